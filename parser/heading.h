// The heading of a clause.
//
// Tells a heading (总体要求; 加强领导，落实责任) from a sentence that only looks like one by its length, its marks
// and the words that make sentences (应当, 负责, 自…起; lexicon/sentence_words.tsv).
#pragma once

#include <string_view>

#include "corpus/span.h"

namespace liye {

// What stands behind the unit whose heading is asked for.
enum class Follows : unsigned char {
  kText,     // running text without a label, or a deeper label: the line may be a mere heading
  kSibling,  // a label of the same or a higher level, or nothing: the unit is all there is
};

// The heading in `rest`, the text behind a label up to the end of its paragraph, without its closing 。 or ：;
// an empty span when there is none. `article` units have their heading on the line, never run in.
Span FindHeading(std::string_view text, Span rest, Follows follows, bool article);

}  // namespace liye
