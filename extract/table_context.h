// What a table says about one of its cells: the name of its column and the caption above.
//
// The header rows of a table name its columns and may give a unit (金额（万元）), and its caption may give one for
// all cells (单位：万元). A header cell that spans columns stands once, at its first: a cell below an empty header
// takes the nearest one to its left. Results are clean text (see parser/clean_text.h) owned by the caller.
#pragma once

#include <string>

#include "corpus/source.h"
#include "parser/document.h"

namespace liye {

// The header cells above `cell`, from the top, joined; empty for a header cell or without a header.
std::string ColumnName(const Source& source, const Document& document, const Block& cell);
// The caption of the table that holds `cell`.
std::string TableCaption(const Source& source, const Document& document, const Block& cell);

}  // namespace liye
