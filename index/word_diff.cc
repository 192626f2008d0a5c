#include "index/word_diff.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "index/diff_anchors.h"
#include "index/diff_key.h"
#include "index/diff_words.h"

namespace liye {
namespace {

constexpr size_t kMostCells = 1'000'000;  // of the table of common words; larger gaps are taken to be all different
constexpr uint32_t kCharacterWeight = 4;  // a mark weighs 1

uint32_t WeightOf(const DiffWord& word) {
  return word.mark ? 1 : kCharacterWeight * static_cast<uint32_t>(word.key.size());
}

// A stretch of words that are common, or that stand for each other.
struct Stretch {
  bool changed = false;
  size_t before_start = 0, before_end = 0, after_start = 0, after_end = 0;
};

class WordAligner {
 public:
  WordAligner(const std::vector<DiffWord>& before, const std::vector<DiffWord>& after)
      : before_(before), after_(after) {
    std::map<std::u32string_view, uint32_t> ids;
    const auto number = [&ids](const std::vector<DiffWord>& words, std::vector<uint32_t>& numbers) {
      for (const DiffWord& word : words)
        numbers.push_back(ids.emplace(word.key, static_cast<uint32_t>(ids.size())).first->second);
    };
    number(before, before_ids_);
    number(after, after_ids_);
  }

  std::vector<Stretch> Run() {
    const auto pair = [this](size_t i, size_t k) { Keep(i, k); };
    const DiffGap all{0, before_.size(), 0, after_.size()};
    // Words that stand once are good anchors only where the common words are too many to weigh them all.
    if (all.cells() <= kMostCells)
      WeighCommon(all);
    else
      PairAnchors(before_ids_, after_ids_, all, pair, [this](const DiffGap& gap) { WeighCommon(gap); });
    Change(before_.size(), after_.size());
    return std::move(stretches_);
  }

 private:
  // The heaviest words in common, in order.
  void WeighCommon(const DiffGap& gap) {
    if (gap.cells() > kMostCells) return;
    const size_t rows = gap.before_end - gap.before_start, columns = gap.after_end - gap.after_start;
    std::vector<uint32_t> best((rows + 1) * (columns + 1), 0);  // of what follows
    const auto at = [&](size_t i, size_t k) -> uint32_t& { return best[i * (columns + 1) + k]; };
    const auto equal = [&](size_t i, size_t k) {
      return before_ids_[gap.before_start + i] == after_ids_[gap.after_start + k];
    };
    for (size_t i = rows; i-- > 0;)
      for (size_t k = columns; k-- > 0;) {
        at(i, k) = std::max(at(i + 1, k), at(i, k + 1));
        if (equal(i, k)) at(i, k) = std::max(at(i, k), at(i + 1, k + 1) + WeightOf(before_[gap.before_start + i]));
      }
    for (size_t i = 0, k = 0; i < rows && k < columns;) {
      if (equal(i, k) && at(i, k) == at(i + 1, k + 1) + WeightOf(before_[gap.before_start + i]))
        Keep(gap.before_start + i++, gap.after_start + k++);
      else if (at(i, k) == at(i + 1, k))
        ++i;
      else
        ++k;
    }
  }

  void Keep(size_t i, size_t k) {
    Change(i, k);
    if (stretches_.empty() || stretches_.back().changed) stretches_.push_back({false, i, i, k, k});
    stretches_.back().before_end = i + 1;
    stretches_.back().after_end = k + 1;
  }

  // All up to these places that was not kept.
  void Change(size_t before_end, size_t after_end) {
    const size_t i = stretches_.empty() ? 0 : stretches_.back().before_end;
    const size_t k = stretches_.empty() ? 0 : stretches_.back().after_end;
    if (i < before_end || k < after_end) stretches_.push_back({true, i, before_end, k, after_end});
  }

  const std::vector<DiffWord>& before_;
  const std::vector<DiffWord>& after_;
  std::vector<uint32_t> before_ids_, after_ids_;
  std::vector<Stretch> stretches_;
};

// Makes of an exact comparison one that can be read.
class Tidier {
 public:
  Tidier(const std::vector<DiffWord>& before, const std::vector<DiffWord>& after) : before_(before), after_(after) {}

  std::vector<Stretch> Run(std::vector<Stretch> stretches) const {
    for (Stretch& stretch : stretches) stretch.changed = stretch.changed && !IsTypography(stretch);
    stretches = Joined(std::move(stretches));
    for (size_t i = 1; i < stretches.size(); ++i) Slide(stretches, i);
    JoinIslands(stretches);
    stretches = Joined(std::move(stretches));
    if (IsRewritten(stretches)) return {{true, 0, before_.size(), 0, after_.size()}};
    return stretches;
  }

 private:
  static std::u32string KeyOf(const std::vector<DiffWord>& words, size_t start, size_t end) {
    std::u32string key;
    for (size_t i = start; i < end; ++i)
      if (!words[i].mark) key += words[i].key;
    return key;
  }
  std::u32string KeyBefore(const Stretch& s) const { return KeyOf(before_, s.before_start, s.before_end); }
  std::u32string KeyAfter(const Stretch& s) const { return KeyOf(after_, s.after_start, s.after_end); }

