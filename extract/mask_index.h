// The masks of a block, ready to be asked often.
//
// Sorts what other extractors have claimed in a block once, so that a question costs a binary search however many
// facts a long block holds. Masks added later are not known to it.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "extract/block_text.h"

namespace liye {

class MaskIndex {
 public:
  void Assign(const std::vector<Mask>& masks) {
    Assign(masks, [](const Mask&) { return true; });
  }
  // Of the masks that `wanted` says.
  template <typename Wanted>
  void Assign(const std::vector<Mask>& masks, Wanted wanted) {
    ranges_.clear();
    for (const Mask& mask : masks)
      if (wanted(mask)) ranges_.emplace_back(mask.begin, mask.end);
    std::sort(ranges_.begin(), ranges_.end());
    for (size_t i = 1; i < ranges_.size(); ++i) ranges_[i].second = std::max(ranges_[i].second, ranges_[i - 1].second);
  }
  // Whether a mask holds clean byte `at`.
  bool Holds(size_t at) const {
    auto next =
        std::upper_bound(ranges_.begin(), ranges_.end(), at, [](size_t a, const auto& r) { return a < r.first; });
    return next != ranges_.begin() && at < std::prev(next)->second;
  }

 private:
  std::vector<std::pair<uint32_t, uint32_t>> ranges_;  // by begin; each end the greatest so far
};

}  // namespace liye
