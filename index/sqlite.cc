#include "index/sqlite.h"

#include <utility>

namespace liye {

Statement::Statement(Database& database, std::string_view sql, bool persistent) : database_(&database) {
  Note(sqlite3_prepare_v3(database.handle(), sql.data(), static_cast<int>(sql.size()),
                          persistent ? SQLITE_PREPARE_PERSISTENT : 0, &statement_, nullptr));
}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(database_, other.database_);
  std::swap(statement_, other.statement_);
  std::swap(status_, other.status_);
  std::swap(copies_text_, other.copies_text_);
  std::swap(reason_, other.reason_);
  return *this;
}

void Statement::Note(int status) {
  if (status == SQLITE_OK || status == SQLITE_ROW || status == SQLITE_DONE || !ok()) return;
  status_ = status;
  reason_ = sqlite3_errmsg(database_->handle());
}

void Statement::BindOne(int index, std::string_view text) {
  if (text.empty()) return BindOne(index, nullptr);
  Note(sqlite3_bind_text64(statement_, index, text.data(), text.size(), copies_text_ ? SQLITE_TRANSIENT : SQLITE_STATIC,
                           SQLITE_UTF8));
}

void Statement::BindOne(int index, std::nullptr_t) { Note(sqlite3_bind_null(statement_, index)); }
void Statement::BindOne(int index, double value) { Note(sqlite3_bind_double(statement_, index, value)); }
void Statement::BindInteger(int index, int64_t value) { Note(sqlite3_bind_int64(statement_, index, value)); }

bool Statement::Next() {
  if (!ok() || statement_ == nullptr) return false;
  const int status = sqlite3_step(statement_);
  Note(status);
  return status == SQLITE_ROW;
}

void Statement::Reset() { sqlite3_reset(statement_); }

Error Statement::error() const { return database_->ErrorFor(status_, reason_); }

std::string_view Statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::blob(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  if (data == nullptr) return {};
  return {data, static_cast<size_t>(sqlite3_column_bytes(statement_, column))};
}

Result<std::unique_ptr<Database>> Database::Open(const std::string& path, int flags, int busy_ms) {
  sqlite3* handle = nullptr;
  const int status = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  std::unique_ptr<Database> database(new Database(path, handle));
  if (status != SQLITE_OK) return std::unexpected(database->ErrorFor(status, sqlite3_errmsg(handle)));
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, busy_ms);
  return database;
}

Database::~Database() { sqlite3_close(handle_); }

Result<void> Database::Execute(std::string_view sql) {
  const int status = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (status == SQLITE_OK) return {};
  return std::unexpected(ErrorFor(status, sqlite3_errmsg(handle_)));
}

Result<int64_t> Database::Integer(std::string_view sql) {
  Statement statement = Query(sql);
  const int64_t value = statement.Next() ? statement.integer(0) : 0;
  if (!statement.ok()) return std::unexpected(statement.error());
  return value;
}

Error Database::ErrorFor(int status, std::string_view reason) const {
  switch (status & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Error::Kind::kBusy, path_, "another program is writing to it",
              "Wait until it has finished, then try again."};
    case SQLITE_NOTADB:
      return {Error::Kind::kNotOurs, path_, "it is not a knowledge base (not an SQLite database at all)",
              "Name a file made by `liye ingest`, or one that does not exist yet."};
    case SQLITE_CORRUPT:
      return {Error::Kind::kNotOurs, path_, "it is damaged (" + std::string(reason) + ")",
              "Restore a copy, or make it again with `liye ingest`."};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {Error::Kind::kUnwritable, path_, "it cannot be written (" + std::string(reason) + ")",
              "Check the rights of the file and of its folder."};
    case SQLITE_FULL:
      return {Error::Kind::kUnwritable, path_, "the disk is full", "Make room, then run the same command again."};
    case SQLITE_IOERR:
      return {Error::Kind::kUnwritable, path_, "reading or writing it failed (" + std::string(reason) + ")",
              "Check the disk and the rights of the folder."};
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return {Error::Kind::kUnreadable, path_, "it cannot be opened (" + std::string(reason) + ")",
              "Check the path and the rights of the file and of its folder."};
    default: return {Error::Kind::kInternal, path_, "SQLite says: " + std::string(reason), ""};
  }
}

}  // namespace liye
