// What is kept for ranking: `Check` sees when it is wrong, `Repair` mends it, and search finds in the order of before.
#include "index/kept_ranks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "index/check.h"
#include "index/repair.h"
#include "tests/index/support.h"

namespace liye {
namespace {

constexpr char kSamples[] = LIYE_SOURCE_DIR "/corpus/samples";

struct Damage {
  const char* sql;
  const char* said;
};
constexpr const char* kLast = "the last clause below the clause ";
constexpr const char* kKey = " is not that of its text. Run `liye repair`.";
constexpr const char* kRank = " is missing or does not agree with its text. Run `liye repair`.";
constexpr const char* kPlace = " does not begin where the one before it ends, or is not whole. Run `liye repair`.";
constexpr const char* kIdentity = ": its identity_hash is not that of its identity. Run `liye repair`.";
constexpr Damage kDamages[] = {
    {"UPDATE clause SET last = last + 1 WHERE id = 3", kLast},
    {"UPDATE clause SET last = id", kLast},
    {"UPDATE clause SET last = 0", kLast},
    {"UPDATE clause SET text_key = text_key + 1 WHERE id = (SELECT max(id) FROM clause WHERE text_key IS NOT NULL)",
     kKey},
    {"UPDATE clause SET text_key = NULL", kKey},
    {"UPDATE clause SET text_key = 5", kKey},
    {"UPDATE document SET identity_hash = 7 WHERE id = 2", kIdentity},
    {"UPDATE document SET identity_hash = 0", kIdentity},
    {"DELETE FROM clause_rank", kRank},
    {"DELETE FROM clause_rank WHERE first_clause = (SELECT max(first_clause) FROM clause_rank)", kRank},
    {"DELETE FROM clause_rank WHERE first_clause = 1", kPlace},
    {"UPDATE clause_rank SET data = zeroblob(length(data))", kRank},
    {"UPDATE clause_rank SET data = randomblob(length(data)) WHERE first_clause = 1", kRank},
    {"UPDATE clause_rank SET data = substr(data, 1, length(data) - 3)", kPlace},
    {"UPDATE clause_rank SET data = x''", kPlace},
    {"UPDATE clause_rank SET first_clause = first_clause + 1", kPlace},
    {"UPDATE clause_rank SET first_clause = -9223372036854775807 WHERE first_clause = 1", kPlace},
    {"INSERT INTO clause_rank VALUES (1000000, zeroblob(10))", "clause_rank: the row 1000000 does not begin where"},
    {"INSERT INTO clause_rank VALUES (9223372036854775807, zeroblob(30))", kPlace},
    {"INSERT INTO clause_rank VALUES (2, zeroblob(50))", kPlace},
    {"DROP TABLE clause_rank", "clause_rank: the table of this name is missing or was changed. Run `liye repair`."},
    {"INSERT INTO clause_heading (clause_heading) VALUES ('delete-all')",
     "clause_heading: the full-text index does not agree with the stored text. Run `liye repair`."},
    {"DROP TABLE clause_heading; DROP VIEW clause_above; DROP INDEX document_rank",
     "clause_heading: the full-text table of this name is missing or was changed. Run `liye repair`."},
};

// Hits with their scores and copies, in order.
std::string Answers(KnowledgeBase& base) {
  std::ostringstream answers;
  for (const char* words : {"资金", "管理", "市", "责任 单位", "2018年 -通知", "建设 | 管理"})
    for (SearchOrder order : {SearchOrder::kRelevance, SearchOrder::kNumber}) {
      const auto found = base.Search(*ParseQuery(words), {.order = order, .limit = 300});
      EXPECT_TRUE(found) << found.error().message();
      if (!found) continue;
      for (const SearchHit& hit : found->hits) {
        answers << hit.clause << ' ' << hit.score << ' ' << hit.cursor;
        for (const HitCopy& copy : hit.copies) answers << ' ' << copy.key << copy.path;
        answers << '\n';
      }
    }
  return std::move(answers).str();
}

class KeptRanksTest : public testing::Test {
 protected:
  // A file of its own with copies, headings above clauses, and several rows of ranks.
  static void SetUpTestSuite() {
    folder_ = new TestFolder;
    const auto base = OpenNew(folder_->path("sound.db"));
    MustIngest(*base, {kSamples}, {.rows_per_commit = 200});
    answers_ = Answers(*base);
    kept_ = KeptForRanking(*base);
    EXPECT_GT(*base->database().Integer("SELECT count(*) FROM clause_rank"), 2);
    EXPECT_GT(*base->database().Integer("SELECT count(*) FROM clause_above"), 50);
    EXPECT_GT(*base->database().Integer("SELECT count(*) - count(DISTINCT text_key) FROM clause WHERE text_key > 0"),
              0);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }
  void SetUp() override {
    std::filesystem::copy_file(folder_->path("sound.db"), path_, std::filesystem::copy_options::overwrite_existing);
  }

