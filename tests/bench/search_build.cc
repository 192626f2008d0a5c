#include "tests/bench/search_build.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "index/ingest.h"
#include "index/knowledge_base.h"
#include "index/sqlite.h"
#include "index/writer.h"
#include "parser/parse.h"
#include "tests/bench/measure.h"

namespace liye::bench {
namespace {

constexpr uint64_t kDocumentsAtOnce = 500;

struct MadeSource {
  Source source;  // without its text
  std::vector<PreparedDocument> documents;
};

MadeSource MakeSource(const SearchCorpus& corpus, uint64_t index) {
  Source source;
  source.path = std::to_string(index) + ".txt";
  source.text = corpus.Document(index);
  source.byte_size = source.text.size();
  source.encoding = "UTF-8";
  source.hash = std::to_string(index);
  MadeSource made;
  for (const Document& document : Parse(source)) made.documents.push_back(Prepare(source, document, {}));
  source.text.clear();
  made.source = std::move(source);
  return made;
}

void Write(Writer& writer, MadeSource& made) {
  Must(writer.BeginSource(made.source, '/' + made.source.path, 0));
  for (PreparedDocument& document : made.documents) Must(writer.Put(std::move(document)));
  Must(writer.EndSource(made.source.hash));
}

void Remove(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
}

// Adds up what runs between its beginning and the end of its scope.
class Clock {
 public:
  explicit Clock(BuildCost& cost) : cost_(cost) {}
  ~Clock() {
    cost_.wall_seconds += WallSeconds() - wall_;
    cost_.cpu_seconds += ThreadCpuSeconds() - cpu_;
  }

 private:
  BuildCost& cost_;
  const double wall_ = WallSeconds(), cpu_ = ThreadCpuSeconds();
};

}  // namespace

uint64_t DocumentsFor(const SearchCorpus& corpus, double bytes) {
  constexpr uint64_t kTried = 200;
  double tried = 0;
  for (uint64_t i = 0; i < kTried; ++i) tried += static_cast<double>(corpus.Document(i).size());
  return std::max<uint64_t>(static_cast<uint64_t>(bytes / tried * kTried), 1);
}

BuildCost BuildLiye(const std::string& path, const SearchCorpus& corpus, uint64_t documents) {
  Remove(path);
  BuildCost cost;
  {
    const auto base = Must(KnowledgeBase::Open(path, OpenMode::kCreate));
    Writer writer(base->database(), IngestOptions().rows_per_commit);
    Must(writer.Start());
    std::vector<MadeSource> batch;
    for (uint64_t next = 0; next < documents;) {
      batch.clear();
      while (next < documents && batch.size() < kDocumentsAtOnce) batch.push_back(MakeSource(corpus, next++));
      const Clock clock(cost);
      for (MadeSource& made : batch) Write(writer, made);
    }
    const Clock clock(cost);
    Must(writer.Finish([] { return false; }));
  }
  cost.bytes = std::filesystem::file_size(path);
  return cost;
}

uint64_t IndexBytes(const std::string& path) {
  const auto database = Must(Database::Open(path, SQLITE_OPEN_READONLY, 0));
  return static_cast<uint64_t>(Must(database->Integer(
      "SELECT sum(d.pgsize) FROM dbstat d WHERE d.aggregate = TRUE AND (d.name = 'character_posting' OR EXISTS (SELECT "
      "1 "
      "FROM sqlite_schema t WHERE t.sql LIKE 'CREATE VIRTUAL TABLE%' AND d.name IN (t.name || '_data', t.name || "
      "'_idx', t.name || '_docsize')))")));
}

std::vector<std::string> ClauseTexts(const std::string& path) {
  const auto database = Must(Database::Open(path, SQLITE_OPEN_READONLY, 0));
  std::vector<std::string> texts;
  Statement rows(*database, "SELECT id, text FROM clause ORDER BY id");
  while (rows.Next()) {
    texts.resize(static_cast<size_t>(rows.integer(0)));
    texts.back() = rows.string(1);
  }
  if (!rows.ok()) GiveUp(rows.error().reason);
  return texts;
}

void WriteFiles(const std::string& folder, const SearchCorpus& corpus, uint64_t documents) {
  for (uint64_t i = 0; i < documents; ++i) {
    const std::string below = folder + '/' + std::to_string(i / 1000);
    if (i % 1000 == 0) std::filesystem::create_directories(below);
    std::ofstream(below + '/' + std::to_string(i) + ".txt", std::ios::binary) << corpus.Document(i);
  }
}

BuildCost BuildByIngest(const std::string& path, const std::string& folder) {
  Remove(path);
  const CommandCost cost = RunCommand({LIYE_BINARY, "ingest", folder, "--db", path});
  if (cost.exit_status != 0) GiveUp("liye ingest ended with " + std::to_string(cost.exit_status));
  return {cost.wall_seconds, cost.cpu_seconds, std::filesystem::file_size(path)};
}

}  // namespace liye::bench
