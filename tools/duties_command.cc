// liye duties: the responsibility list (责任清单).
//
// Filters and formats; what a task is, index/task.h says.
#include <cstdio>
#include <ctime>
#include <optional>

#include "index/task.h"
#include "tools/base.h"
#include "tools/due_words.h"
#include "tools/message.h"
#include "tools/task_calendar.h"
#include "tools/task_groups.h"
#include "tools/task_json.h"

namespace liye {
namespace {

struct DutiesCommand {
  std::string unit, role, document, due_after, due_before, at, status = "in-force", group, sort = "text";
  bool overdue = false, with_amount = false, today = false;
  uint64_t limit = 0;
};

// Each on a line of its own, as many lines as there are values.
template <typename Values, typename Text>
std::string Lines(const Values& values, Text&& text) {
  std::string lines;
  for (const auto& value : values) lines += (lines.empty() ? "" : "\n") + text(value);
  return lines;
}

class TaskPrinter {
 public:
  // `group`: the head of a first column for groups; "" for none.
  TaskPrinter(Format format, bool calendar, bool today, const std::string& group)
      : format_(format), today_(today), grouped_(!group.empty()) {
    if (calendar) {
      calendar_.emplace(Now());
      Write(calendar_->Begin());
    }
    if (calendar || format == Format::kJsonl) return;
    std::vector<Column> columns = {{"task", TrReport("Task"), 36},
                                   {"lead", TrReport("lead"), 18},
                                   {"responsible", TrReport("responsible"), 24},
                                   {"cooperating", TrReport("cooperating"), 22},
                                   {"supervising", TrReport("supervising"), 14},
                                   {"deadline", TrReport("Deadline"), 18},
                                   {"due_date", TrReport("Due"), 10},
                                   {"reached_by", TrReport("Reached by"), 20},
                                   {"amount", TrReport("Amount"), 14},
                                   {"number", TrReport("Number"), 22},
                                   {"path", TrReport("Clause"), 16},
                                   {"title", TrReport("Title"), 30},
                                   {"status", TrReport("Standing"), 8}};
    if (grouped_) columns.insert(columns.begin(), {"group", group, 24});
    rows_ = Rows::Make(format, std::move(columns));
  }

  void Print(const TaskRecord& task, const std::string& group) {
    if (calendar_) return Write(calendar_->Events(task));
    if (rows_ == nullptr) return Write(TaskAsJson(task, group));
    const bool words = format_ == Format::kTable || format_ == Format::kMarkdown;
    const std::string standing = task.status == "repealed" ? StatusWord(task.status) : "";
    std::vector<std::string> cells = {task.task,
                                      Units(task, "lead"),
                                      Units(task, "responsible"),
                                      Units(task, "cooperating"),
                                      Units(task, "supervising"),
                                      Lines(task.deadlines, [](const TaskDeadline& d) { return d.text; }),
                                      Lines(task.deadlines, [](const TaskDeadline& d) { return d.due.day; }),
                                      Lines(task.deadlines, DueWords),
                                      Lines(task.amounts, [](const TaskAmount& amount) { return amount.text; }),
                                      task.number,
                                      task.path,
                                      task.title,
                                      words ? standing : task.status};
    if (grouped_) cells.insert(cells.begin(), group.empty() ? TrReport("no day") : group);
    rows_->Add(cells);
  }

  void Finish() {
    if (rows_ != nullptr) rows_->Finish();
    if (!calendar_) return;
    Write(calendar_->End());
    if (calendar_->left_out() > 0)
      Complain(Tr("{} deadlines have no day and are not in the calendar.", {std::to_string(calendar_->left_out())}));
  }

 private:
  std::string Units(const TaskRecord& task, const char* role) const {
    if (!today_) return task.units_of(role);
    std::string names;
    for (const TaskUnit& unit : task.units) {
      if (unit.role != role) continue;
      if (!names.empty()) names += "、";
      names += unit.now.empty() ? unit.name : TrReport("{} (now {})", {unit.name, unit.now});
    }
    return names;
  }

  static void Write(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }
  // UTC, in the basic form of ISO 8601.
  static std::string Now() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
    return text;
  }

  const Format format_;
  const bool today_, grouped_;
  std::optional<TaskCalendar> calendar_;
  std::unique_ptr<Rows> rows_;
};

// Prints tasks as they come, or, to sort or group them, when all are there.
class TaskList {
 public:
  TaskList(const DutiesCommand& command, const Settings& settings) : command_(command), settings_(settings) {}

  void Take(const TaskRecord& task) {
    if (command_.sort == "text" && command_.group.empty()) return Print(task, "");
    held_.push_back(task);
  }

  ExitCode Finish() {
    if (command_.sort == "date") SortByDay(held_);
    for (const TaskGroup& group : GroupTasks(held_, By()))
      for (size_t i : group.tasks) Print(held_[i], group.name);
    if (!printer_) {
      Complain(
          Tr("No duty answers to this. Leave filters out, or see `liye stats` for what the knowledge base holds."));
      return ExitCode::kPartial;
    }
    printer_->Finish();
    if (shown_ < all_)
      Complain(
          Tr("{} of {} tasks are shown; see all without --limit.", {std::to_string(shown_), std::to_string(all_)}));
    return ExitCode::kDone;
  }

