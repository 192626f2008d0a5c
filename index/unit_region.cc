// The region of an issuing authority.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "corpus/ascii.h"
#include "corpus/lexicon.h"
#include "index/fold.h"
#include "index/unit_place.h"
#include "index/unit_place_words.h"

namespace liye {
namespace {

constexpr std::string_view kCentre = "国家";
constexpr std::array<std::string_view, 2> kParty = {"中国共产党", "中共"};
constexpr std::array<std::string_view, 8> kCentral = {"中华人民共和国", "国务院", "国家",         "中国",
                                                      "全国",           "中央",   "最高人民法院", "最高人民检察院"};
constexpr std::array<std::string_view, 12> kEndings = {"维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区",
                                                       "自治区",       "自治州",     "林区",       "地区",
                                                       "省",           "市",         "州",         "盟"};

// Of joint issuers the first.
std::string_view FirstIssuer(std::string_view issuers) {
  size_t end = issuers.size();
  for (std::string_view mark : {"、", "，", ",", "；", " ", "　"}) {
    const size_t at = issuers.find(mark);
    if (at != issuers.npos && at > 0) end = std::min(end, at);
  }
  return issuers.substr(0, end);
}

// 国家税务总局河南省税务局 and 中国（河南）自由贸易试验区 are of Henan.
bool IsOfCentre(std::string_view& text) {
  for (const LexiconRow& row : Lexicon("vertical_units")) {
    if (!text.starts_with(row[0]) || text.size() == row[0].size()) continue;
    const std::string_view rest = text.substr(row[0].size());
    if (RegionAt(rest).empty()) break;
    text = rest;
    return false;
  }
  for (std::string_view word : kCentral) {
    if (!text.starts_with(word)) continue;
    const std::string_view rest = text.substr(word.size());
    if (word != "中国" || RegionAt(rest).empty()) return true;
    text = rest;
    return false;
  }
  return false;
}

// Takes the province and the city, or one of them, from the front; empty for none.
std::string TakeAbove(std::string_view& text) {
  std::string above;
  for (std::string_view region; !(region = RegionAt(text)).empty();) {
    const std::string_view rest = text.substr(region.size());
    // 吉林市 is a city of the province 吉林, 海南藏族自治州 no part of the province 海南.
    if (IsProvince(region) && !IsCity(region)) {
      if (rest.starts_with("市")) break;
      const std::string prefecture = std::string(region) + "州";
      const size_t autonomous = rest.find("自治州");
      if (RegionAt(prefecture) == prefecture && autonomous != rest.npos && autonomous <= 6 * 3) {
        above = prefecture;
        text = rest.substr(autonomous);
        TakeWord(text, kEndings);
        continue;
      }
      if (!above.empty()) break;
    }
    above = region;
    text = rest;
    TakeWord(text, kEndings);
  }
  if (above.empty() || (IsProvince(above) && !IsCity(above))) {
    if (const std::string_view city = UnknownCityAt(text); !city.empty()) {
      above = city;
      text.remove_prefix(city.size());
    }
  }
  return above;
}

}  // namespace

bool IsMinistry(std::string_view name) {
  constexpr std::string_view kMinistry = "部";
  constexpr size_t kShortest = 2 * 3;  // bytes in front of it: 财政部, not 西部
  if (name.ends_with("总局") || name.ends_with("总署") || name.ends_with("司")) return true;
  const size_t at = name.find(kMinistry);
  if (at == name.npos || at < kShortest) return false;
  const std::string_view ministry = name.substr(0, at + kMinistry.size()), rest = name.substr(at + kMinistry.size());
  constexpr std::array<std::string_view, 4> kNoEnd = {"门", "分", "队", "级"};
  for (std::string_view word : kNoEnd)
    if (rest.starts_with(word)) return false;
  const std::vector<LexiconRow>& rows = Lexicon("no_ministries");
  return std::none_of(rows.begin(), rows.end(), [&](const LexiconRow& row) { return ministry.ends_with(row[0]); });
}

std::string RegionOf(std::string_view issuing_authority) {
  const std::string folded = FoldedKey(FirstIssuer(issuing_authority));
  std::string_view text = folded;
  TakeWord(text, kParty, true);
  if (IsOfCentre(text)) return std::string(kCentre);
  for (const LexiconRow& row : Lexicon("zone_places"))
    if (text.starts_with(row[0])) return std::string(row[1]);
  const std::string above = TakeAbove(text);
  const std::string_view county = CountyAt(text);
  if (above.empty() && county.empty() && IsMinistry(text)) return std::string(kCentre);
  if (county.empty() || county.size() == text.size()) return above;
  return above.empty() ? std::string(county) : above + kPlaceWithin + std::string(county);
}

}  // namespace liye
