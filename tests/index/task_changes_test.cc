// What is new, changed and gone between two responsibility lists.
#include "index/task_changes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "index/units.h"
#include "tests/index/support.h"

namespace liye {
namespace {

TaskRecord Task(const std::string& path, const std::string& words, const std::string& unit,
                const std::string& deadline = "") {
  TaskRecord task;
  task.path = path;
  task.task = words;
  task.units.push_back({.name = unit, .role = "responsible", .collective = {}, .now = {}, .span = {}});
  if (!deadline.empty()) {
    task.deadlines.emplace_back();
    task.deadlines.back().text = deadline;
  }
  return task;
}

std::string Render(const std::vector<TaskChange>& changes) {
  std::string text;
  for (const auto& [task, earlier] : changes) {
    text += task.change + ' ' + task.path + task.task;
    for (const TaskBefore& before : task.before) text += " | " + before.key + '=' + before.value;
    text += '\n';
  }
  return text;
}

TEST(TaskChanges, EqualListsHaveNone) {
  const std::vector<TaskRecord> list = {Task("一、", "完善绿化", "市园林局"), Task("二、", "完善绿化", "市园林局"),
                                        Task("三、", "制定细则", "市商务局", "6月底前")};
  EXPECT_EQ(Render(ChangesOf(list, list)), "");
}

TEST(TaskChanges, PairsByClauseAndWordsThenWordsThenSimilarWords) {
  EXPECT_EQ(Render(ChangesOf({Task("一、", "完善道路绿化", "市园林局", "9月底前"), Task("三、", "制定细则", "市商务局"),
                              Task("四、", "拨付补助资金", "市财政局"), Task("五、", "开展督导检查", "市政府督查室")},
                             {Task("一、", "完善道路绿化", "市园林局", "6月底前"), Task("二、", "制定细则", "市商务局"),
                              Task("四、", "拨付奖补资金", "市财政局"), Task("五、", "公布名单", "市政府督查室")})),
            "changed 一、完善道路绿化 | deadline=6月底前\n"
            "changed 四、拨付补助资金 | task=拨付奖补资金\n"
            "new 五、开展督导检查\n"
            "gone 五、公布名单\n");
}

TEST(TaskChanges, ANewClauseInFrontChangesNothingBehindIt) {
  EXPECT_EQ(Render(ChangesOf({Task("一、", "加强领导", "市园林局"), Task("二、", "完善绿化", "市园林局"),
                              Task("三、", "制定细则", "市商务局")},
                             {Task("一、", "完善绿化", "市园林局"), Task("二、", "制定细则", "市商务局")})),
            "new 一、加强领导\n");
}

TEST(TaskChanges, WhereItStoodIsToldWhenSomethingElseDiffers) {
  EXPECT_EQ(Render(ChangesOf({Task("二、", "完善绿化", "市园林局")}, {Task("一、", "完善绿化", "市林业局")})),
            "changed 二、完善绿化 | responsible=市林业局 | path=一、\n");
}

// Rows of a table stand in one clause: the words decide.
TEST(TaskChanges, TheNearestIsThePartner) {
  EXPECT_EQ(
      Render(ChangesOf({Task("", "花园路道路绿化提升改造", "市城管局"), Task("", "中原路道路绿化提升改造", "市财政局")},
                       {Task("", "东风路道路绿化改造", "市城建委"), Task("", "花园路道路绿化改造", "市城管局"),
                        Task("", "中原路道路绿化改造", "市财政局")})),
      "changed 花园路道路绿化提升改造 | task=花园路道路绿化改造\n"
      "changed 中原路道路绿化提升改造 | task=中原路道路绿化改造\n"
      "gone 东风路道路绿化改造\n");
}

TEST(TaskChanges, MarksAndSpacesAreNone) {
  EXPECT_EQ(Render(ChangesOf({Task("一、", "完善“绿化”", "市园林局", "2017年6月底前")},
                             {Task("一、", "完善\"绿化\"", "市园林局", "2017年 6月底前")})),
            "");
}

TEST(TaskChanges, ADayMayChangeWithoutItsWords) {
  std::vector<TaskRecord> now = {Task("一、", "完善绿化", "市园林局", "30日内")}, before = now;
  now[0].deadlines[0].due.day = "2017-03-01";
  before[0].deadlines[0].due.day = "2017-02-01";
  before[0].deadlines[0].text = "30 日内";
  EXPECT_EQ(Render(ChangesOf(now, before)), "changed 一、完善绿化 | due_date=2017-02-01\n");
}

std::vector<TaskRecord> RandomList(std::mt19937& random, size_t size) {
  std::vector<TaskRecord> list;
  for (size_t i = 0; i < size; ++i) {
    std::string words = "路段";
    for (int k = 0; k < 4; ++k) words += std::string("东西南北中上下左").substr(random() % 8 * 3, 3);
    list.push_back(Task(random() % 2 == 0 ? "" : "一、", words + "改造", random() % 2 == 0 ? "市城管局" : "市财政局"));
  }
  return list;
}

// What is new one way is gone the other way, and every task is accounted for.
TEST(TaskChanges, TheOtherWayRoundNewIsGone) {
  std::mt19937 random(7);
  const auto count = [](const std::vector<TaskChange>& changes, const std::string& kind) {
    return static_cast<size_t>(std::count_if(changes.begin(), changes.end(),
                                             [&](const TaskChange& change) { return change.task.change == kind; }));
  };
  for (int round = 0; round < 200; ++round) {
    const auto a = RandomList(random, random() % 12), b = RandomList(random, random() % 12);
    const auto there = ChangesOf(a, b), back = ChangesOf(b, a);
    EXPECT_EQ(a.size() - count(there, "new"), b.size() - count(there, "gone")) << "pairs";
    EXPECT_EQ(b.size() - count(back, "new"), a.size() - count(back, "gone"));
    for (const TaskChange& change : there) EXPECT_EQ(change.task.change == "changed", change.earlier.has_value());
    EXPECT_TRUE(ChangesOf(a, a).empty());
  }
}

// All rows of a large table reworded: no comparison of all with all.
TEST(TaskChanges, ThousandsOfTasksAreComparedAtOnce) {
  std::vector<TaskRecord> now, before;
  for (int i = 0; i < 5000; ++i) {
    before.push_back(Task("", "第" + std::to_string(i) + "号道路绿化改造工程", "市城管局"));
    now.push_back(Task("", "第" + std::to_string(i) + "号道路绿化提升改造工程", "市城管局"));
  }
  const auto changes = ChangesOf(now, before);
  ASSERT_EQ(changes.size(), now.size());
  for (size_t i = 0; i < changes.size(); ++i) {
    ASSERT_EQ(changes[i].task.change, "changed");
    ASSERT_EQ(changes[i].earlier->task, before[i].task);
  }
}

constexpr char kPlan[] =
    "平川市人民政府关于加强绿化的通知\n平政〔2017〕6号\n各县（市、区）人民政府：\n现通知如下。\n"
    "一、完善道路绿化。2017年6月底前完成。（责任单位：市园林局）\n"
    "二、制定实施细则。（责任单位：市商务局）\n2017年1月20日\n";
constexpr char kLater[] =
    "平川市人民政府关于加强绿化的通知\n平政〔2017〕6号\n各县（市、区）人民政府：\n现通知如下。\n"
    "一、完善道路绿化。2017年9月底前完成。（责任单位：市园林局）\n"
    "二、制定实施细则。（责任单位：市商务局）\n三、公布名单。（责任单位：市商务局）\n2017年1月20日\n";
constexpr char kOther[] =
    "平川市人民政府关于排查隐患的通知\n平政〔2017〕8号\n各县（市、区）人民政府：\n现通知如下。\n"
    "一、排查隐患。（责任单位：市应急局）\n2017年3月20日\n";
constexpr char kRepeal[] =
    "平川市人民政府关于废止部分文件的通知\n平政〔2018〕1号\n各县（市、区）人民政府：\n"
    "一、废止《平川市人民政府关于加强绿化的通知》（平政〔2017〕6号）。\n2018年3月20日\n";

class TaskChangesTest : public ::testing::Test {
 protected:
  std::unique_ptr<KnowledgeBase> Made(const std::string& name, const std::vector<std::string>& texts) {
    for (size_t i = 0; i < texts.size(); ++i) folder_.Write(name + "/" + std::to_string(i) + ".txt", texts[i]);
    auto base = OpenNew(folder_.path(name + ".db"));
    MustIngest(*base, {folder_.path(name)});
    return base;
  }
  const TestFolder folder_;
};

TEST_F(TaskChangesTest, BetweenTwoKnowledgeBases) {
  const auto before = Made("before", {kPlan, kOther});
  const auto now = Made("now", {kLater});
  const auto changes = [&](const TaskFilters& filters, KnowledgeBase& one, KnowledgeBase& other) {
    std::vector<TaskChange> all;
    const Result<void> done = ForEachChange(one.database(), other.database(), filters, [&](const TaskChange& change) {
      all.push_back(change);
      return true;
    });
    EXPECT_TRUE(done);
    return Render(all);
  };
  EXPECT_EQ(changes({}, *now, *before),
            "changed 一、完善道路绿化 | deadline=2017年6月底前\nnew 三、公布名单\ngone 一、排查隐患\n");
  EXPECT_EQ(changes({}, *now, *now), "");
  EXPECT_EQ(changes({.unit = "市园林局"}, *now, *before), "changed 一、完善道路绿化 | deadline=2017年6月底前\n");
  for (const char* last : {"2017-07-31", "2017-12-31"})
    EXPECT_EQ(changes({.due_to = last}, *now, *before), "changed 一、完善道路绿化 | deadline=2017年6月底前\n")
        << "it was due before, or is";
  ASSERT_EQ(*MergeUnits(now->database(), {"平川市", "市应急局", "市商务局"}), UnitChange::kDone);
  EXPECT_EQ(changes({.unit = "市商务局"}, *now, *before), "new 三、公布名单\ngone 一、排查隐患\n") << "for both lists";
  EXPECT_EQ(changes({.document = MustFind(*now, "平政〔2017〕6号").id}, *now, *before),
            "changed 一、完善道路绿化 | deadline=2017年6月底前\nnew 三、公布名单\n");
}

TEST_F(TaskChangesTest, SinceADay) {
  const auto base = Made("base", {kPlan, kOther, kRepeal});
  const auto changes = [&](const TaskFilters& filters, const std::string& day) {
    std::vector<TaskChange> all;
    const Result<void> done = ForEachChangeSince(base->database(), filters, day, [&](const TaskChange& change) {
      all.push_back(change);
      return true;
    });
    EXPECT_TRUE(done);
    return Render(all);
  };
  EXPECT_EQ(changes({.leave_out_repealed = true}, "2017-02-01"),
            "new 一、排查隐患\ngone 一、完善道路绿化 | repealed_by=平政〔2018〕1号\n"
            "gone 二、制定实施细则 | repealed_by=平政〔2018〕1号\n");
  EXPECT_EQ(changes({.leave_out_repealed = true}, "2018-03-20").substr(0, 4), "gone") << "the day itself counts";
  EXPECT_EQ(changes({.leave_out_repealed = true}, "2018-03-21"), "");
  EXPECT_EQ(changes({.leave_out_repealed = true}, "2016-01-01"), "new 一、排查隐患\n") << "came and went";
}

}  // namespace
}  // namespace liye
