// liye check: is the knowledge base sound?
#include "index/check.h"
#include "tools/command.h"
#include "tools/message.h"

namespace liye {
namespace {

ExitCode RunCheck(const Settings& settings) {
  const Result<std::unique_ptr<Database>> database = OpenForCheck(settings.database);
  if (!database) return Fail(database.error());
  const Result<CheckReport> report = Check(**database);
  if (!report) return Fail(report.error());
  if (report->repair_unfinished)
    Complain(Tr("A repair was stopped. Run `liye repair` again: what it had begun takes up room."));
  return ReportProblems(settings.database, report->problems);
}

}  // namespace

ExitCode ReportProblems(const std::string& database, const std::vector<Error>& problems) {
  for (const Error& problem : problems) std::printf("%s\n", Describe(problem).c_str());
  if (problems.empty()) std::printf("%s\n", Tr("{}: no problem was found.", {database}).c_str());
  return problems.empty() ? ExitCode::kDone : ExitCode::kPartial;
}

void AddCheckCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command =
      AddSubcommand(app, "check", "Check that the knowledge base is sound", "liye check --db province.db");
  AddDatabaseOption(*command, settings);
  command->callback([&settings, &chosen] { chosen = [&settings] { return RunCheck(settings); }; });
}

}  // namespace liye
