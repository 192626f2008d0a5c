#include "index/task_query.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "index/collective_units.h"
#include "index/document_rows.h"
#include "index/fold.h"
#include "index/sqlite.h"
#include "index/tasks.h"
#include "index/unit_alias.h"
#include "index/unit_place.h"
#include "index/units.h"

namespace liye {
namespace {

// All documents with duties, or the one asked for and what is attached to it.
constexpr std::string_view kFrom = R"sql(
FROM document d JOIN source s ON s.id = d.source LEFT JOIN document e ON e.id = d.parent
)sql";
constexpr size_t kMostKnown = 20000;  // names of which something is kept at hand

constexpr std::string_view kOfKey = "WHERE d.key = ?1";
constexpr std::string_view kWithDuties = R"sql(
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
  Filter(const TaskFilters& filters, const Units& units) : filters_(filters), units_(units) {
    if (filters.unit.empty()) return;
    names_.push_back(FoldedKey(filters.unit));
    for (const std::string& other : OtherUnitNames(filters.unit)) names_.push_back(FoldedKey(other));
  }

  bool Passes(const TaskRecord& task, const std::string& region) {
    return HasUnit(task, region) && HasDeadline(task) && (!filters_.with_amount || !task.amounts.empty());
  }

 private:
  bool HasUnit(const TaskRecord& task, const std::string& region) {
    if (names_.empty() && filters_.role.empty()) return true;
    return std::any_of(task.units.begin(), task.units.end(), [&](const TaskUnit& unit) {
      if (!filters_.role.empty() && unit.role != filters_.role) return false;
      return names_.empty() || IsAskedFor(unit.name, region);
    });
  }

  // Names come again and again.
  bool IsAskedFor(const std::string& unit, const std::string& region) {
    if (asked_for_.size() >= kMostKnown) asked_for_.clear();
    const auto [entry, fresh] = asked_for_.try_emplace(region + '\n' + unit, false);
    if (!fresh) return entry->second;
    const std::string folded = FoldedKey(unit);
    const bool holds = std::any_of(names_.begin(), names_.end(),
                                   [&](const std::string& name) { return folded.find(name) != folded.npos; });
    return entry->second = holds || units_.Compare(unit, filters_.unit, region) != UnitRelation::kOther;
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
  const Units& units_;
  std::vector<std::string> names_;                   // folded
  std::unordered_map<std::string, bool> asked_for_;  // by region and name
};

// The offices of today; those of one region and year are worked out once.
class Successors {
 public:
  explicit Successors(const Units& units) : units_(units) {}
  void Fill(TaskRecord& task, const std::string& region) {
    const std::optional<Day> day = ParseDay(task.document_date);
    if (!day) return;  // which reforms lie behind it is not known
    for (TaskUnit& unit : task.units) {
      const int year = YearOf(*day);
      if (known_.size() >= kMostKnown) known_.clear();
      const auto [entry, fresh] = known_.try_emplace(region + '\n' + std::to_string(year) + unit.name);
      if (fresh) entry->second = units_.Successor(unit.name, region, year);
      unit.now = entry->second;
    }
  }

 private:
  const Units& units_;
  std::unordered_map<std::string, std::string> known_;
};

// Members in the place of a collective unit, but for those that stand in the same role already.
void Expand(const CollectiveUnits& collective, TaskRecord& task, const std::string& region) {
  std::vector<TaskUnit> units;
  const std::vector<TaskUnit> named = std::exchange(task.units, {});
  const auto stands = [](const std::vector<TaskUnit>& all, const std::string& name, const std::string& role) {
    return std::any_of(all.begin(), all.end(),
                       [&](const TaskUnit& unit) { return unit.name == name && unit.role == role; });
  };
  for (const TaskUnit& unit : named) {
    const std::vector<std::string>* members = collective.Members(unit.name, region);
    if (members == nullptr) {
      units.push_back(unit);
      continue;
    }
    for (const std::string& member : *members)
      if (!stands(named, member, unit.role) && !stands(units, member, unit.role))
        units.push_back({.name = member, .role = unit.role, .collective = unit.name, .now = {}, .span = unit.span});
  }
  task.units = std::move(units);
}

}  // namespace

class TaskQuery::Impl {
 public:
  Impl(Database& database, const TaskFilters& filters, Units units)
      : database_(database),
        filters_(filters),
        units_(std::move(units)),
        reader_(database),
        filter_(filters, units_),
        successors_(units_) {}

  // Of all documents when `key` is null.
  Result<void> Run(const std::string* key, const std::function<bool(const Document&)>& wanted,
                   const std::function<bool(const Document&, std::vector<TaskRecord>&)>& visit) {
    std::string sql = std::string(kColumns).append(kStatusOfDocument).append(kFrom);
    Statement documents(database_, sql.append(key != nullptr ? kOfKey : kWithDuties));
    if (key != nullptr)
      documents.BindAt(1, std::string_view(*key));
    else
      documents.BindAt(1, filters_.document);
    while (documents.Next()) {
      const TaskDocument document = ReadTaskDocument(documents);
      const TaskRecord& row = document.row;
      const Document known{row.document, row.key, row.document_date, row.status == "repealed"};
      if (!wanted(known)) continue;
      Result<std::vector<TaskRecord>> tasks = reader_.Read(document);
      if (!tasks) return std::unexpected(tasks.error());
      if (filters_.collective != nullptr)
        for (TaskRecord& task : *tasks) Expand(*filters_.collective, task, RegionOf(row.issuing_authority));
      if (!visit(known, *tasks)) return {};
    }
    if (!documents.ok()) return std::unexpected(documents.error());
    return {};
  }

  bool Passes(const TaskRecord& task) { return filter_.Passes(task, RegionOf(task.issuing_authority)); }
  void NameSuccessors(TaskRecord& task) { successors_.Fill(task, RegionOf(task.issuing_authority)); }
  bool leaves_out(const Document& document) const { return filters_.leave_out_repealed && document.repealed; }

 private:
  Database& database_;
  const TaskFilters& filters_;
  const Units units_;
  TaskReader reader_;
  Filter filter_;
  Successors successors_;
};

TaskQuery::TaskQuery(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TaskQuery::~TaskQuery() = default;

Result<std::unique_ptr<TaskQuery>> TaskQuery::Prepare(Database& database, const TaskFilters& filters,
                                                      Database& deciding) {
  Result<Units> units = Units::Load(deciding);
  if (!units) return std::unexpected(units.error());
  return std::unique_ptr<TaskQuery>(new TaskQuery(std::make_unique<Impl>(database, filters, *std::move(units))));
}

void TaskQuery::NameSuccessors(TaskRecord& task) { impl_->NameSuccessors(task); }

bool TaskQuery::Passes(const TaskRecord& task) { return impl_->Passes(task); }

Result<void> TaskQuery::ForEachDocument(const std::function<bool(const Document&)>& wanted,
                                        const std::function<bool(const Document&, std::vector<TaskRecord>&)>& visit) {
  return impl_->Run(nullptr, wanted, visit);
}

Result<std::vector<TaskRecord>> TaskQuery::OfDocument(const std::string& key) {
  std::vector<TaskRecord> all;
  const Result<void> done = impl_->Run(
      &key, [&](const Document& document) { return !impl_->leaves_out(document); },
      [&](const Document&, std::vector<TaskRecord>& tasks) {
        all = std::move(tasks);
        return true;
      });
  if (!done) return std::unexpected(done.error());
  return all;
}

}  // namespace liye
