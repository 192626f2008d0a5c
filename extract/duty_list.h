// Units in labelled lists and in brackets at the end of a task.
//
// 牵头单位:甲,责任单位:乙、丙 in every order; (责任单位:…), (甲、乙负责), (甲牵头,乙、丙配合), (市商务局). Gives
// finds without a task, since these lists belong to the clause or the sentence before them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/block_text.h"
#include "extract/duty_find.h"
#include "extract/mask_index.h"

namespace liye {

// A label such as 责任单位 that ends at `end` (before the colon).
struct DutyLabel {
  size_t size = 0;           // bytes; 0 when no label stands there
  std::optional<Role> role;  // none for a label of something else (完成时限, 责任领导)
};
DutyLabel DutyLabelBefore(std::string_view text, size_t end);
// The role that a column headed `title` gives the units in it.
std::optional<Role> RoleOfColumn(std::string_view title);

class DutyListReader {
 public:
  // `names`: where numbers and titles stand in the block at hand; must outlive the reader.
  DutyListReader(UnitListReader& lists, const MaskIndex& names) : lists_(lists), names_(&names) {}

  // Labelled lists. `open_label` is the role of a label at the end of the block with nothing behind it.
  void ReadLabels(const BlockText& block, DutyFinds& finds, std::optional<Role>& open_label);
  // Brackets that hold units.
  void ReadBrackets(const BlockText& block, DutyFinds& finds);
  // A block that is nothing but the list of a label before it, or the cell of a column.
  bool ReadBare(const BlockText& block, Role role, std::string_view rule, DutyFinds& finds);

 private:
  const std::vector<Gap>& Gaps(const BlockText& block, size_t begin, size_t end);

  UnitListReader& lists_;
  const MaskIndex* names_;
  std::vector<ListedUnit> units_;
  std::vector<Gap> gaps_;
};

}  // namespace liye
