// Which task a deadline or a sum belongs to.
//
// For index/tasks.cc. Tasks of one document, each with its scope; a fact belongs to the task with the smallest scope around it.
// Several tasks in one clause share it by sentences, so the clause's text decides (see ClaimInClause).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

// A mention in a clause: of a unit, or what is to be given to a task.
struct Mention {
  Span span;
  std::string text;  // without white space
  size_t task = 0;   // of a unit's mention
};

// For each of `facts` the tasks, as numbers of `units`, that it belongs to when all stand in the clause that says `text`: those of its
// sentence; among several the one named last before it, else the next. Without any in its sentence: the one before it;
// what stands before all tasks is said of all.
std::vector<std::vector<size_t>> ClaimInClause(std::string_view text, const std::vector<Mention>& units,
                                               const std::vector<Mention>& facts);

}  // namespace liye
