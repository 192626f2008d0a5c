// `Repair` makes anew what is derived; killed at any moment it leaves the file no worse.
#include "index/repair.h"

#include <gtest/gtest.h>

#include "index/check.h"
#include "index/knowledge_base.h"
#include "tests/index/killed.h"
#include "tests/index/support.h"

namespace liye {
namespace {

std::vector<std::string> Problems(const std::string& path) {
  const auto database = OpenForCheck(path);
  const auto report = Check(**database);
  EXPECT_TRUE(report) << report.error().message();
  std::vector<std::string> sentences;
  for (const Error& problem : report->problems) sentences.push_back(problem.message());
  return sentences;
}

class RepairTest : public testing::Test {
 protected:
  RepairTest() {
    for (unsigned i = 0; i < 20; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i, 10));
    const auto base = OpenNew(path_);
    MustIngest(*base, {folder_.path("in")});
    contents_ = Contents(*base);
    kept_ = KeptForRanking(*base);
    hits_ = Hits(*base);
  }

  static std::vector<int64_t> Hits(KnowledgeBase& base) {
    std::vector<int64_t> hits;
    for (const char* words : {"安全生产", "节", "责任 单位", "2021年"}) {
      const auto found = base.Search(*ParseQuery(words), {.limit = 1000});
      EXPECT_TRUE(found) << found.error().message();
      for (const SearchHit& hit : found->hits) hits.push_back(hit.clause);
    }
    return hits;
  }

  void Harm(const std::string& sql) {
    const auto database = OpenForCheck(path_);
    const Result<void> done = (*database)->Execute("PRAGMA foreign_keys = OFF; " + sql);
    ASSERT_TRUE(done) << done.error().message();
    EXPECT_NE(Problems(path_), std::vector<std::string>()) << "the harm is not seen: " << sql;
  }

  void RepairAndCompare() {
    {
      const auto database = OpenForCheck(path_);
      const auto repaired = Repair(**database, {.clauses_per_commit = 37});
      ASSERT_TRUE(repaired) << repaired.error().message();
      EXPECT_FALSE(repaired->stopped);
    }
    EXPECT_EQ(Problems(path_), std::vector<std::string>());
    const auto base = OpenNew(path_);
    EXPECT_EQ(Contents(*base), contents_);
    EXPECT_EQ(KeptForRanking(*base), kept_);
    EXPECT_EQ(Hits(*base), hits_);
  }

  bool RepairInParts() const {
    const auto database = OpenForCheck(path_);
    return database && Repair(**database, {.clauses_per_commit = 20});
  }

  const TestFolder folder_;
  const std::string path_ = folder_.path("base.db");
  std::string contents_, kept_;
  std::vector<int64_t> hits_;
};

TEST_F(RepairTest, ChangesNothingThatIsSound) { RepairAndCompare(); }

TEST_F(RepairTest, MakesAnewWhatIsDerived) {
  Harm(
      "INSERT INTO clause_text (clause_text) VALUES ('delete-all'); DELETE FROM character_posting WHERE first_clause > "
      "2; "
      "DROP INDEX citation_number; DROP VIEW citation_graph; DELETE FROM clause_heading_idx; DROP VIEW treatment; "
      "CREATE VIEW treatment AS SELECT 1");
  RepairAndCompare();
}

TEST_F(RepairTest, MakesAnewWhatIsGone) {
  Harm("DROP TABLE clause_text; DROP TABLE clause_heading; DROP TABLE character_posting; DROP TABLE clause_rank");
  RepairAndCompare();
}

TEST_F(RepairTest, ResolvesReferencesAgain) {
  const auto base = OpenNew(folder_.path("references.db"));
  Store(*base,
        {MadeDocument("平政〔2020〕1号", "关于节约用水的通知", "平川市人民政府", "2020-03-01").Clause("一、", "总则"),
         MadeDocument("平政〔2020〕2号", "关于道路绿化的通知", "平川市人民政府", "2020-04-01")
             .Clause("一、", "废止")
             .CitesNumber(Relation::kRepeals, "平政〔2020〕1号")
             .CitesNumber(Relation::kRepeals, "平政〔1999〕9号")});
  const std::string before = Contents(*base);
  ASSERT_TRUE(base->database().Execute(
      "UPDATE citation SET target = iif(target IS NULL, 1, NULL), resolved_by = iif(target IS NULL, 'title', NULL)"));
  ASSERT_NE(Contents(*base), before);
  const auto repaired = Repair(base->database());
  ASSERT_TRUE(repaired) << repaired.error().message();
  EXPECT_EQ(repaired->resolved_citations, 1u);
  EXPECT_EQ(Contents(*base), before);
}

TEST_F(RepairTest, StopsWhereItIsToldAndGoesOn) {
  Harm("INSERT INTO clause_text (clause_text) VALUES ('delete-all')");
  const std::atomic<bool> stop = true;
  {
    const auto database = OpenForCheck(path_);
    const auto repaired = Repair(**database, {.clauses_per_commit = 10, .stop = &stop});
    ASSERT_TRUE(repaired) << repaired.error().message();
    EXPECT_TRUE(repaired->stopped);
  }
  RepairAndCompare();
}

TEST_F(RepairTest, GivesWayToAnotherWriter) {
  const auto database = OpenForCheck(path_), other = OpenForCheck(path_);
  ASSERT_TRUE((*other)->Execute("BEGIN IMMEDIATE"));
  sqlite3_busy_timeout((*database)->handle(), 10);
  const auto repaired = Repair(**database);
  ASSERT_FALSE(repaired);
  EXPECT_EQ(repaired.error().kind, Error::Kind::kBusy);
}

// A sound file stays sound at every moment of a repair, and answers as before.
TEST_F(RepairTest, MayBeKilledAtAnyMoment) {
  Killer killer([this] { return RepairInParts(); });
  killer.Measure();
  const int moments = Kills(25);
  for (int moment = 0; moment < moments; ++moment) {
    killer.Kill();
    ASSERT_EQ(Problems(path_), std::vector<std::string>()) << "killed after " << killer.microseconds() << " µs";
    const auto base = OpenNew(path_);
    ASSERT_EQ(Contents(*base), contents_) << "killed after " << killer.microseconds() << " µs";
    ASSERT_EQ(KeptForRanking(*base), kept_) << "killed after " << killer.microseconds() << " µs";
    ASSERT_EQ(Hits(*base), hits_) << "killed after " << killer.microseconds() << " µs";
  }
  RepairAndCompare();
  const auto database = OpenForCheck(path_);
  EXPECT_EQ(*(*database)->Integer("SELECT count(*) FROM sqlite_schema WHERE name GLOB '*_repair*'"), 0);
}

// A harmed file says until the end that it wants a repair, and a repair completes.
TEST_F(RepairTest, IsCompletedByARerunWhenKilled) {
  Killer killer([this] { return RepairInParts(); });
  killer.Measure();
  const int moments = Kills(8);
  for (int moment = 0; moment < moments; ++moment) {
    Harm(
        "INSERT INTO clause_text (clause_text, rowid, text) VALUES ('delete', 5, '节约用水安全生产'); "
        "UPDATE clause SET last = id, text_key = 7; DELETE FROM clause_rank; UPDATE document SET identity_hash = 0");
    killer.Kill();
    for (const std::string& problem : Problems(path_)) ASSERT_TRUE(problem.ends_with("Run `liye repair`.")) << problem;
    RepairAndCompare();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace liye
