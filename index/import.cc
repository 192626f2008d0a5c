#include "index/import.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string_view>

#include "index/import_rows.h"
#include "index/knowledge_base.h"
#include "index/repair.h"
#include "index/whole_file.h"

namespace liye {
namespace {

constexpr uint64_t kLinesPerCommit = 100000;

// The lines of a file, however long.
class LineReader {
 public:
  explicit LineReader(const std::string& path) : file_(std::fopen(path.c_str(), "rb")) {}
  ~LineReader() {
    if (file_ != nullptr) std::fclose(file_);
    std::free(line_);
  }
  bool open() const { return file_ != nullptr; }
  bool failed() const { return std::ferror(file_) != 0; }
  bool Next(std::string_view& line) {
    const ssize_t size = ::getline(&line_, &room_, file_);
    if (size < 0) return false;
    line = {line_, static_cast<size_t>(size)};
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return true;
  }

 private:
  std::FILE* file_;
  char* line_ = nullptr;
  size_t room_ = 0;
};

Error CannotRead(const std::string& file) {
  if (errno == ENOENT) return {Error::Kind::kNotFound, file, "it does not exist", "Check the spelling of the path."};
  return {Error::Kind::kUnreadable, file, std::string("it cannot be read: ") + std::strerror(errno), ""};
}

Result<void> ReadLines(LineReader& reader, const std::string& file, Database& database, ImportRows& rows) {
  Result<void> done = database.Execute("BEGIN");
  uint64_t number = 0;
  for (std::string_view line; done && reader.Next(line);) {
    done = rows.Take(++number, line);
    if (done && number % kLinesPerCommit == 0) done = database.Execute("COMMIT; BEGIN");
  }
  if (done && reader.failed()) return std::unexpected(CannotRead(file));
  if (done) done = rows.Finish();
  return done ? database.Execute("COMMIT") : done;
}

// Nobody sees the part before it is whole, so nothing has to survive a crash on the way.
Result<ImportSummary> Fill(LineReader& reader, const std::string& file, const std::string& part) {
  const auto base = KnowledgeBase::Open(part, OpenMode::kCreate);
  if (!base) return std::unexpected(base.error());
  Database& database = (*base)->database();
  Result<void> done = database.Execute(
      "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA temp_store = FILE; PRAGMA journal_mode = WAL");
  if (!done) return std::unexpected(done.error());
  ImportRows rows(database, file);
  done = rows.Prepare();
  if (done) done = ReadLines(reader, file, database, rows);
  if (!done) return std::unexpected(done.error());
  const ImportSummary summary = rows.summary();
  rows.Close();
  const Result<RepairSummary> indexed = Repair(database, {.resolve = false});
  if (!indexed) return std::unexpected(indexed.error());
  return summary;
}

}  // namespace

Result<ImportSummary> Import(const std::string& file, const std::string& database) {
  std::error_code error;
  if (std::filesystem::exists(database, error))
    return std::unexpected(Error{Error::Kind::kUsage, database, "it exists, and an import makes a new knowledge base",
                                 "Name another file with --db, or remove it first."});
  LineReader reader(file);
  if (!reader.open()) return std::unexpected(CannotRead(file));
  const auto whole = WholeFile::Begin(database);
  if (!whole) return std::unexpected(whole.error());
  Result<ImportSummary> summary = Fill(reader, file, (*whole)->part());
  if (!summary) return summary;
  if (Result<void> finished = (*whole)->Finish(); !finished) return std::unexpected(finished.error());
  return summary;
}

}  // namespace liye
