#include "index/import_rows.h"

#include <rapidjson/document.h>

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/exchange.h"
#include "index/schema.h"
#include "index/wanted_schema.h"

namespace liye {

using Json = rapidjson::Value;

class ImportRows::Rows {
 public:
  Rows(Database& database, std::string file) : database_(database), file_(std::move(file)) {}

  Result<void> Prepare();
  Result<void> Take(uint64_t number, std::string_view line);
  Result<void> Finish();
  ImportSummary summary_;

 private:
  struct Table {
    std::vector<std::string> columns;
    Statement insert;
    bool facts = false;
  };

  Result<void> FirstLine(const Json& line);
  Result<void> LastLine(const Json& line);
  Result<void> Row(const std::string& name, Table& table, const Json& line);
  Result<void> Bind(const std::string& name, Table& table, int place, const Json& line);
  Result<void> BindReference(Statement& insert, int place, const char* sql, const char* what, const Json& value);
  Result<void> BindUnit(Statement& insert, int place, const Json& value);
  Result<void> BeginDocument(Table& table, const Json& line);
  Result<void> BeginClause(Table& table, const Json& line);
  Result<void> EndDocument();
  Result<void> Origins(const Json& line);
  Result<void> Target(const Json& line);
  Result<void> Pending(const Json& line);
  Result<void> ResolveTargets();

  Error Wrong(const std::string& what) const {
    return {Error::Kind::kUnreadable, file_, "line " + std::to_string(number_) + ' ' + what,
            "Export it again with `liye export`."};
  }
  Error Refused(const Statement& insert) const {
    constexpr std::string_view kOpening = "SQLite says: ";
    std::string reason = insert.error().reason;
    if (reason.starts_with(kOpening)) reason.erase(0, kOpening.size());
    return Wrong("cannot be stored (" + reason + ")");
  }
  static std::string_view Text(const Json& value) {
    return value.IsString() ? std::string_view(value.GetString(), value.GetStringLength()) : std::string_view();
  }
  static const Json* Member(const Json& line, const char* name) {
    const auto found = line.FindMember(name);
    return found == line.MemberEnd() ? nullptr : &found->value;
  }
  static int64_t Integer(const Json& line, const char* name) {
    const Json* value = Member(line, name);
    return value != nullptr && value->IsInt64() ? value->GetInt64() : -1;
  }

