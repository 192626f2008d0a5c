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
  constexpr std::array<Quotes, 5> kQuotes = {{{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"『", "』"}, {"＂", "＂"}}};
  for (const Quotes& quotes : kQuotes)
    if (phrase.find(quotes.close) == phrase.npos) return std::string(quotes.open).append(phrase).append(quotes.close);
  return phrase;
}

// As typed without quotation marks. A parenthesis that is not closed would take in what follows: a space ends it.
std::string Bare(const std::string& word) {
  std::ptrdiff_t open = 0;
  for (std::string_view mark : {"(", "（", ")", "）"})
    for (size_t at = 0; (at = word.find(mark, at)) != word.npos; at += mark.size())
      open += mark == "(" || mark == "（" ? 1 : -1;
  return open > 0 ? word + " " : word;
}

// Read as one piece: no space, no operator.
bool IsWhole(const std::string& word) {
  QueryReader reader(word);
  return !reader.TakeQuoted() && reader.TakeWord().size() == word.size();
}

std::string Term(const Query& query) {
  const std::string& phrase = query.phrase;
  if (query.literal || !IsWhole(phrase)) return Quoted(phrase);
  const Result<Query> read = ParseQuery(phrase);
  const bool word =
      read && (read->kind == Query::Kind::kDocument || (read->kind == Query::Kind::kPhrase && read->phrase == phrase));
  return word ? Bare(phrase) : Quoted(phrase);
}

std::string FieldText(QueryField field, const FieldTerm& term) {
  const std::string value = term.literal || !IsWhole(term.value) ? Quoted(term.value) : Bare(term.value);
  return std::string(FieldLabel(field)) + ":" + value;
}

// 甲 NEAR/5 乙 NEAR/9 丙: pairs of words that hang together.
bool IsChain(const Query& query) {
  const auto& pairs = query.children;
  for (size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].kind != Query::Kind::kNear || pairs[i].children.size() != 2) return false;
    const Query& first = pairs[i].children[0];
    if (i == 0) continue;
    const Query& before = pairs[i - 1].children[1];
    if (first.phrase != before.phrase || first.literal != before.literal) return false;
  }
  return query.kind == Query::Kind::kAnd;
}

void AppendPair(const Query& near, std::string& text) {
  text.append(" NEAR/").append(std::to_string(near.distance)).append(" ").append(Term(near.children[1]));
}

std::string ChainText(const Query& chain) {
  std::string text = Term(chain.children[0].children[0]);
  for (const Query& near : chain.children) AppendPair(near, text);
  return text;
}

// NEAR(甲 乙, 5), but 甲,乙 NEAR/5 丙: in parentheses a comma begins the distance.
std::string NearText(const Query& near) {
  std::string text = "NEAR(";
  for (const Query& phrase : near.children) {
    const bool comma = phrase.phrase.find(',') != phrase.phrase.npos || phrase.phrase.find("，") != phrase.phrase.npos;
    if (comma && !phrase.literal) {
      text = Term(near.children[0]);
      AppendPair(near, text);
      return text;
    }
    text += Term(phrase) + " ";
  }
  text.back() = ',';
  return text + " " + std::to_string(near.distance) + ")";
}

// The words or the unit in charge, as 提及: makes them.
bool IsMention(const Query& query) {
  return query.kind == Query::Kind::kOr && query.children.size() == 2 &&
         query.children[0].kind == Query::Kind::kPhrase && query.children[1].kind == Query::Kind::kField &&
         query.children[1].field.field == QueryField::kUnit &&
         query.children[0].phrase == query.children[1].field.value &&
         query.children[0].literal == query.children[1].field.literal;
}

bool IsOr(const Query& query) { return query.kind == Query::Kind::kOr && !IsMention(query); }
bool IsAnd(const Query& query) { return query.kind == Query::Kind::kAnd && !IsChain(query); }

std::string AnyText(const Query& query);

// What stands by itself between operators: no parentheses more than were typed, since their depth is bounded.
std::string ItemText(const Query& query) {
  switch (query.kind) {
    case Query::Kind::kPhrase: return Term(query);
    case Query::Kind::kField: return FieldText(query.field.field, query.field);
    case Query::Kind::kDocument: return query.phrase;
    case Query::Kind::kNear: return NearText(query);
    default: break;
  }
  if (IsMention(query)) return FieldText(QueryField::kMention, query.children[1].field);
  return IsChain(query) ? ChainText(query) : "(" + AnyText(query) + ")";
}

std::string Joined(const Query& query, std::string_view between, std::string (*text_of)(const Query&)) {
  std::string text;
  for (const Query& child : query.children) {
    if (!text.empty()) text += between;
    text += text_of(child);
  }
  return text;
}

std::string AllText(const Query& query) {
  if (IsAnd(query)) return Joined(query, " ", ItemText);
  if (query.kind != Query::Kind::kNot) return ItemText(query);
  const Query &wanted = query.children[0], &unwanted = query.children[1];
  const std::string text = IsAnd(wanted) ? AllText(wanted) : ItemText(wanted);
  return text + " -" + (IsOr(unwanted) ? Joined(unwanted, " -", ItemText) : ItemText(unwanted));
}

std::string AnyText(const Query& query) { return IsOr(query) ? Joined(query, " | ", AllText) : AllText(query); }

}  // namespace

std::string QueryText(const Query& query) {
  const std::string text = AnyText(query);
  if (query.kind != Query::Kind::kPhrase && query.kind != Query::Kind::kAnd) return text;
  const Result<Query> read = ParseQuery(text);
  if (!read || read->kind != Query::Kind::kDocument) return text;
  // Words that happen to make a document number.
  return query.kind == Query::Kind::kPhrase ? Quoted(query.phrase) : Joined(query, " AND ", ItemText);
}

}  // namespace liye
