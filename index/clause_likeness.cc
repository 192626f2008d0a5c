#include "index/clause_likeness.h"

#include <algorithm>
#include <unordered_map>

namespace liye {
namespace {

constexpr size_t kMostPairs = 200'000;  // measured one by one: 450 clauses against 450
constexpr size_t kMostHolders = 500;    // characters that more clauses have tell little
constexpr size_t kMostLookups = 16;     // of the characters that fewest others have
constexpr size_t kMostCandidates = 8;   // for a clause of a large group
constexpr size_t kNearPlaces = 3;       // before and behind the place across
constexpr size_t kShortestPart = 8;     // shingles of a text that may be found as part of another
constexpr double kLeastPart = 0.7;      // what of it must stand there
constexpr double kPartWeight = 0.6;

size_t Common(const std::vector<uint64_t>& one, const std::vector<uint64_t>& other) {
  size_t common = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a < *b)
      ++a;
    else if (*b < *a)
      ++b;
    else
      ++common, ++a, ++b;
  }
  return common;
}

// Which of a group hold a shingle.
class Holders {
 public:
  Holders(const std::vector<Shingles>& all, const std::vector<size_t>& group) {
    for (size_t i = 0; i < group.size(); ++i)
      for (uint64_t pair : Distinct(all[group[i]])) holders_[pair].push_back(static_cast<uint32_t>(i));
  }

  // Places in the group that share most with `wanted`, at most kMostCandidates.
  std::vector<uint32_t> Nearest(const Shingles& wanted) const {
    std::vector<const std::vector<uint32_t>*> rarest;
    for (uint64_t pair : Distinct(wanted)) {
      const auto found = holders_.find(pair);
      if (found != holders_.end() && found->second.size() <= kMostHolders) rarest.push_back(&found->second);
    }
    std::stable_sort(rarest.begin(), rarest.end(), [](auto* a, auto* b) { return a->size() < b->size(); });
    if (rarest.size() > kMostLookups) rarest.resize(kMostLookups);
    std::unordered_map<uint32_t, uint32_t> shared;
    for (const auto* holders : rarest)
      for (uint32_t holder : *holders) ++shared[holder];
    std::vector<std::pair<uint32_t, uint32_t>> most(shared.begin(), shared.end());
    const auto more = [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a < b; };
    const size_t kept = std::min(most.size(), kMostCandidates);
    std::partial_sort(most.begin(), most.begin() + static_cast<std::ptrdiff_t>(kept), most.end(), more);
    std::vector<uint32_t> places;
    for (size_t i = 0; i < kept; ++i) places.push_back(most[i].first);
    return places;
  }

 private:
  static std::vector<uint64_t> Distinct(const Shingles& shingles) {
    std::vector<uint64_t> pairs = shingles.exact();
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  std::unordered_map<uint64_t, std::vector<uint32_t>> holders_;
};

}  // namespace

Shingles::Shingles(std::u32string_view key) {
  const auto alike = [](char32_t code) { return code >= U'0' && code <= U'9' ? U'0' : code; };
  const auto add = [&](char32_t first, char32_t second) {
    exact_.push_back(static_cast<uint64_t>(first) << 32 | second);
    without_digits_.push_back(static_cast<uint64_t>(alike(first)) << 32 | alike(second));
  };
  if (key.size() == 1) add(0, key[0]);
  for (size_t i = 1; i < key.size(); ++i) add(key[i - 1], key[i]);
  std::sort(exact_.begin(), exact_.end());
  std::sort(without_digits_.begin(), without_digits_.end());
}

double Likeness(const Shingles& one, const Shingles& other) {
  const size_t shorter = std::min(one.size(), other.size()), longer = std::max(one.size(), other.size());
  if (shorter == 0) return 0;
  const double common = 0.5 * static_cast<double>(Common(one.exact(), other.exact()) +
                                                  Common(one.without_digits(), other.without_digits()));
  const double share = 2 * common / static_cast<double>(shorter + longer);
  if (shorter < kShortestPart) return share;
  const double part = common / static_cast<double>(shorter);
  return part < kLeastPart ? share : std::max(share, kPartWeight * part);
}

std::vector<LikePair> LikePairs(const std::vector<Shingles>& all_before, const std::vector<size_t>& before,
                                const std::vector<Shingles>& all_after, const std::vector<size_t>& after,
                                double least) {
  std::vector<LikePair> pairs;
  const auto measure = [&](size_t i, size_t k) {
    const double likeness = Likeness(all_before[i], all_after[k]);
    if (likeness >= least) pairs.push_back({i, k, likeness});
  };
  if (before.size() * after.size() <= kMostPairs) {
    for (size_t i : before)
      for (size_t k : after) measure(i, k);
    return pairs;
  }
  const Holders holders(all_after, after);
  for (size_t n = 0; n < before.size(); ++n) {
    // Rows of a long table have characters in common with most others; then the place is the best guess.
    const size_t across = n * after.size() / before.size();
    const size_t first = across - std::min(across, kNearPlaces),
                 last = std::min(across + kNearPlaces + 1, after.size());
    std::vector<uint32_t> places = holders.Nearest(all_before[before[n]]);
    for (size_t place = first; place < last; ++place) places.push_back(static_cast<uint32_t>(place));
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (uint32_t place : places) measure(before[n], after[place]);
  }
  return pairs;
}

}  // namespace liye
