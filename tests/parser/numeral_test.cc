#include "parser/numeral.h"

#include <gtest/gtest.h>

namespace liye {
namespace {

TEST(Numeral, ReadsUnitsPositionsAndFinancialForms) {
  const std::pair<const char*, uint32_t> cases[] = {
      {"一", 1},          {"十", 10},        {"十二", 12},        {"二十", 20},        {"二十三", 23},
      {"一百", 100},      {"一百零五", 105}, {"一百一十", 110},   {"三百二十一", 321}, {"两千零一十七", 2017},
      {"二〇一七", 2017}, {"二○○九", 2009},  {"壹佰贰拾叁", 123}, {"廿三", 23},        {"卅", 30},
      {"3", 3},           {"007", 7},        {"2017", 2017},      {"零", 0},
  };
  for (const auto& [text, value] : cases) EXPECT_EQ(ParseNumeral(text), value) << text;
}

TEST(Numeral, RefusesWhatIsNone) {
  for (const char* text : {"", "甲", "十百", "一十二三十", "一万", "3a", "二十2", "百千", "12345678901"})
    EXPECT_EQ(ParseNumeral(text), std::nullopt) << text;
}

TEST(Numeral, MeasuresTheRunAtTheStart) {
  EXPECT_EQ(NumeralLength("十二条"), 6u);
  EXPECT_EQ(NumeralLength("条十二"), 0u);
  EXPECT_EQ(NumeralLength("三万"), 3u);
  EXPECT_EQ(NumeralLength(""), 0u);
}

}  // namespace
}  // namespace liye
