// Where the mentions of a clause stand in its text.
//
// Spans of citations count in the source; a clause's text in the knowledge base has its label, line breaks inside paragraphs and
// page numbers taken out. So the characters of the mention are looked for, white space left out, in the order of the text, and
// where Markdown marks or width make them differ, compared folded. Knows no database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

// The bytes of each evidence in `text`, in the order given; an empty span at 0 where it does not stand. The same words again are the
// next place.
std::vector<Span> PlacesOf(std::string_view text, const std::vector<std::string>& evidences);

// The end of a mention that ends at `end`, with a number in brackets behind it: 《…》（平政〔2019〕3号）.
uint32_t EndWithNumber(std::string_view text, uint32_t end, std::string_view number);

struct OwnMention {
  Span span;         // 本办法第十二条
  std::string part;  // 第十二条
};
// Where a text names parts of its own document behind 本办法, 本条例.
std::vector<OwnMention> OwnMentions(std::string_view text);

}  // namespace liye
