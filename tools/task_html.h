// The responsibility list as a page (HTML): one file that needs no other, to be read and printed.
//
// A table of tasks, and below it what the text says of each; a row leads to its evidence and back. All text is escaped.
#pragma once

#include <string>

#include "tools/task_cells.h"
#include "tools/text_spool.h"

namespace liye {

class TaskHtml {
 public:
  explicit TaskHtml(bool changes) : changes_(changes) {}

  std::string Begin() const;
  // The name of a group above its rows.
  std::string Group(const std::string& name) const;
  std::string Row(const TaskRecord& task, const TaskCells& cells);
  // The end of the table. Behind it come the pieces of the evidence, as long as there are any, and the end of the page.
  std::string EndTable() const;
  std::string NextEvidence() { return evidence_.Next(); }
  std::string End() const;

 private:
  std::string ChangeCell(const TaskCells& cells) const;

  const bool changes_;  // a column says how a task differs from an earlier list
  size_t rows_ = 0;
  TextSpool evidence_;
};

}  // namespace liye
