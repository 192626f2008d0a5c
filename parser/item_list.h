// Lists of items, and where they end.
//
// Follows the open units and tells whose an unlabelled paragraph behind the last item of a list is: where the items
// are sentences without paragraphs of their own (（一）…；（二）…。), it goes on with the clause that holds the list;
// where they are headings with text below, it stays with the item. Knows how units stand, not what they say.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "parser/label.h"

namespace liye {

// How much a unit says on the line of its label.
enum class UnitLine : unsigned char {
  kTitle,     // a heading and nothing else: its text stands below
  kHeaded,    // a heading with text behind it
  kSentence,  // text without a heading
};

class ItemLists {
 public:
  // A unit at `depth`, 1 for the outermost.
  void Open(uint8_t depth, const Label& label, UnitLine line);
  // An unnumbered heading at `depth` closes the units from there inwards; 0: an attached document begins.
  void Break(uint8_t depth);
  // A paragraph of the unit at `depth`.
  void AddText(uint8_t depth);
  // The depth of the unit that holds a paragraph behind the innermost one, 0 for the document itself. `last`: no unit
  // follows in the document.
  uint8_t HolderOfNext(bool last) const;

 private:
  // Numbers that go up by one, also through several chapters.
  struct Run {
    uint32_t number = 0;
    uint32_t units = 0;
    uint32_t with_text = 0;  // the last number whose unit owns paragraphs
  };
  struct Level {
    LabelStyle style = LabelStyle::kNoLabel;
    UnitLine line = UnitLine::kTitle;  // of the last unit
    bool headed = false;               // one of its siblings or itself has a heading
  };
  const Run& RunOf(const Level& level) const { return runs_[static_cast<size_t>(level.style)]; }
  bool OwnsText(const Level& level) const { return RunOf(level).with_text == RunOf(level).number; }

  std::vector<Level> levels_;  // of the open units, from depth 1 inwards
  std::array<Run, kLabelStyles> runs_{};
};

}  // namespace liye
