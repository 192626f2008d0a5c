// Characters as search compares them.
//
// Folds width, case, compatibility forms (Unicode NFKC_Casefold), traditional to simplified
// characters (lexicon/simplified.tsv) and the three zeros 〇○零, one code point at a time, and says what a folded
// character is to the tokenizer. Documents and queries go through the same table; stored text
// is never folded. The table is built once and shared by threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/utf8.h"

namespace liye {

enum class CharClass : uint8_t {
  kBreak,    // punctuation, symbols, tabs, line ends: ends a run
  kBlank,    // a space: ends a word, but Han characters on both sides stay neighbours
  kNothing,  // zero-width: as if it were not there
  kHan,      // Han, kana, Hangul, bopomofo: one character is one unit
  kWord,     // letters, digits and marks of other scripts: a run is one unit
};

class FoldTable {
 public:
  static const FoldTable& Get();

  // Calls visit(CharClass, char32_t folded) for what `code` becomes; most often once.
  template <typename Visit>
  void Fold(char32_t code, Visit&& visit) const {
    const uint32_t entry = code < kTableSize ? table_[code] : Beyond(code);
    if ((entry & kSequence) == 0) return visit(ClassOf(entry), static_cast<char32_t>(entry & kCodeMask));
    const uint32_t first = entry & kIndexMask;
    for (uint32_t i = 0; i < (entry >> kLengthShift & 0xfu); ++i)
      visit(ClassOf(sequences_[first + i]), static_cast<char32_t>(sequences_[first + i] & kCodeMask));
  }

 private:
  FoldTable();
  void Fill(char32_t code);
  uint32_t Beyond(char32_t code) const;
  static CharClass ClassOf(uint32_t entry) { return static_cast<CharClass>(entry >> kClassShift & 7u); }
  static uint32_t Entry(char32_t code);

  // 31 sequence? | 24..26 class | 0..20 code point; for a sequence 16..19 length | 0..15 index.
  static constexpr uint32_t kSequence = 1u << 31, kCodeMask = 0x1fffff, kIndexMask = 0xffff;
  static constexpr int kClassShift = 24, kLengthShift = 16;
  static constexpr char32_t kTableSize = 0x10000;

  std::vector<uint32_t> table_;
  std::vector<uint32_t> sequences_;
};

// The code point at text[at], and how many bytes it takes. Bytes that are no UTF-8 give
// U+FFFD one by one.
char32_t DecodeUtf8(std::string_view text, size_t at, int& length);

// `text` with every character folded and everything but Han characters, letters and digits left out:
// equal for two titles or names that differ only in width, spaces, brackets or marks.
std::string FoldedKey(std::string_view text);

}  // namespace liye
