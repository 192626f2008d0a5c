// liye backup: a copy of the knowledge base while others use it.
#include <atomic>
#include <csignal>

#include "index/backup.h"
#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

std::atomic<bool> stop_requested{false};

void RequestStop(int signal) {
  stop_requested = true;
  std::signal(signal, SIG_DFL);
}

ExitCode RunBackup(const std::string& file, const Settings& settings) {
  std::signal(SIGINT, RequestStop);
  std::signal(SIGTERM, RequestStop);
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  BackupOptions options;
  options.progress = [](uint64_t, uint64_t) { return !stop_requested; };
  const Result<BackupSummary> summary = Backup(base->database(), file, options);
  if (!summary) return Fail(summary.error());
  if (summary->stopped) {
    Complain(Tr("Stopped. Nothing was written."));
    return ExitCode::kPartial;
  }
  char megabytes[32];
  std::snprintf(megabytes, sizeof megabytes, "%.1f", static_cast<double>(summary->bytes) / 1e6);
  std::printf("%s\n", Tr("{}: {} MB were copied to {}.", {settings.database, megabytes, file}).c_str());
  return ExitCode::kDone;
}

}  // namespace

void AddBackupCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "backup", "Copy the knowledge base while others read and write it",
                                    "liye backup /backup/province.db --db province.db");
  auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, Tr("The copy; an earlier one is replaced"))->required();
  AddDatabaseOption(*command, settings);
  command->callback([file, &settings, &chosen] { chosen = [file, &settings] { return RunBackup(*file, settings); }; });
}

}  // namespace liye
