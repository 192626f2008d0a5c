#include "index/match_expression.h"

#include "index/tokenizer.h"

namespace liye {
namespace {

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

bool IsOneCharacter(const Query& query) {
  return query.kind == Query::Kind::kPhrase && ShapeOf(query.phrase).single_han;
}

std::string CharacterExpression(const Query& query) { return '"' + FoldedKey(query.phrase) + '"'; }

}  // namespace liye
