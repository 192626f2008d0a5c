// The piece of a clause that shows why it was found.
//
// Cuts about `most_characters` of the text at sentence marks around the places that matter and
// marks every match in it. SQLite's own snippet() garbles text over overlapping tokens, so the
// matches are found again by index/scan.h. Total: any text and phrases give a snippet.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "index/record.h"

namespace liye {

Snippet MakeSnippet(std::string_view text, const std::vector<std::string_view>& phrases, uint32_t most_characters);

// Every match of the phrases in `text`: byte ranges, in order, joined where they overlap.
std::vector<Span> Highlights(std::string_view text, const std::vector<std::string_view>& phrases);

}  // namespace liye
