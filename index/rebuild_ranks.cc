// RebuildRanks: what the writer keeps for ranking, worked out again from the stored texts.
#include <xxhash.h>

#include <algorithm>

#include "index/clause_rank.h"

namespace liye {
namespace {

constexpr size_t kRanksInARow = 20000;

struct Row {
  int64_t id = 0, parent = 0, last = 0;
  TextMeasure measure;
};

Result<std::vector<Row>> ReadClauses(Database& database) {
  std::vector<Row> clauses;
  Statement rows = database.Query("SELECT id, parent, text FROM clause ORDER BY id");
  while (rows.Next()) clauses.push_back({rows.integer(0), rows.integer(1), rows.integer(0), MeasureText(rows.text(2))});
  if (!rows.ok()) return std::unexpected(rows.error());
  // A clause stands before those below it.
  for (size_t i = clauses.size(); i-- > 0;) {
    const auto before = [](const Row& row, int64_t id) { return row.id < id; };
    const auto above = std::lower_bound(clauses.begin(), clauses.end(), clauses[i].parent, before);
    if (above != clauses.end() && above->id == clauses[i].parent) above->last = std::max(above->last, clauses[i].last);
  }
  return clauses;
}

Result<void> WriteColumns(Database& database, const std::vector<Row>& clauses) {
  Statement update(database, "UPDATE clause SET last = ?2, text_key = ?3 WHERE id = ?1");
  for (const Row& clause : clauses) {
    update.Bind(clause.id, clause.last, clause.measure.key);
    if (clause.measure.key == 0) update.BindNull(3);
    if (!update.Run()) return std::unexpected(update.error());
  }
  return {};
}

Result<void> WriteRanks(Database& database, const std::vector<Row>& clauses) {
  Statement insert(database, "INSERT INTO clause_rank (first_clause, data) VALUES (?1, ?2)");
  for (size_t begin = 0; begin < clauses.size();) {
    std::string data;
    size_t end = begin;
    for (; end < clauses.size() && end - begin < kRanksInARow; ++end) {
      const Row& clause = clauses[end];
      if (clause.id - clauses[begin].id != static_cast<int64_t>(end - begin)) break;
      AppendRank({clause.measure.tokens, static_cast<uint32_t>(clause.last - clause.id), clause.measure.key}, data);
    }
    insert.Bind(clauses[begin].id);
    insert.BindBlobAt(2, data);
    if (!insert.Run()) return std::unexpected(insert.error());
    begin = end;
  }
  return {};
}

Result<void> WriteIdentities(Database& database) {
  std::vector<std::pair<int64_t, int64_t>> hashes;
  Statement rows = database.Query("SELECT id, identity FROM document");
  while (rows.Next()) {
    const std::string_view identity = rows.text(1);
    hashes.emplace_back(rows.integer(0), static_cast<int64_t>(XXH3_64bits(identity.data(), identity.size())));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  Statement update(database, "UPDATE document SET identity_hash = ?2 WHERE id = ?1");
  for (const auto& [id, hash] : hashes)
    if (!update.Run(id, hash)) return std::unexpected(update.error());
  return {};
}

}  // namespace

Result<void> RebuildRanks(Database& database) {
  const Result<std::vector<Row>> clauses = ReadClauses(database);
  if (!clauses) return std::unexpected(clauses.error());
  Result<void> done = database.Execute("DELETE FROM clause_rank");
  if (done) done = WriteColumns(database, *clauses);
  if (done) done = WriteRanks(database, *clauses);
  if (done) done = WriteIdentities(database);
  if (done) done = database.Execute("INSERT INTO clause_heading (clause_heading) VALUES ('rebuild')");
  return done;
}

}  // namespace liye
