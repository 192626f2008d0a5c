// Real web pages of which the text alone is at hand too: both give the same documents and the same facts.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "corpus/read.h"
#include "corpus/walk.h"
#include "tests/support/golden.h"

namespace liye {
namespace {

// Documents with their elements and clauses, and facts with values, attributes and evidence; sorted, as a page may print its
// metadata block in another order than the text.
std::vector<std::string> Found(const Source& source) {
  std::vector<std::string> lines =
      Render(source, {"document", "element", "clause", "number", "title", "deadline", "amount", "duty"});
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(RealPages, GiveTheFactsOfTheTextThatWasPublishedBesideThem) {
  const std::filesystem::path policy = std::filesystem::path(LIYE_SOURCE_DIR) / ".." / "shared" / "policy";
  if (!std::filesystem::exists(policy / "gwy_html")) GTEST_SKIP() << "no ../shared beside the sources";
  size_t compared = 0;
  for (const Input& input : FindInputs({(policy / "gwy_html").string()}).files) {
    const std::string name = std::filesystem::path(input.path).stem().string();
    const Result<Source> page = ReadSource(input.path);
    const Result<Source> text = ReadSource((policy / "gwy_txt" / (name + ".txt")).string());
    ASSERT_TRUE(page && text) << name;
    const std::vector<std::string> of_page = Found(*page), of_text = Found(*text);
    EXPECT_FALSE(of_text.empty()) << name;
    EXPECT_EQ(of_page, of_text) << name;
    ++compared;
  }
  EXPECT_GE(compared, 30u);
}

}  // namespace
}  // namespace liye
