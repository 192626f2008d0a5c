// Which document a reference means.
//
// Resolves mentions by number, then by title, over the whole collection, with a few set-based
// statements that look only at what changed since the last time (table `pending`). The result
// depends on what the collection holds, not on the order in which it came in. What follows for
// a document's validity is the business of the views.
#pragma once

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

// Runs within the caller's transaction.
Result<void> ResolveCitations(Database& database);

}  // namespace liye
