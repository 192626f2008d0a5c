// Word lists of a lexicon, asked by where a word stands.
//
// A WordList holds the words of one class of a lexicon whose rows are class and word. It answers
// which of its words begins, ends or occurs at a place of clean text, the longest first. Words
// live as long as the program; a set is built once and shared by threads.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "parser/utf8.h"

namespace liye {

class WordList {
 public:
  // The words of `lexicon` in rows of `word_class`.
  WordList(std::string_view lexicon, std::string_view word_class);
  WordList(std::initializer_list<std::string_view> words);

  // Length in bytes of the longest word that begins at `at` of `text`; 0 when none does.
  size_t At(std::string_view text, size_t at = 0) const;
  // Length of the longest word that ends just before `end`; 0 when none does.
  size_t Before(std::string_view text, size_t end) const;
  // Whether a word occurs anywhere in `text`.
  bool In(std::string_view text) const;
  // Whether `text` is one of the words.
  bool Has(std::string_view text) const;

 private:
  void Add(std::string_view word);
  void Finish();

  // A word with its first (or last) bytes as a number: most of its bucket is passed over without a look at the rest.
  struct Entry {
    uint64_t bytes, mask;
    std::string_view word;
  };
  static constexpr size_t kBuckets = 256;
  std::array<std::vector<Entry>, kBuckets> by_first_;  // keyed by the first character, longest first
  std::array<std::vector<Entry>, kBuckets> by_last_;   // keyed by the last byte
};

// Bytes of the character that begins at `at`, 1 to 4.
inline size_t GlyphLength(std::string_view text, size_t at) {
  const unsigned char lead = text[at];
  return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
// The character that begins at `at`, or an empty view at the end.
inline std::string_view GlyphAt(std::string_view text, size_t at) {
  return at < text.size() ? text.substr(at, GlyphLength(text, at)) : std::string_view();
}
// The character that ends just before `end`, or an empty view at the beginning.
inline std::string_view GlyphBefore(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xc0) == 0x80) {
  }
  return text.substr(begin, end - begin);
}
inline bool StartsAt(std::string_view text, size_t at, std::string_view word) { return HasAt(text, at, word); }
inline bool EndsAt(std::string_view text, size_t end, std::string_view word) {
  end = std::min(end, text.size());
  return word.size() <= end && HasAt(text, end - word.size(), word);
}

// Where the clause (up to , ; : 。 or a bracket) or the sentence (up to ; 。 ! ?) that holds `at` begins and
// ends, looking at most `reach` bytes far.
size_t ClauseBegin(std::string_view text, size_t at, size_t reach = 240);
size_t ClauseEnd(std::string_view text, size_t at, size_t reach = 240);
size_t SentenceBegin(std::string_view text, size_t at, size_t reach = 480);
size_t SentenceEnd(std::string_view text, size_t at, size_t reach = 480);

}  // namespace liye
