// The part of Writer that ends an ingest: references, and an index that has as few parts as it should.
#include <array>

#include "index/resolve.h"
#include "index/writer.h"

namespace liye {
namespace {

// As FTS5 has them by default.
constexpr const char* kRestOptions = "('automerge', 4), ('crisismerge', 16), ('hashsize', 1048576)";
// Pages of a full-text table that are brought together in one transaction: behind a first load, and later.
constexpr int kJoinedAtOnce = 8000;
constexpr int kMergedAtOnce = 1000;
constexpr std::array kTextTables = {"clause_text", "clause_heading"};

}  // namespace

Result<void> Writer::SetOptions(const std::string& options) {
  for (const std::string table : kTextTables)
    if (Result<void> set = database_.Execute("INSERT INTO " + table + " (" + table + ", rank) VALUES " + options); !set)
      return set;
  return {};
}

Result<void> Writer::Finish(const std::function<bool()>& stop) {
  Result<void> done = open_ ? Result<void>{} : Begin();
  if (done && !WriteWaiting()) done = std::unexpected(Failure());
  if (done) done = ResolveCitations(database_);
  if (done && counts_.removed_documents + counts_.documents > 0)
    done = database_.Execute("DELETE FROM unit WHERE NOT EXISTS (SELECT 1 FROM duty WHERE duty.unit = unit.id)");
  if (done) done = Commit();
  const bool mostly_new = counts_.clauses * 2 >= static_cast<uint64_t>(next_clause_);
  if (done && mostly_new && touched_ > 0 && !stop()) {
    done = open_ ? Result<void>{} : Begin();
    if (done) done = JoinCharacters(database_);
    if (done) done = Commit();
  }
  for (const char* table : kTextTables)
    if (done && touched_ > 0) done = mostly_new ? JoinSegments(table, stop) : MergeSegments(table, stop);
  if (done && !open_) done = Begin();
  if (done) done = SetOptions(kRestOptions);
  if (done) done = Commit();
  checkpointer_.reset();
  if (done) done = database_.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
  return done;
}

// One segment instead of one a commit: a word then stands in one place, so that the index is smaller and rare words are
// found in half the time. FTS5's 'optimize' in steps: a negative number of pages begins it, positive ones go on, and
// a step that changes nothing but its own bookkeeping was the last.
Result<void> Writer::JoinSegments(const std::string& table, const std::function<bool()>& stop) {
  Result<bool> more = MergePages(table, -kJoinedAtOnce);
  while (more && *more && !stop()) more = MergePages(table, kJoinedAtOnce);
  return more ? Result<void>() : std::unexpected(more.error());
}

// What a later ingest adds and takes away is a few segments more. Four of a size become one, so that their number and
// what they hold of clauses that are gone stay small; the pages merged are in proportion to what was written.
Result<void> Writer::MergeSegments(const std::string& table, const std::function<bool()>& stop) {
  Result<bool> more = true;
  for (uint64_t pages = 0; more && *more && pages <= touched_ && !stop(); pages += kMergedAtOnce)
    more = MergePages(table, kMergedAtOnce);
  return more ? Result<void>() : std::unexpected(more.error());
}

// In a transaction of its own. False when nothing was left to merge: then FTS5 changes its bookkeeping alone.
Result<bool> Writer::MergePages(const std::string& table, int pages) {
  constexpr int64_t kBookkeeping = 1;
  Result<void> done = open_ ? Result<void>{} : Begin();
  const int64_t before = sqlite3_total_changes64(database_.handle());
  if (done) done = database_.Run("INSERT INTO " + table + " (" + table + ", rank) VALUES ('merge', ?1)", pages);
  const bool more = sqlite3_total_changes64(database_.handle()) - before > kBookkeeping;
  if (done) done = Commit();
  if (!done) return std::unexpected(done.error());
  return more;
}

}  // namespace liye
