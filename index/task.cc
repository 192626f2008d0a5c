#include "index/task.h"

#include "index/task_query.h"

namespace liye {

std::string TaskRecord::units_of(std::string_view role) const {
  std::string names;
  for (const TaskUnit& unit : units) {
    if (unit.role != role) continue;
    if (!names.empty()) names += "、";
    names += unit.name;
  }
  return names;
}

std::string TaskRecord::due_date() const {
  std::string earliest;
  for (const TaskDeadline& deadline : deadlines)
    if (!deadline.due.day.empty() && (earliest.empty() || deadline.due.day < earliest)) earliest = deadline.due.day;
  return earliest;
}

Result<void> ForEachTask(Database& database, const TaskFilters& filters,
                         const std::function<bool(const TaskRecord&)>& visit) {
  const auto query = TaskQuery::Prepare(database, filters, database);
  if (!query) return std::unexpected(query.error());
  return (*query)->ForEachDocument(
      [&](const TaskQuery::Document& document) { return !filters.leave_out_repealed || !document.repealed; },
      [&](const TaskQuery::Document&, std::vector<TaskRecord>& tasks) {
        for (TaskRecord& task : tasks) {
          if (!(*query)->Passes(task)) continue;
          (*query)->NameSuccessors(task);
          if (!visit(task)) return false;
        }
        return true;
      });
}

}  // namespace liye
