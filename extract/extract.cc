#include "extract/extract.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "extract/amount.h"
#include "extract/block_text.h"
#include "extract/deadline.h"
#include "extract/duty.h"
#include "extract/number_mention.h"
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

  template <typename Call>
  void ForEach(Call call) {
    call(numbers);
    call(titles);
    call(deadlines);
    call(amounts);
    call(duties);
  }
};

Extractor::Extractor() : state_(std::make_unique<State>()) {}
Extractor::~Extractor() = default;

std::vector<Fact> Extractor::Extract(const Source& source, const Document& document) {
  std::vector<Fact> facts;
  BlockText& text = state_->block;
  text.source = &source;
  text.document = &document;
  state_->ForEach([&](auto& extractor) { extractor.Begin(source, document); });
  std::span<const Span> noise = document.noise;
  for (const Block& block : document.blocks) {
    if (block.role == BlockRole::kChrome) continue;
    while (!noise.empty() && noise.front().end <= block.span.start) noise = noise.subspan(1);
    text.block = &block;
    text.masks.clear();
    text.clean.Assign(source.text, block.span, noise);
    state_->ForEach([&](auto& extractor) {
      if (Trace* trace = Trace::Current()) trace->Enter(text);
      extractor.Read(text, facts);
    });
  }
  state_->ForEach([&](auto& extractor) { extractor.End(facts); });
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return std::tie(a.span.start, a.span.end) < std::tie(b.span.start, b.span.end);
  });
  return facts;
}

}  // namespace liye