  // Only marks differ, or only where the dictionary cut the words.
  bool IsTypography(const Stretch& s) const { return KeyBefore(s) == KeyAfter(s); }

  // Neighbours of one kind become one.
  static std::vector<Stretch> Joined(std::vector<Stretch> stretches) {
    std::vector<Stretch> joined;
    for (const Stretch& s : stretches) {
      if (!joined.empty() && joined.back().changed == s.changed) {
        joined.back().before_end = s.before_end;
        joined.back().after_end = s.after_end;
      } else {
        joined.push_back(s);
      }
    }
    return joined;
  }

  // What was only taken out, or only put in, of a list: 市[教育局、市]科技局 is the same as [市教育局、]市科技局, which
  // can be read. It moves towards the beginning, where it stands between marks.
  void Slide(std::vector<Stretch>& stretches, size_t i) const {
    Stretch& s = stretches[i];
    Stretch& kept = stretches[i - 1];
    const bool taken_out = s.after_start == s.after_end;
    if (!s.changed || kept.changed || (!taken_out && s.before_start != s.before_end)) return;
    const std::vector<DiffWord>& words = taken_out ? before_ : after_;
    const size_t start = taken_out ? s.before_start : s.after_start, end = taken_out ? s.before_end : s.after_end;
    const size_t least = taken_out ? kept.before_start : kept.after_start;
    // Both sides of what is kept must be able to give up as many words.
    const size_t room =
        std::min({start - least, kept.before_end - kept.before_start, kept.after_end - kept.after_start});
    const auto worth = [&](size_t steps) {
      const size_t first = start - steps;
      return (first == 0 || words[first - 1].mark ? 1 : 0) + (words[end - steps - 1].mark ? 1 : 0);
    };
    size_t best = 0;
    for (size_t steps = 1; steps <= room && words[start - steps].key == words[end - steps].key; ++steps)
      if (worth(steps) > worth(best)) best = steps;
    if (best == 0) return;
    Stretch behind{false, s.before_end - best, s.before_end, s.after_end - best, s.after_end};
    kept.before_end -= best;
    kept.after_end -= best;
    s.before_start -= best;
    s.before_end -= best;
    s.after_start -= best;
    s.after_end -= best;
    if (i + 1 < stretches.size() && !stretches[i + 1].changed) {
      stretches[i + 1].before_start -= best;
      stretches[i + 1].after_start -= best;
    } else {
      stretches.insert(stretches.begin() + static_cast<std::ptrdiff_t>(i) + 1, behind);
    }
  }

  // A character or a particle between two changes is no help to a reader.
  void JoinIslands(std::vector<Stretch>& stretches) const {
    constexpr size_t kParticle = 1, kSmall = 3, kManyTimes = 6;
    const auto size_of = [this](const Stretch& s) { return std::max(KeyBefore(s).size(), KeyAfter(s).size()); };
    for (size_t i = 1; i + 1 < stretches.size(); ++i) {
      if (stretches[i].changed) continue;
      const size_t island = size_of(stretches[i]);
      const size_t around = size_of(stretches[i - 1]) + size_of(stretches[i + 1]);
      if (island <= kParticle || (island <= kSmall && island * kManyTimes <= around)) stretches[i].changed = true;
    }
  }

  // So little is common that it is chance.
  bool IsRewritten(const std::vector<Stretch>& stretches) const {
    constexpr size_t kLeastShare = 5;  // one character of five
    size_t common = 0, longest = 0, all = 0;
    for (const Stretch& s : stretches) {
      const size_t before = KeyBefore(s).size(), after = KeyAfter(s).size();
      all += before + after;
      if (s.changed) continue;
      common += 2 * before;
      longest = std::max(longest, before);
    }
    constexpr size_t kTelling = 12;  // characters in a row that are common by more than chance
    return stretches.size() > 1 && common * kLeastShare < all && longest < kTelling;
  }

  const std::vector<DiffWord>& before_;
  const std::vector<DiffWord>& after_;
};

void AddRun(std::vector<WordRun>& runs, Span span, bool changed) {
  if (span.empty()) return;
  if (!runs.empty() && runs.back().changed == changed)
    runs.back().span.end = span.end;
  else
    runs.push_back({span, changed});
}

Span SpanOf(const std::vector<DiffWord>& words, size_t start, size_t end) {
  return start < end ? Span{words[start].span.start, words[end - 1].span.end} : Span{};
}

}  // namespace

WordDiff CompareWords(std::string_view before, std::string_view after) {
  WordDiff diff;
  if (DiffKey(before) == DiffKey(after)) {
    AddRun(diff.before, {0, static_cast<uint32_t>(before.size())}, false);
    AddRun(diff.after, {0, static_cast<uint32_t>(after.size())}, false);
    return diff;
  }
  const std::vector<DiffWord> one = WordsOf(before), other = WordsOf(after);
  for (const Stretch& stretch : Tidier(one, other).Run(WordAligner(one, other).Run())) {
    AddRun(diff.before, SpanOf(one, stretch.before_start, stretch.before_end), stretch.changed);
    AddRun(diff.after, SpanOf(other, stretch.after_start, stretch.after_end), stretch.changed);
  }
  return diff;
}

}  // namespace liye
