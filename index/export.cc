#include "index/export.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/exchange.h"
#include "index/schema.h"

namespace liye {
namespace {

// A query over one table whose rows become lines.
class Lines {
 public:
  Lines(Database& database, const std::string& table, std::vector<ExchangeColumn> columns, const std::string& rest)
      : table_(table), columns_(std::move(columns)) {
    std::string sql = "SELECT ";
    for (const ExchangeColumn& column : columns_) sql += column.sql + ", ";
    rows_ = Statement(database, sql + RowOf(table) + " FROM " + table + " t " + rest);
  }

  Statement& rows() { return rows_; }
  const std::string& table() const { return table_; }
  const std::vector<ExchangeColumn>& columns() const { return columns_; }
  // What a row is told apart or found by: its id, or the clause it belongs to.
  int64_t row() const { return rows_.integer(static_cast<int>(columns_.size())); }

 private:
  static std::string RowOf(const std::string& table) {
    for (const char* facts : kFactTables)
      if (table == facts) return "t.clause";
    return table == "unit_decision" ? "0" : "t.id";
  }

  std::string table_;
  std::vector<ExchangeColumn> columns_;
  Statement rows_;
};

class Exporter {
 public:
  Exporter(Database& database, std::FILE* out) : database_(database), out_(out), json_(buffer_) {}

  Result<ExportSummary> Run() {
    FirstLine();
    Result<void> done = Table("source", "ORDER BY path");
    if (done) done = Table("unit", "ORDER BY name");
    if (done) done = Table("unit_decision", "ORDER BY region, name, office");
    if (done) done = Documents();
    if (done) done = Pending();
    if (!done) return std::unexpected(done.error());
    Begin("end");
    json_.Key("lines");
    json_.Uint64(summary_.lines);
    End();
    return summary_;
  }

 private:
  void FirstLine();
  Result<void> Table(const char* table, const std::string& rest);
  Result<void> Documents();
  Result<void> Contents(int64_t first_clause, int64_t last_clause);
  Result<void> Origins(int64_t document);
  Result<void> Pending();
  Result<std::unique_ptr<Lines>> Open(const std::string& table, const std::string& rest);

  void Begin(std::string_view type) {
    buffer_.Clear();
    json_.Reset(buffer_);
    json_.StartObject();
    json_.Key("type");
    Put(type);
  }
  void End() {
    json_.EndObject();
    buffer_.Put('\n');
    std::fwrite(buffer_.GetString(), 1, buffer_.GetSize(), out_);
    ++summary_.lines;
  }
  void Put(std::string_view text) { json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }
  void PutColumns(const Lines& lines, const Statement& row);
  void PutValue(const Statement& row, int column);

