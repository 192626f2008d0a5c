// liye duties: the responsibility list (责任清单).
//
// One row a task: the units of one clause or table row stand together by role.
#include <map>

#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

struct DutiesCommand {
  std::string unit, role, document, due_after, due_before;
  bool in_force = false;
  uint64_t limit = 0;
};

struct Task {
  DutyRecord first;                          // whose document, clause, task and deadline are the row's
  std::map<std::string, std::string> units;  // role → names joined with 、
};

// A task is asked for when one of its units is: its other units stay in the row.
bool IsAskedFor(const std::vector<DutyRecord>& duties, size_t begin, size_t end, const DutiesCommand& command) {
  for (size_t i = begin; i < end; ++i) {
    const bool unit = command.unit.empty() || duties[i].unit.find(command.unit) != std::string::npos;
    const bool role = command.role.empty() || duties[i].role == command.role;
    if (unit && role) return true;
  }
  return false;
}

// Duties of one scope stand beside each other in the answer.
std::vector<Task> TasksOf(const std::vector<DutyRecord>& duties, const DutiesCommand& command) {
  std::vector<Task> tasks;
  for (size_t begin = 0, end; begin < duties.size(); begin = end) {
    const DutyRecord& first = duties[begin];
    for (end = begin + 1; end < duties.size(); ++end)
      if (duties[end].document != first.document || duties[end].scope != first.scope) break;
    if (!IsAskedFor(duties, begin, end, command)) continue;
    tasks.push_back({first, {}});
    for (size_t i = begin; i < end; ++i) {
      std::string& names = tasks.back().units[duties[i].role];
      names += (names.empty() ? "" : "、") + duties[i].unit;
    }
  }
  return tasks;
}

void PrintTasks(const std::vector<Task>& tasks, Format format) {
  const auto rows = Rows::Make(format, {{"task", TrReport("Task"), 36},
                                        {"lead", TrReport("lead"), 18},
                                        {"responsible", TrReport("responsible"), 24},
                                        {"cooperating", TrReport("cooperating"), 22},
                                        {"supervising", TrReport("supervising"), 14},
                                        {"deadline", TrReport("Deadline"), 16},
                                        {"due_date", TrReport("Due"), 10},
                                        {"number", TrReport("Number"), 22},
                                        {"path", TrReport("Clause"), 16},
                                        {"title", TrReport("Title"), 30},
                                        {"status", TrReport("Standing"), 8}});
  const auto units = [](const Task& task, const char* role) {
    const auto found = task.units.find(role);
    return found == task.units.end() ? std::string() : found->second;
  };
  const bool words = format == Format::kTable;
  for (const Task& task : tasks) {
    const DutyRecord& d = task.first;
    rows->Add({d.task.empty() ? d.heading : d.task, units(task, "lead"), units(task, "responsible"),
               units(task, "cooperating"), units(task, "supervising"), d.deadline, d.due_date, d.number, d.path,
               d.title, words ? (d.status == "repealed" ? StatusWord(d.status) : "") : d.status});
  }
  rows->Finish();
}

bool IsDay(const std::string& text) {
  static constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (size_t i = 0; i < text.size(); ++i)
    if (kForm[i] == '0' ? !(text[i] >= '0' && text[i] <= '9') : text[i] != kForm[i]) return false;
  return true;
}

ExitCode RunDuties(const DutiesCommand& command, const Settings& settings) {
  for (const std::string& day : {command.due_after, command.due_before})
    if (!day.empty() && !IsDay(day))
      return Fail({Error::Kind::kUsage, day, "this is no day", "Write it as 2017-06-30."});
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  DutyFilters filters;
  filters.due_from = command.due_after;
  filters.due_to = command.due_before;
  filters.leave_out_repealed = command.in_force;
  if (!command.document.empty()) {
    ExitCode code = ExitCode::kDone;
    const std::optional<DocumentRecord> document = FindOne(*base, command.document, code);
    if (!document) return code;
    filters.document = document->id;
  }
  const Result<DutyResult> result = base->Duties(filters);
  if (!result) return Fail(result.error());
  std::vector<Task> tasks = TasksOf(result->duties, command);
  if (tasks.empty()) {
    Complain(Tr("No duty answers to this. Leave filters out, or see `liye stats` for what the knowledge base holds."));
    return ExitCode::kPartial;
  }
  const size_t all = tasks.size();
  if (command.limit > 0 && tasks.size() > command.limit) tasks.resize(command.limit);
  PrintTasks(tasks, FormatOf(settings, Format::kTable));
  if (tasks.size() < all)
    Complain(
        Tr("{} of {} tasks are shown; see all without --limit.", {std::to_string(tasks.size()), std::to_string(all)}));
  return ExitCode::kDone;
}

}  // namespace

void AddDutiesCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "duties", "List who must do what by when (responsibility list)",
                                    "liye duties --unit 财政局 --due-before 2017-12-31 --format csv > list.csv");
  auto options = std::make_shared<DutiesCommand>();
  AddDatabaseOption(*command, settings);
  command->add_option("--unit", options->unit, Tr("Only duties of units whose name holds this"))->type_name("NAME");
  command->add_option("--role", options->role, Tr("lead, responsible, cooperating or supervising"))
      ->type_name("ROLE")
      ->check(CLI::IsMember({"lead", "responsible", "cooperating", "supervising"}));
  command->add_option("--document", options->document, Tr("Only duties of this document: its number, title or #id"))
      ->type_name("NAME");
  command->add_option("--due-after", options->due_after, Tr("Only what is due on or after this day"))
      ->type_name("YYYY-MM-DD");
  command->add_option("--due-before", options->due_before, Tr("Only what is due on or before this day"))
      ->type_name("YYYY-MM-DD");
  command->add_flag("--in-force", options->in_force, Tr("Without the duties of documents known to be repealed"));
  command->add_option("--limit", options->limit, Tr("How many tasks to show (default: all)"))
      ->type_name("N")
      ->check(NumberFrom(1));
  AddFormatOption(*command, settings, "table|jsonl|csv");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunDuties(*options, settings); }; });
}

}  // namespace liye
