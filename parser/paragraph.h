// Lines to paragraphs.
//
// Joins the lines that OCR, a PDF or a page break parted, leaves page numbers between them out as noise, and
// begins a new paragraph at each label, also at one in the middle of a line (…示范项目。7.加快建设…) when its
// number goes on from the last. Whether a label makes a clause, and of which depth, is for clauses.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parser/label.h"
#include "parser/line.h"

namespace liye {

struct Paragraph {
  Span span;                  // label included
  Label label;                // at span.start; kNone for running text
  uint16_t blank_before = 0;  // blank lines before it
  uint8_t flags = 0;          // of its first line, see line.h
  uint8_t hashes = 0;
  bool inside_line = false;  // begins in the middle of a line

  bool is(LineFlag flag) const { return (flags & flag) != 0; }
};

// Whether the line is a paragraph of its own by its first words: 责任单位：…, ——….
bool BeginsField(std::string_view line);

// The paragraphs of `lines` in order; noise inside them is appended to `noise`.
std::vector<Paragraph> ReadParagraphs(std::string_view text, std::span<const Line> lines, std::vector<Span>& noise);

}  // namespace liye
