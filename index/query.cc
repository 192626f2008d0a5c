#include "index/query.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "corpus/utf8.h"
#include "index/query_reader.h"
#include "index/tokenizer.h"
#include "parser/document_number.h"

namespace liye {
namespace {

constexpr int kDeepest = 10;         // parentheses within parentheses; FTS5's own parser holds 100 symbols
constexpr size_t kMostPhrases = 64;  // what a person types stays far below
constexpr size_t kMostBytes = 6000;
constexpr uint32_t kUsualDistance = 10, kFarthest = 1000;

// Recursive descent over the bytes of the query:
//   any     := all (('|' | OR) all)*
//   all     := item+                     items with - or NOT are taken away from the others
//   item    := ('-' | NOT)* atom (NEAR ['/' number] atom)*
//   atom    := '(' any ')' | NEAR '(' term+ [',' number] ')' | field ':' term | term
//   term    := "phrase" | word
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), reader_(text) {}

  Result<Query> Parse() {
    if (text_.size() > kMostBytes) return Bad("it is too long", "Ask for fewer words at once.");
    reader_.SkipSpace();
    if (reader_.AtEnd()) return NoWord();
    if (const std::optional<std::string> number = WholeNumber()) return Document(*number);
    Result<std::optional<Query>> query = ParseAny(0);
    if (!query) return std::unexpected(query.error());
    if (!reader_.AtEnd()) return Wrong(reader_.at(), "a closing parenthesis without an opening one");
    if (!*query) return NoWord();
    return **std::move(query);
  }

 private:
  using Part = Result<std::optional<Query>>;  // nothing where only punctuation stood

  std::unexpected<Error> Bad(std::string reason, std::string remedy) const {
    return std::unexpected(Error{Error::Kind::kBadQuery, std::string(text_), std::move(reason), std::move(remedy)});
  }
  std::unexpected<Error> Wrong(size_t at, const char* what) const {
    size_t character = 1;
    for (size_t i = 0; i < at && i < text_.size(); ++i) character += (text_[i] & 0xc0) != 0x80;
    return Bad("character " + std::to_string(character) + " is " + what,
               "Put what is to be found literally between quotation marks.");
  }
  std::unexpected<Error> NoWord() const {
    return Bad("it holds no word to look for", "Type at least one letter, digit or Chinese character.");
  }

  // The query is a document number and nothing else. In quotation marks it is words, behind a colon a value.
  std::optional<std::string> WholeNumber() const {
    QueryReader reader = reader_;
    const bool colon = text_.find(':') != text_.npos || text_.find("：") != text_.npos;
    if (colon || reader.TakeQuoted()) return std::nullopt;
    return CanonicalDocumentNumber(reader.rest());
  }

  static Query Document(const std::string& number) {
    Query query(Query::Kind::kDocument, number, {});
    query.children.emplace_back(Query::Kind::kPhrase, number, std::vector<Query>());
    return query;
  }

  Part ParseAny(int depth) {
    if (depth > kDeepest) return Wrong(reader_.at(), "inside too many parentheses");
    std::vector<Query> parts;
    for (;;) {
      Part part = ParseAll(depth);
      if (!part) return part;
      if (*part) parts.push_back(**std::move(part));
      if (!reader_.TakeOr()) break;
      while (reader_.TakeAny("|", "｜")) {
      }
    }
    return Join(Query::Kind::kOr, std::move(parts));
  }

  Part ParseAll(int depth) {
    const size_t begin = reader_.at();
    std::vector<Query> wanted, unwanted;
    bool empty = true;
    for (reader_.SkipSpace(); !reader_.AtClosing(); reader_.SkipSpace()) {
      if (reader_.AtOr()) break;
      const size_t before = reader_.at();
      const bool negative = TakeSigns();
      if (reader_.at() > before && reader_.AtClosingOrOr()) return Wrong(before, kNothingBehind);
      Part item = ParseItem(depth);
      if (!item) return item;
      empty = false;
      if (*item) (negative ? unwanted : wanted).push_back(**std::move(item));
    }
    if (empty) return Wrong(std::min(begin, text_.size()), "where a word is missing");
    return Subtract(std::move(wanted), std::move(unwanted));
  }

  // AND, NOT and - in any number; true when what follows is not wanted.
  bool TakeSigns() {
    bool negative = false;
    for (;; reader_.SkipSpace()) {
      if (reader_.TakeNot())
        negative = !negative;
      else if (!reader_.TakeAnd())
        return negative;
    }
  }

