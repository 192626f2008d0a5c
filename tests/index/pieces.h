// Random pieces of stored text, to be looked for, and what a plain search for them finds.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "index/sqlite.h"

namespace liye {

struct StoredClause {
  int64_t id;
  std::string text;
};
std::vector<StoredClause> AllClauses(Database& database);

// What a piece has to be besides so many characters of a text.
enum class PieceOf : uint8_t {
  kAny,
  kDigitsAndHan,  // holds a digit and a Han character: 2017年6月
};

// A random piece of a random clause, `length` characters long, that cuts no run of letters or digits; empty when
// the place that was chosen has none.
std::string RandomPiece(const std::vector<StoredClause>& clauses, size_t length, PieceOf what, std::mt19937& random);

// `text` with about half of its characters in another form that search takes for the same: full-width,
// capital, traditional or a variant, another zero, a radical.
std::string Varied(std::string_view text, std::mt19937& random);

// `text` written so that a phrase is in it where the one's string is in the other's: characters folded, every
// run of letters and digits between bars, a slash between Han characters that a mark parts.
std::string Comparable(std::string_view text);

}  // namespace liye
