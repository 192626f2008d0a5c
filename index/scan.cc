#include "index/scan.h"

#include <xxhash.h>

#include <algorithm>

#include "index/tokenizer.h"

namespace liye {
namespace {

struct UnitCollector {
  std::vector<Unit> units;
  bool after_han = false;  // the last unit is a Han character
  bool broken = false;     // punctuation since then

  void Han(char32_t folded, size_t start, size_t end) {
    if (after_han && broken) units.push_back({0, {static_cast<uint32_t>(start), static_cast<uint32_t>(start)}});
    units.push_back({folded, {static_cast<uint32_t>(start), static_cast<uint32_t>(end)}});
    after_han = true;
    broken = false;
  }
  void Word(std::string_view folded, size_t start, size_t end) {
    constexpr uint64_t kWordBit = uint64_t{1} << 63;
    units.push_back({XXH3_64bits(folded.data(), folded.size()) | kWordBit,
                     {static_cast<uint32_t>(start), static_cast<uint32_t>(end)}});
    after_han = broken = false;
  }
  void Break() { broken = true; }
};

}  // namespace

std::vector<Unit> UnitsOf(std::string_view text) {
  UnitCollector collector;
  ReadUnits(text, collector);
  return std::move(collector.units);
}

PhraseScanner::PhraseScanner(std::string_view phrase) {
  for (const Unit& unit : UnitsOf(phrase)) units_.push_back(unit.id);
}

void PhraseScanner::Find(const std::vector<Unit>& text, std::vector<Span>& found) const {
  if (units_.empty()) return;
  const auto same = [](const Unit& unit, uint64_t id) { return unit.id == id; };
  for (auto at = text.begin();;) {
    at = std::search(at, text.end(), units_.begin(), units_.end(), same);
    if (at == text.end()) return;
    const auto last = at + static_cast<std::ptrdiff_t>(units_.size()) - 1;
    found.push_back({at->span.start, last->span.end});
    at = last + 1;
  }
}

bool PhraseScanner::Matches(std::string_view text) const {
  std::vector<Span> found;
  Find(UnitsOf(text), found);
  return !found.empty();
}

}  // namespace liye
