// What the field terms of a query match, by SQL over facts and documents.
#pragma once

#include "corpus/error.h"
#include "index/clause_set.h"
#include "index/query_field.h"
#include "index/sqlite.h"

namespace liye {

// Clauses in which the term's fact stands; for what is said of a document, all its clauses.
Result<ClauseSet> ClausesOfField(Database& database, const FieldTerm& term);

// The first clause of every document that bears the number itself.
Result<ClauseSet> DocumentsOfNumber(Database& database, const std::string& number);

}  // namespace liye
