// What a list of units leaves out, put back.
#include <algorithm>

#include "extract/unit_list.h"
#include "extract/unit_list_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr std::string_view kSingleLevels = "省市县区州盟旗乡镇";

// 县〔市〕 inside a bracket of its own is 县(市).
void RoundBrackets(std::string& name) {
  constexpr std::string_view kOpen = "〔", kClose = "〕";
  for (size_t at; (at = name.find(kOpen)) != name.npos;) name.replace(at, kOpen.size(), "(");
  for (size_t at; (at = name.find(kClose)) != name.npos;) name.replace(at, kClose.size(), ")");
}

std::string FullWidthBrackets(std::string_view name) {
  std::string wide;
  for (char c : name) {
    if (c == '(')
      wide += "（";
    else if (c == ')')
      wide += "）";
    else if (c == ',')
      wide += "，";
    else
      wide += c;
  }
  return wide;
}

}  // namespace

void UnitListReader::PutBack(std::vector<ListedUnit>& units, size_t first) {
  if (first >= units.size()) return;
  for (size_t k = first; k < units.size(); ++k) RoundBrackets(units[k].name);
  several_levels_ = false;
  PutBackRegions(units, first);
  PutBackEndings(units, first);
  PutBackPlaces(units, first);
  if (several_levels_) level_.clear();
  for (size_t k = first; k < units.size(); ++k) units[k].name = FullWidthBrackets(units[k].name);
}

// 各区、开发区国土资源部门; 省、自治区、直辖市人民政府; 郑东新区、高新区管委会: the last gives what all are.
void UnitListReader::PutBackRegions(std::vector<ListedUnit>& units, size_t first) {
  const UnitNames& names = UnitNames::Get();
  for (size_t k = units.size(); k-- > first + 1;) {
    const std::string whole = units[k].name;
    if (units[k].unit_class == UnitClass::kRegion || units[k].unit_class == UnitClass::kZone) continue;
    size_t cut = 0;  // end of the region that the last one begins with
    UnitClass region = UnitClass::kNoUnit;
    bool committee = false, government = false;
    for (size_t i = 0; i < whole.size() && i < 60;) {
      if (whole[i] == '(') {
        const size_t bracket = NameBracketLength(whole, i);
        if (bracket == 0) break;
        i += bracket;
      } else {
        i += CharLength(whole[i]);
      }
      if (i >= whole.size() || NameBracketLength(whole, i) > 0) continue;
      const UnitEnding ending = names.EndingAt(whole, i);
      const bool level = i == 3 && kSingleLevels.find(whole.substr(0, i)) != kSingleLevels.npos;
      if (ending.unit_class != UnitClass::kRegion && ending.unit_class != UnitClass::kZone && !level) continue;
      const std::string_view rest = std::string_view(whole).substr(i);
      const bool runs_zone = rest.starts_with("管委会") || rest.starts_with("管理委员会") || rest.starts_with("党工委");
      const bool governs = rest.starts_with("人民政府") || rest.starts_with("政府") ||
                           rest.starts_with("人民代表大会") || (level && rest.starts_with("级"));
      const bool any = level && ending.unit_class == UnitClass::kRegion && k > first &&
                       IsBareLevel(units[k - 1].name) &&
                       units[k].unit_class == UnitClass::kCollective;  // 区、县兵役机关
      if (!runs_zone && !governs && ((names.StemAt(rest, 0) == 0 && !any) || cut > 0)) continue;
      cut = i;
      region = level ? UnitClass::kRegion : ending.unit_class;
      committee = runs_zone;
      government = governs;
    }
    if (cut == 0) continue;
    const std::string_view place = std::string_view(whole).substr(0, cut), rest = std::string_view(whole).substr(cut);
    for (size_t j = k; j-- > first;) {
      ListedUnit& unit = units[j];
      const bool zone = unit.unit_class == UnitClass::kZone;
      if (unit.unit_class != UnitClass::kRegion && !zone) break;
      if (units[j + 1].begin - unit.end > 6) break;
      if (committee ? !zone : (zone && government)) break;
      const bool bare = IsBareLevel(unit.name), bare_last = IsBareLevel(place);
      const bool departments =
          bare && !government && units[k].unit_class == UnitClass::kCollective;  // 市、上街区交通部门
      if (!zone && region != UnitClass::kZone && bare != bare_last && !departments) break;
      if (place == "市" || place == "省") {
        if (unit.name.starts_with("各") || (!government && unit.name != "省")) break;
      }
      unit.name += rest;
      unit.unit_class = units[k].unit_class;
      several_levels_ = true;
    }
  }
}

