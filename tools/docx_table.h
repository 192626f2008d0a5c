// A text document (DOCX) that is a table under a title: the forms that offices pass on.
//
// On A4 lying, the heads repeated on every page, page numbers below. Rows wait in a temporary file, so that a list of any
// length needs little memory. What stands in the cells is the caller's.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "corpus/error.h"

namespace liye {

struct DocxColumn {
  std::string heading;
  int width = 0;        // twentieths of a point; 14,900 in all fill the page
  bool middle = false;  // centred
};

// Words of a cell, as kept, taken out or put in between two versions.
struct DocxRun {
  enum class Mark : uint8_t { kPlain, kDeleted, kInserted };
  std::string text;  // \n begins a line
  Mark mark = Mark::kPlain;
};

class DocxTable {
 public:
  // Will write into `path`. `note` stands under the title: what marks mean.
  DocxTable(const std::string& path, const std::string& title, std::vector<DocxColumn> columns,
            const std::vector<DocxRun>& note = {});
  ~DocxTable();
  DocxTable(const DocxTable&) = delete;
  DocxTable& operator=(const DocxTable&) = delete;

  // A line across the table.
  void Group(const std::string& name);
  // A cell a column.
  void Row(const std::vector<std::string>& cells);
  void Row(const std::vector<std::vector<DocxRun>>& cells);
  // Writes the file. `subject` is how an error calls it. Errors: kUnwritable.
  Result<void> Finish(const std::string& subject);

 private:
  class Body;
  const std::string path_;
  std::unique_ptr<Body> body_;
};

}  // namespace liye
