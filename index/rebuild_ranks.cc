// RebuildRanks: what the writer keeps for ranking, worked out again from the stored texts.
#include <algorithm>
#include <string>

#include "index/kept_ranks.h"

namespace liye {
namespace {

constexpr size_t kBytesInARow = 200000;            // of 20,000 clauses
constexpr int64_t kLargestGap = int64_t{1} << 24;  // between ids; what leaves more of them out is damage

// Writes the rows of clause_rank again, without a gap: ids that clauses had before get zeros. So it is seen of every
// row that it is the next, and the writer, which goes on behind the last, uses no id twice.
class Rebuilder {
 public:
  explicit Rebuilder(Database& database)
      : database_(database),
        update_(database, "UPDATE clause SET last = ?2, text_key = ?3 WHERE id = ?1"),
        insert_(database, "INSERT INTO clause_rank (first_clause, data) VALUES (?1, ?2)") {}

  Result<void> Run() {
    const Result<int64_t> behind = BehindUsed();
    if (!behind) return std::unexpected(behind.error());
    Result<void> done = database_.Execute("DELETE FROM clause_rank");
    if (done) done = ReadRanks(database_, [this](const KeptRank& rank) { return Take(rank); });
    if (done) done = FillTo(*behind);
    return done ? WriteRow() : done;
  }

 private:
  // The id behind all that clauses have or had.
  Result<int64_t> BehindUsed();
  Result<void> Take(const KeptRank& rank);
  Result<void> FillTo(int64_t clause);
  Result<void> Append(const ClauseRank& rank);
  Result<void> WriteRow();

  Database& database_;
  Statement update_, insert_;
  int64_t first_ = 1, next_ = 1;  // clauses of the row that is being made
  std::string data_;
};

Result<int64_t> Rebuilder::BehindUsed() {
  // Schema 1 has it in a property, later ones in clause_rank.
  const Result<int64_t> old_schema = database_.Integer("SELECT count(*) FROM sqlite_schema WHERE name = 'property'");
  if (!old_schema) return old_schema;
  const Result<int64_t> indexed =
      *old_schema == 0 ? 0 : database_.Integer("SELECT value FROM property WHERE name = 'indexed_characters'");
  if (!indexed) return indexed;
  int64_t behind = 1;
  Statement rows = database_.Query("SELECT first_clause, length(data) / 10 FROM clause_rank ORDER BY first_clause");
  while (rows.Next() && rows.integer(0) == behind) behind += rows.integer(1);
  if (!rows.ok()) return std::unexpected(rows.error());
  return std::max(behind, *indexed + 1);
}

Result<void> Rebuilder::Take(const KeptRank& rank) {
  if (rank.kept != rank.wanted) {
    update_.Bind(rank.clause, rank.wanted.last, rank.wanted.text_key.value_or(0));
    if (!rank.wanted.text_key) update_.BindNull(3);
    if (!update_.Run()) return std::unexpected(update_.error());
  }
  if (rank.clause < next_) return {};  // the writer gives no such id
  const Result<void> filled = FillTo(rank.clause);
  return filled ? Append(rank.rank) : filled;
}

Result<void> Rebuilder::FillTo(int64_t clause) {
  if (clause - next_ > kLargestGap) {
    const Result<void> written = WriteRow();
    first_ = next_ = clause;
    return written;
  }
  while (next_ < clause)
    if (Result<void> appended = Append({}); !appended) return appended;
  return {};
}

Result<void> Rebuilder::Append(const ClauseRank& rank) {
  AppendRank(rank, data_);
  ++next_;
  return data_.size() < kBytesInARow ? Result<void>{} : WriteRow();
}

Result<void> Rebuilder::WriteRow() {
  if (data_.empty()) return {};
  insert_.Bind(first_);
  insert_.BindBlobAt(2, data_);
  if (!insert_.Run()) return std::unexpected(insert_.error());
  first_ = next_;
  data_.clear();
  return {};
}

Result<void> WriteIdentities(Database& database) {
  const Result<std::vector<WrongIdentity>> wrong = WrongIdentities(database);
  if (!wrong) return std::unexpected(wrong.error());
  Statement update(database, "UPDATE document SET identity_hash = ?2 WHERE id = ?1");
  for (const auto& [document, hash] : *wrong)
    if (!update.Run(document, hash)) return std::unexpected(update.error());
  return {};
}

}  // namespace

Result<void> RebuildRanks(Database& database) {
  Result<void> done = Rebuilder(database).Run();
  if (done) done = WriteIdentities(database);
  if (done) done = database.Execute("INSERT INTO clause_heading (clause_heading) VALUES ('rebuild')");
  return done;
}

}  // namespace liye
