// A named RE2 pattern that carries its own examples.
//
// Every pattern of extract/ stands in a table of these; one test runs all examples and near
// misses of all tables (tests/extract/pattern_test.cc). Patterns work on clean text (see
// parser/clean_text.h): no white space, ASCII digits and punctuation, brackets 〔〕 and (),
// so none of them spells out variants. Compiled at first use, once, and shared by threads.
#pragma once

#include <re2/re2.h>

#include <initializer_list>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "extract/trace.h"

namespace liye {

class Pattern {
 public:
  // `examples` must match somewhere with group 0 not empty; `near_misses` must not match at all. Both are clean text.
  // A name is folder-wide unique: "amount.capped". Construct only as a namespace-scope
  // object: the registry keeps its address.
  Pattern(std::string_view name, std::string_view regex, std::string_view why,
          std::initializer_list<std::string_view> examples, std::initializer_list<std::string_view> near_misses);

  std::string_view name() const { return name_; }
  std::string_view regex() const { return regex_; }
  std::string_view why() const { return why_; }
  const std::vector<std::string_view>& examples() const { return examples_; }
  const std::vector<std::string_view>& near_misses() const { return near_misses_; }

  const RE2& re() const;
  // Matches at `at` exactly (anchored there); groups as views into `text`.
  template <size_t N>
  bool MatchAt(std::string_view text, size_t at, re2::StringPiece (&groups)[N]) const {
    return Told(text.substr(at), re().Match({text.data(), text.size()}, at, text.size(), RE2::ANCHOR_START, groups, N));
  }
  // First match at or after `at`.
  template <size_t N>
  bool Find(std::string_view text, size_t at, re2::StringPiece (&groups)[N]) const {
    return Told(text.substr(at), re().Match({text.data(), text.size()}, at, text.size(), RE2::UNANCHORED, groups, N));
  }

  // All patterns of the program, in order of registration.
  static const std::vector<const Pattern*>& All();

 private:
  // Tells the trace, if there is one, whether this pattern matched in `where`.
  bool Told(std::string_view where, bool matched) const {
    if (Trace* trace = Trace::Current())
      trace->Note(where, name_, matched ? TraceOutcome::kMatched : TraceOutcome::kNoMatch);
    return matched;
  }

  std::string_view name_, regex_, why_;
  std::vector<std::string_view> examples_, near_misses_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> compiled_;
};

}  // namespace liye
