#include "index/diff_key.h"

#include <unicode/uchar.h>

#include "corpus/utf8.h"
#include "index/fold.h"

namespace liye {
namespace {

struct Folded {
  char32_t code;
  CharClass kind;
  uint32_t at;
};

std::vector<Folded> Fold(std::string_view text) {
  std::vector<Folded> all;
  all.reserve(text.size() / 3 + 1);
  for (size_t at = 0; at < text.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(text, at, length);
    FoldCharacter(code, [&](CharClass kind, char32_t folded) {
      if (kind != CharClass::kNothing) all.push_back({folded, kind, static_cast<uint32_t>(at)});
    });
    at += static_cast<size_t>(length);
  }
  return all;
}

bool IsDigit(char32_t code) { return code >= U'0' && code <= U'9'; }

// Marks that join numbers: ranges are written with any of the dashes.
char32_t Joiner(char32_t mark) {
  constexpr std::u32string_view kDashes = U"-~‐‑‒–—―−〜∼";
  if (kDashes.find(mark) != kDashes.npos) return U'-';
  constexpr std::u32string_view kOthers = U"./:";
  return kOthers.find(mark) != kOthers.npos ? mark : 0;
}

bool AlwaysCounts(char32_t mark) {
  constexpr std::u32string_view kCounting = U"%‰‱°#&@";
  constexpr std::u32string_view kOrnaments = U"|<>~";  // < and > serve as brackets too
  if (kCounting.find(mark) != kCounting.npos) return true;
  const int8_t type = u_charType(static_cast<UChar32>(mark));
  return (type == U_MATH_SYMBOL || type == U_CURRENCY_SYMBOL) && kOrnaments.find(mark) == kOrnaments.npos;
}

// The character that `mark` counts as between its neighbours (0 at the ends of a text); 0 when it does not count.
char32_t Counted(char32_t before, char32_t mark, char32_t after) {
  if (IsDigit(after)) {
    if (IsDigit(before)) {
      if (const char32_t joiner = Joiner(mark); joiner != 0) return joiner;
    }
    constexpr std::u32string_view kSigns = U"-−<>";
    if (kSigns.find(mark) != kSigns.npos) return mark == U'−' ? U'-' : mark;
  }
  return AlwaysCounts(mark) ? mark : 0;
}

}  // namespace

std::vector<KeyCharacter> KeyCharacters(std::string_view text) {
  const std::vector<Folded> all = Fold(text);
  std::vector<KeyCharacter> key;
  key.reserve(all.size());
  for (size_t i = 0; i < all.size(); ++i) {
    char32_t code = all[i].code;
    if (all[i].kind == CharClass::kBreak)
      code = Counted(i > 0 ? all[i - 1].code : 0, code, i + 1 < all.size() ? all[i + 1].code : 0);
    else if (all[i].kind == CharClass::kBlank)
      code = 0;
    if (code != 0) key.push_back({code, all[i].at});
  }
  return key;
}

std::u32string DiffKey(std::string_view text) {
  std::u32string key;
  for (const KeyCharacter& character : KeyCharacters(text)) key += character.code;
  return key;
}

}  // namespace liye
