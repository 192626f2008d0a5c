#include "extract/word_set.h"

#include <bit>
#include <cstring>
#include <utility>

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

template <typename Integer>
uint64_t Load(const char* at) {
  Integer value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

// A hash of the first and the last bytes of `word` and its length, what words of a list differ in; never 0.
uint32_t Tag(std::string_view word) {
  const char* const data = word.data();
  const size_t size = word.size();
  uint64_t first = 0, last = 0;
  if (size >= 8) {
    first = Load<uint64_t>(data), last = Load<uint64_t>(data + size - 8);
    if (size > 16) last ^= Load<uint64_t>(data + size / 2 - 4) * 3;
  } else if (size >= 4) {
    first = Load<uint32_t>(data), last = Load<uint32_t>(data + size - 4);
  } else {
    first = static_cast<unsigned char>(data[0]);
    if (size > 1) last = Load<uint16_t>(data + size - 2);
  }
  constexpr uint64_t kOdd = 0x9e3779b97f4a7c15, kOther = 0xd6e8feb86659fd93;
  const uint64_t mixed = (first ^ size) * kOdd + last * kOther;
  return static_cast<uint32_t>(mixed ^ mixed >> 32) | 1u << 31;
}

}  // namespace

void WordSet::Insert(uint32_t tag, const Entry& entry) {
  const size_t mask = tags_.size() - 1;
  size_t at = tag & mask;
  while (tags_[at] != 0) at = (at + 1) & mask;
  tags_[at] = tag;
  words_[at] = entry;
}

const WordSet::Entry* WordSet::Find(std::string_view word) const {
  if (tags_.empty() || word.empty()) return nullptr;
  const uint32_t tag = Tag(word);
  const size_t mask = tags_.size() - 1;
  for (size_t at = tag & mask; tags_[at] != 0; at = (at + 1) & mask)
    if (tags_[at] == tag && words_[at].word == word) return &words_[at];
  return nullptr;
}

void WordSet::Add(std::string_view word, uint32_t value) {
  constexpr size_t kFewest = 16;
  if (word.empty() || word.size() > kLongest || Contains(word)) return;
  if (tags_.size() < 2 * (count_ + 1)) {
    const std::vector<Entry> old = std::move(words_);
    const size_t size = old.empty() ? kFewest : 2 * old.size();
    tags_.assign(size, 0);
    words_.assign(size, {});
    for (const Entry& entry : old)
      if (!entry.word.empty()) Insert(Tag(entry.word), entry);
  }
  ++count_;
  Insert(Tag(word), {word, value});
  by_first_[Slot(CharAt(word, 0))] |= uint64_t{1} << word.size();
  by_last_[Slot(CharAt(word, CharBefore(word, word.size())))] |= uint64_t{1} << word.size();
}

WordSet::Hit WordSet::LongestAt(std::string_view text, size_t at) const {
  if (at >= text.size()) return {};
  for (uint64_t left = Fitting(by_first_[Slot(CharAt(text, at))], text.size() - at); left != 0;) {
    const size_t size = Longest(left);
    if (const Entry* entry = Find(text.substr(at, size))) return {size, entry->value};
    left &= ~(uint64_t{1} << size);
  }
  return {};
}

WordSet::Hit WordSet::LongestBefore(std::string_view text, size_t end) const {
  if (end == 0 || end > text.size()) return {};
  for (uint64_t left = Fitting(by_last_[Slot(CharAt(text, CharBefore(text, end)))], end); left != 0;) {
    const size_t size = Longest(left);
    if (const Entry* entry = Find(text.substr(end - size, size))) return {size, entry->value};
    left &= ~(uint64_t{1} << size);
  }
  return {};
}

}  // namespace liye
