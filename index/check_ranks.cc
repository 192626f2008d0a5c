#include "index/check_ranks.h"

#include <string>
#include <string_view>
#include <utility>

#include "index/findings.h"
#include "index/kept_ranks.h"

namespace liye {
namespace {

constexpr const char* kRepair = "Run `liye repair`.";
constexpr size_t kRankBytes = 10;

// The rows of clause_rank, asked for clauses in ascending order.
class StoredRanks {
 public:
  explicit StoredRanks(Database& database)
      : rows_(database, "SELECT first_clause, data FROM clause_rank WHERE first_clause > 0 ORDER BY 1") {}

  // The bytes of a clause; empty when no row holds them.
  std::string_view Of(int64_t clause) {
    while (more_ && clause - first_ >= static_cast<int64_t>(data_.size() / kRankBytes)) {
      more_ = rows_.Next();
      first_ = more_ ? rows_.integer(0) : 0;
      data_ = more_ ? rows_.blob(1) : std::string_view();
    }
    if (!more_ || clause < first_) return {};
    return data_.substr(static_cast<size_t>(clause - first_) * kRankBytes, kRankBytes);
  }
  const Statement& rows() const { return rows_; }

 private:
  Statement rows_;
  bool more_ = true;
  int64_t first_ = 0;
  std::string_view data_;  // of the row that rows_ stands on
};

class RankChecker {
 public:
  RankChecker(Database& database, std::vector<Error>& problems)
      : database_(database),
        problems_(problems),
        stored_(database),
        clause_(database,
                "SELECT coalesce(d.key, 'clause'), coalesce(c.path, c.ordinal) FROM clause c LEFT JOIN document d "
                "ON d.id = c.document WHERE c.id = ?1"),
        document_(database, "SELECT key FROM document WHERE id = ?1") {}

  void Run() {
    const Result<void> read = ReadRanks(database_, [this](const KeptRank& rank) { return Take(rank); });
    if (!read) problems_.push_back(read.error());
    const Result<std::vector<WrongIdentity>> wrong = WrongIdentities(database_);
    if (!wrong) problems_.push_back(wrong.error());
    if (wrong)
      for (const WrongIdentity& identity : *wrong) Add(identities_, document_, identity.document);
    for (const Findings* findings : {&lasts_, &keys_, &ranks_, &identities_})
      findings->Say(database_.path(), problems_);
    for (const Statement* statement : {&stored_.rows(), &std::as_const(clause_), &std::as_const(document_)})
      if (!statement->ok()) problems_.push_back(statement->error());
  }

 private:
  Result<void> Take(const KeptRank& rank);
  static void Add(Findings& findings, Statement& name, int64_t row);

  Database& database_;
  std::vector<Error>& problems_;
  StoredRanks stored_;
  Statement clause_, document_;  // that name what is wrong
  std::string wanted_;
  Findings lasts_{"the last clause below the clause {} is not the one that it names", kRepair};
  Findings keys_{"the text_key of the clause {} is not that of its text", kRepair};
  Findings ranks_{"what clause_rank holds of the clause {} is missing or does not agree with its text", kRepair};
  Findings identities_{"its identity_hash is not that of its identity", kRepair};
};

Result<void> RankChecker::Take(const KeptRank& rank) {
  if (rank.kept.last != rank.wanted.last) Add(lasts_, clause_, rank.clause);
  if (rank.kept.text_key != rank.wanted.text_key) Add(keys_, clause_, rank.clause);
  wanted_.clear();
  AppendRank(rank.rank, wanted_);
  if (stored_.Of(rank.clause) != wanted_) Add(ranks_, clause_, rank.clause);
  return {};
}

void RankChecker::Add(Findings& findings, Statement& name, int64_t row) {
  if (findings.full()) return findings.Count();
  if (name.Bind(row).Next()) findings.Add(name);
  name.Reset();
}

}  // namespace

void CheckRanks(Database& database, std::vector<Error>& problems) { RankChecker(database, problems).Run(); }

}  // namespace liye
