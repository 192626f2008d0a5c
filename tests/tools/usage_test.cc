// Wrong input gets a sentence and the right exit status; help speaks the user's language.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/run.h"

namespace liye {
namespace {

constexpr const char* kCommands[] = {"extract",   "text", "ingest", "search", "show",   "duties",
                                     "deadlines", "refs", "status", "stats",  "explain"};

void ExpectComplaint(const std::vector<std::string>& arguments, const std::string& words) {
  const RunResult result = Liye(arguments);
  EXPECT_EQ(result.status, 2) << arguments[0];
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(Lines(result.err).size(), 1u) << result.err;
  EXPECT_TRUE(result.err.starts_with("liye: ")) << result.err;
  EXPECT_NE(result.err.find(words), std::string::npos) << result.err;
}

TEST(Usage, EveryCommandHasHelpWithAnExample) {
  for (const char* command : kCommands) {
    const RunResult result = Liye({command, "--help"});
    EXPECT_EQ(result.status, 0) << command;
    EXPECT_NE(result.out.find(std::string("Example:\n  liye ") + command), std::string::npos) << result.out;
    EXPECT_EQ(result.err, "");
  }
}

TEST(Usage, HelpIsChineseWhereTheLanguageIs) {
  for (const char* command : kCommands) {
    const RunResult result = Liye({command, "--help"}, {{"LANG", "zh_CN.UTF-8"}});
    EXPECT_EQ(result.status, 0) << command;
    EXPECT_NE(result.out.find("示例："), std::string::npos) << result.out;
    EXPECT_EQ(result.out.find("Print this help"), std::string::npos) << result.out;
    EXPECT_EQ(result.out.find("Usage"), std::string::npos) << result.out;
    EXPECT_EQ(result.out.find("Options"), std::string::npos) << result.out;
  }
}

TEST(Usage, ErrorsAreChineseWhereTheLanguageIs) {
  const TemporaryFolder folder;
  const RunResult absent = Liye({"extract", folder / "absent.txt"}, {{"LANG", "zh_CN.UTF-8"}});
  EXPECT_NE(absent.err.find("它不存在。请检查路径是否写对。"), std::string::npos) << absent.err;
  const RunResult base = Liye({"stats", "--db", folder / "absent.db"}, {{"LANG", "zh_CN.UTF-8"}});
  EXPECT_NE(base.err.find("没有这个知识库。请检查路径，或用 `liye ingest"), std::string::npos) << base.err;
}

TEST(Usage, VersionIsPrinted) {
  const RunResult result = Liye({"--version"});
  EXPECT_EQ(result.status, 0);
  EXPECT_TRUE(result.out.starts_with("liye 0.")) << result.out;
}

TEST(Usage, MistakesAreExplained) {
  ExpectComplaint({"serach", "x"}, "serach is not a command. Did you mean search? See `liye --help`.");
  ExpectComplaint({"search", "x", "--colour"}, "--colour is not understood here. See `liye search --help`.");
  ExpectComplaint({"search"}, "WORDS is missing.");
  ExpectComplaint({"extract", "x", "--format", "yaml"}, "--format");
  ExpectComplaint({"search", "x", "--limit"}, "--limit needs a value.");
  ExpectComplaint({"search", "x", "--limit", "0"}, "--limit does not take this value: 0 is no whole number from 1 on.");
  ExpectComplaint({"search", "x", "--offset", "x"},
                  "--offset does not take this value: x is no whole number from 0 on.");
  ExpectComplaint({"duties", "--limit", "-1"}, "--limit does not take this value: -1 is no whole number from 1 on.");
  EXPECT_EQ(Liye({}).status, 2);
}

TEST(Usage, ADatabaseThatDoesNotExistIsNotMade) {
  const TemporaryFolder folder;
  const std::string path = folder / "absent.db";
  for (const char* command : {"stats", "duties"}) ExpectComplaint({command, "--db", path}, path);
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Usage, AFileThatIsNoDatabaseIsLeftAlone) {
  const TemporaryFolder folder;
  const std::string path =
      folder.Write("notes.txt", "no database, just notes that are long enough to look like something\n");
  ExpectComplaint({"stats", "--db", path}, path);
  ExpectComplaint({"ingest", "--db", path, LIYE_SOURCE_DIR "/corpus/samples"}, path);
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  EXPECT_TRUE(line.starts_with("no database"));
}

TEST(Usage, AnotherProgramsDatabaseIsLeftAlone) {
  if (RunProgram({"sqlite3", "--version"}).status != 0) GTEST_SKIP() << "skipped: sqlite3 is not installed";
  const TemporaryFolder folder;
  const std::string path = folder / "other.db";
  ASSERT_EQ(RunProgram({"sqlite3", path, "create table note(text); insert into note values('kept');"}).status, 0);
  ExpectComplaint({"ingest", "--db", path, LIYE_SOURCE_DIR "/corpus/samples"}, path);
  EXPECT_EQ(RunProgram({"sqlite3", path, "select text from note"}).out, "kept\n");
  EXPECT_EQ(RunProgram({"sqlite3", path, "select count(*) from sqlite_master"}).out, "1\n");
}

TEST(Usage, ANewerSchemaIsRefused) {
  if (RunProgram({"sqlite3", "--version"}).status != 0) GTEST_SKIP() << "skipped: sqlite3 is not installed";
  const TemporaryFolder folder;
  const std::string path = folder / "newer.db";
  ASSERT_EQ(Liye({"ingest", "--db", path, folder.Write("a.txt", "关于开展检查的通知\n")}).status, 0);
  ASSERT_EQ(RunProgram({"sqlite3", path, "pragma user_version = 9999"}).status, 0);
  ExpectComplaint({"stats", "--db", path}, "newer");
}

TEST(Usage, AMalformedQueryIsExplained) {
  const TemporaryFolder folder;
  const std::string path = folder / "base.db";
  ASSERT_EQ(Liye({"ingest", "--db", path, folder.Write("a.txt", "关于开展检查的通知\n")}).status, 0);
  ExpectComplaint({"search", "--db", path, "(检查"}, "(检查");
  ExpectComplaint({"search", "--db", path, "\"检查"}, "\"检查");
  ExpectComplaint({"search", "--db", path, "检查", "--year", "20x5"}, "20x5");
  ExpectComplaint({"duties", "--db", path, "--due-before", "2017-6-30"}, "2017-6-30");
  ExpectComplaint({"status", "--db", path}, "name one document");
}

}  // namespace
}  // namespace liye
