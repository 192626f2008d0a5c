#include "index/task_pairs.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "corpus/utf8.h"
#include "index/fold.h"
#include "index/likeness.h"

namespace liye {
namespace {

constexpr size_t kMostCharacters = 200;  // of a task that are compared
constexpr size_t kMostCandidates = 8;    // for one task
constexpr size_t kCommon = 64;           // tasks that share two neighbouring characters: these tell nothing

// A task of each version that may be one, the likelier the smaller the distance.
struct Candidate {
  size_t now, before;
  size_t distance;  // in characters, doubled; less for the same clause and the same units
};

class Pairing {
 public:
  Pairing(const std::vector<TaskRecord>& now, const std::vector<TaskRecord>& before)
      : now_(now), before_(before), partner_(now.size()), taken_(before.size(), false) {
    for (const TaskRecord& task : now) now_words_.push_back(FoldedKey(task.task));
    for (const TaskRecord& task : before) before_words_.push_back(FoldedKey(task.task));
  }

  std::vector<std::optional<size_t>> Run() {
    PairEqual([](const TaskRecord& task, const std::string& words) { return task.path + '\n' + words; });
    PairEqual([](const TaskRecord&, const std::string& words) { return words; });
    PairSimilar();
    return std::move(partner_);
  }

 private:
  // Equal keys in their order.
  template <typename Key>
  void PairEqual(Key&& key) {
    std::unordered_map<std::string, std::vector<size_t>> places;  // the last first
    for (size_t k = before_.size(); k-- > 0;)
      if (!taken_[k]) places[key(before_[k], before_words_[k])].push_back(k);
    for (size_t i = 0; i < now_.size(); ++i) {
      if (partner_[i]) continue;
      const auto found = places.find(key(now_[i], now_words_[i]));
      if (found == places.end() || found->second.empty()) continue;
      Pair(i, found->second.back());
      found->second.pop_back();
    }
  }

  void PairSimilar() {
    for (size_t k = 0; k < before_.size(); ++k)
      before_characters_.push_back(CodePoints(before_words_[k], kMostCharacters));
    CollectNeighbours();
    std::vector<Candidate> candidates;
    for (size_t i = 0; i < now_.size(); ++i)
      if (!partner_[i]) AddCandidates(i, candidates);
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
    for (const Candidate& candidate : candidates)
      if (!partner_[candidate.now] && !taken_[candidate.before]) Pair(candidate.now, candidate.before);
  }

  // Which tasks of `before` hold two neighbouring characters.
  void CollectNeighbours() {
    for (size_t k = 0; k < before_.size(); ++k) {
      if (taken_[k]) continue;
      const std::u32string& text = before_characters_[k];
      for (size_t at = 0; at + 1 < text.size(); ++at) {
        std::vector<size_t>& holders = holders_[Neighbours(text, at)];
        if (holders.empty() || holders.back() != k) holders.push_back(k);
      }
    }
  }

  // Those that share most neighbours that are not everywhere, and the one in the same place.
  void AddCandidates(size_t i, std::vector<Candidate>& candidates) {
    const std::u32string text = CodePoints(now_words_[i], kMostCharacters);
    std::unordered_map<size_t, size_t> shared;
    for (size_t at = 0; at + 1 < text.size(); ++at) {
      const auto found = holders_.find(Neighbours(text, at));
      if (found == holders_.end() || found->second.size() > kCommon) continue;
      for (size_t k : found->second) ++shared[k];
    }
    if (i < before_.size() && !taken_[i]) ++shared[i];
    std::vector<std::pair<size_t, size_t>> best;  // how many, which
    for (const auto& [k, count] : shared) best.emplace_back(count, k);
    std::sort(best.begin(), best.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (best.size() > kMostCandidates) best.resize(kMostCandidates);
    for (const auto& [count, k] : best) AddCandidate(i, k, text, candidates);
  }

  // A third of the characters may differ, half of them where clause and units are the same.
  void AddCandidate(size_t i, size_t k, const std::u32string& text, std::vector<Candidate>& candidates) const {
    const std::u32string& other = before_characters_[k];
    const bool same_path = now_[i].path == before_[k].path, same_units = SameUnits(now_[i], before_[k]);
    const size_t longer = std::max(text.size(), other.size());
    const size_t allowed = longer / (same_path && same_units ? 2 : 3);
    const size_t distance = EditDistance(text, other, allowed);
    if (distance > allowed) return;
    const size_t lead = static_cast<size_t>(same_path && !now_[i].path.empty()) + static_cast<size_t>(same_units);
    candidates.push_back({i, k, 2 * distance + 2 - lead});
  }

  static uint64_t Neighbours(const std::u32string& text, size_t at) {
    return static_cast<uint64_t>(text[at]) << 32 | text[at + 1];
  }
  static bool SameUnits(const TaskRecord& a, const TaskRecord& b) {
    return std::equal(a.units.begin(), a.units.end(), b.units.begin(), b.units.end(),
                      [](const TaskUnit& x, const TaskUnit& y) { return x.name == y.name && x.role == y.role; });
  }
  void Pair(size_t i, size_t k) {
    partner_[i] = k;
    taken_[k] = true;
  }

  const std::vector<TaskRecord>&now_, &before_;
  std::vector<std::string> now_words_, before_words_;  // folded
  std::vector<std::u32string> before_characters_;
  std::unordered_map<uint64_t, std::vector<size_t>> holders_;
  std::vector<std::optional<size_t>> partner_;
  std::vector<bool> taken_;
};

}  // namespace

std::vector<std::optional<size_t>> PairTasks(const std::vector<TaskRecord>& now,
                                             const std::vector<TaskRecord>& before) {
  return Pairing(now, before).Run();
}

}  // namespace liye
