// The responsibility list as a workbook (XLSX).
//
// A sheet of tasks, or one for each group, and a sheet of the documents they come from. Heads stay in sight and can be
// filtered by, cells wrap, days are days and not text, and nothing is ever a formula.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/error.h"
#include "tools/task_cells.h"

struct lxw_workbook;
struct lxw_format;

namespace liye {

class TaskWorkbook {
 public:
  // Written to `path` when it is finished; until then the rows of each sheet wait in a temporary file beside it.
  // With `changes` two columns say how a task differs from an earlier list.
  TaskWorkbook(const std::string& path, bool changes);
  ~TaskWorkbook();
  TaskWorkbook(const TaskWorkbook&) = delete;
  TaskWorkbook& operator=(const TaskWorkbook&) = delete;

  // Call for one sheet after the other. A name is shortened to what a sheet may be called, and numbered when it is
  // there already.
  void BeginSheet(const std::string& name);
  // A sheet that is full goes on as another.
  void Add(const TaskRecord& task, const TaskCells& cells);
  // The sheet of documents, then the file. Errors: kUnwritable.
  Result<void> Finish(const std::string& subject);

 private:
  struct Sheet;
  struct Document {
    std::string number, title, issuer, date, standing, file;
    size_t tasks = 0;
  };

  void EndSheet();
  void AddSources();
  std::string NewName(const std::string& wanted);

  const bool changes_;
  lxw_workbook* workbook_;
  lxw_format *head_, *cell_, *day_;
  std::unique_ptr<Sheet> sheet_;
  std::string sheet_name_;  // as it was wanted
  std::set<std::string> names_;
  std::vector<std::string> order_;  // keys: rows of two knowledge bases may be numbered alike
  std::map<std::string, Document> documents_;
  std::unordered_set<uint64_t> counted_;  // hashes of tasks
};

// What a sheet may be called: without []:*?/\ and marks at its ends, at most 31 characters.
std::string SheetName(const std::string& wanted);

}  // namespace liye
