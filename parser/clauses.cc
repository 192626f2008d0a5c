#include "parser/clauses.h"

#include <algorithm>
#include <array>

namespace liye {

int32_t ClauseTree::Push(ClauseKind kind, uint8_t depth, Span label, Span heading) {
  Clause clause;
  clause.kind = kind;
  clause.depth = depth;
  clause.parent = depth == 0 ? kNone : depth == 1 ? attached_ : open_[depth - 2].clause;
  clause.label = label;
  clause.heading = heading;
  clause.span.start = label.empty() ? heading.start : label.start;
  clauses_.push_back(clause);
  return current_ = static_cast<int32_t>(clauses_.size() - 1);
}

int32_t ClauseTree::AddAttached(Span label, Span heading) {
  open_.clear();
  inverted_.fill(false);
  attached_ = Push(ClauseKind::kAttached, 0, label, heading);
  return attached_;
}

int32_t ClauseTree::Add(const Label& label, Span label_span, Span heading, bool inverted) {
  const uint8_t depth = DepthOf(label.style);
  if (depth != 0) {
    open_.resize(depth - 1u);
  } else if (inverted || inverted_[static_cast<size_t>(label.style)]) {
    inverted_[static_cast<size_t>(label.style)] = true;
  } else {
    while (!open_.empty() && open_.back().style > label.style) open_.pop_back();
  }
  constexpr size_t kDeepest = 200;
  if (open_.size() >= kDeepest) open_.resize(kDeepest - 1);
  const ClauseKind kind = KindOf(label.style);
  const int32_t clause = Push(kind, static_cast<uint8_t>(open_.size() + 1), label_span, heading);
  open_.push_back({label.style, label.number, clause});
  return clause;
}

int32_t ClauseTree::AddHeading(Span heading, uint8_t depth) {
  depth = std::clamp<uint8_t>(depth, 1, static_cast<uint8_t>(open_.size() + 1));
  open_.resize(depth - 1u);
  return Push(ClauseKind::kHeading, depth, {heading.start, heading.start}, heading);
}

LabelStyle ClauseTree::current_style() const {
  const uint8_t depth = current_depth();
  const bool unit = depth > 0 && depth <= open_.size() && open_[depth - 1u].clause == current_;
  return unit ? open_[depth - 1u].style : LabelStyle::kNoLabel;
}

uint8_t ClauseTree::DepthOf(LabelStyle style) const {
  for (size_t i = open_.size(); i-- > 0;)
    if (open_[i].style == style) return static_cast<uint8_t>(i + 1);
  return 0;
}

uint32_t ClauseTree::NumberOf(LabelStyle style) const {
  const uint8_t depth = DepthOf(style);
  return depth == 0 ? 0 : open_[depth - 1u].number;
}

ClauseKind ClauseTree::KindOf(LabelStyle style) const {
  switch (style) {
    case LabelStyle::kPart: return ClauseKind::kPart;
    case LabelStyle::kChapter: return ClauseKind::kChapter;
    case LabelStyle::kSection: return ClauseKind::kSection;
    case LabelStyle::kArticle: return ClauseKind::kArticle;
    default: break;
  }
  if (in_article()) return open_.back().style == LabelStyle::kArticle ? ClauseKind::kItem : ClauseKind::kSubitem;
  switch (style) {
    case LabelStyle::kHan: return ClauseKind::kLevel1;
    case LabelStyle::kHanParen: return ClauseKind::kLevel2;
    case LabelStyle::kArabic: return ClauseKind::kLevel3;
    case LabelStyle::kCircle: return ClauseKind::kLevel5;
    default: return ClauseKind::kLevel4;
  }
}

void ClauseTree::Finish(uint32_t end) {
  std::array<uint32_t, 256> next;  // where the next clause of this or a higher level begins
  next.fill(end);
  size_t deepest = 0;
  for (const Clause& clause : clauses_) deepest = std::max<size_t>(deepest, clause.depth);
  for (size_t i = clauses_.size(); i-- > 0;) {
    Clause& clause = clauses_[i];
    clause.span.end = next[clause.depth];
    std::fill(next.begin() + clause.depth, next.begin() + deepest + 1, clause.span.start);
  }
}

}  // namespace liye
