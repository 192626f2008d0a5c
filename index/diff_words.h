// A text as words to be compared.
//
// Cuts at the word boundaries of ICU, for Chinese those of its dictionary, and says of each word what of it counts
// (diff_key.h). Marks are words of their own; blanks and line ends belong to the word before them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

struct DiffWord {
  Span span;           // with the blanks behind it; the words of a text follow each other without holes
  std::u32string key;  // what counts; of a mark that does not count: what it is, variants alike
  bool mark = false;   // does not count
};

std::vector<DiffWord> WordsOf(std::string_view text);

}  // namespace liye
