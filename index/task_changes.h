// How a responsibility list differs from an earlier one.
//
// Against another knowledge base: tasks of one document are paired by clause and words, then by words, then by clause and
// similar words; what then differs in units, deadlines, sums or wording is a change. Against a day: what documents behind
// it brought, amended and repealed.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/task.h"

namespace liye {

// Calls visit for each task that is new, changed or gone (TaskRecord::change, and TaskRecord::before as lines
// "key\twhat it said", the key as in JSON), until it gives false. Both lists are those that `filters` let pass; a
// document that the filters name is that of `now`.
Result<void> ForEachChange(Database& now, Database& before, const TaskFilters& filters,
                           const std::function<bool(const TaskRecord&)>& visit);

// New are tasks of documents dated behind `day`, gone those of earlier documents that one behind it repealed, changed those of
// earlier documents that one behind it amended; `before` has a line "repealed_by\t" or "amended_by\t" and the number or title.
Result<void> ForEachChangeSince(Database& database, const TaskFilters& filters, const std::string& day,
                                const std::function<bool(const TaskRecord&)>& visit);

// The tasks of one document that differ: `now` marked new or changed, those of `before` that are gone behind them.
std::vector<TaskRecord> ChangesOf(std::vector<TaskRecord> now, std::vector<TaskRecord> before);

}  // namespace liye
