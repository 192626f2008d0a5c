#include "index/unit_place_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/lexicon.h"

namespace liye {
namespace {

constexpr size_t kHan = 3;  // bytes
// What the names of counties and districts end with.
constexpr std::array<std::string_view, 4> kCountyEndings = {"自治县", "县", "区", "旗"};
// Words that begin like a level.
constexpr std::array<std::string_view, 11> kWords = {
    "市政工程", "市政公用", "市政管理", "市政设施", "市政园林", "市政市容", "市场", "市容", "县域", "区域", "区划"};

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

}  // namespace

std::string_view RegionAt(std::string_view text) { return Regions::Get().At(text); }

std::string_view ProvinceOf(std::string_view region) { return Regions::Get().ProvinceOf(region); }

bool IsCity(std::string_view region) { return Regions::Get().IsCity(region); }

bool IsProvince(std::string_view place) { return !place.empty() && ProvinceOf(place) == place; }

bool BeginsAWord(std::string_view text) {
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return text.starts_with(word); });
}

bool IsNoPlace(std::string_view name) {
  constexpr std::string_view kNumerals = "一二三四五六七八九十两";
  for (const LexiconRow& row : Lexicon("no_places"))
    if (row[1] == "ending" ? name.ends_with(row[0]) : row[1] == "beginning" ? name.starts_with(row[0]) : name == row[0])
      return true;
  // 市南区, 市北区 and 市中区 are districts; 市社区, 省直管县 and 县城区 are none.
  const std::string_view first = name.substr(0, kHan);
  if ((first == "市" || first == "省" || first == "县") && name.size() > 3 * kHan) return true;
  if (name.size() < 2 * kHan) return true;
  // 市内五区 counts districts, 二七区 is one.
  const auto is_numeral = [&](size_t back) {
    return name.size() >= back * kHan && kNumerals.find(name.substr(name.size() - back * kHan, kHan)) != kNumerals.npos;
  };
  return is_numeral(2) && !is_numeral(3);
}

std::string_view CountyAt(std::string_view text) {
  for (const LexiconRow& row : Lexicon("zone_places"))
    if (row[1].ends_with(row[0]) && text.starts_with(row[0])) return text.substr(0, row[0].size());
  for (size_t end = 2 * kHan; end <= 8 * kHan && end <= text.size(); end += kHan) {
    const std::string_view name = text.substr(0, end);
    for (std::string_view ending : kCountyEndings) {
      if (!name.ends_with(ending) || name.size() == ending.size() || BeginsAWord(text.substr(end - kHan))) continue;
      if (!IsNoPlace(name)) return name;
    }
  }
  return {};
}

std::string_view UnknownCityAt(std::string_view text) {
  for (size_t end = 3 * kHan; end <= 6 * kHan && end <= text.size(); end += kHan) {
    const std::string_view name = text.substr(0, end);
    if (name.ends_with("市") && !BeginsAWord(text.substr(end - kHan)) && !IsNoPlace(name)) return name;
  }
  return {};
}

std::string CountyKey(std::string_view county, std::string_view city) {
  std::string key(county);
  for (const LexiconRow& row : Lexicon("county_peoples"))  // 管城回族区 is 管城区, too
    if (const size_t at = key.find(row[0]); at != key.npos && at > 0) key.erase(at, row[0].size());
  if (city.empty() || !county.ends_with("区")) return key;
  return std::string(city) + kPlaceWithin + key;
}

}  // namespace liye
