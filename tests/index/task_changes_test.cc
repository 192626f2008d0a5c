// What is new, changed and gone between two responsibility lists.
#include "index/task_changes.h"

#include <gtest/gtest.h>

#include <algorithm>

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

std::string Render(const std::vector<TaskRecord>& tasks) {
  std::string text;
  for (const TaskRecord& task : tasks) {
    std::string before = task.before;
    std::replace(before.begin(), before.end(), '\n', ';');
    std::replace(before.begin(), before.end(), '\t', '=');
    text += task.change + ' ' + task.path + task.task + (before.empty() ? "" : " | " + before) + '\n';
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
            "changed 三、制定细则 | path=二、\n"
            "changed 四、拨付补助资金 | task=拨付奖补资金\n"
            "new 五、开展督导检查\n"
            "gone 五、公布名单\n");
}

TEST(TaskChanges, MarksAndSpacesAreNone) {
  EXPECT_EQ(Render(ChangesOf({Task("一、", "完善“绿化”", "市园林局", "2017年6月底前")},
                             {Task("一、", "完善\"绿化\"", "市园林局", "2017年 6月底前")})),
            "");
}

TEST(TaskChanges, NamesWhatAUnitWas) {
  EXPECT_EQ(Render(ChangesOf({Task("一、", "完善绿化", "市园林局")}, {Task("一、", "完善绿化", "市林业局")})),
            "changed 一、完善绿化 | responsible=市林业局\n");
}

// The mirror of a comparison: what is new one way is gone the other way.
TEST(TaskChanges, TheOtherWayRoundNewIsGone) {
  const std::vector<TaskRecord> a = {Task("一、", "甲事项办理", "市园林局"), Task("二、", "乙事项推进", "市商务局")};
  const std::vector<TaskRecord> b = {Task("二、", "乙事项推进", "市财政局"), Task("三、", "丙事项落实", "市商务局"),
                                     Task("四、", "丁事项", "市商务局")};
  const auto count = [](const std::vector<TaskRecord>& changes, const std::string& kind) {
    return std::count_if(changes.begin(), changes.end(), [&](const TaskRecord& task) { return task.change == kind; });
  };
  const auto there = ChangesOf(a, b), back = ChangesOf(b, a);
  EXPECT_EQ(count(there, "new"), count(back, "gone"));
  EXPECT_EQ(count(there, "gone"), count(back, "new"));
  EXPECT_EQ(count(there, "changed"), count(back, "changed"));
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
    std::vector<TaskRecord> all;
    const Result<void> done = ForEachChange(one.database(), other.database(), filters, [&](const TaskRecord& task) {
      all.push_back(task);
      return true;
    });
    EXPECT_TRUE(done);
    return Render(all);
  };
  EXPECT_EQ(changes({}, *now, *before),
            "changed 一、完善道路绿化 | deadline=2017年6月底前\nnew 三、公布名单\ngone 一、排查隐患\n");
  EXPECT_EQ(changes({}, *now, *now), "");
  EXPECT_EQ(changes({.unit = "市园林局"}, *now, *before), "changed 一、完善道路绿化 | deadline=2017年6月底前\n");
  EXPECT_EQ(changes({.document = MustFind(*now, "平政〔2017〕6号").id}, *now, *before),
            "changed 一、完善道路绿化 | deadline=2017年6月底前\nnew 三、公布名单\n");
}

TEST_F(TaskChangesTest, SinceADay) {
  const auto base = Made("base", {kPlan, kOther, kRepeal});
  const auto changes = [&](const TaskFilters& filters, const std::string& day) {
    std::vector<TaskRecord> all;
    const Result<void> done = ForEachChangeSince(base->database(), filters, day, [&](const TaskRecord& task) {
      all.push_back(task);
      return true;
    });
    EXPECT_TRUE(done);
    return Render(all);
  };
  EXPECT_EQ(changes({.leave_out_repealed = true}, "2017-02-01"),
            "new 一、排查隐患\ngone 一、完善道路绿化 | repealed_by=平政〔2018〕1号\n"
            "gone 二、制定实施细则 | repealed_by=平政〔2018〕1号\n");
  EXPECT_EQ(changes({.leave_out_repealed = true}, "2018-04-01"), "");
  EXPECT_EQ(changes({.leave_out_repealed = true}, "2016-01-01"), "new 一、排查隐患\n") << "came and went";
}

}  // namespace
}  // namespace liye
