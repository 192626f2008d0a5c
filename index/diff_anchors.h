// Fixed points of a comparison of two sequences.
//
// What stands once on each side and in the same order is taken to be the same thing (the "patience" way of comparing).
// The gaps between such points are compared by themselves, so that long sequences cost little. Serves clauses and words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace liye {

// Half-open ranges of two sequences that face each other.
struct DiffGap {
  size_t before_start = 0, before_end = 0, after_start = 0, after_end = 0;
  size_t cells() const { return (before_end - before_start) * (after_end - after_start); }
  bool one_sided() const { return before_start == before_end || after_start == after_end; }
};

// Positions of values that stand once in each of the two, as many as keep their order on both sides.
std::vector<std::pair<size_t, size_t>> UniqueAnchors(std::span<const uint32_t> before, std::span<const uint32_t> after);

// Pairs what is equal at the ends of `gap` and at its anchors, and again in the gaps between them; `pair` gets the two
// positions, `rest` every gap of which both sides still hold something. Both are called in the order of the sequences.
void PairAnchors(std::span<const uint32_t> before, std::span<const uint32_t> after, DiffGap gap,
                 const std::function<void(size_t, size_t)>& pair, const std::function<void(const DiffGap&)>& rest);

}  // namespace liye
