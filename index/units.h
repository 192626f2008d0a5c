// Which names mean one office, after the user's decisions.
//
// The rules are those of index/unit_identity.h; a decision, kept in the knowledge base (unit_decision) and untouched by every
// ingest, goes before them: two offices are one, or a name is an office of its own. It holds in documents of one region.
// Of several offices that may have taken over, the one is named that documents of the region name.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "corpus/error.h"
#include "index/unit_identity.h"
#include "index/unit_use.h"

namespace liye {

class Database;

struct UnitDecision {
  std::string region;  // of the issuers in whose documents it holds, as RegionOf gives it
  std::string name;
  std::string office;  // a name of the office that it counts as; the same name: an office of its own

  bool own() const { return name == office; }
  friend bool operator==(const UnitDecision&, const UnitDecision&) = default;
};

class Units {
 public:
  // `database` must outlive it.
  static Result<Units> Load(Database& database);

  const std::vector<UnitDecision>& decisions() const { return decisions_; }

  // Whether it was decided that the name is an office of its own.
  bool IsOwn(std::string_view name, std::string_view region) const;

  // As the functions of unit_identity.h.
  std::string Key(std::string_view name, std::string_view region) const;
  UnitRelation Compare(std::string_view one, std::string_view other, std::string_view region, int year = 0) const;
  std::string Successor(const std::string& name, const std::string& region, int year) const;

 private:
  explicit Units(Database& database) : use_(std::make_unique<UnitUse>(database)) {}
  struct Name {
    std::string name, region, key;
    bool own = false;
  };
  Name Alone(std::string_view name, std::string_view region) const;  // without merging
  Name Office(std::string_view name, std::string_view region) const;

  std::unique_ptr<UnitUse> use_;
  std::vector<UnitDecision> decisions_;
  std::unordered_set<std::string> own_;             // region and folded name
  std::unordered_map<std::string, size_t> merged_;  // from a key to the decision that leads on
};

// Changes of the decisions; each is kept at once. Needs a database that can be written.
enum class UnitChange : uint8_t { kDone, kAlready };
// From now on `name` and all that is one with it counts as `office`.
Result<UnitChange> MergeUnits(Database& database, const UnitDecision& decision);
// Takes back that `name` was merged, or makes it an office of its own.
Result<UnitChange> SplitUnit(Database& database, const std::string& region, const std::string& name);
// Takes back every decision that names it in this region; gives how many there were.
Result<size_t> ForgetUnit(Database& database, const std::string& region, const std::string& name);

}  // namespace liye
