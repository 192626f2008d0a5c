#include "extract/word_set.h"

#include <algorithm>
#include <array>

#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kMostCharacters = 16;

uint32_t Slot(char32_t c) { return (c ^ c >> 12) & 0xfff; }

}  // namespace

void WordSet::Add(std::string_view word, uint32_t value) {
  if (word.empty()) return;
  words_.try_emplace(word, value);
  first_.set(Slot(CharAt(word, 0)));
  last_.set(Slot(CharAt(word, CharBefore(word, word.size()))));
  longest_ = std::max(longest_, word.size());
}

WordSet::Hit WordSet::LongestAt(std::string_view text, size_t at) const {
  if (at >= text.size() || !first_.test(Slot(CharAt(text, at)))) return {};
  std::array<size_t, kMostCharacters> ends;
  size_t n = 0;
  for (size_t i = at; i < text.size() && n < kMostCharacters;) {
    i += CharLength(text[i]);
    if (i - at > longest_ || i > text.size()) break;
    ends[n++] = i;
  }
  while (n-- > 0)
    if (const auto it = words_.find(text.substr(at, ends[n] - at)); it != words_.end()) return {ends[n] - at, it->second};
  return {};
}

WordSet::Hit WordSet::LongestBefore(std::string_view text, size_t end) const {
  if (end == 0 || end > text.size() || !last_.test(Slot(CharAt(text, CharBefore(text, end))))) return {};
  std::array<size_t, kMostCharacters> begins;
  size_t n = 0;
  for (size_t i = end; i > 0 && n < kMostCharacters;) {
    i = CharBefore(text, i);
    if (end - i > longest_) break;
    begins[n++] = i;
  }
  while (n-- > 0)
    if (const auto it = words_.find(text.substr(begins[n], end - begins[n])); it != words_.end()) return {end - begins[n], it->second};
  return {};
}

}  // namespace liye
