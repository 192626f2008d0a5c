#include "index/unit_identity.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/lexicon.h"
#include "index/fold.h"
#include "index/unit_alias.h"
#include "index/unit_place.h"

namespace liye {
namespace {

constexpr std::string_view kCentre = "国家";
constexpr size_t kLongestTown = 4 * 3;  // bytes, in front of a zone

void Erase(std::string& text, std::string_view word) {
  for (size_t at; (at = text.find(word)) != text.npos;) text.erase(at, word.size());
}

// Endings that mean the same; the shorter form is kept.
constexpr std::string_view kZoneCommittee = "管理委员会";  // of a zone; elsewhere 委员会 ends the name
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEndings = {{{kZoneCommittee, "管委会"},
                                                                                    {"委员会办公室", "委办"},
                                                                                    {"委员会", "委"},
                                                                                    {"办公室", "办"},
                                                                                    {"营业管理部", "营管部"}}};
// What an office's name may have before its ending without being another office.
constexpr std::array<std::string_view, 3> kIdleWords = {"管理", "工作", "事务"};
constexpr std::array<std::string_view, 7> kOneCharacterEndings = {"局", "厅", "委", "办", "部", "署", "会"};

// 住房和城乡建设管理委员会 as 住房城乡建设委: what two spellings of one name have in common.
std::string Plain(std::string name) {
  for (const auto& [full, brief] : kEndings) {
    if (name.size() <= full.size() || !name.ends_with(full)) continue;
    const std::string_view stem = std::string_view(name).substr(0, name.size() - full.size());
    const bool no_zone =
        full == kZoneCommittee && !(stem.ends_with("区") || stem.ends_with("园") || stem.ends_with("城"));
    if (!no_zone) name.replace(stem.size(), full.size(), brief);
  }
  for (std::string_view word : {"人民政府"})
    for (size_t at; (at = name.find(word)) != name.npos;) name.replace(at, word.size(), "政府");
  for (std::string_view word : {"和", "与", "及", "、", ",", "(", ")", "（", "）", "自治县"}) Erase(name, word);
  for (std::string_view ending : kOneCharacterEndings) {
    if (!name.ends_with(ending)) continue;
    for (std::string_view idle : kIdleWords) {
      const size_t at = name.size() - ending.size() - std::min(name.size() - ending.size(), idle.size());
      const bool stays = at >= 2 * ending.size();  // a stem of two characters at least
      if (stays && name.compare(at, idle.size(), idle) == 0) name.erase(at, idle.size());
    }
    break;
  }
  return name;
}

// From the plain form of a name to that of its full name.
class Names {
 public:
  static const Names& Get() {
    static const Names names;
    return names;
  }

  std::string Local(const std::string& office) const {
    std::string usual = office;  // 和 is how lexicons write it
    for (std::string_view word : {"与", "及"})
      if (const size_t at = usual.find(word); at != usual.npos) usual.replace(at, word.size(), "和");
    const std::vector<std::string> others = OtherUnitNames(usual);
    std::string best = Plain(usual);
    for (const std::string& other : others) best = std::min(best, Plain(other));
    return Zone(best);
  }
  // Empty when no office of the centre has this name.
  std::string Central(const std::string& office) const {
    for (const std::string& form : {office, Local(office)})
      if (const auto found = central_.find(Plain(form)); found != central_.end()) return found->second;
    return {};
  }

 private:
  Names() {
    for (const LexiconRow& row : Lexicon("central_units")) {
      const std::vector<std::string_view> forms = SplitAt(row[0], "|");
      const std::string full = Local(PlaceOfUnit(forms[0], kCentre).office);
      for (std::string_view form : forms) {
        const std::string office = PlaceOfUnit(form, kCentre).office;
        central_.emplace(Plain(office), full);
        central_.emplace(Local(office), full);
      }
    }
  }

