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
const std::filesystem::path kPolicyGold = std::filesystem::path(LIYE_SOURCE_DIR) / "tests/gold/policy";

struct Floor {
  const char* type;
  double f1;
  std::vector<std::pair<const char*, double>> accuracy;  // of a field over the records that matched
};

// The text that policy gold of this name was made from: ptc50-12 is policy/ptc50/12.txt.
std::filesystem::path PolicyText(const std::string& name) {
  const size_t dash = name.find('-');
  std::string folder = name.substr(0, dash);
  if (folder == "gwy") folder = "gwy_txt";
  return kShared / "policy" / folder / (name.substr(dash + 1) + ".txt");
}

std::vector<std::string> GoldFiles(const std::filesystem::path& folder, const std::string& prefix) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().filename().string().starts_with(prefix) && entry.path().extension() == ".jsonl")
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

void HoldFloors(const std::string& texts, const std::vector<std::string>& gold, const std::vector<Floor>& floors) {
  const TemporaryFolder folder;
  const RunResult extracted = Liye({"extract", texts, "--format", "jsonl"});
  ASSERT_EQ(extracted.status, 0) << extracted.err;
  const std::string facts = folder.Write("facts.jsonl", extracted.out);
  std::vector<std::string> score = {"python3", kShared / "gold" / "score.py", texts, facts};
  score.insert(score.end(), gold.begin(), gold.end());
  score.push_back("--json");
  const RunResult scored = RunProgram(score, {{"PYTHONDONTWRITEBYTECODE", "1"}});
  ASSERT_EQ(scored.status, 0) << scored.err;
  rapidjson::Document figures;
  ASSERT_FALSE(figures.Parse(scored.out.c_str()).HasParseError()) << scored.out;
  for (const Floor& floor : floors) {
    ASSERT_TRUE(figures.HasMember(floor.type)) << floor.type;
    const auto& figure = figures[floor.type];
    EXPECT_GE(figure["f1"].GetDouble(), floor.f1) << floor.type;
    for (const auto& [field, least] : floor.accuracy) {
      ASSERT_TRUE(figure["accuracy"].HasMember(field)) << floor.type << ' ' << field;
      EXPECT_GE(figure["accuracy"][field].GetDouble(), least) << floor.type << ' ' << field;
    }
  }
}

TEST(Score, RealTextsReachTheFloors) {
  if (!std::filesystem::exists(kShared / "gold" / "score.py"))
    GTEST_SKIP() << "skipped: the real texts and their gold are not beside this checkout (../shared/gold)";
  HoldFloors(kShared / "texts", GoldFiles(kShared / "gold", "dev-"),
             {{"document",
               0.97,
               {{"issuing_authority", 0.95}, {"document_type", 0.95}, {"primary_recipients", 0.95}, {"end", 0.95}}},
              {"clause", 0.97, {{"heading", 0.95}}},
              {"document_number", 0.98, {{"relation", 0.95}, {"title", 0.95}, {"exact", 0.97}}},
              {"document_title", 0.97, {{"relation", 0.95}, {"number", 0.95}, {"exact", 0.97}}},
              {"deadline", 0.95, {{"kind", 0.93}, {"exact", 0.97}}},
              {"amount", 0.98, {{"bound", 0.95}, {"per", 0.85}, {"exact", 0.97}}},
              {"duty", 0.97, {{"task", 0.93}, {"exact", 0.97}}}});
}

TEST(Score, PolicyOfManyIssuersReachesTheFloors) {
  if (!std::filesystem::exists(kShared / "gold" / "score.py"))
    GTEST_SKIP() << "skipped: the real texts and their gold are not beside this checkout (../shared/policy)";
  const TemporaryFolder texts;
  const std::vector<std::string> gold = GoldFiles(kPolicyGold, "");
  ASSERT_GE(gold.size(), 12u);
  for (const std::string& file : gold) {
    const std::string name = std::filesystem::path(file).stem();
    std::filesystem::create_symlink(std::filesystem::canonical(PolicyText(name)), texts.path() / (name + ".txt"));
  }
  HoldFloors(texts.path(), gold,
             {{"document",
               0.97,
               {{"issuing_authority", 0.95}, {"document_type", 0.95}, {"primary_recipients", 0.95}, {"end", 0.95}}},
              {"clause", 0.97, {{"heading", 0.95}}},
              {"document_number", 0.97, {{"relation", 0.95}, {"title", 0.95}, {"exact", 0.97}}},
              {"document_title", 0.97, {{"relation", 0.95}, {"number", 0.95}, {"exact", 0.97}}},
              {"deadline", 0.961, {{"kind", 0.93}, {"exact", 0.97}}},
              {"amount", 0.97, {{"bound", 0.95}, {"per", 0.85}, {"exact", 0.97}}},
              {"duty", 0.97, {{"task", 0.93}, {"exact", 0.97}}}});
}

}  // namespace
}  // namespace liye
