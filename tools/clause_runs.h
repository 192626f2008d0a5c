// The text of a clause taken apart for markup: paragraphs and tables, and in a line the mentions between plain pieces.
//
// A line with tabs is the row of a table; rows that follow each other are one table. Spans are those of the clause's text.
#pragma once

#include <vector>

#include "tools/marked_document.h"

namespace liye {

struct ClauseBlock {
  bool is_table = false;
  std::vector<std::vector<Span>> rows;  // the cells of each row; of a paragraph one row with one cell
};

// Empty lines are left out.
std::vector<ClauseBlock> BlocksOf(std::string_view text);

struct ClauseRun {
  Span span;
  const PlacedMention* mention = nullptr;  // null for plain text
  bool ends_mention = false;               // its last piece: one may go over lines
};

// The pieces of `span` in turn; a mention without characters of its own is an empty run.
std::vector<ClauseRun> RunsOf(const MarkedClause& clause, Span span);

}  // namespace liye
