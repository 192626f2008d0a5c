// liye import: a knowledge base from what `liye export` has written.
#include "index/import.h"
#include "tools/command.h"
#include "tools/message.h"

namespace liye {
namespace {

ExitCode RunImport(const std::string& file, const Settings& settings) {
  const Result<ImportSummary> summary = Import(file, settings.database);
  if (!summary) return Fail(summary.error());
  std::printf("%s\n", Tr("{}: {} documents, {} clauses, {} facts.",
                         {settings.database, std::to_string(summary->documents), std::to_string(summary->clauses),
                          std::to_string(summary->facts)})
                          .c_str());
  return ExitCode::kDone;
}

}  // namespace

void AddImportCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "import", "Make a knowledge base from an export",
                                    "liye import province.jsonl --db province.db");
  auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, Tr("What `liye export` has written"))->required();
  AddDatabaseOption(*command, settings);
  command->callback([file, &settings, &chosen] { chosen = [file, &settings] { return RunImport(*file, settings); }; });
}

}  // namespace liye
