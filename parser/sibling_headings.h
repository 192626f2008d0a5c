// Headings in the light of those beside them.
//
// Units of one list have headings or have none. Where most begin with a sentence, the first sentence of another that
// could be a heading is none either; where all others have headings on lines of their own, one that only a blank parts
// from its text is a heading too.
#pragma once

#include <string_view>
#include <vector>

#include "parser/document.h"

namespace liye {

// Empties the headings of `clauses` that their siblings show to be sentences, and gives those that lost their line end.
void MatchSiblingHeadings(std::string_view text, std::vector<Clause>& clauses);

}  // namespace liye
