// Tasks sorted and in groups: what each unit has to do, what falls due in each month.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "index/task.h"
#include "index/units.h"

namespace liye {

enum class GroupBy : uint8_t { kNothing, kUnit, kDocument, kMonth };

struct TaskGroup {
  std::string name;           // a unit under its usual name, number and title, 2017-06; "" for tasks without a day
  std::vector<size_t> tasks;  // indexes, in order
};

// Units: those with most tasks first; one office under its several names is one group (index/units.h), a task with several
// units stands in each of theirs. Documents: in the order of the tasks. Months: ascending, by every day that falls due.
std::vector<TaskGroup> GroupTasks(const std::vector<TaskRecord>& tasks, GroupBy by, const Units& units);

// By the earliest day; tasks without one come last, and tasks of one day stay in their order.
void SortByDay(std::vector<TaskRecord>& tasks);

}  // namespace liye
