#include "index/fold.h"

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

#include "corpus/lexicon.h"

namespace liye {
namespace {

TEST(Fold, MakesVariantsEqual) {
  EXPECT_EQ(FoldedKey("關於信息公開"), FoldedKey("关于信息公开"));
  EXPECT_EQ(FoldedKey("ＡＢＣ１２３"), "abc123");
  EXPECT_EQ(FoldedKey("二〇一七"), FoldedKey("二○一七"));
  EXPECT_EQ(FoldedKey("二零一七"), FoldedKey("二〇一七"));
  EXPECT_EQ(FoldedKey("㎡"), "m2");
  EXPECT_EQ(FoldedKey("⼀"), "一");  // a Kangxi radical, as PDF extraction gives it
}

TEST(Fold, LeavesOutMarksAndSpaces) {
  EXPECT_EQ(FoldedKey("《平川市“十三五”规划》（试行）"), "平川市十三五规划试行");
  EXPECT_EQ(FoldedKey("平\u200b川　市\u00ad"), "平川市");
  EXPECT_EQ(FoldedKey("，。！"), "");
}

TEST(Fold, TakesBytesThatAreNoUtf8) {
  EXPECT_EQ(FoldedKey("\xff\xfe\xe5\xb9"), "");
  EXPECT_EQ(FoldedKey("a\xf0\x9f\x98\x80z"), "az");  // an emoji is a mark
}

TEST(Fold, IsIdempotent) {
  for (char32_t code = 1; code < 0x30000; ++code) {
    if (code >= 0xd800 && code < 0xe000) continue;
    std::string text;
    AppendUtf8(text, code);
    const std::string once = FoldedKey(text);
    ASSERT_EQ(FoldedKey(once), once) << std::hex << static_cast<uint32_t>(code);
  }
}

// The table was made with ICU once; a newer ICU may know more characters but must not contradict it.
TEST(Fold, AgreesWithIcuOnTraditionalCharacters) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> icu_table(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
  ASSERT_TRUE(U_SUCCESS(error));
  size_t rows = 0;
  for (const LexiconRow& row : Lexicon("simplified")) {
    ASSERT_EQ(row.size(), 2u);
    if (row[1] == "〇") continue;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8({row[0].data(), static_cast<int32_t>(row[0].size())});
    icu_table->transliterate(text);
    std::string simplified;
    text.toUTF8String(simplified);
    EXPECT_EQ(simplified, row[1]) << row[0];
    ++rows;
  }
  EXPECT_GT(rows, 2000u);
}

}  // namespace
}  // namespace liye
