#include "tools/task_docx.h"

#include <vector>

#include "tools/message.h"

namespace liye {
namespace {

// The days that had to be worked out stand below the words.
std::string TimeOf(const TaskRecord& task) {
  std::string lines;
  for (const TaskDeadline& deadline : task.deadlines) {
    if (!lines.empty()) lines += '\n';
    lines += deadline.text;
    if (deadline.due.how == DueDay::How::kCounted && !deadline.due.day.empty())
      lines += "\n（" + deadline.due.day + "）";
  }
  return lines;
}

std::string SourceOf(const TaskRecord& task, const TaskCells& cells) {
  std::string source = task.number.empty() ? task.title : task.number;
  for (const std::string* part : {&task.path, &cells.standing})
    if (!part->empty()) source += '\n' + *part;
  return source;
}

// The form has no column of its own for those who supervise.
std::string ResponsibleOf(const TaskCells& cells) {
  const std::string& supervising = cells.units[3];
  if (supervising.empty()) return cells.units[1];
  const std::string line = TrReport("supervising") + "：" + supervising;
  return cells.units[1].empty() ? line : cells.units[1] + '\n' + line;
}

std::vector<DocxColumn> Columns(bool changes) {
  std::vector<DocxColumn> columns = {{TrReport("No."), 700, true},    {TrReport("Task"), 3900},
                                     {TrReport("lead"), 1900},        {TrReport("responsible"), 2200},
                                     {TrReport("cooperating"), 1900}, {TrReport("Deadline"), 1900},
                                     {TrReport("Source"), 2400}};
  if (changes) columns.insert(columns.begin() + 1, {TrReport("Change"), 2300});
  return columns;
}

}  // namespace

TaskDocx::TaskDocx(const std::string& path, bool changes)
    : table_(path, TrReport("Responsibility list"), Columns(changes)) {}

void TaskDocx::Group(const std::string& name) { table_.Group(name); }

void TaskDocx::Add(const TaskRecord& task, const TaskCells& cells) {
  std::vector<std::string> texts = {std::to_string(++rows_)};
  if (!task.change.empty()) texts.push_back(cells.change + (cells.before.empty() ? "" : "\n" + cells.before));
  texts.insert(texts.end(),
               {task.task, cells.units[0], ResponsibleOf(cells), cells.units[2], TimeOf(task), SourceOf(task, cells)});
  table_.Row(texts);
}

Result<void> TaskDocx::Finish(const std::string& subject) { return table_.Finish(subject); }

}  // namespace liye
