// Text to lines.
//
// Finds the lines of a text that hold anything, trims blanks and Markdown marks off their ends and notes
// what a line is at first sight: a page number, a table row, a heading by its marks. A page that came as one
// endless line is cut where it has blanks between Chinese words, so that it reads like any other.
// Knows nothing of documents. Lines hold positions, no text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

enum LineFlag : uint8_t {
  kNoiseLine = 1,      // page number, rule, image, comment: no text of the document
  kTabRow = 2,         // cells parted by tabs
  kPipeRow = 4,        // cells parted by |
  kMarkedHeading = 8,  // # or ** around the whole line
  kPiece = 16,         // cut out of an endless line
  kIndented = 32,      // begins with two or more blanks
  kFirstPiece = 64,    // the first piece of an endless line
  kCellLine = 128,     // one cell of a table that came with one cell a line, see cell_lines.h
};

struct Line {
  Span span;                  // without blanks and marks at its ends
  uint16_t blank_before = 0;  // blank lines before it, at most 65535
  uint8_t flags = 0;
  uint8_t hashes = 0;  // number of # before it

  bool is(LineFlag flag) const { return (flags & flag) != 0; }
};

std::vector<Line> ReadLines(std::string_view text);

// Trims blanks, and Markdown marks where `marks` is set, off both ends of `span`.
Span TrimSpan(std::string_view text, Span span, bool marks = false);

// The first position at or after `at`, up to `end`, that holds no blank.
uint32_t SkipBlanks(std::string_view text, uint32_t at, uint32_t end);

// Whether `line` is a page number or the like: — 12 —, - 3 -, 第3页, 12.
bool IsPageNumber(std::string_view line);

}  // namespace liye
