#include "extract/extract.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "extract/amount.h"
#include "extract/block_text.h"
#include "extract/deadline.h"
#include "extract/duty.h"
#include "extract/number_mention.h"
#include "extract/official.h"
#include "extract/title_mention.h"
#include "extract/trace.h"

namespace liye {

struct Extractor::State {
  BlockText block;
  NumberExtractor numbers;
  TitleExtractor titles;
  DeadlineExtractor deadlines;
  AmountExtractor amounts;
  DutyExtractor duties;

  // In the order in which they mask; what only an official document imposes is left out of any other text.
  template <typename Call>
  void ForEach(bool official, Call call) {
    call(numbers);
    call(titles);
    if (official) call(deadlines);
    call(amounts);
    if (official) call(duties);
  }
};

namespace {

// By start, then by end; equal ones stay as they are. Only places are sorted, each fact is moved once.
void Sort(std::vector<Fact>& facts) {
  struct Place {
    uint64_t key;
    size_t index;
  };
  std::vector<Place> places;
  places.reserve(facts.size());
  for (const Fact& fact : facts) places.push_back({uint64_t{fact.span.start} << 32 | fact.span.end, places.size()});
  const auto before = [](const Place& a, const Place& b) {
    return std::tie(a.key, a.index) < std::tie(b.key, b.index);
  };
  if (std::is_sorted(places.begin(), places.end(), before)) return;
  std::sort(places.begin(), places.end(), before);
  std::vector<Fact> sorted;
  sorted.reserve(facts.size());
  for (const Place& place : places) sorted.push_back(std::move(facts[place.index]));
  facts = std::move(sorted);
}

}  // namespace

Extractor::Extractor() : state_(std::make_unique<State>()) {}
Extractor::~Extractor() = default;

std::vector<Fact> Extractor::Extract(const Source& source, const Document& document) {
  std::vector<Fact> facts;
  BlockText& text = state_->block;
  text.source = &source;
  text.document = &document;
  const bool official = ReadsAsOfficial(source, document);
  state_->ForEach(official, [&](auto& extractor) { extractor.Begin(source, document); });
  std::span<const Span> noise = document.noise;
  for (const Block& block : document.blocks) {
    while (!noise.empty() && noise.front().end <= block.span.start) noise = noise.subspan(1);
    text.block = &block;
    text.masks.clear();
    text.clean.Assign(source.text, block.span, noise);
    if (block.role == BlockRole::kChrome) {  // a page repeats the document's title around it, and nothing else
      if (text.clean.has(kHasTitle)) state_->titles.Read(text, facts);
      continue;
    }
    if (Trace* trace = Trace::Current(); trace && !official && text.clean.has(kHasTime | kHasDuty)) {
      trace->Enter(text);
      trace->Note(text.text(), "extract.official", TraceOutcome::kDropped, "not_official");
    }
    state_->ForEach(official, [&](auto& extractor) {
      if (Trace* trace = Trace::Current()) trace->Enter(text);
      extractor.Read(text, facts);
    });
  }
  state_->ForEach(official, [&](auto& extractor) { extractor.End(facts); });
  Sort(facts);
  return facts;
}

}  // namespace liye
