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
constexpr std::array<std::string_view, 5> kCentral = {"中华人民共和国", "国务院", "国家", "中国", "全国"};
constexpr std::array<std::string_view, 9> kRegionEndings = {
    "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "省", "市", "州", "地区"};
// What the names of counties and districts end with, and what must not be taken for one.
constexpr std::array<std::string_view, 4> kCountyEndings = {"自治县", "县", "区", "旗"};
// Words that begin like a level.
constexpr std::array<std::string_view, 10> kWords = {"市政工程", "市政公用", "市政管理", "市政设施", "市政园林",
                                                     "市政市容", "市场",     "市容",     "县域",     "区域"};
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

// 二七区 at the beginning, two to seven characters, before an office; empty for none.
std::string_view CountyAt(std::string_view text) {
  for (size_t end = 2 * kHan; end <= 7 * kHan && end < text.size(); end += kHan) {
    const std::string_view name = text.substr(0, end);
    for (std::string_view ending : kCountyEndings) {
      if (!name.ends_with(ending) || name.size() == ending.size()) continue;
      if (text.substr(end).starts_with("域") || text.substr(end).starts_with("划")) continue;
      if (std::none_of(kNoCounty.begin(), kNoCounty.end(), [&](std::string_view no) { return name.ends_with(no); }))
        return name;
    }
  }
  return {};
}

class Reader {
 public:
  Reader(std::string_view folded, std::string_view region) : text_(folded), region_(region) {}

  UnitPlace Read() {
    if (Take(text_, kCentral)) place_ = kCentre;
    while (TakeNamed() || TakeCounty()) {
    }
    TakeLevel();
    if (place_.empty()) place_ = region_;
    return {place_, Office()};
  }

 private:
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
    place_ = county;
    for (std::string_view people : {"回族", "达斡尔族"})  // 管城回族区 is 管城区, too
      if (const size_t at = place_.find(people); at != place_.npos && at > 0) place_.erase(at, people.size());
    text_.remove_prefix(county.size());
    return true;
  }

  // 市, 省, 县, 区 alone.
  void TakeLevel() {
    if (!place_.empty() || text_.size() <= 2 * kHan || BeginsAWord()) return;
    const Regions& regions = Regions::Get();
    if (text_.starts_with("省")) {
      const std::string_view province = regions.ProvinceOf(region_);
      place_ = province.empty() ? "?省" : province;
    } else if (text_.starts_with("市")) {
      place_ = regions.IsCity(region_) ? region_ : "?市";
    } else if (text_.starts_with("县") || text_.starts_with("区") || text_.starts_with("旗")) {
      place_ = '?' + std::string(text_.substr(0, kHan));
    } else {
      return;
    }
    text_.remove_prefix(kHan);
  }

  // 市场监管总局, 市政工程公司: no level.
  bool BeginsAWord() const {
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return text_.starts_with(word); });
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
  std::string place_;
};

}  // namespace

bool IsProvince(std::string_view place) { return !place.empty() && Regions::Get().ProvinceOf(place) == place; }

UnitPlace PlaceOfUnit(std::string_view name, std::string_view region) {
  std::string bracket;
  for (std::string_view open : {"（", "("}) {
    const size_t at = name.rfind(open);
    const bool at_end = name.ends_with("）") || name.ends_with(")");
    if (at == name.npos || at == 0 || !at_end) continue;
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
  const std::string_view text = folded;
  if (const std::string_view region = Regions::Get().At(text); !region.empty()) return std::string(region);
  const bool central =
      std::any_of(kCentral.begin(), kCentral.end(), [&](std::string_view word) { return text.starts_with(word); }) ||
      text.ends_with("部") || text.ends_with("总局") || text.ends_with("总署");
  return central ? std::string(kCentre) : std::string();
}

}  // namespace liye