  // 高新区管委会 and 高新技术产业开发区 are the zone.
  static std::string Zone(std::string office) {
    constexpr std::string_view kCommittee = "管委会";
    std::string_view name = office;
    if (name.ends_with(kCommittee)) name.remove_suffix(kCommittee.size());
    for (const LexiconRow& row : Lexicon("zone_names"))
      for (std::string_view form : SplitAt(row[0], "|")) {
        const size_t before = name.size() - std::min(name.size(), form.size());  // 新郑综保区: a place of its own
        if (name.ends_with(form) && before <= kLongestTown)
          return std::string(name.substr(0, before)).append(SplitAt(row[0], "|").front());
      }
    if (name.ends_with("区") && name.size() != office.size()) return std::string(name);
    return office;
  }

  std::unordered_map<std::string, std::string> central_;
};

struct Identity {
  std::string place, office;
  friend bool operator==(const Identity&, const Identity&) = default;
};

Identity IdentityOf(std::string_view name, std::string_view region) {
  // 国家税务总局上海市税务局 is an office of Shanghai.
  std::string folded = FoldedKey(name);
  for (const LexiconRow& row : Lexicon("vertical_units")) {
    if (folded.size() <= row[0].size() || !folded.starts_with(row[0])) continue;
    const std::string below = folded.substr(row[0].size());
    if (const std::string place = RegionOf(below); !place.empty() && place != kCentre) folded = below;
  }
  UnitPlace unit = PlaceOfUnit(folded == FoldedKey(name) ? name : std::string_view(folded), region);
  if (unit.place == kCentre) {
    const std::string central = Names::Get().Central(unit.office);
    return {unit.place, central.empty() ? Names::Get().Local(unit.office) : central};
  }
  // Without a place of its own a name may be one of the centre: 财政部 in a document of a city.
  if (folded == unit.office && IsMinistry(folded)) {
    const std::string central = Names::Get().Central(unit.office);
    const bool known = !central.empty();
    if (known || !unit.office.ends_with("司")) return {std::string(kCentre), known ? central : unit.office};
  }
  return {unit.place, Names::Get().Local(unit.office)};
}

struct Reform {
  std::vector<std::string> successors;  // canonical
  std::vector<std::string> names;       // the same as the lexicon has them, the usual one first
  bool last = false;                    // of these nothing more is known: other offices have such names
  int year = 0;
  bool everywhere = true;
};

constexpr std::string_view kLast = ".";  // behind the successors of a row

class Reforms {
 public:
  static const Reforms& Get() {
    static const Reforms reforms;
    return reforms;
  }
  const std::vector<Reform>* Of(const Identity& unit) const {
    const auto& all = unit.place == kCentre ? central_ : local_;
    const auto found = all.find(unit.office);
    return found == all.end() ? nullptr : &found->second;
  }

 private:
  static int Number(std::string_view digits) {
    int number = 0;
    for (char c : digits) number = number * 10 + (c - '0');
    return number;
  }
  Reforms() {
    for (const LexiconRow& row : Lexicon("unit_reforms")) {
      if (row.size() < 4) continue;
      const bool central = row[2] == "central";
      const auto office = [&](std::string_view name) {
        return central ? IdentityOf(name, kCentre).office : Names::Get().Local(FoldedKey(name));
      };
      Reform reform{{}, {}, false, Number(row[3]), row[2] != "some"};
      std::string_view successors = row[1];
      if (successors.ends_with(kLast)) {
        reform.last = true;
        successors.remove_suffix(kLast.size());
      }
      for (std::string_view successor : SplitAt(successors, "|")) {
        reform.successors.push_back(office(successor));
        reform.names.emplace_back(successor);
      }
      (central ? central_ : local_)[office(row[0])].push_back(std::move(reform));
    }
  }

