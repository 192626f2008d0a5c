#include "index/diff_anchors.h"

#include <algorithm>
#include <unordered_map>

namespace liye {
namespace {

// Deeper than this only sequences made to be slow go; what is left is a gap as it is.
constexpr int kDeepest = 40;

struct Places {
  size_t before = 0, after = 0, count_before = 0, count_after = 0;
};

// The longest run of pairs, sorted by their first, in which the second rises too.
std::vector<std::pair<size_t, size_t>> Rising(const std::vector<std::pair<size_t, size_t>>& pairs) {
  std::vector<size_t> tails;  // index of the pair that ends the best run of each length
  std::vector<size_t> previous(pairs.size(), pairs.size());
  for (size_t i = 0; i < pairs.size(); ++i) {
    const auto place = std::lower_bound(tails.begin(), tails.end(), pairs[i].second,
                                        [&](size_t tail, size_t value) { return pairs[tail].second < value; });
    if (place != tails.begin()) previous[i] = *(place - 1);
    if (place == tails.end())
      tails.push_back(i);
    else
      *place = i;
  }
  std::vector<std::pair<size_t, size_t>> run(tails.size());
  size_t at = tails.empty() ? pairs.size() : tails.back();
  for (size_t k = run.size(); k-- > 0; at = previous[at]) run[k] = pairs[at];
  return run;
}

class AnchorPairer {
 public:
  AnchorPairer(std::span<const uint32_t> before, std::span<const uint32_t> after,
               const std::function<void(size_t, size_t)>& pair, const std::function<void(const DiffGap&)>& rest)
      : before_(before), after_(after), pair_(pair), rest_(rest) {}

  void Run(DiffGap gap, int depth) {
    while (!gap.one_sided() && before_[gap.before_start] == after_[gap.after_start])
      pair_(gap.before_start++, gap.after_start++);
    size_t tail = 0;
    while (!gap.one_sided() && before_[gap.before_end - 1] == after_[gap.after_end - 1]) {
      --gap.before_end;
      --gap.after_end;
      ++tail;
    }
    if (!gap.one_sided()) Divide(gap, depth);
    for (size_t i = 0; i < tail; ++i) pair_(gap.before_end + i, gap.after_end + i);
  }

 private:
  void Divide(const DiffGap& gap, int depth) {
    const auto anchors = depth >= kDeepest
                             ? std::vector<std::pair<size_t, size_t>>()
                             : UniqueAnchors(before_.subspan(gap.before_start, gap.before_end - gap.before_start),
                                             after_.subspan(gap.after_start, gap.after_end - gap.after_start));
    if (anchors.empty()) return rest_(gap);
    DiffGap part = gap;
    for (const auto& [before, after] : anchors) {
      part.before_end = gap.before_start + before;
      part.after_end = gap.after_start + after;
      Run(part, depth + 1);
      pair_(part.before_end, part.after_end);
      part.before_start = part.before_end + 1;
      part.after_start = part.after_end + 1;
    }
    part.before_end = gap.before_end;
    part.after_end = gap.after_end;
    Run(part, depth + 1);
  }

  std::span<const uint32_t> before_, after_;
  const std::function<void(size_t, size_t)>& pair_;
  const std::function<void(const DiffGap&)>& rest_;
};

}  // namespace

std::vector<std::pair<size_t, size_t>> UniqueAnchors(std::span<const uint32_t> before,
                                                     std::span<const uint32_t> after) {
  std::unordered_map<uint32_t, Places> places;
  for (size_t i = 0; i < before.size(); ++i) {
    Places& place = places[before[i]];
    place.before = i;
    ++place.count_before;
  }
  for (size_t i = 0; i < after.size(); ++i) {
    const auto found = places.find(after[i]);
    if (found == places.end()) continue;
    found->second.after = i;
    ++found->second.count_after;
  }
  std::vector<std::pair<size_t, size_t>> pairs;
  for (const auto& [value, place] : places)
    if (place.count_before == 1 && place.count_after == 1) pairs.emplace_back(place.before, place.after);
  std::sort(pairs.begin(), pairs.end());
  return Rising(pairs);
}

void PairAnchors(std::span<const uint32_t> before, std::span<const uint32_t> after, DiffGap gap,
                 const std::function<void(size_t, size_t)>& pair, const std::function<void(const DiffGap&)>& rest) {
  AnchorPairer(before, after, pair, rest).Run(gap, 0);
}

}  // namespace liye
