// The responsibility list as a workbook (XLSX).
//
// A sheet of tasks, or one for each group, and a sheet of the documents they come from. The sheets are those of
// tools/workbook.h.
#pragma once

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/error.h"
#include "tools/task_cells.h"
#include "tools/workbook.h"

namespace liye {

class TaskWorkbook {
 public:
  // Written to `path` when it is finished. With `changes` two columns say how a task differs from an earlier list.
  TaskWorkbook(const std::string& path, bool changes);

  // Call for one sheet after the other.
  void BeginSheet(const std::string& name);
  void Add(const TaskRecord& task, const TaskCells& cells);
  // The sheet of documents, then the file. Errors: kUnwritable.
  Result<void> Finish(const std::string& subject);

 private:
  struct Document {
    std::string number, title, issuer, date, standing, file;
    size_t tasks = 0;
  };

  void AddSources();

  const bool changes_;
  Workbook workbook_;
  std::vector<std::string> order_;  // keys: rows of two knowledge bases may be numbered alike
  std::map<std::string, Document> documents_;
  std::unordered_set<uint64_t> counted_;  // hashes of tasks
};

}  // namespace liye
