// Tasks in the formats of `liye duties`.
//
// One printer a format; each file beside it knows one: task_html.h, task_docx.h, task_workbook.h, task_calendar.h,
// task_json.h, rows.h.
#pragma once

#include <memory>
#include <string>

#include "corpus/error.h"
#include "index/task.h"

namespace liye {

struct TaskPrintOptions {
  std::string format = "table";  // table, csv, md, jsonl, ics, xlsx, docx, html
  std::string group;             // what tasks are grouped by, in the language of reports; "" when they are not
  size_t groups = 0;             // how many
  bool today = false;            // behind an office that has ended, the one that does its work now
  bool changes = false;          // rows say how they differ from an earlier list
  bool bom = false;              // in front of CSV
  std::string path;              // of the workbook or text document to be written, and
  std::string subject;           // as it is called in an error
};

class TaskPrinter {
 public:
  virtual ~TaskPrinter() = default;
  // Tasks of one group follow each other; its name is "" without one.
  virtual void Print(const TaskRecord& task, const std::string& group) = 0;
  // Before a changed task is printed: what it was. Only a calendar has to do with it.
  virtual void TakeOut(const TaskRecord& earlier, const TaskRecord& task) { (void)earlier, (void)task; }
  // Writes what was held back. Call once, at the end.
  virtual Result<void> Finish() = 0;

  static std::unique_ptr<TaskPrinter> Make(const TaskPrintOptions& options);
};

}  // namespace liye
