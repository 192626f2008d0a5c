// Whether documents of a region make an office answerable under a name.
//
// Asks the table of units, whose names are indexed; a name is looked up once.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

namespace liye {

class Database;

class UnitUse {
 public:
  // `database` must outlive it.
  explicit UnitUse(Database& database) : database_(database) {}

  // `name` or another name of it that index/unit_alias.h knows, in documents of `region`.
  bool IsNamed(const std::string& name, const std::string& region);

 private:
  using Regions = std::unordered_set<std::string>;
  const Regions& RegionsOf(const std::string& name);

  Database& database_;
  std::unordered_map<std::string, Regions> known_;  // by name
};

}  // namespace liye
