// The index as a program without liye sees it: SQLite and liye_fts5.so.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include "corpus/utf8.h"
#include "index/sqlite.h"
#include "tests/index/pieces.h"
#include "tests/index/support.h"

namespace liye {
namespace {

using Ids = std::set<int64_t>;

// A connection that knows nothing of liye but the extension.
class PlainConnection {
 public:
  explicit PlainConnection(const std::string& path, const char* entry = nullptr) {
    EXPECT_EQ(sqlite3_open(path.c_str(), &handle_), SQLITE_OK);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
    char* message = nullptr;
    EXPECT_EQ(sqlite3_load_extension(handle_, LIYE_EXTENSION, entry, &message), SQLITE_OK) << message;
    sqlite3_free(message);
  }
  ~PlainConnection() { sqlite3_close(handle_); }
  PlainConnection(const PlainConnection&) = delete;
  PlainConnection& operator=(const PlainConnection&) = delete;

  // The first column of all rows; ?1 is `value`. An error is a row of its own.
  std::vector<std::string> Ask(const std::string& sql, const std::string& value = "") {
    sqlite3_stmt* statement = nullptr;
    std::vector<std::string> rows;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      return {sqlite3_errmsg(handle_)};
    sqlite3_bind_text(statement, 1, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
      rows.emplace_back(text == nullptr ? "NULL" : text);
    }
    if (status != SQLITE_DONE) rows.emplace_back(sqlite3_errmsg(handle_));
    sqlite3_finalize(statement);
    return rows;
  }

  Ids Clauses(const std::string& phrase) {
    Ids ids;
    for (const std::string& id : Ask("SELECT rowid FROM clause_text WHERE clause_text MATCH liye_phrase(?1)", phrase))
      ids.insert(std::stoll(id));
    return ids;
  }

