#include "index/task_claim.h"

#include <algorithm>
#include <array>

namespace liye {
namespace {

constexpr std::array<std::string_view, 6> kSentenceEnds = {"。", "；", "！", "？", "\n", "\t"};

std::string WithoutBlanks(std::string_view text) {
  std::string squeezed;
  for (char c : text)
    if (c != ' ') squeezed += c;
  return squeezed;
}

// Where the mentions stand in the text: it has their words in the same order, so each is looked for behind the one
// before it. What is not found there stands where the search was.
std::vector<size_t> PlacesOf(std::string_view text, const std::vector<const Mention*>& mentions) {
  std::vector<size_t> places;
  size_t at = 0;
  for (const Mention* mention : mentions) {
    const size_t found = text.find(mention->text, at);
    if (found != text.npos) at = found;
    places.push_back(at);
  }
  return places;
}

// The number of the sentence in which `place` lies.
size_t SentenceOf(const std::vector<size_t>& ends, size_t place) {
  return static_cast<size_t>(std::upper_bound(ends.begin(), ends.end(), place) - ends.begin());
}

std::vector<size_t> EndsOf(std::string_view text) {
  std::vector<size_t> ends;
  for (size_t at = 0; at < text.size(); ++at)
    for (std::string_view end : kSentenceEnds)
      if (text.substr(at).starts_with(end)) ends.push_back(at);
  return ends;
}

}  // namespace

std::vector<std::vector<size_t>> ClaimInClause(std::string_view clause_text, const std::vector<Mention>& units,
                                               const std::vector<Mention>& facts) {
  const std::string text = WithoutBlanks(clause_text);
  std::vector<const Mention*> all;
  for (const std::vector<Mention>* list : {&units, &facts})
    for (const Mention& mention : *list) all.push_back(&mention);
  std::stable_sort(all.begin(), all.end(),
                   [](const Mention* a, const Mention* b) { return a->span.start < b->span.start; });
  const std::vector<size_t> places = PlacesOf(text, all);
  const std::vector<size_t> ends = EndsOf(text);
  const auto sentence = [&](const Mention& mention) {
    const auto at = static_cast<size_t>(std::find(all.begin(), all.end(), &mention) - all.begin());
    return SentenceOf(ends, places[at]);
  };

  std::vector<std::vector<size_t>> claims;
  for (const Mention& fact : facts) {
    const Mention *before = nullptr, *within_before = nullptr, *within_behind = nullptr;
    for (const Mention& unit : units) {
      const bool same = sentence(unit) == sentence(fact);
      if (unit.span.start < fact.span.start) {
        before = &unit;
        if (same) within_before = &unit;
      } else if (same && within_behind == nullptr) {
        within_behind = &unit;
      }
    }
    std::vector<size_t> claimed;
    if (const Mention* nearest = within_before != nullptr ? within_before : within_behind; nearest != nullptr)
      claimed = {nearest->task};
    else if (before != nullptr)
      claimed = {before->task};
    else
      for (const Mention& unit : units)
        if (std::find(claimed.begin(), claimed.end(), unit.task) == claimed.end()) claimed.push_back(unit.task);
    claims.push_back(std::move(claimed));
  }
  return claims;
}

}  // namespace liye
