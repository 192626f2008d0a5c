#include "extract/duty_table.h"

#include <algorithm>

#include "corpus/lexicon.h"
#include "extract/duty_list.h"

namespace liye {
namespace {

constexpr int kPlainTaskWorth = 4;       // of a column headed 工作, 项目
constexpr uint32_t kFarthestCell = 400;  // cells looked at above for a task that spans rows

// How well a column's heading names the task: 具体任务 better than 类别.
int TaskWorth(std::string_view title) {
  int worth = 0;
  for (const LexiconRow& row : Lexicon("task_columns"))
    if (row.size() > 1 && title.find(row[0]) != title.npos) worth = std::max(worth, row[1][0] - '0');
  return worth;
}

// 18, 2.1, (3): what numbers the rows.
bool IsSerial(std::string_view cell) { return cell.find_first_not_of("0123456789.()-、 \t\n") == cell.npos; }

}  // namespace

void DutyTableReader::Begin(const Source& source, const Document& document) {
  source_ = &source;
  document_ = &document;
  table_ = kNone;
}

void DutyTableReader::ReadHeader(int32_t index) {
  const Table& table = document_->tables[static_cast<size_t>(index)];
  table_ = index;
  roles_.assign(table.columns, std::nullopt);
  task_worth_.assign(table.columns, 0);
  has_roles_ = false;
  header_rows_ = table.header_rows;
  const uint16_t rows = std::max<uint16_t>(table.header_rows, 2);
  for (uint32_t i = table.first_block; i < table.end_block && i < document_->blocks.size(); ++i) {
    const Block& cell = document_->blocks[i];
    if (cell.row >= rows) break;
    if (cell.column >= roles_.size() || cell.span.size() > 120) continue;
    clean_.Assign(source_->text, cell.span, document_->noise);
    const std::string_view title = clean_.text();
    if (const std::optional<Role> role = RoleOfColumn(title)) {
      roles_[cell.column] = role;
      has_roles_ = true;
      header_rows_ = std::max<uint16_t>(header_rows_, cell.row + 1);
    } else if (cell.row < std::max<uint16_t>(header_rows_, 1)) {
      task_worth_[cell.column] = std::max(task_worth_[cell.column], TaskWorth(title));
    }
  }
}

std::optional<Role> DutyTableReader::RoleOf(const Block& cell) {
  if (cell.table != table_) ReadHeader(cell.table);
  if (!has_roles_ || cell.row < header_rows_ || cell.column >= roles_.size()) return std::nullopt;
  return roles_[cell.column];
}

Span DutyTableReader::TaskOf(const Block& cell) {
  if (cell.table != table_) ReadHeader(cell.table);
  const Table& table = document_->tables[static_cast<size_t>(cell.table)];
  const uint32_t row_begin = FirstOfRow(cell);
  Span best;
  int best_worth = -1;
  for (uint32_t i = row_begin;
       i < table.end_block && i < document_->blocks.size() && document_->blocks[i].row == cell.row; ++i) {
    const Block& other = document_->blocks[i];
    if (other.column >= roles_.size() || roles_[other.column] || other.span.empty()) continue;
    if (IsSerial(other.span.of(source_->text))) continue;
    const int worth =
        task_worth_[other.column] * 4 + (other.column < cell.column ? 2 : 0) + (other.span.size() > 30 ? 1 : 0);
    if (worth <= best_worth) continue;
    best = other.span;
    best_worth = worth;
  }
  // A task that spans rows stands once, in the first of them.
  for (uint32_t i = row_begin, tries = 0;
       best_worth < 4 * kPlainTaskWorth && i-- > table.first_block && tries < kFarthestCell; ++tries) {
    const Block& other = document_->blocks[i];
    if (other.row < header_rows_) break;
    if (other.column >= roles_.size() || roles_[other.column] || task_worth_[other.column] < kPlainTaskWorth ||
        other.span.empty())
      continue;
    return other.span;
  }
  return best;
}

uint32_t DutyTableReader::FirstOfRow(const Block& cell) const {
  const Table& table = document_->tables[static_cast<size_t>(cell.table)];
  uint32_t i = static_cast<uint32_t>(&cell - document_->blocks.data());
  while (i > table.first_block && document_->blocks[i - 1].row == cell.row) --i;
  return i;
}

Span DutyTableReader::RowOf(const Block& cell) const {
  const Table& table = document_->tables[static_cast<size_t>(cell.table)];
  Span row = cell.span;
  for (uint32_t i = FirstOfRow(cell);
       i < table.end_block && i < document_->blocks.size() && document_->blocks[i].row == cell.row; ++i) {
    row.start = std::min(row.start, document_->blocks[i].span.start);
    row.end = std::max(row.end, document_->blocks[i].span.end);
  }
  return row;
}

bool DutyLineTable::Open(std::string_view text) {
  constexpr size_t kLongestHeading = 30;
  if (text.empty() || text.size() > kLongestHeading) return false;
  const DutyLabel label = DutyLabelBefore(text, text.size());
  if (!label.role || label.size != text.size()) return false;
  role_ = label.role;
  task_ = nullptr;
  answered_ = numbered_ = false;
  return true;
}

std::optional<Role> DutyLineTable::Next(const Block& block, std::string_view text, bool units) {
  constexpr size_t kLongestCell = 240;
  constexpr size_t kFewestTaskBytes = 9;  // more than a character of a heading written downwards
  if (text.size() > kLongestCell || text.find("。") != text.npos || text.find(':') != text.npos) role_.reset();
  if (!role_) return std::nullopt;
  if (units) {
    answered_ = true;
    return task_ && numbered_ ? role_ : std::nullopt;
  }
  if (IsSerial(text) || answered_) task_ = nullptr;
  answered_ = false;
  numbered_ |= IsSerial(text);
  if (!task_ && !IsSerial(text) && text.size() >= kFewestTaskBytes) task_ = &block;
  return std::nullopt;
}

}  // namespace liye
