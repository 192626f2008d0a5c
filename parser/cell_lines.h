// Tables that came with one cell a line.
//
//     序号        A scraper left each cell on a line of its own. Such lines are a table again only where the shape is
//     项目名称    certain: the first column is 序号, other headers name columns, the numbers of the first column go up
//     责任单位    by one, and every row has as many cells as there are headers. Tables whose rows begin with labels
//     1           are for labelled_cells.h.
//     供水管理办法
//     市水务局
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "parser/document.h"
#include "parser/line.h"
#include "parser/paragraph.h"

namespace liye {

// Sets kCellLine on the lines of such tables.
void MarkCellLines(std::string_view text, std::vector<Line>& lines);

// Reads the table that begins at paragraphs[first], which a cell line makes. Returns how many paragraphs it took.
uint32_t ReadCellLines(std::string_view text, std::span<const Paragraph> paragraphs, uint32_t first, int32_t clause,
                       Document& document);

}  // namespace liye
