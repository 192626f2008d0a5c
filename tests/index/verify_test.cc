// Drafts with planted faults: every fault is found, and nothing else alarms (tests/rows/drafts.txt).
#include "index/verify.h"

#include <gtest/gtest.h>

#include "tests/index/support.h"
#include "tests/support/golden.h"

namespace liye {
namespace {

std::string Render(const CitationCheck& check) {
  std::string line = std::string(to_string(check.verdict)) + ' ' + check.title + '|' + check.number;
  return check.correction.empty() ? line : line + " -> " + check.correction;
}

class VerifyTest : public ::testing::Test {
 protected:
  VerifyTest() : base_(OpenNew(folder_.path("base.db"))) { MustIngest(*base_, {LIYE_SOURCE_DIR "/corpus/samples"}); }
  std::vector<CitationCheck> Verify(const std::string& text) {
    Source draft;
    draft.text = text;
    const auto checks = VerifyCitations(base_->database(), draft, *ParseDay("2023-01-01"));
    EXPECT_TRUE(checks) << checks.error().message();
    return *checks;
  }
  const TestFolder folder_;
  const std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(VerifyTest, FindsEveryPlantedFaultAndNothingElse) {
  const auto cases = ReadGoldenCases(LIYE_SOURCE_DIR "/tests/rows/drafts.txt");
  ASSERT_EQ(cases.size(), 40u);
  for (const GoldenCase& draft : cases) {
    std::vector<std::string> found;
    for (const CitationCheck& check : Verify(draft.text)) found.push_back(Render(check));
    EXPECT_EQ(found, draft.expected) << draft.title << " (line " << draft.line << ")";
  }
}

TEST_F(VerifyTest, SpansAreTheCharactersOfTheDraft) {
  const std::string text =
      "根据《平川市科技创新专项资金管理办法》（平政办〔2012〕81号）和平政办〔2099〕18号，通知如下。\n";
  const auto checks = Verify(text);
  ASSERT_EQ(checks.size(), 2u);
  EXPECT_EQ(checks[0].span.of(text), "《平川市科技创新专项资金管理办法》");
  EXPECT_EQ(checks[0].verdict, CitationVerdict::kWrongNumber);
  EXPECT_EQ(checks[1].verdict, CitationVerdict::kAbsent);
  EXPECT_FALSE(IsFault(checks[1].verdict)) << "it may exist";
  EXPECT_TRUE(Verify("").empty());
}

}  // namespace
}  // namespace liye
