#include "index/wanted_schema.h"

#include "index/fts5_tokenizer.h"
#include "index/schema.h"

namespace liye {
namespace {

SchemaObject::Kind KindOf(std::string_view type, std::string_view sql) {
  if (type == "index") return SchemaObject::Kind::kIndex;
  if (type == "view") return SchemaObject::Kind::kView;
  return sql.starts_with("CREATE VIRTUAL") ? SchemaObject::Kind::kFullText : SchemaObject::Kind::kTable;
}

const char* TypeOf(SchemaObject::Kind kind) {
  if (kind == SchemaObject::Kind::kIndex) return "index";
  return kind == SchemaObject::Kind::kView ? "view" : "table";
}

}  // namespace

bool IsDerived(const SchemaObject& object) {
  return object.kind != SchemaObject::Kind::kTable || object.name == "clause_rank" ||
         object.name == "character_posting";
}

const char* to_string(SchemaObject::Kind kind) {
  return kind == SchemaObject::Kind::kFullText ? "full-text table" : TypeOf(kind);
}

Result<std::vector<SchemaObject>> WantedSchema() {
  auto empty = Database::Open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0);
  if (!empty) return std::unexpected(empty.error());
  if (const int status = RegisterTokenizer((*empty)->handle()); status != SQLITE_OK)
    return std::unexpected((*empty)->ErrorFor(status, sqlite3_errstr(status)));
  if (Result<void> made = MigrateSchema(**empty); !made) return std::unexpected(made.error());
  Statement rows = (*empty)->Query(
      "SELECT s.type, s.name, s.sql FROM sqlite_schema s WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' "
      "ESCAPE '\\' AND s.name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY s.rowid");
  std::vector<SchemaObject> objects;
  while (rows.Next()) objects.push_back({KindOf(rows.text(0), rows.text(2)), rows.string(1), rows.string(2)});
  if (!rows.ok()) return std::unexpected(rows.error());
  return objects;
}

Result<bool> HasObject(Database& database, const SchemaObject& object) {
  const bool by_sql = object.kind == SchemaObject::Kind::kIndex || object.kind == SchemaObject::Kind::kView;
  Statement found = database.Query("SELECT sql = ?3 FROM sqlite_schema WHERE type = ?1 AND name = ?2",
                                   TypeOf(object.kind), object.name, object.sql);
  const bool has = found.Next() && (!by_sql || found.integer(0) != 0);
  if (!found.ok()) return std::unexpected(found.error());
  return has;
}

Result<std::vector<std::string>> ColumnsOf(Database& database, const std::string& table) {
  std::vector<std::string> columns;
  Statement rows = database.Query("SELECT name FROM pragma_table_info(?1)", table);
  while (rows.Next()) columns.push_back(rows.string(0));
  if (!rows.ok()) return std::unexpected(rows.error());
  return columns;
}

}  // namespace liye
