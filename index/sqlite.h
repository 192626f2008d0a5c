// SQLite behind two small classes.
//
// Database owns a connection, Statement a prepared statement. A Statement remembers the first
// thing that went wrong: its loop simply ends, and ok() tells afterwards. Text columns are
// views that live until the next Next(). Knows no table of ours.
#pragma once

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace liye {

class Database;

class Statement {
 public:
  Statement() = default;
  Statement(Database& database, std::string_view sql, bool persistent = false);
  Statement(Statement&& other) noexcept { *this = std::move(other); }
  Statement& operator=(Statement&& other) noexcept;
  ~Statement() { sqlite3_finalize(statement_); }

  // Binds to ?1, ?2, … in order. Text is not copied: it must live until the statement is reset or gone.
  template <typename... Values>
  Statement& Bind(const Values&... values) {
    int index = 0;
    (BindOne(++index, values), ...);
    return *this;
  }
  template <typename Value>
  void BindAt(int index, const Value& value) {
    BindOne(index, value);
  }
  void BindNull(int index) { BindOne(index, nullptr); }
  // Bytes are not copied: they must live until the statement is reset or gone.
  void BindBlobAt(int index, std::string_view bytes) {
    Note(sqlite3_bind_blob64(statement_, index, bytes.data(), bytes.size(), SQLITE_STATIC));
  }
  // Binds, runs to the end and resets. For statements that give no rows.
  template <typename... Values>
  bool Run(const Values&... values) {
    Bind(values...);
    while (Next()) {
    }
    Reset();
    return ok();
  }

  bool Next();   // true: a row can be read; false: the end, or an error
  void Reset();  // ready to be bound again; keeps the error
  bool ok() const { return status_ == SQLITE_OK; }
  Error error() const;

  int columns() const { return sqlite3_column_count(statement_); }
  int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  double real(int column) const { return sqlite3_column_double(statement_, column); }
  int type(int column) const { return sqlite3_column_type(statement_, column); }  // SQLITE_INTEGER, SQLITE_TEXT, …
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::string_view text(int column) const;  // empty for NULL
  std::string_view blob(int column) const;
  std::string string(int column) const { return std::string(text(column)); }

 private:
  friend class Database;

  void BindOne(int index, std::string_view text);  // empty text is NULL
  void BindOne(int index, std::nullptr_t);
  void BindOne(int index, double value);
  template <std::integral T>
  void BindOne(int index, T value) {
    BindInteger(index, static_cast<int64_t>(value));
  }
  void BindOne(int index, const std::string& text) { BindOne(index, std::string_view(text)); }
  void BindOne(int index, const char* text) { BindOne(index, std::string_view(text)); }
  void BindInteger(int index, int64_t value);
  void Note(int status);

  Database* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
  int status_ = SQLITE_OK;
  bool copies_text_ = false;
  std::string reason_;
};

class Database {
 public:
  // `flags` as for sqlite3_open_v2. Waits up to `busy_ms` for locks of other connections.
  static Result<std::unique_ptr<Database>> Open(const std::string& path, int flags, int busy_ms);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& path() const { return path_; }
  sqlite3* handle() const { return handle_; }

  // One or several statements without results.
  Result<void> Execute(std::string_view sql);
  // A statement with its values, to be read with Next(). Text is copied.
  template <typename... Values>
  Statement Query(std::string_view sql, const Values&... values) {
    Statement statement(*this, sql);
    statement.copies_text_ = true;
    statement.Bind(values...);
    return statement;
  }
  // A statement without results.
  template <typename... Values>
  Result<void> Run(std::string_view sql, const Values&... values) {
    Statement statement(*this, sql);
    if (statement.Run(values...)) return {};
    return std::unexpected(statement.error());
  }
  // The first column of the first row; 0 when there is none.
  Result<int64_t> Integer(std::string_view sql);
  int64_t last_insert_id() const { return sqlite3_last_insert_rowid(handle_); }

  Error ErrorFor(int status, std::string_view reason) const;

 private:
  Database(std::string path, sqlite3* handle) : path_(std::move(path)), handle_(handle) {}

  std::string path_;
  sqlite3* handle_ = nullptr;
};

}  // namespace liye
