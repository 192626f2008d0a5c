#include "index/match_expression.h"

#include "index/tokenizer.h"

namespace liye {
namespace {

void CollectPlaces(const Query& query, bool positive, size_t& place, std::vector<size_t>& places) {
  if (query.kind == Query::Kind::kPhrase) {
    if (positive) places.push_back(place);
    ++place;
    return;
  }
  for (size_t i = 0; i < query.children.size(); ++i)
    CollectPlaces(query.children[i], positive && (query.kind != Query::Kind::kNot || i == 0), place, places);
}

void Append(const Query& query, std::string& expression) {
  if (query.kind == Query::Kind::kPhrase) {
    expression += PhraseExpression(query.phrase);
    return;
  }
  const char* between = query.kind == Query::Kind::kAnd ? " AND " : query.kind == Query::Kind::kOr ? " OR " : " NOT ";
  expression += '(';
  for (size_t i = 0; i < query.children.size(); ++i) {
    if (i > 0) expression += between;
    Append(query.children[i], expression);
  }
  expression += ')';
}

}  // namespace

std::string MatchExpression(const Query& query) {
  std::string expression;
  Append(query, expression);
  return expression;
}

std::vector<size_t> PositivePlaces(const Query& query) {
  std::vector<size_t> places;
  size_t place = 0;
  CollectPlaces(query, true, place, places);
  return places;
}

std::string AnyPhraseExpression(const Query& query) {
  std::string expression;
  for (std::string_view phrase : PositivePhrases(query))
    expression.append(expression.empty() ? "" : " OR ").append(PhraseExpression(phrase));
  return expression;
}

bool IsOneCharacter(const Query& query) {
  return query.kind == Query::Kind::kPhrase && ShapeOf(query.phrase).single_han;
}

std::string CharacterExpression(const Query& query) { return '"' + FoldedKey(query.phrase) + '"'; }

}  // namespace liye
