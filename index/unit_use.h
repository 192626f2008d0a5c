// Whether documents of a region make an office answerable under a name.
//
// Asks the table of units, whose names are indexed; remembers nothing.
#pragma once

#include <string>

namespace liye {

class Database;

class UnitUse {
 public:
  explicit UnitUse(Database& database) : database_(database) {}

  // `name` or another name of it that index/unit_alias.h knows, in documents of `region`.
  bool IsNamed(const std::string& name, const std::string& region);

 private:
  Database& database_;
};

}  // namespace liye
