#include "index/title_key.h"

#include <xxhash.h>

#include <algorithm>
#include <array>

#include "index/fold.h"
#include "index/reference_words.h"

namespace liye {
namespace {

constexpr size_t kShortest = 3 * 3;        // bytes: three Han characters (民法典)
constexpr size_t kLongestIssuer = 60 * 3;  // joint issuers stand side by side

// Words that begin the matter of a title; what stands in front of them is the issuer.
constexpr std::array<std::string_view, 4> kMatterWords = {"关于", "转发", "批转", "印发"};
constexpr std::array<std::string_view, 3> kRevisionWords = {"修正", "修订", "修改"};
constexpr std::string_view kCountry = "中华人民共和国";

// The title without a closing parenthesis that tells the version: （2019年修正）, (2021-11-25).
std::string_view WithoutVersion(std::string_view title) {
  for (const auto& [open, close] : {std::pair{"(", ")"}, std::pair{"（", "）"}}) {
    if (!title.ends_with(close)) continue;
    const size_t at = title.rfind(open);
    if (at == title.npos || at == 0) continue;
    const std::string_view inside = title.substr(at);
    const bool revision = std::any_of(kRevisionWords.begin(), kRevisionWords.end(),
                                      [&](std::string_view word) { return inside.find(word) != inside.npos; });
    const bool date = std::count_if(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 8;
    if (revision || date || !EditionOfTitle(title).empty()) return title.substr(0, at);
  }
  return title;
}

// 水法, 刑法: two characters that are no common word such as 办法.
bool IsShortLaw(std::string_view bare) {
  constexpr size_t kTwo = 2 * 3;
  if (bare.size() != kTwo || !bare.ends_with("法")) return false;
  for (std::string_view word :
       {"办", "方", "做", "立", "司", "执", "守", "违", "普", "合", "非", "依", "语", "看", "说", "想", "书"})
    if (bare.starts_with(word)) return false;
  return true;
}

}  // namespace

TitleKey TitleKeyOf(std::string_view title) {
  TitleKey key;
  std::string folded = FoldedKey(WithoutVersion(title));
  size_t matter = folded.npos;
  for (std::string_view word : kMatterWords) matter = std::min(matter, folded.find(word));
  if (matter != folded.npos && matter > 0 && matter <= kLongestIssuer) {
    key.issuer = folded.substr(0, matter);
    folded.erase(0, matter);
  } else if (folded.starts_with(kCountry)) {
    folded.erase(0, kCountry.size());
  }
  key.bare = std::move(folded);
  if (key.bare.size() >= kShortest || IsShortLaw(key.bare))
    key.hash = static_cast<int64_t>(XXH3_64bits(key.bare.data(), key.bare.size()));
  return key;
}

}  // namespace liye
