#include "index/knowledge_base.h"

#include <filesystem>
#include <utility>

#include "index/clause_rank.h"
#include "index/document_map.h"
#include "index/fts5_tokenizer.h"
#include "index/ranker.h"
#include "index/schema.h"
#include "index/sqlite.h"

namespace liye {
namespace {

constexpr int kBusyMilliseconds = 5000;

Error Sentence(Error::Kind kind, const std::string& path, std::string reason, std::string remedy) {
  return {kind, path, std::move(reason), std::move(remedy)};
}

Result<void> CheckPath(const std::string& path, OpenMode mode) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (std::filesystem::is_directory(status))
    return std::unexpected(Sentence(Error::Kind::kNotOurs, path, "it is a folder", "Name a file, such as liye.db."));
  if (std::filesystem::exists(status)) return {};
  if (mode != OpenMode::kCreate)
    return std::unexpected(Sentence(Error::Kind::kNotFound, path, "there is no such knowledge base",
                                    "Check the path, or make it with `liye ingest PATH... --db " + path + "`."));
  const std::filesystem::path parent = std::filesystem::absolute(path, error).parent_path();
  if (!std::filesystem::is_directory(parent, error))
    return std::unexpected(Sentence(Error::Kind::kNotFound, path, "its folder does not exist",
                                    "Make the folder first, or check the path."));
  return {};
}

// A file whose folder cannot be written has no place for SQLite's shared memory; without a
// write-ahead log beside it nobody is writing, and it can be read as it stands.
Result<std::unique_ptr<Database>> OpenReadOnly(const std::string& path) {
  Result<std::unique_ptr<Database>> database = Database::Open(path, SQLITE_OPEN_READONLY, kBusyMilliseconds);
  if (database && (*database)->Integer("SELECT count(*) FROM sqlite_schema")) return database;
  std::error_code error;
  if (std::filesystem::exists(path + "-wal", error)) return database;
  std::string uri = "file:";
  for (unsigned char c : path) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    if (c == '?' || c == '#' || c == '%' || c >= 0x80) {
      uri += '%';
      uri += kDigits[c >> 4];
      uri += kDigits[c & 15];
    } else {
      uri += static_cast<char>(c);
    }
  }
  auto immutable = Database::Open(uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, kBusyMilliseconds);
  if (immutable && (*immutable)->Integer("SELECT count(*) FROM sqlite_schema")) return immutable;
  return database;
}

}  // namespace

KnowledgeBase::KnowledgeBase(std::unique_ptr<Database> database)
    : database_(std::move(database)),
      documents_(std::make_unique<DocumentMap>()),
      ranks_(std::make_unique<ClauseRanks>()),
      ranker_(std::make_unique<Ranker>()) {}
KnowledgeBase::~KnowledgeBase() = default;

const std::string& KnowledgeBase::path() const { return database_->path(); }

Result<std::unique_ptr<KnowledgeBase>> KnowledgeBase::Open(const std::string& path, OpenMode mode) {
  if (Result<void> found = CheckPath(path, mode); !found) return std::unexpected(found.error());
  const int flags = SQLITE_OPEN_READWRITE | (mode == OpenMode::kCreate ? SQLITE_OPEN_CREATE : 0);
  auto database = mode == OpenMode::kReadOnly ? OpenReadOnly(path) : Database::Open(path, flags, kBusyMilliseconds);
  if (!database) return std::unexpected(database.error());
  if (RegisterTokenizer((*database)->handle()) != SQLITE_OK)
    return std::unexpected(
        Sentence(Error::Kind::kInternal, path, "this SQLite was built without full-text search (FTS5)", ""));
  Result<void> ready;
  if (mode == OpenMode::kReadOnly) {
    ready = CheckSchema(**database);
  } else {
    ready = (*database)->Execute(kPageSize);
    if (ready) ready = MigrateSchema(**database);
    if (ready) ready = (*database)->Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    if (ready) ready = (*database)->Execute(kFreePages);
  }
  if (ready)
    ready = (*database)->Execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
  if (!ready) return std::unexpected(ready.error());
  std::unique_ptr<KnowledgeBase> opened(new KnowledgeBase(*std::move(database)));
  if (Result<void> registered = opened->ranker_->Register(*opened->database_); !registered)
    return std::unexpected(registered.error());
  return opened;
}

Result<const DocumentMap*> KnowledgeBase::documents() {
  const Result<bool> read = documents_->Refresh(*database_);
  if (!read) return std::unexpected(read.error());
  if (*read)
    if (Result<void> added = ranks_->Refresh(*database_); !added) return std::unexpected(added.error());
  return documents_.get();
}

}  // namespace liye
