// QueryText: a tree in the words of the search language.
#include <array>
#include <cstddef>

#include "index/query.h"
#include "index/query_reader.h"

namespace liye {
namespace {

// In the first pair of quotation marks that the phrase does not hold itself.
std::string Quoted(const std::string& phrase) {
  struct Quotes {
    std::string_view open, close;
  };
  constexpr std::array<Quotes, 4> kQuotes = {{{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"『", "』"}}};
  for (const Quotes& quotes : kQuotes)
    if (phrase.find(quotes.close) == phrase.npos) return std::string(quotes.open).append(phrase).append(quotes.close);
  return phrase;
}

// Read as one piece wherever it stands: no space, no operator, as many closing parentheses as opening ones.
bool IsWhole(const std::string& word) {
  QueryReader reader(word);
  if (reader.TakeQuoted() || reader.TakeWord().size() != word.size()) return false;
  std::ptrdiff_t open = 0;
  for (std::string_view mark : {"(", "（", ")", "）"})
    for (size_t at = 0; (at = word.find(mark, at)) != word.npos; at += mark.size())
      open += mark == "(" || mark == "（" ? 1 : -1;
  return open == 0;
}

std::string Term(const std::string& phrase, bool literal) {
  const bool near = phrase == "NEAR" || phrase.starts_with("NEAR/");  // an operator behind another word
  if (literal || near || !IsWhole(phrase)) return Quoted(phrase);
  const Result<Query> read = ParseQuery(phrase);
  const bool word =
      read && (read->kind == Query::Kind::kDocument || (read->kind == Query::Kind::kPhrase && read->phrase == phrase));
  return word ? phrase : Quoted(phrase);
}

std::string Value(const FieldTerm& term) {
  return term.literal || !IsWhole(term.value) ? Quoted(term.value) : term.value;
}

// To NEAR a comma begins the distance.
std::string NearTerm(const Query& phrase) {
  const bool comma = phrase.phrase.find(',') != phrase.phrase.npos || phrase.phrase.find("，") != phrase.phrase.npos;
  return Term(phrase.phrase, phrase.literal || comma);
}

// The words or the unit in charge, as 提及: makes them.
bool IsMention(const Query& query) {
  return query.children.size() == 2 && query.children[0].kind == Query::Kind::kPhrase &&
         query.children[1].kind == Query::Kind::kField && query.children[1].field.field == QueryField::kUnit &&
         query.children[0].phrase == query.children[1].field.value;
}

std::string Joined(const Query& query, std::string_view between) {
  std::string text;
  for (const Query& child : query.children) {
    if (!text.empty()) text += between;
    const bool any = child.kind == Query::Kind::kOr && !IsMention(child);
    const bool inner = any || child.kind == Query::Kind::kAnd || child.kind == Query::Kind::kNot;
    text += inner ? "(" + QueryText(child) + ")" : QueryText(child);
  }
  return text;
}

std::string FieldText(QueryField field, const FieldTerm& term) {
  return std::string(FieldLabel(field)) + ":" + Value(term);
}

}  // namespace

std::string QueryText(const Query& query) {
  switch (query.kind) {
    case Query::Kind::kPhrase: return Term(query.phrase, query.literal);
    case Query::Kind::kAnd: return Joined(query, " ");
    case Query::Kind::kOr:
      if (IsMention(query)) return FieldText(QueryField::kMention, query.children[1].field);
      return Joined(query, " | ");
    case Query::Kind::kNot: return Joined(query, " -");
    case Query::Kind::kNear: {
      std::string text = "NEAR(";
      for (const Query& phrase : query.children) text += NearTerm(phrase) + " ";
      text.back() = ',';
      return text + " " + std::to_string(query.distance) + ")";
    }
    case Query::Kind::kDocument: return query.phrase;
    case Query::Kind::kField: return FieldText(query.field.field, query.field);
  }
  return {};
}

}  // namespace liye
