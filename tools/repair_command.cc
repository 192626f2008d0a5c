// liye repair: makes anew what is derived from the stored text, then checks.
#include <csignal>

#include "index/check.h"
#include "index/repair.h"
#include "tools/command.h"
#include "tools/message.h"

namespace liye {
namespace {

std::atomic<bool> stop_requested{false};

// Ctrl-C: the first asks for a clean stop, the second ends the program at once.
void RequestStop(int signal) {
  stop_requested = true;
  std::signal(signal, SIG_DFL);
}

ExitCode RunRepair(const Settings& settings) {
  std::signal(SIGINT, RequestStop);
  std::signal(SIGTERM, RequestStop);
  const Result<std::unique_ptr<Database>> database = OpenForCheck(settings.database);
  if (!database) return Fail(database.error());
  RepairOptions options;
  options.stop = &stop_requested;
  const Result<RepairSummary> summary = Repair(**database, options);
  if (!summary) return Fail(summary.error());
  if (summary->stopped) {
    Complain(Tr("Stopped. Run `liye repair` again to go on."));
    return ExitCode::kPartial;
  }
  std::printf("%s\n",
              Tr("{}: {} clauses were indexed again, {} references lead to a document.",
                 {settings.database, std::to_string(summary->clauses), std::to_string(summary->resolved_citations)})
                  .c_str());
  const Result<CheckReport> report = Check(**database);
  if (!report) return Fail(report.error());
  return ReportProblems(settings.database, report->problems);
}

}  // namespace

void AddRepairCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "repair", "Build indexes, views and references again from the stored text",
                                    "liye repair --db province.db");
  AddDatabaseOption(*command, settings);
  command->callback([&settings, &chosen] { chosen = [&settings] { return RunRepair(settings); }; });
}

}  // namespace liye
