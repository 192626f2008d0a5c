// Golden cases: text and what must be found in it, on pages an expert can read and extend.
//
// Format of a file in tests/golden (and, without text, of tests/gold):
//
//   kinds: deadline amount          which kinds of line the cases of this file compare
//   === title of the case           `[markdown]` or `[html]` at the end sets the media type
//   text …
//   ---
//   deadline 2017年6月底前 → 2017-06-30 due
//   amount 300万元 → 3000000 CNY le per=项目
//
// Everything found of those kinds must be listed, in the order of the text. Attributes
// (word=…) are compared only when the case gives them; `per=-` demands that there is none;
// `task=` is a prefix. docs/golden.md has the whole list of lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/source.h"

namespace liye {

struct GoldenCase {
  std::string file;  // base name of the golden file
  int line = 0;      // of the === line
  std::string title;
  MediaType media_type = MediaType::kPlainText;
  std::vector<std::string> kinds;
  std::string text;
  std::vector<std::string> expected;
};

// The cases of a file in tests/golden. Throws std::runtime_error on a malformed page.
std::vector<GoldenCase> ReadGoldenCases(const std::string& path);

// The whole answer for a document that stands elsewhere: a file of tests/gold.
struct GoldenAnswer {
  std::vector<std::string> kinds;
  std::vector<std::string> expected;
};
GoldenAnswer ReadGoldenAnswer(const std::string& path);

// What parsing and extraction find in `source`, one line each, of the given kinds only.
std::vector<std::string> Render(const Source& source, const std::vector<std::string>& kinds);

// Differences between what was expected and what was found, one line each ("missing: …",
// "unexpected: …"); empty when they agree.
std::vector<std::string> Compare(const std::vector<std::string>& expected, const std::vector<std::string>& found);

}  // namespace liye
