#include "index/fold.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace liye {
namespace {

// The rows of index/fold/<list>.tsv.
std::vector<std::pair<std::string, std::string>> Pairs(const std::string& list) {
  std::ifstream file(LIYE_SOURCE_DIR "/index/fold/" + list + ".tsv");
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::string line; std::getline(file, line);)
    if (const size_t tab = line.find('\t'); !line.starts_with('#') && tab != line.npos)
      pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  return pairs;
}

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

TEST(Fold, TakesRadicalsForCharacters) {
  EXPECT_EQ(FoldedKey("部⻔⻓江⻋⻢"), "部门长江车马");  // as PDF extraction gives them
  EXPECT_EQ(FoldedKey("⾨⾧⾞"), "门长车");              // Kangxi, by way of the traditional form
  for (const auto& [from, to] : Pairs("radicals")) EXPECT_EQ(FoldedKey(from), FoldedKey(to)) << from;
  EXPECT_GT(Pairs("radicals").size(), 100u);
}

TEST(Fold, KeepsEveryCharacterOfASequence) {
  EXPECT_EQ(FoldedKey("㋿"), "令和");
  EXPECT_EQ(FoldedKey("🄐"), "a");    // (a), above U+FFFF
  EXPECT_EQ(FoldedKey("🉀"), "本");  // 〔本〕
  EXPECT_EQ(FoldedKey("\ufdfa"), FoldedKey("صلى الله عليه وسلم"));
}

TEST(Fold, TakesKanaMarksForKana) {
  std::string kinds;
  for (char32_t code : {U'ー', U'ｰ', U'々', U'ﾟ'})
    FoldCharacter(code, [&](CharClass kind, char32_t) { kinds += kind == CharClass::kHan ? 'h' : '-'; });
  EXPECT_EQ(kinds, "hhhh");
}

TEST(Fold, TakesAnyCodePoint) {
  for (char32_t code : {char32_t{0}, char32_t{0xd800}, char32_t{0x10ffff}, char32_t{0x110000}, char32_t{0xffffffff}})
    FoldCharacter(code, [](CharClass kind, char32_t) { EXPECT_EQ(kind, CharClass::kBreak); });
}

// The table that the build made is the one that ICU and the lists give now: nothing stale was compiled in.
TEST(Fold, AgreesWithIcuOnCompatibilityForms) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(error);
  ASSERT_TRUE(U_SUCCESS(error));
  for (char32_t code = 0; code <= 0x10ffff; ++code) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const icu::UnicodeString one(static_cast<UChar32>(code));
    std::string text, normal;
    one.toUTF8String(text);
    folder->normalize(one, error).toUTF8String(normal);
    ASSERT_EQ(FoldedKey(text), FoldedKey(normal)) << std::hex << static_cast<uint32_t>(code);
  }
}

TEST(Fold, IsIdempotent) {
  for (char32_t code = 1; code < 0x110000; ++code) {
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
  for (const auto& [from, to] : Pairs("simplified")) {
    if (to == "〇") continue;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(from);
    icu_table->transliterate(text);
    std::string simplified;
    text.toUTF8String(simplified);
    EXPECT_EQ(simplified, to) << from;
    ++rows;
  }
  EXPECT_GT(rows, 2000u);
}

}  // namespace
}  // namespace liye
