// The part of index/check.h that holds what is kept for ranking against the stored texts.
#pragma once

#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

// Adds a sentence for every clause and document of which something else is kept than follows from its text.
void CheckRanks(Database& database, std::vector<Error>& problems);

}  // namespace liye
