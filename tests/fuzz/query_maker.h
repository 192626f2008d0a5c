// Queries that are nearly right, made of any bytes.
//
// The bytes choose among the rules of the search language (docs/query.md), its words and values, and what does not belong
// there: marks of SQL and FTS5, broken UTF-8, numbers beyond all bounds, parentheses without end. Four in ten of
// the queries can be read, so that what lies behind the parser is tried as well. The same bytes make the same query.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace liye {

class QueryMaker {
 public:
  explicit QueryMaker(std::string_view bytes);

  std::string Make();
  // A number below `limit` that the next bytes choose; 0 when there are no more.
  size_t Choose(size_t limit);
  bool OneIn(size_t times) { return Choose(times) + 1 == times; }

 private:
  void Any(int depth);
  void All(int depth);
  void Item(int depth);
  void Atom(int depth);
  void Near();
  void Field();
  void Term();
  void Spoil();
  std::string Word();
  std::string LongWord();
  std::string Raw();
  template <typename List>
  std::string OneOf(const List& list) {
    return std::string(list[Choose(std::size(list))]);
  }

  std::string_view bytes_;
  uint32_t salt_;
  size_t at_ = 0;
  std::string text_;
};

}  // namespace liye
