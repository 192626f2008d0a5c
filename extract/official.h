// Whether a text reads as an official document at all.
//
// A story, a recipe or a news report has times and people in charge too, but imposes nothing. A document with a header
// or labelled clauses is taken at its word; a longer text without either must hold enough of the words that official
// documents are made of (lexicon/official_words.tsv). Deadlines and duties are read only where it does.
#pragma once

#include "corpus/source.h"
#include "parser/document.h"

namespace liye {

bool ReadsAsOfficial(const Source& source, const Document& document);

}  // namespace liye
