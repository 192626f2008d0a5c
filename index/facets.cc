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

Result<void> CountUnits(Database& database, const std::vector<Hit>& hits, Facets& facets) {
  std::unordered_map<int64_t, uint64_t> units;
  Statement duties(database, "SELECT DISTINCT unit FROM duty WHERE clause = ?1");
  for (const Hit& hit : hits) {
    duties.Bind(hit.clause);
    while (duties.Next()) ++units[duties.integer(0)];
    duties.Reset();
  }
  if (!duties.ok()) return std::unexpected(duties.error());
  Counter names;
  Statement name(database, "SELECT name FROM unit WHERE id = ?1");
  for (const auto& [unit, count] : units) {
    name.Bind(unit);
    if (name.Next()) names[name.string(0)] += count;
    name.Reset();
  }
  if (!name.ok()) return std::unexpected(name.error());
  facets.units = MostFirst(names);
  return {};
}

}  // namespace

Result<Facets> CountFacets(Database& database, const DocumentMap& documents, const std::vector<Hit>& hits) {
  Facets facets;
  if (Result<void> done = CountDocuments(database, documents, hits, facets); !done)
    return std::unexpected(done.error());
  if (Result<void> done = CountUnits(database, hits, facets); !done) return std::unexpected(done.error());
  return facets;
}

}  // namespace liye