  Database& database_;
  std::FILE* out_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
  std::unique_ptr<Lines> clauses_;
  std::vector<std::unique_ptr<Lines>> facts_;
  ExportSummary summary_;
};

void Exporter::FirstLine() {
  Begin(kFirstLineType);
  json_.Key("format");
  json_.Int(kExchangeFormat);
  json_.Key("schema");
  json_.Int64(SchemaVersion());
  End();
}

void Exporter::PutValue(const Statement& row, int column) {
  switch (row.type(column)) {
    case SQLITE_INTEGER: {
      const int64_t value = row.integer(column);
      if (value > kLargestPlainInteger || value < -kLargestPlainInteger)
        Put(std::to_string(value));
      else
        json_.Int64(value);
      break;
    }
    case SQLITE_FLOAT: json_.Double(row.real(column)); break;
    default: Put(row.text(column));
  }
}

void Exporter::PutColumns(const Lines& lines, const Statement& row) {
  int column = -1;
  for (const ExchangeColumn& each : lines.columns()) {
    if (row.is_null(++column)) continue;
    json_.Key(each.name.c_str());
    PutValue(row, column);
  }
}

Result<std::unique_ptr<Lines>> Exporter::Open(const std::string& table, const std::string& rest) {
  Result<std::vector<ExchangeColumn>> columns = ExchangeColumns(database_, table);
  if (!columns) return std::unexpected(columns.error());
  auto lines = std::make_unique<Lines>(database_, table, *std::move(columns), rest);
  if (!lines->rows().ok()) return std::unexpected(lines->rows().error());
  return lines;
}

Result<void> Exporter::Table(const char* table, const std::string& rest) {
  const auto lines = Open(table, rest);
  if (!lines) return std::unexpected(lines.error());
  Statement& rows = (*lines)->rows();
  while (rows.Next()) {
    Begin(table);
    PutColumns(**lines, rows);
    End();
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
}

// By key: an envelope's key is the beginning of those of the documents attached to it, so it comes before them.
Result<void> Exporter::Documents() {
  const auto documents = Open("document", "ORDER BY key");
  if (!documents) return std::unexpected(documents.error());
  auto clauses = Open("clause", "WHERE t.id BETWEEN ?1 AND ?2 ORDER BY t.id");
  if (!clauses) return std::unexpected(clauses.error());
  clauses_ = *std::move(clauses);
  for (const char* table : kFactTables) {
    auto facts = Open(table, "WHERE t.clause BETWEEN ?1 AND ?2 ORDER BY t.clause, t.ordinal");
    if (!facts) return std::unexpected(facts.error());
    facts_.push_back(*std::move(facts));
  }
  Statement ranges(database_, "SELECT first_clause, last_clause FROM document WHERE id = ?1");
  Statement& rows = (*documents)->rows();
  while (rows.Next()) {
    const int64_t id = (*documents)->row();
    ranges.Bind(id);
    if (!ranges.Next()) return std::unexpected(ranges.error());
    const int64_t first = ranges.integer(0), last = ranges.integer(1);
    ranges.Reset();
    Begin("document");
    PutColumns(**documents, rows);
    json_.Key("clauses");
    json_.Int64(last - first + 1);
    if (Result<void> done = Origins(id); !done) return done;
    End();
    ++summary_.documents;
    if (Result<void> done = Contents(first, last); !done) return done;
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
}

Result<void> Exporter::Origins(int64_t document) {
  Statement rows = database_.Query(
      "SELECT s.path, o.start, o.\"end\" FROM document_source o JOIN source s ON s.id = o.source WHERE o.document = ?1 "
      "ORDER BY s.path, o.start",
      document);
  json_.Key("found_in");
  json_.StartArray();
  while (rows.Next()) {
    json_.StartObject();
    json_.Key("source");
    Put(rows.text(0));
    json_.Key("start");
    json_.Int64(rows.integer(1));
    json_.Key("end");
    json_.Int64(rows.integer(2));
    json_.EndObject();
  }
  json_.EndArray();
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
}

// Clauses and facts are read side by side, both in the order of the clauses.
Result<void> Exporter::Contents(int64_t first_clause, int64_t last_clause) {
  std::vector<bool> waiting;  // a row of this table has been read and not written
  for (const auto& facts : facts_) waiting.push_back(facts->rows().Bind(first_clause, last_clause).Next());
  Statement& rows = clauses_->rows().Bind(first_clause, last_clause);
  while (rows.Next()) {
    Begin("clause");
    PutColumns(*clauses_, rows);
    End();
    for (size_t i = 0; i < facts_.size(); ++i) {
      Lines& facts = *facts_[i];
      for (; waiting[i] && facts.row() == clauses_->row(); waiting[i] = facts.rows().Next()) {
        Begin(facts.table());
        json_.Key("document");
        PutValue(rows, 0);  // a clause's first column is its document
        PutColumns(facts, facts.rows());
        End();
      }
    }
  }
  rows.Reset();
  if (!rows.ok()) return std::unexpected(rows.error());
  for (const auto& facts : facts_) {
    facts->rows().Reset();
    if (!facts->rows().ok()) return std::unexpected(facts->rows().error());
  }
  return {};
}

// What a killed ingest has left for the next to resolve.
Result<void> Exporter::Pending() {
  Statement rows = database_.Query(
      "SELECT p.kind, iif(p.kind = 'document', d.key, p.value) AS name FROM pending p LEFT JOIN document d "
      "ON p.kind = 'document' AND d.id = p.value WHERE name IS NOT NULL ORDER BY p.kind, name");
  while (rows.Next()) {
    Begin("pending");
    json_.Key("kind");
    Put(rows.text(0));
    json_.Key("value");
    Put(rows.text(1));
    End();
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
}

}  // namespace

Result<ExportSummary> Export(Database& database, std::FILE* out) {
  if (Result<void> begun = database.Execute("BEGIN"); !begun) return std::unexpected(begun.error());
  Result<ExportSummary> summary = Exporter(database, out).Run();
  (void)database.Execute("COMMIT");
  return summary;
}

}  // namespace liye
