#include "index/exchange.h"

#include <algorithm>
#include <string_view>

#include "index/wanted_schema.h"

namespace liye {
namespace {

struct Reference {
  std::string_view table, column;
  const char* sql;  // what stands for it; null: left out, since it follows from the lines before
};
constexpr Reference kReferences[] = {
    {"source", "id", nullptr},
    {"unit", "id", nullptr},
    {"document", "id", nullptr},
    {"document", "parent", "(SELECT p.key FROM document p WHERE p.id = t.parent)"},
    {"document", "source", "(SELECT s.path FROM source s WHERE s.id = t.source)"},
    {"document", "first_clause", nullptr},
    {"document", "last_clause", nullptr},
    {"clause", "id", nullptr},
    {"clause", "document", "(SELECT d.key FROM document d WHERE d.id = t.document)"},
    {"clause", "parent", "(SELECT p.ordinal FROM clause p WHERE p.id = t.parent)"},
    {"citation", "target", "(SELECT d.key FROM document d WHERE d.id = t.target)"},
    {"", "clause", "(SELECT c.ordinal FROM clause c WHERE c.id = t.clause)"},  // of facts of every kind
    {"duty", "unit", "(SELECT u.name FROM unit u WHERE u.id = t.unit)"},
};

const Reference* Find(std::string_view table, std::string_view column) {
  for (const Reference& reference : kReferences)
    if ((reference.table.empty() || reference.table == table) && reference.column == column) return &reference;
  return nullptr;
}

}  // namespace

bool IsDerived(std::string_view table, std::string_view column) {
  return std::ranges::find(kDerivedColumns, std::pair(table, column)) != std::end(kDerivedColumns);
}

Result<std::vector<ExchangeColumn>> ExchangeColumns(Database& database, const std::string& table) {
  const Result<std::vector<std::string>> names = ColumnsOf(database, table);
  if (!names) return std::unexpected(names.error());
  std::vector<ExchangeColumn> columns;
  for (const std::string& name : *names) {
    if (IsDerived(table, name)) continue;
    const Reference* reference = Find(table, name);
    if (reference == nullptr)
      columns.push_back({name, "t.\"" + name + '"'});
    else if (reference->sql != nullptr)
      columns.push_back({name, reference->sql});
  }
  return columns;
}

}  // namespace liye
