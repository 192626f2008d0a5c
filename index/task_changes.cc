#include "index/task_changes.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "corpus/utf8.h"
#include "index/fold.h"
#include "index/likeness.h"
#include "index/sqlite.h"
#include "index/task_query.h"

namespace liye {
namespace {

template <typename Values, typename Text>
std::string Joined(const Values& values, Text&& text) {
  std::string joined;
  for (const auto& value : values) joined += (&value == &values.front() ? "" : "、") + text(value);
  return joined;
}

// What of a task is compared, under its names in JSON.
std::vector<std::pair<const char*, std::string>> Fields(const TaskRecord& task) {
  return {{"task", task.task},
          {"path", task.path},
          {"lead", task.units_of("lead")},
          {"responsible", task.units_of("responsible")},
          {"cooperating", task.units_of("cooperating")},
          {"supervising", task.units_of("supervising")},
          {"deadline", Joined(task.deadlines, [](const TaskDeadline& deadline) { return deadline.text; })},
          {"due_date", Joined(task.deadlines, [](const TaskDeadline& deadline) { return deadline.due.day; })},
          {"amount", Joined(task.amounts, [](const TaskAmount& amount) { return amount.text; })}};
}

// The fields of `before` that say something else; marks and spaces are no difference.
std::string Differences(const TaskRecord& now, const TaskRecord& before) {
  std::string lines;
  const auto a = Fields(now), b = Fields(before);
  for (size_t i = 0; i < a.size(); ++i) {
    const bool due =
        std::string_view(a[i].first) == "due_date";  // compared as they are; told when the words are the same
    if (due ? a[i].second == b[i].second || a[i - 1].second != b[i - 1].second
            : FoldedKey(a[i].second) == FoldedKey(b[i].second))
      continue;
    lines += (lines.empty() ? "" : "\n") + std::string(a[i].first) + '\t' + b[i].second;
  }
  return lines;
}

// Pairs tasks of two versions of a document, the surest way first.
class Pairing {
 public:
  Pairing(const std::vector<TaskRecord>& now, const std::vector<TaskRecord>& before)
      : now_(now), before_(before), partner_(now.size()), taken_(before.size(), false) {
    for (const TaskRecord& task : now) now_words_.push_back(FoldedKey(task.task));
    for (const TaskRecord& task : before) before_words_.push_back(FoldedKey(task.task));
    Pair([&](size_t i, size_t k) { return SamePath(i, k) && now_words_[i] == before_words_[k]; });
    Pair([&](size_t i, size_t k) { return now_words_[i] == before_words_[k]; });
    Pair([&](size_t i, size_t k) { return SamePath(i, k) && Similar(now_words_[i], before_words_[k]); });
  }

  std::optional<size_t> partner(size_t i) const { return partner_[i]; }
  bool taken(size_t k) const { return taken_[k]; }

 private:
  template <typename Matches>
  void Pair(Matches&& matches) {
    for (size_t i = 0; i < now_.size(); ++i) {
      if (partner_[i]) continue;
      for (size_t k = 0; k < before_.size(); ++k) {
        if (taken_[k] || !matches(i, k)) continue;
        partner_[i] = k;
        taken_[k] = true;
        break;
      }
    }
  }
  bool SamePath(size_t i, size_t k) const { return now_[i].path == before_[k].path; }
  // Half of the characters at least are the same, in the same order.
  static bool Similar(const std::string& one, const std::string& other) {
    constexpr size_t kMost = 200;
    const std::u32string a = CodePoints(one, kMost), b = CodePoints(other, kMost);
    const size_t allowed = std::max(a.size(), b.size()) / 2;
    return EditDistance(a, b, allowed) <= allowed;
  }

