// The letters of a query: where spaces, operators, quoted phrases and words stand.
//
// What they mean together is index/query.cc's business. Views point into the query.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace liye {

class QueryReader {
 public:
  explicit QueryReader(std::string_view text) : text_(text) {}

  size_t at() const { return at_; }
  void GoTo(size_t at) { at_ = at; }
  bool AtEnd() const { return at_ >= text_.size(); }
  std::string_view rest() const { return text_.substr(at_); }

  bool Looks(std::string_view literal) const { return rest().starts_with(literal); }
  bool Take(std::string_view literal);
  bool TakeAny(std::string_view narrow, std::string_view wide) { return Take(narrow) || Take(wide); }
  void SkipSpace();
  bool TakeOr() { return TakeAny("|", "｜") || TakeKeyword("OR"); }
  bool TakeNot() { return TakeAny("-", "－") || TakeKeyword("NOT"); }
  bool TakeAnd() { return TakeKeyword("AND"); }
  bool AtClosing() const { return AtEnd() || Looks(")") || Looks("）"); }
  bool AtOr() const { return QueryReader(*this).TakeOr(); }
  bool AtClosingOrOr() const { return AtClosing() || AtOr(); }
  // OR, AND, NOT, NEAR, a sign for one of them, or an opening parenthesis.
  bool AtOperator() const;

  // NEAR/10 or NEAR as a word of its own; false without touching anything else.
  bool TakeNear(std::string_view& distance);
  // NEAR( with the parenthesis.
  bool TakeNearOpening() { return TakeAny("NEAR(", "NEAR（"); }

  // A quotation mark opens here: what stands between it and its partner, which is taken too; nullopt inside when
  // it is not closed.
  struct Quoted {
    bool closed = false;
    std::string_view text;
  };
  std::optional<Quoted> TakeQuoted();

  // Up to white space or an operator; parentheses inside a word belong to it: 各县（市、区）. `also` ends it too.
  std::string_view TakeWord(std::string_view also = {}, std::string_view also_wide = {});

 private:
  size_t SpaceAt(size_t at) const;
  bool TakeKeyword(std::string_view word);
  bool AtQuotes() const;

  std::string_view text_;
  size_t at_ = 0;
};

}  // namespace liye
