// The articles (条) of real laws: number and order, against a count that knows nothing of the parser.
#include <gtest/gtest.h>

#include <filesystem>

#include "corpus/read.h"
#include "corpus/walk.h"
#include "parser/clean_text.h"
#include "parser/parse.h"

namespace liye {
namespace {

// The labels 第…条 at the heads of lines, Markdown marks passed over: what a person sees who runs a finger down the page.
std::vector<std::string> ArticlesByEye(std::string_view text) {
  constexpr std::string_view kNumerals = "一二三四五六七八九十百千零〇0123456789";
  std::vector<std::string> labels;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    for (bool more = true; more;) {
      more = false;
      for (std::string_view mark : {" ", "\t", "　", "#", "*"})
        if (line.starts_with(mark)) line.remove_prefix(mark.size()), more = true;
    }
    if (!line.starts_with("第")) continue;
    size_t i = 3;
    while (i < line.size() && kNumerals.find(line.substr(i, line[i] & 0x80 ? 3 : 1)) != kNumerals.npos)
      i += line[i] & 0x80 ? 3 : 1;
    if (i == 3 || !line.substr(i).starts_with("条")) continue;
    i += 3;
    const std::string_view next = line.substr(i);
    if (next.empty() || next.starts_with(" ") || next.starts_with("　") || next.starts_with("\t"))
      labels.emplace_back(line.substr(0, i));
  }
  return labels;
}

std::vector<std::string> ArticlesParsed(const Source& source) {
  std::vector<std::string> labels;
  for (const Document& document : Parse(source))
    for (const Clause& clause : document.clauses)
      if (clause.kind == ClauseKind::kArticle) labels.push_back(Squeeze(source.text, clause.label));
  return labels;
}

TEST(Laws, NumberAndOrderOfArticlesAreThoseOfTheText) {
  const std::filesystem::path laws = std::filesystem::path(LIYE_SOURCE_DIR) / "../shared/laws";
  if (!std::filesystem::exists(laws)) GTEST_SKIP() << "skipped: the real laws are not beside this checkout (../shared)";
  size_t files = 0, articles = 0;
  for (const Input& input : FindInputs({laws.string()}).files) {
    const Result<Source> source = ReadSource(input.path);
    ASSERT_TRUE(source) << input.path;
    const std::vector<std::string> expected = ArticlesByEye(source->text);
    EXPECT_EQ(ArticlesParsed(*source), expected) << input.path;
    ++files;
    articles += expected.size();
  }
  EXPECT_EQ(files, 80u);
  EXPECT_GT(articles, 3000u);
}

}  // namespace
}  // namespace liye
