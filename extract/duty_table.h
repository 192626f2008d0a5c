// Columns of a table that name units.
//
// Tells which columns are headed 牵头单位, 责任单位, 配合单位 and which one holds the task, and gives for a
// cell its role and the words of its row. Spans of cells that span rows hold for the rows below.
#pragma once

#include <optional>
#include <vector>

#include "corpus/source.h"
#include "extract/fact.h"
#include "parser/clean_text.h"
#include "parser/document.h"

namespace liye {

class DutyTableReader {
 public:
  void Begin(const Source& source, const Document& document);

  // The role of the column that `cell` stands in, unless it is a heading itself.
  std::optional<Role> RoleOf(const Block& cell);
  // Text of the task column in the row of `cell`, and the row.
  Span TaskOf(const Block& cell);
  Span RowOf(const Block& cell) const;

 private:
  void ReadHeader(int32_t table);
  uint32_t FirstOfRow(const Block& cell) const;  // index of the block that begins its row

  const Source* source_ = nullptr;
  const Document* document_ = nullptr;
  int32_t table_ = kNone;  // the table whose columns are known
  uint16_t header_rows_ = 0;
  std::vector<std::optional<Role>> roles_;
  std::vector<int> task_worth_;  // how well a column's heading names the task; 0 not at all
  bool has_roles_ = false;
  CleanText clean_;
};

// Tables whose cells stand on lines of their own, as the text of a PDF has them: 项目名称 | 责任单位 | 1 | 节水办法 | 市水利局.
class DutyLineTable {
 public:
  void Begin() { role_.reset(); }
  // Takes the next block of running text. The role that units have in it; none when no such column is open or no task
  // stands before it. `units`: whether the block is nothing but units.
  std::optional<Role> Next(const Block& block, std::string_view text, bool units);
  bool open() const { return role_.has_value(); }
  // Whether a block of `text` is the heading of such a column and opens one.
  bool Open(std::string_view text);
  const Block& task() const { return *task_; }

 private:
  std::optional<Role> role_;
  const Block* task_ = nullptr;  // of the row at hand
  bool answered_ = false;        // units stood behind it
  bool numbered_ = false;        // a serial number stood on a line: rows, not the fields of a form
};

}  // namespace liye
