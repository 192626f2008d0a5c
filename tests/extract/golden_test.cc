// Runs every page of tests/golden, one test a case.
#include "tests/support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "corpus/read.h"

namespace liye {
namespace {

std::vector<GoldenCase> AllCases() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(LIYE_SOURCE_DIR "/tests/golden"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<GoldenCase> cases;
  for (const std::string& path : paths)
    for (GoldenCase& c : ReadGoldenCases(path)) cases.push_back(std::move(c));
  return cases;
}

class Golden : public testing::TestWithParam<GoldenCase> {};

TEST_P(Golden, Agrees) {
  const GoldenCase& c = GetParam();
  const char* name = c.media_type == MediaType::kMarkdown ? "case.md"
                     : c.media_type == MediaType::kHtml   ? "case.html"
                                                          : "case.txt";
  const std::vector<std::string> found = Render(MakeSource(name, c.text), c.kinds);
  for (const std::string& difference : Compare(c.expected, found))
    ADD_FAILURE() << c.file << ':' << c.line << ": " << c.title << "\n  " << difference;
}

INSTANTIATE_TEST_SUITE_P(Pages, Golden, testing::ValuesIn(AllCases()), [](const auto& info) {
  std::string name =
      std::filesystem::path(info.param.file).stem().string() + "_line_" + std::to_string(info.param.line);
  std::replace_if(name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
});

}  // namespace
}  // namespace liye
