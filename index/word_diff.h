// Which words differ between two texts.
//
// Words are those of ICU, for Chinese by its dictionary. Typography makes no difference (see diff_key.h). What is common
// but too small to be read between two changes is joined to them. Spans are bytes of each text; the spans of a side
// follow each other without holes, so that together they are that text.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

struct WordRun {
  Span span;
  bool changed = false;  // deleted on the side of `before`, inserted on that of `after`
};

struct WordDiff {
  std::vector<WordRun> before, after;  // neighbours differ in `changed`; empty for an empty text
};

WordDiff CompareWords(std::string_view before, std::string_view after);

}  // namespace liye
