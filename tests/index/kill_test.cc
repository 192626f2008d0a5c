// kill -9 at any moment of an ingestion or a migration: the file opens, is sound, and a rerun completes it.
#include <gtest/gtest.h>

#include "index/fts5_tokenizer.h"
#include "index/schema.h"
#include "index/sqlite.h"
#include "tests/index/killed.h"
#include "tests/index/support.h"
#include "tests/index/version1.h"

namespace liye {
namespace {

class Kill : public testing::Test {
 protected:
  Kill() {
    for (unsigned i = 0; i < 120; ++i) {
      std::string text;
      for (unsigned k = 0; k < 4; ++k) text += NoticeText(4 * i + k, 8) + "\n";
      folder_.Write("in/" + std::to_string(i) + ".txt", text);
    }
    const auto whole = OpenNew(folder_.path("whole.db"));
    MustIngest(*whole, {in_});
    clauses_ = *whole->database().Integer("SELECT count(*) FROM clause");
    contents_ = Contents(*whole);
    kept_ = KeptForRanking(*whole);
  }

  void Remove() const {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + suffix);
  }

  // Documents without all of their clauses, or facts without a clause, would be half a document.
  static void ExpectWholeDocuments(KnowledgeBase& base) {
    const auto complaints = base.Check();
    ASSERT_TRUE(complaints) << complaints.error().message();
    EXPECT_EQ(*complaints, std::vector<std::string>());
    const auto documents = base.List();
    ASSERT_TRUE(documents);
    for (const DocumentRecord& document : *documents) {
      const auto clauses = base.Clauses(document.id);
      ASSERT_TRUE(clauses);
      ASSERT_EQ(clauses->size(), document.clauses) << document.key;
    }
  }

  const TestFolder folder_;
  const std::string in_ = folder_.path("in"), path_ = folder_.path("killed.db");
  int64_t clauses_ = 0;
  std::string contents_, kept_;
};

TEST_F(Kill, AnIngestionLeavesASoundDatabaseThatARerunCompletes) {
  Killer killer([this] {
    auto base = KnowledgeBase::Open(path_, OpenMode::kCreate);
    return base && Ingest(**base, {in_}, {.jobs = 2, .rows_per_commit = 100});
  });
  killer.Measure();
  const int moments = Kills(20);
  for (int moment = 0; moment < moments; ++moment) {
    Remove();
    killer.Kill();
    const auto base = OpenNew(path_);
    ExpectWholeDocuments(*base);
    MustIngest(*base, {in_});
    ExpectWholeDocuments(*base);
    ASSERT_EQ(Contents(*base), contents_) << "killed after " << killer.microseconds() << " µs";
    ASSERT_EQ(KeptForRanking(*base), kept_) << "killed after " << killer.microseconds() << " µs";
    if (HasFailure()) return;
  }
}

// A file of version 1 in which nothing has begun to change.
void ExpectWholeVersion1(Database& database, int64_t clauses) {
  EXPECT_EQ(*database.Integer("PRAGMA user_version"), 1);
  Statement integrity = database.Query("PRAGMA integrity_check");
  ASSERT_TRUE(integrity.Next());
  EXPECT_EQ(integrity.text(0), "ok");
  EXPECT_EQ(*database.Integer("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  EXPECT_EQ(*database.Integer("SELECT count(*) FROM clause"), clauses);
  EXPECT_EQ(*database.Integer("SELECT count(*) FROM pragma_table_info('clause') WHERE name IN ('last', 'text_key')"),
            0);
  EXPECT_EQ(*database.Integer("SELECT count(*) FROM sqlite_schema WHERE name GLOB 'clause_rank*' OR name GLOB "
                              "'clause_heading*' OR name = 'clause_above'"),
            0);
  for (const std::string table : {"clause_text", "clause_character"})
    EXPECT_TRUE(database.Execute("INSERT INTO " + table + " (" + table + ", rank) VALUES ('integrity-check', 1)"));
}

TEST_F(Kill, AMigrationLeavesTheOldFileOrTheNew) {
  const std::string old = folder_.path("old.db");
  MakeVersion1Of(folder_.path("whole.db"), old);
  const auto begin_again = [&] {
    Remove();
    std::filesystem::copy_file(old, path_);
  };
  Killer killer([this] { return KnowledgeBase::Open(path_, OpenMode::kReadWrite).has_value(); });
  begin_again();
  killer.Measure();
  const int moments = Kills(20);
  int old_files = 0;
  for (int moment = 0; moment < moments && !HasFailure(); ++moment) {
    begin_again();
    killer.Kill();
    {
      const auto database = Database::Open(path_, SQLITE_OPEN_READWRITE, 0);
      ASSERT_EQ(RegisterTokenizer((*database)->handle()), SQLITE_OK);
      if (*(*database)->Integer("PRAGMA user_version") < SchemaVersion()) {
        ++old_files;
        ExpectWholeVersion1(**database, clauses_);
      }
    }
    const auto base = KnowledgeBase::Open(path_, OpenMode::kReadWrite);
    ASSERT_TRUE(base) << base.error().message();
    ExpectWholeDocuments(**base);
    ASSERT_EQ(Contents(**base), contents_) << "killed after " << killer.microseconds() << " µs";
    ASSERT_EQ(KeptForRanking(**base), kept_) << "killed after " << killer.microseconds() << " µs";
  }
  std::printf("%d files were still of the old version\n", old_files);
}

}  // namespace
}  // namespace liye
