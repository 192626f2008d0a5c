// The duties and deadlines that fall with a document or with its repealed clauses.
//
// For index/cleanup.cc.
#pragma once

#include <cstdint>

#include "corpus/error.h"
#include "index/cleanup.h"
#include "index/sqlite.h"

namespace liye {

class FallingReader {
 public:
  // `database` must outlive it.
  explicit FallingReader(Database& database);

  // Fills duties, deadlines and first_duties of the row: of the whole document and its papers, or, unless `whole`, of the clauses
  // that its reasons of part_repealed name.
  Result<void> Count(bool whole, CleanupRow& row);

 private:
  Result<void> CountIn(int64_t first, int64_t last, CleanupRow& row);

  Database& database_;
  Statement ranges_, clause_range_, duties_, deadlines_;
};

}  // namespace liye
