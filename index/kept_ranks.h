// What is kept for ranking, beside what it should be.
//
// clause.last, clause.text_key, the rows of clause_rank and document.identity_hash follow from the stored texts. They
// are worked out here for check, which says where the two differ, and for RebuildRanks, which mends it. All clauses are
// read once, in the order of their ids; those of one document are in memory at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "corpus/error.h"
#include "index/clause_rank.h"
#include "index/sqlite.h"

namespace liye {

struct KeptRank {
  struct Columns {
    int64_t last = 0;
    std::optional<int64_t> text_key;
    bool operator==(const Columns&) const = default;
  };

  int64_t clause = 0;
  Columns kept, wanted;
  ClauseRank rank;  // what clause_rank should hold
};

// Calls `take` for every clause; the columns of clauses taken may be changed meanwhile. Ends with the first error.
Result<void> ReadRanks(Database& database, const std::function<Result<void>(const KeptRank&)>& take);

// Documents whose identity_hash is another than that of their identity.
struct WrongIdentity {
  int64_t document = 0;
  int64_t wanted = 0;
};
Result<std::vector<WrongIdentity>> WrongIdentities(Database& database);

}  // namespace liye
