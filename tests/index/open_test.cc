// What KnowledgeBase::Open says about files that are no knowledge base.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/schema.h"
#include "index/sqlite.h"
#include "tests/index/support.h"

namespace liye {
namespace {

Error ErrorOf(const std::string& path, OpenMode mode) {
  const auto base = KnowledgeBase::Open(path, mode);
  EXPECT_FALSE(base) << path;
  return base ? Error{} : base.error();
}

void MakeDatabase(const std::string& path, const std::string& sql) {
  const auto database = Database::Open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0);
  ASSERT_TRUE(database);
  ASSERT_TRUE((*database)->Execute(sql));
}

TEST(Open, NamesWhatIsMissing) {
  const TestFolder folder;
  const std::string path = folder.path("none.db");
  for (OpenMode mode : {OpenMode::kReadOnly, OpenMode::kReadWrite}) {
    const Error error = ErrorOf(path, mode);
    EXPECT_EQ(error.kind, Error::Kind::kNotFound);
    EXPECT_EQ(error.message(),
              path + ": there is no such knowledge base. Check the path, or make it with `liye ingest PATH... --db " +
                  path + "`.");
    EXPECT_FALSE(std::filesystem::exists(path));
  }
  EXPECT_EQ(ErrorOf(folder.path("no/such/folder.db"), OpenMode::kCreate).kind, Error::Kind::kNotFound);
}

TEST(Open, RefusesWhatIsNotOurs) {
  const TestFolder folder;
  const std::string junk = folder.Write("junk.db", std::string(5000, 'x'));
  const std::string other = folder.path("other.db");
  MakeDatabase(other, "CREATE TABLE theirs (a)");
  const std::string marked = folder.path("marked.db");
  MakeDatabase(marked, "PRAGMA application_id = 252006675; CREATE TABLE theirs (a)");
  for (OpenMode mode : {OpenMode::kReadOnly, OpenMode::kReadWrite, OpenMode::kCreate}) {
    EXPECT_EQ(ErrorOf(junk, mode).kind, Error::Kind::kNotOurs);
    EXPECT_EQ(ErrorOf(other, mode).kind, Error::Kind::kNotOurs);
    EXPECT_EQ(ErrorOf(marked, mode).kind, Error::Kind::kNotOurs);
    EXPECT_EQ(ErrorOf(folder.path(), mode).kind, Error::Kind::kNotOurs);
  }
  const auto database = Database::Open(other, SQLITE_OPEN_READONLY, 0);
  ASSERT_TRUE(database);
  EXPECT_EQ(*(*database)->Integer("SELECT count(*) FROM sqlite_schema"), 1) << "nothing may be written into it";
}

TEST(Open, RefusesANewerSchema) {
  const TestFolder folder;
  const std::string path = folder.path("newer.db");
  OpenNew(path);
  MakeDatabase(path, "PRAGMA user_version = " + std::to_string(SchemaVersion() + 1));
  for (OpenMode mode : {OpenMode::kReadOnly, OpenMode::kReadWrite, OpenMode::kCreate}) {
    const Error error = ErrorOf(path, mode);
    EXPECT_EQ(error.kind, Error::Kind::kNewerSchema);
    EXPECT_NE(error.message().find("schema " + std::to_string(SchemaVersion() + 1)), std::string::npos);
  }
}

TEST(Open, TakesAnEmptyFile) {
  const TestFolder folder;
  const std::string path = folder.Write("empty.db", "");
  EXPECT_FALSE(KnowledgeBase::Open(path, OpenMode::kReadOnly));
  EXPECT_TRUE(KnowledgeBase::Open(path, OpenMode::kCreate));
  EXPECT_TRUE(KnowledgeBase::Open(path, OpenMode::kReadOnly));
}

TEST(Open, ReadsWhereNothingCanBeWritten) {
  const TestFolder folder;
  const std::string path = folder.path("sub/кни га%?.db");
  std::filesystem::create_directory(folder.path("sub"));
  {
    const auto base = OpenNew(path);
    Store(
        *base,
        {MadeDocument("平政〔2021〕5号", "关于节水的通知", "平川市人民政府", "2021-03-01").Clause("一、", "总体要求")});
  }
  ::chmod(path.c_str(), 0444);
  ::chmod(folder.path("sub").c_str(), 0555);
  const auto base = KnowledgeBase::Open(path, OpenMode::kReadOnly);
  ASSERT_TRUE(base) << base.error().message();
  EXPECT_EQ((*base)->Search(*ParseQuery("节水"))->total, 1u);
  if (::geteuid() != 0) {  // nothing is read-only to root
    const auto writing = KnowledgeBase::Open(path, OpenMode::kReadWrite);
    const bool refused = !writing || !Ingest(**writing, {folder.path()});
    EXPECT_TRUE(refused);
  }
  ::chmod(folder.path("sub").c_str(), 0755);
}

TEST(Open, SaysThatSomebodyElseWrites) {
  const TestFolder folder;
  const std::string path = folder.path("busy.db");
  const auto base = OpenNew(path);
  const auto other = Database::Open(path, SQLITE_OPEN_READWRITE, 0);
  ASSERT_TRUE(other);
  ASSERT_TRUE((*other)->Execute("BEGIN IMMEDIATE"));
  sqlite3_busy_timeout(base->database().handle(), 10);
  folder.Write("in/a.txt", NoticeText(1));
  const auto summary = Ingest(*base, {folder.path("in")});
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().kind, Error::Kind::kBusy);
  // Reading goes on meanwhile.
  EXPECT_TRUE(base->Search(*ParseQuery("节水")));
}

}  // namespace
}  // namespace liye
