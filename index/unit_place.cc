#include "index/unit_place.h"

#include <algorithm>
#include <array>
#include <string>

#include "corpus/lexicon.h"
#include "index/fold.h"
#include "index/unit_place_words.h"

namespace liye {
namespace {

constexpr size_t kHan = 3;  // bytes
constexpr std::string_view kCentre = "国家";
constexpr std::array<std::string_view, 5> kCentral = {"中华人民共和国", "国务院", "国家", "中国", "全国"};
constexpr std::string_view kPartyCentre = "中央";  // a part of the names of its offices
constexpr std::array<std::string_view, 11> kRegionEndings = {
    "维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "自治州", "林区", "省", "市", "州", "地区"};
// The region of an issuer: the city or province, and the county or district in it.
struct Region {
  std::string_view above, county;  // one of them, or both

  static Region Of(std::string_view region) {
    const size_t at = region.find(kPlaceWithin);
    if (at != region.npos) return {region.substr(0, at), region.substr(at + 1)};
    const bool county = region.ends_with("县") || region.ends_with("区") || region.ends_with("旗");
    return county ? Region{{}, region} : Region{region, {}};
  }
};

class Reader {
 public:
  Reader(std::string_view folded, std::string_view region)
      : text_(folded), region_(region), parts_(Region::Of(region)) {}

  UnitPlace Read() {
    if (TakeWord(text_, kCentral, true) || text_.starts_with(kPartyCentre)) place_ = kCentre;
    if (place_.empty()) TakeOwnCity();
    while (TakeNamed() || TakeUnknownCity() || TakeCounty()) {
    }
    TakeLevel();
    named_ = !place_.empty();
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
    const std::string_view region = RegionAt(text_);
    if (region.empty()) return false;
    // 吉林市 is a city of the province 吉林.
    if (IsProvince(region) && !IsCity(region) && text_.substr(region.size()).starts_with("市")) return false;
    // 国务院台湾事务办公室 is of the centre, 国家郑州经济技术开发区 of the city.
    if (place_ == kCentre && !IsCity(region)) return false;
    place_ = region;
    text_.remove_prefix(region.size());
    TakeWord(text_, kRegionEndings);
    return true;
  }

  // 新密市财政局 in a document of 郑州.
  bool TakeUnknownCity() {
    if (!place_.empty() && !IsProvince(place_)) return false;
    const std::string_view city = UnknownCityAt(text_);
    if (city.empty()) return false;
    place_ = city;
    text_.remove_prefix(city.size());
    return true;
  }

  bool TakeCounty() {
    if (place_ == kCentre || place_.find(kPlaceWithin) != place_.npos) return false;
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
    const std::string_view level = text_.substr(0, kHan);
    if (level == "省") {
      const std::string_view province = ProvinceOf(parts_.above);
      place_ = province.empty() ? "?省" : province;
    } else if (level == "市") {
      const bool city = IsCity(parts_.above) || parts_.above.ends_with("市");
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
    if (rest.empty() && named_) return "政府";  // 金水区 in a list of units is its government
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
  bool named_ = false;  // the name says where
};

}  // namespace

namespace {

// 青岛, 青岛市, 二七区: what may stand in brackets behind a name and say where. （室） and （市、区） say nothing.
bool IsPlaceInBrackets(std::string_view inside) {
  const std::string folded = FoldedKey(inside);
  if (folded.size() != inside.size()) return false;
  std::string_view rest = inside;
  rest.remove_prefix(RegionAt(rest).size());
  if (rest.size() < inside.size())
    return rest.empty() || TakeWord(rest, kRegionEndings) || rest == "市" || rest == "省";
  return CountyAt(inside) == inside || UnknownCityAt(inside) == inside;
}

}  // namespace

UnitPlace PlaceOfUnit(std::string_view name, std::string_view region) {
  std::string bracket;
  for (std::string_view open : {"（", "("}) {
    const size_t at = name.rfind(open);
    const bool at_end = name.ends_with("）") || name.ends_with(")");
    if (at == name.npos || at == 0 || !at_end) continue;
    std::string_view inside = name.substr(at + open.size());
    inside.remove_suffix(name.ends_with("）") ? 3 : 1);
    if (!IsPlaceInBrackets(inside)) continue;
    bracket = inside;
    name = name.substr(0, at);
    break;
  }
  const std::string folded = FoldedKey(name);
  const std::string_view where = bracket.empty() ? region : std::string_view(bracket);
  UnitPlace unit = Reader(folded, where).Read();
  if (!bracket.empty() && unit.place.starts_with('?')) unit.place = bracket;
  return unit;
}

}  // namespace liye
