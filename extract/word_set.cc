#include "extract/word_set.h"

#include <bit>

#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongest = 63;

uint32_t Slot(char32_t c) { return (c ^ c >> 12) & 0xfff; }

// The lengths of `lengths` that are at most `room`.
uint64_t Fitting(uint64_t lengths, size_t room) {
  return room >= kLongest ? lengths : lengths & ((uint64_t{2} << room) - 1);
}

size_t Longest(uint64_t lengths) { return static_cast<size_t>(std::bit_width(lengths)) - 1; }

}  // namespace

void WordSet::Add(std::string_view word, uint32_t value) {
  if (word.empty() || word.size() > kLongest) return;
  words_.try_emplace(word, value);
  by_first_[Slot(CharAt(word, 0))] |= uint64_t{1} << word.size();
  by_last_[Slot(CharAt(word, CharBefore(word, word.size())))] |= uint64_t{1} << word.size();
}

WordSet::Hit WordSet::LongestAt(std::string_view text, size_t at) const {
  if (at >= text.size()) return {};
  for (uint64_t left = Fitting(by_first_[Slot(CharAt(text, at))], text.size() - at); left != 0;) {
    const size_t size = Longest(left);
    if (const auto it = words_.find(text.substr(at, size)); it != words_.end()) return {size, it->second};
    left &= ~(uint64_t{1} << size);
  }
  return {};
}

WordSet::Hit WordSet::LongestBefore(std::string_view text, size_t end) const {
  if (end == 0 || end > text.size()) return {};
  for (uint64_t left = Fitting(by_last_[Slot(CharAt(text, CharBefore(text, end)))], end); left != 0;) {
    const size_t size = Longest(left);
    if (const auto it = words_.find(text.substr(end - size, size)); it != words_.end()) return {size, it->second};
    left &= ~(uint64_t{1} << size);
  }
  return {};
}

}  // namespace liye
