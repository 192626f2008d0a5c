// A clause that matches, on its way from the index to the page: what ordering and folding have to know of it.
#pragma once

#include <cstdint>
#include <vector>

namespace liye {

struct Hit {
  double score = 0;  // 0 when the order is not by relevance
  int64_t clause = 0;
  uint64_t identity = 0;  // of its document, see DocumentMap
  int32_t date = 0;       // 20170307; 0 for none
  uint32_t place = 0;     // of its document in the order of numbers; 0 in other orders
  uint32_t document = 0;  // index in DocumentMap::entries()
  uint32_t match = 0;     // index in PhraseMatches::clauses
};

}  // namespace liye
