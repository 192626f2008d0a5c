// liye duties: the responsibility list (责任清单).
//
// Filters and formats; what a task is, index/task.h says.
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "index/collective_units.h"
#include "index/task.h"
#include "index/task_changes.h"
#include "index/task_spool.h"
#include "tools/base.h"
#include "tools/duty_options.h"
#include "tools/message.h"
#include "tools/task_groups.h"
#include "tools/task_printer.h"

namespace liye {
namespace {

constexpr const char* kFormats = "table|jsonl|csv|md|ics|xlsx|docx|html";

struct DutiesCommand {
  DutyOptions duty;
  std::string role, due_after, due_before, at, since, members, group, sort = "text";
  bool overdue = false, with_amount = false, today = false, bom = false;
  uint64_t limit = 0;
};

// Prints tasks as they come, or, to sort or group them, when all are there; meanwhile they wait on disk.
class TaskList {
 public:
  TaskList(const DutiesCommand& command, const Settings& settings, KnowledgeBase& base)
      : command_(command), settings_(settings), base_(base) {}

  // Opens the output file when there is to be one, so that a run that cannot write does not begin.
  Result<void> Begin() {
    Result<Units> units = Units::Load(base_.database());
    if (!units) return std::unexpected(units.error());
    units_.emplace(*std::move(units));
    groups_.emplace(By(), command_.sort == "date", *units_);
    auto output = BeginOutput(command_.duty, !IsOfficeFile(settings_.format));
    if (!output) return std::unexpected(output.error());
    output_ = *std::move(output);
    return {};
  }

  Result<void> Take(const TaskChange& change) {
    const bool in_order = settings_.format == "ics" || (command_.sort == "text" && By() == GroupBy::kNothing);
    if (in_order) return Print(change, ""), Result<void>();
    groups_->Take(change.task);
    return held_.Add(change.task);
  }

  ExitCode Finish() {
    const std::vector<TaskGroup> groups = groups_->Finish();
    group_count_ = groups.size();
    for (const TaskGroup& group : groups)
      for (size_t number : group.tasks) {
        Result<TaskRecord> task = held_.Read(number);
        if (!task) return Fail(task.error());
        Print({*std::move(task), std::nullopt}, group.name);
      }
    if (printer_ == nullptr) return ComplainNothing();
    Result<void> written = printer_->Finish();
    if (written && output_) written = output_->Finish();
    if (!written) return Fail(written.error());
    if (shown_ < all_)
      Complain(
          Tr("{} of {} tasks are shown; see all without --limit.", {std::to_string(shown_), std::to_string(all_)}));
    return ExitCode::kDone;
  }

 private:
  ExitCode ComplainNothing() {
    if (ComplainUnknownUnit(command_.duty, base_)) return ExitCode::kPartial;
    Complain(
        command_.since.empty()
            ? Tr("No duty answers to this. Leave filters out, or see `liye stats` for what the knowledge base holds.")
            : Tr("No task that answers to this has changed since {}.", {command_.since}));
    return ExitCode::kPartial;
  }

  // A calendar has each event once.
  GroupBy By() const {
    if (settings_.format == "ics" || command_.group.empty()) return GroupBy::kNothing;
    if (command_.group == "unit") return GroupBy::kUnit;
    return command_.group == "month" ? GroupBy::kMonth : GroupBy::kDocument;
  }

  void Print(const TaskChange& change, const std::string& group) {
    ++all_;
    if (command_.limit > 0 && shown_ == command_.limit) return;
    ++shown_;
    if (printer_ == nullptr) printer_ = TaskPrinter::Make(PrintOptions());
    if (change.earlier) printer_->TakeOut(*change.earlier, change.task);
    printer_->Print(change.task, group);
  }

  TaskPrintOptions PrintOptions() const {
    TaskPrintOptions options;
    if (!settings_.format.empty()) options.format = settings_.format;
    if (By() == GroupBy::kUnit) options.group = TrReport("Unit");
    if (By() == GroupBy::kMonth) options.group = TrReport("Month");
    if (By() == GroupBy::kDocument) options.group = TrReport("Document");
    options.today = command_.today;
    options.changes = !command_.since.empty();
    options.bom = command_.bom && options.format == "csv";
    options.groups = group_count_;
    options.subject = command_.duty.output;
    if (output_) options.path = output_->part();
    return options;
  }