  Part Subtract(std::vector<Query> wanted, std::vector<Query> unwanted) const {
    std::optional<Query> all = Join(Query::Kind::kAnd, std::move(wanted));
    std::optional<Query> none = Join(Query::Kind::kOr, std::move(unwanted));
    if (!none) return all;
    if (!all) return Bad("it only says what must not occur", "Add a word that has to occur.");
    Query query(Query::Kind::kNot, {}, {});
    query.children.push_back(*std::move(all));
    query.children.push_back(*std::move(none));
    return query;
  }

  // 甲 NEAR/5 乙 NEAR/9 丙: both pairs must stand near each other.
  Part ParseItem(int depth) {
    size_t begin = reader_.at();
    Part last = ParseAtom(depth);
    if (!last) return last;
    std::vector<Query> pairs;
    std::string_view distance;
    for (size_t sign = reader_.at(); reader_.TakeNear(distance); sign = reader_.at()) {
      const std::optional<uint32_t> characters = Distance(distance);
      if (!characters) return Wrong(sign + 1, kDistanceWanted);
      reader_.SkipSpace();
      if (reader_.AtClosingOrOr()) return Wrong(sign + 1, kNothingBehind);
      const size_t next_begin = reader_.at();
      if (QueryReader ahead = reader_; ahead.TakeNot() || ahead.TakeAnd()) return Wrong(next_begin, kNearWantsWords);
      Part next = ParseAtom(depth);
      if (!next) return next;
      if (!*last || (*last)->kind != Query::Kind::kPhrase) return Wrong(begin, kNearWantsWords);
      if (!*next || (*next)->kind != Query::Kind::kPhrase) return Wrong(next_begin, kNearWantsWords);
      begin = next_begin;
      pairs.push_back(Near({**last, **next}, *characters));
      last = std::move(next);
    }
    return pairs.empty() ? std::move(last) : Part(Join(Query::Kind::kAnd, std::move(pairs)));
  }

  Part ParseAtom(int depth) {
    const size_t begin = reader_.at();
    if (reader_.TakeAny("(", "（")) {
      Part inner = ParseAny(depth + 1);
      if (!inner) return inner;
      if (!reader_.TakeAny(")", "）")) return Wrong(begin, kNotClosed);
      return inner;
    }
    if (reader_.TakeNearOpening()) return ParseNear(begin);
    if (std::string_view distance; reader_.TakeNear(distance)) return Wrong(begin, kNearWantsWords);
    if (const std::optional<FieldName> name = FieldNameAt(reader_.rest())) {
      reader_.GoTo(begin + name->length);
      return ParseField(name->field);
    }
    return ParseTerm();
  }

  Part ParseTerm(std::string_view also = {}, std::string_view also_wide = {}) {
    const size_t begin = reader_.at();
    const std::optional<QueryReader::Quoted> quoted = reader_.TakeQuoted();
    if (quoted && !quoted->closed) return Wrong(begin, "a quotation mark that is not closed");
    return quoted ? Phrase(quoted->text, true) : Phrase(reader_.TakeWord(also, also_wide), false);
  }

  // NEAR(甲 乙 丙, 10), behind its opening parenthesis.
  Part ParseNear(size_t begin) {
    std::vector<Query> phrases;
    uint32_t distance = kUsualDistance;
    for (reader_.SkipSpace(); !reader_.AtClosing(); reader_.SkipSpace()) {
      if (reader_.TakeAny(",", "，")) {
        reader_.SkipSpace();
        const size_t number = reader_.at();
        const std::optional<uint32_t> typed = Distance(reader_.TakeWord());
        if (!typed || number == reader_.at()) return Wrong(number, kDistanceWanted);
        distance = *typed;
        reader_.SkipSpace();
        break;
      }
      const size_t before = reader_.at();
      if (reader_.AtOperator() || FieldNameAt(reader_.rest())) return Wrong(before, kNearWantsWords);
      Part term = ParseTerm(",", "，");
      if (!term) return term;
      if (reader_.at() == before) return Wrong(before, kNearWantsWords);
      if (*term) phrases.push_back(**std::move(term));
    }
    if (!reader_.TakeAny(")", "）")) return Wrong(begin, kNotClosed);
    if (phrases.size() < 2) return Join(Query::Kind::kAnd, std::move(phrases));
    return Near(std::move(phrases), distance);
  }

