#include "extract/relation_row.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extract/table_context.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character

bool HasAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

const Table* TableOf(const BlockText& cell) {
  if (!cell.is_cell() || !cell.source || !cell.document) return nullptr;
  const size_t table = static_cast<size_t>(cell.block->table);
  return table < cell.document->tables.size() ? &cell.document->tables[table] : nullptr;
}

// The blocks of the row that holds `cell`, as a range; empty when the block is none of the table's.
std::pair<size_t, size_t> RowOf(const BlockText& cell, const Table& table) {
  const std::vector<Block>& blocks = cell.document->blocks;
  const size_t here = static_cast<size_t>(cell.block - blocks.data());
  const size_t first = table.first_block, end = std::min<size_t>(table.end_block, blocks.size());
  if (here < first || here >= end) return {0, 0};
  size_t from = here, to = here + 1;
  while (from > first && blocks[from - 1].row == cell.block->row) --from;
  while (to < end && blocks[to].row == cell.block->row) ++to;
  return {from, to};
}

// 处理结果, 清理意见: a column whose cells say what becomes of the document.
bool IsVerdictColumn(std::string_view name) {
  return HasAny(name, {"处理结果", "清理结果", "清理结论", "处理意见", "清理意见", "处理方式", "清理方式", "处理决定",
                       "处理情况", "清理情况", "处理建议", "清理建议"});
}

// What the words of a cell say; nothing where they say nothing of the kind.
std::optional<Relation> VerdictOf(std::string_view text) {
  constexpr size_t kLongest = 16 * kGlyph;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  const bool repeals = HasAny(text, {"废止", "失效", "停止执行", "作废"}), amends = HasAny(text, {"修改", "修订"});
  if (HasAny(text, {"拟", "建议", "保留", "继续", "现行有效", "不予", "暂不"}) || (repeals && amends))
    return Relation::kCites;
  if (repeals) return Relation::kRepeals;
  if (amends) return Relation::kAmends;
  return std::nullopt;
}

// A cell that holds a verdict and no more, whatever its column is called.
bool IsBareVerdict(std::string_view text) {
  for (std::string_view word : {"已", "予以", "宣布", "拟", "拟予以", "建议", "应予"})
    if (text.starts_with(word) && text.size() > word.size()) {
      text.remove_prefix(word.size());
      break;
    }
  for (std::string_view word : {"废止", "失效", "停止执行", "作废", "修改", "修订", "保留", "继续有效", "继续执行"})
    if (text == word) return true;
  return false;
}

// What a cell that spans rows says of the row [from, to) below its first: it stands in a column that the row lacks.
std::optional<Relation> VerdictFromAbove(const BlockText& cell, const Table& table, size_t from, size_t to) {
  constexpr size_t kFarthest = 200;  // blocks
  const std::vector<Block>& blocks = cell.document->blocks;
  std::vector<bool> seen(table.columns, false);
  for (size_t i = from; i < to; ++i)
    if (blocks[i].column < seen.size()) seen[blocks[i].column] = true;
  if (std::find(seen.begin(), seen.end(), false) == seen.end()) return std::nullopt;
  CleanText clean;
  const size_t last = from > table.first_block + kFarthest ? from - kFarthest : table.first_block;
  for (size_t i = from; i-- > last && blocks[i].row >= table.header_rows;) {
    if (blocks[i].column >= seen.size() || seen[blocks[i].column]) continue;
    seen[blocks[i].column] = true;
    if (blocks[i].span.empty() || !IsVerdictColumn(ColumnName(*cell.source, *cell.document, blocks[i]))) continue;
    clean.Assign(cell.source->text, blocks[i].span);
    return VerdictOf(clean.text());
  }
  return std::nullopt;
}

}  // namespace

std::optional<Relation> RowVerdict(const BlockText& cell) {
  const Table* table = TableOf(cell);
  if (!table || cell.block->row < table->header_rows) return std::nullopt;
  const std::vector<Block>& blocks = cell.document->blocks;
  const auto [from, to] = RowOf(cell, *table);
  const size_t here = static_cast<size_t>(cell.block - blocks.data());
  CleanText clean;
  for (size_t i = from; i < to; ++i) {
    constexpr uint32_t kLongest = 100;
    if (i == here || blocks[i].span.empty() || blocks[i].span.end - blocks[i].span.start > kLongest) continue;
    clean.Assign(cell.source->text, blocks[i].span);
    const auto verdict = VerdictOf(clean.text());
    if (!verdict) continue;
    if (IsBareVerdict(clean.text()) || IsVerdictColumn(ColumnName(*cell.source, *cell.document, blocks[i])))
      return verdict;
  }
  return VerdictFromAbove(cell, *table, from, to);
}

bool IsHeadingRow(const BlockText& cell) {
  const Table* table = TableOf(cell);
  if (!table || table->columns < 2) return false;
  const auto [from, to] = RowOf(cell, *table);
  for (size_t i = from; i < to; ++i)
    if (&cell.document->blocks[i] != cell.block && !cell.document->blocks[i].span.empty()) return false;
  return from < to;
}

bool StandsInReasonColumn(const BlockText& cell) {
  if (!TableOf(cell)) return false;
  const std::string name = ColumnName(*cell.source, *cell.document, *cell.block);
  return HasAny(name, {"理由", "依据", "原因", "说明", "备注", "内容", "替代", "代替", "上位法"}) ||
         IsVerdictColumn(name);
}

}  // namespace liye
