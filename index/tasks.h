// The tasks of one document, from its facts as the database has them.
//
// For index/task.cc, which chooses documents and filters tasks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/task.h"

namespace liye {

class Statement;

// A document whose tasks are asked for.
struct TaskDocument {
  TaskRecord row;  // the fields of the document
  int64_t first_clause = 0, last_clause = 0;
  DocumentDays days;
};

class TaskReader {
 public:
  explicit TaskReader(Database& database);
  ~TaskReader();

  // In the order of the text. Those without a unit are none.
  Result<std::vector<TaskRecord>> Read(const TaskDocument& document);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

}  // namespace liye
