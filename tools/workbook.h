// A workbook (XLSX) of tables.
//
// Heads stay in sight and can be filtered by, cells wrap, days are days and not text, and nothing is ever a formula; on paper A4
// lying with the heads on every page. Rows wait in a temporary file beside the workbook. What stands in the cells is the caller's.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "corpus/error.h"

struct lxw_workbook;
struct lxw_format;

namespace liye {

struct SheetColumn {
  std::string heading;
  double width = 10;  // characters
};

class Workbook {
 public:
  // Written to `path` when it is finished.
  explicit Workbook(const std::string& path);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  // Call for one sheet after the other. A name is shortened to what a sheet may be called, and numbered when it is
  // there already.
  void BeginSheet(const std::string& name, std::vector<SheetColumn> columns);
  // Cells of the row from left to right.
  void Put(const std::string& text);
  void Put(size_t number);
  void PutDay(const std::string& day);  // an ISO day as a day, anything else as text
  // A sheet that is full goes on as another.
  void EndRow();
  // Of the row that is written, from 1.
  size_t row() const;
  // Errors: kUnwritable.
  Result<void> Finish(const std::string& subject);

 private:
  struct Sheet;

  void EndSheet();
  std::string NewName(const std::string& wanted);

  lxw_workbook* workbook_;
  lxw_format *head_, *cell_, *day_;
  std::unique_ptr<Sheet> sheet_;
  std::string sheet_name_;  // as it was wanted
  std::vector<SheetColumn> columns_;
  std::set<std::string> names_;
};

// What a sheet may be called: without []:*?/\ and marks at its ends, at most 31 characters.
std::string SheetName(const std::string& wanted);

}  // namespace liye
