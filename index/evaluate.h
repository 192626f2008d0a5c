// A query with field terms against the database: the set of clauses that match it.
//
// Field terms are answered from the tables of facts and documents (index/evaluate_field.h), the
// words between them by as few full-text queries as possible, and AND, OR, NOT work on sets of clauses.
// A query of words alone needs none of this: the full-text index answers it whole (IsTextOnly).
#pragma once

#include <string>

#include "corpus/error.h"
#include "index/clause_set.h"
#include "index/query.h"
#include "index/sqlite.h"

namespace liye {

struct Evaluation {
  ClauseSet clauses;
  // Full-text expression of the words that may stand in a match, joined by OR: what gives scores. It finds more than
  // `clauses` does; clauses that it does not find have score 0. Empty when the query has no such words.
  std::string scores;
};

Result<Evaluation> Evaluate(Database& database, const Query& query);

}  // namespace liye
