// The responsibility list: golden pages of documents and their rows, filters, and what decides between several tasks.
#include "index/task.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/lexicon.h"
#include "index/task_claim.h"
#include "tests/index/support.h"
#include "tests/support/golden.h"

namespace liye {
namespace {

std::string Outcome(const TaskDeadline& deadline) {
  switch (deadline.due.how) {
    case DueDay::How::kWaits: return "waits for " + deadline.due.anchor;
    case DueDay::How::kRecurs: return "recurs";
    case DueDay::How::kNoDate: return "no date";
    case DueDay::How::kUnknownYear: return "holidays unknown " + std::to_string(deadline.due.year);
    case DueDay::How::kUnreadable: return "unreadable";
    default: return deadline.due.day;
  }
}

// A row as the golden pages write it.
std::string Render(const TaskRecord& task) {
  std::string line = "task " + task.task;
  for (const char* role : {"lead", "responsible", "cooperating", "supervising"})
    if (const std::string units = task.units_of(role); !units.empty()) line.append(" | ").append(role) += ' ' + units;
  for (const TaskDeadline& deadline : task.deadlines) {
    line += " | deadline " + deadline.text + " → " + Outcome(deadline);
    if (deadline.inherited)
      line += " from " + (deadline.inherited_path.empty() ? "the document" : deadline.inherited_path);
  }
  for (const TaskAmount& amount : task.amounts) line += " | amount " + amount.text;
  return line;
}

std::vector<TaskRecord> Tasks(KnowledgeBase& base, const TaskFilters& filters = {}) {
  std::vector<TaskRecord> tasks;
  const Result<void> done = ForEachTask(base.database(), filters, [&](const TaskRecord& task) {
    tasks.push_back(task);
    return true;
  });
  EXPECT_TRUE(done) << done.error().message();
  return tasks;
}

TEST(Task, EveryGoldenPage) {
  const auto cases = ReadGoldenCases(LIYE_SOURCE_DIR "/tests/rows/tasks.txt");
  ASSERT_GE(cases.size(), 10u);
  for (const GoldenCase& page : cases) {
    const TestFolder folder;
    folder.Write("in/page.txt", page.text);
    const auto base = OpenNew(folder.path("base.db"));
    MustIngest(*base, {folder.path("in")});
    std::vector<std::string> found;
    for (const TaskRecord& task : Tasks(*base)) found.push_back(Render(task));
    EXPECT_EQ(found, page.expected) << page.file << ':' << page.line << ' ' << page.title;
  }
}

class TaskFilterTest : public ::testing::Test {
 protected:
  TaskFilterTest() : base_(OpenNew(folder_.path("base.db"))) {
    Store(*base_, {Notice("平政〔2021〕5号", "关于节水的通知", "2021-03-01")
                       .Clause("二、", "改造管网")
                       .Duty("市水利局", Role::kLead, "改造老旧管网")
                       .Duty("市发展改革委", Role::kCooperating, "改造老旧管网")
                       .Deadline("2021年9月底前", "2021-09-30")
                       .Deadline("2021年6月底前", "2021-06-30")
                       .Clause("三、", "宣传")
                       .Duty("各县（市、区）", Role::kResponsible, "开展宣传")
                       .Deadline("每月28日前", "R/P1M/---28", DeadlineKind::kRecurring),
                   Notice("平政〔2022〕1号", "关于再节水的通知", "2022-03-01")
                       .Duty("市水利局", Role::kResponsible, "复查")
                       .CitesNumber(Relation::kRepeals, "平政〔2021〕5号")});
  }
  static MadeDocument Notice(const std::string& number, const std::string& title, const std::string& date) {
    return {number, title, "平川市人民政府", date};
  }
  // Tasks that pass, in order.
  std::string Names(const TaskFilters& filters) {
    std::string names;
    for (const TaskRecord& task : Tasks(*base_, filters)) names += (names.empty() ? "" : " ") + task.task;
    return names;
  }

