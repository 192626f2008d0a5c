#include "index/units.h"

#include "index/fold.h"
#include "index/sqlite.h"

namespace liye {
namespace {

constexpr std::string_view kUnknown = "?";  // the region of issuers that do not tell it, as it is stored

std::string InRegion(std::string_view region, std::string_view name) {
  return std::string(region) + '\n' + FoldedKey(name);
}

std::string Stored(const std::string& region) { return region.empty() ? std::string(kUnknown) : region; }

}  // namespace

namespace {

// Runs a change that reads before it writes, whole or not at all.
template <typename Change>
auto Decide(Database& database, Change&& change) -> decltype(change()) {
  if (const Result<void> begun = database.Execute("BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
  auto result = change();
  const Result<void> ended = database.Execute(result ? "COMMIT" : "ROLLBACK");
  if (result && !ended) return std::unexpected(ended.error());
  return result;
}

// Takes back the decisions of a region that `meant` holds for; gives how many.
template <typename Meant>
Result<size_t> Forget(Database& database, const std::string& region, Meant&& meant) {
  const Result<Units> units = Units::Load(database);
  if (!units) return std::unexpected(units.error());
  size_t count = 0;
  for (const UnitDecision& decision : units->decisions()) {
    if (decision.region != region || !meant(decision)) continue;
    const Result<void> done = database.Run("DELETE FROM unit_decision WHERE region = ?1 AND name = ?2 AND office = ?3",
                                           Stored(region), decision.name, decision.office);
    if (!done) return std::unexpected(done.error());
    ++count;
  }
  return count;
}

}  // namespace

Result<Units> Units::Load(Database& database) {
  Units units(database);
  Statement rows = database.Query("SELECT region, name, office FROM unit_decision ORDER BY region, name, office");
  while (rows.Next()) {
    const std::string region = rows.string(0);
    units.decisions_.push_back({region == kUnknown ? "" : region, rows.string(1), rows.string(2)});
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  for (const UnitDecision& decision : units.decisions_)
    if (decision.own()) units.own_.insert(InRegion(decision.region, decision.name));
  for (size_t i = 0; i < units.decisions_.size(); ++i) {
    const UnitDecision& decision = units.decisions_[i];
    if (!decision.own()) units.merged_.emplace(units.Alone(decision.name, decision.region).key, i);
  }
  return units;
}

bool Units::IsOwn(std::string_view name, std::string_view region) const {
  return own_.contains(InRegion(region, name));
}

Units::Name Units::Alone(std::string_view name, std::string_view region) const {
  Name alone{std::string(name), std::string(region), {}, false};
  const std::string place = InRegion(region, name);
  alone.own = own_.contains(place);
  alone.key = alone.own ? place : UnitKey(name, region);
  return alone;
}

Units::Name Units::Office(std::string_view name, std::string_view region) const {
  Name office = Alone(name, region);
  for (size_t steps = 0; steps < merged_.size(); ++steps) {
    const auto next = merged_.find(office.key);
    if (next == merged_.end()) break;
    const UnitDecision& decision = decisions_[next->second];
    office = Alone(decision.office, decision.region);
  }
  return office;
}

std::string Units::Key(std::string_view name, std::string_view region) const { return Office(name, region).key; }

UnitRelation Units::Compare(std::string_view one, std::string_view other, std::string_view region, int year) const {
  if (decisions_.empty()) return CompareUnits(one, other, region, year);
  const Name a = Office(one, region), b = Office(other, region);
  if (a.key == b.key) return UnitRelation::kSame;
  if (a.own || b.own || a.region != b.region) return UnitRelation::kOther;
  return CompareUnits(a.name, b.name, a.region, year);
}

std::string Units::Successor(const std::string& name, const std::string& region, int year) const {
  const Name office = Office(name, region);
  if (office.own) return {};
  return SuccessorOf(office.name, office.region, year, 0,
                     [&](const std::string& successor) { return use_->Named(successor, office.region); });
}

Result<UnitChange> MergeUnits(Database& database, const UnitDecision& decision) {
  return Decide(database, [&]() -> Result<UnitChange> {
    const Result<Units> units = Units::Load(database);
    if (!units) return std::unexpected(units.error());
    if (units->Key(decision.name, decision.region) == units->Key(decision.office, decision.region))
      return UnitChange::kAlready;
    const Result<void> done = database.Run("INSERT OR IGNORE INTO unit_decision VALUES (?1, ?2, ?3)",
                                           Stored(decision.region), decision.name, decision.office);
    if (!done) return std::unexpected(done.error());
    return UnitChange::kDone;
  });
}

Result<UnitChange> SplitUnit(Database& database, const std::string& region, const std::string& name) {
  return Decide(database, [&]() -> Result<UnitChange> {
    const Result<size_t> merges = Forget(database, region, [&](const UnitDecision& decision) {
      return !decision.own() && FoldedKey(decision.name) == FoldedKey(name);
    });
    if (!merges) return std::unexpected(merges.error());
    if (*merges > 0) return UnitChange::kDone;
    const Result<Units> units = Units::Load(database);
    if (!units) return std::unexpected(units.error());
    if (units->IsOwn(name, region)) return UnitChange::kAlready;
    const Result<void> done = database.Run("INSERT INTO unit_decision VALUES (?1, ?2, ?2)", Stored(region), name);
    if (!done) return std::unexpected(done.error());
    return UnitChange::kDone;
  });
}

Result<size_t> ForgetUnit(Database& database, const std::string& region, const std::string& name) {
  const std::string folded = FoldedKey(name);
  return Decide(database, [&] {
    return Forget(database, region, [&](const UnitDecision& decision) {
      return FoldedKey(decision.name) == folded || FoldedKey(decision.office) == folded;
    });
  });
}

}  // namespace liye
