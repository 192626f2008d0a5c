// Names of places at the beginning of a name: what the region lexicon knows, and what ends like a county, district or city.
//
// All texts are folded (index/fold.h). For index/unit_place.cc and unit_region.cc.
#pragma once

#include <string>
#include <string_view>

namespace liye {

inline constexpr char kPlaceWithin = '/';  // 郑州/二七区

// The longest province or prefecture that the text begins with, as extract/lexicon/region_names.tsv has it; empty for none.
std::string_view RegionAt(std::string_view text);
std::string_view ProvinceOf(std::string_view region);  // a province is its own; empty for an unknown region
bool IsCity(std::string_view region);                  // a prefecture or a municipality

// 市场监管总局, 市政工程公司: a word that begins like a level.
bool BeginsAWord(std::string_view text);
// Whether a name that ends like a county, district or city is none: 社区, 各县区, 市内五区.
bool IsNoPlace(std::string_view name);

// 二七区 at the beginning, two to eight characters; empty for none.
std::string_view CountyAt(std::string_view text);
// A city that no lexicon knows, three to six characters with its 市; empty for none.
std::string_view UnknownCityAt(std::string_view text);

// A county as part of a key: districts of several cities have one name, counties and banners of several hardly ever.
std::string CountyKey(std::string_view county, std::string_view city);

// Takes one of `words` from the front, if the text begins with one; with `more`, only if something is left behind it.
template <typename Words>
bool TakeWord(std::string_view& text, const Words& words, bool more = false) {
  for (std::string_view word : words) {
    if (!text.starts_with(word) || (more && text.size() == word.size())) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

}  // namespace liye