  std::unordered_map<std::string, std::vector<Reform>> local_, central_;
};

// Whether the work of `unit` has gone to `office` by reforms after `year`, up to `until`.
bool WentTo(const Identity& unit, const std::string& office, int year, int until, int steps = 4) {
  const std::vector<Reform>* reforms = Reforms::Get().Of(unit);
  if (reforms == nullptr || steps == 0) return false;
  for (const Reform& reform : *reforms) {
    const int early = IsProvince(unit.place) ? 1 : 0;  // provinces were a year before their cities
    if (reform.year <= year || (until != 0 && reform.year - early > until)) continue;
    for (const std::string& successor : reform.successors)
      if (successor == office || WentTo({unit.place, successor}, office, reform.year, until, steps - 1)) return true;
  }
  return false;
}

struct Succession {
  const Reform* reform = nullptr;  // null for none
  size_t choice = 0;               // of its successors
};

// A successor that documents name from the reform on; of one that only some places had, not before it either, since
// there the office may have stood beside it all along.
bool IsNewlyNamed(const Reform& reform, const NamedYears& named) {
  return named.last >= reform.year && (reform.everywhere || named.first >= reform.year);
}

// The usual successor: a 厅 where a province has one.
size_t UsualChoice(const Reform& reform, std::string_view place) {
  for (size_t i = 0; i < reform.names.size(); ++i)
    if (IsProvince(place) && reform.names[i].ends_with("厅")) return i;
  return 0;
}

// The first reform behind `year`; one that only some places had counts where its successor is named.
Succession NextOf(const std::vector<Reform>& reforms, const Identity& unit, const std::string& before, int year,
                  int until, const NamedIn& named_in) {
  Succession next;
  for (const Reform& reform : reforms) {
    if (reform.year <= year || (until != 0 && reform.year > until)) continue;
    if (next.reform != nullptr && reform.year >= next.reform->year) continue;
    size_t choice = reform.names.size();
    if (named_in && (reform.names.size() > 1 || !reform.everywhere))
      for (choice = 0; choice < reform.names.size(); ++choice)
        if (IsNewlyNamed(reform, named_in(before + reform.names[choice]))) break;
    const bool named = choice < reform.names.size();
    if (reform.everywhere || named) next = {&reform, named ? choice : UsualChoice(reform, unit.place)};
  }
  return next;
}

}  // namespace

std::string UnitKey(std::string_view name, std::string_view region) {
  const Identity unit = IdentityOf(name, region);
  return unit.place + '/' + unit.office;
}

std::string PlaceOfOffice(std::string_view name, std::string_view region) { return IdentityOf(name, region).place; }

UnitRelation CompareUnits(std::string_view one, std::string_view other, std::string_view region, int year) {
  const Identity a = IdentityOf(one, region), b = IdentityOf(other, region);
  if (a.place != b.place) return UnitRelation::kOther;
  if (a.office == b.office) return UnitRelation::kSame;
  return WentTo(a, b.office, 0, year) ? UnitRelation::kSuccessor : UnitRelation::kOther;
}

std::string SuccessorOf(std::string_view name, std::string_view region, int year, int until, const NamedIn& named_in) {
  Identity unit = IdentityOf(name, region);
  const std::string office = PlaceOfUnit(name, region).office;
  const std::string folded = FoldedKey(name);
  std::string before = folded.ends_with(office) ? folded.substr(0, folded.size() - office.size()) : "";
  for (std::string_view government : {"人民政府", "政府"})
    if (before.ends_with(government)) before.erase(before.size() - government.size());
  if (unit.place == kCentre) before.clear();
  std::string now;
  for (int steps = 0; steps < 4; ++steps) {
    const std::vector<Reform>* reforms = Reforms::Get().Of(unit);
    if (reforms == nullptr) break;
    const Succession next = NextOf(*reforms, unit, before, year, until, named_in);
    if (next.reform == nullptr) break;
    now = before + next.reform->names[next.choice];
    year = next.reform->year;
    unit.office = next.reform->successors[next.choice];
    if (next.reform->last) break;
  }
  return now;
}

}  // namespace liye
