// Where mentions stand in a clause's text, and the text taken apart around them.
#include "tools/mention_place.h"

#include <gtest/gtest.h>

#include "tools/clause_runs.h"

namespace liye {
namespace {

std::vector<std::string> Placed(std::string_view text, const std::vector<std::string>& evidences) {
  std::vector<std::string> words;
  for (const Span place : PlacesOf(text, evidences)) words.emplace_back(place.of(text));
  return words;
}

TEST(MentionPlace, BlanksAndLineEndsDoNotCount) {
  EXPECT_EQ(Placed("根据《供水 办法》和《供水\n条例》", {"《供水办法》", "《供水条例》"}),
            (std::vector<std::string>{"《供水 办法》", "《供水\n条例》"}));
}

TEST(MentionPlace, WidthAndMarksDoNotCountWhereNothingElseFits) {
  EXPECT_EQ(Placed("根据《供水办法(试行)》执行", {"《供水**办法**（试行）》"}),
            std::vector<std::string>{"《供水办法(试行)》"});
}

TEST(MentionPlace, TheSameWordsAgainAreTheNextPlace) {
  const std::string text = "《办法》、《办法》";
  const std::vector<Span> places = PlacesOf(text, {"《办法》", "《办法》", "《条例》", ""});
  EXPECT_EQ(places[0].start, 0u);
  EXPECT_EQ(places[1].start, text.rfind("《办法》"));
  EXPECT_TRUE(places[2].empty());
  EXPECT_TRUE(places[3].empty());
}

TEST(MentionPlace, ANumberInBracketsBelongsToIt) {
  const std::string text = "《办法》（平政[2019]3号，以下简称办法）第二条", title = "《办法》";
  const auto end = static_cast<uint32_t>(title.size());
  EXPECT_EQ(text.substr(EndWithNumber(text, end, "平政〔2019〕3号")), "第二条");
  EXPECT_EQ(EndWithNumber(text, end, "平政〔2019〕4号"), end);
  EXPECT_EQ(EndWithNumber(text, end, ""), end);
}

TEST(MentionPlace, PartsOfTheDocumentItself) {
  const std::string text = "违反本办法第三条第二款、第五条的，依照《中江省条例》第九条和本条例规定处罚；本法第 2 条";
  const std::vector<OwnMention> own = OwnMentions(text);
  ASSERT_EQ(own.size(), 1u);
  EXPECT_EQ(own[0].span.of(text), "本办法第三条第二款、第五条");
  EXPECT_EQ(own[0].part, "第三条第二款、第五条");
}

TEST(ClauseRuns, LinesAndCells) {
  const std::vector<ClauseBlock> blocks = BlocksOf("一\n\n二\t三\n四\t\n五");
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_FALSE(blocks[0].is_table);
  ASSERT_TRUE(blocks[1].is_table);
  ASSERT_EQ(blocks[1].rows.size(), 2u);
  EXPECT_EQ(blocks[1].rows[1].size(), 2u);
  EXPECT_TRUE(BlocksOf("").empty());
}

// [words] of a mention, | where it ends.
std::string Render(const MarkedClause& clause, Span span) {
  std::string text;
  for (const ClauseRun& run : RunsOf(clause, span)) {
    const std::string words(run.span.of(clause.record.text));
    text += run.mention == nullptr ? words : '[' + words + ']';
    if (run.ends_mention) text += '|';
  }
  return text;
}

TEST(ClauseRuns, MentionsMayGoOverLinesAndStandBehindEachOther) {
  MarkedClause clause;
  clause.record.text = "ab\ncdef";
  clause.mentions.resize(3);
  clause.mentions[0].span = {1, 4};
  clause.mentions[1].span = {4, 4};
  clause.mentions[2].span = {7, 7};
  EXPECT_EQ(Render(clause, {0, 2}), "a[b]");
  EXPECT_EQ(Render(clause, {3, 7}), "[c]|[]|def[]|");
  clause.mentions[2].placed = false;
  EXPECT_EQ(Render(clause, {3, 7}), "[c]|[]|def");
}

}  // namespace
}  // namespace liye
