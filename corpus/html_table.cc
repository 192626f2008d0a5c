#include "corpus/html_table.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace liye {
namespace {

// A row as laid out on the grid.
struct GridRow {
  std::span<const HtmlTable::Cell> cells;
  bool holds_rows = false;
  uint32_t width = 0;     // columns up to the last one covered, by spans from above too
  size_t filled = 0;      // cells that are not empty
  size_t most_lines = 0;  // of a cell
};

class Layout {
 public:
  Layout(std::string_view text, const HtmlTable& table) : text_(text), table_(table) {
    for (size_t i = 0; i < table.rows.size(); ++i) {
      const size_t first = table.rows[i].first_cell;
      const size_t end = i + 1 < table.rows.size() ? table.rows[i + 1].first_cell : table.cells.size();
      rows_.push_back(Measure(std::span(table.cells).subspan(first, end - first), table.rows[i].holds_rows));
    }
    if (!Place(true)) Place(false);
    for (const GridRow& row : rows_) several_ += row.filled >= 2 && !row.holds_rows;
    KeepStartedColumns();
  }

  // The lines; `has_rows` tells whether tabs are among them.
  std::string Lines(bool& has_rows) {
    std::string out;
    size_t done = table_.begin;
    bool in_rows = false;
    has_rows = false;
    for (const GridRow& row : rows_) {
      const size_t begin = row.cells.empty() ? done : row.cells.front().begin;
      const size_t end = row.cells.empty() ? done : row.cells.back().end;
      out += text_.substr(done, begin - done);
      done = end;
      if (row.filled == 0) continue;
      const bool caption = !has_rows && row.cells.size() == 1 && row.filled == 1;
      in_rows = !caption && IsData(row);
      has_rows |= in_rows;
      if (in_rows) {
        AppendTextBetweenCells(row, out);
        AppendRow(row, out);
      } else {
        out += text_.substr(begin, end - begin);
      }
    }
    out += text_.substr(done);
    // Keeps apart two tables that follow one another.
    if (in_rows && done == text_.size()) out += '\n';
    return out;
  }

 private:
  GridRow Measure(std::span<const HtmlTable::Cell> cells, bool holds_rows) const {
    GridRow row{.cells = cells, .holds_rows = holds_rows};
    for (const HtmlTable::Cell& cell : cells) {
      const std::string_view lines = text_.substr(cell.begin, cell.end - cell.begin);
      row.filled += !lines.empty();
      row.most_lines = std::max(row.most_lines, static_cast<size_t>(std::count(lines.begin(), lines.end(), '\n')));
    }
    return row;
  }

  // Gives each cell its column. Without `spans`, or where they would cover far more than there
  // are cells, each takes one place: false then.
  bool Place(bool spans) {
    columns_.clear();
    std::vector<uint32_t> covered;  // for each column, rows that a cell above still covers
    uint64_t places = 0;
    for (GridRow& row : rows_) {
      uint32_t column = 0;
      for (const HtmlTable::Cell& cell : row.cells) {
        while (column < covered.size() && covered[column] > 0) --covered[column++];
        columns_.push_back(column);
        const uint32_t reach = column + (spans ? cell.columns : 1);
        if (covered.size() < reach) covered.resize(reach);
        for (; column < reach; ++column) covered[column] = spans ? cell.rows - 1u : 0;
      }
      row.width = column;
      for (; column < covered.size(); ++column) {
        if (covered[column] == 0) continue;
        --covered[column];
        row.width = column + 1;
      }
      places += covered.size();
      if (spans && places > 1000 + 64 * uint64_t{columns_.size()}) return false;
    }
    return true;
  }

  // Spans often cover columns in which no cell of any row begins: those are no columns.
  void KeepStartedColumns() {
    std::vector<uint32_t> starts;
    size_t next = 0;
    for (const GridRow& row : rows_) {
      const bool data = IsData(row);
      for (size_t i = 0; i < row.cells.size(); ++i, ++next) {
        const uint32_t column = columns_[next];
        if (starts.size() <= column) starts.resize(column + 1);
        starts[column] |= data;
      }
    }
    kept_.assign(starts.size() + 1, 0);
    for (size_t i = 0; i < starts.size(); ++i) kept_[i + 1] = kept_[i] + starts[i];
  }

  // The more rows of several cells a table has, the surer it holds data, and the longer its
  // cells may be; a page laid out by a table has one or two, with whole documents in them.
  bool IsData(const GridRow& row) const {
    if (row.holds_rows || row.width < 2 || several_ == 0) return false;
    const size_t most = several_ == 1 ? 4 : several_ == 2 ? 8 : 60;
    return row.most_lines <= most;
  }

  uint32_t Kept(uint32_t column) const { return kept_[std::min<size_t>(column, kept_.size() - 1)]; }

  // Only broken tables have any; it goes before the row.
  void AppendTextBetweenCells(const GridRow& row, std::string& out) const {
    for (size_t i = 1; i < row.cells.size(); ++i)
      out += text_.substr(row.cells[i - 1].end, row.cells[i].begin - row.cells[i - 1].end);
  }

  void AppendRow(const GridRow& row, std::string& out) const {
    uint32_t field = 0;
    for (const HtmlTable::Cell& cell : row.cells) {
      const uint32_t own = Kept(columns_[static_cast<size_t>(&cell - table_.cells.data())]);
      out.append(own - field, '\t');
      field = own;
      AppendCell(text_.substr(cell.begin, cell.end - cell.begin), out);
    }
    const uint32_t fields = Kept(row.width);
    if (fields > field + 1) out.append(fields - field - 1, '\t');
    out += '\n';
  }

  // Lines of a cell stand on one, with a blank between.
  static void AppendCell(std::string_view lines, std::string& out) {
    while (lines.ends_with('\n')) lines.remove_suffix(1);
    lines.remove_prefix(std::min(lines.find_first_not_of(' '), lines.size()));
    for (const char c : lines) out += c == '\n' || c == '\t' ? ' ' : c;
  }

  std::string_view text_;
  const HtmlTable& table_;
  std::vector<GridRow> rows_;
  std::vector<uint32_t> columns_;  // of each cell, on the grid
  std::vector<uint32_t> kept_;     // how many columns are kept before each
  size_t several_ = 0;             // rows with several filled cells
};

}  // namespace

bool LayOutTable(std::string& text, const HtmlTable& table) {
  bool has_rows = false;
  std::string lines = Layout(text, table).Lines(has_rows);
  if (!has_rows) return false;  // then the lines are the text as it stands
  text.resize(table.begin);
  text += lines;
  return true;
}

}  // namespace liye
