#include "tools/task_workbook.h"

#include <xxhash.h>

#include <array>
#include <span>
#include <utility>

#include "tools/message.h"

namespace liye {
namespace {

struct HeadedColumn {
  const char* heading;
  double width;
};
constexpr std::array<HeadedColumn, 2> kChangeColumns = {{{"Change", 8}, {"Said before", 30}}};
constexpr std::array<HeadedColumn, 15> kTaskColumns = {{{"No.", 6},
                                                        {"Task", 40},
                                                        {"lead", 18},
                                                        {"responsible", 24},
                                                        {"cooperating", 24},
                                                        {"supervising", 14},
                                                        {"Deadline", 20},
                                                        {"Due", 12},
                                                        {"Reached by", 24},
                                                        {"Amount", 14},
                                                        {"Number", 22},
                                                        {"Title", 40},
                                                        {"Clause", 14},
                                                        {"Standing", 10},
                                                        {"Evidence", 60}}};
constexpr std::array<HeadedColumn, 8> kSourceColumns = {{{"No.", 6},
                                                         {"Number", 22},
                                                         {"Title", 50},
                                                         {"Issuer", 26},
                                                         {"Date", 12},
                                                         {"Standing", 10},
                                                         {"Tasks", 8},
                                                         {"File", 50}}};

void Append(std::vector<SheetColumn>& columns, std::span<const HeadedColumn> more) {
  for (const HeadedColumn& column : more) columns.push_back({TrReport(column.heading), column.width});
}

}  // namespace

TaskWorkbook::TaskWorkbook(const std::string& path, bool changes) : changes_(changes), workbook_(path) {}

void TaskWorkbook::BeginSheet(const std::string& name) {
  std::vector<SheetColumn> columns;
  if (changes_) Append(columns, kChangeColumns);
  Append(columns, kTaskColumns);
  workbook_.BeginSheet(name, std::move(columns));
}

void TaskWorkbook::Add(const TaskRecord& task, const TaskCells& cells) {
  if (changes_)
    for (const std::string& text : {cells.change, cells.before}) workbook_.Put(text);
  workbook_.Put(workbook_.row());
  workbook_.Put(task.task);
  for (const std::string& names : cells.units) workbook_.Put(names);
  workbook_.Put(cells.deadlines);
  workbook_.PutDay(task.due_date());
  workbook_.Put(cells.reached_by);
  workbook_.Put(cells.amounts);
  for (const std::string* text : {&task.number, &task.title, &task.path}) workbook_.Put(*text);
  workbook_.Put(cells.standing);
  workbook_.Put(task.evidence);
  workbook_.EndRow();
  const auto [entry, fresh] = documents_.try_emplace(task.key);
  if (fresh) {
    order_.push_back(task.key);
    entry->second = {task.number, task.title, task.issuing_authority, task.document_date, cells.standing, task.file};
  }
  // With groups a task comes more than once.
  const std::string identity = task.key + '\n' + std::to_string(task.scope.start) + task.task + task.change;
  entry->second.tasks += counted_.insert(XXH3_64bits(identity.data(), identity.size())).second;
}

void TaskWorkbook::AddSources() {
  std::vector<SheetColumn> columns;
  Append(columns, kSourceColumns);
  workbook_.BeginSheet(TrReport("Sources"), std::move(columns));
  for (const std::string& key : order_) {
    const Document& document = documents_[key];
    workbook_.Put(workbook_.row());
    for (const std::string* text : {&document.number, &document.title, &document.issuer}) workbook_.Put(*text);
    workbook_.PutDay(document.date);
    workbook_.Put(document.standing);
    workbook_.Put(document.tasks);
    workbook_.Put(document.file);
    workbook_.EndRow();
  }
}

Result<void> TaskWorkbook::Finish(const std::string& subject) {
  AddSources();
  return workbook_.Finish(subject);
}

}  // namespace liye