  void Harm(const std::string& sql) {
    const auto database = OpenForCheck(path_);
    const Result<void> done = (*database)->Execute("PRAGMA foreign_keys = OFF; " + sql);
    ASSERT_TRUE(done) << done.error().message();
  }

  std::vector<std::string> Problems() {
    const auto database = OpenForCheck(path_);
    const auto report = Check(**database);
    EXPECT_TRUE(report) << report.error().message();
    std::vector<std::string> sentences;
    for (const Error& problem : report->problems) sentences.push_back(problem.message());
    return sentences;
  }

  void MustRepair() {
    const auto database = OpenForCheck(path_);
    const auto repaired = Repair(**database);
    ASSERT_TRUE(repaired) << repaired.error().message();
  }

  static inline TestFolder* folder_ = nullptr;
  static inline std::string answers_, kept_;
  const std::string path_ = folder_->path("base.db");
};

TEST_F(KeptRanksTest, ADamageIsSeenAndMended) {
  for (const Damage& damage : kDamages) {
    SetUp();
    Harm(damage.sql);
    const std::vector<std::string> problems = Problems();
    EXPECT_TRUE(std::ranges::any_of(problems, [&](const std::string& said) { return said.contains(damage.said); }))
        << damage.sql << "\n"
        << testing::PrintToString(problems);
    MustRepair();
    EXPECT_EQ(Problems(), std::vector<std::string>()) << damage.sql;
    const auto base = OpenNew(path_);
    EXPECT_EQ(KeptForRanking(*base), kept_) << damage.sql;
    EXPECT_EQ(Answers(*base), answers_) << damage.sql;
  }
}

// Hits may come in another order, or an error is said; nothing worse.
TEST_F(KeptRanksTest, SearchSurvivesADamage) {
  for (const Damage& damage : kDamages) {
    SetUp();
    Harm(damage.sql);
    const auto base = OpenNew(path_);
    for (const char* words : {"资金", "市", "建设 | 管理"}) {
      const auto found = base->Search(*ParseQuery(words), {.limit = 300});
      EXPECT_TRUE(!found || !found->hits.empty()) << damage.sql;
    }
  }
}

// One wrong value is one sentence, which names the document and the clause.
TEST_F(KeptRanksTest, AProblemNamesTheClause) {
  const auto database = OpenForCheck(path_);
  Statement row = (*database)->Query(
      "SELECT d.key || ': the text_key of the clause ' || c.path || ' is not that of its text. Run `liye repair`.', "
      "c.id FROM clause c JOIN document d ON d.id = c.document WHERE c.text_key IS NOT NULL AND c.path IS NOT NULL "
      "LIMIT 1 OFFSET 40");
  ASSERT_TRUE(row.Next());
  const std::string expected = row.string(0);
  Harm("UPDATE clause SET text_key = 5 WHERE id = " + std::to_string(row.integer(1)));
  EXPECT_EQ(Problems(), std::vector<std::string>{expected});
}

TEST_F(KeptRanksTest, ManyEqualProblemsAreSaidOnce) {
  Harm("DELETE FROM clause_rank");
  const std::vector<std::string> problems = Problems();
  ASSERT_EQ(problems.size(), 21u);
  EXPECT_TRUE(problems.back().contains("the last sentence is true of ")) << problems.back();
}

// Readers keep what they have read of a clause by its id, so that one that is gone passes its id to no other.
TEST_F(KeptRanksTest, ARepairLeavesNoIdToBeUsedAgain) {
  const auto behind = [](Database& database) {
    return *database.Integer("SELECT max(first_clause + length(data) / 10) FROM clause_rank");
  };
  const auto base = OpenNew(path_);
  Database& database = base->database();
  const int64_t before = behind(database);
  folder_->Write("more/a.txt", NoticeText(1, 10));
  MustIngest(*base, {folder_->path("more")});
  ASSERT_GT(behind(database), before);
  folder_->Write("more/a.txt", "");
  MustIngest(*base, {folder_->path("more")});
  ASSERT_LT(*database.Integer("SELECT max(id) FROM clause"), before) << "the last clauses are gone";
  const int64_t after = behind(database);
  MustRepair();
  EXPECT_EQ(behind(database), after);
  EXPECT_EQ(Problems(), std::vector<std::string>());
}

}  // namespace
}  // namespace liye