  Database& database_;
  const std::string file_;
  std::map<std::string, Table, std::less<>> tables_;
  std::unordered_map<std::string, int64_t> units_;
  rapidjson::Document json_;
  uint64_t number_ = 0;
  bool ended_ = false;
  int64_t next_clause_ = 1;                        // the id that the next clause gets
  int64_t first_clause_ = 1, behind_clauses_ = 1;  // of the current document
  std::string document_;                           // its key
  int64_t document_id_ = 0;
};

Result<void> ImportRows::Rows::Prepare() {
  for (const char* name :
       {"source", "unit", "unit_decision", "document", "clause", "citation", "deadline", "amount", "duty"}) {
    Result<std::vector<std::string>> columns = ColumnsOf(database_, name);
    if (!columns) return std::unexpected(columns.error());
    std::erase_if(*columns, [&](const std::string& column) { return IsDerived(name, column); });
    std::string names, holes;
    for (const std::string& column : *columns) {
      names.append(names.empty() ? "\"" : ", \"").append(column).append("\"");
      holes.append(holes.empty() ? "?" : ", ?");
    }
    Table table{
        *std::move(columns),
        Statement(database_, "INSERT INTO " + std::string(name) + " (" + names + ") VALUES (" + holes + ")", true),
        false};
    for (const char* facts : kFactTables) table.facts = table.facts || std::string_view(name) == facts;
    tables_.emplace(name, std::move(table));
  }
  return database_.Execute("CREATE TEMP TABLE wanted_target (line INTEGER, clause INTEGER, ordinal INTEGER, key TEXT)");
}

Result<void> ImportRows::Rows::Take(uint64_t number, std::string_view line) {
  number_ = number;
  json_ = rapidjson::Document();
  if (json_.Parse<rapidjson::kParseValidateEncodingFlag>(line.data(), line.size()).HasParseError() || !json_.IsObject())
    return std::unexpected(Wrong("is no JSON object"));
  const Json* type = Member(json_, "type");
  const std::string name(type == nullptr ? "" : Text(*type));
  if (number == 1) return FirstLine(json_);
  if (ended_) return std::unexpected(Wrong("stands behind the end"));
  ++summary_.lines;
  if (name == "end") return LastLine(json_);
  if (name == "pending") return Pending(json_);
  const auto table = tables_.find(name);
  if (table == tables_.end()) return std::unexpected(Wrong("has no type that is known here"));
  if (name == "document") return BeginDocument(table->second, json_);
  if (name == "clause") return BeginClause(table->second, json_);
  if (table->second.facts) {
    ++summary_.facts;
    const Json* key = Member(json_, "document");
    if (next_clause_ == first_clause_ || key == nullptr || Text(*key) != document_ ||
        Integer(json_, "clause") != next_clause_ - 1 - first_clause_)
      return std::unexpected(Wrong("does not stand behind the clause that it names"));
  }
  return Row(name, table->second, json_);
}

Result<void> ImportRows::Rows::FirstLine(const Json& line) {
  const Json* type = Member(line, "type");
  if (type == nullptr || Text(*type) != kFirstLineType)
    return std::unexpected(Wrong("does not say that this is an export of liye"));
  if (Integer(line, "format") == kExchangeFormat && Integer(line, "schema") <= SchemaVersion()) return {};
  return std::unexpected(Error{Error::Kind::kNewerSchema, file_, "it was written by a newer liye", "Upgrade liye."});
}

Result<void> ImportRows::Rows::LastLine(const Json& line) {
  ended_ = true;
  if (Integer(line, "lines") != static_cast<int64_t>(number_ - 1))
    return std::unexpected(Wrong("counts other lines than there are"));
  return EndDocument();
}

Result<void> ImportRows::Rows::Row(const std::string& name, Table& table, const Json& line) {
  for (size_t i = 0; i < table.columns.size(); ++i)
    if (Result<void> bound = Bind(name, table, static_cast<int>(i), line); !bound) return bound;
  if (!table.insert.Run()) return std::unexpected(Refused(table.insert));
  if (name == "unit") units_.emplace(Text(*Member(line, "name")), database_.last_insert_id());
  return name == "citation" ? Target(line) : Result<void>{};
}

Result<void> ImportRows::Rows::Bind(const std::string& name, Table& table, int column, const Json& line) {
  const std::string& what = table.columns[static_cast<size_t>(column)];
  Statement& insert = table.insert;
  const int place = column + 1;
  const Json* value = Member(line, what.c_str());
  if (what == "id" && name != "clause") return insert.BindNull(place), Result<void>{};
  if (what == "id") return insert.BindAt(place, next_clause_), Result<void>{};
  if (table.facts && what == "clause") return insert.BindAt(place, next_clause_ - 1), Result<void>{};
  if (name == "citation" && what == "target") return insert.BindNull(place), Result<void>{};
  if (name == "document" && what == "first_clause") return insert.BindAt(place, first_clause_), Result<void>{};
  if (name == "document" && what == "last_clause") return insert.BindAt(place, behind_clauses_ - 1), Result<void>{};
  if (name == "clause" && what == "document") return insert.BindAt(place, document_id_), Result<void>{};
  if (value == nullptr || value->IsNull()) return insert.BindNull(place), Result<void>{};
  if (name == "document" && what == "parent")
    return BindReference(insert, place, "SELECT id FROM document WHERE key = ?1", "document", *value);
  if (name == "document" && what == "source")
    return BindReference(insert, place, "SELECT id FROM source WHERE path = ?1", "source", *value);
  if (name == "duty" && what == "unit") return BindUnit(insert, place, *value);
  if (name == "clause" && what == "parent")
    return insert.BindAt(place, first_clause_ + Integer(line, "parent")), Result<void>{};
  if (value->IsString())
    insert.BindAt(place, Text(*value));
  else if (value->IsInt64())
    insert.BindAt(place, value->GetInt64());
  else if (value->IsNumber())
    insert.BindAt(place, value->GetDouble());
  else
    return std::unexpected(Wrong("holds a value of “" + what + "” that no column takes"));
  return {};
}

Result<void> ImportRows::Rows::BindReference(Statement& insert, int place, const char* sql, const char* what,
                                             const Json& value) {
  Statement found = database_.Query(sql, Text(value));
  if (!found.Next())
    return std::unexpected(
        Wrong("names the " + std::string(what) + " “" + std::string(Text(value)) + "”, which no line before it gives"));
  insert.BindAt(place, found.integer(0));
  return {};
}

Result<void> ImportRows::Rows::BindUnit(Statement& insert, int place, const Json& value) {
  const auto unit = units_.find(std::string(Text(value)));
  if (unit == units_.end())
    return std::unexpected(Wrong("names the unit “" + std::string(Text(value)) + "”, which no line before it gives"));
  insert.BindAt(place, unit->second);
  return {};
}

Result<void> ImportRows::Rows::BeginDocument(Table& table, const Json& line) {
  if (Result<void> ended = EndDocument(); !ended) return ended;
  const int64_t clauses = Integer(line, "clauses");
  if (clauses < 1) return std::unexpected(Wrong("does not say how many clauses the document has"));
  first_clause_ = next_clause_;
  behind_clauses_ = first_clause_ + clauses;
  if (Result<void> stored = Row("document", table, line); !stored) return stored;
  document_id_ = database_.last_insert_id();
  document_ = Text(*Member(line, "key"));
  ++summary_.documents;
  return Origins(line);
}

Result<void> ImportRows::Rows::BeginClause(Table& table, const Json& line) {
  const Json* key = Member(line, "document");
  if (next_clause_ >= behind_clauses_ || key == nullptr || Text(*key) != document_ ||
      Integer(line, "ordinal") != next_clause_ - first_clause_)
    return std::unexpected(Wrong("does not stand behind the document and the clause before it"));
  if (Result<void> stored = Row("clause", table, line); !stored) return stored;
  ++next_clause_;
  ++summary_.clauses;
  return {};
}

Result<void> ImportRows::Rows::EndDocument() {
  if (next_clause_ == behind_clauses_) return {};
  return std::unexpected(Wrong("comes before all clauses of the document “" + document_ + "” have come"));
}

Result<void> ImportRows::Rows::Origins(const Json& line) {
  const Json* origins = Member(line, "found_in");
  if (origins == nullptr || !origins->IsArray()) return std::unexpected(Wrong("does not say where it was found"));
  Statement insert(database_, "INSERT INTO document_source (document, source, start, \"end\") VALUES (?1, ?2, ?3, ?4)");
  for (const Json& origin : origins->GetArray()) {
    const Json* source = origin.IsObject() ? Member(origin, "source") : nullptr;
    if (source == nullptr) return std::unexpected(Wrong("does not say where it was found"));
    insert.Bind(document_id_, 0, Integer(origin, "start"), Integer(origin, "end"));
    Result<void> bound = BindReference(insert, 2, "SELECT id FROM source WHERE path = ?1", "source", *source);
    if (!bound) return bound;
    if (!insert.Run()) return std::unexpected(Refused(insert));
  }
  return {};
}

Result<void> ImportRows::Rows::Target(const Json& line) {
  const Json* target = Member(line, "target");
  if (target == nullptr) return {};
  return database_.Run("INSERT INTO wanted_target VALUES (?1, ?2, ?3, ?4)", number_, next_clause_ - 1,
                       Integer(line, "ordinal"), Text(*target));
}

Result<void> ImportRows::Rows::Pending(const Json& line) {
  if (Result<void> ended = EndDocument(); !ended) return ended;
  const Json *kind = Member(line, "kind"), *value = Member(line, "value");
  if (kind == nullptr || value == nullptr) return std::unexpected(Wrong("cannot be stored (it is not whole)"));
  const char* sql = Text(*kind) == "document"
                        ? "INSERT INTO pending (kind, value) SELECT ?1, id FROM document WHERE key = ?2"
                    : Text(*kind) == "title" ? "INSERT INTO pending (kind, value) VALUES (?1, CAST(?2 AS INTEGER))"
                                             : "INSERT INTO pending (kind, value) VALUES (?1, ?2)";
  return database_.Run(sql, Text(*kind), Text(*value));
}

Result<void> ImportRows::Rows::ResolveTargets() {
  Statement lost(
      database_,
      "SELECT line, key FROM wanted_target w WHERE NOT EXISTS (SELECT 1 FROM document d WHERE d.key = w.key)");
  if (lost.Next()) {
    number_ = static_cast<uint64_t>(lost.integer(0));
    return std::unexpected(Wrong("names the document “" + lost.string(1) + "”, which no line gives"));
  }
  if (!lost.ok()) return std::unexpected(lost.error());
  return database_.Execute(
      "UPDATE citation SET target = d.id FROM wanted_target w JOIN document d ON d.key = w.key "
      "WHERE citation.clause = w.clause AND citation.ordinal = w.ordinal");
}

Result<void> ImportRows::Rows::Finish() {
  if (number_ == 0)
    return std::unexpected(
        Error{Error::Kind::kUnreadable, file_, "it is empty", "Export it again with `liye export`."});
  if (!ended_) return std::unexpected(Wrong("is the last, but not the end: the rest is missing"));
  return ResolveTargets();
}

ImportRows::ImportRows(Database& database, std::string file)
    : rows_(std::make_unique<Rows>(database, std::move(file))) {}
ImportRows::~ImportRows() = default;
Result<void> ImportRows::Prepare() { return rows_->Prepare(); }
Result<void> ImportRows::Take(uint64_t number, std::string_view line) { return rows_->Take(number, line); }
Result<void> ImportRows::Finish() { return rows_->Finish(); }
void ImportRows::Close() { rows_.reset(); }
const ImportSummary& ImportRows::summary() const { return rows_->summary_; }

}  // namespace liye
