#include "extract/deadline.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/time_expression.h"

namespace liye {
namespace {

std::string LastDay(std::string_view text, int year = 0) {
  auto moment = ParseMoment(text, 0);
  if (!moment) return "none";
  if (!moment->year) moment->year = year;
  return moment->end == text.size() ? moment->Last().iso() : "short";
}

TEST(TimeExpression, TheLastDayOfWhatIsWritten) {
  EXPECT_EQ(LastDay("2017年"), "2017-12-31");
  EXPECT_EQ(LastDay("2017年底"), "2017-12-31");
  EXPECT_EQ(LastDay("2017年6月"), "2017-06-30");
  EXPECT_EQ(LastDay("2017年6月底"), "2017-06-30");
  EXPECT_EQ(LastDay("2017年6月30日"), "2017-06-30");
  EXPECT_EQ(LastDay("2017年上半年"), "2017-06-30");
  EXPECT_EQ(LastDay("2017年下半年"), "2017-12-31");
  EXPECT_EQ(LastDay("2017年第三季度"), "2017-09-30");
  EXPECT_EQ(LastDay("2017年三季度末"), "2017-09-30");
  EXPECT_EQ(LastDay("2017年4月上旬"), "2017-04-10");
  EXPECT_EQ(LastDay("2017年4月中旬"), "2017-04-20");
  EXPECT_EQ(LastDay("2017年4月下旬"), "2017-04-30");
  EXPECT_EQ(LastDay("2020年2月"), "2020-02-29");
  EXPECT_EQ(LastDay("2021年2月底"), "2021-02-28");
  EXPECT_EQ(LastDay("2100年2月"), "2100-02-28");
  EXPECT_EQ(LastDay("二〇一七年六月三十日"), "2017-06-30");
  EXPECT_EQ(LastDay("2017年全年"), "2017-12-31");
  EXPECT_EQ(LastDay("年底", 2018), "2018-12-31");
  EXPECT_EQ(LastDay("12月底", 2018), "2018-12-31");
  EXPECT_EQ(LastDay("上半年", 2018), "2018-06-30");
}

TEST(TimeExpression, WhatIsNoMoment) {
  for (const char* text : {"13月", "0月", "3个月", "15日", "3年", "年度", "12345年", "底", ""})
    EXPECT_FALSE(ParseMoment(text, 0)) << text;
}

TEST(TimeExpression, RecurringMoments) {
  EXPECT_TRUE(ParseMoment("每年1月20日", 0)->recurring());
  EXPECT_TRUE(ParseMoment("每月28日", 0)->every_month);
  EXPECT_EQ(ParseMoment("每月28日", 0)->day, 28);
  EXPECT_TRUE(ParseMoment("每季度末", 0)->every_quarter);
  EXPECT_EQ(ParseMoment("每季度首月10日", 0)->month, 1);
  EXPECT_TRUE(ParseMoment("次年3月31日", 0)->recurring());
  EXPECT_FALSE(ParseMoment("今年6月", 0)->recurring());
}

std::string Length(std::string_view text) {
  const auto duration = ParseDuration(text, 0);
  return duration && duration->end == text.size() ? duration->iso() : "none";
}

TEST(TimeExpression, LengthsOfTime) {
  EXPECT_EQ(Length("15个工作日"), "P15WD");
  EXPECT_EQ(Length("十五日"), "P15D");
  EXPECT_EQ(Length("2个月"), "P2M");
  EXPECT_EQ(Length("一周"), "P7D");
  EXPECT_EQ(Length("两年"), "P2Y");
  EXPECT_EQ(Length("半年"), "P6M");
  EXPECT_EQ(Length("半个月"), "P15D");
  EXPECT_EQ(Length("24小时"), "PT24H");
  EXPECT_EQ(Length("30分钟"), "PT30M");
  EXPECT_EQ(Length("3-5个工作日"), "P5WD");
  EXPECT_EQ(Length("两周岁"), "none");
  EXPECT_EQ(Length("2017年"), "none");
}

TEST(TimeExpression, Ranges) {
  const auto years = ParseJoinedRange("2017—2020年", 0);
  ASSERT_TRUE(years);
  EXPECT_EQ(years->first.First().iso() + "/" + years->last.Last().iso(), "2017-01-01/2020-12-31");
  const auto months = ParseJoinedRange("2018年3-5月", 0);
  ASSERT_TRUE(months);
  EXPECT_EQ(months->first.First().iso() + "/" + months->last.Last().iso(), "2018-03-01/2018-05-31");
  const auto days = ParseJoinedRange("2018年9月25-28日", 0);
  ASSERT_TRUE(days);
  EXPECT_EQ(days->first.First().iso() + "/" + days->last.Last().iso(), "2018-09-25/2018-09-28");
  EXPECT_FALSE(ParseJoinedRange("2020—2017年", 0));
  EXPECT_FALSE(ParseJoinedRange("3-5个月", 0));
}

std::vector<DeadlineFinding> Read(DeadlineScene& scene, std::string_view text, std::string_view unit) {
  scene.text = text;
  scene.found.clear();
  const size_t at = text.find(unit);
  if (!ReadMoment(scene, at)) ReadDuration(scene, at);
  return scene.found;
}

TEST(DeadlineRules, TheDocumentsDateDividesPastFromFuture) {
  DeadlineScene scene;
  scene.document_date = scene.earliest = {2017, 3, 7};
  scene.plan_year = 2017;
  EXPECT_TRUE(Read(scene, "2016年6月底前完成", "年").empty());
  ASSERT_EQ(Read(scene, "2017年6月底前完成", "年").size(), 1u);
  EXPECT_EQ(scene.found[0].deadline.value, "2017-06-30");
}

TEST(DeadlineRules, AMissingYearComesFromThePlan) {
  DeadlineScene scene;
  scene.document_date = scene.earliest = {2017, 12, 20};
  scene.plan_year = 2018;
  ASSERT_EQ(Read(scene, "6月底前完成", "月").size(), 1u);
  EXPECT_EQ(scene.found[0].deadline.value, "2018-06-30");
  scene.recent_year = 2019;
  ASSERT_EQ(Read(scene, "6月底前完成", "月").size(), 1u);
  EXPECT_EQ(scene.found[0].deadline.value, "2019-06-30");
}

TEST(DeadlineRules, FieldLabels) {
  EXPECT_TRUE(FindDeadlineField("完成时间:2017年6月"));
  EXPECT_TRUE(FindDeadlineField("责任单位:甲;时限要求:6月"));
  EXPECT_FALSE(FindDeadlineField("会议时间:6月"));
  EXPECT_TRUE(IsDeadlineFieldName("完成时限"));
  EXPECT_TRUE(IsDeadlineFieldName("完成时间(月)"));
  EXPECT_FALSE(IsDeadlineFieldName("责任单位"));
  const auto field = FindDeadlineField("完成时限:6月底责任单位:甲");
  ASSERT_TRUE(field);
  EXPECT_EQ(std::string_view("完成时限:6月底责任单位:甲").substr(field->begin, field->end - field->begin), "6月底");
}

TEST(DeadlineRules, EventsBeginBehindTheirPreposition) {
  const auto event = [](std::string_view text) {
    size_t from = 0;
    return std::string(text.substr(EventBegin(text, text.size(), from)));
  };
  EXPECT_EQ(event("申请人应当自收到通知书之日"), "收到通知书之日");
  EXPECT_EQ(event("应在缴款通知书出具之日"), "缴款通知书出具之日");
  EXPECT_EQ(event("申请人于公告期满"), "公告期满");
  EXPECT_EQ(event("关于本办法印发"), "关于本办法印发");
  EXPECT_EQ(event("存在问题整改"), "存在问题整改");
  EXPECT_EQ(EventWords("收到通知书之日"), "收到通知书");
  EXPECT_EQ(EventWords("印发"), "印发");
}

}  // namespace
}  // namespace liye
