// Holes in the numbers of issuers.
#include "index/gaps.h"

#include <gtest/gtest.h>

#include "tests/index/support.h"

namespace liye {
namespace {

std::string Render(const std::vector<NumberSequence>& sequences) {
  std::string text;
  for (const NumberSequence& sequence : sequences)
    text += sequence.issuer + ' ' + sequence.code + ' ' + std::to_string(sequence.year) + ": " +
            SerialRanges(sequence.held) + " | " + SerialRanges(sequence.missing()) + " | " +
            SerialRanges(sequence.cited) + '\n';
  return text;
}

TEST(Gaps, AreToldByIssuerCodeAndYear) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("base.db"));
  std::vector<MadeDocument> documents = {
      MadeDocument("平政〔2017〕2号", "平川市人民政府关于甲的通知", "平川市人民政府", "2017-01-02"),
      MadeDocument("平政〔2017〕5号", "平川市人民政府关于乙的通知", "平川市人民政府", "2017-02-02"),
      MadeDocument("平政〔2018〕1号", "平川市人民政府关于丙的通知", "平川市人民政府", "2018-02-02"),
      MadeDocument("平政〔2017〕1号", "平安市人民政府关于丁的通知", "平安市人民政府", "2017-02-02"),
      MadeDocument("国务院令第291号", "电信条例", "国务院", "2000-09-25")};
  documents[1].Clause("一、", "根据").CitesNumber(Relation::kBasedOn, "平政〔2017〕7号");
  documents[2].Clause("一、", "根据").CitesNumber(Relation::kBasedOn, "国务院令第293号");
  documents[2].Clause("二、", "根据").CitesNumber(Relation::kBasedOn, "中江政〔2017〕3号");
  Store(*base, documents);
  EXPECT_EQ(Render(*NumberSequences(base->database(), "", 0)),
            "国务院 国务院令 0: 291 | 292, 293 | 293\n"
            "平安市人民政府 平政 2017: 1 |  | \n"
            "平川市人民政府 平政 2017: 2, 5 | 1, 3, 4, 6, 7 | 7\n"
            "平川市人民政府 平政 2018: 1 |  | \n");
  EXPECT_EQ(NumberSequences(base->database(), "平川", 2017)->size(), 1u);
  EXPECT_EQ(NumberSequences(base->database(), "平政", 0)->size(), 3u);
  EXPECT_TRUE(NumberSequences(base->database(), "中江", 0)->empty());
}

TEST(Gaps, SerialsAsRanges) {
  EXPECT_EQ(SerialRanges({}), "");
  EXPECT_EQ(SerialRanges({1, 2, 3, 5, 9, 10}), "1–3, 5, 9, 10");
}

}  // namespace
}  // namespace liye
