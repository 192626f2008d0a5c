// A compendium to its documents.
//
// Finds the lines on which documents begin, by their title blocks: a number line with the title above or below it,
// a metadata block, an order's number, a law's title with its dates, a title followed by recipients. A second
// sign of the same title block begins no second document, nor does a document that a notice forwards.
// Source of the order of title blocks: GB/T 9704-2012, 7.2 and 7.3.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parser/line.h"
#include "parser/line_kind.h"

namespace liye {

// Indexes of the lines on which the documents begin, ascending; the first is 0 when there are lines.
std::vector<uint32_t> FindDocumentStarts(Reading& reading, const std::vector<Line>& lines);

}  // namespace liye
