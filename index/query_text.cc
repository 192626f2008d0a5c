// QueryText: a tree in the words of the search language.
#include <array>

#include "index/query.h"

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

std::string Term(const std::string& phrase, bool literal) { return literal ? Quoted(phrase) : phrase; }

std::string Joined(const Query& query, std::string_view between) {
  std::string text;
  for (const Query& child : query.children) {
    if (!text.empty()) text += between;
    const bool inner =
        child.kind == Query::Kind::kAnd || child.kind == Query::Kind::kOr || child.kind == Query::Kind::kNot;
    text += inner ? "(" + QueryText(child) + ")" : QueryText(child);
  }
  return text;
}

}  // namespace

std::string QueryText(const Query& query) {
  switch (query.kind) {
    case Query::Kind::kPhrase: return Term(query.phrase, query.literal);
    case Query::Kind::kAnd: return Joined(query, " ");
    case Query::Kind::kOr: return Joined(query, " | ");
    case Query::Kind::kNot: return Joined(query, " -");
    case Query::Kind::kNear: return "NEAR(" + Joined(query, " ") + ", " + std::to_string(query.distance) + ")";
    case Query::Kind::kDocument: return query.phrase;
    case Query::Kind::kField:
      return std::string(FieldLabel(query.field.field)) + ":" + Term(query.field.value, query.field.literal);
  }
  return {};
}

}  // namespace liye
