#include "index/clause_set.h"

#include <algorithm>
#include <bit>

namespace liye {

void ClauseSet::AddRange(int64_t first, int64_t last) {
  first = std::max<int64_t>(first, 0);
  last = std::min(last, kLargest);
  if (first > last) return;
  const auto first_word = static_cast<size_t>(first / 64), last_word = static_cast<size_t>(last / 64);
  if (words_.size() <= last_word) words_.resize(std::max(last_word + 1, words_.size() * 2));
  for (size_t word = first_word; word <= last_word; ++word) {
    uint64_t bits = ~uint64_t{0};
    if (word == first_word) bits &= ~uint64_t{0} << (first % 64);
    if (word == last_word) bits &= ~uint64_t{0} >> (63 - last % 64);
    words_[word] |= bits;
  }
}

bool ClauseSet::Contains(int64_t clause) const {
  const auto word = static_cast<uint64_t>(clause) / 64;
  return clause >= 0 && word < words_.size() && (words_[word] >> (clause % 64) & 1) != 0;
}

bool ClauseSet::empty() const {
  return std::all_of(words_.begin(), words_.end(), [](uint64_t word) { return word == 0; });
}

uint64_t ClauseSet::Count() const {
  uint64_t count = 0;
  for (uint64_t word : words_) count += static_cast<uint64_t>(std::popcount(word));
  return count;
}

void ClauseSet::IntersectWith(const ClauseSet& other) {
  if (words_.size() > other.words_.size()) words_.resize(other.words_.size());
  for (size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void ClauseSet::UniteWith(const ClauseSet& other) {
  if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
  for (size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

void ClauseSet::Subtract(const ClauseSet& other) {
  for (size_t i = 0; i < std::min(words_.size(), other.words_.size()); ++i) words_[i] &= ~other.words_[i];
}

}  // namespace liye
