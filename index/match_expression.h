// A query tree as an FTS5 expression.
//
// Text typed by a person never reaches MATCH raw: only quoted phrases and operators of ours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "index/query.h"

namespace liye {

// For the table clause_text: every phrase quoted, one that ends in a lone Han character as a prefix.
std::string MatchExpression(const Query& query);

// The phrases of MatchExpression that a match can show, as places in the order of its phrases (those under NOT count
// there but are left out here), and an expression for any of them.
std::vector<size_t> PositivePlaces(const Query& query);
std::string AnyPhraseExpression(const Query& query);

// The Han character, folded, when that is the whole query.
std::optional<char32_t> OneCharacter(const Query& query);

}  // namespace liye
