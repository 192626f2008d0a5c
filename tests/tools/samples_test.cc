// The sample documents against their hand-made gold (tests/gold), and their story told by
// the command: search, responsibility list, references, standing.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "corpus/read.h"
#include "tests/support/golden.h"
#include "tests/support/run.h"

namespace liye {
namespace {

const std::filesystem::path kSamples = LIYE_SOURCE_DIR "/corpus/samples";
const std::filesystem::path kGold = LIYE_SOURCE_DIR "/tests/gold";

struct Tally {
  int right = 0, missing = 0, unexpected = 0;
  double f1() const { return 2.0 * right / std::max(1, 2 * right + missing + unexpected); }
};

std::string KindOf(std::string_view line) { return std::string(line.substr(0, line.find(' '))); }

TEST(Samples, EveryDocumentHasGold) {
  size_t documents = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kSamples)) {
    ++documents;
    EXPECT_TRUE(std::filesystem::exists(kGold / (entry.path().filename().string() + ".gold"))) << entry.path();
  }
  EXPECT_GE(documents, 30u);
}

TEST(Samples, ExtractionAgreesWithTheGold) {
  std::map<std::string, Tally> tallies;
  std::string differences;
  for (const auto& entry : std::filesystem::directory_iterator(kGold)) {
    if (entry.path().extension() != ".gold") continue;
    const GoldenAnswer gold = ReadGoldenAnswer(entry.path());
    const Result<Source> source = ReadSource(kSamples / entry.path().stem());
    ASSERT_TRUE(source) << entry.path();
    for (const std::string& line : gold.expected) ++tallies[KindOf(line)].right;
    for (const std::string& difference : Compare(gold.expected, Render(*source, gold.kinds))) {
      const bool missing = difference.starts_with("missing:");
      Tally& tally = tallies[KindOf(std::string_view(difference).substr(12))];
      if (missing)
        --tally.right, ++tally.missing;
      else
        ++tally.unexpected;
      differences += entry.path().stem().string() + "  " + difference + '\n';
    }
  }
  for (const char* kind : {"document", "clause", "number", "title", "deadline", "amount", "duty"})
    EXPECT_GE(tallies[kind].f1(), 0.95) << kind << ": " << tallies[kind].right << " right, " << tallies[kind].missing
                                        << " missing, " << tallies[kind].unexpected << " unexpected\n";
  if (HasFailure() || std::getenv("LIYE_SHOW_DIFFERENCES")) std::fprintf(stderr, "%s", differences.c_str());
}

}  // namespace
}  // namespace liye