  // Behind the colon. 提及: is made of what is there already: the words, or the unit in charge.
  Part ParseField(QueryField field) {
    const size_t begin = reader_.at();
    const std::optional<QueryReader::Quoted> quoted = reader_.TakeQuoted();
    if (quoted && !quoted->closed) return Wrong(begin, "a quotation mark that is not closed");
    std::string_view value = quoted ? quoted->text : reader_.TakeWord();
    if (!quoted && ValueGoesOn(field, value)) {  // 金额:>= 100万
      reader_.SkipSpace();
      reader_.TakeWord();
      value = text_.substr(begin, reader_.at() - begin);
    }
    if (++phrases_ > kMostPhrases) return TooMany();
    std::expected<FieldTerm, const char*> term = ReadFieldTerm(field, value);
    if (!term) return Wrong(begin, term.error());
    term->literal = quoted.has_value();
    if (field != QueryField::kMention) return Query(*std::move(term));
    Query words(Query::Kind::kPhrase, std::string(value), {});
    words.literal = term->literal;
    term->field = QueryField::kUnit;
    Query either(Query::Kind::kOr, {}, {});
    either.children.push_back(std::move(words));
    either.children.emplace_back(*std::move(term));
    return either;
  }

  Part Phrase(std::string_view phrase, bool literal) {
    if (ShapeOf(phrase).empty) return std::nullopt;
    if (++phrases_ > kMostPhrases) return TooMany();
    Query query(Query::Kind::kPhrase, std::string(phrase), {});
    query.literal = literal;
    return query;
  }
  std::unexpected<Error> TooMany() const { return Bad("it holds too many words", "Ask for fewer words at once."); }

  static Query Near(std::vector<Query> phrases, uint32_t distance) {
    Query near(Query::Kind::kNear, {}, std::move(phrases));
    near.distance = distance;
    return near;
  }

  static std::optional<uint32_t> Distance(std::string_view digits) {
    if (digits.empty()) return kUsualDistance;
    uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size() || number > kFarthest) return std::nullopt;
    return number;
  }

  static std::optional<Query> Join(Query::Kind kind, std::vector<Query> parts) {
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return std::move(parts.front());
    return Query(kind, {}, std::move(parts));
  }

  static constexpr const char* kNothingBehind = "an operator with nothing behind it";
  static constexpr const char* kNotClosed = "an opening parenthesis without a closing one";
  static constexpr const char* kNearWantsWords = "where NEAR needs a word or a phrase";
  static constexpr const char* kDistanceWanted = "where the distance of NEAR should stand, a number up to 1000";

  std::string_view text_;
  QueryReader reader_;
  size_t phrases_ = 0;
};

void CollectPositive(const Query& query, std::vector<std::string_view>& phrases) {
  switch (query.kind) {
    case Query::Kind::kPhrase: return phrases.push_back(query.phrase);
    case Query::Kind::kField:
      if (query.field.field != QueryField::kUnit) return;
      phrases.push_back(query.field.value);
      for (const std::string& name : query.field.other_names) phrases.push_back(name);
      return;
    default: break;
  }
  const size_t count = query.kind == Query::Kind::kNot ? 1 : query.children.size();
  for (size_t i = 0; i < count; ++i) CollectPositive(query.children[i], phrases);
}

std::vector<QueryToken> TokensOf(std::string_view phrase) {
  std::vector<QueryToken> tokens;
  Tokenize(phrase, TokenizeFor::kPhrase, [&](std::string_view token, size_t, size_t) {
    tokens.push_back({std::string(token), static_cast<uint32_t>(tokens.size())});
    return true;
  });
  if (!tokens.empty()) tokens.back().prefix = ShapeOf(phrase).ends_in_single_han;
  return tokens;
}

}  // namespace

Query::Query(Kind its_kind, std::string its_phrase, std::vector<Query> its_children)
    : kind(its_kind), phrase(std::move(its_phrase)), children(std::move(its_children)) {
  if (kind == Kind::kPhrase) tokens = TokensOf(phrase);
}

Result<Query> ParseQuery(std::string_view text) {
  uint64_t replaced = 0;  // a command line may hold any bytes
  const std::string valid = RepairUtf8(std::string(text), replaced);
  return Parser(valid).Parse();
}

bool IsTextOnly(const Query& query) {
  if (query.kind == Query::Kind::kField || query.kind == Query::Kind::kDocument) return false;
  return std::all_of(query.children.begin(), query.children.end(), IsTextOnly);
}

std::vector<std::string_view> PositivePhrases(const Query& query) {
  std::vector<std::string_view> phrases;
  CollectPositive(query, phrases);
  return phrases;
}

}  // namespace liye
