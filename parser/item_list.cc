#include "parser/item_list.h"

#include <algorithm>

namespace liye {

void ItemLists::Open(uint8_t depth, const Label& label, UnitLine line) {
  Run& run = runs_[static_cast<size_t>(label.style)];
  if (label.number != run.number + 1 || run.number == 0) run = {};
  run.number = label.number;
  ++run.units;
  const bool sibling = levels_.size() >= depth && levels_[depth - 1u].style == label.style;
  const bool headed = line != UnitLine::kSentence || (sibling && levels_[depth - 1u].headed);
  levels_.resize(depth);
  levels_.back() = {label.style, line, headed};
}

void ItemLists::Break(uint8_t depth) {
  if (depth == 0) runs_.fill({});
  levels_.resize(std::min<size_t>(depth == 0 ? 0 : depth - 1u, levels_.size()));
}

void ItemLists::AddText(uint8_t depth) {
  if (depth == 0 || depth > levels_.size()) return;
  Run& run = runs_[static_cast<size_t>(levels_[depth - 1u].style)];
  run.with_text = run.number;
}

uint8_t ItemLists::HolderOfNext(bool last) const {
  const auto depth = static_cast<uint8_t>(levels_.size());
  if (depth == 0) return 0;
  const Level& items = levels_.back();
  if (items.line == UnitLine::kTitle || RunOf(items).units < 2 || RunOf(items).with_text != 0) return depth;
  if (!items.headed) return static_cast<uint8_t>(depth - 1);
  if (!last) return depth;
  // 五、保障措施 over items that say all: what stands behind the last of them closes the document.
  uint8_t holder = static_cast<uint8_t>(depth - 1);
  while (holder > 0 && levels_[holder - 1u].line == UnitLine::kTitle && !OwnsText(levels_[holder - 1u])) --holder;
  return holder;
}

}  // namespace liye
