#include "index/hit_page.h"

#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <unordered_set>

namespace liye {
namespace {

constexpr size_t kSieve = 4096;

// The best `most` hits behind `after`, in order.
std::vector<Hit> BestHits(const std::vector<Hit>& hits, const HitOrder& order, const std::optional<Hit>& after,
                          size_t most) {
  const auto before = [&order](const Hit& a, const Hit& b) { return order.Before(a, b); };
  std::vector<Hit> best;
  for (const Hit& hit : hits) {
    if (best.size() == most && !before(hit, best.front())) continue;
    if (after && !before(*after, hit)) continue;
    if (best.size() == most) {
      std::pop_heap(best.begin(), best.end(), before);
      best.back() = hit;
    } else {
      best.push_back(hit);
    }
    std::push_heap(best.begin(), best.end(), before);
  }
  std::sort_heap(best.begin(), best.end(), before);
  return best;
}

// Folds the copies among `best`, adds those among all hits, and drops what is a copy of a hit on an earlier page.
std::vector<FoldedHit> Fold(const std::vector<Hit>& best, const std::vector<Hit>& hits, const HitOrder& order,
                            const ClauseRanks& ranks) {
  std::vector<FoldedHit> folded;
  std::unordered_map<uint64_t, size_t> of_key;
  std::bitset<kSieve> sieve;  // most hits are no copy of one of the best: the sieve tells it without the map
  for (const Hit& hit : best) {
    const uint64_t key = ranks.key(hit.clause);
    if (key != 0) sieve.set(key % kSieve);
    if (key == 0 || of_key.emplace(key, folded.size()).second) folded.push_back({hit, {}});
  }
  std::vector<bool> seen_earlier(folded.size());
  for (const Hit& hit : hits) {
    const uint64_t key = ranks.key(hit.clause);
    if (!sieve[key % kSieve]) continue;
    const auto found = of_key.find(key);
    if (found == of_key.end() || folded[found->second].best.clause == hit.clause) continue;
    FoldedHit& first = folded[found->second];
    first.copies.push_back(hit);
    if (order.Before(hit, first.best)) seen_earlier[found->second] = true;
  }
  size_t kept = 0;
  for (size_t i = 0; i < folded.size(); ++i) {
    if (seen_earlier[i]) continue;
    if (kept != i) folded[kept] = std::move(folded[i]);
    ++kept;
  }
  folded.resize(kept);
  return folded;
}

}  // namespace

HitPage PickPage(const std::vector<Hit>& hits, const HitOrder& order, const ClauseRanks& ranks,
                 const std::optional<Hit>& after, uint64_t offset, uint64_t limit) {
  constexpr size_t kMoreEachTime = 4;
  const uint64_t all = hits.size();
  const uint64_t wanted = offset < all ? offset + std::min(limit, all - offset) : all;
  HitPage page;
  for (size_t most = wanted + wanted / 2 + 1;; most *= kMoreEachTime) {
    const std::vector<Hit> best = BestHits(hits, order, after, most);
    page.hits = Fold(best, hits, order, ranks);
    if (page.hits.size() > wanted || best.size() < most) break;
  }
  page.more = page.hits.size() > wanted;
  page.hits.resize(std::min<size_t>(page.hits.size(), wanted));
  page.hits.erase(page.hits.begin(),
                  page.hits.begin() + static_cast<ptrdiff_t>(std::min<uint64_t>(offset, page.hits.size())));
  for (FoldedHit& hit : page.hits)
    std::sort(hit.copies.begin(), hit.copies.end(),
              [&order](const Hit& a, const Hit& b) { return order.Before(a, b); });
  return page;
}

uint64_t CountCopies(const std::vector<Hit>& hits, const ClauseRanks& ranks) {
  std::unordered_set<uint64_t> keys;
  uint64_t copies = 0;
  for (const Hit& hit : hits) {
    const uint64_t key = ranks.key(hit.clause);
    copies += key != 0 && !keys.insert(key).second;
  }
  return copies;
}

}  // namespace liye
