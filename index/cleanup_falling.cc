#include "index/cleanup_falling.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "index/clause_reference.h"

namespace liye {
namespace {

constexpr size_t kMostNamed = 5;  // duties that a row names

constexpr const char* kRanges = "SELECT first_clause, last_clause FROM document WHERE id = ?1 OR parent = ?1";
constexpr const char* kClauseRange = "SELECT id, last FROM clause WHERE id = ?1";
constexpr const char* kDuties = R"sql(
SELECT u.name, y.task FROM duty y JOIN unit u ON u.id = y.unit WHERE y.clause BETWEEN ?1 AND ?2
ORDER BY y.clause, y.ordinal
)sql";
constexpr const char* kDeadlines = R"sql(
SELECT count(*) FROM deadline WHERE clause BETWEEN ?1 AND ?2 AND kind IN ('due', 'target', 'recurring', 'window')
)sql";

}  // namespace

FallingReader::FallingReader(Database& database)
    : database_(database),
      ranges_(database, kRanges),
      clause_range_(database, kClauseRange),
      duties_(database, kDuties),
      deadlines_(database, kDeadlines) {}

Result<void> FallingReader::Count(bool whole, CleanupRow& row) {
  std::vector<std::pair<int64_t, int64_t>> ranges;
  if (whole) {
    ranges_.Reset();
    ranges_.Bind(row.document);
    while (ranges_.Next()) ranges.emplace_back(ranges_.integer(0), ranges_.integer(1));
    if (!ranges_.ok()) return std::unexpected(ranges_.error());
  }
  for (const CleanupReason& reason : row.reasons) {
    if (reason.code != CleanupCode::kPartRepealed) continue;
    const Result<ClauseReference> clauses = FindClauses(database_, row.document, reason.part);
    if (!clauses) return std::unexpected(clauses.error());
    for (size_t i = 0; i < clauses->clauses.size(); ++i) {
      clause_range_.Reset();
      clause_range_.Bind(clauses->clauses[i]);
      if (clause_range_.Next()) ranges.emplace_back(clause_range_.integer(0), clause_range_.integer(1));
      if (!clause_range_.ok()) return std::unexpected(clause_range_.error());
    }
  }
  std::sort(ranges.begin(), ranges.end());
  int64_t counted = 0;  // the last clause
  for (auto [first, last] : ranges) {
    first = std::max(first, counted + 1);
    if (first > last) continue;
    counted = last;
    if (Result<void> done = CountIn(first, last, row); !done) return done;
  }
  return {};
}

Result<void> FallingReader::CountIn(int64_t first, int64_t last, CleanupRow& row) {
  duties_.Reset();
  duties_.Bind(first, last);
  for (; duties_.Next(); ++row.duties)
    if (row.first_duties.size() < kMostNamed) row.first_duties.push_back(duties_.string(0) + "：" + duties_.string(1));
  if (!duties_.ok()) return std::unexpected(duties_.error());
  deadlines_.Reset();
  deadlines_.Bind(first, last);
  if (deadlines_.Next()) row.deadlines += static_cast<uint64_t>(deadlines_.integer(0));
  if (!deadlines_.ok()) return std::unexpected(deadlines_.error());
  return {};
}

}  // namespace liye
