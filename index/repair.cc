#include "index/repair.h"

#include <algorithm>
#include <string>
#include <vector>

#include "index/character_posting.h"
#include "index/clause_rank.h"
#include "index/resolve.h"
#include "index/wanted_schema.h"

namespace liye {
namespace {

constexpr int64_t kDocumentsAtOnce = 2000;
constexpr int kPagesOfAMerge = 2000;

class Repairer {
 public:
  Repairer(Database& database, const RepairOptions& options) : database_(database), options_(options) {}

  Result<RepairSummary> Run() {
    Result<void> done = RemoveLeftovers();
    if (done) done = MakeTables();
    if (done) done = MakeIndexesAndViews();
    for (const SchemaObject& object : wanted_)
      if (done && object.kind == SchemaObject::Kind::kFullText && !stopped()) done = Rebuild(object);
    if (done && !stopped()) done = InTransaction([&] { return RebuildRanks(database_); });
    if (done && !stopped()) done = InTransaction([&] { return RebuildCharacters(database_); });
    if (done && options_.resolve) done = ResolveAgain();
    if (done) done = database_.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!done) return std::unexpected(done.error());
    return Summary();
  }

 private:
  // Runs `work` in a transaction of its own.
  template <typename Work>
  Result<void> InTransaction(Work work) {
    if (Result<void> begun = database_.Execute("BEGIN IMMEDIATE"); !begun) return begun;
    Result<void> done = work();
    if (done) done = database_.Execute("COMMIT");
    if (!done && sqlite3_get_autocommit(database_.handle()) == 0) (void)database_.Execute("ROLLBACK");
    return done;
  }
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed); }

  Result<void> RemoveLeftovers();
  Result<void> MakeTables();
  Result<void> MakeIndexesAndViews();
  Result<void> Rebuild(const SchemaObject& table);
  Result<void> Fill(const std::string& table);
  Result<void> Merge(const std::string& table);
  Result<void> TakePlace(const std::string& table);
  Result<void> NobodyElseWrote();
  Result<void> ResolveAgain();
  Result<RepairSummary> Summary();

  Database& database_;
  const RepairOptions& options_;
  std::vector<SchemaObject> wanted_;
  int64_t data_version_ = 0;  // what other connections have committed when a rebuild begins
};

Result<void> Repairer::RemoveLeftovers() {
  Result<std::vector<SchemaObject>> wanted = WantedSchema();
  if (!wanted) return std::unexpected(wanted.error());
  wanted_ = *std::move(wanted);
  return InTransaction([&]() -> Result<void> {
    for (const SchemaObject& object : wanted_)
      if (object.kind == SchemaObject::Kind::kFullText)
        if (Result<void> gone = database_.Execute("DROP TABLE IF EXISTS " + object.name + kRepairSuffix); !gone)
          return gone;
    return {};
  });
}

// Those that can be filled again and are gone.
Result<void> Repairer::MakeTables() {
  for (const SchemaObject& object : wanted_) {
    if (object.kind != SchemaObject::Kind::kTable || !IsDerived(object)) continue;
    const Result<bool> has = HasObject(database_, object);
    if (!has) return std::unexpected(has.error());
    if (*has) continue;
    if (Result<void> made = InTransaction([&] { return database_.Execute(object.sql); }); !made) return made;
  }
  return {};
}

// Indexes are written anew each in a transaction, since one that disagrees with its table looks like a sound one.
Result<void> Repairer::MakeIndexesAndViews() {
  for (const SchemaObject& object : wanted_) {
    if (object.kind != SchemaObject::Kind::kIndex && object.kind != SchemaObject::Kind::kView) continue;
    const char* type = object.kind == SchemaObject::Kind::kIndex ? "INDEX" : "VIEW";
    const Result<void> made = InTransaction([&] {
      return database_.Execute(std::string("DROP ") + type + " IF EXISTS " + object.name + ";" + object.sql);
    });
    if (!made) return made;
  }
  return database_.Execute("REINDEX");  // those that stand in the definitions of tables
}

Result<void> Repairer::Rebuild(const SchemaObject& object) {
  const Result<int64_t> version = database_.Integer("PRAGMA data_version");
  if (!version) return std::unexpected(version.error());
  data_version_ = *version;
  const std::string beside = object.name + kRepairSuffix;
  std::string sql = object.sql;  // CREATE VIRTUAL TABLE clause_text USING …
  sql.replace(sql.find(object.name), object.name.size(), beside);
  // Large segments and no merging meanwhile, as for a first load.
  const std::string settings = "INSERT INTO " + beside + " (" + beside +
                               ", rank) VALUES ('automerge', 0), ('crisismerge', 64), ('hashsize', 16777216)";
  Result<void> done = InTransaction([&] { return database_.Execute(sql + ';' + settings); });
  if (done) done = Fill(object.name);
  if (!done || stopped()) return done;
  done = Merge(beside);
  return done ? TakePlace(object.name) : done;
}

