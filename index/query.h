// The search language.
//
// Words with white space between them (U+3000 too) must all occur; "…" “…” 「…」 holds a
// phrase; | or OR, - or NOT, and parentheses (also full-width) as usual, NOT before AND before
// OR. A word without quotes is a phrase as well: characters have to stand side by side.
// The tree knows no SQL; what a phrase matches is defined in index/scan.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"

namespace liye {

struct Query {
  enum class Kind {
    kPhrase,  // `phrase`
    kAnd,     // all children
    kOr,      // one child at least
    kNot,     // the first child without the second
  };
  Kind kind = Kind::kPhrase;
  std::string phrase;  // as typed, without the quotes; holds at least one letter, digit or Han character
  std::vector<Query> children;
};

// Errors: kBadQuery, with what is wrong and at which character.
Result<Query> ParseQuery(std::string_view text);

// Phrases that a match can show, in the order of the query; those under NOT are left out.
std::vector<std::string_view> PositivePhrases(const Query& query);

}  // namespace liye
