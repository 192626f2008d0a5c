#include "index/match_expression.h"

#include <algorithm>

#include "index/fold.h"
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

// Of 信息 the last character has no token in the query: the phrase ends one character behind its last token.
bool EndsBehindLastToken(const Query& phrase) {
  const QueryToken& last = phrase.tokens.back();
  int length = 0;
  bool han = false;
  FoldCharacter(DecodeUtf8(last.text, 0, length), [&](CharClass kind, char32_t) { han = kind == CharClass::kHan; });
  return han && !last.prefix;
}

// FTS5 counts the tokens between the last token of one phrase and the first of the next. Where the phrases do not
// agree on how far behind its last token each ends, the others get their last character as a token too: 信息 息*.
void AppendNear(const Query& query, std::string& expression) {
  const auto& phrases = query.children;
  const auto behind = std::count_if(phrases.begin(), phrases.end(), EndsBehindLastToken);
  const bool all = behind == static_cast<std::ptrdiff_t>(phrases.size());
  expression += "NEAR(";
  for (const Query& phrase : phrases) {
    expression += PhraseExpression(phrase.phrase);
    if (!all && EndsBehindLastToken(phrase)) {
      const std::string_view text = phrase.tokens.back().text;
      size_t last = text.size();
      while (last > 0 && (text[--last] & 0xc0) == 0x80) {
      }
      expression.append(" + ").append(PhraseExpression(text.substr(last)));
    }
    expression += ' ';
  }
  expression.pop_back();
  expression += ", " + std::to_string(query.distance + (all ? 1 : 0)) + ")";
}

void Append(const Query& query, std::string& expression) {
  if (query.kind == Query::Kind::kPhrase) {
    expression += PhraseExpression(query.phrase);
    return;
  }
  if (query.kind == Query::Kind::kNear) return AppendNear(query, expression);
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

std::optional<char32_t> OneCharacter(const Query& query) {
  if (query.kind != Query::Kind::kPhrase || !ShapeOf(query.phrase).single_han) return std::nullopt;
  int length = 0;
  return DecodeUtf8(query.tokens.front().text, 0, length);
}

}  // namespace liye
