// Tasks in the formats of `liye duties`.
#pragma once

#include <memory>
#include <string>

#include "corpus/error.h"
#include "index/task.h"

namespace liye {

struct TaskPrintOptions {
  std::string format = "table";  // table, csv, md, jsonl, ics, xlsx, html
  std::string group;             // what tasks are grouped by, in the language of reports; "" when they are not
  bool today = false;            // behind an office that has ended, the one that does its work now
  bool bom = false;              // in front of CSV
  std::string path;              // of the workbook to be written, and
  std::string subject;           // as it is called in an error
};

class TaskPrinter {
 public:
  virtual ~TaskPrinter() = default;
  // Tasks of one group follow each other.
  virtual void Print(const TaskRecord& task, const std::string& group) = 0;
  // Writes what was held back. Call once, at the end.
  virtual Result<void> Finish() = 0;

  static std::unique_ptr<TaskPrinter> Make(const TaskPrintOptions& options);
};

}  // namespace liye
