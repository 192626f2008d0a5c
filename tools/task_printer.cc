#include "tools/task_printer.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <optional>
#include <utility>
#include <vector>

#include "tools/base.h"
#include "tools/due_words.h"
#include "tools/message.h"
#include "tools/rows.h"
#include "tools/task_calendar.h"
#include "tools/task_html.h"
#include "tools/task_json.h"
#include "tools/task_workbook.h"

namespace liye {
namespace {

constexpr std::array kRoles = {"lead", "responsible", "cooperating", "supervising"};

void Write(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// Each on a line of its own, as many lines as there are values.
template <typename Values, typename Text>
std::string Lines(const Values& values, Text&& text) {
  std::string lines;
  for (const auto& value : values) lines += (lines.empty() ? "" : "\n") + text(value);
  return lines;
}

// The units of a role; with `today`, behind one that has ended the office that does its work now.
std::string UnitsOf(const TaskRecord& task, const char* role, bool today) {
  if (!today) return task.units_of(role);
  std::string names;
  for (const TaskUnit& unit : task.units) {
    if (unit.role != role) continue;
    if (!names.empty()) names += "、";
    names += unit.now.empty() ? unit.name : TrReport("{} (now {})", {unit.name, unit.now});
  }
  return names;
}

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
    if (!options.group.empty()) columns.insert(columns.begin(), {"group", options.group, 24});
    const Format format = options.format == "csv"  ? Format::kCsv
                          : options.format == "md" ? Format::kMarkdown
                                                   : Format::kTable;
    rows_ = Rows::Make(format, std::move(columns));
  }

  void Print(const TaskRecord& task, const std::string& group) override {
    std::vector<std::string> cells;
    if (!options_.group.empty()) cells.push_back(group.empty() ? TrReport("no day") : group);
    cells.push_back(task.task);
    for (const char* role : kRoles) cells.push_back(UnitsOf(task, role, options_.today));
    cells.push_back(Lines(task.deadlines, [](const TaskDeadline& deadline) { return deadline.text; }));
    cells.push_back(Lines(task.deadlines, [](const TaskDeadline& deadline) { return deadline.due.day; }));
    cells.push_back(Lines(task.deadlines, DueWords));
    cells.push_back(Lines(task.amounts, [](const TaskAmount& amount) { return amount.text; }));
    for (const std::string* text : {&task.number, &task.path, &task.title}) cells.push_back(*text);
    const bool words = options_.format != "csv";
    const std::string standing = task.status == "repealed" ? StatusWord(task.status) : "";
    cells.push_back(words ? standing : task.status);
    if (!words) cells.push_back(task.evidence);
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
  CalendarPrinter() : calendar_(Now()) {}
  void Print(const TaskRecord& task, const std::string&) override {
    const std::string events = calendar_.Events(task);
    if (events.empty()) return;
    if (!std::exchange(begun_, true)) Write(calendar_.Begin());
    Write(events);
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
  // UTC, in the basic form of ISO 8601.
  static std::string Now() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&now, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
    return text;
  }

  TaskCalendar calendar_;
  bool begun_ = false;
};

class HtmlPrinter : public TaskPrinter {
 public:
  explicit HtmlPrinter(const TaskPrintOptions& options) : options_(options) { Write(html_.Begin()); }

  void Print(const TaskRecord& task, const std::string& group) override {
    if (!options_.group.empty() && (!group_ || *group_ != group))
      Write(html_.Group(group.empty() ? TrReport("no day") : group));
    group_ = group;
    std::vector<std::string> units;
    for (const char* role : kRoles) units.push_back(UnitsOf(task, role, options_.today));
    Write(html_.Row(task, units));
  }
  Result<void> Finish() override {
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
      : options_(options), workbook_(options.path, options.group.empty()) {}

  void Print(const TaskRecord& task, const std::string& group) override {
    if (!group_ || *group_ != group) {
      group_ = group;
      const std::string name = options_.group.empty() ? TrReport("Responsibility list") : group;
      workbook_.BeginSheet(name.empty() ? TrReport("no day") : name);
    }
    std::vector<std::string> units;
    for (const char* role : kRoles) units.push_back(UnitsOf(task, role, options_.today));
    workbook_.Add(task, units);
  }
  Result<void> Finish() override { return workbook_.Finish(options_.subject); }

 private:
  const TaskPrintOptions options_;
  TaskWorkbook workbook_;
  std::optional<std::string> group_;  // whose sheet is being written
};

}  // namespace

std::unique_ptr<TaskPrinter> TaskPrinter::Make(const TaskPrintOptions& options) {
  if (options.format == "jsonl") return std::make_unique<JsonPrinter>();
  if (options.format == "ics") return std::make_unique<CalendarPrinter>();
  if (options.format == "html") return std::make_unique<HtmlPrinter>(options);
  if (options.format == "xlsx") return std::make_unique<WorkbookPrinter>(options);
  return std::make_unique<RowsPrinter>(options);
}

}  // namespace liye