// The table of clauses a part at a time; others are small, and made as FTS5 makes them.
Result<void> Repairer::Fill(const std::string& table) {
  const std::string beside = table + kRepairSuffix;
  if (table != "clause_text")
    return InTransaction(
        [&] { return database_.Execute("INSERT INTO " + beside + " (" + beside + ") VALUES ('rebuild')"); });
  const Result<int64_t> last = database_.Integer("SELECT max(id) FROM clause");
  if (!last) return std::unexpected(last.error());
  for (int64_t from = 0; from < *last && !stopped(); from += options_.clauses_per_commit) {
    const Result<void> filled = InTransaction([&]() -> Result<void> {
      if (Result<void> alone = NobodyElseWrote(); !alone) return alone;
      return database_.Run("INSERT INTO " + beside + " (rowid, text) SELECT id, text FROM clause WHERE id > ?1 AND " +
                               "id <= ?2 ORDER BY id",
                           from, from + options_.clauses_per_commit);
    });
    if (!filled) return filled;
  }
  return {};
}

// One segment is searched faster than many; a number of pages at a time until nothing is left to merge.
Result<void> Repairer::Merge(const std::string& table) {
  const std::string merge = "INSERT INTO " + table + " (" + table + ", rank) VALUES ('merge', ";
  for (int pages = -kPagesOfAMerge;; pages = kPagesOfAMerge) {
    const int64_t before = sqlite3_total_changes64(database_.handle());
    const Result<void> merged = InTransaction([&] { return database_.Execute(merge + std::to_string(pages) + ')'); });
    if (!merged) return merged;
    const bool nothing_done = sqlite3_total_changes64(database_.handle()) - before < 2;
    if (nothing_done || stopped()) return {};
  }
}

Result<void> Repairer::TakePlace(const std::string& table) {
  const std::string beside = table + kRepairSuffix;
  return InTransaction([&]() -> Result<void> {
    if (Result<void> alone = NobodyElseWrote(); !alone) return alone;
    std::string sql = "INSERT INTO " + beside + " (" + beside +
                      ", rank) VALUES ('automerge', 4), ('crisismerge', 16), ('hashsize', 1048576);";
    sql += "DROP TABLE IF EXISTS " + table + "; ALTER TABLE " + beside + " RENAME TO " + table + ';';
    return database_.Execute(sql);
  });
}

// Clauses that another program has added or removed since the rebuild began would be wrong in the new table.
Result<void> Repairer::NobodyElseWrote() {
  const Result<int64_t> version = database_.Integer("PRAGMA data_version");
  if (!version) return std::unexpected(version.error());
  if (*version == data_version_) return {};
  return std::unexpected(Error{Error::Kind::kBusy, database_.path(), "another program is writing to it",
                               "Wait until it has finished, then try again."});
}

// Some documents at a time: each mention keeps its old meaning until it gets the new one.
Result<void> Repairer::ResolveAgain() {
  const Result<int64_t> last = database_.Integer("SELECT max(id) FROM document");
  if (!last) return std::unexpected(last.error());
  for (int64_t from = 0; from < *last && !stopped(); from += kDocumentsAtOnce) {
    const Result<void> resolved = InTransaction([&]() -> Result<void> {
      Result<void> marked = database_.Run(
          "INSERT OR IGNORE INTO pending (kind, value) SELECT 'document', id FROM document WHERE id > ?1 AND id <= ?2",
          from, from + kDocumentsAtOnce);
      if (marked)
        marked = database_.Run(
            "UPDATE citation SET resolved_by = NULL, target = NULL WHERE target IS NOT NULL AND clause IN (SELECT c.id "
            "FROM document d JOIN clause c ON c.id BETWEEN d.first_clause AND d.last_clause WHERE d.id > ?1 AND "
            "d.id <= ?2)",
            from, from + kDocumentsAtOnce);
      return marked ? ResolveCitations(database_) : marked;
    });
    if (!resolved) return resolved;
  }
  return {};
}

Result<RepairSummary> Repairer::Summary() {
  RepairSummary summary;
  summary.stopped = stopped();
  for (const auto& [figure, sql] :
       {std::pair{&summary.clauses, "SELECT count(*) FROM clause"},
        std::pair{&summary.resolved_citations,
                  "SELECT count(*) FROM citation WHERE target IS NOT NULL AND paired = 0"}}) {
    const Result<int64_t> count = database_.Integer(sql);
    if (!count) return std::unexpected(count.error());
    *figure = static_cast<uint64_t>(*count);
  }
  return summary;
}

}  // namespace

Result<RepairSummary> Repair(Database& database, const RepairOptions& options) {
  return Repairer(database, options).Run();
}

}  // namespace liye