 private:
  bool calendar() const { return settings_.format == "ics"; }
  // A calendar has each event once.
  GroupBy By() const {
    if (calendar() || command_.group.empty()) return GroupBy::kNothing;
    if (command_.group == "unit") return GroupBy::kUnit;
    return command_.group == "month" ? GroupBy::kMonth : GroupBy::kDocument;
  }

  void Print(const TaskRecord& task, const std::string& group) {
    ++all_;
    if (command_.limit > 0 && shown_ == command_.limit) return;
    ++shown_;
    if (!printer_) {
      std::string head;
      if (By() != GroupBy::kNothing)
        head = command_.group == "unit" ? TrReport("Unit") : TrReport(By() == GroupBy::kMonth ? "Month" : "Document");
      printer_.emplace(FormatOf(settings_, Format::kTable), calendar(), command_.today, head);
    }
    printer_->Print(task, group);
  }

  const DutiesCommand& command_;
  const Settings& settings_;
  std::optional<TaskPrinter> printer_;  // from the first task on
  std::vector<TaskRecord> held_;
  uint64_t shown_ = 0, all_ = 0;
};

std::string Today() { return FormatDay(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())); }

Result<void> CheckDays(const DutiesCommand& command) {
  for (const std::string& day : {command.due_after, command.due_before, command.at})
    if (!day.empty() && !ParseDay(day))
      return std::unexpected(Error{Error::Kind::kUsage, day, "this is no day", "Write it as 2017-06-30."});
  return {};
}

ExitCode RunDuties(const DutiesCommand& command, const Settings& settings) {
  if (const Result<void> days = CheckDays(command); !days) return Fail(days.error());
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  TaskFilters filters;
  filters.unit = command.unit;
  filters.role = command.role;
  filters.due_from = command.due_after;
  filters.due_to = command.due_before;
  if (command.overdue) filters.overdue_at = command.at.empty() ? Today() : command.at;
  filters.leave_out_repealed = command.status == "in-force";
  filters.with_amount = command.with_amount;
  if (!command.document.empty()) {
    ExitCode code = ExitCode::kDone;
    const std::optional<DocumentRecord> document = FindOne(*base, command.document, code);
    if (!document) return code;
    filters.document = document->id;
  }
  TaskList list(command, settings);
  const Result<void> done = ForEachTask(base->database(), filters, [&](const TaskRecord& task) {
    list.Take(task);
    return true;
  });
  if (!done) return Fail(done.error());
  return list.Finish();
}

}  // namespace

void AddDutiesCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "duties", "List who must do what by when (responsibility list)",
                                    "liye duties --unit 财政局 --due-before 2017-12-31 --format csv > list.csv");
  auto options = std::make_shared<DutiesCommand>();
  AddDatabaseOption(*command, settings);
  command
      ->add_option("--unit", options->unit,
                   Tr("Only duties of this unit, under any of its names, and of those that it took over from"))
      ->type_name("NAME");
  command->add_option("--role", options->role, Tr("lead, responsible, cooperating or supervising"))
      ->type_name("ROLE")
      ->check(CLI::IsMember({"lead", "responsible", "cooperating", "supervising"}));
  command->add_option("--document", options->document, Tr("Only duties of this document: its number, title or #id"))
      ->type_name("NAME");
  command->add_option("--due-after", options->due_after, Tr("Only what is due on or after this day"))
      ->type_name("YYYY-MM-DD");
  command->add_option("--due-before", options->due_before, Tr("Only what is due on or before this day"))
      ->type_name("YYYY-MM-DD");
  CLI::Option* overdue = command->add_flag("--overdue", options->overdue, Tr("Only what should have been done by now"));
  command->add_option("--at", options->at, Tr("With --overdue: this day instead of today"))
      ->type_name("YYYY-MM-DD")
      ->needs(overdue);
  command
      ->add_option("--status", options->status, Tr("in-force: without documents known to be repealed (default); any"))
      ->type_name("STATUS")
      ->check(CLI::IsMember({"in-force", "any"}));
  command->add_flag("--today", options->today, Tr("Behind an office that has ended, the one that does its work today"));
  command->add_flag("--with-amount", options->with_amount, Tr("Only tasks that name a sum of money"));
  command->add_option("--group", options->group, Tr("Tasks of each unit, document or month together"))
      ->type_name("BY")
      ->check(CLI::IsMember({"unit", "document", "month"}));
  command
      ->add_option("--sort", options->sort,
                   Tr("text: as the documents have them, newest first (default); date: by day"))
      ->type_name("ORDER")
      ->check(CLI::IsMember({"text", "date"}));
  command->add_option("--limit", options->limit, Tr("How many tasks to show (default: all)"))
      ->type_name("N")
      ->check(NumberFrom(1));
  AddFormatOption(*command, settings, "table|jsonl|csv|md|ics");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunDuties(*options, settings); }; });
}

}  // namespace liye
