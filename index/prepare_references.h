// What clauses say around mentions of other documents, for the rows of one document.
#pragma once

#include "index/prepare.h"

namespace liye {

// Sets part, edition and relation of its citations from the texts of its clauses (index/reference_words.h). Facts stand by clause,
// then by place.
void ReadReferences(PreparedDocument& document);

}  // namespace liye
