// Other names of one unit: 市发改委 is 市发展改革委 and 市发展和改革委员会.
//
// Known from index/lexicon/unit_names.tsv, which holds stems and endings of departments, never a place: what
// stands in front (市, 平川市, 国家) goes over to the other names as it is. Knows no database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/query.h"

namespace liye {

// The other names of the unit `name`; none when it is not a department that the lexicon knows.
std::vector<std::string> OtherUnitNames(std::string_view name);

// The query with every word and unit outside quotation marks that names a department widened to its other names.
Query WidenUnits(Query query);

}  // namespace liye
