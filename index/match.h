// Which clauses match a query, and how often each of its phrases stands in them.
//
// Words alone are asked of the full-text index as one expression, one Han character of its posting list, and a query
// with field terms becomes a set of clauses first (index/evaluate.h). Knows nothing of order, filters and pages.
#pragma once

#include <cstdint>
#include <optional>

#include "corpus/error.h"
#include "index/query.h"
#include "index/ranker.h"
#include "index/sqlite.h"

namespace liye {

struct Matches {
  PhraseMatches phrases;
  // The query whose phrases `phrases` counts; none when nothing can be ranked: one Han character, or fields alone.
  std::optional<Query> words;
};

// By ascending clause. Clauses that have been removed may be among them (index/character_posting.h).
Result<Matches> FindMatches(Database& database, Ranker& ranker, const Query& query);

}  // namespace liye