  const DutiesCommand& command_;
  const Settings& settings_;
  KnowledgeBase& base_;
  std::unique_ptr<OutputFile> output_;
  std::unique_ptr<TaskPrinter> printer_;  // from the first task on
  std::optional<Units> units_;
  std::optional<TaskGroups> groups_;
  TaskSpool held_;  // what is to be sorted or grouped
  size_t group_count_ = 0;
  uint64_t shown_ = 0, all_ = 0;
};

Result<void> Check(const DutiesCommand& command, const Settings& settings) {
  for (const std::string& day : {command.due_after, command.due_before, command.at})
    if (const Result<void> checked = CheckDay(day); !checked) return checked;
  if (!command.at.empty() && !command.overdue)
    return std::unexpected(
        Error{Error::Kind::kUsage, "--at", "it says by when something is overdue", "Give --overdue as well."});
  if (const Result<void> checked = CheckOfficeFile(settings.format, command.duty.output); !checked) return checked;
  return CheckDutyOptions(command.duty);
}

// What --since names: another knowledge base, or, null, a day.
Result<std::unique_ptr<KnowledgeBase>> EarlierBase(const std::string& since) {
  if (ParseDay(since)) return std::unique_ptr<KnowledgeBase>();
  auto earlier = KnowledgeBase::Open(since, OpenMode::kReadOnly);
  if (earlier || earlier.error().kind != Error::Kind::kNotFound) return earlier;
  if (!DayMeant(since).empty()) return std::unexpected(CheckDay(since).error());
  return std::unexpected(Error{Error::Kind::kUsage, since, "it is neither a knowledge base nor a day",
                               "Name the file of an earlier one, or a day such as 2017-06-30."});
}

Result<void> ForEachWanted(const DutiesCommand& command, KnowledgeBase& base, KnowledgeBase* earlier,
                           const TaskFilters& filters, const VisitChange& visit) {
  if (earlier != nullptr) return ForEachChange(base.database(), earlier->database(), filters, visit);
  if (!command.since.empty()) return ForEachChangeSince(base.database(), filters, command.since, visit);
  return ForEachTask(base.database(), filters, [&](const TaskRecord& task) { return visit({task, std::nullopt}); });
}

ExitCode RunDuties(const DutiesCommand& command, Settings settings) {
  if (settings.format.empty()) settings.format = FormatOfFile(command.duty.output, kFormats);
  if (const Result<void> checked = Check(command, settings); !checked) return Fail(checked.error());
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  const auto earlier = command.since.empty() ? std::unique_ptr<KnowledgeBase>() : EarlierBase(command.since);
  if (!earlier) return Fail(earlier.error());
  const auto collective = command.members.empty() ? CollectiveUnits() : CollectiveUnits::Read(command.members);
  if (!collective) return Fail(collective.error());
  TaskFilters filters;
  ExitCode code = ExitCode::kDone;
  if (!FillFilters(command.duty, *base, filters, code)) return code;
  filters.role = command.role;
  filters.due_from = command.due_after;
  filters.due_to = command.due_before;
  if (command.overdue) filters.overdue_at = command.at.empty() ? Today() : command.at;
  filters.with_amount = command.with_amount;
  if (!command.members.empty()) filters.collective = &*collective;
  TaskList list(command, settings, *base);
  if (const Result<void> begun = list.Begin(); !begun) return Fail(begun.error());
  Result<void> taken;
  const Result<void> done = ForEachWanted(command, *base, earlier->get(), filters, [&](const TaskChange& change) {
    taken = list.Take(change);
    return taken.has_value();
  });
  if (!done || !taken) return Fail(done ? taken.error() : done.error());
  if (!command.members.empty() && !collective->used())
    Complain(Tr("No unit of {} stands in this list.", {command.members}));
  return list.Finish();
}

}  // namespace

void AddDutiesCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "duties", "List who must do what by when (responsibility list)",
                                    "liye duties --unit 财政局 --due-before 2017-12-31 --format csv > list.csv");
  auto options = std::make_shared<DutiesCommand>();
  AddDatabaseOption(*command, settings);
  AddDutyOptions(*command, options->duty);
  command->add_option("--role", options->role, Tr("lead, responsible, cooperating or supervising"))
      ->type_name("ROLE")
      ->check(CLI::IsMember({"lead", "responsible", "cooperating", "supervising"}));
  command->add_option("--due-after", options->due_after, Tr("Only what is due on or after this day"))
      ->type_name("YYYY-MM-DD");
  command->add_option("--due-before", options->due_before, Tr("Only what is due on or before this day"))
      ->type_name("YYYY-MM-DD");
  command->add_flag("--overdue", options->overdue, Tr("Only what should have been done by now"));
  command->add_option("--at", options->at, Tr("With --overdue: this day instead of today"))->type_name("YYYY-MM-DD");
  command
      ->add_option("--since", options->since,
                   Tr("Only what is new, changed or gone against an earlier knowledge base, or since a day"))
      ->type_name("DB|YYYY-MM-DD")
      ->check(NotEmpty());
  command->add_flag("--with-amount", options->with_amount, Tr("Only tasks that name a sum of money"));
  command->add_flag("--today", options->today, Tr("Behind an office that has ended, the one that does its work today"));
  command
      ->add_option(
          "--members", options->members,
          Tr("In the place of collective units, such as 各县（市、区）人民政府, their members, from this TSV file"))
      ->type_name("FILE")
      ->check(NotEmpty());
  command->add_option("--group", options->group, Tr("Tasks of each unit, document or month together"))
      ->type_name("BY")
      ->check(CLI::IsMember({"unit", "document", "month"}));
  command
      ->add_option("--sort", options->sort,
                   Tr("text: as the documents have them, newest first (default); date: by day"))
      ->type_name("ORDER")
      ->check(CLI::IsMember({"text", "date"}));
  command->add_flag("--bom", options->bom, Tr("With CSV: a mark in front by which spreadsheets know UTF-8"));
  command->add_option("--limit", options->limit, Tr("How many tasks to show (default: all)"))
      ->type_name("N")
      ->check(NumberFrom(1));
  AddFormatOption(*command, settings, kFormats);
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunDuties(*options, settings); }; });
}

}  // namespace liye
