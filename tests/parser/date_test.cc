#include "parser/date.h"

#include <gtest/gtest.h>

namespace liye {
namespace {

std::string Iso(std::string_view text) {
  const auto match = ParseDateAt(text);
  return match ? match->date.iso() + "/" + std::to_string(match->length) : "none";
}

TEST(Date, ReadsEveryWayOfWritingADay) {
  EXPECT_EQ(Iso("2017年3月7日"), "2017-03-07/15");
  EXPECT_EQ(Iso("1996年02月09日起"), "1996-02-09/17");
  EXPECT_EQ(Iso("二〇一七年三月二十七日"), "2017-03-27/33");
  EXPECT_EQ(Iso("二OO九年十二月三十一日"), "2009-12-31/32");
  EXPECT_EQ(Iso("2017-03-07"), "2017-03-07/10");
  EXPECT_EQ(Iso("2017/3/7"), "2017-03-07/8");
  EXPECT_EQ(Iso("2017.3.7"), "2017-03-07/8");
}

TEST(Date, RefusesDaysThatAreNotInTheCalendar) {
  for (const char* text : {"2017年2月30日", "2017年13月1日", "2019-02-29", "2017年3月", "2017.3", "17年3月7日",
                           "2017-3", "2017年0月1日", "3月7日", "", "2017.3.123", "20170307"})
    EXPECT_EQ(Iso(text), "none") << text;
  EXPECT_EQ(Iso("2020-02-29"), "2020-02-29/10");
}

TEST(Date, KnowsTheLengthOfMonths) {
  EXPECT_EQ(DaysInMonth(2000, 2), 29);
  EXPECT_EQ(DaysInMonth(1900, 2), 28);
  EXPECT_EQ(DaysInMonth(2021, 4), 30);
  EXPECT_EQ(DaysInMonth(2021, 13), 0);
}

TEST(Date, FindsTheFirstDayInAText) {
  EXPECT_EQ(FindDate("印发日期2011年5月31日，2012年1月1日起施行")->iso(), "2011-05-31");
  EXPECT_EQ(FindDate("电话12017年3月7日"), std::nullopt);
  EXPECT_EQ(FindDate("没有日期"), std::nullopt);
}

}  // namespace
}  // namespace liye
