#include "tools/task_printer.h"

#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include "tools/base.h"
#include "tools/calendar_text.h"
#include "tools/message.h"
#include "tools/rows.h"
#include "tools/task_calendar.h"
#include "tools/task_cells.h"
#include "tools/task_docx.h"
#include "tools/task_html.h"
#include "tools/task_json.h"
#include "tools/task_workbook.h"

namespace liye {
namespace {

void Write(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

class RowsPrinter : public TaskPrinter {
 public:
  explicit RowsPrinter(const TaskPrintOptions& options) : options_(options) {
    if (options.bom) Write("\xEF\xBB\xBF");
    std::vector<Column> columns = {{"task", TrReport("Task"), 36},
                                   {"lead", TrReport("lead"), 18},
                                   {"responsible", TrReport("responsible"), 24},
                                   {"cooperating", TrReport("cooperating"), 22},
                                   {"supervising", TrReport("supervising"), 14},
                                   {"deadline", TrReport("Deadline"), 18},
                                   {"due_date", TrReport("Due"), 10},
                                   {"reached_by", TrReport("Reached by"), 20},
                                   {"amount", TrReport("Amount"), 14},
                                   {"number", TrReport("Number"), 22},
                                   {"path", TrReport("Clause"), 16},
                                   {"title", TrReport("Title"), 30},
                                   {"status", TrReport("Standing"), 8}};
    if (options.format == "csv") columns.push_back({"evidence", TrReport("Evidence"), 60});
    if (options.changes)
      columns.insert(columns.begin(), {{"change", TrReport("Change"), 8}, {"before", TrReport("Said before"), 24}});
    if (!options.group.empty()) columns.insert(columns.begin(), {"group", options.group, 24});
    const Format format = options.format == "csv"  ? Format::kCsv
                          : options.format == "md" ? Format::kMarkdown
                                                   : Format::kTable;
    rows_ = Rows::Make(format, std::move(columns));
  }

  void Print(const TaskRecord& task, const std::string& group) override {
    const TaskCells shown = CellsOf(task, options_.today);
    std::vector<std::string> cells;
    if (!options_.group.empty()) cells.push_back(group.empty() ? TrReport("no day") : group);
    if (options_.changes) cells.insert(cells.end(), {shown.change, shown.before});
    cells.push_back(task.task);
    cells.insert(cells.end(), shown.units.begin(), shown.units.end());
    cells.insert(cells.end(), {shown.deadlines, shown.due_days, shown.reached_by, shown.amounts});
    cells.insert(cells.end(), {task.number, task.path, task.title});
    const bool csv = options_.format == "csv";
    cells.push_back(csv ? task.status : shown.standing);
    if (csv) cells.push_back(task.evidence);
    rows_->Add(cells);
  }

  Result<void> Finish() override {
    rows_->Finish();
    return {};
  }

 private:
  const TaskPrintOptions options_;
  std::unique_ptr<Rows> rows_;
};

class JsonPrinter : public TaskPrinter {
 public:
  void Print(const TaskRecord& task, const std::string& group) override { Write(TaskAsJson(task, group)); }
  Result<void> Finish() override { return {}; }
};

class CalendarPrinter : public TaskPrinter {
 public:
  CalendarPrinter() : calendar_(CalendarStamp()) {}
  void Print(const TaskRecord& task, const std::string&) override {
    WriteEvents(task.change == "gone" ? calendar_.Cancelled(task) : calendar_.Events(task));
  }
  void TakeOut(const TaskRecord& earlier, const TaskRecord& task) override {
    WriteEvents(calendar_.Replaced(earlier, task));
  }
  // A calendar without an event is none.
  Result<void> Finish() override {
    if (!begun_)
      return std::unexpected(Error{Error::Kind::kUsage, "--format ics", "none of these tasks has a deadline with a day",
                                   "Leave filters out."});
    Write(calendar_.End());
    if (calendar_.left_out() > 0)
      Complain(Tr("{} deadlines have no day and are not in the calendar.", {std::to_string(calendar_.left_out())}));
    return {};
  }

 private:
  void WriteEvents(const std::string& events) {
    if (events.empty()) return;
    if (!std::exchange(begun_, true)) Write(calendar_.Begin());
    Write(events);
  }

  TaskCalendar calendar_;
  bool begun_ = false;
};

class HtmlPrinter : public TaskPrinter {
 public:
  explicit HtmlPrinter(const TaskPrintOptions& options) : options_(options), html_(options.changes) {
    Write(html_.Begin());
  }

  void Print(const TaskRecord& task, const std::string& group) override {
    if (!options_.group.empty() && (!group_ || *group_ != group))
      Write(html_.Group(group.empty() ? TrReport("no day") : group));
    group_ = group;
    Write(html_.Row(task, CellsOf(task, options_.today)));
  }
  Result<void> Finish() override {
    Write(html_.EndTable());
    for (std::string piece; !(piece = html_.NextEvidence()).empty();) Write(piece);
    Write(html_.End());
    return {};
  }

 private:
  const TaskPrintOptions options_;
  TaskHtml html_;
  std::optional<std::string> group_;
};

class WorkbookPrinter : public TaskPrinter {
 public:
  explicit WorkbookPrinter(const TaskPrintOptions& options)
      : options_(options), workbook_(options.path, options.changes) {}

  void Print(const TaskRecord& task, const std::string& group) override {
    if (!group_ || *group_ != group) BeginGroup(group);
    workbook_.Add(task, CellsOf(task, options_.today));
  }
  Result<void> Finish() override {
    if (sheets_ < begun_)
      Complain(Tr("{} groups have a sheet of their own; the other {} stand in the last one.",
                  {std::to_string(sheets_ - 1), std::to_string(begun_ - sheets_ + 1)}));
    return workbook_.Finish(options_.subject);
  }

 private:
  // A sheet for each group, as many as people can find their way in.
  void BeginGroup(const std::string& group) {
    constexpr size_t kMostSheets = 200;
    group_ = group;
    ++begun_;
    if (sheets_ == kMostSheets) return;
    const bool last = ++sheets_ == kMostSheets && options_.groups > kMostSheets;
    const std::string name = options_.group.empty() ? TrReport("Responsibility list")
                             : last                 ? TrReport("The others")
                                                    : group;
    workbook_.BeginSheet(name.empty() ? TrReport("no day") : name);
  }

  const TaskPrintOptions options_;
  TaskWorkbook workbook_;
  std::optional<std::string> group_;  // whose sheet is being written
  size_t begun_ = 0, sheets_ = 0;
};

class DocxPrinter : public TaskPrinter {
 public:
  explicit DocxPrinter(const TaskPrintOptions& options) : options_(options), docx_(options.path, options.changes) {}

  void Print(const TaskRecord& task, const std::string& group) override {
    if (!options_.group.empty() && (!group_ || *group_ != group))
      docx_.Group(group.empty() ? TrReport("no day") : group);
    group_ = group;
    docx_.Add(task, CellsOf(task, options_.today));
  }
  Result<void> Finish() override { return docx_.Finish(options_.subject); }

 private:
  const TaskPrintOptions options_;
  TaskDocx docx_;
  std::optional<std::string> group_;
};

}  // namespace

std::unique_ptr<TaskPrinter> TaskPrinter::Make(const TaskPrintOptions& options) {
  if (options.format == "jsonl") return std::make_unique<JsonPrinter>();
  if (options.format == "ics") return std::make_unique<CalendarPrinter>();
  if (options.format == "html") return std::make_unique<HtmlPrinter>(options);
  if (options.format == "docx") return std::make_unique<DocxPrinter>(options);
  if (options.format == "xlsx") return std::make_unique<WorkbookPrinter>(options);
  return std::make_unique<RowsPrinter>(options);
}

}  // namespace liye