  const TestFolder folder_;
  const std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(TaskFilterTest, StandInOneRowWithTheirDeadlines) {
  const auto tasks = Tasks(*base_);
  ASSERT_EQ(tasks.size(), 3u);
  EXPECT_EQ(tasks[0].number, "平政〔2022〕1号") << "newest first";
  EXPECT_EQ(
      Render(tasks[1]),
      "task 改造老旧管网 | lead 市水利局 | cooperating 市发展改革委 | deadline 2021年9月底前 → 2021-09-30 | deadline "
      "2021年6月底前 → 2021-06-30");
  EXPECT_EQ(tasks[1].due_date(), "2021-06-30");
  EXPECT_EQ(tasks[1].path, "二、");
  EXPECT_EQ(tasks[1].status, "repealed");
  EXPECT_EQ(tasks[1].file, "/made/a");
}

TEST(TaskEvidence, IsTheClauseOrTheRowOfItsTable) {
  const TestFolder folder;
  folder.Write("in/a.txt",
               "平川市人民政府关于印发任务分解表的通知\n平政〔2017〕14号\n各县（市、区）人民政府：\n一、完善绿化。拨付"
               "资金。（责任单位：市财政局）\n"
               "\n| 序号 | 工作任务 | 牵头单位 | 完成时限 |\n|---|---|---|---|\n| 1 | 新建站台 | 市交通局 | "
               "2017年8月底前 |\n| 2 | "
               "划定泊位 | 市交通局 | 2017年9月底前 |\n\n2017年1月20日\n");
  const auto base = OpenNew(folder.path("base.db"));
  MustIngest(*base, {folder.path("in")});
  const auto tasks = Tasks(*base);
  ASSERT_EQ(tasks.size(), 3u);
  EXPECT_TRUE(tasks[0].evidence.contains("完善绿化。") || tasks[0].evidence.contains("拨付资金。"))
      << tasks[0].evidence;
  EXPECT_EQ(tasks[1].evidence, "1\t新建站台\t市交通局\t2017年8月底前");
  EXPECT_EQ(tasks[2].evidence, "2\t划定泊位\t市交通局\t2017年9月底前");
}

TEST_F(TaskFilterTest, ByUnitInAnyOfItsNames) {
  EXPECT_EQ(Names({.unit = "水利"}), "复查 改造老旧管网");
  EXPECT_EQ(Names({.unit = "市发改委"}), "改造老旧管网");
  EXPECT_EQ(Names({.unit = "市发展和改革委员会"}), "改造老旧管网");
  EXPECT_EQ(Names({.unit = "省发改委"}), "");
  EXPECT_EQ(Names({.unit = "水利局", .role = "lead"}), "改造老旧管网");
  EXPECT_EQ(Names({.role = "cooperating"}), "改造老旧管网");
}

TEST(TaskUnits, AreOneOfficeWithinTheirRegion) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("base.db"));
  const auto notice = [](const char* number, const char* issuer, const char* unit) {
    return MadeDocument(number, std::string("关于排查的通知") + number, issuer, "2017-03-01")
        .Clause("一、", "排查")
        .Duty(unit, Role::kResponsible, std::string("排查") + number);
  };
  Store(*base, {notice("郑政〔2017〕1号", "郑州市人民政府", "市国土资源局"),
                notice("郑政〔2017〕2号", "郑州市人民政府", "郑州市国土局"),
                notice("青政〔2017〕3号", "青岛市人民政府", "市国土资源局")});
  const auto names = [&](const std::string& unit) {
    std::string all;
    for (const TaskRecord& task : Tasks(*base, {.unit = unit})) all += task.task + ' ';
    return all;
  };
  EXPECT_EQ(names("郑州市国土资源局"), "排查郑政〔2017〕1号 排查郑政〔2017〕2号 ");
  EXPECT_EQ(names("郑州市自然资源和规划局"), "排查郑政〔2017〕1号 排查郑政〔2017〕2号 ") << "that took over from it";
  EXPECT_EQ(names("青岛市国土资源局"), "排查青政〔2017〕3号 ");
  EXPECT_EQ(names("济南市国土资源局"), "");
  for (const TaskRecord& task : Tasks(*base)) {
    EXPECT_TRUE(task.units[0].now.ends_with("自然资源和规划局")) << task.units[0].now;
  }
}

TEST_F(TaskFilterTest, ByDay) {
  EXPECT_EQ(Names({.due_from = "2021-06-01", .due_to = "2021-06-27"}), "");
  EXPECT_EQ(Names({.due_from = "2021-06-30", .due_to = "2021-06-30"}), "改造老旧管网");
  EXPECT_EQ(Names({.due_from = "2021-06-28", .due_to = "2021-06-28"}), "开展宣传") << "what recurs falls due, too";
  EXPECT_EQ(Names({.due_from = "2021-09-30"}), "改造老旧管网") << "one of several is enough";
  EXPECT_EQ(Names({.due_from = "2021-01-01", .due_to = "2021-02-28"}), "") << "not before the document";
  EXPECT_EQ(Names({.overdue_at = "2021-07-01"}), "改造老旧管网");
  EXPECT_EQ(Names({.overdue_at = "2021-06-30"}), "") << "the last day is not over";
}

TEST_F(TaskFilterTest, ByDocumentStandingAndAmount) {
  EXPECT_EQ(Names({.leave_out_repealed = true}), "复查");
  EXPECT_EQ(Names({.document = MustFind(*base_, "平政〔2021〕5号").id}), "改造老旧管网 开展宣传");
  EXPECT_EQ(Names({.with_amount = true}), "");
}

TEST_F(TaskFilterTest, StopsWhenToldTo) {
  int seen = 0;
  ASSERT_TRUE(ForEachTask(base_->database(), {}, [&](const TaskRecord&) { return ++seen < 2; }));
  EXPECT_EQ(seen, 2);
}

// Of a clause that says `text`: units and facts by their words, in order; the tasks that each fact goes to.
std::string Claimed(const std::string& text, const std::vector<std::string>& units,
                    const std::vector<std::string>& facts) {
  size_t behind = 0;  // words may come again
  const auto mention = [&](const std::string& words, size_t task) {
    const auto at = static_cast<uint32_t>(text.find(words, behind));
    behind = at + words.size();
    return Mention{{at, at + static_cast<uint32_t>(words.size())}, words, task};
  };
  std::vector<Mention> of_units, of_facts;
  for (size_t i = 0; i < units.size(); ++i) of_units.push_back(mention(units[i], i));
  behind = 0;
  for (const std::string& fact : facts) of_facts.push_back(mention(fact, 0));
  std::vector<Mention> all = of_units;
  all.insert(all.end(), of_facts.begin(), of_facts.end());
  const ClauseSentences sentences(text, all);
  std::string claimed;
  for (const Mention& fact : of_facts) {
    claimed += claimed.empty() ? "" : " ";
    for (size_t task : ClaimInClause(sentences, of_units, fact.span)) claimed += std::to_string(task);
  }
  return claimed;
}

TEST(ClaimInClause, GoesBySentences) {
  EXPECT_EQ(Claimed("甲局3月底前做一。乙局6月底前做二。", {"甲局", "乙局"}, {"3月底前", "6月底前"}), "0 1");
  EXPECT_EQ(Claimed("3月底前，甲局做一；6月底前，乙局做二。", {"甲局", "乙局"}, {"3月底前", "6月底前"}), "0 1");
  EXPECT_EQ(Claimed("甲局3月底前做一，乙局6月底前做二。", {"甲局", "乙局"}, {"3月底前", "6月底前"}), "0 1");
  EXPECT_EQ(Claimed("甲局做一，6月底前完成。6月底前，乙局做二。", {"甲局", "乙局"}, {"6月底前", "6月底前"}), "0 1")
      << "the same words twice";
  EXPECT_EQ(Claimed("甲局做一。乙局做二。上报不晚于9月底。", {"甲局", "乙局"}, {"9月底"}), "1") << "the one before it";
  EXPECT_EQ(Claimed("9月底前完成下列工作。甲局做一。乙局做二。", {"甲局", "乙局"}, {"9月底前"}), "01") << "said of all";
}

// The words of the lexicon, each in a document with one task that names no deadline.
TEST(SharedDeadlineWords, EveryExample) {
  const auto deadlines = [](const std::string& sentence) {
    const TestFolder folder;
    folder.Write("in/a.txt",
                 "平川市人民政府关于整治的通知\n平政〔2017〕6号\n各县（市、区）人民政府：\n现通知如下。\n一、清理违章建"
                 "筑。（责任单位：市规划局）\n"
                 "二、工作要求\n" +
                     sentence + "。\n2017年1月20日\n");
    const auto base = OpenNew(folder.path("base.db"));
    MustIngest(*base, {folder.path("in")});
    const auto tasks = Tasks(*base);
    EXPECT_EQ(tasks.size(), 1u) << sentence;
    return tasks.empty() ? 0 : tasks[0].deadlines.size();
  };
  const auto each = [](std::string_view list, auto&& visit) {
    for (size_t end; (end = list.find('|')) != list.npos; list.remove_prefix(end + 1))
      visit(std::string(list.substr(0, end)));
    if (!list.empty()) visit(std::string(list));
  };
  for (const LexiconRow& row : Lexicon("shared_deadline_words")) {
    ASSERT_GE(row.size(), 2u);
    each(row[1], [&](const std::string& sentence) { EXPECT_EQ(deadlines(sentence), 1u) << sentence; });
    if (row.size() > 2)
      each(row[2], [&](const std::string& sentence) { EXPECT_EQ(deadlines(sentence), 0u) << sentence; });
  }
}

}  // namespace
}  // namespace liye
