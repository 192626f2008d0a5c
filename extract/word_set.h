// Words to look up at a place in a text.
//
// Holds words of a lexicon with a small number each and finds the longest one that begins, or
// ends, at a byte of UTF-8 text. Two bitmaps of first and last characters turn most places away
// without a look-up. The words are views: what they point into must live as long as the set.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace liye {

class WordSet {
 public:
  struct Hit {
    size_t size = 0;  // bytes; 0 when no word is there
    uint32_t value = 0;
    explicit operator bool() const { return size > 0; }
  };

  void Add(std::string_view word, uint32_t value);

  Hit LongestAt(std::string_view text, size_t at) const;       // begins at `at`
  Hit LongestBefore(std::string_view text, size_t end) const;  // ends at `end`
  bool Contains(std::string_view word) const { return words_.contains(word); }

 private:
  std::unordered_map<std::string_view, uint32_t> words_;
  std::bitset<4096> first_, last_;
  size_t longest_ = 0;  // bytes
};

}  // namespace liye
