#include "extract/decimal.h"

#include <gtest/gtest.h>

#include <string>

namespace liye {
namespace {

std::string Text(std::string_view number) {
  const auto value = Decimal::Parse(number);
  return value ? value->ToString() : "none";
}

TEST(Decimal, ParsesAndWritesPlainNumbers) {
  EXPECT_EQ(Text("0"), "0");
  EXPECT_EQ(Text("000"), "0");
  EXPECT_EQ(Text("0.0"), "0");
  EXPECT_EQ(Text("7"), "7");
  EXPECT_EQ(Text("007"), "7");
  EXPECT_EQ(Text("1880"), "1880");
  EXPECT_EQ(Text("0.5"), "0.5");
  EXPECT_EQ(Text("12.340"), "12.34");
  EXPECT_EQ(Text("0.001"), "0.001");
  EXPECT_EQ(Text("123456789012345678901234567890"), "123456789012345678901234567890");
}

TEST(Decimal, ParsesThousandsSeparators) {
  EXPECT_EQ(Text("1,200"), "1200");
  EXPECT_EQ(Text("12,345,678.90"), "12345678.9");
  EXPECT_EQ(Text("1,20"), "none");
  EXPECT_EQ(Text("1,2000"), "none");
  EXPECT_EQ(Text("1200,000"), "none");
  EXPECT_EQ(Text(",200"), "none");
  EXPECT_EQ(Text("1,200,"), "none");
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const char* text : {"", ".", ".5", "5.", "1.2.3", "-1", "+1", "1e3", "1 2", "十", "1.2a", "a1", "1.2,000"})
    EXPECT_EQ(Text(text), "none") << text;
}

TEST(Decimal, MovesThePointExactly) {
  EXPECT_EQ(Decimal::Parse("1.9651")->Shifted(8).ToString(), "196510000");
  EXPECT_EQ(Decimal::Parse("856.15")->Shifted(4).ToString(), "8561500");
  EXPECT_EQ(Decimal::Parse("0.1")->Shifted(4).ToString(), "1000");
  EXPECT_EQ(Decimal::Parse("1.15")->Shifted(1).ToString(), "11.5");
  EXPECT_EQ(Decimal::Parse("5")->Shifted(-1).ToString(), "0.5");
  EXPECT_EQ(Decimal::Parse("5")->Shifted(-3).ToString(), "0.005");
  EXPECT_EQ(Decimal(0).Shifted(8).ToString(), "0");
}

TEST(Decimal, EveryTenthUpToATenThousandTimesWanIsExact) {
  for (int tenths = 0; tenths <= 100000; ++tenths) {
    const std::string text = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    ASSERT_EQ(Decimal::Parse(text)->Shifted(4).ToString(), std::to_string(int64_t{tenths} * 1000)) << text;
  }
}

TEST(Decimal, AddsAsIntegersDo) {
  for (uint64_t a = 0; a <= 120; ++a)
    for (uint64_t b = 0; b <= 120; ++b) ASSERT_EQ(Decimal(a).Plus(Decimal(b)).ToString(), std::to_string(a + b));
  EXPECT_EQ(Decimal(99999).Plus(Decimal(1)).ToString(), "100000");
}

TEST(Decimal, AddsAcrossExponents) {
  EXPECT_EQ(Decimal(1).Shifted(8).Plus(Decimal(2000).Shifted(4)).ToString(), "120000000");
  EXPECT_EQ(Decimal(3).Plus(Decimal(5).Shifted(-1)).Plus(Decimal(5).Shifted(-2)).ToString(), "3.55");
  EXPECT_EQ(Decimal::Parse("0.999")->Plus(*Decimal::Parse("0.001")).ToString(), "1");
  EXPECT_EQ(Decimal(0).Plus(*Decimal::Parse("0.25")).ToString(), "0.25");
}

TEST(Decimal, Compares) {
  EXPECT_LT(Decimal(5).Shifted(3), Decimal(3).Shifted(4));
  EXPECT_GT(*Decimal::Parse("10.01"), Decimal(10));
  EXPECT_EQ(*Decimal::Parse("10.00"), Decimal(1).Shifted(1));
  EXPECT_LT(Decimal(0), *Decimal::Parse("0.1"));
  EXPECT_EQ(Decimal(0), *Decimal::Parse("0.0"));
}

}  // namespace
}  // namespace liye
