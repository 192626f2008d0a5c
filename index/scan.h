// Phrases in a text without an index: what a match is.
//
// A text is a sequence of units: folded Han characters and folded words (runs of letters
// and digits), with a mark between two Han characters that punctuation parts. A phrase matches where
// its units stand one after another. So 政府信息 is in 省政府信息网 and not in 政府、信息; 2017 is
// not in 20170; spaces, width, case and traditional forms make no difference. The full-text
// index gives the same matches (tests/index/search_test.cc holds both against each other).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

struct Unit {
  uint64_t id = 0;  // equal for equal units; 0 for the mark between two Han characters
  Span span;        // where it stands in the text
};

std::vector<Unit> UnitsOf(std::string_view text);

class PhraseScanner {
 public:
  explicit PhraseScanner(std::string_view phrase);
  // Where the phrase stands in a text of these units: byte ranges, in order, not overlapping.
  void Find(const std::vector<Unit>& text, std::vector<Span>& found) const;
  bool Matches(std::string_view text) const;

 private:
  std::vector<uint64_t> units_;
};

}  // namespace liye
