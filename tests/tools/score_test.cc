// Scores extraction of the real texts against hand-made gold and holds the floors.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "tests/support/run.h"

namespace liye {
namespace {

const std::filesystem::path kShared = std::filesystem::path(LIYE_SOURCE_DIR) / ".." / "shared";

struct Floor {
  const char* type;
  double f1;
};
constexpr Floor kFloors[] = {
    {"document", 0.90}, {"clause", 0.88}, {"document_number", 0.97}, {"document_title", 0.92}, {"deadline", 0.80},
    {"amount", 0.93},   {"duty", 0.85}};

std::vector<std::string> GoldFiles() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(kShared / "gold"))
    if (entry.path().filename().string().starts_with("dev-")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(Score, RealTextsReachTheFloors) {
  if (!std::filesystem::exists(kShared / "gold" / "score.py"))
    GTEST_SKIP() << "skipped: the real texts and their gold are not beside this checkout (../shared/gold)";
  const TemporaryFolder folder;
  const RunResult extracted = Liye({"extract", kShared / "texts", "--format", "jsonl"});
  ASSERT_EQ(extracted.status, 0) << extracted.err;
  const std::string facts = folder.Write("facts.jsonl", extracted.out);
  std::vector<std::string> score = {"python3", kShared / "gold" / "score.py", kShared / "texts", facts};
  for (const std::string& gold : GoldFiles()) score.push_back(gold);
  score.push_back("--json");
  const RunResult scored = RunProgram(score, {{"PYTHONDONTWRITEBYTECODE", "1"}});
  ASSERT_EQ(scored.status, 0) << scored.err;
  rapidjson::Document figures;
  ASSERT_FALSE(figures.Parse(scored.out.c_str()).HasParseError()) << scored.out;
  for (const Floor& floor : kFloors) {
    ASSERT_TRUE(figures.HasMember(floor.type)) << floor.type;
    EXPECT_GE(figures[floor.type]["f1"].GetDouble(), floor.f1) << floor.type;
  }
}

}  // namespace
}  // namespace liye
