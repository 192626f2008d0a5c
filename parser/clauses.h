// Clause tree of one document.
//
// Nests labelled units by the order in which their styles appear: the first style is depth 1, a style of lower
// rank opens the next depth, one already open goes back to its depth. An attached document (depth 0) starts
// again. Knows labels and positions, nothing of what a clause says.
// Source of the numbering rules: GB/T 9704-2012, 7.3.3; Legislation Law, art. 61 (编章节条款项目).
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "parser/document.h"
#include "parser/label.h"

namespace liye {

class ClauseTree {
 public:
  explicit ClauseTree(std::vector<Clause>& clauses) : clauses_(clauses) {}

  // An attached document at depth 0: its label (附件1), its title, or both.
  int32_t AddAttached(Span label, Span heading);
  // A labelled unit. `inverted`: it belongs below the open unit although its style ranks higher.
  int32_t Add(const Label& label, Span label_span, Span heading, bool inverted);
  // An unnumbered heading at `depth`.
  int32_t AddHeading(Span heading, uint8_t depth);

  // What follows up to the next unit is text of the unit open at `depth`, 0 for the document itself.
  void Leave(uint8_t depth) { current_ = depth == 0 ? attached_ : open_[depth - 1u].clause; }

  // The clause that holds what follows, kNone before the first; its depth, and its style where it is a unit.
  int32_t current() const { return current_; }
  uint8_t current_depth() const { return current_ == kNone ? 0 : clauses_[static_cast<size_t>(current_)].depth; }
  LabelStyle current_style() const;
  // Depth of the innermost open unit; 0 when none is.
  uint8_t depth() const { return static_cast<uint8_t>(open_.size()); }
  // The depth at which a unit of `style` is open, 0 when none is; its last number.
  uint8_t DepthOf(LabelStyle style) const;
  uint32_t NumberOf(LabelStyle style) const;
  LabelStyle innermost() const { return open_.empty() ? LabelStyle::kNoLabel : open_.back().style; }
  // Whether an article (条) is open.
  bool in_article() const { return DepthOf(LabelStyle::kArticle) != 0; }
  void CloseAll() { open_.clear(); }

  // Gives every clause the span up to the next of the same or a higher level, at most `end`.
  void Finish(uint32_t end);

 private:
  struct Open {
    LabelStyle style;
    uint32_t number;
    int32_t clause;
  };
  ClauseKind KindOf(LabelStyle style) const;
  int32_t Push(ClauseKind kind, uint8_t depth, Span label, Span heading);

  std::vector<Clause>& clauses_;
  std::vector<Open> open_;                     // from depth 1 inwards
  std::array<bool, kLabelStyles> inverted_{};  // styles found below one of lower rank in this document
  int32_t attached_ = kNone;                   // the attached document that holds what follows
  int32_t current_ = kNone;
};

}  // namespace liye
