// Rows of labelled cells in tables that came with one cell a line.
//
//     一级指标        Blank lines part the cells, a cell of several lines holds none. Such lines are a table only where the
//                     shape is certain: the headers name columns, the first cells of the first row have labels of
//     二级指标        ever lower rank (一、 then 1.), every row begins with a label that goes on from the row before, and
//                     has as many cells without one as the first row.
//     一、水质
//                     Labels in such cells begin no clauses. Used by cell_lines.h only; works on places of lines.
//     1.达标率
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

struct CellLine {
  Span span;
  bool apart = false;  // a blank line stands before it
};

struct Cell {
  uint32_t first = 0, last = 0;  // lines, counted from the start of the table
  uint16_t row = 0, column = 0;
};

// Whether a cell of a table's head may name a column by `words`.
bool NamesColumn(std::string_view words);

// The cells of the table whose head begins with the first of `lines`; empty when the shape is not certain.
std::vector<Cell> FindLabelledCells(std::string_view text, std::span<const CellLine> lines);

}  // namespace liye
