// How a responsibility list differs from an earlier one.
//
// Against another knowledge base: tasks of one document are paired (index/task_pairs.h); what then differs in words, units,
// deadlines or sums is a change. Against a day: what documents of that day or behind it brought, amended and repealed.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/task.h"

namespace liye {

// A task that is new, changed or gone, as TaskRecord::change and before say.
struct TaskChange {
  TaskRecord task;
  std::optional<TaskRecord> earlier;  // of a changed one
};
using VisitChange = std::function<bool(const TaskChange&)>;

// Calls visit for each until it gives false. A change is told when `filters` let the task pass as it is or as it was; a
// document that they name is that of `now`. What is decided on units in `now` holds for both.
Result<void> ForEachChange(Database& now, Database& before, const TaskFilters& filters, const VisitChange& visit);

// New are tasks of documents dated `day` or later, gone those of earlier documents that one of these repealed, changed
// those of earlier documents that one of these amended; `before` names it.
Result<void> ForEachChangeSince(Database& database, const TaskFilters& filters, const std::string& day,
                                const VisitChange& visit);

// The tasks of one document that differ: those of `now` in their order, those of `before` that are gone behind them.
std::vector<TaskChange> ChangesOf(std::vector<TaskRecord> now, std::vector<TaskRecord> before);

}  // namespace liye
