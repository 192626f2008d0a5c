#include "index/kept_ranks.h"

#include <xxhash.h>

#include <algorithm>

namespace liye {
namespace {

struct Row {
  int64_t parent = 0;
  KeptRank rank;
};

// The key as a column holds it.
std::optional<int64_t> Column(uint64_t key) {
  return key == 0 ? std::nullopt : std::optional(static_cast<int64_t>(key));
}

// A clause stands before those below it.
void FindLast(std::vector<Row>& document) {
  for (size_t i = document.size(); i-- > 0;) {
    const int64_t last = document[i].rank.wanted.last;
    const auto before = [](const Row& row, int64_t id) { return row.rank.clause < id; };
    const auto above = std::lower_bound(document.begin(), document.end(), document[i].parent, before);
    if (above == document.end() || above->rank.clause != document[i].parent) continue;
    above->rank.wanted.last = std::max(above->rank.wanted.last, last);
  }
}

Result<void> Take(std::vector<Row>& document, const std::function<Result<void>(const KeptRank&)>& take) {
  FindLast(document);
  for (Row& row : document) {
    row.rank.rank.below = static_cast<uint32_t>(row.rank.wanted.last - row.rank.clause);
    if (Result<void> taken = take(row.rank); !taken) return taken;
  }
  document.clear();
  return {};
}

Row ReadRow(const Statement& rows) {
  const TextMeasure measure = MeasureText(rows.text(3));
  Row row;
  row.parent = rows.integer(2);
  KeptRank& rank = row.rank;
  rank.clause = rows.integer(0);
  rank.kept.last = rows.integer(4);
  if (!rows.is_null(5)) rank.kept.text_key = rows.integer(5);
  rank.wanted = {rank.clause, Column(measure.key)};
  rank.rank = {measure.tokens, 0, measure.key};
  return row;
}

}  // namespace

Result<void> ReadRanks(Database& database, const std::function<Result<void>(const KeptRank&)>& take) {
  std::vector<Row> document;
  int64_t id = 0;
  Statement rows = database.Query("SELECT id, document, parent, text, last, text_key FROM clause ORDER BY id");
  while (rows.Next()) {
    if (rows.integer(1) != id)
      if (Result<void> taken = Take(document, take); !taken) return taken;
    id = rows.integer(1);
    document.push_back(ReadRow(rows));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return Take(document, take);
}

Result<std::vector<WrongIdentity>> WrongIdentities(Database& database) {
  std::vector<WrongIdentity> wrong;
  Statement rows = database.Query("SELECT id, identity, identity_hash FROM document ORDER BY id");
  while (rows.Next()) {
    const std::string_view identity = rows.text(1);
    const auto wanted = static_cast<int64_t>(XXH3_64bits(identity.data(), identity.size()));
    if (rows.integer(2) != wanted) wrong.push_back({rows.integer(0), wanted});
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return wrong;
}

}  // namespace liye
