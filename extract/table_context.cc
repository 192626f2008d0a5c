#include "extract/table_context.h"

#include "parser/clean_text.h"

namespace liye {
namespace {

std::string Clean(const Source& source, Span span) {
  CleanText clean;
  clean.Assign(source.text, span);
  return std::string(clean.text());
}

}  // namespace

std::string ColumnName(const Source& source, const Document& document, const Block& cell) {
  std::string name;
  if (cell.table == kNone) return name;
  const Table& table = document.tables[cell.table];
  if (cell.row < table.header_rows) return name;
  for (uint16_t row = 0; row < table.header_rows; ++row) {
    const Block* nearest = nullptr;
    for (uint32_t i = table.first_block; i < table.end_block; ++i) {
      const Block& head = document.blocks[i];
      if (head.row > row) break;
      if (head.row == row && head.column <= cell.column && !head.span.empty()) nearest = &head;
    }
    if (nearest) name += Clean(source, nearest->span);
  }
  return name;
}

std::string TableCaption(const Source& source, const Document& document, const Block& cell) {
  return cell.table == kNone ? std::string() : Clean(source, document.tables[cell.table].caption);
}

}  // namespace liye
