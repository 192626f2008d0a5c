#include "index/query.h"

#include <array>
#include <optional>
#include <utility>

#include "index/fold.h"
#include "index/tokenizer.h"

namespace liye {
namespace {

constexpr int kDeepest = 20;         // parentheses within parentheses
constexpr size_t kMostPhrases = 64;  // what a person types stays far below

struct Quotes {
  std::string_view open, close;
};
constexpr std::array<Quotes, 5> kQuotes = {{{"\"", "\""}, {"“", "”"}, {"「", "」"}, {"『", "』"}, {"＂", "＂"}}};

// Recursive descent over the bytes of the query:
//   any     := all (('|' | OR) all)*
//   all     := item+                     items with - or NOT are taken away from the others
//   item    := ('-' | NOT)* ( '(' any ')' | "phrase" | word )
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Query> Parse() {
    Result<std::optional<Query>> query = ParseAny(0);
    if (!query) return std::unexpected(query.error());
    if (at_ < text_.size()) return Wrong(at_, "a closing parenthesis without an opening one");
    if (!*query) return Bad("it holds no word to look for", "Type at least one letter, digit or Chinese character.");
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

  bool Looks(std::string_view literal) const { return text_.substr(at_).starts_with(literal); }
  bool Take(std::string_view literal) {
    if (!Looks(literal)) return false;
    at_ += literal.size();
    return true;
  }
  bool TakeAny(std::string_view narrow, std::string_view wide) { return Take(narrow) || Take(wide); }

  // Length of the white space at `at`, 0 for none.
  size_t SpaceAt(size_t at) const {
    int length = 0;
    const char32_t code = DecodeUtf8(text_, at, length);
    const bool space = code == ' ' || (code >= 9 && code <= 13) || code == 0xa0 || code == 0x3000 || code == 0x85 ||
                       (code >= 0x2000 && code <= 0x200b) || code == 0x2028 || code == 0x2029 || code == 0xfeff;
    return space ? static_cast<size_t>(length) : 0;
  }
  void SkipSpace() {
    while (at_ < text_.size() && SpaceAt(at_) > 0) at_ += SpaceAt(at_);
  }
  // An operator in capitals that stands as a word of its own.
  bool TakeKeyword(std::string_view word) {
    if (!Looks(word)) return false;
    const size_t behind = at_ + word.size();
    const bool ends = behind >= text_.size() || SpaceAt(behind) > 0 || text_[behind] == '(' || text_[behind] == '"';
    if (ends) at_ = behind;
    return ends;
  }
  bool TakeOr() { return TakeAny("|", "｜") || TakeKeyword("OR"); }
  bool TakeNot() { return TakeAny("-", "－") || TakeKeyword("NOT"); }
  bool AtEndOfAll() const { return at_ >= text_.size() || Looks(")") || Looks("）"); }

  Part ParseAny(int depth) {
    if (depth > kDeepest) return Wrong(at_, "inside too many parentheses");
    std::vector<Query> parts;
    for (;;) {
      Part part = ParseAll(depth);
      if (!part) return part;
      if (*part) parts.push_back(**std::move(part));
      if (!TakeOr()) break;
      while (TakeAny("|", "｜")) {
      }
    }
    return Join(Query::Kind::kOr, std::move(parts));
  }

  Part ParseAll(int depth) {
    const size_t begin = at_;
    std::vector<Query> wanted, unwanted;
    bool empty = true;
    for (SkipSpace(); !AtEndOfAll(); SkipSpace()) {
      const size_t before = at_;
      if (TakeOr()) {
        at_ = before;
        break;
      }
      if (TakeKeyword("AND")) continue;
      bool negative = false;
      while (TakeNot()) {
        negative = !negative;
        SkipSpace();
      }
      if (AtEndOfAll()) return Wrong(before, "an operator with nothing behind it");
      Part item = ParseItem(depth);
      if (!item) return item;
      empty = false;
      if (*item) (negative ? unwanted : wanted).push_back(**std::move(item));
    }
    if (empty) return Wrong(std::min(begin, text_.size()), "where a word is missing");
    std::optional<Query> all = Join(Query::Kind::kAnd, std::move(wanted));
    std::optional<Query> none = Join(Query::Kind::kOr, std::move(unwanted));
    if (!none) return all;
    if (!all) return Bad("it only says what must not occur", "Add a word that has to occur.");
    Query query{Query::Kind::kNot, {}, {}};
    query.children.push_back(*std::move(all));
    query.children.push_back(*std::move(none));
    return query;
  }

  Part ParseItem(int depth) {
    const size_t begin = at_;
    if (TakeAny("(", "（")) {
      Part inner = ParseAny(depth + 1);
      if (!inner) return inner;
      if (!TakeAny(")", "）")) return Wrong(begin, "an opening parenthesis without a closing one");
      return inner;
    }
    for (const Quotes& quotes : kQuotes) {
      if (!Take(quotes.open)) continue;
      const size_t end = text_.find(quotes.close, at_);
      if (end == text_.npos) return Wrong(begin, "a quotation mark that is not closed");
      const std::string_view phrase = text_.substr(at_, end - at_);
      at_ = end + quotes.close.size();
      return Phrase(phrase);
    }
    return Phrase(TakeWord());
  }

  // Up to white space or an operator; parentheses inside a word belong to it: 各县（市、区）.
  std::string_view TakeWord() {
    const size_t begin = at_;
    int open = 0;
    while (at_ < text_.size() && SpaceAt(at_) == 0) {
      if (Looks("|") || Looks("｜")) break;
      if (Looks("(") || Looks("（")) ++open;
      if ((Looks(")") || Looks("）")) && --open < 0) break;
      int length = 0;
      DecodeUtf8(text_, at_, length);
      at_ += static_cast<size_t>(length);
    }
    return text_.substr(begin, at_ - begin);
  }

  Part Phrase(std::string_view phrase) {
    if (ShapeOf(phrase).empty) return std::nullopt;
    if (++phrases_ > kMostPhrases) return Bad("it holds too many words", "Ask for fewer words at once.");
    return Query{Query::Kind::kPhrase, std::string(phrase), {}};
  }

  static std::optional<Query> Join(Query::Kind kind, std::vector<Query> parts) {
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return std::move(parts.front());
    return Query{kind, {}, std::move(parts)};
  }

  std::string_view text_;
  size_t at_ = 0;
  size_t phrases_ = 0;
};

void CollectPositive(const Query& query, std::vector<std::string_view>& phrases) {
  if (query.kind == Query::Kind::kPhrase) return phrases.push_back(query.phrase);
  const size_t count = query.kind == Query::Kind::kNot ? 1 : query.children.size();
  for (size_t i = 0; i < count; ++i) CollectPositive(query.children[i], phrases);
}

}  // namespace

Result<Query> ParseQuery(std::string_view text) { return Parser(text).Parse(); }

std::vector<std::string_view> PositivePhrases(const Query& query) {
  std::vector<std::string_view> phrases;
  CollectPositive(query, phrases);
  return phrases;
}

}  // namespace liye
