// In which years documents of a region make an office answerable under a name.
//
// Asks the table of units, whose names are indexed; a name is looked up once.
#pragma once

#include <string>
#include <unordered_map>

#include "index/unit_identity.h"

namespace liye {

class Database;

class UnitUse {
 public:
  // `database` must outlive it.
  explicit UnitUse(Database& database) : database_(database) {}

  // `name` or another name of it that index/unit_alias.h knows, in documents of `region`.
  NamedYears Named(const std::string& name, const std::string& region);

 private:
  using Years = std::unordered_map<std::string, NamedYears>;  // by region
  const Years& YearsOf(const std::string& name);

  Database& database_;
  std::unordered_map<std::string, Years> known_;  // by name
};

}  // namespace liye
