#include "index/unit_use.h"

#include <algorithm>
#include <vector>

#include "index/sqlite.h"
#include "index/unit_alias.h"
#include "index/unit_place.h"

namespace liye {

const UnitUse::Regions& UnitUse::RegionsOf(const std::string& name) {
  const auto [known, fresh] = known_.try_emplace(name);
  if (!fresh) return known->second;
  // The document of a clause is found without reading the clause.
  Statement issuers = database_.Query(
      "SELECT DISTINCT (SELECT d.issuing_authority FROM document d WHERE d.first_clause <= y.clause "
      "ORDER BY d.first_clause DESC LIMIT 1) FROM unit u JOIN duty y ON y.unit = u.id WHERE u.name = ?1",
      name);
  while (issuers.Next()) known->second.insert(RegionOf(issuers.text(0)));
  return known->second;
}

bool UnitUse::IsNamed(const std::string& name, const std::string& region) {
  std::vector<std::string> names = OtherUnitNames(name);
  names.push_back(name);
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& each) { return RegionsOf(each).contains(region); });
}

}  // namespace liye
