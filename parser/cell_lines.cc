#include "parser/cell_lines.h"

#include <algorithm>

#include "parser/clean_text.h"
#include "parser/find.h"
#include "parser/labelled_cells.h"
#include "parser/numeral.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kMostColumns = 8;
constexpr size_t kMostLines = 3000;  // of one table
constexpr uint32_t kLongestCell = 600;
constexpr int kFewestRows = 3;

// The cells of the table that begins with the first of `lines`.
class CellFinder {
 public:
  CellFinder(std::string_view text, std::span<const CellLine> lines) : text_(text), lines_(lines) {}

  // Empty when the shape is not certain.
  std::vector<Cell> Run() {
    if (!ReadHeader()) return {};
    while (ReadGroup(), ReadRow()) {
    }
    if (rows_ < kFewestRows) return {};
    while (!cells_.empty() && cells_.back().row > last_row_) cells_.pop_back();  // a group without rows
    return std::move(cells_);
  }

 private:
  std::string_view Raw(size_t i) const { return i < lines_.size() ? lines_[i].span.of(text_) : std::string_view(); }
  bool IsSingle(size_t i) const {  // one Chinese character
    return Raw(i).size() == 3 && static_cast<unsigned char>(Raw(i)[0]) >= 0x80;
  }
  uint32_t Number(size_t i) const {
    const std::string_view raw = Raw(i);
    if (raw.empty() || raw.size() > 3 || !IsDigit(static_cast<unsigned char>(raw[0]))) return 0;
    return static_cast<uint32_t>(ParseNumeral(raw).value_or(0));
  }

  bool ReadHeader() {
    bool named = false;
    for (columns_ = 0; columns_ <= kMostColumns; ++columns_) {
      const std::string_view raw = Raw(columns_);
      if (raw.size() < 6 || raw.size() > 36) break;
      named |= columns_ > 0 && NamesColumn(raw);
      cells_.push_back(
          {static_cast<uint32_t>(columns_), static_cast<uint32_t>(columns_), 0, static_cast<uint16_t>(columns_)});
    }
    at_ = columns_;
    return named && columns_ >= 2 && columns_ <= kMostColumns;
  }

  // 正 / 式 / 项 / 目: the name of a group of rows, one character a line, whose numbers begin anew.
  void ReadGroup() {
    size_t end = at_;
    while (IsSingle(end)) ++end;
    if (end == at_ || Number(end) != 1) return;
    cells_.push_back({static_cast<uint32_t>(at_), static_cast<uint32_t>(end - 1), row_++, 0});
    at_ = end;
    number_ = 0;
  }

  bool EndsRow(size_t i) const {
    if (Number(i) == number_ + 2) return true;
    while (IsSingle(i)) ++i;
    return Number(i) == 1;
  }

  // A row; false, and nothing taken, when it is none.
  bool ReadRow() {
    if (Number(at_) != number_ + 1) return false;
    std::vector<Cell> row = {{static_cast<uint32_t>(at_), static_cast<uint32_t>(at_), row_, 0}};
    size_t i = at_ + 1;
    for (; i < lines_.size() && !EndsRow(i); ++i) {
      const auto line = static_cast<uint32_t>(i);
      if (row.size() > 1 && IsRemark(Raw(i))) {
        row.back().last = line;
      } else if (row.back().column + 1u < columns_) {
        row.push_back({line, line, row_, static_cast<uint16_t>(row.back().column + 1)});
      } else if (IsOfficeName(Raw(i)) && IsOfficeName(Raw(i - 1))) {  // several offices in the last column
        row.push_back({line, line, row_, row.back().column});
      } else {
        break;
      }
      if (Raw(i).size() > kLongestCell) return false;
    }
    if (row.back().column + 1u != columns_) return false;
    cells_.insert(cells_.end(), row.begin(), row.end());
    last_row_ = row_++;
    at_ = i;
    ++number_;
    ++rows_;
    return true;
  }