 private:
  sqlite3* handle_ = nullptr;
};

using Rows = std::vector<std::string>;

TEST(Extension, IsEnteredByEveryName) {
  for (const char* entry : {static_cast<const char*>(nullptr), "sqlite3_extension_init", "sqlite3_liyefts_init"}) {
    PlainConnection plain(":memory:", entry);
    EXPECT_EQ(plain.Ask("SELECT liye_fold('（關於２０１７年）')"), Rows{"关于2017年"});
  }
}

TEST(Extension, IndexesTablesOfOnesOwn) {
  PlainConnection plain(":memory:");
  EXPECT_EQ(plain.Ask("CREATE VIRTUAL TABLE note USING fts5 (text, tokenize = 'liye')"), Rows{});
  EXPECT_EQ(plain.Ask("INSERT INTO note VALUES ('平川市政府信息公開辦法（二○一七年）'), ('政府、信息'), ('第5號樓')"),
            Rows{});
  const auto ask = [&](const std::string& phrase) {
    return plain.Ask("SELECT rowid FROM note WHERE note MATCH liye_phrase(?1) ORDER BY rowid", phrase);
  };
  EXPECT_EQ(ask("政府信息公开"), Rows{"1"});
  EXPECT_EQ(ask("二〇一七年"), Rows{"1"});
  EXPECT_EQ(ask("政府"), (Rows{"1", "2"}));
  EXPECT_EQ(ask("5号"), Rows{"3"});
  EXPECT_EQ(ask("息"), (Rows{"1", "2"}));
  EXPECT_EQ(ask("府公"), Rows{});
  EXPECT_EQ(ask("，"), Rows{});
}

TEST(Extension, WritesPhrasesForMatch) {
  PlainConnection plain(":memory:");
  EXPECT_EQ(plain.Ask("SELECT liye_phrase('信息公开')"), Rows{"\"信息公开\""});
  EXPECT_EQ(plain.Ask("SELECT liye_phrase('平政〔2021〕5号')"), Rows{"\"平政〔2021〕5号\" *"});
  EXPECT_EQ(plain.Ask("SELECT liye_phrase('a\" OR \"b')"), Rows{"\"a, OR ,b\""});
  EXPECT_EQ(plain.Ask("SELECT liye_phrase('。')"), Rows{"\"。\""});
  EXPECT_EQ(plain.Ask("SELECT liye_phrase(NULL)"), Rows{"NULL"});
}

// Every length that people type, and numbers with the characters around them.
constexpr std::pair<size_t, PieceOf> kKinds[] = {
    {1, PieceOf::kAny}, {2, PieceOf::kAny},  {3, PieceOf::kAny},          {4, PieceOf::kAny},
    {6, PieceOf::kAny}, {10, PieceOf::kAny}, {4, PieceOf::kDigitsAndHan}, {8, PieceOf::kDigitsAndHan}};

Ids Scanned(const std::vector<StoredClause>& comparable, const std::string& piece) {
  const std::string wanted = Comparable(piece);
  Ids ids;
  for (const StoredClause& clause : comparable)
    if (clause.text.find(wanted) != std::string::npos) ids.insert(clause.id);
  return ids;
}

Ids Found(KnowledgeBase& base, const std::string& piece) {
  SearchOptions options;
  options.limit = options.most_copies = UINT64_MAX;
  const auto result = base.Search({Query::Kind::kPhrase, piece, {}}, options);
  EXPECT_TRUE(result) << piece;
  Ids ids;
  if (result)
    for (const SearchHit& hit : result->hits) {
      ids.insert(hit.clause);
      for (const HitCopy& copy : hit.copies) ids.insert(copy.clause);
    }
  return ids;
}

// Recall and precision 1 against std::string::find, through the extension and through liye, for every piece as
// it stands and, through the extension, in other forms.
void HoldAgainstFind(const std::string& texts, int each) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  MustIngest(*base, {texts});
  PlainConnection plain(folder.path("test.db"));
  const std::vector<StoredClause> clauses = AllClauses(base->database());
  ASSERT_FALSE(clauses.empty());
  std::vector<StoredClause> comparable;
  for (const StoredClause& clause : clauses) comparable.push_back({clause.id, Comparable(clause.text)});
  std::mt19937 random(1949);
  int changed = 0;
  for (const auto& [length, what] : kKinds) {
    int asked = 0;
    for (int attempt = 0; asked < each && attempt < 1000 * each; ++attempt) {
      const std::string piece = RandomPiece(clauses, length, what, random);
      if (piece.empty()) continue;
      const Ids expected = Scanned(comparable, piece);
      ASSERT_FALSE(expected.empty()) << piece;
      ASSERT_EQ(plain.Clauses(piece), expected) << piece;
      ASSERT_EQ(Found(*base, piece), expected) << piece;
      const std::string varied = Varied(piece, random);
      ASSERT_EQ(plain.Clauses(varied), expected) << piece << " as " << varied;
      changed += varied != piece ? 1 : 0;
      ++asked;
    }
    EXPECT_EQ(asked, each) << length << " characters";
  }
  EXPECT_GT(changed, 4 * each);
}

// A few of the things that break engines, in a random order: forms that fold to several characters or to
// none, marks, half characters, what FTS5 takes for operators.
std::string HostileText(size_t parts, std::mt19937& random) {
  static const std::string kParts[] = {"水", "府",   "12",       "ａ", "，", "　", "ー", "㋀",
                                       "🄐",  "\xff", "\xe5\xb9", "\"", "*",  "零", "○",  std::string(1, '\0')};
  std::string text;
  for (size_t i = random() % (parts + 1); i > 0; --i) {
    if (random() % 5 == 0)
      AppendUtf8(text, random() % 0xd800);
    else
      text += kParts[random() % std::size(kParts)];
  }
  return text;
}

TEST(Extension, FindsWhatFindFindsInHostileTexts) {
  PlainConnection plain(":memory:");
  ASSERT_EQ(plain.Ask("CREATE VIRTUAL TABLE clause_text USING fts5 (text, tokenize = 'liye')"), Rows{});
  std::mt19937 random(404);
  std::vector<StoredClause> comparable;
  for (int64_t id = 1; id <= 400; ++id) {
    const std::string text = HostileText(20, random);
    ASSERT_EQ(plain.Ask("INSERT INTO clause_text (text) VALUES (?1)", text), Rows{});
    comparable.push_back({id, Comparable(text)});
  }
  size_t hits = 0;
  for (int round = 0; round < 1000; ++round) {
    const std::string phrase = HostileText(4, random);
    const Ids expected = Comparable(phrase).empty() ? Ids{} : Scanned(comparable, phrase);
    ASSERT_EQ(plain.Clauses(phrase), expected) << phrase;
    hits += expected.size();
  }
  EXPECT_GT(hits, 1000u);
}

TEST(Extension, FindsWhatFindFindsInTheSamples) { HoldAgainstFind(LIYE_SOURCE_DIR "/corpus/samples", 100); }

TEST(Extension, FindsWhatFindFindsInRealTexts) {
  const std::string shared = LIYE_SOURCE_DIR "/../shared/texts";
  if (!std::filesystem::is_directory(shared)) GTEST_SKIP() << "skipped: " << shared << " is absent";
  HoldAgainstFind(shared, 50);
}

}  // namespace
}  // namespace liye
