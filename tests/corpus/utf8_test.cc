#include "corpus/utf8.h"

#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include "support.h"

namespace liye {
namespace {

using namespace std::string_literals;

// ICU's reading of `bytes`, character by character: the judge of ours.
std::string RepairWithIcu(std::string_view bytes, uint64_t& replaced) {
  std::string text;
  const auto size = static_cast<int32_t>(bytes.size());
  for (int32_t at = 0; at < size;) {
    UChar32 character = 0;
    U8_NEXT(bytes.data(), at, size, character);
    replaced += character < 0;
    AppendUtf8(text, character < 0 ? 0xFFFD : static_cast<char32_t>(character));
  }
  return text;
}

TEST(Utf8, ValidTextIsValidToItsEnd) {
  for (const std::string& text :
       {""s, "plain"s, "平川市"s, "混 mixed 合"s, "\xC2\x80"s, "\xDF\xBF"s, "\xE0\xA0\x80"s, "\xED\x9F\xBF"s,
        "\xEE\x80\x80"s, "\xEF\xBF\xBF"s, "\xF0\x90\x80\x80"s, "\xF4\x8F\xBF\xBF"s, "a\0b"s}) {
    EXPECT_EQ(ValidUtf8Length(text), text.size());
    EXPECT_EQ(ValidUtf8Length(Repeat(text, 50)), text.size() * 50);
  }
}

TEST(Utf8, StopsBeforeTheFirstInvalidByte) {
  const std::string before = "各县（市、区）abcdefghijkl";
  for (const char* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
                          "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xFF", "\xFE", "\xE5", "\xE5\xB9", "\xF0\x9F\x98"}) {
    EXPECT_EQ(ValidUtf8Length(before + bad), before.size()) << bad;
    EXPECT_EQ(ValidUtf8Length(before + bad + "政府文件政府文件"), before.size()) << bad;
  }
}

struct Repair {
  std::string bytes, text;
  uint64_t replaced;
};

TEST(Utf8, OneReplacementForEachMaximalSubpart) {
  const std::string r(kReplacement);
  for (const auto& [bytes, text, count] : std::initializer_list<Repair>{
           {"a\x80z", "a" + r + "z", 1},
           {"\xE5\xB9z", r + "z", 1},                  // two bytes that began a character
           {"\xE5\xB9", r, 1},                         // cut off by the end
           {"\xC0\xAF", r + r, 2},                     // overlong
           {"\xE0\x80\xAF", r + r + r, 3},             // overlong
           {"\xED\xA0\x80", r + r + r, 3},             // a surrogate
           {"\xF0\x9F\x98\xE5\xB9\xB3", r + "平", 1},  // three of four, then a character
           {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", r + r + r + r + r + "A" + r + r + "B", 7},
       }) {
    uint64_t replaced = 0;
    EXPECT_EQ(RepairUtf8(bytes, replaced), text);
    EXPECT_EQ(replaced, count);
  }
}

TEST(Utf8, ValidTextComesBackWithoutACopy) {
  std::string text = Repeat("平川市", 100);
  const char* const data = text.data();
  uint64_t replaced = 0;
  EXPECT_EQ(RepairUtf8(std::move(text), replaced).data(), data);
}

TEST(Utf8, AgreesWithIcuOnRandomBytes) {
  std::mt19937 random(20210301);
  for (int round = 0; round < 10000; ++round) {
    // Bytes near the borders of the rules, where chance alone seldom leads.
    static constexpr char kEdges[] =
        "\x00\x41\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE5\xED\xEF\xF0\xF4\xF5\xFF";
    std::string bytes;
    for (size_t i = random() % 24; i > 0; --i) bytes += kEdges[random() % (sizeof kEdges - 1)];
    uint64_t ours = 0, theirs = 0;
    const std::string expected = RepairWithIcu(bytes, theirs);
    ASSERT_EQ(RepairUtf8(bytes, ours), expected);
    ASSERT_EQ(ours, theirs);
    ASSERT_EQ(ValidUtf8Length(expected), expected.size());
  }
}

}  // namespace
}  // namespace liye
