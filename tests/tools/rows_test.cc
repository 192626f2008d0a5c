#include "tools/rows.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tools/terminal.h"

namespace liye {
namespace {

std::string Printed(Format format, const std::vector<std::vector<std::string>>& cells) {
  testing::internal::CaptureStdout();
  const auto rows = Rows::Make(format, {{"unit", "单位", 8}, {"count", "数量", 6, true}});
  for (const auto& row : cells) rows->Add(row);
  rows->Finish();
  return testing::internal::GetCapturedStdout();
}

TEST(Rows, TableAlignsWideCharacters) {
  EXPECT_EQ(Printed(Format::kTable, {{"市财政局", "3"}, {"OECD", "12"}}),
            "单位      数量\n"
            "--------  ----\n"
            "市财政局     3\n"
            "OECD        12\n");
}

TEST(Rows, TableWrapsLongCells) {
  EXPECT_EQ(Printed(Format::kTable, {{"市发展和改革委员会", "1"}}),
            "单位      数量\n"
            "--------  ----\n"
            "市发展和     1\n"
            "改革委员\n"
            "会\n");
}

TEST(Rows, TableLeavesEmptyColumnsOut) {
  EXPECT_EQ(Printed(Format::kTable, {{"", "1"}, {"", "2"}}), "数量\n----\n   1\n   2\n");
  EXPECT_EQ(Printed(Format::kCsv, {{"", "1"}}), "unit,count\r\n,1\r\n");
}

// A long table begins before its end is known: a column that was empty by then keeps its room.
TEST(Rows, ALongTableIsWrittenAsItComes) {
  constexpr int kRows = 1500;
  testing::internal::CaptureStdout();
  const auto rows = Rows::Make(Format::kTable, {{"unit", "单位", 8}, {"count", "数量", 6, true}});
  for (int i = 0; i < 1001; ++i) rows->Add({"市财政局", ""});
  const std::string begun = testing::internal::GetCapturedStdout();
  EXPECT_TRUE(begun.starts_with("单位        数量\n--------  ------\n市财政局\n")) << begun.substr(0, 80);
  testing::internal::CaptureStdout();
  for (int i = 1001; i < kRows; ++i) rows->Add({"市发展和改革委员会", "123456"});
  rows->Finish();
  const std::string rest = testing::internal::GetCapturedStdout();
  EXPECT_TRUE(rest.starts_with("市发展和  123456\n改革委员\n会\n市发展和")) << rest.substr(0, 80);
  EXPECT_EQ(std::count(rest.begin(), rest.end(), '\n'), 3 * (kRows - 1001));
}

TEST(Rows, TableWithoutRowsPrintsNothing) { EXPECT_EQ(Printed(Format::kTable, {}), ""); }

TEST(Rows, CsvQuotesAndDefusesFormulas) {
  EXPECT_EQ(Printed(Format::kCsv, {{"甲,\"乙\"", "1"}, {"=1+1", "2"}}),
            "unit,count\r\n\"甲,\"\"乙\"\"\",1\r\n'=1+1,2\r\n");
}

TEST(Rows, MarkdownKeepsCellsInTheirColumns) {
  EXPECT_EQ(Printed(Format::kMarkdown, {{"甲|乙\n*丙*", "1"}, {"", "2"}}),
            "| 单位 | 数量 |\n|---|---:|\n| 甲\\|乙<br>\\*丙\\* | 1 |\n|  | 2 |\n");
}

TEST(Rows, JsonWritesNumbersAndNulls) {
  EXPECT_EQ(Printed(Format::kJsonl, {{"甲\n\"", "1"}, {"", "2"}}),
            "{\"unit\":\"甲\\n\\\"\",\"count\":1}\n{\"unit\":null,\"count\":2}\n");
}

TEST(Terminal, WidthCountsColumns) {
  EXPECT_EQ(DisplayWidth("郑政〔2017〕6号"), 15u);
  EXPECT_EQ(DisplayWidth("e\xcc\x81"), 1u);
  EXPECT_EQ(DisplayWidth("\xe2\x80\x8b"), 0u);
  EXPECT_EQ(PrefixOfWidth("平川市", 5), "平川");
}

}  // namespace
}  // namespace liye
