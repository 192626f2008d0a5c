// Tables from rows of cells.
//
// Takes the paragraphs that line.h has flagged as rows (tabs or pipes) and appends a table with its cells as
// blocks. Tells leading rows that name columns by the words they hold (lexicon/table_headers.tsv) or by the
// Markdown rule below them. A cell that is empty has no block.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "parser/document.h"
#include "parser/paragraph.h"

namespace liye {

// Appends the table that begins at paragraphs[first], its cells in `clause`; returns how many paragraphs it
// takes, 0 when there is none.
uint32_t ReadTable(std::string_view text, std::span<const Paragraph> paragraphs, uint32_t first, int32_t clause,
                   Document& document);

}  // namespace liye
