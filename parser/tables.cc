#include "parser/tables.h"

#include <algorithm>

#include "corpus/lexicon.h"
#include "parser/find.h"
#include "parser/line.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kMostColumns = 1000;

bool IsRow(const Paragraph& paragraph) { return paragraph.is(kTabRow) || paragraph.is(kPipeRow); }

// |---|:--:|
bool IsPipeRule(std::string_view row) {
  return row.find('-') != row.npos && row.find_first_not_of("|-: \t") == row.npos;
}

// Calls each(column, span) for each cell of the row, empty ones included.
template <typename Each>
uint32_t ForEachCell(std::string_view text, const Paragraph& row, Each each) {
  const char mark = row.is(kPipeRow) ? '|' : '\t';
  uint32_t start = row.span.start, end = row.span.end;
  if (mark == '|') {
    if (start < end && text[start] == '|') ++start;
    if (start < end && text[end - 1] == '|') --end;
  }
  uint32_t column = 0;
  while (column < kMostColumns) {
    const size_t found = text.substr(0, end).find(mark, start);
    const uint32_t stop = found == text.npos ? end : static_cast<uint32_t>(found);
    each(column++, TrimSpan(text, {start, stop}));
    if (found == text.npos) break;
    start = stop + 1;
  }
  return column;
}

// Every cell of the row is short and has no digit, and some name a column.
bool NamesColumns(std::string_view text, const Paragraph& row) {
  int cells = 0, named = 0;
  bool plain = true;
  ForEachCell(text, row, [&](uint32_t, Span cell) {
    const std::string_view words = cell.of(text);
    if (words.empty()) return;
    ++cells;
    plain &= words.size() <= 60 && !Contains(words, "。") && !Contains(words, "：");
    if (words.size() > 36) return;
    for (const LexiconRow& entry : Lexicon("table_headers"))
      if (!entry.empty() && words.find(entry[0]) != words.npos) {
        ++named;
        break;
      }
  });
  return plain && cells >= 2 && named * 2 >= cells;
}

}  // namespace

uint32_t ReadTable(std::string_view text, std::span<const Paragraph> paragraphs, uint32_t first, int32_t clause,
                   Document& document) {
  uint32_t last = first;
  while (last < paragraphs.size() && IsRow(paragraphs[last]) &&
         paragraphs[last].is(kPipeRow) == paragraphs[first].is(kPipeRow) &&
         (last == first || (!paragraphs[last].is(kFirstPiece) && paragraphs[last].blank_before == 0)))
    ++last;
  if (last == first) return 0;
  if (last - first == 1 && ForEachCell(text, paragraphs[first], [](uint32_t, Span) {}) < 3) return 0;
  Table table;
  table.span = {paragraphs[first].span.start, paragraphs[last - 1].span.end};
  table.first_block = static_cast<uint32_t>(document.blocks.size());
  const auto index = static_cast<int32_t>(document.tables.size());
  uint16_t row = 0;
  for (uint32_t i = first; i < last && row < UINT16_MAX; ++i) {
    if (paragraphs[i].is(kPipeRow) && IsPipeRule(paragraphs[i].span.of(text))) {
      table.header_rows = row;
      continue;
    }
    const uint32_t columns = ForEachCell(text, paragraphs[i], [&](uint32_t column, Span cell) {
      if (cell.empty()) return;
      Block block;
      block.span = cell;
      block.clause = clause;
      block.table = index;
      block.row = row;
      block.column = static_cast<uint16_t>(column);
      document.blocks.push_back(block);
    });
    table.columns = std::max(table.columns, static_cast<uint16_t>(columns));
    if (row == 0 && table.header_rows == 0 && last - first > 1 && NamesColumns(text, paragraphs[i]))
      table.header_rows = 1;
    ++row;
  }
  table.rows = row;
  table.end_block = static_cast<uint32_t>(document.blocks.size());
  document.tables.push_back(table);
  return last - first;
}

}  // namespace liye
