// liye export: everything as JSON lines.
#include <filesystem>
#include <fstream>

#include "index/exchange.h"
#include "index/export.h"
#include "index/whole_file.h"
#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

// Only an earlier export is replaced.
Result<void> MayReplace(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return {};
  std::string line;
  std::ifstream file(path, std::ios::binary);
  std::getline(file, line);
  if (line.contains(std::string("\"type\":\"") + kFirstLineType + '"')) return {};
  return std::unexpected(
      Error{Error::Kind::kNotOurs, path, "it exists and is not an export", "Name another file, or remove it first."});
}

Result<ExportSummary> ExportTo(const std::string& path, Database& database) {
  if (Result<void> may = MayReplace(path); !may) return std::unexpected(may.error());
  const auto whole = WholeFile::Begin(path);
  if (!whole) return std::unexpected(whole.error());
  std::FILE* out = std::fopen((*whole)->part().c_str(), "wb");
  Result<ExportSummary> summary;
  bool written = out != nullptr;
  if (written) {
    summary = Export(database, out);
    written = std::ferror(out) == 0;
    written = std::fclose(out) == 0 && written;
  }
  if (!written)
    return std::unexpected(
        Error{Error::Kind::kUnwritable, path, "the disk is full", "Make room, then run the same command again."});
  if (!summary) return summary;
  if (Result<void> finished = (*whole)->Finish(); !finished) return std::unexpected(finished.error());
  return summary;
}

ExitCode RunExport(const std::string& file, const Settings& settings) {
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  if (file.empty()) {
    const Result<ExportSummary> summary = Export(base->database(), stdout);
    return summary ? ExitCode::kDone : Fail(summary.error());
  }
  const Result<ExportSummary> summary = ExportTo(file, base->database());
  if (!summary) return Fail(summary.error());
  std::printf("%s\n", Tr("{}: {} documents, {} lines.",
                         {file, std::to_string(summary->documents), std::to_string(summary->lines)})
                          .c_str());
  return ExitCode::kDone;
}

}  // namespace

void AddExportCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command =
      AddSubcommand(app, "export", "Write everything as JSON lines", "liye export province.jsonl --db province.db");
  auto file = std::make_shared<std::string>();
  command->add_option("FILE", *file, Tr("Where to (default: standard output); an earlier export is replaced"));
  AddDatabaseOption(*command, settings);
  command->callback([file, &settings, &chosen] { chosen = [file, &settings] { return RunExport(*file, settings); }; });
}

}  // namespace liye
