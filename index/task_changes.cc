#include "index/task_changes.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "corpus/ascii.h"
#include "index/fold.h"
#include "index/sqlite.h"
#include "index/task_pairs.h"
#include "index/task_query.h"

namespace liye {
namespace {

// What of a task is compared, under its names in JSON.
std::vector<TaskBefore> Fields(const TaskRecord& task) {
  std::vector<TaskBefore> fields = {{"task", task.task}};
  for (const char* role : {"lead", "responsible", "cooperating", "supervising"})
    fields.push_back({role, task.units_of(role)});
  fields.push_back({"deadline", JoinedWith("、", task.deadlines, [](const TaskDeadline& each) { return each.text; })});
  fields.push_back({"amount", JoinedWith("、", task.amounts, [](const TaskAmount& each) { return each.text; })});
  return fields;
}

std::string DueDays(const TaskRecord& task) {
  return JoinedWith("、", task.deadlines, [](const TaskDeadline& each) { return each.due.day; });
}

// The fields of `before` that say something else; marks and spaces are no difference. Of the same words the day may have
// become another; where a task stands is told when something differs.
std::vector<TaskBefore> Differences(const TaskRecord& now, const TaskRecord& before) {
  std::vector<TaskBefore> differences;
  const std::vector<TaskBefore> a = Fields(now), b = Fields(before);
  bool deadline = false;
  for (size_t i = 0; i < a.size(); ++i) {
    if (FoldedKey(a[i].value) == FoldedKey(b[i].value)) continue;
    deadline = deadline || b[i].key == "deadline";
    differences.push_back(b[i]);
  }
  if (!deadline && DueDays(now) != DueDays(before)) differences.push_back({"due_date", DueDays(before)});
  if (!differences.empty() && now.path != before.path) differences.push_back({"path", before.path});
  return differences;
}

// What a document of the day or behind it has done to another.
struct Treatment {
  std::string change, by;
};
std::optional<Treatment> TreatedSince(Database& database, int64_t document, const std::string& day) {
  Statement rows = database.Query(
      "SELECT x.relation = 'repeals', coalesce(b.number, e.number, b.title) FROM treatment x JOIN "
      "clause c ON c.id = x.clause "
      "JOIN document b ON b.id = c.document LEFT JOIN document e ON e.id = b.parent "
      "WHERE x.document = ?1 AND (x.relation = 'amends' OR x.part IS NULL) AND b.document_date >= ?2 ORDER BY 1 DESC, "
      "b.document_date DESC LIMIT 1",
      document, day);
  if (!rows.Next()) return std::nullopt;
  return Treatment{rows.integer(0) != 0 ? "gone" : "changed", rows.string(1)};
}

}  // namespace

std::vector<TaskChange> ChangesOf(std::vector<TaskRecord> now, std::vector<TaskRecord> before) {
  const std::vector<std::optional<size_t>> partners = PairTasks(now, before);
  std::vector<bool> taken(before.size(), false);
  std::vector<TaskChange> changes;
  for (size_t i = 0; i < now.size(); ++i) {
    TaskChange change{std::move(now[i]), std::nullopt};
    if (partners[i]) {
      taken[*partners[i]] = true;
      change.task.before = Differences(change.task, before[*partners[i]]);
      if (change.task.before.empty()) continue;
      change.earlier = std::move(before[*partners[i]]);
    }
    change.task.change = partners[i] ? "changed" : "new";
    changes.push_back(std::move(change));
  }
  for (size_t k = 0; k < before.size(); ++k) {
    if (taken[k]) continue;
    before[k].change = "gone";
    changes.push_back({std::move(before[k]), std::nullopt});
  }
  return changes;
}

Result<void> ForEachChange(Database& now, Database& before, const TaskFilters& filters, const VisitChange& visit) {
  TaskFilters all = filters;  // ids of documents are those of one knowledge base
  all.document = 0;
  const auto query = TaskQuery::Prepare(now, filters, now), earlier = TaskQuery::Prepare(before, all, now);
  if (!query || !earlier) return std::unexpected(query ? earlier.error() : query.error());
  const auto holds = [&](const TaskQuery::Document& document) {
    return !filters.leave_out_repealed || !document.repealed;
  };
  const auto visit_all = [&](std::vector<TaskChange> changes) {
    return std::all_of(changes.begin(), changes.end(), [&](TaskChange& change) {
      if (!(*query)->Passes(change.task) && !(change.earlier && (*query)->Passes(*change.earlier))) return true;
      (*query)->NameSuccessors(change.task);
      return visit(change);
    });
  };
  std::unordered_set<std::string> known;  // keys
  bool more = true;
  Result<void> failed;
  Result<void> done =
      (*query)->ForEachDocument(holds, [&](const TaskQuery::Document& document, std::vector<TaskRecord>& tasks) {
        known.insert(document.key);
        Result<std::vector<TaskRecord>> old = (*earlier)->OfDocument(document.key);
        if (!old) failed = std::unexpected(old.error());
        more = old.has_value() && visit_all(ChangesOf(std::move(tasks), *std::move(old)));
        return more;
      });
  if (done && !failed) done = failed;
  if (!done || !more) return done;
  std::string wanted;  // the key of the document asked for, in front of those attached to it
  if (filters.document != 0) {
    Statement key = now.Query("SELECT key FROM document WHERE id = ?1", filters.document);
    if (key.Next()) wanted = key.string(0);
  }
  return (*earlier)->ForEachDocument(
      [&](const TaskQuery::Document& document) {
        const bool asked_for = document.key == wanted || document.key.starts_with(wanted + '#');
        return holds(document) && !known.contains(document.key) && (wanted.empty() || asked_for);
      },
      [&](const TaskQuery::Document&, std::vector<TaskRecord>& tasks) {
        return visit_all(ChangesOf({}, std::move(tasks)));
      });
}

Result<void> ForEachChangeSince(Database& database, const TaskFilters& filters, const std::string& day,
                                const VisitChange& visit) {
  const auto query = TaskQuery::Prepare(database, filters, database);
  if (!query) return std::unexpected(query.error());
  std::optional<Treatment> treatment;
  return (*query)->ForEachDocument(
      [&](const TaskQuery::Document& document) {
        const bool fresh = document.date >= day;
        treatment = fresh ? std::nullopt : TreatedSince(database, document.id, day);
        if (fresh && document.repealed && filters.leave_out_repealed) return false;
        return fresh || treatment.has_value();
      },
      [&](const TaskQuery::Document&, std::vector<TaskRecord>& tasks) {
        for (TaskRecord& task : tasks) {
          if (!(*query)->Passes(task)) continue;
          (*query)->NameSuccessors(task);
          task.change = treatment ? treatment->change : "new";
          if (treatment) task.before = {{treatment->change == "gone" ? "repealed_by" : "amended_by", treatment->by}};
          if (!visit({std::move(task), std::nullopt})) return false;
        }
        return true;
      });
}

}  // namespace liye
