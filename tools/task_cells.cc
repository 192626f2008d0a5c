#include "tools/task_cells.h"

#include <utility>
#include <vector>

#include "corpus/ascii.h"
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

// Lines of "key\tvalue" in words.
std::string BeforeWords(const std::string& before) {
  if (before.empty()) return "";
  std::string words;
  for (std::string_view line : SplitAt(before, "\n")) {
    const std::vector<std::string_view> parts = SplitAt(line, "\t");
    const std::string value = parts.size() < 2 || parts[1].empty() ? TrReport("nothing") : std::string(parts[1]);
    words += (words.empty() ? "" : "\n") + TrReport(WordOf(parts[0])) + "：" + value;
  }
  return words;
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
  if (!task.change.empty()) cells.change = TrReport(task.change);
  cells.before = BeforeWords(task.before);
  return cells;
}

}  // namespace liye
