// liye's own search and FTS5's, over one knowledge base; and bare FTS5 to compare building with.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "index/character_posting.h"
#include "index/fts5_tokenizer.h"
#include "index/ingest.h"
#include "index/knowledge_base.h"
#include "index/match_expression.h"
#include "index/schema.h"
#include "index/sqlite.h"
#include "index/writer.h"
#include "tests/bench/measure.h"
#include "tests/bench/search_engine.h"

namespace liye::bench {
namespace {

Query QueryOf(const std::string& phrase) { return Must(ParseQuery("\"" + phrase + "\"")); }

std::vector<int64_t> Integers(Statement rows) {
  std::vector<int64_t> numbers;
  while (rows.Next()) numbers.push_back(rows.integer(0));
  if (!rows.ok()) GiveUp(rows.error().reason);
  return numbers;
}

class Liye : public SearchEngine {
 public:
  explicit Liye(const std::string& path) : base_(Must(KnowledgeBase::Open(path, OpenMode::kReadOnly))) {}
  const char* name() const override { return "liye"; }

  std::vector<int64_t> Best(const std::string& phrase) override {
    std::vector<int64_t> best;
    for (const SearchHit& hit : Search(phrase).hits) best.push_back(hit.clause);
    return best;
  }
  std::vector<int64_t> All(const std::string& phrase) override {
    const Query query = QueryOf(phrase);
    std::vector<int64_t> all;
    if (const std::optional<char32_t> character = OneCharacter(query))
      all = Must(ClausesWithCharacter(base_->database(), *character));
    else
      all = Integers(
          base_->database().Query("SELECT rowid FROM clause_text WHERE clause_text MATCH ?1", MatchExpression(query)));
    const uint64_t total = Search(phrase).total;
    if (total != all.size())
      std::fprintf(stderr, "search says %llu clauses hold %s, the index %zu\n", static_cast<unsigned long long>(total),
                   phrase.c_str(), all.size());
    return all;
  }

 private:
  SearchResult Search(const std::string& phrase) {
    SearchOptions options;
    options.limit = kBestShown;
    return Must(base_->Search(QueryOf(phrase), options));
  }
  std::unique_ptr<KnowledgeBase> base_;
};

class Fts5 : public SearchEngine {
 public:
  explicit Fts5(const std::string& path) : base_(Must(KnowledgeBase::Open(path, OpenMode::kReadOnly))) {}
  const char* name() const override { return "FTS5"; }

  std::vector<int64_t> Best(const std::string& phrase) override {
    return Integers(
        base_->database().Query("SELECT rowid FROM clause_text WHERE clause_text MATCH ?1 ORDER BY rank LIMIT ?2",
                                MatchExpression(QueryOf(phrase)), kBestShown));
  }
  std::vector<int64_t> All(const std::string& phrase) override {
    return Integers(base_->database().Query("SELECT rowid FROM clause_text WHERE clause_text MATCH ?1",
                                            MatchExpression(QueryOf(phrase))));
  }

 private:
  std::unique_ptr<KnowledgeBase> base_;
};

}  // namespace

void GiveUp(const std::string& reason) {
  std::fprintf(stderr, "search_bench: %s\n", reason.c_str());
  std::exit(1);
}

std::unique_ptr<SearchEngine> OpenLiye(const std::string& path) { return std::make_unique<Liye>(path); }
std::unique_ptr<SearchEngine> OpenFts5(const std::string& path) { return std::make_unique<Fts5>(path); }

BuildCost BuildBareFts5(const std::string& path, const std::vector<std::string>& texts, bool bulk) {
  std::filesystem::remove(path);
  const double wall = WallSeconds(), cpu = ThreadCpuSeconds();
  {
    const auto database = Must(Database::Open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0));
    if (RegisterTokenizer(database->handle()) != SQLITE_OK) GiveUp("this SQLite was built without FTS5");
    if (bulk) Must(database->Execute(std::string(kPageSize) + ';' + kFreePages));
    Must(database->Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536"));
    Must(database->Execute("CREATE VIRTUAL TABLE bare USING fts5 (text, tokenize = 'liye')"));
    if (bulk) Must(database->Execute("INSERT INTO bare (bare, rank) VALUES " + std::string(kBulkOptions)));
    Statement insert(*database, "INSERT INTO bare (rowid, text) VALUES (?1, ?2)", true);
    Must(database->Execute("BEGIN"));
    const uint64_t rows_per_commit = IngestOptions().rows_per_commit;
    for (size_t i = 0; i < texts.size(); ++i) {
      if (!insert.Run(i + 1, texts[i])) GiveUp(insert.error().reason);
      if ((i + 1) % rows_per_commit == 0) Must(database->Execute("COMMIT; BEGIN"));
    }
    Must(database->Execute("COMMIT; INSERT INTO bare (bare) VALUES ('optimize'); PRAGMA wal_checkpoint(TRUNCATE)"));
  }
  return {WallSeconds() - wall, ThreadCpuSeconds() - cpu, std::filesystem::file_size(path)};
}

}  // namespace liye::bench
