#include "index/unit_use.h"

#include <vector>

#include "index/sqlite.h"
#include "index/unit_alias.h"
#include "index/unit_place.h"

namespace liye {

bool UnitUse::IsNamed(const std::string& name, const std::string& region) {
  constexpr const char* kIssuers =
      "SELECT DISTINCT d.issuing_authority FROM unit u JOIN duty y ON y.unit = u.id JOIN clause c ON c.id = y.clause "
      "JOIN document d ON d.id = c.document WHERE u.name = ?1";
  std::vector<std::string> names = OtherUnitNames(name);
  names.push_back(name);
  for (const std::string& each : names) {
    Statement issuers = database_.Query(kIssuers, each);
    while (issuers.Next())
      if (RegionOf(issuers.text(0)) == region) return true;
  }
  return false;
}

}  // namespace liye
