// The sessions shown in README.md and README.zh-CN.md are real: every `$ liye …` line in a
// ```console block is run on the samples, and must print what the page shows. `…` alone on a
// line stands for lines left out, and figures of time are not compared.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/run.h"

namespace liye {
namespace {

struct Shown {
  std::string command;
  std::vector<std::string> output;
};

std::vector<Shown> Sessions(const std::string& page) {
  std::ifstream file(page);
  std::vector<Shown> sessions;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```"))
      inside = line == "```console";
    else if (!inside)
      continue;
    else if (line.starts_with("$ "))
      sessions.push_back({line.substr(2), {}});
    else if (!sessions.empty())
      sessions.back().output.push_back(line);
  }
  for (Shown& shown : sessions)
    while (!shown.output.empty() && shown.output.back().empty()) shown.output.pop_back();
  return sessions;
}

std::string WithoutTimes(std::string line) {
  RE2::GlobalReplace(&line, R"(\d+\.\d (s|秒))", "T \\1");
  return line;
}

// Whether `output` is what `shown` shows, … standing for any lines.
bool Agrees(const std::vector<std::string>& shown, size_t i, const std::vector<std::string>& output, size_t j) {
  if (i == shown.size()) return j == output.size();
  if (shown[i] == "…") {
    for (size_t k = j; k <= output.size(); ++k)
      if (Agrees(shown, i + 1, output, k)) return true;
    return false;
  }
  return j < output.size() && WithoutTimes(shown[i]) == WithoutTimes(output[j]) && Agrees(shown, i + 1, output, j + 1);
}

class Readme : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Readme, SessionsAreReal) {
  const auto& [page, language] = GetParam();
  const std::vector<Shown> sessions = Sessions(std::string(LIYE_SOURCE_DIR "/") + page);
  ASSERT_GE(sessions.size(), 4u) << page;
  const TemporaryFolder folder;
  const std::string bin = std::filesystem::path(LIYE_BINARY).parent_path();
  std::filesystem::create_directory_symlink(LIYE_SOURCE_DIR "/corpus", folder / "corpus");
  for (const Shown& shown : sessions) {
    const RunResult result = RunProgram({"sh", "-c", "cd " + folder.path().string() + " && " + shown.command + " 2>&1"},
                                        {{"PATH", bin + ":/usr/bin:/bin"}, {"LANG", language}});
    EXPECT_EQ(result.status, 0) << shown.command;
    EXPECT_TRUE(Agrees(shown.output, 0, Lines(result.out), 0)) << page << ": $ " << shown.command << "\nprints:\n"
                                                               << result.out;
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, Readme,
                         testing::Values(std::pair{"README.md", "C"}, std::pair{"README.zh-CN.md", "zh_CN.UTF-8"}),
                         [](const auto& info) { return info.index == 0 ? "English" : "Chinese"; });

}  // namespace
}  // namespace liye
