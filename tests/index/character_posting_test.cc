// Posting lists of single characters: written in parts, read as one, held against the text.
#include "index/character_posting.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/index/support.h"

namespace liye {
namespace {

using Ids = std::vector<int64_t>;

TEST(HanCharacters, AreFoldedAndComeOnceEach) {
  EXPECT_EQ(HanCharacters("水土，水；２０１７年 ABC"), U"土年水");
  EXPECT_EQ(HanCharacters("國务院"), HanCharacters("国務院"));
  EXPECT_EQ(HanCharacters("2017, abc"), U"");
}

class CharacterPostingTest : public ::testing::Test {
 protected:
  Database& database() { return base_->database(); }
  Ids Read(char32_t character) {
    const auto clauses = ClausesWithCharacter(database(), character);
    EXPECT_TRUE(clauses) << clauses.error().message();
    return clauses ? *clauses : Ids();
  }
  int64_t Parts(char32_t character) {
    return *database().Integer("SELECT count(*) FROM character_posting WHERE character = " + std::to_string(character));
  }

  const TestFolder folder_;
  std::unique_ptr<KnowledgeBase> base_ = OpenNew(folder_.path("base.db"));
};

TEST_F(CharacterPostingTest, GivesBackWhatWasAdded) {
  std::mt19937_64 random(7);
  CharacterPostings postings;
  Ids all;
  int64_t clause = 0;
  for (int round = 0; round < 200; ++round) {
    for (unsigned i = random() % 60; i > 0; --i) {
      clause += 1 + static_cast<int64_t>(random() % (i % 9 == 0 ? 100'000'000 : 3));
      postings.Add(clause, ListCharacters({"水"}));
      all.push_back(clause);
    }
    ASSERT_TRUE(postings.Write(database()));
  }
  EXPECT_EQ(Read(U'水'), all);
  EXPECT_GT(Parts(U'水'), 1);
  EXPECT_LT(Parts(U'水'), 10) << "short parts are continued";
  EXPECT_EQ(Read(U'土'), Ids());
}

TEST_F(CharacterPostingTest, ForgetsWhatWasNotWritten) {
  CharacterPostings postings;
  postings.Add(1, ListCharacters({"土水"}));
  postings.Clear();
  postings.Add(2, ListCharacters({"水"}));
  ASSERT_TRUE(postings.Write(database()));
  EXPECT_EQ(Read(U'水'), Ids{2});
  EXPECT_EQ(Read(U'土'), Ids());
}

TEST_F(CharacterPostingTest, RebuildsWhatTheWriterWrites) {
  for (unsigned i = 0; i < 9; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i));
  MustIngest(*base_, {folder_.path("in")}, {.rows_per_commit = 10});
  const Ids written = Read(U'水');
  EXPECT_FALSE(written.empty());
  EXPECT_EQ(*FindWrongCharacter(database()), std::nullopt);
  ASSERT_TRUE(database().Execute("UPDATE character_posting SET clauses = x'ffffffffffffffffffffffff01'"));
  EXPECT_NE(*FindWrongCharacter(database()), std::nullopt);
  ASSERT_TRUE(RebuildCharacters(database()));
  EXPECT_EQ(*FindWrongCharacter(database()), std::nullopt);
  EXPECT_EQ(Read(U'水'), written);
}

}  // namespace
}  // namespace liye
