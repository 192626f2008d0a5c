#include "extract/trace.h"

namespace liye {

void Trace::Note(std::string_view where, std::string_view rule, TraceOutcome outcome, std::string_view reason) {
  if (!block_) return;
  const std::string_view text = block_->text();
  if (where.data() < text.data() || where.data() + where.size() > text.data() + text.size()) return;
  const size_t begin = static_cast<size_t>(where.data() - text.data());
  const Span span = where.empty() ? Span{block_->clean.source_offset(begin), block_->clean.source_offset(begin)}
                                  : block_->clean.source_span(begin, begin + where.size());
  if (!steps_.empty()) {  // a rule asked again at the same place says nothing new
    const TraceStep& last = steps_.back();
    if (last.span.start == span.start && last.rule == rule && last.outcome == outcome && last.reason == reason) return;
  }
  steps_.push_back({span, rule, outcome, reason});
}

}  // namespace liye
