#include "tools/task_workbook.h"

#include <xlsxwriter.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <span>
#include <utility>

#include "corpus/ascii.h"
#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr size_t kMostNameCharacters = 31;  // characters of a sheet's name; in bytes it is safe for any
constexpr size_t kMostCharacters = 32000;   // of a cell; a program reads no more than 32767
constexpr std::string_view kNotInNames = "[]:*?/\\";
constexpr uint32_t kHeadColor = 0xD9E2F3;

std::string_view Cut(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

// The first `most` characters.
std::string FirstCharacters(std::string_view text, size_t most) {
  size_t characters = 0, at = 0;
  for (; at < text.size(); ++at)
    if ((text[at] & 0xc0) != 0x80 && ++characters > most) break;
  return std::string(text.substr(0, at));
}

struct SheetColumn {
  const char* heading;
  double width;
};
constexpr std::array<SheetColumn, 2> kChangeColumns = {{{"Change", 8}, {"Said before", 30}}};
constexpr std::array<SheetColumn, 15> kTaskColumns = {{{"No.", 6},
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
constexpr std::array<SheetColumn, 8> kSourceColumns = {{{"No.", 6},
                                                        {"Number", 22},
                                                        {"Title", 50},
                                                        {"Issuer", 26},
                                                        {"Date", 12},
                                                        {"Standing", 10},
                                                        {"Tasks", 8},
                                                        {"File", 50}}};

}  // namespace

std::string SheetName(const std::string& wanted) {
  std::string name;
  for (char c : wanted)
    if (kNotInNames.find(c) == kNotInNames.npos && static_cast<unsigned char>(c) >= 0x20) name += c;
  name = FirstCharacters(name, kMostNameCharacters);
  while (!name.empty() && (name.front() == '\'' || name.front() == ' ')) name.erase(0, 1);
  while (!name.empty() && (name.back() == '\'' || name.back() == ' ')) name.pop_back();
  return name.empty() ? "-" : name;
}

struct TaskWorkbook::Sheet {
  Sheet(lxw_workbook* workbook, const std::string& name, std::span<const SheetColumn> columns,
        std::span<const SheetColumn> more, lxw_format* head)
      : sheet(Add(workbook, name)) {
    for (const std::span<const SheetColumn>& part : {columns, more})
      for (const SheetColumn& column : part) {
        worksheet_set_column(sheet, width, width, column.width, nullptr);
        worksheet_write_string(sheet, 0, width++, TrReport(column.heading).c_str(), head);
      }
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, kA4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
  }

  // A name that the library will not take is left to it: it numbers such a sheet.
  static lxw_worksheet* Add(lxw_workbook* workbook, const std::string& name) {
    const bool taken = workbook_validate_sheet_name(workbook, name.c_str()) == LXW_NO_ERROR;
    return workbook_add_worksheet(workbook, taken ? name.c_str() : nullptr);
  }

  void Put(lxw_col_t column, const std::string& text, lxw_format* format) {
    if (!text.empty())
      worksheet_write_string(sheet, row, column,
                             FirstCharacters(Cut(text, 4 * kMostCharacters), kMostCharacters).c_str(), format);
    else
      worksheet_write_blank(sheet, row, column, format);
  }
  void Put(lxw_col_t column, size_t number, lxw_format* format) {
    worksheet_write_number(sheet, row, column, static_cast<double>(number), format);
  }
  // An ISO day as a day, anything else as text.
  void PutDay(lxw_col_t column, const std::string& day, lxw_format* format, lxw_format* text) {
    const std::optional<Day> parsed = ParseDay(day);
    if (!parsed || YearOf(*parsed) < 1900) return Put(column, day, text);
    const std::chrono::year_month_day date(*parsed);
    lxw_datetime cell{};
    cell.year = static_cast<int>(date.year());
    cell.month = static_cast<int>(static_cast<unsigned>(date.month()));
    cell.day = static_cast<int>(static_cast<unsigned>(date.day()));
    worksheet_write_datetime(sheet, row, column, &cell, format);
  }

  static constexpr uint8_t kA4 = 9;
  lxw_worksheet* sheet;
  lxw_col_t width = 0;
  lxw_row_t row = 1;
};

namespace {

lxw_workbook* NewWorkbook(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) folder = ".";
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();  // copied
  return workbook_new_opt(path.c_str(), &options);
}

}  // namespace

TaskWorkbook::TaskWorkbook(const std::string& path, bool changes) : changes_(changes), workbook_(NewWorkbook(path)) {
  head_ = workbook_add_format(workbook_);
  format_set_bold(head_);
  format_set_bg_color(head_, kHeadColor);
  cell_ = workbook_add_format(workbook_);
  day_ = workbook_add_format(workbook_);
  format_set_num_format(day_, "yyyy-mm-dd");
  for (lxw_format* format : {head_, cell_, day_}) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
}

TaskWorkbook::~TaskWorkbook() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

std::string TaskWorkbook::NewName(const std::string& wanted) {
  const std::string name = SheetName(wanted);
  std::string unique = name;
  // Sheets are told apart without regard to case.
  for (int again = 2; !names_.insert(Lowered(unique)).second; ++again) {
    const std::string number = " (" + std::to_string(again) + ")";
    unique = FirstCharacters(name, kMostNameCharacters - number.size()) + number;
  }
  return unique;
}

void TaskWorkbook::BeginSheet(const std::string& name) {
  EndSheet();
  sheet_name_ = name;
  std::span<const SheetColumn> changes;
  if (changes_) changes = kChangeColumns;
  sheet_ = std::make_unique<Sheet>(workbook_, NewName(name), changes, kTaskColumns, head_);
}

void TaskWorkbook::EndSheet() {
  if (sheet_ && sheet_->row > 1)
    worksheet_autofilter(sheet_->sheet, 0, 0, sheet_->row - 1, static_cast<lxw_col_t>(sheet_->width - 1));
  sheet_.reset();
}

void TaskWorkbook::Add(const TaskRecord& task, const TaskCells& cells) {
  if (sheet_->row == LXW_ROW_MAX) BeginSheet(std::string(sheet_name_));
  Sheet& sheet = *sheet_;
  lxw_col_t column = 0;
  if (changes_)
    for (const std::string& text : {cells.change, cells.before}) sheet.Put(column++, text, cell_);
  sheet.Put(column++, sheet.row, cell_);
  sheet.Put(column++, task.task, cell_);
  for (const std::string& names : cells.units) sheet.Put(column++, names, cell_);
  sheet.Put(column++, cells.deadlines, cell_);
  sheet.PutDay(column++, task.due_date(), day_, cell_);
  sheet.Put(column++, cells.reached_by, cell_);
  sheet.Put(column++, cells.amounts, cell_);
  for (const std::string* text : {&task.number, &task.title, &task.path}) sheet.Put(column++, *text, cell_);
  sheet.Put(column++, cells.standing, cell_);
  sheet.Put(column, task.evidence, cell_);
  ++sheet.row;
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
  sheet_ = std::make_unique<Sheet>(workbook_, NewName(TrReport("Sources")), kSourceColumns,
                                   std::span<const SheetColumn>(), head_);
  for (const std::string& key : order_) {
    const Document& document = documents_[key];
    sheet_->Put(0, sheet_->row, cell_);
    sheet_->Put(1, document.number, cell_);
    sheet_->Put(2, document.title, cell_);
    sheet_->Put(3, document.issuer, cell_);
    sheet_->PutDay(4, document.date, day_, cell_);
    sheet_->Put(5, document.standing, cell_);
    sheet_->Put(6, document.tasks, cell_);
    sheet_->Put(7, document.file, cell_);
    ++sheet_->row;
  }
  EndSheet();
}

Result<void> TaskWorkbook::Finish(const std::string& subject) {
  EndSheet();
  AddSources();
  const lxw_error error = workbook_close(std::exchange(workbook_, nullptr));
  if (error == LXW_NO_ERROR) return {};
  return std::unexpected(Error{Error::Kind::kUnwritable, subject,
                               std::string("it cannot be written (") + lxw_strerror(error) + ")",
                               "Check the disk and the rights of the folder."});
}

}  // namespace liye
