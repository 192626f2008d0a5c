// The tasks that pass filters, document by document.
//
// Chooses documents, filters their tasks (index/tasks.h), puts members in the place of collective units and adds the
// offices of today. For index/task.cc and index/task_changes.cc.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/task.h"

namespace liye {

class TaskQuery {
 public:
  // `database` and `filters` must outlive it. Names of units mean what the decisions of `deciding` say.
  static Result<std::unique_ptr<TaskQuery>> Prepare(Database& database, const TaskFilters& filters, Database& deciding);
  ~TaskQuery();
  TaskQuery(const TaskQuery&) = delete;
  TaskQuery& operator=(const TaskQuery&) = delete;

  // What is known of a document before its tasks are read.
  struct Document {
    int64_t id = 0;
    std::string key, date;
    bool repealed = false;
  };
  // Calls visit for each document with duties, newest first, with all its tasks in the order of the text, until it gives
  // false. Those for which wanted(document) does not hold are passed over unread. What passes the filters, Passes tells.
  Result<void> ForEachDocument(const std::function<bool(const Document&)>& wanted,
                               const std::function<bool(const Document&, std::vector<TaskRecord>&)>& visit);
  // All tasks of the document with this key; none without such a document.
  Result<std::vector<TaskRecord>> OfDocument(const std::string& key);
  // Filters of documents are left to `wanted`.
  bool Passes(const TaskRecord& task);
  // Adds to its units the offices that do their work today.
  void NameSuccessors(TaskRecord& task);

 private:
  class Impl;
  explicit TaskQuery(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace liye
