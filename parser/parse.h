// Source to Documents.
//
// A file holds one document or a compendium (公报) of many. Parsing is total: any text gives
// at least one Document unless it is blank, and every non-blank byte belongs to exactly one.
// Costs one pass over the lines; no pattern is run over the whole text.
#pragma once

#include <vector>

#include "corpus/source.h"
#include "parser/document.h"

namespace liye {

// The documents of `source` in the order of the text. Spans refer to source.text.
std::vector<Document> Parse(const Source& source);

}  // namespace liye
