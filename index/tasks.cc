#include "index/tasks.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "corpus/lexicon.h"
#include "index/sqlite.h"
#include "index/task_claim.h"

namespace liye {
namespace {

// A deadline or a sum with the clause that it stands in.
template <typename Value>
struct Placed {
  Value value;
  int64_t clause = 0;
};

// A unit's mention with its task.
struct UnitMention {
  TaskUnit unit;
  std::string text;
  int64_t clause = 0;
  size_t task = 0;
};

struct ClauseRow {
  int64_t parent = 0;
  std::string path, heading;
  bool own = false;  // the document's own text: its heading is the title
};

bool Contains(Span outer, Span inner) { return outer.start <= inner.start && inner.end <= outer.end; }

uint32_t SizeOf(Span span) { return span.end - span.start; }

Span SpanAt(const Statement& row, int column) {
  return {static_cast<uint32_t>(row.integer(column)), static_cast<uint32_t>(row.integer(column + 1))};
}

// Whether a deadline obliges somebody: 自发布之日起施行 and 有效期5年 are about the document.
bool Obliges(const TaskDeadline& deadline) { return deadline.kind != "effective" && deadline.kind != "expiry"; }

// What a clause says of a task: the row of its table that holds both, else all of it; of a very long one the paragraph.
std::string EvidenceOf(const std::string& text, std::string_view task, std::string_view unit) {
  constexpr size_t kLong = 3000;  // bytes: a page
  std::string_view paragraph, rest = text;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const bool both = line.contains(unit) && line.contains(task);
    if (both && line.contains('\t')) return std::string(line);
    if (both && paragraph.empty()) paragraph = line;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text.size() > kLong && !paragraph.empty() ? std::string(paragraph) : text;
}

bool IsSaidOfAll(std::string_view sentence) {
  return std::any_of(Lexicon("shared_deadline_words").begin(), Lexicon("shared_deadline_words").end(),
                     [&](const LexiconRow& row) { return sentence.find(row[0]) != sentence.npos; });
}

}  // namespace

struct TaskReader::Statements {
  explicit Statements(Database& database)
      : duties(
            database,
            "SELECT y.clause, u.name, y.role, y.task, y.scope_start, y.scope_end, y.start, y.\"end\", y.text FROM duty "
            "y JOIN unit u ON u.id = y.unit WHERE y.clause BETWEEN ?1 AND ?2 ORDER BY y.start, y.ordinal"),
        deadlines(database,
                  "SELECT clause, kind, value, text, start, \"end\" FROM deadline WHERE clause BETWEEN ?1 AND ?2 ORDER "
                  "BY start"),
        amounts(database,
                "SELECT clause, value, currency, bound, per, text, start, \"end\" FROM amount WHERE clause BETWEEN ?1 "
                "AND ?2 ORDER BY start"),
        clauses(database, "SELECT id, parent, path, heading, ordinal FROM clause WHERE id BETWEEN ?1 AND ?2"),
        text(database, "SELECT text FROM clause WHERE id = ?1") {}
  Statement duties, deadlines, amounts, clauses, text;
};

namespace {

class Builder {
 public:
  Builder(const TaskDocument& document, Statement& text) : document_(document), text_(text) {}

  bool ReadDuties(Statement& rows);
  bool ReadDeadlines(Statement& rows);
  bool ReadAmounts(Statement& rows);
  bool ReadClauses(Statement& rows);
  bool empty() const { return tasks_.empty(); }
  std::vector<TaskRecord> Build();

 private:
  size_t TaskFor(Span scope, const std::string& words, int64_t clause);
  void WorkOutDays();
  // Calls give(fact, task) for each task that a fact belongs to.
  template <typename Value, typename Give>
  void Claim(const std::vector<Placed<Value>>& facts, Give&& give);
  std::vector<size_t> InnermostTasks(Span span) const;
  std::vector<size_t> Share(const std::vector<size_t>& tasks, Span span, int64_t clause);
  const ClauseSentences& SentencesOf(int64_t clause);
  // Takes out the deadlines that the document says of all its tasks.
  std::vector<TaskDeadline> TakeSharedDeadlines();
  bool IsShared(const TaskDeadline& deadline, int64_t clause);
  void InheritFromHeadings(TaskRecord& task);
  const std::string& TextOf(int64_t clause);
  const ClauseRow* Clause(int64_t id) const {
    const auto found = clauses_.find(id);
    return found == clauses_.end() ? nullptr : &found->second;
  }

