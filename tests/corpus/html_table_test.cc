#include <gtest/gtest.h>

#include "corpus/html_text.h"
#include "support.h"

namespace liye {
namespace {

std::string Row(std::initializer_list<const char*> cells) {
  std::string row = "<tr>";
  for (const char* cell : cells) row += "<td>" + std::string(cell) + "</td>";
  return row + "</tr>";
}

std::string Table(const std::string& rows) { return "<table>" + rows + "</table>"; }

TEST(HtmlTable, ARowIsALineWithTabs) {
  EXPECT_EQ(HtmlToText(Table(Row({"任务", "责任单位"}) + Row({"改造小区", "市住建局"}))),
            "任务\t责任单位\n改造小区\t市住建局\n\n");
  EXPECT_EQ(HtmlToText("<table><thead><tr><th>序号<th>任务<tbody><tr><td>1<td>绿化</table>"),
            "序号\t任务\n1\t绿化\n\n");
  EXPECT_EQ(HtmlToText(Table("<td>甲<td>乙")), "甲\t乙\n\n") << "cells without a row";
}

TEST(HtmlTable, EmptyCellsKeepTheirPlaceAndEmptyRowsVanish) {
  EXPECT_EQ(HtmlToText(Table(Row({"甲", "乙", "丙"}) + Row({"", "&nbsp;", ""}) + Row({"", "丁", ""}))),
            "甲\t乙\t丙\n\t丁\t\n\n");
}

TEST(HtmlTable, LinesOfACellStandOnOne) {
  EXPECT_EQ(HtmlToText(Table(Row({"1", "<p>市财政局</p><p>市教育局</p>"}) + Row({"2", "&nbsp; 市水利局<br>市林业局"}))),
            "1\t市财政局 市教育局\n2\t市水利局 市林业局\n\n");
  EXPECT_EQ(HtmlToText(Table(Row({"1", "<pre>甲\t乙</pre>"}) + Row({"2", "丙"}))), "1\t甲 乙\n2\t丙\n\n");
}

TEST(HtmlTable, ASpanningCellStandsOnceAndColumnsLineUp) {
  EXPECT_EQ(
      HtmlToText("<table><tr><td rowspan=2>财政<td>预算<td>甲<tr><td>决算<td>乙<tr><td>教育<td>学校<td>丙</table>"),
      "财政\t预算\t甲\n\t决算\t乙\n教育\t学校\t丙\n\n");
  EXPECT_EQ(HtmlToText("<table><tr><td colspan=2>项目<td>金额<tr><td>甲<td>乙<td>3<tr><td>丙<td colspan=2>无</table>"),
            "项目\t\t金额\n甲\t乙\t3\n丙\t无\t\n\n");
  EXPECT_EQ(HtmlToText("<table><tr><td>甲<td rowspan=3>乙<td>丙<tr><td>丁<td>戊<tr><td>己<td>庚</table>"),
            "甲\t乙\t丙\n丁\t\t戊\n己\t\t庚\n\n");
  EXPECT_EQ(HtmlToText("<table><tr><td>甲<td>乙<td rowspan=2>丙<tr><td>丁<td>戊</table>"), "甲\t乙\t丙\n丁\t戊\t\n\n");
}

TEST(HtmlTable, ColumnsInWhichNoCellBeginsAreNone) {
  EXPECT_EQ(HtmlToText("<table><tr><td colspan=3>甲<td colspan=4>乙<tr><td colspan=3>丙<td colspan=4>丁</table>"),
            "甲\t乙\n丙\t丁\n\n");
}

TEST(HtmlTable, ATitleRowStandsAboveAndLaterOnesInTheTable) {
  EXPECT_EQ(HtmlToText("<table><tr><td colspan=2>任务分解表<tr><td>任务<td>单位<tr><td "
                       "colspan=2>一、绿化<tr><td>植树<td>林业局</table>"),
            "任务分解表\n任务\t单位\n一、绿化\t\n植树\t林业局\n\n");
  EXPECT_EQ(HtmlToText("<table><caption>资金表</caption>" + Row({"甲", "1"}) + Row({"乙", "2"}) + "</table>"),
            "资金表\n甲\t1\n乙\t2\n\n");
}

TEST(HtmlTable, TablesThatFollowOneAnotherAreKeptApart) {
  const std::string table = Table(Row({"甲", "1"}) + Row({"乙", "2"}));
  EXPECT_EQ(HtmlToText(table + table + "<p>尾</p>"), "甲\t1\n乙\t2\n\n甲\t1\n乙\t2\n\n尾\n");
}

TEST(HtmlTable, TablesThatOnlyPlaceThingsLeaveNoTrace) {
  EXPECT_EQ(HtmlToText(Table(Row({"<p>通知</p><p>正文</p>"}))), "通知\n正文\n") << "one cell";
  EXPECT_EQ(HtmlToText(Table(Row({"", "<p>通知</p><p>一</p><p>二</p>", ""}))), "通知\n一\n二\n") << "margins";
  EXPECT_EQ(HtmlToText(Table(Row({"导航", "<p>通知</p><p>一</p><p>二</p><p>三</p><p>四</p>"}))),
            "导航\n通知\n一\n二\n三\n四\n")
      << "a side column";
  EXPECT_EQ(HtmlToText(Table(Row({"首页"}) + Row({"导航", Repeat("<p>正文</p>", 20).c_str()}) + Row({"版权"}))),
            "首页\n导航\n" + Repeat("正文\n", 20) + "版权\n");
}

TEST(HtmlTable, RowsOfAnInnerTableSurviveInsideALayout) {
  const std::string data = Table(Row({"发文字号：", "平政〔2021〕5号"}) + Row({"成文日期：", "2021年3月1日"}));
  const std::string lines = "发文字号：\t平政〔2021〕5号\n成文日期：\t2021年3月1日\n\n";
  EXPECT_EQ(HtmlToText(Table(Row({"导航", data.c_str()}) + Row({"", "<p>正文</p>"}))), "导航\n" + lines + "正文\n");
  EXPECT_EQ(HtmlToText(Table(Row({Table(Row({data.c_str()})).c_str()}))), lines) << "two tables deep";
  EXPECT_EQ(HtmlToText(Table(Row({"甲", "乙"}) + Row({"丙", data.c_str()}) + Row({"丁", "戊"}))),
            "甲\t乙\n丙\n" + lines + "丁\t戊\n\n")
      << "only the row that holds it is opened";
}

TEST(HtmlTable, AnInnerTableOfOneCellIsJustItsText) {
  const std::string wrapped = Table(Row({"市财政局"}));
  EXPECT_EQ(HtmlToText(Table(Row({"1", wrapped.c_str()}) + Row({"2", "市教育局"}))), "1\t市财政局\n2\t市教育局\n\n");
}

TEST(HtmlTable, BrokenTablesKeepTheirText) {
  EXPECT_EQ(HtmlToText("<table>甲<tr>乙<td>丙</td>丁<td>戊</td></tr>己"), "甲\n乙\n丁\n丙\t戊\n己\n");
  EXPECT_EQ(HtmlToText("<td>甲</td><tr>乙</tr>丙"), "甲\n乙\n丙\n");
  EXPECT_EQ(HtmlToText("<table><tr><td>甲<table><tr><td>乙"), "甲\n乙\n");
  EXPECT_EQ(HtmlToText("<table><tr><td>甲</td><td <b>乙</b></td></tr></table>丙").find("丙\n") != std::string::npos,
            true);
}

TEST(HtmlTable, AbsurdSpansAreIgnored) {
  EXPECT_EQ(HtmlToText("<table><tr><td colspan=-1>甲<td rowspan=x>乙<tr><td colspan=99999999999>丙<td>丁</table>"),
            "甲\t乙\n丙\t丁\n\n");
  const std::string wide =
      HtmlToText(Table(Repeat("<tr><td colspan=1000 rowspan=1000>甲<td colspan=1000>乙</tr>", 2000)));
  EXPECT_EQ(wide, Repeat("甲\t乙\n", 2000) + "\n");
}

}  // namespace
}  // namespace liye
