// The hits of one page: the best behind a cursor, each with its copies folded into it.
//
// Keeps a bounded heap over all hits instead of sorting them. Clauses of equal text are one hit, which stands where the
// best of them does; a copy whose better twin stood on an earlier page does not come again.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "index/clause_rank.h"
#include "index/hit.h"
#include "index/hit_order.h"

namespace liye {

struct FoldedHit {
  Hit best;
  std::vector<Hit> copies;  // in order
};

struct HitPage {
  std::vector<FoldedHit> hits;
  bool more = false;
};

// `hits` by ascending clause; `after` is the hit behind which the page begins.
HitPage PickPage(const std::vector<Hit>& hits, const HitOrder& order, const ClauseRanks& ranks,
                 const std::optional<Hit>& after, uint64_t offset, uint64_t limit);

// Hits whose text an earlier one has too.
uint64_t CountCopies(const std::vector<Hit>& hits, const ClauseRanks& ranks);

}  // namespace liye
