#include "tools/task_cells.h"

#include "tools/base.h"
#include "tools/due_words.h"
#include "tools/message.h"

namespace liye {
namespace {

template <typename Values, typename Text>
std::string Lines(const Values& values, Text&& text) {
  std::string lines;
  for (const auto& value : values) lines += (&value == &values.front() ? "" : "\n") + text(value);
  return lines;
}

std::string UnitsOf(const TaskRecord& task, const char* role, bool today) {
  if (!today) return task.units_of(role);
  std::string names;
  for (const TaskUnit& unit : task.units) {
    if (unit.role != role) continue;
    if (!names.empty()) names += "、";
    names += unit.now.empty() ? unit.name : TrReport("{} (now {})", {unit.name, unit.now});
  }
  return names;
}

}  // namespace

TaskCells CellsOf(const TaskRecord& task, bool today) {
  TaskCells cells;
  for (size_t i = 0; i < kTaskRoles.size(); ++i) cells.units[i] = UnitsOf(task, kTaskRoles[i], today);
  cells.deadlines = Lines(task.deadlines, [](const TaskDeadline& deadline) { return deadline.text; });
  cells.due_days = Lines(task.deadlines, [](const TaskDeadline& deadline) { return deadline.due.day; });
  cells.reached_by = Lines(task.deadlines, DueWords);
  cells.amounts = Lines(task.amounts, [](const TaskAmount& amount) { return amount.text; });
  if (task.status == "repealed") cells.standing = StatusWord(task.status);
  return cells;
}

std::string ChangeWord(const std::string& change) { return change.empty() ? "" : TrReport(change); }

}  // namespace liye
