// `Check` says what is wrong with a knowledge base, and changes nothing.
#include "index/check.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/index/support.h"

namespace liye {
namespace {

std::string Bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return std::move(all).str();
}

class CheckTest : public testing::Test {
 protected:
  CheckTest() {
    folder_.Write("in/a.txt", NoticeText(1, 10));
    folder_.Write("in/b.txt", NoticeText(2));
    MustIngest(*OpenNew(path_), {folder_.path("in")});
  }

  // Does something to the file that the program would never do.
  void Harm(const std::string& sql) {
    const auto database = OpenForCheck(path_);
    ASSERT_TRUE(database) << database.error().message();
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

  // The harm is seen, in these words.
  void ExpectProblem(const std::string& sql, const std::string& words) {
    Harm(sql);
    const std::vector<std::string> problems = Problems();
    EXPECT_TRUE(std::ranges::any_of(problems, [&](const std::string& said) { return said.contains(words); }))
        << sql << "\n"
        << testing::PrintToString(problems);
  }

  const TestFolder folder_;
  const std::string path_ = folder_.path("base.db");
};

TEST_F(CheckTest, FindsNothingWhereNothingIsWrongAndChangesNothing) {
  const std::string before = Bytes(path_);
  EXPECT_EQ(Problems(), std::vector<std::string>());
  EXPECT_EQ(Bytes(path_), before);
}

TEST_F(CheckTest, SeesAStaleIndexOfWords) {
  ExpectProblem("UPDATE clause SET text = '另一段文字' WHERE id = 3",
                "clause_text: the full-text index does not agree with the stored text. Run `liye repair`.");
}

TEST_F(CheckTest, SeesWrongListsOfCharacters) {
  const std::string wrong = "character_posting: the list of clauses with “水” does not agree with the stored text";
  const std::string water = " WHERE character = unicode('水')";
  ExpectProblem("INSERT INTO character_posting VALUES (unicode('丂'), 3, 3, x'')", "with “丂” does not agree");
  Harm("DELETE FROM character_posting WHERE character = unicode('丂')");
  ExpectProblem("DELETE FROM character_posting" + water, wrong);
  ExpectProblem("UPDATE character_posting SET clauses = CAST(clauses || x'01' AS BLOB)" + water, wrong);
  ExpectProblem("UPDATE character_posting SET first_clause = first_clause + 1" + water, wrong);
}

TEST_F(CheckTest, TakesListsOfCharactersThatStillNameRemovedClauses) {
  Harm("INSERT INTO character_posting VALUES (unicode('龘'), 800000, 800001, x'01')");
  EXPECT_EQ(Problems(), std::vector<std::string>());
}

TEST_F(CheckTest, SeesMissingClauses) {
  ExpectProblem("DELETE FROM clause WHERE id = 3", " clauses are there. Read its file again");
}

TEST_F(CheckTest, SeesRowsWithoutTheirRow) {
  ExpectProblem("DELETE FROM unit", "duty: ");
  ExpectProblem("DELETE FROM document WHERE id = 1", " rows name a row of document that does not exist");
}

TEST_F(CheckTest, SeesSpansOutsideTheirText) {
  ExpectProblem("UPDATE clause SET \"end\" = 900000 WHERE id = 3", "stands outside its document");
  ExpectProblem("UPDATE clause SET \"end\" = start - 1 WHERE id = 4", "stands outside its document");
  ExpectProblem("UPDATE document SET \"end\" = 900000 WHERE id = 2", "it ends behind the end of its file /");
}

TEST_F(CheckTest, SeesFactsOutsideTheirDocument) {
  ExpectProblem("UPDATE deadline SET start = 900000, \"end\" = 900001", "the deadline “2021年");
  ExpectProblem("UPDATE amount SET \"end\" = 900001", "the amount “300万元” stands outside its document");
  ExpectProblem("UPDATE duty SET scope_start = 900000", "the duty “市");
  ExpectProblem("UPDATE citation SET start = -1", "the citation “");
}

TEST_F(CheckTest, SeesClausesInWrongPlaces) {
  ExpectProblem("UPDATE clause SET ordinal = 7 WHERE id = 3", "stands in a wrong place of its document");
  ExpectProblem("UPDATE clause SET parent = 5 WHERE id = 4", "stands in a wrong place of its document");
}

TEST_F(CheckTest, SeesWhatIsMissingOfTheSchema) {
  ExpectProblem("DROP INDEX citation_number", "citation_number: the index of this name is missing or was changed");
  ExpectProblem("DROP VIEW citation_graph; CREATE VIEW citation_graph AS SELECT 1",
                "citation_graph: the view of this name is missing or was changed. Run `liye repair`.");
  ExpectProblem("DROP TABLE clause_heading", "clause_heading: the full-text table of this name is missing");
  ExpectProblem("DROP TABLE character_posting",
                "character_posting: the table of this name is missing or was changed. Run `liye repair`.");
  ExpectProblem("DROP TABLE amount", "amount: the table of this name is missing");
}

TEST_F(CheckTest, SaysManyEqualProblemsOnce) {
  std::string many;
  for (unsigned i = 10; i < 16; ++i) many += NoticeText(i, 10) + "\n";
  folder_.Write("in/many.txt", many);
  MustIngest(*OpenNew(path_), {folder_.path("in")});
  Harm("UPDATE deadline SET start = 900000, \"end\" = 900001");
  const std::vector<std::string> problems = Problems();
  ASSERT_EQ(problems.size(), 21u);
  EXPECT_TRUE(problems.back().contains("the last sentence is true of ")) << problems.back();
}

// Bytes written over the middle of the file: whatever SQLite makes of it, there is a sentence and no crash.
TEST_F(CheckTest, SurvivesDamage) {
  const std::string sound = Bytes(path_);
  std::vector<size_t> pages;  // that hold something
  size_t page_size = 0;
  {
    const auto database = OpenForCheck(path_);
    Statement rows = (*database)->Query("SELECT pageno FROM dbstat WHERE pageno > 1 ORDER BY pageno");
    while (rows.Next()) pages.push_back(static_cast<size_t>(rows.integer(0)));
    page_size = static_cast<size_t>(*(*database)->Integer("PRAGMA page_size"));
  }
  ASSERT_GT(pages.size(), 30u);
  for (size_t page : pages) {
    std::string damaged = sound;
    damaged.replace((page - 1) * page_size, 512, 512, '\xa5');
    folder_.Write("base.db", damaged);
    const auto database = OpenForCheck(path_);
    if (!database) continue;
    const auto report = Check(**database);
    EXPECT_TRUE(!report || !report->problems.empty()) << "page " << page;
  }
}

TEST_F(CheckTest, SaysThatSomebodyWrites) {
  const auto database = OpenForCheck(path_), other = OpenForCheck(path_);
  ASSERT_TRUE((*other)->Execute("BEGIN IMMEDIATE"));
  sqlite3_busy_timeout((*database)->handle(), 10);
  const auto report = Check(**database);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, Error::Kind::kBusy);
}

}  // namespace
}  // namespace liye
