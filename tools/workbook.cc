#include "tools/workbook.h"

#include <xlsxwriter.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "corpus/ascii.h"
#include "index/workday.h"

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

lxw_workbook* NewWorkbook(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) folder = ".";
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = folder.data();  // copied
  return workbook_new_opt(path.c_str(), &options);
}

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

struct Workbook::Sheet {
  Sheet(lxw_workbook* workbook, const std::string& name, const std::vector<SheetColumn>& columns, lxw_format* head)
      : sheet(Add(workbook, name)) {
    for (const SheetColumn& column : columns) {
      worksheet_set_column(sheet, width, width, column.width, nullptr);
      worksheet_write_string(sheet, 0, width++, column.heading.c_str(), head);
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

  static constexpr uint8_t kA4 = 9;
  lxw_worksheet* sheet;
  lxw_col_t width = 0;
  lxw_row_t row = 1;
  lxw_col_t column = 0;  // of the next cell
};

Workbook::Workbook(const std::string& path) : workbook_(NewWorkbook(path)) {
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

Workbook::~Workbook() {
  if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

std::string Workbook::NewName(const std::string& wanted) {
  const std::string name = SheetName(wanted);
  std::string unique = name;
  // Sheets are told apart without regard to case.
  for (int again = 2; !names_.insert(Lowered(unique)).second; ++again) {
    const std::string number = " (" + std::to_string(again) + ")";
    unique = FirstCharacters(name, kMostNameCharacters - number.size()) + number;
  }
  return unique;
}

void Workbook::BeginSheet(const std::string& name, std::vector<SheetColumn> columns) {
  EndSheet();
  sheet_name_ = name;
  columns_ = std::move(columns);
  sheet_ = std::make_unique<Sheet>(workbook_, NewName(name), columns_, head_);
}

void Workbook::EndSheet() {
  if (sheet_ && sheet_->row > 1)
    worksheet_autofilter(sheet_->sheet, 0, 0, sheet_->row - 1, static_cast<lxw_col_t>(sheet_->width - 1));
  sheet_.reset();
}

void Workbook::Put(const std::string& text) {
  const lxw_col_t column = sheet_->column++;
  if (!text.empty())
    worksheet_write_string(sheet_->sheet, sheet_->row, column,
                           FirstCharacters(Cut(text, 4 * kMostCharacters), kMostCharacters).c_str(), cell_);
  else
    worksheet_write_blank(sheet_->sheet, sheet_->row, column, cell_);
}

void Workbook::Put(size_t number) {
  worksheet_write_number(sheet_->sheet, sheet_->row, sheet_->column++, static_cast<double>(number), cell_);
}

void Workbook::PutDay(const std::string& day) {
  constexpr int kFirstYear = 1900;  // that the format knows
  const std::optional<Day> parsed = ParseDay(day);
  if (!parsed || YearOf(*parsed) < kFirstYear) return Put(day);
  const std::chrono::year_month_day date(*parsed);
  lxw_datetime cell{};
  cell.year = static_cast<int>(date.year());
  cell.month = static_cast<int>(static_cast<unsigned>(date.month()));
  cell.day = static_cast<int>(static_cast<unsigned>(date.day()));
  worksheet_write_datetime(sheet_->sheet, sheet_->row, sheet_->column++, &cell, day_);
}

void Workbook::EndRow() {
  sheet_->column = 0;
  if (++sheet_->row == LXW_ROW_MAX) BeginSheet(std::string(sheet_name_), std::move(columns_));
}

size_t Workbook::row() const { return sheet_->row; }

Result<void> Workbook::Finish(const std::string& subject) {
  EndSheet();
  const lxw_error error = workbook_close(std::exchange(workbook_, nullptr));
  if (error == LXW_NO_ERROR) return {};
  return std::unexpected(Error{Error::Kind::kUnwritable, subject,
                               std::string("it cannot be written (") + lxw_strerror(error) + ")",
                               "Check the disk and the rights of the folder."});
}

}  // namespace liye
