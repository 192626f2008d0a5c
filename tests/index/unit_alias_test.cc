#include "index/unit_alias.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/lexicon.h"

namespace liye {
namespace {

bool IsOtherName(std::string_view name, std::string_view other) {
  const std::vector<std::string> names = OtherUnitNames(name);
  return std::find(names.begin(), names.end(), other) != names.end();
}

TEST(UnitAlias, EveryExampleOfTheLexiconHoldsBothWays) {
  int count = 0;
  for (const LexiconRow& row : Lexicon("unit_names")) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    std::string examples(row[2]);
    for (size_t end; !examples.empty(); examples.erase(0, end == examples.npos ? end : end + 1)) {
      end = examples.find(' ');
      const std::string example = examples.substr(0, end);
      const size_t equals = example.find('=');
      ASSERT_NE(equals, example.npos) << row[0];
      const std::string one = example.substr(0, equals), other = example.substr(equals + 1);
      EXPECT_TRUE(IsOtherName(one, other)) << example;
      EXPECT_TRUE(IsOtherName(other, one)) << example;
      ++count;
    }
  }
  EXPECT_GT(count, 60);
}

TEST(UnitAlias, KeepsThePlace) {
  EXPECT_TRUE(IsOtherName("国家发改委", "国家发展和改革委员会"));
  EXPECT_TRUE(IsOtherName("平川市发展改革委", "平川市发改委"));
  EXPECT_TRUE(IsOtherName("发改委", "发展改革委"));
  EXPECT_TRUE(IsOtherName("市 發改委", "市发展改革委"));
}

TEST(UnitAlias, LeavesOtherWordsAlone) {
  for (const char* name : {"市财政局", "宗教委员会", "发改委主任", "发改", "水", "", "平川市", "教育局", "城乡规划局"})
    EXPECT_TRUE(OtherUnitNames(name).empty()) << name << ": " << OtherUnitNames(name).front();
  EXPECT_FALSE(IsOtherName("市发改委", "市发改局"));  // a bureau of a county is another office
  EXPECT_FALSE(IsOtherName("市卫健委", "市卫健委员会"));
}

std::string Widened(std::string_view text) { return QueryText(WidenUnits(*ParseQuery(text))); }

TEST(UnitAlias, WidensWordsOutsideQuotationMarks) {
  EXPECT_EQ(Widened("市民宗局 经费"), "(市民宗局 | “市民族宗教事务局” | “市民族宗教局”) 经费");
  EXPECT_EQ(Widened("“市民宗局”"), "“市民宗局”");
  EXPECT_EQ(Widened("NEAR(市法制办 意见, 3)"), "NEAR(市法制办 意见, 3) | NEAR(“市法制办公室” 意见, 3)");
  EXPECT_EQ(WidenUnits(*ParseQuery("单位:市法制办")).field.other_names, std::vector<std::string>{"市法制办公室"});
  EXPECT_TRUE(WidenUnits(*ParseQuery("单位:“市法制办”")).field.other_names.empty());
}

TEST(UnitAlias, StaysWithinWhatAnIndexIsAskedFor) {
  std::string text;
  for (int i = 0; i < 64; ++i) text += "市发改委 ";
  EXPECT_LE(PositivePhrases(WidenUnits(*ParseQuery(text))).size(), 64u + 256u);
}

}  // namespace
}  // namespace liye
