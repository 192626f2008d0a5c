// Which task a deadline or a sum belongs to, when several tasks stand in one clause.
//
// For index/tasks.cc. The clause's text decides, by sentences; facts are known by their spans in the source, so where they
// stand in the text is found first.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/span.h"

namespace liye {

// A mention in a clause: of a unit, or what is to be given to a task.
struct Mention {
  Span span;
  std::string text;  // without white space
  size_t task = 0;   // of a unit's mention
};

// A clause's text in sentences, and the sentence of each mention.
class ClauseSentences {
 public:
  // All mentions of the clause, in any order: words that stand there several times are told apart by their order.
  ClauseSentences(std::string_view text, std::vector<Mention> mentions);

  size_t Of(Span mention) const;                // number of the sentence; 0 for a span that was not given
  std::string_view Words(size_t number) const;  // of the sentence

 private:
  std::string text_;  // without blanks
  std::vector<size_t> ends_;
  std::unordered_map<uint32_t, size_t> sentences_;  // by the start of the mention's span
};

// The tasks that the fact belongs to: that of the unit named last before it in its sentence, else of the next one there, else
// of the unit before the sentence. What stands before all units is said of all their tasks.
std::vector<size_t> ClaimInClause(const ClauseSentences& sentences, const std::vector<Mention>& units, Span fact);

}  // namespace liye
