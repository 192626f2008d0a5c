// What lifts a hit, what folds into one, how pages follow each other, what is counted.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

#include "index/clause_rank.h"
#include "index/facets.h"
#include "index/sqlite.h"
#include "index/writer.h"
#include "tests/index/support.h"

namespace liye {
namespace {

constexpr const char* kRule = "各部门应当建立节水台账，每季度向市水利局报送用水情况。";

SearchResult Ask(KnowledgeBase& base, const std::string& words, const SearchOptions& options = {}) {
  const auto query = ParseQuery(words);
  EXPECT_TRUE(query) << query.error().message();
  auto result = base.Search(*query, options);
  EXPECT_TRUE(result) << result.error().message();
  return result ? *std::move(result) : SearchResult();
}

std::vector<std::string> Numbers(const SearchResult& result) {
  std::vector<std::string> numbers;
  for (const SearchHit& hit : result.hits) numbers.push_back(hit.number);
  return numbers;
}

MadeDocument Notice(int serial, const std::string& title, const std::string& date = "2021-03-01") {
  return {"平政〔2021〕" + std::to_string(serial) + "号", title, "平川市人民政府", date};
}

class RankingTest : public testing::Test {
 protected:
  TestFolder folder_;
  std::unique_ptr<KnowledgeBase> base_ = OpenNew(folder_.path("test.db"));
};

TEST_F(RankingTest, TheTitleLiftsItsClauses) {
  Store(*base_, {Notice(1, "关于道路绿化的通知").Clause("一、", "推进节水改造。"),
                 Notice(2, "关于节水的通知").Clause("一、", "推进节水改造。"),
                 Notice(3, "关于养老服务的通知").Clause("一、", "推进节水改造。")});
  const SearchResult result = Ask(*base_, "节水改造 | 节水", {.explain = true});
  ASSERT_EQ(result.hits.size(), 4u);
  double lifted = 0, plain = 0;
  for (const SearchHit& hit : result.hits) {
    if (hit.path.empty()) continue;
    (hit.number == "平政〔2021〕2号" ? lifted : plain) = hit.score;
    EXPECT_EQ(hit.parts.title > 0, hit.number == "平政〔2021〕2号") << hit.number;
  }
  EXPECT_GT(lifted, plain);
}

TEST_F(RankingTest, HeadingsLiftWhatStandsBelowThem) {
  MadeDocument document = Notice(1, "关于重点工作的通知");
  document.Clause("一、", "道路绿化").Clause("（一）", "完善管网，推进改造。", 2);
  document.Clause("二、", "管网改造").Clause("（一）", "完善管网，推进改造。", 2);
  document.Clause("三、", "养老服务").Clause("（一）", "完善管网，推进改造。", 2);
  PreparedDocument prepared = document.Prepared();
  for (PreparedClause& clause : prepared.clauses)
    if (clause.path == "一、" || clause.path == "二、" || clause.path == "三、") clause.heading = clause.text;
  {
    Writer writer(base_->database(), 1000);
    ASSERT_TRUE(writer.Start());
    ASSERT_TRUE(writer.BeginSource(document.source(), "/made/a", 1));
    ASSERT_TRUE(writer.Put(prepared));
    ASSERT_TRUE(writer.EndSource("a"));
    ASSERT_TRUE(writer.Finish([] { return false; }));
  }
  const SearchResult result = Ask(*base_, "管网", {.explain = true});
  ASSERT_EQ(result.hits.size(), 4u);
  for (const SearchHit& hit : result.hits) EXPECT_EQ(hit.parts.headings > 0, hit.path == "二、（一）") << hit.path;
  EXPECT_EQ(*base_->Check(), std::vector<std::string>());
}

TEST_F(RankingTest, TheStandingAndTheNewComeFirst) {
  Store(*base_, {Notice(1, "平川市节水办法", "2019-01-01").Clause("一、", "推进节水改造。"),
                 Notice(2, "平川市用水办法", "2020-01-01").Clause("一、", "推进节水改造。"),
                 Notice(3, "平川市供水办法", "2021-01-01").Clause("一、", "推进节水改造。"),
                 Notice(4, "关于废止文件的通知", "2022-01-01")
                     .Clause("一、", "废止下列文件：")
                     .CitesNumber(Relation::kRepeals, "平政〔2021〕3号")});
  EXPECT_EQ(Numbers(Ask(*base_, "节水改造")),
            (std::vector<std::string>{"平政〔2021〕2号", "平政〔2021〕1号", "平政〔2021〕3号"}));
}

TEST_F(RankingTest, OrdersByNumberAsPeopleCount) {
  Store(*base_, {Notice(14, "关于甲的通知").Clause("一、", "推进节水改造。"),
                 Notice(3, "关于乙的通知").Clause("一、", "推进节水改造。"),
                 MadeDocument("", "关于丙的通知", "平川市人民政府", "2021-01-01").Clause("一、", "推进节水改造。"),
                 Notice(100, "关于丁的通知").Clause("一、", "推进节水改造。")});
  EXPECT_EQ(Numbers(Ask(*base_, "节水改造", {.order = SearchOrder::kNumber})),
            (std::vector<std::string>{"平政〔2021〕3号", "平政〔2021〕14号", "平政〔2021〕100号", ""}));
}

TEST_F(RankingTest, OneTextInTwoPlacesIsOneHit) {
  Store(*base_, {Notice(1, "平川市节水办法（征求意见稿）", "2020-05-01").Clause("第三条", kRule),
                 Notice(2, "关于印发平川市节水办法的通知", "2021-05-01")
                     .Clause("三、", "各部门应当建立节水台账　每季度向市水利局报送用水情况"),
                 Notice(3, "关于节水的通知", "2021-06-01").Clause("一、", std::string(kRule) + "另有规定的除外。")});
  const SearchResult result = Ask(*base_, "报送用水", {.count_copies = true});
  EXPECT_EQ(result.total, 3u);
  EXPECT_EQ(result.copies, 1u);
  ASSERT_EQ(result.hits.size(), 2u);
  for (const SearchHit& hit : result.hits) {
    if (hit.number == "平政〔2021〕3号") {
      EXPECT_TRUE(hit.copies.empty());
      continue;
    }
    ASSERT_EQ(hit.copies.size(), 1u);
    EXPECT_EQ(hit.copy_count, 1u);
    EXPECT_NE(hit.number, hit.copies[0].number);
    EXPECT_FALSE(hit.copies[0].path.empty());
  }
}

// Short texts are equal by chance: 特此通知。
TEST_F(RankingTest, ShortTextsAreNoCopies) {
  Store(*base_, {Notice(1, "关于甲的通知").Clause("一、", "加强组织领导。"),
                 Notice(2, "关于乙的通知").Clause("一、", "加强组织领导。")});
  EXPECT_EQ(Ask(*base_, "组织领导").hits.size(), 2u);
}

class PagingTest : public RankingTest {
 protected:
  void SetUp() override {
    for (unsigned seed = 0; seed < 40; ++seed) folder_.Write("n/" + std::to_string(seed) + ".txt", NoticeText(seed));
    MustIngest(*base_, {folder_.path("n")});
  }