  const std::vector<TaskRecord>&now_, &before_;
  std::vector<std::string> now_words_, before_words_;  // folded
  std::vector<std::optional<size_t>> partner_;
  std::vector<bool> taken_;
};

// Gives tasks on; false when no more are wanted.
bool VisitAll(const std::vector<TaskRecord>& tasks, const std::function<bool(const TaskRecord&)>& visit) {
  return std::all_of(tasks.begin(), tasks.end(), visit);
}

// What a document behind the day has done to another.
struct Treatment {
  std::string change, by;
};
std::optional<Treatment> TreatedSince(Database& database, int64_t document, const std::string& day) {
  Statement rows = database.Query(
      "SELECT x.relation, coalesce(b.number, e.number, b.title) FROM treatment x JOIN clause c ON c.id = x.clause "
      "JOIN document b ON b.id = c.document LEFT JOIN document e ON e.id = b.parent "
      "WHERE x.document = ?1 AND b.document_date > ?2 ORDER BY x.relation = 'amends', b.document_date DESC LIMIT 1",
      document, day);
  if (!rows.Next()) return std::nullopt;
  return Treatment{rows.text(0) == "repeals" ? "gone" : "changed", rows.string(1)};
}

}  // namespace

std::vector<TaskRecord> ChangesOf(std::vector<TaskRecord> now, std::vector<TaskRecord> before) {
  const Pairing pairs(now, before);
  std::vector<TaskRecord> changes;
  for (size_t i = 0; i < now.size(); ++i) {
    TaskRecord& task = now[i];
    if (const std::optional<size_t> partner = pairs.partner(i)) {
      task.before = Differences(task, before[*partner]);
      if (task.before.empty()) continue;
      task.change = "changed";
    } else {
      task.change = "new";
    }
    changes.push_back(std::move(task));
  }
  for (size_t k = 0; k < before.size(); ++k) {
    if (pairs.taken(k)) continue;
    before[k].change = "gone";
    changes.push_back(std::move(before[k]));
  }
  return changes;
}

Result<void> ForEachChange(Database& now, Database& before, const TaskFilters& filters,
                           const std::function<bool(const TaskRecord&)>& visit) {
  TaskFilters all = filters;  // ids of documents are those of one knowledge base
  all.document = 0;
  const auto query = TaskQuery::Prepare(now, filters), earlier = TaskQuery::Prepare(before, all);
  if (!query || !earlier) return std::unexpected(query ? earlier.error() : query.error());
  const auto holds = [&](const TaskQuery::Document& document) {
    return !filters.leave_out_repealed || !document.repealed;
  };
  std::unordered_set<std::string> known;  // keys
  bool more = true;
  Result<void> failed;
  Result<void> done =
      (*query)->ForEachDocument(holds, [&](const TaskQuery::Document& document, std::vector<TaskRecord>& tasks) {
        known.insert(document.key);
        Result<std::vector<TaskRecord>> old = (*earlier)->OfDocument(document.key);
        if (!old) failed = std::unexpected(old.error());
        more = old.has_value() && VisitAll(ChangesOf(std::move(tasks), *std::move(old)), visit);
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
        return VisitAll(ChangesOf({}, std::move(tasks)), visit);
      });
}

Result<void> ForEachChangeSince(Database& database, const TaskFilters& filters, const std::string& day,
                                const std::function<bool(const TaskRecord&)>& visit) {
  const auto query = TaskQuery::Prepare(database, filters);
  if (!query) return std::unexpected(query.error());
  std::optional<Treatment> treatment;
  return (*query)->ForEachDocument(
      [&](const TaskQuery::Document& document) {
        const bool fresh = document.date > day;
        treatment = fresh ? std::nullopt : TreatedSince(database, document.id, day);
        if (fresh && document.repealed && filters.leave_out_repealed) return false;
        return fresh || treatment.has_value();
      },
      [&](const TaskQuery::Document&, std::vector<TaskRecord>& tasks) {
        for (TaskRecord& task : tasks) {
          task.change = treatment ? treatment->change : "new";
          if (treatment) task.before = (treatment->change == "gone" ? "repealed_by\t" : "amended_by\t") + treatment->by;
          if (!visit(task)) return false;
        }
        return true;
      });
}

}  // namespace liye
