// Makes anew what is derived: full-text tables, indexes, views, what is kept for ranking, and what references mean.
//
// What was read from files is left as it is. A new full-text table is built beside the one in use, a part in each
// transaction, and takes its place in one; so readers always have a whole one, and whatever ends the program, the
// file is no worse than before and the next repair does the work. What only a file can give back (clauses,
// facts) is not this one's business: Check says afterwards what is left.
#pragma once

#include <atomic>
#include <cstdint>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

struct RepairOptions {
  int64_t clauses_per_commit = 50000;
  bool resolve = true;                      // false: references keep the meaning that they have
  const std::atomic<bool>* stop = nullptr;  // when it becomes true, ends after the current transaction
};

struct RepairSummary {
  uint64_t clauses = 0;  // in the full-text index
  uint64_t resolved_citations = 0;
  bool stopped = false;  // the rest is for the next repair
};

// `database` is one that Check takes. Errors: kBusy when somebody else writes or has written meanwhile, and what SQLite
// says of a file whose own pages are damaged.
Result<RepairSummary> Repair(Database& database, const RepairOptions& options = {});

}  // namespace liye
