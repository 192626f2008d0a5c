#include "tools/task_cells.h"

#include <utility>
#include <vector>

#include "corpus/ascii.h"
#include "tools/base.h"
#include "tools/due_words.h"
#include "tools/message.h"

namespace liye {
namespace {

// The heading of a field that an earlier list had otherwise.
std::string WordOf(std::string_view key) {
  constexpr std::array<std::pair<std::string_view, const char*>, 7> kWords = {{{"task", "Task"},
                                                                               {"path", "Clause"},
                                                                               {"deadline", "Deadline"},
                                                                               {"due_date", "Due"},
                                                                               {"amount", "Amount"},
                                                                               {"amended_by", "Amended by"},
                                                                               {"repealed_by", "Repealed by"}}};
  for (const auto& [name, word] : kWords)
    if (name == key) return word;
  return std::string(key);
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

std::string BeforeWords(const std::vector<TaskBefore>& before) {
  return JoinedWith("\n", before, [](const TaskBefore& field) {
    return TrReport("{}: {}", {TrReport(WordOf(field.key)), field.value.empty() ? TrReport("nothing") : field.value});
  });
}

}  // namespace

TaskCells CellsOf(const TaskRecord& task, bool today) {
  TaskCells cells;
  for (size_t i = 0; i < kTaskRoles.size(); ++i) cells.units[i] = UnitsOf(task, kTaskRoles[i], today);
  cells.deadlines = JoinedWith("\n", task.deadlines, [](const TaskDeadline& deadline) { return deadline.text; });
  cells.due_days = JoinedWith("\n", task.deadlines, [](const TaskDeadline& deadline) { return deadline.due.day; });
  cells.reached_by = JoinedWith("\n", task.deadlines, DueWords);
  cells.amounts = JoinedWith("\n", task.amounts, [](const TaskAmount& amount) { return amount.text; });
  if (task.status == "repealed") cells.standing = StatusWord(task.status);
  if (!task.change.empty()) cells.change = TrReport(task.change);
  cells.before = BeforeWords(task.before);
  return cells;
}

}  // namespace liye
