// How alike two clauses are, by the pairs of neighbouring characters that they share.
//
// A measure between 0 and 1 that does not mind where in a clause something was put in, and the pairs of two groups of
// clauses that are worth measuring: in large groups only those that share characters which few others have.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace liye {

// The pairs of neighbouring characters of a key, sorted.
class Shingles {
 public:
  explicit Shingles(std::u32string_view key);
  size_t size() const { return exact_.size(); }
  const std::vector<uint64_t>& exact() const { return exact_; }
  const std::vector<uint64_t>& without_digits() const { return without_digits_; }  // all digits taken for one

 private:
  std::vector<uint64_t> exact_, without_digits_;
};

// Share of pairs in common, 2·common / all; the mean of that of the exact pairs and of those without digits, since
// amounts and days are what changes. A text that stands almost whole in a longer one is like it too: articles grow by a
// paragraph, and are merged.
double Likeness(const Shingles& one, const Shingles& other);

struct LikePair {
  size_t before = 0, after = 0;
  double likeness = 0;
};

// Pairs of the two groups, given as positions in the two lists, by position. Every pair when there are few; else for each
// clause of `before` those with which it shares most and those at about the same place. Pairs that are less alike than `least` are left out.
std::vector<LikePair> LikePairs(const std::vector<Shingles>& all_before, const std::vector<size_t>& before,
                                const std::vector<Shingles>& all_after, const std::vector<size_t>& after, double least);

}  // namespace liye
