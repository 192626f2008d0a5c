// Lists of units: 市金融办、财政局，各县(市、区).
//
// Splits a list into units, keeps conjunctions that belong to a name, reads the role marks
// inside a list (甲牵头，乙、丙配合), drops 等有关部门 and puts back what the list leaves out: the level
// (市财政局), the ending (市财政、审计部门), the government's name (各区、开发区管委会). Positions are
// bytes of the clean text that is passed in; names are copies.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/fact.h"
#include "extract/unit_name.h"

namespace liye {

struct ListedUnit {
  size_t begin = 0, end = 0;
  UnitClass unit_class = UnitClass::kNoUnit;
  std::string name;          // with what the list leaves out put back, brackets full-width
  std::optional<Role> role;  // from a mark inside the list
  std::string tail = {};     // what follows 等 behind it: 行政部门
  bool of_other = false;     // 其主管部门: whose it is stands before it, so that it takes no level
};

// White space in the source between two characters of the clean text.
struct Gap {
  size_t at;
  bool line_break;
};

enum class ListKind : uint8_t {
  kStrict,  // every item must have the form of a unit
  kLoose,   // behind a label: short names without a known ending are taken too (济铁, 平川移动)
};

class UnitListReader {
 public:
  // `own_place`: the place whose government speaks, without 市 (平川); names that begin with it are whole.
  void Begin(std::string_view own_place);
  // The level that earlier lists of the same sentence gave ("市"); cleared by the caller.
  std::string& level() { return level_; }

  // Reads the list that begins at `at` in running text. Gives where it ends, 等部门 included; `at` when there is none.
  size_t ReadForward(std::string_view text, size_t at, size_t limit, std::vector<ListedUnit>& units);
  // Reads the list that ends at `end` in running text, not beyond `floor`. Gives where it begins; `end` when there is none.
  size_t ReadBackward(std::string_view text, size_t floor, size_t end, std::vector<ListedUnit>& units);
  // Reads [begin, end), which is nothing but a list. Gives how many items were no units.
  size_t ReadWhole(std::string_view text, size_t begin, size_t end, ListKind kind, std::span<const Gap> gaps,
                   std::vector<ListedUnit>& units);

 private:
  struct Piece {
    size_t begin, end;
    std::optional<Role> role;
    bool mark_only = false;  // a role for the items before it, no unit
  };
  void SplitConjunctions(std::string_view text, const Piece& piece, std::vector<Piece>& pieces) const;
  void SplitPieces(std::string_view text, size_t begin, size_t end, std::span<const Gap> gaps,
                   std::vector<Piece>& pieces) const;
  bool TrimPiece(std::string_view text, Piece& piece);
  void PutBack(std::vector<ListedUnit>& units, size_t first);
  void PutBackRegions(std::vector<ListedUnit>& units, size_t first);
  void PutBackEndings(std::vector<ListedUnit>& units, size_t first) const;
  void PutBackPlaces(std::vector<ListedUnit>& units, size_t first);
  bool IsWhole(std::string_view name) const;

  std::string own_place_, level_;
  bool several_levels_ = false;  // the list read last names offices of several levels: none is that of the next list
  std::string tail_;             // what follows 等 in the list being read: 部门, 单位
  std::vector<Piece> pieces_, split_;
};

}  // namespace liye
