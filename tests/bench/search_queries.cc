#include "tests/bench/search_queries.h"

#include <algorithm>
#include <bitset>
#include <random>
#include <set>
#include <string_view>
#include <unordered_map>

#include "index/scan.h"

namespace liye::bench {
namespace {

constexpr size_t kOfGroup = 20, kMixed = 40;
constexpr size_t kSampled = 20000;  // texts in which substrings are counted

using Random = std::mt19937_64;

bool IsWord(const Unit& unit) { return unit.id >> 63 != 0; }
bool IsHan(const Unit& unit) { return unit.id != 0 && !IsWord(unit); }

// Calls visit(std::string_view) for every run of `size` units that stand side by side and pass the test.
template <typename Test, typename Visit>
void ForEachRun(const std::string& text, size_t size, Test&& test, Visit&& visit) {
  const std::vector<Unit> units = UnitsOf(text);
  size_t run = 0;
  for (size_t i = 0; i < units.size(); ++i) {
    const bool joined = i > 0 && units[i - 1].span.end == units[i].span.start;
    run = !test(units[i]) ? 0 : joined ? run + 1 : 1;
    if (run < size) continue;
    const uint32_t start = units[i + 1 - size].span.start;
    visit(std::string_view(text).substr(start, units[i].span.end - start));
  }
}

std::vector<const std::string*> Sample(const std::vector<std::string>& texts) {
  const size_t step = std::max<size_t>(texts.size() / kSampled, 1);
  std::vector<const std::string*> sample;
  for (size_t i = 0; i < texts.size(); i += step) sample.push_back(&texts[i]);
  return sample;
}

struct Counted {
  std::string_view phrase;
  size_t texts = 0;
};

// Substrings of `size` Han characters with the number of sampled texts that hold them, most frequent first.
std::vector<Counted> CountSubstrings(const std::vector<const std::string*>& sample, size_t size) {
  struct Count {
    size_t texts = 0, last = SIZE_MAX;
  };
  std::unordered_map<std::string_view, Count> counts;
  for (size_t i = 0; i < sample.size(); ++i)
    ForEachRun(*sample[i], size, IsHan, [&](std::string_view phrase) {
      Count& count = counts[phrase];
      count.texts += count.last != i;
      count.last = i;
    });
  std::vector<Counted> counted;
  counted.reserve(counts.size());
  for (const auto& [phrase, count] : counts) counted.push_back({phrase, count.texts});
  std::sort(counted.begin(), counted.end(), [](const Counted& a, const Counted& b) {
    return a.texts != b.texts ? a.texts > b.texts : a.phrase < b.phrase;
  });
  return counted;
}

// The same words moved by some characters, such as 人民政府办公厅关于印 and 民政府办公厅关于印发.
bool Overlap(std::string_view a, std::string_view b) {
  constexpr size_t kFewest = 3;  // characters that may be shared
  if (a.size() <= 3 * kFewest) return a == b;
  for (size_t cut = 0; cut <= a.size() - 3 * kFewest; cut += 3)
    if (a.substr(cut) == b.substr(0, b.size() - cut) || b.substr(cut) == a.substr(0, a.size() - cut)) return true;
  return false;
}

void AddFrequent(const std::vector<Counted>& counted, const std::string& group, std::vector<SearchQuery>& queries) {
  std::vector<std::string_view> chosen;
  for (const Counted& one : counted) {
    if (chosen.size() == kOfGroup) break;
    const auto same = [&](std::string_view other) { return Overlap(one.phrase, other); };
    if (std::none_of(chosen.begin(), chosen.end(), same)) chosen.push_back(one.phrase);
  }
  for (std::string_view phrase : chosen) queries.push_back({std::string(phrase), group, {}});
}

void AddRare(std::vector<Counted> counted, const std::string& group, Random& random,
             std::vector<SearchQuery>& queries) {
  const size_t few = counted.empty() ? 0 : std::max<size_t>(counted.back().texts, 1);
  std::erase_if(counted, [&](const Counted& one) { return one.texts > few; });
  if (counted.size() < kOfGroup) return;
  std::shuffle(counted.begin(), counted.end(), random);
  for (size_t i = 0; i < kOfGroup; ++i) queries.push_back({std::string(counted[i].phrase), group, {}});
}

void AddMixed(const std::vector<const std::string*>& sample, Random& random, std::vector<SearchQuery>& queries) {
  std::set<std::string> chosen;
  const auto any = [](const Unit& unit) { return unit.id != 0; };
  for (size_t tries = 0; chosen.size() < kMixed && tries < 100 * sample.size(); ++tries) {
    const std::string& text = *sample[random() % sample.size()];
    std::vector<std::string_view> runs;
    ForEachRun(text, 2 + random() % 6, any, [&](std::string_view run) {
      const std::vector<Unit> units = UnitsOf(run);
      const bool digit = std::any_of(run.begin(), run.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (digit && std::any_of(units.begin(), units.end(), IsHan)) runs.push_back(run);
    });
    if (!runs.empty()) chosen.emplace(runs[random() % runs.size()]);
  }
  for (const std::string& phrase : chosen) queries.push_back({phrase, "mixed", {}});
}

// Which units a text holds, with few mistakes: most phrases need not be looked for at all.
using UnitSet = std::bitset<4096>;
size_t Bit(uint64_t id) { return id * 0x9e3779b97f4a7c15u >> 52; }

UnitSet SetOf(const std::vector<Unit>& units) {
  UnitSet set;
  for (const Unit& unit : units) set.set(Bit(unit.id));
  return set;
}

}  // namespace

std::vector<SearchQuery> ChooseQueries(const std::vector<std::string>& texts, uint64_t seed) {
  Random random(seed);
  const std::vector<const std::string*> sample = Sample(texts);
  std::vector<SearchQuery> queries;
  for (const size_t size : {1, 2, 3, 4, 6, 10}) {
    const std::vector<Counted> counted = CountSubstrings(sample, size);
    AddFrequent(counted, std::to_string(size) + "f", queries);
    AddRare(counted, std::to_string(size) + "r", random, queries);
  }
  AddMixed(sample, random, queries);
  return queries;
}

void ScanTexts(const std::vector<std::string>& texts, std::vector<SearchQuery>& queries) {
  struct Wanted {
    PhraseScanner scanner;
    std::vector<size_t> bits;
  };
  std::vector<Wanted> wanted;
  for (const SearchQuery& query : queries) {
    std::vector<size_t> bits;
    for (const Unit& unit : UnitsOf(query.phrase)) bits.push_back(Bit(unit.id));
    wanted.push_back({PhraseScanner(query.phrase), std::move(bits)});
  }
  std::vector<Span> found;
  for (size_t text = 0; text < texts.size(); ++text) {
    const std::vector<Unit> units = UnitsOf(texts[text]);
    const UnitSet set = SetOf(units);
    for (size_t i = 0; i < queries.size(); ++i) {
      const auto held = [&](size_t bit) { return set.test(bit); };
      if (!std::all_of(wanted[i].bits.begin(), wanted[i].bits.end(), held)) continue;
      found.clear();
      wanted[i].scanner.Find(units, found);
      if (!found.empty()) queries[i].truth.push_back(static_cast<int64_t>(text) + 1);
    }
  }
}

}  // namespace liye::bench
