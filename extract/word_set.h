// Words to look up at a place in a text.
//
// Holds words of a lexicon with a small number each and finds the longest one that begins, or
// ends, at a byte of UTF-8 text. For each first and last character it knows which lengths
// occur, so most places cost no look-up; a look-up is one multiplication and, mostly, one slot. The words are views:
// what they point into must live as long as the set.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace liye {

class WordSet {
 public:
  struct Hit {
    size_t size = 0;  // bytes; 0 when no word is there
    uint32_t value = 0;
    explicit operator bool() const { return size > 0; }
  };

  // A word of more than 63 bytes is left out: no name of the field is that long.
  void Add(std::string_view word, uint32_t value);

  Hit LongestAt(std::string_view text, size_t at) const;       // begins at `at`
  Hit LongestBefore(std::string_view text, size_t end) const;  // ends at `end`
  bool Contains(std::string_view word) const { return Find(word) != nullptr; }

 private:
  static constexpr size_t kSlots = 4096;
  using Lengths = std::array<uint64_t, kSlots>;  // bit n: a word of n bytes has its character in this slot

  struct Entry {
    std::string_view word;
    uint32_t value = 0;
  };

  const Entry* Find(std::string_view word) const;
  void Insert(uint32_t tag, const Entry& entry);

  // Open addressing; a power of two, at most half of it taken. The tags are the hashes, 0 where the slot is free: nearly
  // every look-up ends among them.
  std::vector<uint32_t> tags_;
  std::vector<Entry> words_;
  size_t count_ = 0;
  Lengths by_first_{}, by_last_{};
};

}  // namespace liye
