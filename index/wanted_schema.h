// What the schema should be, to hold a file against and to make anew what is derived.
//
// The objects are read from an empty knowledge base in memory, so they are those of index/schema.cc and
// nothing has to be listed twice. SQLite's own objects and FTS5's shadow tables are left out.
#pragma once

#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

struct SchemaObject {
  enum class Kind { kTable, kFullText, kIndex, kView } kind = Kind::kTable;
  std::string name;
  std::string sql;  // that makes it: CREATE VIEW …
};

// In the order in which they can be made.
Result<std::vector<SchemaObject>> WantedSchema();

// Whether all that it holds can be made anew from what others hold.
bool IsDerived(const SchemaObject& object);

const char* to_string(SchemaObject::Kind kind);  // "table", "full-text table", …

// Whether the file has an object of this name, made by the same SQL. Renaming puts a full-text table's name in quotes:
// of these, and of tables, which migrations alter, only the name is compared.
Result<bool> HasObject(Database& database, const SchemaObject& object);

// The columns of a table, in order; empty when there is no such table.
Result<std::vector<std::string>> ColumnsOf(Database& database, const std::string& table);

// A full-text table under repair is built under its name with this behind it.
inline constexpr const char* kRepairSuffix = "_repair";

}  // namespace liye
