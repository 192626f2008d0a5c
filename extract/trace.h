// What extraction weighed at a place, for people who mend a rule.
//
// While a Trace::Scope is open on a thread, the extractors tell its Trace which patterns they ran and why they let a
// candidate go; otherwise telling costs one thread-local load. Reasons are rows of lexicon/drop_reasons.tsv, rules
// rows of lexicon/rules.tsv. Leaves to others how it is shown (tools/explain_command). Spans point into Source.text;
// rule and reason are views that live as long as the program.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/span.h"
#include "extract/block_text.h"

namespace liye {

enum class TraceOutcome : uint8_t { kMatched, kNoMatch, kDropped };

struct TraceStep {
  Span span;              // what the rule was asked about
  std::string_view rule;  // name of the pattern or rule: amount.at_most
  TraceOutcome outcome = TraceOutcome::kDropped;
  std::string_view reason;  // key of drop_reasons.tsv where the candidate was dropped
};

class Trace {
 public:
  // Makes `trace` the one that this thread's extractors tell, until the scope ends.
  class Scope {
   public:
    explicit Scope(Trace& trace) : before_(current_) { current_ = &trace; }
    ~Scope() { current_ = before_; }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Trace* before_;
  };

  // The trace of this thread; null when nobody asked for one.
  static Trace* Current() { return current_; }

  // The block that the following steps are about; must outlive them.
  void Enter(const BlockText& block) { block_ = &block; }
  // `where` is a view into the clean text of that block; a step about other text is left out.
  void Note(std::string_view where, std::string_view rule, TraceOutcome outcome, std::string_view reason = {});

  const std::vector<TraceStep>& steps() const { return steps_; }

 private:
  inline static constinit thread_local Trace* current_ = nullptr;

  const BlockText* block_ = nullptr;
  std::vector<TraceStep> steps_;
};

// Tells the trace, if there is one, that `rule` let the candidate at `where` go for `reason`.
inline void NoteDropped(std::string_view where, std::string_view rule, std::string_view reason) {
  if (Trace* trace = Trace::Current()) trace->Note(where, rule, TraceOutcome::kDropped, reason);
}

}  // namespace liye
