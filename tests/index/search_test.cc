#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include "index/match_expression.h"
#include "index/scan.h"
#include "index/sqlite.h"
#include "tests/index/pieces.h"
#include "tests/index/support.h"

namespace liye {
namespace {

using Ids = std::set<int64_t>;

Ids Found(KnowledgeBase& base, const Query& query, SearchOrder order = SearchOrder::kRelevance) {
  SearchOptions options;
  options.order = order;
  options.limit = options.most_copies = UINT64_MAX;
  const auto result = base.Search(query, options);
  EXPECT_TRUE(result) << result.error().message();
  Ids ids;
  if (!result) return ids;
  for (const SearchHit& hit : result->hits) {
    ids.insert(hit.clause);
    for (const HitCopy& copy : hit.copies) EXPECT_TRUE(ids.insert(copy.clause).second) << "shown twice";
    EXPECT_EQ(hit.copy_count, hit.copies.size());
  }
  EXPECT_EQ(result->total, ids.size());
  return ids;
}

Ids Scanned(const std::vector<StoredClause>& clauses, const std::string& phrase) {
  const PhraseScanner scanner(phrase);
  Ids ids;
  for (const StoredClause& clause : clauses)
    if (scanner.Matches(clause.text)) ids.insert(clause.id);
  return ids;
}

// Recall 1, precision 1: the index finds the clauses that a scan of all texts finds, for phrases of 1 to 12 characters.
void HoldAgainstScan(KnowledgeBase& base, int rounds) {
  const std::vector<StoredClause> clauses = AllClauses(base.database());
  ASSERT_FALSE(clauses.empty());
  std::mt19937 random(2017);
  int asked = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string piece = RandomPiece(clauses, 1 + random() % 12, PieceOf::kAny, random);
    if (piece.empty()) continue;
    const Query query{Query::Kind::kPhrase, piece, {}};
    const Ids expected = Scanned(clauses, piece);
    ASSERT_FALSE(expected.empty()) << piece;
    ASSERT_EQ(Found(base, query), expected) << piece;
    ++asked;
  }
  EXPECT_GT(asked, rounds / 2);
}

class SearchTest : public testing::Test {
 protected:
  void SetUp() override {
    for (unsigned seed = 0; seed < 60; ++seed) folder_.Write("n/" + std::to_string(seed) + ".txt", NoticeText(seed));
    base_ = OpenNew(folder_.path("test.db"));
    MustIngest(*base_, {folder_.path("n")});
  }

  Ids Ask(std::string_view text) {
    const Result<Query> query = ParseQuery(text);
    EXPECT_TRUE(query) << query.error().message();
    return Found(*base_, *query);
  }

