// Any bytes give documents and facts whose spans lie where they should.
#include <algorithm>
#include <cstdint>
#include <tuple>

#include "check.h"
#include "corpus/read.h"
#include "extract/extract.h"
#include "parser/parse.h"

namespace {

using liye::Demand;
using liye::Span;

// Whether `span` is a piece of `text` that cuts no character.
bool Fits(Span span, std::string_view text) {
  const auto whole = [text](uint32_t at) { return at == text.size() || (text[at] & 0xC0) != 0x80; };
  return span.start <= span.end && span.end <= text.size() && whole(span.start) && whole(span.end);
}

void CheckClauses(const liye::Document& document, std::string_view text) {
  for (size_t i = 0; i < document.clauses.size(); ++i) {
    const liye::Clause& clause = document.clauses[i];
    Demand(Fits(clause.span, text) && Fits(clause.label, text) && Fits(clause.heading, text),
           "clauses lie in the text");
    Demand(clause.parent >= liye::kNone && clause.parent < static_cast<int32_t>(i),
           "a parent comes before its clauses");
    Demand(i == 0 || document.clauses[i - 1].span.start <= clause.span.start, "clauses stand in the order of the text");
    if (clause.parent != liye::kNone)
      Demand(document.clauses[static_cast<size_t>(clause.parent)].span.contains(clause.span),
             "clauses lie in their parent");
  }
}

void CheckBlocks(const liye::Document& document, std::string_view text) {
  for (const liye::Block& block : document.blocks) {
    Demand(Fits(block.span, text), "blocks lie in the text");
    Demand(block.clause < static_cast<int32_t>(document.clauses.size()), "the clause of a block exists");
    Demand(block.table < static_cast<int32_t>(document.tables.size()), "the table of a block exists");
  }
  for (const liye::Table& table : document.tables) {
    Demand(Fits(table.span, text), "tables lie in the text");
    Demand(table.first_block <= table.end_block && table.end_block <= document.blocks.size(), "cells are blocks");
  }
}

void CheckFacts(const std::vector<liye::Fact>& facts, const liye::Document& document, std::string_view text) {
  const auto place = [](const liye::Fact& fact) { return std::tuple(fact.span.start, fact.span.end); };
  Demand(std::ranges::is_sorted(facts, {}, place), "facts stand in the order of the text");
  for (const liye::Fact& fact : facts) {
    Demand(Fits(fact.span, text) && !fact.span.empty(), "the evidence lies in the text");
    Demand(fact.clause < static_cast<int32_t>(document.clauses.size()), "the clause of a fact exists");
    Demand(!fact.rule.empty(), "a fact names its rule");
    if (const auto* duty = std::get_if<liye::Duty>(&fact.value))
      Demand(Fits(duty->task, text) && Fits(duty->task_scope, text), "tasks lie in the text");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static constexpr const char* kPaths[] = {"a.txt", "a.html", "a.md"};
  static liye::Extractor& extractor = *new liye::Extractor;
  const liye::Source source = liye::MakeSource(size == 0 ? kPaths[0] : kPaths[data[size - 1] % 3],
                                               std::string(reinterpret_cast<const char*>(data), size));
  for (const liye::Document& document : liye::Parse(source)) {
    Demand(Fits(document.span, source.text), "documents lie in the text");
    CheckClauses(document, source.text);
    CheckBlocks(document, source.text);
    CheckFacts(extractor.Extract(source, document), document, source.text);
  }
  return 0;
}
