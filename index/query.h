// The search language (docs/query.md has the grammar).
//
// Words with white space between them (U+3000 too) must all occur; "…" “…” 「…」 holds a phrase;
// | or OR, - or NOT, parentheses (also full-width), NEAR, and field terms such as 单位:市财政局, NOT before AND before
// OR. A word without quotes is a phrase as well: characters have to stand side by side. The
// tree carries the tokens that an index is asked for and knows no SQL; what a phrase matches
// is defined in index/scan.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "index/query_field.h"

namespace liye {

// What an index over overlapping pairs is asked for: 信息公开 is 信息 0, 息公 1, 公开 2.
struct QueryToken {
  std::string text;       // folded
  uint32_t position = 0;  // in tokens of the text, the first of the phrase at 0
  bool prefix = false;    // any token that begins so: the phrase ends in a lone Han character
  friend bool operator==(const QueryToken&, const QueryToken&) = default;
};

struct Query {
  enum class Kind {
    kPhrase,    // `phrase`
    kAnd,       // all children
    kOr,        // one child at least
    kNot,       // the first child without the second
    kNear,      // all children, which are phrases, with at most `distance` characters between the first and the last
    kField,     // `field`
    kDocument,  // the document whose number is `phrase`; the only child, a phrase, when there is none
  };

  // A phrase gets its tokens.
  Query(Kind kind, std::string phrase, std::vector<Query> children);
  explicit Query(FieldTerm term) : kind(Kind::kField), field(std::move(term)) {}

  Kind kind = Kind::kPhrase;
  std::string phrase;  // as typed, without the quotes; holds at least one letter, digit or Han character
  std::vector<Query> children;
  std::vector<QueryToken> tokens;  // of `phrase`
  bool literal = true;             // stood in quotes: other names of a unit do not do
  uint32_t distance = 0;
  FieldTerm field;
};

// Errors: kBadQuery, with what is wrong and at which character.
Result<Query> ParseQuery(std::string_view text);

// A query in words that ParseQuery reads as the same tree.
std::string QueryText(const Query& query);

// No field term in it: the full-text index alone can answer.
bool IsTextOnly(const Query& query);

// Phrases that a match can show, in the order of the query; those under NOT are left out.
std::vector<std::string_view> PositivePhrases(const Query& query);

}  // namespace liye