  TestFolder folder_;
  std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(SearchTest, FindsWhatAScanFinds) { HoldAgainstScan(*base_, 600); }

TEST_F(SearchTest, FindsWhatAScanFindsAfterClausesWereRemoved) {
  std::filesystem::remove_all(folder_.path("n"));
  folder_.Write("n/other.txt", NoticeText(77));
  folder_.Write("n/more.txt", NoticeText(78));
  MustIngest(*base_, {folder_.path("n")});
  HoldAgainstScan(*base_, 300);
}

TEST(SearchShared, FindsWhatAScanFindsInRealTexts) {
  const std::string shared = std::string(LIYE_SOURCE_DIR) + "/../shared/texts";
  if (!std::filesystem::is_directory(shared)) GTEST_SKIP() << "skipped: " << shared << " is absent";
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  MustIngest(*base, {shared});
  HoldAgainstScan(*base, 300);
}

TEST_F(SearchTest, CombinesWords) {
  const std::vector<StoredClause> clauses = AllClauses(base_->database());
  const Ids water = Scanned(clauses, "节约用水"), ledger = Scanned(clauses, "工作台账");
  Ids both, either = water, without;
  either.insert(ledger.begin(), ledger.end());
  std::set_intersection(water.begin(), water.end(), ledger.begin(), ledger.end(), std::inserter(both, both.end()));
  std::set_difference(water.begin(), water.end(), ledger.begin(), ledger.end(), std::inserter(without, without.end()));
  ASSERT_FALSE(both.empty());
  ASSERT_FALSE(without.empty());
  EXPECT_EQ(Ask("节约用水 工作台账"), both);
  EXPECT_EQ(Ask("节约用水 | 工作台账"), either);
  EXPECT_EQ(Ask("节约用水 -工作台账"), without);
  EXPECT_EQ(Ask("節約用水"), water);
  EXPECT_TRUE(Ask("约用节水").empty());
}

TEST_F(SearchTest, OrdersAndPages) {
  SearchOptions options;
  options.limit = 7;
  std::vector<int64_t> paged, whole;
  const Query query = *ParseQuery("资金 | 水");
  for (options.offset = 0;; options.offset += options.limit) {
    const auto page = base_->Search(query, options);
    ASSERT_TRUE(page);
    if (page->hits.empty()) break;
    for (const SearchHit& hit : page->hits) paged.push_back(hit.clause);
  }
  options = {.limit = UINT64_MAX};
  const auto all = base_->Search(query, options);
  ASSERT_TRUE(all);
  double last = 1e9;
  for (const SearchHit& hit : all->hits) {
    whole.push_back(hit.clause);
    EXPECT_LE(hit.score, last);
    last = hit.score;
  }
  EXPECT_EQ(paged, whole);
  options.order = SearchOrder::kNewest;
  std::string date = "9999";
  const auto newest = base_->Search(query, options);
  ASSERT_TRUE(newest);
  for (const SearchHit& hit : newest->hits) {
    EXPECT_LE(hit.document_date, date);
    date = hit.document_date;
  }
}

// The part of the score that comes from the clause itself is SQLite's own bm25().
TEST_F(SearchTest, RanksAsBm25) {
  for (const char* text : {"节约用水", "资金 政策", "台账 | 数字政务", "第1批"}) {
    const Query query = *ParseQuery(text);
    const std::string match = MatchExpression(query);
    const auto result = base_->Search(query, {.limit = UINT64_MAX, .explain = true});
    ASSERT_TRUE(result);
    ASSERT_FALSE(result->hits.empty());
    for (const SearchHit& hit : result->hits) {
      Statement row(base_->database(),
                    "SELECT -bm25(clause_text) FROM clause_text WHERE clause_text MATCH ?1 AND rowid = ?2");
      row.Bind(match, hit.clause);
      ASSERT_TRUE(row.Next()) << text;
      EXPECT_NEAR(hit.parts.text, row.real(0), 1e-9 + row.real(0) * 1e-9) << text;
      const double sum = hit.parts.text + hit.parts.headings + hit.parts.title;
      EXPECT_NEAR(hit.score, sum * hit.parts.standing * hit.parts.newness, 1e-9 * hit.score) << text;
    }
  }
}

TEST_F(SearchTest, Filters) {
  const Query query = *ParseQuery("工作");
  SearchOptions options{.limit = UINT64_MAX};
  options.filters.year_from = 2015;
  options.filters.year_to = 2016;
  const auto years = base_->Search(query, options);
  ASSERT_TRUE(years);
  ASSERT_FALSE(years->hits.empty());
  for (const SearchHit& hit : years->hits)
    EXPECT_TRUE(hit.document_date.starts_with("2015") || hit.document_date.starts_with("2016"));
  options.filters = {.issuing_authority = "平川"};
  EXPECT_EQ(base_->Search(query, options)->total, base_->Search(query)->total);
  options.filters = {.issuing_authority = "中江省"};
  EXPECT_EQ(base_->Search(query, options)->total, 0u);
  options.filters = {.status = "repealed"};
  EXPECT_EQ(base_->Search(query, options)->total, 0u);
}

TEST_F(SearchTest, TakesAnyPhrase) {
  for (const char* phrase : {"\"", "*", "^水", "水*", "NEAR(水 土)", "text:水", "a\"b", "水\xff", "{}", "\\", "'"}) {
    const auto result = base_->Search({Query::Kind::kPhrase, phrase, {}});
    EXPECT_TRUE(result) << phrase << ": " << result.error().message();
  }
}

}  // namespace
}  // namespace liye
