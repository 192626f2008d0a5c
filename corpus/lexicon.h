// Word lists as data.
//
// A lexicon is a TSV file: lines that begin with # are comments, the first of them says what
// the columns are; an empty line means nothing. The files stand in <folder>/lexicon/, are
// compiled in, and are replaced whole by a file of the same name in the user's folder (see
// SetLexiconFolder). Rows and their fields live as long as the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"

namespace liye {

using LexiconRow = std::vector<std::string_view>;

// The rows of the lexicon `name` ("genres" for genres.tsv), in the order of the file. A
// missing field at the end of a row is absent, not empty. An unknown name has no rows.
const std::vector<LexiconRow>& Lexicon(std::string_view name);

// Names of all lexicons compiled in, sorted.
std::vector<std::string_view> LexiconNames();

// Files in `folder` replace the lexicons of the same name. Call before the first use of a
// lexicon and before any thread starts.
Result<void> SetLexiconFolder(const std::string& folder);

}  // namespace liye
