// Real web pages of which the text alone is at hand too: both give the same characters.
#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <filesystem>

#include "corpus/read.h"
#include "corpus/walk.h"

namespace liye {
namespace {

std::string WithoutBlanks(std::string_view text) {
  std::string rest;
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t at = 0, next = 0; at < size; at = next) {
    UChar32 character = 0;
    U8_NEXT(text.data(), next, size, character);
    if (!u_isUWhiteSpace(character)) rest += text.substr(at, next - at);
  }
  return rest;
}

TEST(RealPages, GiveTheTextThatWasPublishedBesideThem) {
  const std::filesystem::path policy = std::filesystem::path(LIYE_SOURCE_DIR) / ".." / "shared" / "policy";
  if (!std::filesystem::exists(policy / "gwy_html")) GTEST_SKIP() << "no ../shared beside the sources";
  size_t compared = 0;
  for (const Input& input : FindInputs({(policy / "gwy_html").string()}).files) {
    const std::string name = std::filesystem::path(input.path).stem().string();
    const Result<Source> page = ReadSource(input.path);
    const Result<Source> text = ReadSource((policy / "gwy_txt" / (name + ".txt")).string());
    ASSERT_TRUE(page && text) << name;
    EXPECT_EQ(page->media_type, MediaType::kHtml);
    EXPECT_EQ(text->media_type, MediaType::kPlainText);
    std::string expected = WithoutBlanks(text->text);
    if (expected.ends_with("-->")) expected.resize(expected.size() - 3);  // left over by who made the text
    EXPECT_EQ(WithoutBlanks(page->text), expected) << name;
    ++compared;
  }
  EXPECT_GT(compared, 0u);
}

TEST(RealPages, EveryTextIsReadWithoutReplacement) {
  const std::filesystem::path shared = std::filesystem::path(LIYE_SOURCE_DIR) / ".." / "shared";
  if (!std::filesystem::exists(shared / "texts")) GTEST_SKIP() << "no ../shared beside the sources";
  const Inputs inputs =
      FindInputs({(shared / "texts").string(), (shared / "policy").string(), (shared / "laws").string()});
  EXPECT_TRUE(inputs.failed.empty());
  EXPECT_TRUE(inputs.skipped.empty());
  EXPECT_FALSE(inputs.files.empty());
  for (const Input& input : inputs.files) {
    const Result<Source> source = ReadSource(input.path);
    ASSERT_TRUE(source) << input.path;
    EXPECT_EQ(source->replaced, 0u) << input.path;
    EXPECT_EQ(source->encoding, "UTF-8") << input.path;
    EXPECT_EQ(source->byte_size, input.byte_size) << input.path;
    EXPECT_EQ(source->text.empty(), input.byte_size == 0) << input.path;
  }
}

}  // namespace
}  // namespace liye
