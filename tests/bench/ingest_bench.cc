// What ingestion costs, against bare FTS5 insertion of the same clauses.
//
// Writes the real texts of ../shared (or the samples, when it is absent) as many files with
// other numbers and titles, ingests them with `liye ingest` as a whole process, then inserts
// the text of the same clauses into a bare FTS5 table with the same tokenizer and commits of
// the same size, in turn.   usage: ingest_bench [MEGABYTES [RUNS]]
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "index/fts5_tokenizer.h"
#include "index/ingest.h"
#include "tests/bench/measure.h"

namespace {

using namespace liye::bench;

void ReplaceAll(std::string& text, std::string_view from, const std::string& to) {
  for (size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) text.replace(at, from.size(), to);
}

// Another document of the same form: other titles and serial numbers, so that no copy counts
// as a version of the same document.
std::string Variant(std::string text, int copy) {
  const std::string mark = std::to_string(copy);
  for (const char* word : {"关于", "年第"}) ReplaceAll(text, word, word + ("第" + mark + "批"));
  for (const char* genre : {"条例", "办法", "规定", "规范", "方案", "细则"})
    ReplaceAll(text, genre, "第" + mark + "批" + genre);
  ReplaceAll(text, "〕", "〕" + mark);
  return text + "\n第" + mark + "稿。\n";
}

size_t WriteFiles(const std::string& folder, size_t bytes) {
  const std::string shared = LIYE_SOURCE_DIR "/../shared";
  std::vector<std::string> files = FilesBelow({shared + "/texts", shared + "/policy", shared + "/laws"});
  std::erase_if(files, [](const std::string& path) { return path.ends_with(".html"); });
  if (files.empty()) files = FilesBelow({LIYE_SOURCE_DIR "/corpus/samples"});
  size_t written = 0;
  for (int copy = 0; written < bytes; ++copy) {
    std::filesystem::create_directories(folder + '/' + std::to_string(copy));
    for (size_t i = 0; i < files.size() && written < bytes; ++i) {
      const std::string text = copy == 0 ? ReadFile(files[i]) : Variant(ReadFile(files[i]), copy);
      const std::string name = std::to_string(i) + (files[i].ends_with(".md") ? ".md" : ".txt");
      std::ofstream(folder + '/' + std::to_string(copy) + '/' + name, std::ios::binary) << text;
      written += text.size();
    }
  }
  return written;
}

void Must(sqlite3* database, int code) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  std::fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(database));
  std::exit(1);
}

void Execute(sqlite3* database, const char* sql) {
  Must(database, sqlite3_exec(database, sql, nullptr, nullptr, nullptr));
}

std::vector<std::string> ClauseTexts(const std::string& path) {
  sqlite3* database = nullptr;
  Must(database, sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr));
  sqlite3_stmt* select = nullptr;
  Must(database, sqlite3_prepare_v2(database, "SELECT text FROM clause ORDER BY id", -1, &select, nullptr));
  std::vector<std::string> texts;
  while (sqlite3_step(select) == SQLITE_ROW)
    texts.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(select, 0)), sqlite3_column_bytes(select, 0));
  sqlite3_finalize(select);
  sqlite3_close(database);
  return texts;
}

double BareInsertion(const std::string& path, const std::vector<std::string>& texts, uint64_t rows_per_commit) {
  std::filesystem::remove(path);
  const double start = WallSeconds();
  sqlite3* database = nullptr;
  Must(database, sqlite3_open(path.c_str(), &database));
  Must(database, liye::RegisterTokenizer(database));
  Execute(database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  Execute(database, "CREATE VIRTUAL TABLE bare USING fts5(text, tokenize = 'liye')");
  sqlite3_stmt* insert = nullptr;
  Must(database, sqlite3_prepare_v2(database, "INSERT INTO bare(text) VALUES (?1)", -1, &insert, nullptr));
  Execute(database, "BEGIN");
  uint64_t rows = 0;
  for (const std::string& text : texts) {
    sqlite3_bind_text(insert, 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    Must(database, sqlite3_step(insert));
    sqlite3_reset(insert);
    if (++rows % rows_per_commit == 0) Execute(database, "COMMIT; BEGIN");
  }
  Execute(database, "COMMIT");
  sqlite3_finalize(insert);
  sqlite3_close(database);
  return WallSeconds() - start;
}

}  // namespace

int main(int argc, char** argv) {
  const size_t bytes = static_cast<size_t>(argc > 1 ? std::atoi(argv[1]) : 64) * 1000000;
  const int runs = argc > 2 ? std::atoi(argv[2]) : 3;
  const TemporaryFolder folder;
  const double size = static_cast<double>(WriteFiles(folder.path("texts"), bytes)) / 1e6;
  const std::string base = folder.path("base.db");
  std::vector<double> ingests, cpu, inserts, ratios;
  size_t clauses = 0;
  for (int run = 0; run < runs; ++run) {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(base + suffix);
    const CommandCost cost = RunCommand({LIYE_BINARY, "ingest", folder.path("texts"), "--db", base});
    if (cost.exit_status != 0) return std::fprintf(stderr, "liye ingest ended with %d\n", cost.exit_status), 1;
    const std::vector<std::string> texts = ClauseTexts(base);
    clauses = texts.size();
    ingests.push_back(cost.wall_seconds);
    cpu.push_back(cost.cpu_seconds);
    inserts.push_back(BareInsertion(folder.path("bare.db"), texts, liye::IngestOptions().rows_per_commit));
    ratios.push_back(ingests.back() / inserts.back());
  }
  std::printf("text                 %8.1f MB, %zu clauses\n", size, clauses);
  std::printf("bare FTS5 insertion  %8.2f s\n", Median(inserts));
  std::printf("liye ingest          %8.2f s wall, %.2f s CPU, %.1f MB/s\n", Median(ingests), Median(cpu),
              size / Median(ingests));
  std::printf("ratio                %8.2f (floor: at most 1.5)\n", Median(ratios));
  return 0;
}
