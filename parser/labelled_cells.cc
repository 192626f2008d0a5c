#include "parser/labelled_cells.h"

#include <algorithm>

#include "corpus/lexicon.h"
#include "parser/find.h"
#include "parser/label.h"

namespace liye {
namespace {

constexpr size_t kFewestColumns = 3, kMostColumns = 8;
constexpr int kFewestRows = 3;
constexpr uint32_t kShortestHeader = 6, kLongestHeader = 36;  // bytes
constexpr uint32_t kLongestCell = 3000;

class Finder {
 public:
  Finder(std::string_view text, std::span<const CellLine> lines) : text_(text), lines_(lines) {}

  std::vector<Cell> Run() {
    if (!ReadHeader() || !ReadLevels()) return {};
    while (ReadRow()) {
    }
    return row_ > kFewestRows ? std::move(cells_) : std::vector<Cell>();
  }

 private:
  // A column of labels, and the number it has come to.
  struct Level {
    LabelStyle style;
    uint32_t number;
  };

  uint32_t EndOfCell(uint32_t first) const {
    uint32_t end = first + 1;
    while (end < lines_.size() && !lines_[end].apart) ++end;
    return end;
  }
  Label LabelAt(uint32_t i) const {
    return i < lines_.size() ? ParseLabel(text_, lines_[i].span.start, lines_[i].span.end) : Label{};
  }

  bool ReadHeader() {
    size_t named = 0;
    for (; at_ < lines_.size() && cells_.size() <= kMostColumns && !LabelAt(at_); ++at_) {
      const uint32_t size = lines_[at_].span.size();
      if (size < kShortestHeader || size > kLongestHeader || EndOfCell(at_) != at_ + 1) return false;
      named += NamesColumn(lines_[at_].span.of(text_));
      cells_.push_back({at_, at_, 0, static_cast<uint16_t>(cells_.size())});
    }
    columns_ = cells_.size();
    return columns_ >= kFewestColumns && columns_ <= kMostColumns && named * 2 >= columns_;
  }

  // The labels with which the first row begins. Nothing is taken yet.
  bool ReadLevels() {
    for (uint32_t i = at_; i < lines_.size() && levels_.size() < columns_; i = EndOfCell(i)) {
      const Label label = LabelAt(i);
      if (!label) break;
      if (label.number != 1 || (!levels_.empty() && label.style <= levels_.back().style)) return false;
      levels_.push_back({label.style, 0});
    }
    return !levels_.empty() && levels_.size() < columns_;
  }

  // A row; false, and nothing taken, when it is none.
  bool ReadRow() {
    const LabelStyle style = LabelAt(at_).style;
    auto column = static_cast<size_t>(
        std::find_if(levels_.begin(), levels_.end(), [style](const Level& level) { return level.style == style; }) -
        levels_.begin());
    if (column == levels_.size()) return false;
    std::vector<Level> levels = levels_;
    std::vector<Cell> row;
    uint32_t i = at_;
    for (size_t first = column; column < columns_; ++column) {
      if (i >= lines_.size()) return false;
      const Label label = LabelAt(i);
      if (column < levels.size() ? !GoesOn(label, levels[column], column > first) : static_cast<bool>(label))
        return false;
      const uint32_t end = EndOfCell(i);
      if (lines_[end - 1].span.end - lines_[i].span.start > kLongestCell) return false;
      row.push_back({i, end - 1, row_, static_cast<uint16_t>(column)});
      i = end;
    }
    levels_ = std::move(levels);
    cells_.insert(cells_.end(), row.begin(), row.end());
    at_ = i;
    ++row_;
    return true;
  }

  // The numbers of a column go up by one; below a new label of a higher rank they may begin anew.
  static bool GoesOn(const Label& label, Level& level, bool may_begin) {
    if (label.style != level.style) return false;
    if (label.number != level.number + 1 && !(may_begin && label.number == 1)) return false;
    level.number = label.number;
    return true;
  }

  std::string_view text_;
  std::span<const CellLine> lines_;
  std::vector<Cell> cells_;
  std::vector<Level> levels_;
  size_t columns_ = 0;
  uint32_t at_ = 0;  // the next line
  uint16_t row_ = 1;
};

}  // namespace

bool NamesColumn(std::string_view words) {
  const auto& headers = Lexicon("table_headers");
  return std::any_of(headers.begin(), headers.end(),
                     [&](const LexiconRow& header) { return !header.empty() && Contains(words, header[0]); });
}

std::vector<Cell> FindLabelledCells(std::string_view text, std::span<const CellLine> lines) {
  return Finder(text, lines).Run();
}

}  // namespace liye
