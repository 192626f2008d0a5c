#include "index/likeness.h"

#include <algorithm>

#include "corpus/utf8.h"
#include "index/fold.h"

namespace liye {
namespace {

constexpr size_t kLongest = 120;  // characters; longer names are cut

std::u32string Folded(std::string_view text) { return CodePoints(FoldedKey(text), kLongest); }

}  // namespace

size_t EditDistance(std::u32string_view one, std::u32string_view other, size_t most) {
  const size_t difference = one.size() > other.size() ? one.size() - other.size() : other.size() - one.size();
  if (difference > most) return most + 1;
  // Three rows of the table of distances between beginnings.
  std::vector<size_t> before(other.size() + 1), last(other.size() + 1), row(other.size() + 1);
  for (size_t k = 0; k <= other.size(); ++k) last[k] = k;
  for (size_t i = 1; i <= one.size(); ++i) {
    row[0] = i;
    size_t least = i;
    for (size_t k = 1; k <= other.size(); ++k) {
      const bool equal = one[i - 1] == other[k - 1];
      row[k] = std::min({last[k] + 1, row[k - 1] + 1, last[k - 1] + (equal ? 0 : 1)});
      if (i > 1 && k > 1 && one[i - 1] == other[k - 2] && one[i - 2] == other[k - 1])
        row[k] = std::min(row[k], before[k - 2] + 1);
      least = std::min(least, row[k]);
    }
    if (least > most) return most + 1;
    before.swap(last);
    last.swap(row);
  }
  return std::min(last[other.size()], most + 1);
}

NearestTexts::NearestTexts(std::string_view wanted, size_t most)
    : wanted_(Folded(wanted)), most_(most), allowed_(std::max<size_t>(1, wanted_.size() / 3)) {}

void NearestTexts::Take(std::string_view text, uint64_t weight, const std::string& shown) {
  const size_t allowed = near_.size() < most_ ? allowed_ : std::min(allowed_, near_.back().distance);
  const std::u32string folded = Folded(text);
  const size_t distance = EditDistance(wanted_, folded, allowed);
  if (distance > allowed || distance == 0 || distance >= wanted_.size()) return;
  const auto same = [&](const Near& near) { return near.text == shown; };
  if (std::any_of(near_.begin(), near_.end(), same)) return;
  const auto nearer = [](const Near& a, const Near& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.weight > b.weight;
  };
  Near near{distance, weight, shown};
  near_.insert(std::upper_bound(near_.begin(), near_.end(), near, nearer), std::move(near));
  if (near_.size() > most_) near_.pop_back();
}

std::vector<std::string> NearestTexts::Best() const {
  std::vector<std::string> texts;
  for (const Near& near : near_) texts.push_back(near.text);
  return texts;
}

}  // namespace liye
