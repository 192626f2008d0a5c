// Characters as search compares them.
//
// Folds width, case, compatibility forms (Unicode NFKC_Casefold), traditional to simplified characters,
// radicals to characters and the three zeros 〇○零 (index/fold/*.tsv), one code point at a time, and says
// what a folded character is to the tokenizer. Documents and queries go through the same table; stored
// text is never folded. The table is made by the build (index/fold_table_main.cc): an index is
// written with it, so no word list of the user's changes it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/utf8.h"

namespace liye {

enum class CharClass : uint8_t {
  kBreak,    // punctuation, symbols, tabs, line ends: ends a run
  kBlank,    // a space: ends a word, but Han characters on both sides stay neighbours
  kNothing,  // zero-width: as if it were not there
  kHan,      // Han, kana, Hangul, bopomofo: one character is one unit
  kWord,     // letters, digits and marks of other scripts: a run is one unit
};

// What the table holds for a code point.
//   one character   31: 0 | 24..26 class | 0..20 folded ^ code, so that equal pages are kept once
//   several         31: 1 | 16..23 how many | 0..15 where in kFoldSequences (classes and code points)
class FoldEntry {
 public:
  static constexpr uint32_t One(CharClass kind, char32_t code, char32_t folded) {
    return static_cast<uint32_t>(kind) << kClassShift | static_cast<uint32_t>(code ^ folded);
  }
  static constexpr uint32_t Several(uint32_t index, uint32_t count) { return kSeveral | count << kCountShift | index; }

  constexpr explicit FoldEntry(uint32_t bits) : bits_(bits) {}
  constexpr bool several() const { return (bits_ & kSeveral) != 0; }
  constexpr CharClass kind() const { return static_cast<CharClass>(bits_ >> kClassShift & 7u); }
  constexpr char32_t folded(char32_t code) const { return code ^ (bits_ & 0x1fffffu); }
  constexpr uint32_t index() const { return bits_ & 0xffffu; }
  constexpr uint32_t count() const { return bits_ >> kCountShift & 0xffu; }

 private:
  static constexpr uint32_t kSeveral = 1u << 31;
  static constexpr int kClassShift = 24, kCountShift = 16;
  uint32_t bits_;
};

inline constexpr char32_t kFoldPageSize = 256;
extern const uint16_t kFoldPages[];  // for code / 256: which page of kFoldEntries
extern const uint32_t kFoldEntries[];
extern const uint32_t kFoldSequences[];

// Calls visit(CharClass, char32_t folded) for what `code` becomes; most often once.
template <typename Visit>
inline void FoldCharacter(char32_t code, Visit&& visit) {
  if (code > 0x10ffff) code = 0xfffd;
  const FoldEntry entry(kFoldEntries[kFoldPages[code / kFoldPageSize] * kFoldPageSize + code % kFoldPageSize]);
  if (!entry.several()) return visit(entry.kind(), entry.folded(code));
  for (uint32_t i = 0; i < entry.count(); ++i) {
    const FoldEntry part(kFoldSequences[entry.index() + i]);
    visit(part.kind(), part.folded(0));
  }
}

// `text` with every character folded and everything but Han characters, letters and digits left out:
// equal for two titles or names that differ only in width, spaces, brackets or marks.
std::string FoldedKey(std::string_view text);

}  // namespace liye
