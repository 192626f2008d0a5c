#include "extract/title_ending.h"

#include "extract/words.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character

struct Ending {
  TitleKind kind;
  WordList words;
};

const std::array<Ending, 6>& Endings() {
  static const std::array<Ending, 6> endings = {{{TitleKind::kOfficial, WordList("title_endings", "official")},
                                                 {TitleKind::kOpen, WordList("title_endings", "open")},
                                                 {TitleKind::kForm, WordList("title_endings", "form")},
                                                 {TitleKind::kCertificate, WordList("title_endings", "certificate")},
                                                 {TitleKind::kContract, WordList("title_endings", "contract")},
                                                 {TitleKind::kWork, WordList("title_endings", "work")}}};
  return endings;
}

// Length of the bracketed remark that ends `title`, or 0.
size_t RemarkLength(std::string_view title) {
  size_t open = title.npos;
  if (title.ends_with(')'))
    open = title.rfind('(');
  else if (title.ends_with("〕"))
    open = title.rfind("〔");
  else if (title.ends_with("〉"))
    return 0;
  return open == title.npos || open == 0 ? 0 : title.size() - open;
}

// Length of an edition at the end: 2.0版, 第二版, 2021年版, 2023年本.
size_t EditionLength(std::string_view title) {
  if (!title.ends_with("版") && !title.ends_with("本")) return 0;
  size_t begin = title.size() - kGlyph;
  while (begin > 0) {
    const std::string_view glyph = GlyphBefore(title, begin);
    const bool part = (glyph[0] >= '0' && glyph[0] <= '9') || glyph == "." || glyph == "V" || glyph == "年" ||
                      glyph == "第" || std::string_view("一二三四五六七八九十").find(glyph) != std::string_view::npos;
    if (!part) break;
    begin -= glyph.size();
  }
  return begin + kGlyph == title.size() ? 0 : title.size() - begin;
}

TitleKind KindOfEnding(std::string_view title) {
  TitleKind kind = TitleKind::kOpen;
  size_t longest = 0;
  for (const Ending& ending : Endings()) {
    const size_t length = ending.words.Before(title, title.size());
    if (length > longest) longest = length, kind = ending.kind;
  }
  return kind;
}

}  // namespace

std::string_view WithoutEdition(std::string_view title) {
  for (;;) {
    const size_t extra = std::max(RemarkLength(title), EditionLength(title));
    if (extra == 0 || extra >= title.size()) return title;
    title.remove_suffix(extra);
  }
}

TitleKind KindOfTitle(std::string_view title) {
  title = WithoutEdition(title);
  TitleKind kind = KindOfEnding(title);
  // …发展报告2020: a year behind the genre word.
  constexpr size_t kYear = 4;
  const size_t year = title.find_last_not_of("0123456789") + 1;
  if (kind == TitleKind::kOpen && year > 0 && title.size() - year == kYear) kind = KindOfEnding(title.substr(0, year));
  // 关于…: nothing but papers of offices begin so.
  constexpr size_t kShortest = 8 * kGlyph;
  if (kind == TitleKind::kOpen && title.starts_with("关于") && title.size() >= kShortest) return TitleKind::kOfficial;
  return kind;
}

}  // namespace liye
