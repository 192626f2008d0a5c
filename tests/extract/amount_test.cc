#include "extract/amount.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/amount_context.h"
#include "extract/amount_number.h"
#include "extract/amount_per.h"

namespace liye {
namespace {

struct Written {
  const char* text;
  const char* value;
  const char* currency;
};

TEST(AmountNumber, ReadsNumberMultiplierAndCurrency) {
  static constexpr Written kCases[] = {
      {"1.2亿元", "120000000", "CNY"},
      {"3000万", "30000000", ""},
      {"5千元", "5000", "CNY"},
      {"一百二十万元", "1200000", "CNY"},
      {"壹佰万元", "1000000", "CNY"},
      {"二百元", "200", "CNY"},
      {"1,200万元", "12000000", "CNY"},
      {"1亿2000万元", "120000000", "CNY"},
      {"两千亿元", "200000000000", "CNY"},
      {"一点五亿元", "150000000", "CNY"},
      {"2.68万亿元", "2680000000000", "CNY"},
      {"5百万元", "5000000", "CNY"},
      {"三千五百元", "3500", "CNY"},
      {"五万三千元", "53000", "CNY"},
      {"百亿", "10000000000", ""},
      {"亿元", "100000000", "CNY"},
      {"千万元", "10000000", "CNY"},
      {"十万元", "100000", "CNY"},
      {"100万澳门元", "1000000", "MOP"},
      {"7万加元", "70000", "CAD"},
      {"1200圆", "1200", "CNY"},
      {"0.1万元", "1000", "CNY"},
      {"30多万元", "300000", "CNY"},
      {"万亿", "1000000000000", ""},
  };
  for (const Written& written : kCases) {
    const auto sum = ParseSum(written.text, 0);
    ASSERT_TRUE(sum) << written.text;
    EXPECT_EQ(sum->value.ToString(), written.value) << written.text;
    EXPECT_EQ(sum->currency, written.currency) << written.text;
    EXPECT_EQ(sum->end, std::string_view(written.text).size()) << written.text;
  }
}

TEST(AmountNumber, KnowsWhereTheNumberBegins) {
  const auto number_in = [](std::string_view text, std::string_view unit) {
    const size_t at = text.find(unit);
    return text.substr(SumBegin(text, at), at - SumBegin(text, at));
  };
  EXPECT_EQ(number_in("补助1,200万元", "万"), "1,200");
  EXPECT_EQ(number_in("分别为5,10万元", "万"), "5,10");
  EXPECT_EQ(number_in("共一百二十万元", "万"), "一百二十");
  EXPECT_EQ(number_in("2017年6万亩", "万"), "6");
  EXPECT_EQ(number_in("单元", "元"), "");
}

TEST(AmountNumber, AListOfNumbersIsNotOneNumber) {
  const auto sum = ParseSum("5,10万元", 0);
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->value.ToString(), "5");
}

Bound BoundOf(std::string_view text, std::string_view number) {
  const auto sum = ParseSum(text, text.find(number));
  return sum ? ReadBound(text, *sum).bound : Bound::kRange;
}

TEST(AmountContext, ANegatedFloorIsACapAndTheOtherWayRound) {
  EXPECT_EQ(BoundOf("不超过300万元", "300"), Bound::kAtMost);
  EXPECT_EQ(BoundOf("超过300万元", "300"), Bound::kMoreThan);
  EXPECT_EQ(BoundOf("不低于300万元", "300"), Bound::kAtLeast);
  EXPECT_EQ(BoundOf("低于300万元", "300"), Bound::kLessThan);
  EXPECT_EQ(BoundOf("不得少于300万元", "300"), Bound::kAtLeast);
  EXPECT_EQ(BoundOf("少于300万元", "300"), Bound::kLessThan);
  EXPECT_EQ(BoundOf("最高不超过300万元", "300"), Bound::kAtMost);
  EXPECT_EQ(BoundOf("不能超过每月1000元", "1000"), Bound::kAtMost);
}

TEST(AmountContext, WordsThatOnlyEndLikeABoundAreNone) {
  EXPECT_EQ(BoundOf("通过300万元", "300"), Bound::kEqual);
  EXPECT_EQ(BoundOf("节约300万元", "300"), Bound::kEqual);
  EXPECT_EQ(BoundOf("达到300万元", "300"), Bound::kEqual);
}

std::string PerOf(std::string_view text, std::string_view number) {
  const size_t at = text.find(number);
  const auto sum = ParseSum(text, at);
  return sum ? ReadPer(text, sum->begin, sum->end) : "none";
}

TEST(AmountContext, ReadsWhatASumIsPer) {
  EXPECT_EQ(PerOf("每个子女每月1000元", "1000"), "子女/月");
  EXPECT_EQ(PerOf("每人800万元奖励", "800"), "人");
  EXPECT_EQ(PerOf("每户每年不高于1万元", "1万"), "户/年");
  EXPECT_EQ(PerOf("每区县每年最高补助10万元", "10"), "区县/年");
  EXPECT_EQ(PerOf("每个企业年补贴额最高30万元", "30"), "企业/年");
  EXPECT_EQ(PerOf("每平方米五百元以上二千元以下", "二千"), "平方米");
  EXPECT_EQ(PerOf("100万元/年", "100"), "年");
  EXPECT_EQ(PerOf("总投资300万元", "300"), "");
  EXPECT_EQ(PerOf("2017年投资300万元", "300"), "");
}

TEST(AmountContext, MoneyNeedsWordsOfMoneyAndNoCounter) {
  const auto is_money = [](std::string_view text, std::string_view number) {
    const auto sum = ParseSum(text, text.find(number));
    return sum && IsMoneyByContext(text, *sum);
  };
  EXPECT_TRUE(is_money("给予500万奖励", "500"));
  EXPECT_TRUE(is_money("总收入达300亿,", "300"));
  EXPECT_FALSE(is_money("投资建设500万平方米厂房", "500"));
  EXPECT_FALSE(is_money("户籍人口超过100万的城市", "100"));
  EXPECT_FALSE(is_money("共有500万", "500"));
}

}  // namespace
}  // namespace liye
