#include "extract/title_bracket.h"

#include <algorithm>

#include "extract/words.h"

namespace liye {
namespace {

constexpr std::string_view kOpen = "《", kClose = "》";
constexpr size_t kLongestTitle = 200 * 3;
constexpr size_t kLongestRemark = 160 * 3;

// Length of a year in brackets at `at`, matching or not: 〔2021〕, 〔2021), (2021〕.
size_t YearLength(std::string_view text, size_t at) {
  constexpr std::string_view kOpenYear = "〔", kCloseYear = "〕";
  size_t i = at;
  if (StartsAt(text, i, kOpenYear))
    i += kOpenYear.size();
  else if (StartsAt(text, i, "("))
    i += 1;
  else
    return 0;
  for (int digit = 0; digit < 4; ++digit, ++i)
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return 0;
  if (StartsAt(text, i, kCloseYear)) return i + kCloseYear.size() - at;
  return StartsAt(text, i, ")") && i - at > 5 ? i + 1 - at : 0;
}

}  // namespace

TitleBracket NextTitle(std::string_view text, size_t from) {
  size_t close = 0;  // the first 》 behind `begin`
  for (size_t begin = text.find(kOpen, from); begin != text.npos; begin = text.find(kOpen, begin + kOpen.size())) {
    const size_t limit = std::min(text.size(), begin + kLongestTitle);
    if (close < begin) close = text.find(kClose, begin);
    if (close == text.npos) return {};
    if (close >= limit) continue;
    size_t depth = 0, innermost = begin, first_close = 0;
    for (size_t i = begin; i + kOpen.size() <= limit;) {
      if (text[i] != kOpen[0]) {
        ++i;
        continue;
      }
      const std::string_view glyph = text.substr(i, kOpen.size());
      if (glyph == kOpen) {
        ++depth;
        if (first_close == 0) innermost = i;
      } else if (glyph == kClose) {
        if (first_close == 0) first_close = i + kClose.size();
        if (--depth == 0) return {begin, i + kClose.size()};
      }
      i += kOpen.size();
    }
    if (first_close > 0) return {innermost, first_close};
  }
  return {};
}

size_t RemarkEnd(std::string_view text, size_t at) {
  if (at >= text.size() || text[at] != '(') return at;
  const size_t limit = std::min(text.size(), at + kLongestRemark);
  size_t depth = 0;
  for (size_t i = at; i < limit; ++i) {
    i += YearLength(text, i);
    if (i >= limit) break;
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i + 1;
  }
  return at;
}

size_t SkipRemarks(std::string_view text, size_t at) {
  for (size_t end; (end = RemarkEnd(text, at)) > at;) at = end;
  return at;
}

bool JoinsTitles(std::string_view gap) {
  static const WordList joints{"、", "和", "及", "与", "以及", "或", "或者", ",", "、以及"};
  return gap.empty() || joints.Has(gap);
}

std::string SourceCharacters(const Source& source, const CleanText& clean, size_t begin, size_t end) {
  const std::string_view text = clean.text();
  std::string characters;
  characters.reserve(end - begin);
  for (size_t i = begin; i < end; i += GlyphLength(text, i)) {
    const size_t offset = clean.source_offset(i);
    const std::string_view glyph = GlyphAt(source.text, offset);
    if (text[i] != ' ') characters += glyph;
  }
  return characters;
}

}  // namespace liye
