// A query with field terms against the database: the set of clauses that match it.
//
// Field terms are answered from the tables of facts and documents (index/evaluate_field.h), the
// words between them by as few full-text queries as possible, and AND, OR, NOT work on sets of clauses.
// A query of words alone needs none of this: the full-text index answers it whole (IsTextOnly).
#pragma once

#include <optional>

#include "corpus/error.h"
#include "index/clause_set.h"
#include "index/query.h"
#include "index/sqlite.h"

namespace liye {

struct Evaluation {
  ClauseSet clauses;
  // The words that may stand in a match, joined by OR: what gives scores. It finds more than `clauses` does, and not all
  // of them; those that it does not find have no score. None when the query has no such words.
  std::optional<Query> words;
};

Result<Evaluation> Evaluate(Database& database, const Query& query);

}  // namespace liye
