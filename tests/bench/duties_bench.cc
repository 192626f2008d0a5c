// The responsibility list of a large collection: time to the first row, the whole, and memory.
//
// Ingests as many generated documents as asked for and lists their tasks in every format, as `liye duties` is called. Stands
// beside a plain reading of the same rows in the same run: the view responsibility_list with the texts of its clauses,
// without joining mentions to tasks, working out days or telling offices apart.
//
//     duties_bench [DOCUMENTS]        10,000 by default
//
// Floors: first row within 1 s, 200 MB.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "index/knowledge_base.h"
#include "index/sqlite.h"
#include "tests/bench/measure.h"
#include "tests/bench/search_corpus.h"

namespace {

using namespace liye::bench;

void Write(const std::string& folder, uint64_t documents) {
  constexpr uint64_t kDocumentsOfFile = 10;
  std::filesystem::create_directories(folder);
  const SearchCorpus corpus(5);
  for (uint64_t i = 0; i < documents;) {
    std::ofstream file(folder + '/' + std::to_string(i) + ".txt", std::ios::binary);
    for (uint64_t k = 0; k < kDocumentsOfFile && i < documents; ++k, ++i) file << corpus.Document(i) << '\n';
  }
}

// In a process of its own: what it needs of memory would be counted for every command that is started from here.
template <typename Work>
void Apart(Work&& work) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    work();
    std::fflush(stdout);
    _exit(0);
  }
  waitpid(child, nullptr, 0);
}

// Seconds that the same rows take as they are stored.
void PlainReading(const std::string& path) {
  const auto base = liye::KnowledgeBase::Open(path, liye::OpenMode::kReadOnly);
  if (!base) return;
  std::printf("%lld documents, %lld duties\n",
              static_cast<long long>(*(*base)->database().Integer("SELECT count(*) FROM document")),
              static_cast<long long>(*(*base)->database().Integer("SELECT count(*) FROM duty")));
  std::printf("%-28s %10s %10s %10s %12s\n", "", "first row", "whole", "memory", "output");
  const double start = WallSeconds();
  liye::Statement statement = (*base)->database().Query(
      "SELECT r.*, c.text FROM responsibility_list r JOIN clause c ON c.id = r.clause ORDER BY r.document_date DESC");
  size_t bytes = 0;
  uint64_t rows = 0;
  for (; statement.Next(); ++rows)
    for (int i = 0; i < statement.columns(); ++i) bytes += statement.text(i).size();
  const double seconds = WallSeconds() - start;
  std::printf("%-28s %8s %8.2f s %10s %9.1f MB  %llu rows\n", "plain reading of the view", "", seconds, "",
              static_cast<double>(bytes) / 1e6, static_cast<unsigned long long>(rows));
}

int Run(uint64_t documents) {
  const TemporaryFolder folder;
  const std::string path = folder.path("base.db");
  Apart([&] { Write(folder.path("in"), documents); });
  if (RunCommand({LIYE_BINARY, "ingest", folder.path("in"), "--db", path}).exit_status != 0) return 1;
  const double start = WallSeconds();
  Apart([&] { PlainReading(path); });
  const double plain = WallSeconds() - start;
  const std::vector<std::vector<std::string>> all = {
      {"--format", "table"},
      {"--format", "csv"},
      {"--format", "jsonl"},
      {"--format", "md"},
      {"--format", "html"},
      {"--format", "ics"},
      {"--format", "xlsx", "--output", folder.path("list.xlsx")},
      {"--format", "docx", "--output", folder.path("list.docx")},
      {"--unit", "市财政局", "--format", "csv"},
      {"--overdue", "--format", "csv"},
      {"--sort", "date", "--format", "csv"},
      {"--group", "unit", "--format", "csv"},
      {"--group", "unit", "--format", "xlsx", "--output", folder.path("units.xlsx")},
      {"--since", path, "--format", "csv"},
  };
  for (const auto& options : all) {
    std::vector<std::string> arguments = {LIYE_BINARY, "duties", "--db", path};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const CommandCost cost = RunCommand(arguments);
    std::string name = options[0] + ' ' + options[1];
    if (options.size() > 2 && options[2] == "--format") name += ' ' + options[3];
    std::printf("%-28s %8.2f s %8.2f s %7.0f MB %9.1f MB  %.1f x plain%s\n", name.c_str(), cost.first_seconds,
                cost.wall_seconds, cost.peak_megabytes, static_cast<double>(cost.output_bytes) / 1e6,
                cost.wall_seconds / plain, cost.exit_status == 0 ? "" : "  (nothing found)");
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const uint64_t documents = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10000;
  return documents == 0 ? 2 : Run(documents);
}
