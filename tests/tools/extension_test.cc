// Other programs beside liye: the sqlite3 shell and Python open a base that `liye ingest` made,
// load liye_fts5.so and find what `liye search` finds.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "tests/support/run.h"

namespace liye {
namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// A path for the loader without its suffix, as people write it; SQLite appends .so.
const std::string kExtension = std::string(LIYE_EXTENSION).substr(0, std::string(LIYE_EXTENSION).rfind('.'));
constexpr const char* kPhrases[] = {"人才公寓", "信息公开",         "資金", "2018年", "5号",
                                    "水",       "平政〔2018〕11号", "，",   "企業，"};

// A place: number (of the envelope, for what is attached), or title and date, and the path of the clause.
constexpr const char* kPlacesSql =
    "SELECT coalesce(d.number, e.number, d.title || coalesce('  ' || d.document_date, ''), d.document_date, '') || "
    "coalesce(' ' || c.path, '') FROM clause_text t JOIN clause c ON c.id = t.rowid JOIN document d ON d.id = "
    "c.document "
    "LEFT JOIN document e ON e.id = d.parent WHERE clause_text MATCH liye_phrase('PHRASE') ORDER BY 1";

std::string SqlFor(const std::string& phrase) {
  std::string sql = kPlacesSql;
  return sql.replace(sql.find("PHRASE"), 6, phrase);
}

std::string Text(const rapidjson::Document& hit, const char* key) {
  return hit[key].IsString() ? hit[key].GetString() : "";
}

std::string PlaceOf(const rapidjson::Document& hit) {
  std::string place = Text(hit, "number");
  if (place.empty()) {
    const std::string title = Text(hit, "title"), date = Text(hit, "document_date");
    place = title + (title.empty() || date.empty() ? "" : "  ") + date;
  }
  const std::string path = Text(hit, "path");
  return path.empty() ? place : place + ' ' + path;
}

std::vector<std::string> CopiesOf(const rapidjson::Document& hit) {
  constexpr std::string_view kBetween = "；";
  std::vector<std::string> copies;
  const std::string all = Text(hit, "copies");
  for (std::string_view rest = all; !rest.empty();) {
    const size_t end = rest.find(kBetween);
    copies.emplace_back(rest.substr(0, end));
    rest = end == rest.npos ? std::string_view() : rest.substr(end + kBetween.size());
  }
  return copies;
}

class ExtensionPrograms : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    base_ = *folder_ / "samples.db";
    ASSERT_EQ(Liye({"ingest", "--db", base_, LIYE_SOURCE_DIR "/corpus/samples"}).status, 0);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }
  void SetUp() override {
    if (kSanitized) GTEST_SKIP() << "skipped: a program without sanitizers cannot load an extension with them";
  }

  // The place of every hit and of every copy that is named below one, as `liye search` prints them.
  static std::vector<std::string> Searched(const std::string& phrase) {
    std::vector<std::string> places;
    const RunResult result =
        Liye({"search", "--db", base_, "--limit", "100000", "--format", "jsonl", "--", '"' + phrase + '"'});
    EXPECT_EQ(result.status == 0, !result.out.empty()) << result.err;
    for (const std::string& line : Lines(result.out)) {
      rapidjson::Document hit;
      EXPECT_FALSE(hit.Parse(line.c_str()).HasParseError()) << line;
      places.push_back(PlaceOf(hit));
      const std::vector<std::string> copies = CopiesOf(hit);
      EXPECT_EQ(copies.size(), hit["copy_count"].GetUint()) << "a hit names all its copies here: " << line;
      places.insert(places.end(), copies.begin(), copies.end());
      copies_ += copies.size();
    }
    std::sort(places.begin(), places.end());
    return places;
  }

  static TemporaryFolder* folder_;
  static std::string base_;
  static inline size_t copies_ = 0;
};
TemporaryFolder* ExtensionPrograms::folder_ = nullptr;
std::string ExtensionPrograms::base_;

