// liye duties: the responsibility list (责任清单).
//
// Filters and formats; what a task is, index/task.h says.
#include <optional>
#include <utility>
#include <vector>

#include "index/fold.h"
#include "index/task.h"
#include "tools/base.h"
#include "tools/message.h"
#include "tools/output_file.h"
#include "tools/task_groups.h"
#include "tools/task_printer.h"

namespace liye {
namespace {

struct DutiesCommand {
  std::string unit, role, document, due_after, due_before, at, status = "in-force", group, sort = "text", output;
  bool overdue = false, with_amount = false, today = false, bom = false;
  uint64_t limit = 0;
};

// A file of a program for office work, which is written by its name.
bool IsOfficeFile(const std::string& format) { return format == "xlsx" || format == "docx"; }

// Prints tasks as they come, or, to sort or group them, when all are there.
class TaskList {
 public:
  TaskList(const DutiesCommand& command, const Settings& settings) : command_(command), settings_(settings) {}

  void Take(const TaskRecord& task) {
    if (command_.sort == "text" && command_.group.empty()) return Print(task, "");
    held_.push_back(task);
  }

  // Opens the output file when there is to be one, so that a run that cannot write does not begin.
  Result<void> Begin() {
    if (command_.output.empty()) return {};
    auto output = OutputFile::Begin(command_.output);
    if (!output) return std::unexpected(output.error());
    output_ = *std::move(output);
    return IsOfficeFile(settings_.format) ? Result<void>() : output_->TakeStandardOutput();
  }

  ExitCode Finish() {
    if (command_.sort == "date") SortByDay(held_);
    for (const TaskGroup& group : GroupTasks(held_, By()))
      for (size_t i : group.tasks) Print(held_[i], group.name);
    if (printer_ == nullptr) {
      Complain(
          Tr("No duty answers to this. Leave filters out, or see `liye stats` for what the knowledge base holds."));
      return ExitCode::kPartial;
    }
    Result<void> written = printer_->Finish();
    if (written && output_) written = output_->Finish();
    if (!written) return Fail(written.error());
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
    if (printer_ == nullptr) printer_ = TaskPrinter::Make(PrintOptions());
    printer_->Print({.task = task, .group = group, .change = {}, .before = {}});
  }

  TaskPrintOptions PrintOptions() const {
    TaskPrintOptions options;
    if (!settings_.format.empty()) options.format = settings_.format;
    if (By() == GroupBy::kUnit) options.group = TrReport("Unit");
    if (By() == GroupBy::kMonth) options.group = TrReport("Month");
    if (By() == GroupBy::kDocument) options.group = TrReport("Document");
    options.today = command_.today;
    options.bom = command_.bom && options.format == "csv";
    options.subject = command_.output;
    if (output_) options.path = output_->part();
    return options;
  }

  const DutiesCommand& command_;
  const Settings& settings_;
  std::unique_ptr<OutputFile> output_;
  std::unique_ptr<TaskPrinter> printer_;  // from the first task on
  std::vector<TaskRecord> held_;
  uint64_t shown_ = 0, all_ = 0;
};

Result<void> CheckDays(const DutiesCommand& command) {
  for (const std::string& day : {command.due_after, command.due_before, command.at})
    if (!day.empty() && !ParseDay(day))
      return std::unexpected(Error{Error::Kind::kUsage, day, "this is no day", "Write it as 2017-06-30."});
  return {};
}

ExitCode RunDuties(const DutiesCommand& command, const Settings& settings) {
  if (const Result<void> days = CheckDays(command); !days) return Fail(days.error());
  if (!command.unit.empty() && FoldedKey(command.unit).empty())
    return Fail({Error::Kind::kUsage, command.unit, "this is no name of a unit", "Write it as 市财政局."});
  if (IsOfficeFile(settings.format) && command.output.empty())
    return Fail({Error::Kind::kUsage, "--format " + settings.format, "such a file is no text for a terminal",
                 "Say where to with --output list." + settings.format + "."});
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
  if (const Result<void> begun = list.Begin(); !begun) return Fail(begun.error());
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
  command
      ->add_option("--output", options->output,
                   Tr("Write to this file; one that exists is replaced when the new one is whole"))
      ->type_name("FILE");
  command->add_flag("--bom", options->bom, Tr("With CSV: a mark in front by which spreadsheets know UTF-8"));
  command->add_option("--limit", options->limit, Tr("How many tasks to show (default: all)"))
      ->type_name("N")
      ->check(NumberFrom(1));
  AddFormatOption(*command, settings, "table|jsonl|csv|md|ics|xlsx|docx|html");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunDuties(*options, settings); }; });
}

}  // namespace liye
