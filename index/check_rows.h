// The part of index/check.h that reads rows: what must agree between documents, clauses, sources and facts.
#pragma once

#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

// Adds a sentence for every row that contradicts another, and one in place of the rest where very many do.
void CheckRows(Database& database, std::vector<Error>& problems);

}  // namespace liye
