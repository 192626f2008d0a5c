// The commands of `liye` and what they share.
//
// Each command stands in a file of its own, tools/<name>_command.cc, and is added to the
// parser by its Add function, which says how it is called; main.cc runs the one that was
// chosen and turns its result into an exit status.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "tools/rows.h"
#include "tools/terminal.h"

namespace liye {

enum class ExitCode {
  kDone = 0,     // done; an unchanged rerun too
  kPartial = 1,  // nothing found, or some inputs failed (each was named)
  kUsage = 2,    // wrong usage, or no work done
};

// Options that most commands take.
struct Settings {
  std::string database = "liye.db";
  std::string format;  // empty: the command's own default
  std::string report_language = "zh";
  std::string color = "auto";
  std::string lexicon_folder;
};

using Action = std::function<ExitCode()>;

// Registers a subcommand; `chosen` becomes the action when it is called.
void AddExtractCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddExplainCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddTextCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddIngestCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddSearchCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddShowCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddDutiesCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddDeadlinesCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddUnitsCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddRefsCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddStatusCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddGapsCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddCleanupCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddVerifyCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddDiffCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddStatsCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddCheckCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddRepairCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddBackupCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddExportCommand(CLI::App& app, Settings& settings, Action& chosen);
void AddImportCommand(CLI::App& app, Settings& settings, Action& chosen);

// Pieces of those functions.
CLI::App* AddSubcommand(CLI::App& app, const std::string& name, std::string_view description, std::string_view example);
void AddDatabaseOption(CLI::App& command, Settings& settings);
void AddFormatOption(CLI::App& command, Settings& settings, std::string_view formats);
// A whole number from `least` on.
CLI::Validator NumberFrom(uint64_t least);
// A text that is not empty, as an unset variable of a shell would give.
CLI::Validator NotEmpty();
// --format as one of table, jsonl, csv, md; `otherwise` when it was not given.
Format FormatOf(const Settings& settings, Format otherwise);
Color ColorOf(const Settings& settings);

// Says what is wrong on standard error; the code is kUsage for errors a caller can mend by
// calling differently or that left nothing done.
ExitCode Fail(const Error& error);

// What a check found, one sentence a line on standard output: kPartial when there is any.
ExitCode ReportProblems(const std::string& database, const std::vector<Error>& problems);

}  // namespace liye
