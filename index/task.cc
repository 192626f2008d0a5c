#include "index/task.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "index/document_rows.h"
#include "index/fold.h"
#include "index/sqlite.h"
#include "index/tasks.h"
#include "index/unit_alias.h"
#include "index/unit_identity.h"
#include "index/unit_place.h"

namespace liye {
namespace {

// All documents with duties, or the one asked for and what is attached to it.
constexpr std::string_view kDocuments = R"sql(
FROM document d JOIN source s ON s.id = d.source LEFT JOIN document e ON e.id = d.parent
WHERE (?1 = 0 OR d.id = ?1 OR d.parent = ?1)
  AND EXISTS (SELECT 1 FROM duty y WHERE y.clause BETWEEN d.first_clause AND d.last_clause)
ORDER BY d.document_date IS NULL, d.document_date DESC, d.key
)sql";

constexpr std::string_view kColumns = R"sql(
SELECT d.id, d.first_clause, d.last_clause, d.key, coalesce(d.number, e.number), d.title, d.issuing_authority,
       d.document_date, s.path, coalesce(d.effective_date, e.effective_date), )sql";

TaskDocument ReadTaskDocument(const Statement& row) {
  TaskDocument document;
  document.row.document = row.integer(0);
  document.first_clause = row.integer(1);
  document.last_clause = row.integer(2);
  int column = 3;
  for (std::string* field : {&document.row.key, &document.row.number, &document.row.title,
                             &document.row.issuing_authority, &document.row.document_date, &document.row.file})
    *field = row.string(column++);
  document.days = {document.row.document_date, row.string(column)};
  document.row.status = row.string(column + 1);
  return document;
}

class Filter {
 public:
  explicit Filter(const TaskFilters& filters) : filters_(filters) {
    if (filters.unit.empty()) return;
    names_.push_back(FoldedKey(filters.unit));
    for (const std::string& other : OtherUnitNames(filters.unit)) names_.push_back(FoldedKey(other));
  }

  bool Passes(const TaskRecord& task) {
    return HasUnit(task) && HasDeadline(task) && (!filters_.with_amount || !task.amounts.empty());
  }

 private:
  bool HasUnit(const TaskRecord& task) {
    if (names_.empty() && filters_.role.empty()) return true;
    const std::string region = names_.empty() ? std::string() : RegionOf(task.issuing_authority);
    return std::any_of(task.units.begin(), task.units.end(), [&](const TaskUnit& unit) {
      if (!filters_.role.empty() && unit.role != filters_.role) return false;
      return names_.empty() || IsAskedFor(unit.name, region);
    });
  }

  // Names come again and again.
  bool IsAskedFor(const std::string& unit, const std::string& region) {
    const auto [entry, fresh] = asked_for_.try_emplace(region + '/' + unit, false);
    if (!fresh) return entry->second;
    const std::string folded = FoldedKey(unit);
    const bool holds = std::any_of(names_.begin(), names_.end(),
                                   [&](const std::string& name) { return folded.find(name) != folded.npos; });
    return entry->second = holds || CompareUnits(unit, filters_.unit, region) != UnitRelation::kOther;
  }

  bool HasDeadline(const TaskRecord& task) const {
    const auto any = [&](auto&& passes) { return std::any_of(task.deadlines.begin(), task.deadlines.end(), passes); };
    if (!filters_.overdue_at.empty() && !any([&](const TaskDeadline& deadline) {
          return !deadline.due.day.empty() && deadline.due.day < filters_.overdue_at;
        }))
      return false;
    if (filters_.due_from.empty() && filters_.due_to.empty()) return true;
    return any([&](const TaskDeadline& deadline) { return FallsDue(deadline, task.document_date); });
  }

  // What recurs does so from the document's date on.
  bool FallsDue(const TaskDeadline& deadline, const std::string& issued) const {
    if (deadline.due.how == DueDay::How::kRecurs) {
      const auto from = ParseDay(std::max(filters_.due_from, issued)), to = ParseDay(filters_.due_to);
      return from && to && !Unroll(deadline.value, *from, *to).empty();
    }
    const std::string& day = deadline.due.day;
    return !day.empty() && day >= filters_.due_from && (filters_.due_to.empty() || day <= filters_.due_to);
  }

  const TaskFilters& filters_;
  std::vector<std::string> names_;                   // folded
  std::unordered_map<std::string, bool> asked_for_;  // by region and name
};

// The offices of today; those of one region and year are worked out once.
class Successors {
 public:
  void Fill(TaskRecord& task) {
    const std::optional<Day> day = ParseDay(task.document_date);
    if (!day) return;  // which reforms lie behind it is not known
    const std::string region = RegionOf(task.issuing_authority);
    for (TaskUnit& unit : task.units) {
      const int year = YearOf(*day);
      const auto [entry, fresh] = known_.try_emplace(region + '/' + std::to_string(year) + '/' + unit.name);
      if (fresh) entry->second = SuccessorOf(unit.name, region, year);
      unit.now = entry->second;
    }
  }

 private:
  std::unordered_map<std::string, std::string> known_;
};

}  // namespace

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
  TaskReader reader(database);
  Filter filter(filters);
  Successors successors;
  Statement documents =
      database.Query(std::string(kColumns).append(kStatusOfDocument).append(kDocuments), filters.document);
  while (documents.Next()) {
    const TaskDocument document = ReadTaskDocument(documents);
    if (filters.leave_out_repealed && document.row.status == "repealed") continue;
    Result<std::vector<TaskRecord>> tasks = reader.Read(document);
    if (!tasks) return std::unexpected(tasks.error());
    for (TaskRecord& task : *tasks) {
      if (!filter.Passes(task)) continue;
      successors.Fill(task);
      if (!visit(task)) return {};
    }
  }
  if (!documents.ok()) return std::unexpected(documents.error());
  return {};
}

}  // namespace liye
