// liye ingest: files into the knowledge base.
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "corpus/walk.h"
#include "index/ingest.h"
#include "tools/command.h"
#include "tools/message.h"
#include "tools/progress.h"

namespace liye {
namespace {

struct IngestCommand {
  std::vector<std::string> paths;
  unsigned jobs = 0;
  bool reread = false;
  bool keep_missing = false;
};

std::atomic<bool> stop_requested{false};

// Ctrl-C: the first asks for a clean stop, the second ends the program at once.
void RequestStop(int signal) {
  stop_requested = true;
  std::signal(signal, SIG_DFL);
}

std::string Count(uint64_t n) { return std::to_string(n); }

void PrintSummary(const IngestSummary& s, const std::string& database) {
  const auto line = [](const std::string& text) { std::printf("%s\n", text.c_str()); };
  char seconds[32], megabytes[32];
  std::snprintf(seconds, sizeof seconds, "%.1f", s.seconds);
  std::snprintf(megabytes, sizeof megabytes, "%.1f", static_cast<double>(s.bytes) / 1e6);
  line(Tr("{}: {} inputs, {} MB read in {} s.", {database, Count(s.found), megabytes, seconds}));
  line(Tr("  files      {} new, {} changed, {} unchanged, {} copies of another, {} skipped, {} failed",
          {Count(s.added), Count(s.replaced), Count(s.unchanged), Count(s.duplicate), Count(s.skipped.size()),
           Count(s.failed.size())}));
  line(Tr("  documents  {} written, {} known already, {} removed",
          {Count(s.documents), Count(s.known_documents), Count(s.removed_documents)}));
  line(Tr("  content    {} clauses, {} facts", {Count(s.clauses), Count(s.facts)}));
  if (s.gone > 0) line(Tr("  gone       files no longer in their folder: {}", {Count(s.gone)}));
  if (s.replaced_characters > 0)
    line(Tr("  characters {} invalid ones were replaced by U+FFFD", {Count(s.replaced_characters)}));
  if (s.stopped)
    line(Tr("Stopped before {} inputs; what was finished is kept. Run the same command again to go on.",
            {Count(s.remaining)}));
}

Result<IngestSummary> IngestWithProgress(KnowledgeBase& base, const IngestCommand& command, Inputs inputs) {
  ProgressBar bar;
  IngestOptions options;
  options.jobs = command.jobs;
  options.trust_times = !command.reread;
  options.keep_missing = command.keep_missing;
  options.stop = &stop_requested;
  options.progress = [&bar](const IngestProgress& progress) { bar.Show(progress); };
  return Ingest(base, std::move(inputs), options);
}

// No knowledge base is made for paths that hold nothing to read.
bool AnythingToRead(const Inputs& inputs) {
  if (!inputs.files.empty()) return true;
  for (const Error& error : inputs.skipped) Complain(error);
  for (const Error& error : inputs.failed) Complain(error);
  if (inputs.failed.empty())
    Complain(Tr("No file to read was found. Name text, Markdown or HTML files, or folders that hold some."));
  return false;
}

ExitCode RunIngest(const IngestCommand& command, const Settings& settings) {
  std::signal(SIGINT, RequestStop);
  std::signal(SIGTERM, RequestStop);
  Inputs inputs = FindInputs(command.paths);
  if (!std::filesystem::exists(settings.database) && !AnythingToRead(inputs)) return ExitCode::kUsage;
  const Result<std::unique_ptr<KnowledgeBase>> base = KnowledgeBase::Open(settings.database, OpenMode::kCreate);
  if (!base) return Fail(base.error());
  const Result<IngestSummary> summary = IngestWithProgress(**base, command, std::move(inputs));
  if (!summary) return Fail(summary.error());
  for (const Error& error : summary->skipped) Complain(error);
  for (const Error& error : summary->failed) Complain(error);
  const uint64_t done = summary->added + summary->replaced + summary->unchanged + summary->duplicate;
  if (done == 0 && !summary->stopped) {
    if (summary->failed.empty())
      Complain(Tr("No file to read was found. Name text, Markdown or HTML files, or folders that hold some."));
    return ExitCode::kUsage;
  }
  PrintSummary(*summary, settings.database);
  return summary->failed.empty() && !summary->stopped ? ExitCode::kDone : ExitCode::kPartial;
}

}  // namespace

void AddIngestCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "ingest", "Read files and folders into the knowledge base",
                                    "liye ingest gazettes/ laws/ --db province.db");
  auto options = std::make_shared<IngestCommand>();
  command->add_option("PATH", options->paths, Tr("Files or folders"))->required();
  AddDatabaseOption(*command, settings);
  command->add_option("--jobs", options->jobs, Tr("Threads that read and extract (default: one a core)"))
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  command->add_flag("--reread", options->reread, Tr("Read every file again, even where size and time are unchanged"));
  command->add_flag("--keep-missing", options->keep_missing,
                    Tr("Keep the documents of files that are no longer in the folder named"));
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunIngest(*options, settings); }; });
}

}  // namespace liye