  // （修订）: goes on with the cell above.
  static bool IsRemark(std::string_view line) {
    return (line.starts_with("（") || line.starts_with("(")) && (line.ends_with("）") || line.ends_with(")"));
  }

  std::string_view text_;
  std::span<const CellLine> lines_;
  std::vector<Cell> cells_;
  size_t columns_ = 0;
  size_t at_ = 0;        // the next line
  uint32_t number_ = 0;  // of the last row
  uint16_t row_ = 1, last_row_ = 0;
  int rows_ = 0;
};

bool BeginsTable(std::string_view text, Span line) {
  return line.size() <= 12 && HasAt(text, line.start, "序") && Squeeze(text, line) == "序号";
}

// A short line between blank lines, with another below: what the head of such a table begins with.
bool BeginsLabelledTable(std::span<const Line> lines, size_t i) {
  constexpr uint32_t kLongestHeader = 36;
  const auto header = [&](const Line& line) { return line.blank_before > 0 && line.span.size() <= kLongestHeader; };
  return i + 3 < lines.size() && header(lines[i]) && header(lines[i + 1]) && header(lines[i + 2]) &&
         lines[i + 3].blank_before > 0;
}

template <typename Item, typename Fits>
std::vector<CellLine> LinesFrom(std::span<const Item> items, size_t first, Fits fits) {
  std::vector<CellLine> lines;
  for (size_t i = first; i < items.size() && lines.size() < kMostLines && fits(items[i]); ++i)
    lines.push_back({items[i].span, items[i].blank_before > 0});
  return lines;
}

std::vector<Cell> FindCells(std::string_view text, std::span<const CellLine> lines) {
  if (lines.empty()) return {};
  return BeginsTable(text, lines[0].span) ? CellFinder(text, lines).Run() : FindLabelledCells(text, lines);
}

}  // namespace

void MarkCellLines(std::string_view text, std::vector<Line>& lines) {
  const auto plain = [](const Line& line) {
    return !line.is(kNoiseLine) && !line.is(kTabRow) && !line.is(kPipeRow) && !line.is(kFirstPiece);
  };
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool labelled = BeginsLabelledTable(lines, i) && NamesColumn(lines[i].span.of(text));
    if (!labelled && !BeginsTable(text, lines[i].span)) continue;
    const std::vector<CellLine> cell_lines = LinesFrom(std::span<const Line>(lines), i, plain);
    const std::vector<Cell> cells = FindCells(text, cell_lines);
    if (cells.empty()) continue;
    for (size_t k = 0; k <= cells.back().last; ++k) lines[i + k].flags |= kCellLine;
    i += cells.back().last;
  }
}

uint32_t ReadCellLines(std::string_view text, std::span<const Paragraph> paragraphs, uint32_t first, int32_t clause,
                       Document& document) {
  const std::vector<CellLine> lines =
      LinesFrom(paragraphs, first, [](const Paragraph& paragraph) { return paragraph.is(kCellLine); });
  const std::vector<Cell> cells = FindCells(text, lines);
  if (cells.empty()) return 0;
  Table table;
  table.span = {lines.front().span.start, lines[cells.back().last].span.end};
  table.first_block = static_cast<uint32_t>(document.blocks.size());
  table.header_rows = 1;
  for (const Cell& cell : cells) {
    Block block;
    block.span = {lines[cell.first].span.start, lines[cell.last].span.end};
    block.clause = clause;
    block.table = static_cast<int32_t>(document.tables.size());
    block.row = cell.row;
    block.column = cell.column;
    document.blocks.push_back(block);
    table.columns = std::max<uint16_t>(table.columns, cell.column + 1);
  }
  table.rows = static_cast<uint16_t>(cells.back().row + 1);
  table.end_block = static_cast<uint32_t>(document.blocks.size());
  document.tables.push_back(table);
  return cells.back().last + 1;
}

}  // namespace liye
