// Tasks set aside on disk until their turn comes.
//
// Lists that are sorted or grouped need all tasks before the first is written; a province has more than should be held in
// memory. Uses a temporary file without a name, gone with the object.
#pragma once

#include <cstddef>
#include <cstdio>
#include <vector>

#include "corpus/error.h"
#include "index/task.h"

namespace liye {

class TaskSpool {
 public:
  TaskSpool() = default;
  ~TaskSpool();
  TaskSpool(const TaskSpool&) = delete;
  TaskSpool& operator=(const TaskSpool&) = delete;

  // The task gets the next number, from 0 on. Errors: kUnwritable.
  Result<void> Add(const TaskRecord& task);
  Result<TaskRecord> Read(size_t number);
  size_t size() const { return places_.size(); }

 private:
  std::FILE* file_ = nullptr;  // from the first task on
  std::vector<long> places_;   // where in the file each begins
  long end_ = 0;
  bool writing_ = true;  // the file stands at its end
};

}  // namespace liye
