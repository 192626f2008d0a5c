// How the clauses that match are spread over types, issuers, years, units and standings.
#pragma once

#include <vector>

#include "corpus/error.h"
#include "index/document_map.h"
#include "index/hit.h"
#include "index/record.h"
#include "index/sqlite.h"

namespace liye {

// `hits` by ascending clause. A clause counts for every unit that has a duty in it, once each. Up to `most_asked` hits
// are looked up one by one; for more the index of all duties is read.
Result<Facets> CountFacets(Database& database, const DocumentMap& documents, const std::vector<Hit>& hits,
                           size_t most_asked = 3000);

}  // namespace liye