  std::vector<int64_t> Pages(SearchOptions options) {
    std::vector<int64_t> clauses;
    for (bool more = true; more;) {
      const SearchResult page = Ask(*base_, "台账 | 资金", options);
      for (const SearchHit& hit : page.hits) clauses.push_back(hit.clause);
      more = page.more && !page.hits.empty();
      if (more) options.after = page.hits.back().cursor;
    }
    return clauses;
  }
};

TEST_F(PagingTest, CursorsLeadThroughAllHitsInEveryOrder) {
  for (SearchOrder order :
       {SearchOrder::kRelevance, SearchOrder::kNewest, SearchOrder::kOldest, SearchOrder::kNumber}) {
    const std::vector<int64_t> whole = Pages({.order = order, .limit = UINT64_MAX});
    ASSERT_GT(whole.size(), 20u);
    EXPECT_EQ(Pages({.order = order, .limit = 3}), whole);
    EXPECT_EQ(std::set<int64_t>(whole.begin(), whole.end()).size(), whole.size());
  }
}

TEST_F(PagingTest, ACursorSurvivesAnIngest) {
  for (SearchOrder order : {SearchOrder::kRelevance, SearchOrder::kNewest, SearchOrder::kNumber}) {
    SearchOptions options{.order = order, .limit = 5};
    const SearchResult first = Ask(*base_, "台账 | 资金", options);
    folder_.Write("more/" + std::to_string(static_cast<int>(order)) + ".txt",
                  NoticeText(100 + static_cast<unsigned>(order), 3));
    MustIngest(*base_, {folder_.path("more")});
    const std::vector<int64_t> whole = Pages({.order = order, .limit = UINT64_MAX});
    const auto last = std::find(whole.begin(), whole.end(), first.hits.back().clause);
    ASSERT_NE(last, whole.end());
    ASSERT_GT(whole.end() - last, 5);
    options.after = first.hits.back().cursor;
    const SearchResult second = Ask(*base_, "台账 | 资金", options);
    ASSERT_EQ(second.hits.size(), 5u);
    EXPECT_EQ(second.hits[0].clause, *(last + 1));
  }
}

// The document that it names is gone: the page begins where that stood.
TEST_F(PagingTest, ACursorOutlivesItsHit) {
  SearchOptions options{.order = SearchOrder::kNewest, .limit = 5};
  const SearchResult first = Ask(*base_, "台账 | 资金", options);
  const std::string date = first.hits.back().document_date;
  ASSERT_TRUE(base_->database().Run("UPDATE document SET identity_hash = identity_hash + 1 WHERE id = ?1",
                                    first.hits.back().document));
  options.after = first.hits.back().cursor;
  const SearchResult second = Ask(*base_, "台账 | 资金", options);
  ASSERT_FALSE(second.hits.empty());
  EXPECT_LE(second.hits[0].document_date, date);
}

TEST_F(PagingTest, WhatIsNoCursorIsSaid) {
  const SearchResult first = Ask(*base_, "台账", {.limit = 2});
  for (const std::string& cursor :
       {std::string("r"), std::string("n:.20210101:1:1"), std::string("r:zz.0:1:1"), first.hits[0].cursor + "x",
        std::string(":::"), std::string("r:7ff8000000000000.1:1:1")}) {
    SearchOptions options;
    options.after = cursor;
    const auto result = base_->Search(*ParseQuery("台账"), options);
    ASSERT_FALSE(result) << cursor;
    EXPECT_EQ(result.error().kind, Error::Kind::kUsage);
  }
}

TEST_F(PagingTest, FacetsCountWhatMatches) {
  const SearchResult result = Ask(*base_, "台账 | 资金", {.facets = true});
  for (const Facets::Counts* counts :
       {&result.facets.types, &result.facets.issuers, &result.facets.years, &result.facets.standings}) {
    uint64_t sum = 0;
    for (const auto& [value, count] : *counts) sum += count;
    EXPECT_EQ(sum, result.total);
  }
  for (const auto& [year, count] : result.facets.years) {
    SearchOptions options;
    options.filters.year_from = options.filters.year_to = std::stoi(year);
    EXPECT_EQ(Ask(*base_, "台账 | 资金", options).total, count) << year;
  }
  ASSERT_FALSE(result.facets.units.empty());
  const auto& [unit, count] = result.facets.units.front();
  Statement row = base_->database().Query(
      "SELECT count(DISTINCT y.clause) FROM duty y JOIN unit u ON u.id = y.unit JOIN clause c ON c.id = y.clause "
      "WHERE u.name = ?1 AND (instr(c.text, '台账') OR instr(c.text, '资金'))",
      unit);
  ASSERT_TRUE(row.Next());
  EXPECT_EQ(static_cast<uint64_t>(row.integer(0)), count) << unit;
}

// Whatever stands in a cursor: an answer or an error, and never a hit twice.
TEST_F(PagingTest, TakesAnyCursor) {
  const std::string cursor = Ask(*base_, "台账", {.limit = 2}).hits[0].cursor;
  const std::string identity = cursor.substr(0, cursor.rfind(':') + 1);
  for (const char* ordinal : {"9223372036854775807", "-9223372036854775808", "-1", "99999", "", "x"}) {
    SearchOptions options;
    options.after = identity + ordinal;
    const auto result = base_->Search(*ParseQuery("台账"), options);
    EXPECT_TRUE(result || result.error().kind == Error::Kind::kUsage) << ordinal;
  }
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    SearchOptions options;
    options.after = cursor;
    for (int change = 0; change < 3; ++change)
      options.after[random() % options.after.size()] = "0123456789abcdef:.rnod-\xe5"[random() % 24];
    const auto result = base_->Search(*ParseQuery("台账"), options);
    ASSERT_TRUE(result || result.error().kind == Error::Kind::kUsage) << options.after;
    if (!result) continue;
    std::set<int64_t> clauses;
    for (const SearchHit& hit : result->hits) ASSERT_TRUE(clauses.insert(hit.clause).second);
  }
}

// Both ways of counting units, for few hits and for many.
TEST_F(PagingTest, UnitsAreCountedTheSameByClauseAndByScan) {
  DocumentMap documents;
  ASSERT_TRUE(documents.Refresh(base_->database()));
  std::vector<Hit> hits;
  Statement rows(base_->database(), "SELECT id FROM clause WHERE id % 3 > 0 ORDER BY id");
  while (rows.Next()) {
    Hit hit;
    hit.clause = rows.integer(0);
    hit.document = static_cast<uint32_t>(documents.IndexOf(hit.clause));
    hits.push_back(hit);
  }
  const auto asked = CountFacets(base_->database(), documents, hits, hits.size());
  const auto scanned = CountFacets(base_->database(), documents, hits, 0);
  ASSERT_TRUE(asked && scanned);
  EXPECT_GT(asked->units.size(), 3u);
  EXPECT_EQ(asked->units, scanned->units);
}

// What the writer keeps for ranking is what FTS5 counts, and what a rebuild finds.
TEST_F(PagingTest, RanksAgreeWithTheIndex) {
  ClauseRanks ranks;
  ASSERT_TRUE(ranks.Refresh(base_->database()));
  Statement rows(base_->database(), "SELECT id, text, last, text_key FROM clause");
  std::vector<std::array<uint64_t, 3>> kept;
  while (rows.Next()) {
    const int64_t id = rows.integer(0);
    const TextMeasure measure = MeasureText(rows.text(1));
    EXPECT_EQ(ranks.tokens(id), measure.tokens);
    EXPECT_EQ(ranks.below(id), rows.integer(2) - id);
    EXPECT_EQ(static_cast<uint64_t>(rows.integer(3)), measure.key);
    EXPECT_EQ(ranks.key(id), measure.key & 0xffffffffffff);
    kept.push_back({ranks.tokens(id), ranks.below(id), ranks.key(id)});
  }
  ASSERT_TRUE(rows.ok());
  ASSERT_TRUE(RebuildRanks(base_->database()));
  ClauseRanks rebuilt;
  ASSERT_TRUE(rebuilt.Refresh(base_->database()));
  Statement ids(base_->database(), "SELECT id FROM clause");
  for (size_t i = 0; ids.Next(); ++i) {
    const int64_t id = ids.integer(0);
    EXPECT_EQ(kept[i], (std::array<uint64_t, 3>{rebuilt.tokens(id), rebuilt.below(id), rebuilt.key(id)}));
  }
  EXPECT_TRUE(base_->Check()->empty());
}

}  // namespace
}  // namespace liye
