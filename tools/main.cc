// liye: the command. Parses the command line, runs one command, turns results into words
// and an exit status (see ExitCode in tools/command.h).
#include <CLI/CLI.hpp>
#include <cstdio>

#include "corpus/lexicon.h"
#include "tools/command.h"
#include "tools/message.h"
#include "tools/usage.h"

namespace liye {
namespace {

#ifndef LIYE_VERSION
#error "LIYE_VERSION comes from CMakeLists.txt"
#endif

void AddCommands(CLI::App& app, Settings& settings, Action& chosen) {
  AddIngestCommand(app, settings, chosen);
  AddSearchCommand(app, settings, chosen);
  AddShowCommand(app, settings, chosen);
  AddDutiesCommand(app, settings, chosen);
  AddDeadlinesCommand(app, settings, chosen);
  AddUnitsCommand(app, settings, chosen);
  AddRefsCommand(app, settings, chosen);
  AddStatusCommand(app, settings, chosen);
  AddGapsCommand(app, settings, chosen);
  AddCleanupCommand(app, settings, chosen);
  AddVerifyCommand(app, settings, chosen);
  AddDiffCommand(app, settings, chosen);
  AddStatsCommand(app, settings, chosen);
  AddCheckCommand(app, settings, chosen);
  AddRepairCommand(app, settings, chosen);
  AddBackupCommand(app, settings, chosen);
  AddExportCommand(app, settings, chosen);
  AddImportCommand(app, settings, chosen);
  AddExtractCommand(app, settings, chosen);
  AddExplainCommand(app, settings, chosen);
  AddTextCommand(app, settings, chosen);
}

// What was written must have arrived: a full disk is an error, not silence.
ExitCode CloseOutput(ExitCode code) {
  const bool failed = std::ferror(stdout) != 0;
  if (std::fflush(stdout) == 0 && !failed) return code;
  Complain(Tr("The answer could not be written. Check that the disk is not full."));
  return ExitCode::kUsage;
}

int Main(int argc, char** argv) {
  SetMessageLanguage(LanguageOfEnvironment());
  CLI::App app;
  Settings settings;
  Action chosen;
  PrepareUsage(app);
  app.set_version_flag("--version", "liye " LIYE_VERSION, Tr("Print the version"));
  app.add_option("--lexicon", settings.lexicon_folder, Tr("A folder of word lists that replace the built-in ones"))
      ->type_name("DIR");
  app.add_option("--color", settings.color, Tr("Highlights: auto, always or never"))
      ->type_name("WHEN")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "always", "never"}));
  AddCommands(app, settings, chosen);
  app.require_subcommand(1);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return static_cast<int>(ExplainUsage(app, error));
  }
  SetReportLanguage(settings.report_language == "en" ? Language::kEnglish : Language::kChinese);
  if (!settings.lexicon_folder.empty())
    if (const Result<void> set = SetLexiconFolder(settings.lexicon_folder); !set)
      return static_cast<int>(Fail(set.error()));
  return static_cast<int>(CloseOutput(chosen()));
}

}  // namespace
}  // namespace liye

int main(int argc, char** argv) { return liye::Main(argc, argv); }