// 市财政、审计部门 → 市财政部门; 公安、交通等部门; 县级以上人民政府教育、卫生行政部门.
void UnitListReader::PutBackEndings(std::vector<ListedUnit>& units, size_t first) const {
  const UnitNames& names = UnitNames::Get();
  std::string ending = tail_;
  for (size_t k = units.size(); k-- > first;) {
    ListedUnit& unit = units[k];
    const bool treasury = unit.unit_class == UnitClass::kDepartment && ending.ends_with("部门") &&
                          unit.name.ends_with("财政") &&
                          names.IsStem(std::string_view(unit.name).substr(names.PlaceLength(unit.name)));
    if (unit.unit_class == UnitClass::kStem || treasury) {
      if (!unit.tail.empty()) ending = unit.tail;                                    // 公安等行政部门和检验机构
      const bool twice = unit.name.ends_with("行政") && ending.starts_with("行政");  // 水行政|行政主管部门
      if (!ending.empty()) unit.name += twice ? ending.substr(6) : ending;
      continue;
    }
    const std::string_view bare = std::string_view(unit.name).substr(names.PlaceLength(unit.name));
    const size_t stem = names.StemAt(bare, 0);
    if (stem > 0 && stem == bare.size()) continue;  // 海关 before 等部门 is whole and ends no other name
    ending.clear();
    if (stem > 0 && stem < bare.size())
      ending = bare.substr(stem);
    else if (stem == 0 && unit.unit_class == UnitClass::kCollective)
      ending = "部门";
    for (std::string_view also :
         {"及其他", "和其他", "以及其他", "及有关", "和有关"}) {  // 市环境保护、水利及其他相关主管部门
      if (!std::string_view(ending).starts_with(also)) continue;
      ending.erase(0, also.size());
      for (std::string_view which : {"相关", "有关"})
        if (std::string_view(ending).starts_with(which)) ending.erase(0, which.size());
      const size_t own = unit.name.size() - (bare.size() - stem);
      unit.name.resize(own);
      unit.name += ending;
      unit.end = unit.begin + own;
      break;
    }
  }
  // 省级能源主管部门、煤矿安全监管部门 → 省级煤矿安全监管部门.
  for (size_t k = first + 1; k < units.size(); ++k) {
    const std::string_view before = units[k - 1].name;
    const bool both =
        units[k - 1].unit_class == UnitClass::kCollective && units[k].unit_class == UnitClass::kCollective;
    if (!both || !before.ends_with("部门") || !units[k].name.ends_with("部门") || IsWhole(units[k].name) ||
        names.PlaceLength(units[k].name) > 0)
      continue;
    for (std::string_view level : {"省级", "市级", "县级", "区级"})
      if (before.starts_with(level) && names.StemAt(before, level.size()) > 0) {
        units[k].name.insert(0, level);
        break;
      }
  }
  // 配合部门和单位 → 配合单位; 项目所在地乡镇、街道办事处 → 项目所在地街道办事处.
  for (size_t k = first + 1; k < units.size(); ++k) {
    const std::string& before = units[k - 1].name;
    if (units[k].name == "单位" && before.ends_with("部门"))
      units[k].name = before.substr(0, before.size() - 6) + "单位";
    const size_t seat = before.find("所在地");
    const bool local = units[k].unit_class == UnitClass::kGovernment || units[k].unit_class == UnitClass::kRegion;
    if (seat != before.npos && local && names.PlaceLength(units[k].name) == 0 && !IsWhole(units[k].name))
      units[k].name = before.substr(0, seat + 9) + units[k].name;
  }
}

void UnitListReader::PutBackPlaces(std::vector<ListedUnit>& units, size_t first) {
  const UnitNames& names = UnitNames::Get();
  static constexpr std::string_view kPartyOffices[] = {"组织部", "宣传部",   "统战部", "政法委",
                                                       "网信办", "老干部局", "政研室"};
  std::string government;  // 县级以上人民政府, for 教育部门 behind it
  bool party = false;
  for (size_t k = first; k < units.size(); ++k) {
    ListedUnit& unit = units[k];
    const bool office = unit.unit_class == UnitClass::kDepartment || unit.unit_class == UnitClass::kStem;
    const bool collective = unit.unit_class == UnitClass::kCollective || unit.unit_class == UnitClass::kStem;
    if (const size_t head = names.PlaceLength(unit.name); head > 0) {  // 县级以上人民政府教育、公安部门
      const std::string_view place = std::string_view(unit.name).substr(0, head);
      if (place.ends_with("人民政府")) government = place;
    }
    if (unit.of_other) continue;
    if (IsWhole(unit.name)) {
      if (own_place_.empty() || !unit.name.starts_with(own_place_)) continue;
      const std::string city = own_place_ + "市";
      if (office && unit.name.starts_with(city) && unit.name.size() > city.size()) level_ = city;
      continue;
    }
    const size_t place = names.PlaceLength(unit.name);
    if (place > 0) {
      const std::string_view head = std::string_view(unit.name).substr(0, place);
      if (head.ends_with("人民政府") || head == "国务院") {
        government = head;
      } else if ((office || (unit.unit_class == UnitClass::kGovernment && place == 3) ||
                  unit.unit_class == UnitClass::kCollective) &&
                 place < unit.name.size() && IsBareLevel(head.substr(CharBefore(head, head.size())))) {
        level_ = head;
        party = HasAt(unit.name, place, "委");
      }
      continue;
    }
    const bool named = collective || unit.name.ends_with("部门");
    if (names.StemAt(unit.name, 0) > 0 && named && !government.empty()) {
      unit.name = government + unit.name;
    } else if (unit.unit_class == UnitClass::kDepartment || unit.unit_class == UnitClass::kStem ||
               (collective && names.StemAt(unit.name, 0) > 0)) {
      const bool of_party =
          party && std::find(std::begin(kPartyOffices), std::end(kPartyOffices), unit.name) != std::end(kPartyOffices);
      if (!level_.empty()) unit.name = level_ + (of_party ? "委" : "") + unit.name;
    }
  }
}

}  // namespace liye
