// The responsibility list as a text document (DOCX), in the form that offices send around:
// 序号 重点任务 牵头单位 责任单位 配合单位 完成时限 来源. The table and the file are those of tools/docx_table.h.
#pragma once

#include <string>

#include "corpus/error.h"
#include "tools/docx_table.h"
#include "tools/task_cells.h"

namespace liye {

class TaskDocx {
 public:
  // Written to `path` when it is finished. With `changes` a column says how a task differs from an earlier list.
  TaskDocx(const std::string& path, bool changes);

  // The name of a group across the table, above its rows.
  void Group(const std::string& name);
  void Add(const TaskRecord& task, const TaskCells& cells);
  // Errors: kUnwritable.
  Result<void> Finish(const std::string& subject);

 private:
  DocxTable table_;
  size_t rows_ = 0;
};

}  // namespace liye
