#include "index/facets.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace liye {
namespace {

using Counter = std::map<std::string, uint64_t>;

Facets::Counts MostFirst(const Counter& counter) {
  Facets::Counts counts(counter.begin(), counter.end());
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return counts;
}

Result<void> CountDocuments(Database& database, const DocumentMap& documents, const std::vector<Hit>& hits,
                            Facets& facets) {
  Counter types, issuers, years, standings;
  Statement row(database,
                "SELECT document_type, issuing_authority, substr(document_date, 1, 4) FROM document WHERE id = ?1");
  for (size_t begin = 0; begin < hits.size();) {
    size_t end = begin;
    while (end < hits.size() && hits[end].document == hits[begin].document) ++end;
    const DocumentMap::Entry& entry = documents.entries()[hits[begin].document];
    row.Bind(entry.id);
    if (row.Next()) {
      types[row.string(0)] += end - begin;
      issuers[row.string(1)] += end - begin;
      years[row.string(2)] += end - begin;
    }
    row.Reset();
    standings[entry.repealed ? "repealed" : "unknown"] += end - begin;
    begin = end;
  }
  if (!row.ok()) return std::unexpected(row.error());
  facets.types = MostFirst(types);
  facets.issuers = MostFirst(issuers);
  facets.years.assign(years.begin(), years.end());
  facets.standings = MostFirst(standings);
  return {};
}

using UnitCounts = std::unordered_map<int64_t, uint64_t>;

// Asks for the duties of every hit: for few of them.
Result<UnitCounts> UnitsByClause(Database& database, const std::vector<Hit>& hits) {
  UnitCounts units;
  Statement duties(database, "SELECT DISTINCT unit FROM duty WHERE clause = ?1");
  for (const Hit& hit : hits) {
    duties.Bind(hit.clause);
    while (duties.Next()) ++units[duties.integer(0)];
    duties.Reset();
  }
  if (!duties.ok()) return std::unexpected(duties.error());
  return units;
}

// Reads the index of all duties once, which holds nothing but units and clauses: for many hits.
Result<UnitCounts> UnitsByScan(Database& database, const std::vector<Hit>& hits) {
  UnitCounts units;
  const auto before = [](const Hit& hit, int64_t clause) { return hit.clause < clause; };
  Statement duties(database, "SELECT DISTINCT unit, clause FROM duty ORDER BY unit, clause");
  while (duties.Next()) {
    const int64_t clause = duties.integer(1);
    const auto hit = std::lower_bound(hits.begin(), hits.end(), clause, before);
    if (hit != hits.end() && hit->clause == clause) ++units[duties.integer(0)];
  }
  if (!duties.ok()) return std::unexpected(duties.error());
  return units;
}

Result<void> CountUnits(Database& database, const std::vector<Hit>& hits, size_t most_asked, Facets& facets) {
  const Result<UnitCounts> units =
      hits.size() <= most_asked ? UnitsByClause(database, hits) : UnitsByScan(database, hits);
  if (!units) return std::unexpected(units.error());
  Counter names;
  Statement name(database, "SELECT name FROM unit WHERE id = ?1");
  for (const auto& [unit, count] : *units) {
    name.Bind(unit);
    if (name.Next()) names[name.string(0)] += count;
    name.Reset();
  }
  if (!name.ok()) return std::unexpected(name.error());
  facets.units = MostFirst(names);
  return {};
}

}  // namespace

Result<Facets> CountFacets(Database& database, const DocumentMap& documents, const std::vector<Hit>& hits,
                           size_t most_asked) {
  Facets facets;
  if (Result<void> done = CountDocuments(database, documents, hits, facets); !done)
    return std::unexpected(done.error());
  if (Result<void> done = CountUnits(database, hits, most_asked, facets); !done) return std::unexpected(done.error());
  return facets;
}

}  // namespace liye
