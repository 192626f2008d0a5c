// The responsibility list as a text document (DOCX), in the form that offices send around.
//
// One table, 序号 重点任务 牵头单位 责任单位 配合单位 完成时限 来源, on A4 lying; its head comes again on every page, a row is never
// torn. tools/zip_package.h makes the file.
#pragma once

#include <memory>
#include <string>

#include "corpus/error.h"
#include "tools/task_cells.h"

namespace liye {

class TaskDocx {
 public:
  // Written to `path` when it is finished; the text waits in a temporary file
  // without a name, the finished archive in memory. With `changes` a column says how
  // a task differs from an earlier list.
  TaskDocx(const std::string& path, bool changes);
  ~TaskDocx();
  TaskDocx(const TaskDocx&) = delete;
  TaskDocx& operator=(const TaskDocx&) = delete;

  // The name of a group across the table, above its rows.
  void Group(const std::string& name);
  void Add(const TaskRecord& task, const TaskCells& cells);
  // Errors: kUnwritable.
  Result<void> Finish(const std::string& subject);

 private:
  class Body;

  const std::string path_;
  std::unique_ptr<Body> body_;
  size_t rows_ = 0;
};

}  // namespace liye
