// Tasks sorted and in groups: what each unit has to do, what falls due in each month.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/task.h"
#include "index/units.h"

namespace liye {

enum class GroupBy : uint8_t { kNothing, kUnit, kDocument, kMonth };

struct TaskGroup {
  std::string name;           // a unit under its usual name, number and title, 2017-06; "" for tasks without a day
  std::vector<size_t> tasks;  // indexes, in order
};

// Takes tasks one after the other, and keeps of each only what decides its place.
//
// Units: those with most tasks first; one office under its several names is one group (index/units.h), a task with several
// units stands in each of theirs. Documents: in the order of the tasks. Months: ascending, by every day that falls due.
class TaskGroups {
 public:
  // `units` must outlive it. With `by_day` tasks stand by their earliest day, those without one last, those of one day in
  // their order.
  TaskGroups(GroupBy by, bool by_day, const Units& units) : by_(by), by_day_(by_day), units_(units) {}

  void Take(const TaskRecord& task);
  // Call once, behind the last task.
  std::vector<TaskGroup> Finish();

 private:
  struct Office {
    std::map<std::string, size_t> names;  // how often each
    std::vector<size_t> tasks;
  };

  void TakeUnits(const TaskRecord& task, size_t number);
  void TakeDocument(const TaskRecord& task, size_t number);
  void TakeMonths(const TaskRecord& task, size_t number);
  std::vector<TaskGroup> OfUnits();
  std::vector<TaskGroup> OfMonths();

  const GroupBy by_;
  const bool by_day_;
  const Units& units_;
  std::vector<std::string> days_;  // the earliest of each task; behind all others where it has none
  size_t count_ = 0;
  std::unordered_map<std::string, std::string> keys_;  // by region and name, which come again and again
  std::unordered_map<std::string, size_t> places_;     // by key
  std::vector<Office> offices_;
  std::map<std::string, std::vector<size_t>> months_;
  std::vector<size_t> without_day_;
  std::vector<TaskGroup> groups_;                      // of documents
  std::unordered_map<std::string, size_t> documents_;  // by key: rows of two knowledge bases may be numbered alike
};

}  // namespace liye
