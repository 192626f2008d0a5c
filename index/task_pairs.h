// Which task of a document is which of an earlier version of it.
//
// The surest first: the same words in the same clause, the same words, then similar words, the most similar first; of equals
// those that share clause and units.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "index/task.h"

namespace liye {

// For each task of `now` the number of its partner in `before`; no partner is given twice.
std::vector<std::optional<size_t>> PairTasks(const std::vector<TaskRecord>& now, const std::vector<TaskRecord>& before);

}  // namespace liye
