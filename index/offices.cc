#include "index/offices.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "index/fold.h"
#include "index/likeness.h"
#include "index/sqlite.h"
#include "index/unit_place.h"
#include "index/workday.h"

namespace liye {
namespace {

constexpr const char* kMentions = R"sql(
SELECT u.name, coalesce(d.issuing_authority, ''), d.id, coalesce(d.document_date, ''), count(*)
FROM document d JOIN duty y ON y.clause BETWEEN d.first_clause AND d.last_clause JOIN unit u ON u.id = y.unit
GROUP BY d.id, y.unit ORDER BY d.id
)sql";

// Fills offices from rows in the order of documents.
class Collector {
 public:
  explicit Collector(const Units& units) : units_(units) {}

  void Take(const Statement& row) {
    const std::string name = row.string(0), issuer = row.string(1), day = row.string(3);
    const auto [region, fresh_region] = regions_.try_emplace(issuer);
    if (fresh_region) region->second = RegionOf(issuer);
    Gathered& office = offices_[PlaceFor(name, region->second)];
    const uint64_t duties = static_cast<uint64_t>(row.integer(4));
    office.names[name] += duties;
    office.regions[region->second] += duties;
    office.duties += duties;
    if (office.last_document != row.integer(2)) ++office.documents;
    office.last_document = row.integer(2);
    if (day.empty()) return;
    if (office.first.empty() || day < office.first) office.first = day;
    if (day > office.last) office.last = day;
  }

  std::vector<Office> All() {
    std::vector<Office> all;
    for (const Gathered& gathered : offices_) all.push_back(Finished(gathered));
    std::stable_sort(all.begin(), all.end(), [](const Office& a, const Office& b) { return a.duties > b.duties; });
    return all;
  }

 private:
  struct Gathered {
    std::map<std::string, uint64_t> names;
    std::map<std::string, uint64_t> regions;  // with how many duties
    uint64_t duties = 0, documents = 0;
    int64_t last_document = 0;
    std::string first, last;
  };

  // Names come again and again.
  size_t PlaceFor(const std::string& name, const std::string& region) {
    const auto [known, fresh] = known_.try_emplace(region + '\n' + name, 0);
    if (!fresh) return known->second;
    const auto [place, unseen] = places_.try_emplace(units_.Key(name, region), offices_.size());
    if (unseen) offices_.emplace_back();
    return known->second = place->second;
  }

  Office Finished(const Gathered& gathered) const {
    Office office;
    office.names.assign(gathered.names.begin(), gathered.names.end());
    std::stable_sort(office.names.begin(), office.names.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string main;  // the region that names it most; better one that is known
    uint64_t most = 0;
    for (const auto& [region, duties] : gathered.regions) {
      office.regions.push_back(region);
      if (!region.empty() && duties > most) main = region, most = duties;
    }
    office.duties = gathered.duties;
    office.documents = gathered.documents;
    office.first = gathered.first;
    office.last = gathered.last;
    office.place = PlaceOfOffice(office.name(), main);
    if (const std::optional<Day> day = ParseDay(office.last))
      office.now = units_.Successor(office.name(), main, YearOf(*day));
    return office;
  }

  const Units& units_;
  std::unordered_map<std::string, std::string> regions_;  // of issuers
  std::unordered_map<std::string, size_t> known_;         // by region and name
  std::unordered_map<std::string, size_t> places_;        // by key
  std::vector<Gathered> offices_;
};

}  // namespace

Result<std::vector<Office>> Offices(Database& database, const Units& units) {
  Collector collector(units);
  Statement rows = database.Query(kMentions);
  while (rows.Next()) collector.Take(rows);
  if (!rows.ok()) return std::unexpected(rows.error());
  return collector.All();
}

std::vector<Office> FindOffices(const std::vector<Office>& offices, const Units& units, const std::string& name) {
  std::vector<Office> same, containing;
  const std::string part = FoldedKey(name);
  for (const Office& office : offices) {
    const bool is_it = std::any_of(office.regions.begin(), office.regions.end(), [&](const std::string& region) {
      return units.Compare(office.name(), name, region) == UnitRelation::kSame;
    });
    if (is_it)
      same.push_back(office);
    else if (!part.empty() && std::any_of(office.names.begin(), office.names.end(), [&](const auto& each) {
               return FoldedKey(each.first).find(part) != std::string::npos;
             }))
      containing.push_back(office);
  }
  same.insert(same.end(), containing.begin(), containing.end());
  return same;
}

std::vector<std::string> NearOffices(const std::vector<Office>& offices, const std::string& name, size_t most) {
  NearestTexts nearest(name, most);
  for (const Office& office : offices)
    for (const auto& [each, duties] : office.names) nearest.Take(each, duties, each);
  return nearest.Best();
}

}  // namespace liye
