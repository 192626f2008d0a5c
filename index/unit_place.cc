#include "index/unit_place.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "corpus/lexicon.h"
#include "index/fold.h"

namespace liye {
namespace {

constexpr size_t kHan = 3;  // bytes
constexpr std::string_view kCentre = "国家";
constexpr char kWithin = '/';  // 郑州/二七区
constexpr std::array<std::string_view, 5> kCentral = {"中华人民共和国", "国务院", "国家", "中国", "全国"};
constexpr std::array<std::string_view, 2> kParty = {"中国共产党", "中共"};
constexpr std::array<std::string_view, 3> kMinistryEndings = {"部", "总局", "总署"};
constexpr std::array<std::string_view, 2> kGeneralOffices = {"办公厅", "办公室"};
constexpr std::array<std::string_view, 9> kRegionEndings = {
    "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "省", "市", "州", "地区"};
// What the names of counties and districts end with, and what must not be taken for one.
constexpr std::array<std::string_view, 4> kCountyEndings = {"自治县", "县", "区", "旗"};
// Words that begin like a level.
constexpr std::array<std::string_view, 11> kWords = {
    "市政工程", "市政公用", "市政管理", "市政设施", "市政园林", "市政市容", "市场", "市容", "县域", "区域", "区划"};
constexpr std::array<std::string_view, 8> kNoCounty = {"地区",   "开发区", "新区",   "实验区",
                                                       "示范区", "试验区", "保税区", "高新区"};

// A region without 市 or 省 to the province that it lies in; a province to itself.
class Regions {
 public:
  static const Regions& Get() {
    static const Regions regions;
    return regions;
  }
  // The longest region that the text begins with; empty for none.
  std::string_view At(std::string_view text) const {
    std::string_view longest;
    for (const auto& [name, province] : provinces_)
      if (name.size() > longest.size() && text.starts_with(name)) longest = name;
    return longest;
  }
  std::string_view ProvinceOf(std::string_view region) const {
    const auto found = provinces_.find(region);
    return found == provinces_.end() ? std::string_view() : found->second;
  }
  bool IsCity(std::string_view region) const {
    const std::string_view province = ProvinceOf(region);
    return !province.empty() && (province != region || Municipality(region));
  }

 private:
  static bool Municipality(std::string_view region) {
    constexpr std::array<std::string_view, 4> kAll = {"北京", "天津", "上海", "重庆"};
    return std::find(kAll.begin(), kAll.end(), region) != kAll.end();
  }
  Regions() {
    for (const LexiconRow& row : Lexicon("region_names"))
      for (std::string_view name : row) provinces_.emplace(name, row[0]);
  }

  std::unordered_map<std::string_view, std::string_view> provinces_;
};

template <typename Words>
bool Take(std::string_view& text, const Words& words) {
  for (std::string_view word : words)
    if (text.size() > word.size() && text.starts_with(word)) {
      text.remove_prefix(word.size());
      return true;
    }
  return false;
}

// 市场监管总局, 市政工程公司: no level.
bool BeginsAWord(std::string_view text) {
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// 二七区 at the beginning, two to eight characters, before an office; empty for none.
std::string_view CountyAt(std::string_view text) {
  for (size_t end = 2 * kHan; end <= 8 * kHan && end < text.size(); end += kHan) {
    const std::string_view name = text.substr(0, end);
    for (std::string_view ending : kCountyEndings) {
      if (!name.ends_with(ending) || name.size() == ending.size()) continue;
      if (BeginsAWord(text.substr(end - kHan))) continue;
      if (std::none_of(kNoCounty.begin(), kNoCounty.end(), [&](std::string_view no) { return name.ends_with(no); }))
        return name;
    }
  }
  return {};
}

// A city that no lexicon knows, three to six characters with its 市, before an office; empty for none.
std::string_view UnknownCityAt(std::string_view text) {
  for (size_t end = 3 * kHan; end <= 6 * kHan && end < text.size(); end += kHan)
    if (text.substr(0, end).ends_with("市") && !BeginsAWord(text.substr(end - kHan))) return text.substr(0, end);
  return {};
}

// A county as part of a key: districts of several cities have one name, counties and banners of several hardly ever.
std::string CountyKey(std::string_view county, std::string_view city) {
  std::string key(county);
  for (const LexiconRow& row : Lexicon("county_peoples"))  // 管城回族区 is 管城区, too
    if (const size_t at = key.find(row[0]); at != key.npos && at > 0) key.erase(at, row[0].size());
  if (city.empty() || !county.ends_with("区")) return key;
  return std::string(city) + kWithin + key;
}

// The region of an issuer: the city or province, and the county or district in it.
struct Region {
  std::string_view above, county;  // one of them, or both

  static Region Of(std::string_view region) {
    const size_t at = region.find(kWithin);
    if (at != region.npos) return {region.substr(0, at), region.substr(at + 1)};
    const bool county = std::any_of(kCountyEndings.begin(), kCountyEndings.end(),
                                    [&](std::string_view ending) { return region.ends_with(ending); });
    return county ? Region{{}, region} : Region{region, {}};
  }
};

class Reader {
 public:
  Reader(std::string_view folded, std::string_view region)
      : text_(folded), region_(region), parts_(Region::Of(region)) {}

  UnitPlace Read() {
    if (Take(text_, kCentral)) place_ = kCentre;
    if (place_.empty()) TakeOwnCity();
    while (TakeNamed() || TakeCounty()) {
    }
    TakeLevel();
    if (place_.empty()) place_ = parts_.county.empty() ? region_ : CountyKey(parts_.county, parts_.above);
    return {place_, Office()};
  }

 private:
  // The issuer's city, where no lexicon knows it: 平川市财政局 in a document of 平川市.
  void TakeOwnCity() {
    if (!parts_.above.ends_with("市") || !text_.starts_with(parts_.above) || text_.size() == parts_.above.size())
      return;
    place_ = parts_.above;
    text_.remove_prefix(parts_.above.size());
  }

  bool TakeNamed() {
    const std::string_view region = Regions::Get().At(text_);
    if (region.empty() || region.size() == text_.size()) return false;
    // 国务院台湾事务办公室 is of the centre, 国家郑州经济技术开发区 of the city.
    if (place_ == kCentre && !Regions::Get().IsCity(region)) return false;
    place_ = region;
    text_.remove_prefix(region.size());
    Take(text_, kRegionEndings);
    return true;
  }

  bool TakeCounty() {
    if (text_.starts_with("各") || place_ == kCentre) return false;
    const std::string_view county = CountyAt(text_);
    if (county.empty()) return false;
    const std::string above = !place_.empty() ? place_ : std::string(parts_.above);
    place_ = CountyKey(county, above);
    text_.remove_prefix(county.size());
    return true;
  }

  // 市, 省, 县, 区 alone.
  void TakeLevel() {
    if (!place_.empty() || text_.size() <= 2 * kHan || BeginsAWord(text_)) return;
    const Regions& regions = Regions::Get();
    const std::string_view level = text_.substr(0, kHan);
    if (level == "省") {
      const std::string_view province = regions.ProvinceOf(parts_.above);
      place_ = province.empty() ? "?省" : province;
    } else if (level == "市") {
      const bool city = regions.IsCity(parts_.above) || parts_.above.ends_with("市");
      place_ = city ? parts_.above : "?市";
    } else if (level == "县" || level == "区" || level == "旗") {
      place_ = parts_.county.ends_with(level) ? CountyKey(parts_.county, parts_.above) : '?' + std::string(level);
    } else {
      return;
    }
    text_.remove_prefix(kHan);
  }

  // 市政府金融办 is 市金融办, 市政府办公厅 an office of its own.
  std::string Office() const {
    std::string_view rest = text_;
    std::string office;
    if (rest.starts_with("人民政府")) rest.remove_prefix(std::string_view("人民").size());
    if (rest.starts_with("府办公")) return "政" + std::string(rest);
    const std::string_view government = "政府";
    if (rest.starts_with(government) && rest.size() > government.size() &&
        !rest.substr(government.size()).starts_with("办公") && !rest.substr(government.size()).starts_with("有关"))
      rest.remove_prefix(government.size());
    return std::string(rest);
  }

  std::string_view text_, region_;
  const Region parts_;
  std::string place_;
};

}  // namespace

bool IsProvince(std::string_view place) { return !place.empty() && Regions::Get().ProvinceOf(place) == place; }

UnitPlace PlaceOfUnit(std::string_view name, std::string_view region) {
  std::string bracket;
  for (std::string_view open : {"（", "("}) {
    const size_t at = name.rfind(open);
    const bool at_end = name.ends_with("）") || name.ends_with(")");
    if (at == name.npos || at == 0 || !at_end || name.starts_with("各")) continue;
    std::string_view inside = name.substr(at + open.size());
    inside.remove_suffix(name.ends_with("）") ? 3 : 1);
    if (Regions::Get().At(inside) != inside && inside.find("区") == inside.npos && inside.size() > 2 * kHan) continue;
    bracket = inside;
    name = name.substr(0, at);
    break;
  }
  const std::string folded = FoldedKey(name);
  UnitPlace unit = Reader(folded, bracket.empty() ? region : std::string_view(bracket)).Read();
  if (!bracket.empty() && unit.place.starts_with('?')) unit.place = bracket;
  return unit;
}

std::string RegionOf(std::string_view issuing_authority) {
  const std::string folded = FoldedKey(issuing_authority);
  std::string_view text = folded;
  Take(text, kParty);
  std::string above(Regions::Get().At(text));
  if (!above.empty()) {
    text.remove_prefix(above.size());
    Take(text, kRegionEndings);
    // 江西省新余市… : the city, not the province.
    if (const std::string_view city = Regions::Get().At(text); !city.empty() && Regions::Get().IsCity(city)) {
      above = city;
      text.remove_prefix(city.size());
      Take(text, kRegionEndings);
    }
  } else {
    std::string_view office = text;
    for (std::string_view general : kGeneralOffices)
      if (office.ends_with(general) && office.size() > general.size()) office.remove_suffix(general.size());
    const auto is_start = [&](std::string_view word) { return text.starts_with(word); };
    const auto is_end = [&](std::string_view word) { return office.ends_with(word); };
    if (std::any_of(kCentral.begin(), kCentral.end(), is_start) ||
        std::any_of(kMinistryEndings.begin(), kMinistryEndings.end(), is_end))
      return std::string(kCentre);
  }
  if (const std::string_view city = UnknownCityAt(text); !city.empty()) {
    above = city;
    text.remove_prefix(city.size());
  }
  const std::string_view county = CountyAt(text);
  if (county.empty()) return above;
  return above.empty() ? std::string(county) : above + kWithin + std::string(county);
}

}  // namespace liye
