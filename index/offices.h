// The offices that documents make answerable, each with all the names it goes by there.
//
// For `liye units`, and for telling what was meant when a name is not known. Joined by index/units.h.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/error.h"
#include "index/units.h"

namespace liye {

class Database;

struct Office {
  std::string place;                                    // 郑州, 郑州/二七区, 国家; "" where the documents do not tell
  std::vector<std::pair<std::string, uint64_t>> names;  // with how many duties; the usual one first
  std::vector<std::string> regions;                     // of the issuers that name it
  uint64_t duties = 0, documents = 0;
  std::string first, last;  // days of the documents that name it, ISO; "" when they show none
  std::string now;          // the office that does its work today; "" when it goes on itself

  const std::string& name() const { return names.front().first; }
};

// Those with most duties first.
Result<std::vector<Office>> Offices(Database& database, const Units& units);

// Those of `offices` that `name` can mean: the office itself under any name, and those whose names contain it.
std::vector<Office> FindOffices(const std::vector<Office>& offices, const Units& units, const std::string& name);

// Names of offices that are written almost as `name`, at most `most`, the nearest first.
std::vector<std::string> NearOffices(const std::vector<Office>& offices, const std::string& name, size_t most);

}  // namespace liye
