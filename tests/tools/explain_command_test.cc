// liye explain: what was found, what was tried, why a candidate was dropped, for a line or a whole file.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "tests/support/run.h"

namespace liye {
namespace {

// Line 1 is the title, 3 the number, 5 has a deadline and a cap, 6 a date of the past, 8 and 9 sign.
constexpr const char* kNotice =
    "平川市人民政府关于加强供水工作的通知\n\n平政〔2017〕8号\n\n2017年6月底前完成改造，每户补贴不超过500元。\n"
    "2016年3月底前已有水厂3座。\n\n平川市人民政府\n2017年3月1日\n";

struct Row {
  int line;
  std::string outcome, rule, text, value, meaning;
};

std::vector<Row> Explain(const std::vector<std::string>& arguments) {
  std::vector<std::string> call = {"explain", "--format", "jsonl", "--lang", "en"};
  call.insert(call.end(), arguments.begin(), arguments.end());
  const RunResult result = Liye(call);
  EXPECT_EQ(result.status, 0) << result.err;
  std::vector<Row> rows;
  for (const std::string& line : Lines(result.out)) {
    rapidjson::Document json;
    EXPECT_FALSE(json.Parse(line.c_str()).HasParseError()) << line;
    const auto text = [&](const char* key) {
      return json[key].IsString() ? std::string(json[key].GetString()) : std::string();
    };
    rows.push_back(
        {json["line"].GetInt(), text("outcome"), text("rule"), text("text"), text("value"), text("meaning")});
  }
  return rows;
}

const Row* Find(const std::vector<Row>& rows, std::string_view outcome, std::string_view rule) {
  for (const Row& row : rows)
    if (row.outcome == outcome && row.rule == rule) return &row;
  return nullptr;
}

TEST(ExplainCommand, SaysWhatWasFoundByWhichRuleAndHowSure) {
  const TemporaryFolder folder;
  const std::vector<Row> rows = Explain({folder.Write("notice.txt", kNotice)});
  const Row* found = Find(rows, "found", "deadline.before");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->line, 5);
  EXPECT_EQ(found->text, "2017年6月底前");
  EXPECT_EQ(found->value, "2017-06-30  due  sure");
  EXPECT_EQ(found->meaning, "a moment with 前, 之前, 以内");
}

TEST(ExplainCommand, SaysWhyACandidateWasDropped) {
  const TemporaryFolder folder;
  const std::vector<Row> rows = Explain({folder.Write("notice.txt", kNotice), "--line", "6"});
  const Row* dropped = Find(rows, "dropped", "deadline.before");
  ASSERT_TRUE(dropped);
  EXPECT_EQ(dropped->text, "2016年3月底");
  EXPECT_EQ(dropped->value, "past");
  EXPECT_EQ(dropped->meaning, "it lies before the document's date");
}

TEST(ExplainCommand, OfOneLineListsPatternsThatMatchedNothingToo) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("notice.txt", kNotice);
  const std::vector<Row> rows = Explain({path, "--line", "5"});
  EXPECT_TRUE(Find(rows, "matched", "amount.at_most"));
  EXPECT_FALSE(Find(rows, "no match", "amount.at_most"));
  for (const Row& row : rows) EXPECT_TRUE(row.line == 5 || row.outcome == "document") << row.line << ' ' << row.outcome;
  for (const Row& row : Explain({path})) EXPECT_NE(row.outcome, "no match") << row.rule;
}

TEST(ExplainCommand, TellsWhichBlockAndClauseALineStandsIn) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("plan.txt", "平川市供水工作方案\n一、目标\n（一）水量。保障水量充足。\n");
  const std::vector<Row> rows = Explain({path, "--line", "3"});
  const Row* block = Find(rows, "block", "");
  ASSERT_TRUE(block);
  EXPECT_EQ(block->value, "body");
  EXPECT_EQ(block->meaning, "一、 > （一）");
}

TEST(ExplainCommand, ProgramsGetTheSameWordsInEveryLanguage) {
  const TemporaryFolder folder;
  const RunResult result = Liye({"explain", folder.Write("notice.txt", kNotice), "--format", "csv"});
  EXPECT_NE(result.out.find(",dropped,deadline.before,"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("早于成文日期"), std::string::npos) << result.out;
}

TEST(ExplainCommand, SpeaksChineseUnlessAskedOtherwise) {
  const TemporaryFolder folder;
  const RunResult result = Liye({"explain", folder.Write("notice.txt", kNotice), "--line", "6"});
  EXPECT_NE(result.out.find("早于成文日期"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("舍弃"), std::string::npos) << result.out;
}

TEST(ExplainCommand, WrongInputIsExplained) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("notice.txt", kNotice);
  const RunResult far = Liye({"explain", path, "--line", "99"});
  EXPECT_EQ(far.status, 2);
  EXPECT_NE(far.err.find("has 10 lines; there is no line 99."), std::string::npos) << far.err;
  const RunResult empty = Liye({"explain", path, "--line", "4"});
  EXPECT_EQ(empty.status, 1);
  EXPECT_NE(empty.err.find("Nothing stands on line 4"), std::string::npos) << empty.err;
  EXPECT_EQ(Liye({"explain", folder / "absent.txt"}).status, 2);
  EXPECT_EQ(Liye({"explain", path, "--line", "0"}).status, 2);
}

}  // namespace
}  // namespace liye
