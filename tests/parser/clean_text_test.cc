#include "parser/clean_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace liye {
namespace {

struct Cleaned {
  CleanText clean;
  explicit Cleaned(std::string_view source, std::vector<Span> noise = {}) {
    clean.Assign(source, {0, static_cast<uint32_t>(source.size())}, noise);
  }
  std::string text() const { return std::string(clean.text()); }
};

TEST(CleanText, JoinsLinesAndDropsWhiteSpace) {
  EXPECT_EQ(Cleaned("经查询无土地登记信\n\n息的").text(), "经查询无土地登记信息的");
  EXPECT_EQ(Cleaned("2017 年\u3000底 前").text(), "2017年底前");
  EXPECT_EQ(Cleaned("郑政\u200b〔2017〕\ufeff6号").text(), "郑政〔2017〕6号");
}

TEST(CleanText, KeepsOneBlankBetweenWordsOnALine) {
  EXPECT_EQ(Cleaned("GB  50180").text(), "GB 50180");
  EXPECT_EQ(Cleaned("用 GPS 定位").text(), "用GPS定位");
  EXPECT_EQ(Cleaned("20\n17年").text(), "2017年");
  EXPECT_EQ(Cleaned("cloud\ncomputing").text(), "cloud computing");
}

TEST(CleanText, FoldsWidthBracketsAndDashes) {
  EXPECT_EQ(Cleaned("（２０１７）：５％").text(), "(2017):5%");
  EXPECT_EQ(Cleaned("[2017]［2017］【2017】﹝2017﹞").text(), "〔2017〕〔2017〕〔2017〕〔2017〕");
  EXPECT_EQ(Cleaned("10–50―60－70").text(), "10—50—60—70");
  EXPECT_EQ(Cleaned("二○一七").text(), "二〇一七");
}

TEST(CleanText, DropsMarkup) {
  EXPECT_EQ(Cleaned("**主题词：**经济").text(), "主题词:经济");
  EXPECT_EQ(Cleaned("<b>审核</b>意见<p style=\"a\">，").text(), "审核意见,");
  EXPECT_EQ(Cleaned("申报单位：\\_\\_").text(), "申报单位:__");
  EXPECT_EQ(Cleaned("a < b 与 5<6").text(), "a<b与5<6");
}

TEST(CleanText, LeavesNoiseOut) {
  const std::string source = "推进服务\n— 12 —\n业发展";
  const auto start = static_cast<uint32_t>(source.find("—"));
  const auto end = static_cast<uint32_t>(source.rfind("—") + 3);
  EXPECT_EQ(Cleaned(source, {{start, end}}).text(), "推进服务业发展");
}

TEST(CleanText, LeadsBackToTheSource) {
  const std::string source = "补 助（３００万\n元）";
  const Cleaned cleaned(source);
  const std::string_view text = cleaned.clean.text();
  const size_t at = text.find("300万元");
  ASSERT_NE(at, text.npos);
  EXPECT_EQ(cleaned.clean.source_span(at, at + std::string_view("300万元").size()).of(source), "３００万\n元");
  EXPECT_EQ(cleaned.clean.source_span(0, text.size()).of(source), source);
}

TEST(CleanText, SpeaksOfWhatItHolds) {
  EXPECT_TRUE(Cleaned("300万元").clean.has(kHasMoney));
  EXPECT_TRUE(Cleaned("３").clean.has(kHasDigit));
  EXPECT_TRUE(Cleaned("郑政［２０１７］６号").clean.has(kHasBracket));
  EXPECT_FALSE(Cleaned("加强领导").clean.has(kHasDigit | kHasMoney | kHasTitle));
}

// Whatever the text: offsets never go back, stay inside, and begin characters.
TEST(CleanText, OffsetsAreMonotonic) {
  const std::u8string alphabet[] = {u8" ", u8"\n", u8"　", u8"中", u8"（", u8"[",          u8"*", u8"\\",
                                    u8"<", u8"b",  u8">",  u8"７", u8"9",  u8"\U0001f600", u8"é", u8"\u200b"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string source;
    for (size_t i = 0, n = random() % 40; i < n; ++i)
      source += reinterpret_cast<const char*>(alphabet[random() % std::size(alphabet)].c_str());
    const Cleaned cleaned(source);
    uint32_t last = 0;
    for (size_t i = 0; i <= cleaned.clean.text().size(); ++i) {
      const uint32_t at = cleaned.clean.source_offset(i);
      ASSERT_GE(at, last) << source;
      ASSERT_LE(at, source.size()) << source;
      if (at < source.size()) {
        ASSERT_NE(static_cast<unsigned char>(source[at]) & 0xc0, 0x80) << source;
      }
      last = at;
    }
  }
}

TEST(Squeeze, KeepsPunctuationAsItStands) {
  const std::string source = "关于 **推进**（试点）\n工作，的 通知";
  EXPECT_EQ(Squeeze(source, {0, static_cast<uint32_t>(source.size())}), "关于推进（试点）工作，的通知");
}

TEST(WithoutWhiteSpace, DropsNothingElse) {
  EXPECT_EQ(WithoutWhiteSpace("郑政\u200b〔2017〕\u3000 6\r\n号**"), "郑政\u200b〔2017〕6号**");
}

}  // namespace
}  // namespace liye
