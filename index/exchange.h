// The format that export writes and import reads: docs/keeping.md.
//
// One JSON object a line. A line is one row of a table: its columns under their names, references to rows by what
// stays the same in another file (a document's key, a file's path, a clause's ordinal in its document, a unit's
// name). The columns are asked of the database, so that a column which the schema gains is carried along, unless it
// stands in kDerivedColumns: those, and clause_rank, an import works out again from the texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

inline constexpr int kExchangeFormat = 1;
inline constexpr const char* kFirstLineType = "liye-export";

// Numbers that other JSON readers would round are written as strings.
inline constexpr int64_t kLargestPlainInteger = int64_t{1} << 53;

// Tables whose rows belong to a clause, in the order in which they follow it.
inline constexpr const char* kFactTables[] = {"citation", "deadline", "amount", "duty"};

// Columns that follow from the texts: left out of exports, and made by an import as a repair makes them (RebuildRanks).
inline constexpr std::pair<std::string_view, std::string_view> kDerivedColumns[] = {
    {"document", "identity_hash"}, {"clause", "last"}, {"clause", "text_key"}};
bool IsDerived(std::string_view table, std::string_view column);

// The columns of `table` that a line carries, and the SQL that gives each for the row `t`.
struct ExchangeColumn {
  std::string name;
  std::string sql;
};
Result<std::vector<ExchangeColumn>> ExchangeColumns(Database& database, const std::string& table);

}  // namespace liye