  const TaskDocument& document_;
  Statement& text_;
  std::vector<TaskRecord> tasks_;
  std::map<std::pair<std::pair<uint32_t, uint32_t>, std::string>, size_t> by_place_;
  std::vector<UnitMention> units_;
  std::vector<Placed<TaskDeadline>> deadlines_;
  std::vector<Placed<TaskAmount>> amounts_;
  std::unordered_map<int64_t, ClauseRow> clauses_;
  std::unordered_map<int64_t, std::string> texts_;
  std::unordered_map<int64_t, std::vector<Mention>> mentions_;  // of units, by clause
  std::unordered_map<int64_t, ClauseSentences> sentences_;
};

size_t Builder::TaskFor(Span scope, const std::string& words, int64_t clause) {
  const auto [entry, fresh] = by_place_.try_emplace({{scope.start, scope.end}, words}, tasks_.size());
  if (fresh) {
    tasks_.push_back(document_.row);
    tasks_.back().scope = scope;
    tasks_.back().task = words;
    tasks_.back().clause = clause;
  }
  return entry->second;
}

bool Builder::ReadDuties(Statement& rows) {
  while (rows.Next()) {
    UnitMention mention;
    mention.clause = rows.integer(0);
    mention.unit = {
        .name = rows.string(1), .role = rows.string(2), .collective = {}, .now = {}, .span = SpanAt(rows, 6)};
    mention.text = rows.string(8);
    mention.task = TaskFor(SpanAt(rows, 4), rows.string(3), mention.clause);
    std::vector<TaskUnit>& units = tasks_[mention.task].units;
    const bool known = std::any_of(units.begin(), units.end(), [&](const TaskUnit& unit) {
      return unit.name == mention.unit.name && unit.role == mention.unit.role;
    });
    if (!known) units.push_back(mention.unit);
    units_.push_back(std::move(mention));
  }
  rows.Reset();
  return rows.ok();
}

bool Builder::ReadDeadlines(Statement& rows) {
  while (rows.Next()) {
    TaskDeadline deadline;
    deadline.kind = rows.string(1);
    deadline.value = rows.string(2);
    deadline.text = rows.string(3);
    deadline.span = SpanAt(rows, 4);
    deadlines_.push_back({std::move(deadline), rows.integer(0)});
  }
  rows.Reset();
  return rows.ok();
}

bool Builder::ReadAmounts(Statement& rows) {
  while (rows.Next())
    amounts_.push_back(
        {{rows.string(1), rows.string(2), rows.string(3), rows.string(4), rows.string(5), SpanAt(rows, 6)},
         rows.integer(0)});
  rows.Reset();
  return rows.ok();
}

bool Builder::ReadClauses(Statement& rows) {
  while (rows.Next())
    clauses_[rows.integer(0)] = {rows.integer(1), rows.string(2), rows.string(3), rows.integer(4) == 0};
  rows.Reset();
  return rows.ok();
}

const std::string& Builder::TextOf(int64_t clause) {
  const auto [entry, fresh] = texts_.try_emplace(clause);
  if (fresh) {
    text_.Bind(clause);
    if (text_.Next()) entry->second = text_.string(0);
    text_.Reset();
  }
  return entry->second;
}

// A rule is in force on the day that it says, or on that of its issue: other terms are counted from then.
void Builder::WorkOutDays() {
  DocumentDays days = document_.days;
  for (const auto& [deadline, clause] : deadlines_) {
    if (!days.effective.empty() || deadline.kind != "effective") continue;
    days.effective = WorkOut(deadline.value, days).day;
  }
  for (auto& [deadline, clause] : deadlines_) deadline.due = WorkOut(deadline.value, days);
}

// Those with the smallest scope around the span.
std::vector<size_t> Builder::InnermostTasks(Span span) const {
  std::vector<size_t> innermost;
  for (size_t i = 0; i < tasks_.size(); ++i) {
    if (!Contains(tasks_[i].scope, span)) continue;
    if (!innermost.empty() && SizeOf(tasks_[i].scope) > SizeOf(tasks_[innermost[0]].scope)) continue;
    if (!innermost.empty() && SizeOf(tasks_[i].scope) < SizeOf(tasks_[innermost[0]].scope)) innermost.clear();
    innermost.push_back(i);
  }
  return innermost;
}

const ClauseSentences& Builder::SentencesOf(int64_t clause) {
  const auto known = sentences_.find(clause);
  if (known != sentences_.end()) return known->second;
  std::vector<Mention> all = mentions_[clause];
  for (const auto& [deadline, in] : deadlines_)
    if (in == clause) all.push_back({deadline.span, deadline.text});
  for (const auto& [amount, in] : amounts_)
    if (in == clause) all.push_back({amount.span, amount.text});
  return sentences_.emplace(clause, ClauseSentences(TextOf(clause), std::move(all))).first->second;
}

// Several tasks of one clause: by its sentences.
std::vector<size_t> Builder::Share(const std::vector<size_t>& tasks, Span span, int64_t clause) {
  std::vector<bool> among(tasks_.size());
  for (size_t task : tasks) among[task] = true;
  std::vector<Mention> units;
  for (const Mention& unit : mentions_[clause])
    if (among[unit.task]) units.push_back({unit.span, {}, unit.task});
  return units.empty() ? tasks : ClaimInClause(SentencesOf(clause), units, span);
}

template <typename Value, typename Give>
void Builder::Claim(const std::vector<Placed<Value>>& facts, Give&& give) {
  for (const auto& [fact, clause] : facts) {
    std::vector<size_t> tasks = InnermostTasks(fact.span);
    if (tasks.size() > 1) tasks = Share(tasks, fact.span, clause);
    for (size_t task : tasks) give(fact, tasks_[task]);
  }
}

// From the nearest heading above that names one.
void Builder::InheritFromHeadings(TaskRecord& task) {
  const ClauseRow* row = Clause(task.clause);
  for (int64_t above = row != nullptr ? row->parent : 0; above != 0 && task.deadlines.empty();) {
    const ClauseRow* heading = Clause(above);
    if (heading == nullptr || heading->own) return;
    for (const auto& [deadline, clause] : deadlines_) {
      if (clause != above || !Obliges(deadline) || heading->heading.find(deadline.text) == std::string::npos) continue;
      task.deadlines.push_back(deadline);
      task.deadlines.back().inherited = true;
      task.deadlines.back().inherited_path = heading->path;
    }
    above = heading->parent;
  }
}

// 上述任务须于2017年12月底前完成, in a sentence that names no unit.
bool Builder::IsShared(const TaskDeadline& deadline, int64_t clause) {
  if (!Obliges(deadline)) return false;
  const ClauseSentences& sentences = SentencesOf(clause);
  const size_t sentence = sentences.Of(deadline.span);
  if (!IsSaidOfAll(sentences.Words(sentence))) return false;
  const std::vector<Mention>& units = mentions_[clause];
  return std::none_of(units.begin(), units.end(),
                      [&](const Mention& unit) { return sentences.Of(unit.span) == sentence; });
}

std::vector<TaskDeadline> Builder::TakeSharedDeadlines() {
  std::vector<bool> is_shared;  // asked first: the sentences of a clause are found by all that stands in it
  for (const auto& [deadline, clause] : deadlines_) is_shared.push_back(IsShared(deadline, clause));
  std::vector<TaskDeadline> shared;
  std::vector<Placed<TaskDeadline>> others;
  for (size_t i = 0; i < deadlines_.size(); ++i) {
    Placed<TaskDeadline>& placed = deadlines_[i];
    if (!is_shared[i]) {
      others.push_back(std::move(placed));
      continue;
    }
    placed.value.inherited = true;
    if (const ClauseRow* row = Clause(placed.clause); row != nullptr) placed.value.inherited_path = row->path;
    shared.push_back(std::move(placed.value));
  }
  deadlines_ = std::move(others);
  return shared;
}

std::vector<TaskRecord> Builder::Build() {
  WorkOutDays();
  for (const UnitMention& unit : units_) mentions_[unit.clause].push_back({unit.unit.span, unit.text, unit.task});
  const std::vector<TaskDeadline> shared = TakeSharedDeadlines();
  Claim(deadlines_, [](const TaskDeadline& deadline, TaskRecord& task) {
    if (Obliges(deadline)) task.deadlines.push_back(deadline);
  });
  Claim(amounts_, [](const TaskAmount& amount, TaskRecord& task) { task.amounts.push_back(amount); });
  for (TaskRecord& task : tasks_) {
    if (task.deadlines.empty()) InheritFromHeadings(task);
    task.evidence = EvidenceOf(TextOf(task.clause), task.task, task.units[0].name);
    const ClauseRow* row = Clause(task.clause);
    if (row == nullptr) continue;
    task.path = row->path;
    if (!row->own) task.heading = row->heading;
    const bool only_time = std::any_of(task.deadlines.begin(), task.deadlines.end(),
                                       [&](const TaskDeadline& deadline) { return deadline.text == task.task; });
    if ((only_time || task.task.empty()) && !task.heading.empty()) task.task = task.heading;
  }
  for (TaskRecord& task : tasks_)
    if (task.deadlines.empty()) task.deadlines = shared;
  std::stable_sort(tasks_.begin(), tasks_.end(), [](const TaskRecord& a, const TaskRecord& b) {
    return std::pair(a.scope.start, a.units[0].span.start) < std::pair(b.scope.start, b.units[0].span.start);
  });
  return std::move(tasks_);
}

}  // namespace

TaskReader::TaskReader(Database& database) : statements_(std::make_unique<Statements>(database)) {}
TaskReader::~TaskReader() = default;

Result<std::vector<TaskRecord>> TaskReader::Read(const TaskDocument& document) {
  Statements& s = *statements_;
  const auto range = [&](Statement& rows) -> Statement& {
    return rows.Bind(document.first_clause, document.last_clause);
  };
  Builder builder(document, s.text);
  if (!builder.ReadDuties(range(s.duties))) return std::unexpected(s.duties.error());
  if (builder.empty()) return std::vector<TaskRecord>();
  if (!builder.ReadDeadlines(range(s.deadlines))) return std::unexpected(s.deadlines.error());
  if (!builder.ReadAmounts(range(s.amounts))) return std::unexpected(s.amounts.error());
  if (!builder.ReadClauses(range(s.clauses))) return std::unexpected(s.clauses.error());
  std::vector<TaskRecord> tasks = builder.Build();
  if (!s.text.ok()) return std::unexpected(s.text.error());
  return tasks;
}

}  // namespace liye
