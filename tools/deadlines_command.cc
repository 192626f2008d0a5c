// liye deadlines: what falls due, by month.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

#include "index/task.h"
#include "tools/base.h"
#include "tools/deadline_chart.h"
#include "tools/duty_options.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr const char* kFormats = "table|jsonl|csv|md|svg";

struct DeadlinesCommand {
  DutyOptions duty;
  std::string from, to;
};

// The window asked for: from today, for a year, where it is not said otherwise.
Result<std::pair<Day, Day>> Window(const DeadlinesCommand& command) {
  constexpr int kMonths = 12;
  for (const std::string& day : {command.from, command.to})
    if (const Result<void> checked = CheckDay(day); !checked) return std::unexpected(checked.error());
  const Day from = *ParseDay(command.from.empty() ? Today() : command.from);
  const Day to =
      command.to.empty() ? std::min(AddMonths(from, kMonths), *ParseDay("9999-12-31")) : *ParseDay(command.to);
  if (to < from)
    return std::unexpected(
        Error{Error::Kind::kUsage, command.to, "it lies before " + FormatDay(from), "Give --from the earlier day."});
  return std::pair(from, to);
}

void PrintRows(const std::vector<DueEvent>& events, Format format) {
  const auto rows = Rows::Make(format, {{"month", TrReport("Month"), 8},
                                        {"due_date", TrReport("Due"), 10},
                                        {"task", TrReport("Task"), 40},
                                        {"units", TrReport("Unit"), 28},
                                        {"deadline", TrReport("Deadline"), 20},
                                        {"reached_by", TrReport("Reached by"), 20},
                                        {"number", TrReport("Number"), 22},
                                        {"path", TrReport("Clause"), 16},
                                        {"title", TrReport("Title"), 30}});
  std::string month;
  for (const DueEvent& event : events) {
    const std::string own = event.day.substr(0, 7);
    const bool said = format == Format::kTable && own == month;  // people read a month once
    rows->Add({said ? "" : own, event.day, event.task, event.units, event.deadline, event.reached_by, event.number,
               event.path, event.title});
    month = own;
  }
  rows->Finish();
}

Result<std::vector<DueEvent>> Events(KnowledgeBase& base, const TaskFilters& filters, Day from, Day to) {
  std::vector<DueEvent> events;
  const Result<void> done = ForEachTask(base.database(), filters, [&](const TaskRecord& task) {
    for (DueEvent& event : EventsOf(task, from, to)) events.push_back(std::move(event));
    return true;
  });
  if (!done) return std::unexpected(done.error());
  std::stable_sort(events.begin(), events.end(), [](const DueEvent& a, const DueEvent& b) { return a.day < b.day; });
  return events;
}

ExitCode RunDeadlines(const DeadlinesCommand& command, Settings settings) {
  if (settings.format.empty()) settings.format = FormatOfFile(command.duty.output, kFormats);
  const auto window = Window(command);
  if (!window) return Fail(window.error());
  const auto [from, to] = *window;
  if (const Result<void> checked = CheckDutyOptions(command.duty); !checked) return Fail(checked.error());
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  TaskFilters filters;
  ExitCode code = ExitCode::kDone;
  if (!FillFilters(command.duty, *base, filters, code)) return code;
  const auto events = Events(*base, filters, from, to);
  if (!events) return Fail(events.error());
  if (events->empty()) {
    if (ComplainUnknownUnit(command.duty, *base)) return ExitCode::kPartial;
    Complain(Tr("Nothing falls due from {} to {}. Name another window with --from and --to.",
                {FormatDay(from), FormatDay(to)}));
    return ExitCode::kPartial;
  }
  const auto output = BeginOutput(command.duty, true);
  if (!output) return Fail(output.error());
  if (settings.format == "svg")
    std::fputs(DeadlineChart(*events, FormatDay(from), FormatDay(to), Today()).c_str(), stdout);
  else
    PrintRows(*events, FormatOf(settings, Format::kTable));
  const Result<void> written = *output ? (*output)->Finish() : Result<void>();
  return written ? ExitCode::kDone : Fail(written.error());
}

}  // namespace

void AddDeadlinesCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "deadlines", "List what falls due, by month",
                                    "liye deadlines --from 2018-01-01 --to 2018-12-31 --format svg > 2018.svg");
  auto options = std::make_shared<DeadlinesCommand>();
  AddDatabaseOption(*command, settings);
  command->add_option("--from", options->from, Tr("The first day (default: today)"))->type_name("YYYY-MM-DD");
  command->add_option("--to", options->to, Tr("The last day (default: a year later)"))->type_name("YYYY-MM-DD");
  AddDutyOptions(*command, options->duty);
  AddFormatOption(*command, settings, kFormats);
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunDeadlines(*options, settings); }; });
}

}  // namespace liye
