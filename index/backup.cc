#include "index/backup.h"

#include <filesystem>

#include "index/whole_file.h"

namespace liye {
namespace {

struct Copying {
  explicit Copying(Database& to, Database& from)
      : backup(sqlite3_backup_init(to.handle(), "main", from.handle(), "main")) {}
  ~Copying() { sqlite3_backup_finish(backup); }
  sqlite3_backup* backup;
};

// The transaction of the reader stays open between the steps: without it a backup begins again whenever another
// program commits, and during an ingest never ends.
Result<BackupSummary> Copy(Database& from, Database& to, const BackupOptions& options) {
  const Copying copying(to, from);
  const auto failure = [&to] {
    return std::unexpected(to.ErrorFor(sqlite3_errcode(to.handle()), sqlite3_errmsg(to.handle())));
  };
  if (copying.backup == nullptr) return failure();
  for (;;) {
    const int status = sqlite3_backup_step(copying.backup, options.pages_per_step);
    const auto all = static_cast<uint64_t>(sqlite3_backup_pagecount(copying.backup));
    const auto left = static_cast<uint64_t>(sqlite3_backup_remaining(copying.backup));
    if (status != SQLITE_OK && status != SQLITE_DONE)
      return std::unexpected(to.ErrorFor(status, sqlite3_errstr(status)));
    if (options.progress && !options.progress(all - left, all)) return BackupSummary{0, true};
    if (status == SQLITE_DONE) return BackupSummary{};
  }
}

}  // namespace

Result<BackupSummary> Backup(Database& database, const std::string& file, const BackupOptions& options) {
  std::error_code error;
  if (std::filesystem::equivalent(file, database.path(), error))
    return std::unexpected(Error{Error::Kind::kUsage, file, "it is the knowledge base itself", "Name another file."});
  if (Result<void> may = MayReplaceKnowledgeBase(file); !may) return std::unexpected(may.error());
  const auto whole = WholeFile::Begin(file);
  if (!whole) return std::unexpected(whole.error());
  Result<BackupSummary> summary;
  {
    const auto copy = Database::Open((*whole)->part(), SQLITE_OPEN_READWRITE, 0);
    if (!copy) return std::unexpected(copy.error());
    Result<void> begun = (*copy)->Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
    if (begun) begun = database.Execute("BEGIN; SELECT count(*) FROM sqlite_schema");
    if (!begun) return std::unexpected(begun.error());
    summary = Copy(database, **copy, options);
    (void)database.Execute("COMMIT");
  }
  if (!summary || summary->stopped) return summary;
  summary->bytes = std::filesystem::file_size((*whole)->part(), error);
  if (Result<void> finished = (*whole)->Finish(); !finished) return std::unexpected(finished.error());
  return summary;
}

}  // namespace liye
