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

// Where sentences end: the places behind their marks, and the end of the text.
std::vector<size_t> EndsOf(std::string_view text) {
  std::vector<size_t> ends;
  for (size_t at = 0; at < text.size(); ++at)
    for (std::string_view mark : kSentenceEnds)
      if (text.substr(at).starts_with(mark)) ends.push_back(at + mark.size());
  ends.push_back(text.size());
  return ends;
}

}  // namespace

ClauseSentences::ClauseSentences(std::string_view text, std::vector<Mention> mentions)
    : text_(WithoutBlanks(text)), ends_(EndsOf(text_)) {
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.span.start < b.span.start; });
  size_t at = 0;            // of the mention before
  size_t behind = 0;        // it
  uint32_t source_end = 0;  // of it in the source: one that begins before this stands within it
  for (const Mention& mention : mentions) {
    const size_t from = mention.span.start < source_end ? at : behind;
    if (const size_t found = text_.find(mention.text, from); found != text_.npos) {
      at = found;
      behind = found + mention.text.size();
      source_end = mention.span.end;
    }
    const auto end = std::upper_bound(ends_.begin(), ends_.end(), at);
    sentences_[mention.span.start] = static_cast<size_t>(std::min(end, ends_.end() - 1) - ends_.begin());
  }
}

size_t ClauseSentences::Of(Span mention) const {
  const auto found = sentences_.find(mention.start);
  return found == sentences_.end() ? 0 : found->second;
}

std::string_view ClauseSentences::Words(size_t number) const {
  const size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(text_).substr(begin, ends_[number] - begin);
}

std::vector<size_t> ClaimInClause(const ClauseSentences& sentences, const std::vector<Mention>& units, Span fact) {
  const size_t sentence = sentences.Of(fact);
  const Mention *before = nullptr, *within_before = nullptr, *within_behind = nullptr;
  for (const Mention& unit : units) {
    const bool same = sentences.Of(unit.span) == sentence;
    if (unit.span.start < fact.start) {
      before = &unit;
      if (same) within_before = &unit;
    } else if (same && within_behind == nullptr) {
      within_behind = &unit;
    }
  }
  if (within_before != nullptr) return {within_before->task};
  if (within_behind != nullptr) return {within_behind->task};
  if (before != nullptr) return {before->task};
  std::vector<size_t> all;
  for (const Mention& unit : units) all.push_back(unit.task);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace liye
