// One HTML table to lines.
//
// A table that holds data gives one line a row, its cells between tabs; a cell that spans columns
// or rows stands once, at its first place, with empty fields where it reaches further, so
// that columns line up. Tables are also used to place things on a page: rows that hold another
// table, stand in one column, or have long cells stay as the lines of their cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace liye {

// What html_text.h notes of a table while it gathers the text. Cells are ranges of that text,
// whole lines each; text outside cells (a caption) stays before the next row.
struct HtmlTable {
  struct Cell {
    size_t begin = 0, end = 0;
    uint16_t columns = 1, rows = 1;  // colspan, rowspan
  };
  struct Row {
    size_t first_cell = 0;    // its cells reach up to those of the next row
    bool holds_rows = false;  // a table in one of its cells gave rows
  };
  size_t begin = 0;  // where its text begins; it reaches to the end
  std::vector<Row> rows;
  std::vector<Cell> cells;
};

// Replaces the text of `table`, which ends `text`, by its lines. Whether there are rows with tabs
// among them.
bool LayOutTable(std::string& text, const HtmlTable& table);

}  // namespace liye
