// A document as clauses to be compared.
//
// Takes what the knowledge base holds or what was read from a file. A labelled clause is one clause with all its
// paragraphs; a text without labels is compared by paragraphs, and a table by rows, so that one word more does not mark a
// page. An attached paper follows its notice.
#pragma once

#include <string>
#include <vector>

#include "index/clause_diff.h"
#include "index/prepare.h"
#include "index/record.h"

namespace liye {

struct ComparedDocument {
  std::string name;  // for people: number, title, day
  std::vector<DiffClause> clauses;
};

// Appends the clauses of one document.
void AppendClauses(const PreparedDocument& document, std::vector<DiffClause>& clauses);
void AppendClauses(const std::vector<ClauseRecord>& records, std::vector<DiffClause>& clauses);

}  // namespace liye
