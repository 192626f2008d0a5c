// Rows for people and for programs.
//
// One Rows object takes the columns of a report and then row after row, and writes them as
// an aligned table (wide characters count two columns, long cells wrap; columns without any content are left out unless
// there are more than a thousand rows, of which the first settle the widths), as
// CSV (RFC 4180), as JSON lines or as a table in Markdown. Data goes to standard output.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace liye {

enum class Format { kTable, kJsonl, kCsv, kMarkdown };

struct Column {
  std::string key;        // JSON key and CSV head, English
  std::string heading;    // head of the table, in the language of reports
  size_t max_width = 40;  // of the table: wider cells wrap
  bool number = false;    // right-aligned in the table, a number in JSON
};

class Rows {
 public:
  virtual ~Rows() = default;
  // `cells` has one text a column; an empty one is null in JSON.
  virtual void Add(const std::vector<std::string>& cells) = 0;
  // Writes what was held back. Call once, at the end.
  virtual void Finish() = 0;

  static std::unique_ptr<Rows> Make(Format format, std::vector<Column> columns);
};

// A field of CSV: quoted where it must be, a leading = + - @ defused with ' (it would run as
// a formula in a spreadsheet).
std::string CsvField(const std::string& text);
// A cell of a table in Markdown: what would end it or mean something is escaped, a line break is <br>.
std::string MarkdownCell(const std::string& text);

}  // namespace liye
