#include "index/unit_use.h"

#include <algorithm>
#include <vector>

#include "index/sqlite.h"
#include "index/unit_alias.h"
#include "index/unit_place.h"

namespace liye {
namespace {

// Documents are found by the clause without reading the clause.
constexpr const char* kNamedBy = R"sql(
SELECT d.issuing_authority, min(substr(d.document_date, 1, 4)), max(substr(d.document_date, 1, 4))
FROM (SELECT DISTINCT (SELECT d.id FROM document d WHERE d.first_clause <= y.clause ORDER BY d.first_clause DESC LIMIT 1)
      AS document FROM unit u JOIN duty y ON y.unit = u.id WHERE u.name = ?1) n
JOIN document d ON d.id = n.document WHERE d.document_date IS NOT NULL GROUP BY 1
)sql";

void Widen(NamedYears& years, const NamedYears& more) {
  if (more.first == 0) return;
  years.first = years.first == 0 ? more.first : std::min(years.first, more.first);
  years.last = std::max(years.last, more.last);
}

}  // namespace

const UnitUse::Years& UnitUse::YearsOf(const std::string& name) {
  const auto [known, fresh] = known_.try_emplace(name);
  if (!fresh) return known->second;
  Statement issuers = database_.Query(kNamedBy, name);
  while (issuers.Next())
    Widen(known->second[RegionOf(issuers.text(0))],
          {static_cast<int>(issuers.integer(1)), static_cast<int>(issuers.integer(2))});
  return known->second;
}

NamedYears UnitUse::Named(const std::string& name, const std::string& region) {
  std::vector<std::string> names = OtherUnitNames(name);
  names.push_back(name);
  NamedYears years;
  for (const std::string& each : names)
    if (const Years& of_name = YearsOf(each); of_name.contains(region)) Widen(years, of_name.at(region));
  return years;
}

}  // namespace liye