TEST_F(ExtensionPrograms, ShellFindsWhatLiyeFinds) {
  if (RunProgram({"sqlite3", "--version"}).status != 0) GTEST_SKIP() << "skipped: sqlite3 is not installed";
  size_t hits = 0;
  for (const std::string phrase : kPhrases) {
    const RunResult shell = RunProgram({"sqlite3", "-readonly", base_, ".load " + kExtension, SqlFor(phrase)});
    EXPECT_EQ(shell.status, 0) << shell.err;
    EXPECT_EQ(Lines(shell.out), Searched(phrase)) << phrase;
    hits += Lines(shell.out).size();
  }
  EXPECT_GT(hits, 100u);
  EXPECT_GT(copies_, 0u);
}

TEST_F(ExtensionPrograms, ShellIndexesATableOfItsOwn) {
  if (RunProgram({"sqlite3", "--version"}).status != 0) GTEST_SKIP() << "skipped: sqlite3 is not installed";
  const std::string own = *folder_ / "own.db";
  const RunResult made = RunProgram({"sqlite3", own, ".load " + kExtension,
                                     "CREATE VIRTUAL TABLE note USING fts5 (text, tokenize = 'liye');"
                                     "INSERT INTO note VALUES ('關於信息公開的通知'), ('关于公开招聘信息的公告');"});
  EXPECT_EQ(made.status, 0) << made.err;
  const RunResult asked = RunProgram({"sqlite3", own, ".load " + kExtension,
                                      "SELECT text FROM note WHERE note MATCH '信息公开';"
                                      "INSERT INTO note (note) VALUES ('integrity-check');"});
  EXPECT_EQ(asked.status, 0) << asked.err;
  EXPECT_EQ(asked.out, "關於信息公開的通知\n");
  EXPECT_NE(RunProgram({"sqlite3", own, "SELECT * FROM note"}).err.find("no such tokenizer: liye"), std::string::npos);
}

// The first Python here whose sqlite3 can load extensions; "" when none can.
std::string PythonThatLoads() {
  for (const char* python : {"python3", "/usr/bin/python3"})
    if (RunProgram({python, "-c", "import sqlite3; sqlite3.connect(':memory:').enable_load_extension(True)"}).status ==
        0)
      return python;
  return "";
}

constexpr const char* kPython = R"py(
import sqlite3, sys
base, extension, own, *questions = sys.argv[1:]
connection = sqlite3.connect("file:" + base + "?mode=ro", uri=True)
connection.enable_load_extension(True)
connection.load_extension(extension)
for question in questions:
    for (hit,) in connection.execute(question):
        print(hit)
    print("--")
note = sqlite3.connect(own)
note.enable_load_extension(True)
note.load_extension(extension)
note.execute("CREATE VIRTUAL TABLE note USING fts5 (text, tokenize = 'liye')")
note.executemany("INSERT INTO note VALUES (?)", [("關於信息公開的通知",), ("关于公开招聘信息的公告",)])
print(note.execute("SELECT group_concat(rowid) FROM note WHERE note MATCH liye_phrase(?)", ("信息公开",)).fetchone()[0])
)py";

TEST_F(ExtensionPrograms, PythonFindsWhatLiyeFinds) {
  const std::string python = PythonThatLoads();
  if (python.empty()) GTEST_SKIP() << "skipped: no Python here whose sqlite3 can load extensions";
  std::vector<std::string> command = {python, "-c", kPython, base_, kExtension, *folder_ / "python.db"};
  std::vector<std::string> expected;
  for (const std::string phrase : kPhrases) {
    command.push_back(SqlFor(phrase));
    for (const std::string& hit : Searched(phrase)) expected.push_back(hit);
    expected.push_back("--");
  }
  expected.push_back("1");
  const RunResult result = RunProgram(command, {{"PYTHONIOENCODING", "utf-8"}});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(Lines(result.out), expected);
}

// Nothing but what every Debian has: no ICU, whose version would have to be the one it was built with.
TEST_F(ExtensionPrograms, NeedsNoIcu) {
  const RunResult needed = RunProgram({"ldd", LIYE_EXTENSION});
  if (needed.status != 0) GTEST_SKIP() << "skipped: ldd is not installed";
  EXPECT_EQ(needed.out.find("libicu"), std::string::npos) << needed.out;
  EXPECT_EQ(needed.out.find("libsqlite"), std::string::npos) << needed.out;
}

}  // namespace
}  // namespace liye
