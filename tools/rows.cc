#include "tools/rows.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdio>

#include "tools/terminal.h"

namespace liye {
namespace {

class CsvRows : public Rows {
 public:
  explicit CsvRows(std::vector<Column> columns) {
    std::vector<std::string> head;
    for (const Column& column : columns) head.push_back(column.key);
    Add(head);
  }

  void Add(const std::vector<std::string>& cells) override {
    std::string line;
    for (size_t i = 0; i < cells.size(); ++i) line += (i ? "," : "") + CsvField(cells[i]);
    line += "\r\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
  }

  void Finish() override {}
};

class JsonRows : public Rows {
 public:
  explicit JsonRows(std::vector<Column> columns) : columns_(std::move(columns)) {}

  void Add(const std::vector<std::string>& cells) override {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.StartObject();
    for (size_t i = 0; i < cells.size(); ++i) {
      const std::string& cell = cells[i];
      writer.Key(columns_[i].key.data(), columns_[i].key.size());
      if (cell.empty())
        writer.Null();
      else if (columns_[i].number)
        writer.RawValue(cell.data(), cell.size(), rapidjson::kNumberType);
      else
        writer.String(cell.data(), cell.size());
    }
    writer.EndObject();
    std::fwrite(buffer.GetString(), 1, buffer.GetSize(), stdout);
    std::fputc('\n', stdout);
  }

  void Finish() override {}

 private:
  std::vector<Column> columns_;
};

class MarkdownRows : public Rows {
 public:
  explicit MarkdownRows(const std::vector<Column>& columns) {
    std::vector<std::string> head;
    for (const Column& column : columns) head.push_back(column.heading);
    Add(head);
    std::string rule = "|";
    for (const Column& column : columns) rule += column.number ? "---:|" : "---|";
    std::printf("%s\n", rule.c_str());
  }

  void Add(const std::vector<std::string>& cells) override {
    std::string line = "|";
    for (const std::string& cell : cells) line += ' ' + MarkdownCell(cell) + " |";
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
  }

  void Finish() override {}
};

// Cells of one row cut into lines that fit their columns.
std::vector<std::string_view> Wrap(std::string_view text, size_t width) {
  std::vector<std::string_view> lines;
  while (true) {
    const size_t eol = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, eol);
    do {
      std::string_view piece = PrefixOfWidth(line, width);
      if (piece.empty()) piece = line;  // one character wider than the column
      lines.push_back(piece);
      line.remove_prefix(piece.size());
    } while (!line.empty());
    if (eol == text.size()) return lines;
    text.remove_prefix(eol + 1);
  }
}

class TableRows : public Rows {
 public:
  explicit TableRows(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // The first rows settle the widths; those that follow are written at once.
  void Add(const std::vector<std::string>& cells) override {
    if (!widths_.empty()) return Print(cells, widths_);
    rows_.push_back(cells);
    if (rows_.size() == kHeld) Begin();
  }

  void Finish() override {
    if (rows_.empty() || !widths_.empty()) return;
    LeaveOutEmptyColumns();
    Begin();
  }

 private:
  static constexpr size_t kHeld = 1000;

  void Begin() {
    std::vector<std::string> head;
    for (const Column& column : columns_) head.push_back(column.heading);
    widths_ = Widths(head);
    Print(head, widths_);
    std::string rule;
    for (size_t i = 0; i < widths_.size(); ++i) rule += (i ? "  " : "") + std::string(widths_[i], '-');
    std::printf("%s\n", rule.c_str());
    for (const auto& row : rows_) Print(row, widths_);
  }

  void LeaveOutEmptyColumns() {
    for (size_t i = columns_.size(); i-- > 0;) {
      const bool empty = std::all_of(rows_.begin(), rows_.end(), [i](const auto& row) { return row[i].empty(); });
      if (!empty) continue;
      columns_.erase(columns_.begin() + static_cast<ptrdiff_t>(i));
      for (auto& row : rows_) row.erase(row.begin() + static_cast<ptrdiff_t>(i));
    }
  }

  std::vector<size_t> Widths(const std::vector<std::string>& head) const {
    std::vector<size_t> widths(columns_.size());
    for (size_t i = 0; i < columns_.size(); ++i) {
      widths[i] = DisplayWidth(head[i]);
      size_t content = 0;
      for (const auto& row : rows_) content = std::max(content, WidestLine(row[i]));
      widths[i] = std::max(widths[i], content == 0 ? columns_[i].max_width : content);  // rows to come may fill it
      widths[i] = std::clamp<size_t>(widths[i], 1, std::max(columns_[i].max_width, DisplayWidth(head[i])));
    }
    Shrink(widths);
    return widths;
  }

  static size_t WidestLine(std::string_view text) {
    size_t widest = 0;
    while (!text.empty()) {
      const size_t eol = std::min(text.find('\n'), text.size());
      widest = std::max(widest, DisplayWidth(text.substr(0, eol)));
      text.remove_prefix(std::min(eol + 1, text.size()));
    }
    return widest;
  }

  // On a terminal the widest columns give way until a row fits.
  static void Shrink(std::vector<size_t>& widths) {
    constexpr size_t kNarrowest = 8;
    const size_t terminal = TerminalWidth();
    if (terminal == 0) return;
    while (true) {
      size_t total = 2 * (widths.size() - 1);
      for (size_t width : widths) total += width;
      const auto widest = std::max_element(widths.begin(), widths.end());
      if (total <= terminal || *widest <= kNarrowest) return;
      --*widest;
    }
  }

  void Print(const std::vector<std::string>& cells, const std::vector<size_t>& widths) const {
    std::vector<std::vector<std::string_view>> wrapped;
    size_t height = 1;
    for (size_t i = 0; i < cells.size(); ++i) {
      wrapped.push_back(Wrap(cells[i], widths[i]));
      height = std::max(height, wrapped.back().size());
    }
    for (size_t line = 0; line < height; ++line) {
      std::string out;
      for (size_t i = 0; i < wrapped.size(); ++i) {
        const std::string_view piece = line < wrapped[i].size() ? wrapped[i][line] : std::string_view();
        const size_t width = DisplayWidth(piece);
        const std::string pad(widths[i] > width ? widths[i] - width : 0, ' ');
        if (i) out += "  ";
        out += columns_[i].number ? pad + std::string(piece) : std::string(piece) + pad;
      }
      out.erase(out.find_last_not_of(' ') + 1);
      std::printf("%s\n", out.c_str());
    }
  }

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<size_t> widths_;  // once they are settled
};

}  // namespace

std::unique_ptr<Rows> Rows::Make(Format format, std::vector<Column> columns) {
  switch (format) {
    case Format::kCsv: return std::make_unique<CsvRows>(std::move(columns));
    case Format::kJsonl: return std::make_unique<JsonRows>(std::move(columns));
    case Format::kMarkdown: return std::make_unique<MarkdownRows>(columns);
    case Format::kTable: break;
  }
  return std::make_unique<TableRows>(std::move(columns));
}

std::string CsvField(const std::string& text) {
  std::string field = text;
  if (!field.empty() && std::string_view("=+-@\t\r").find(field[0]) != std::string_view::npos) field.insert(0, 1, '\'');
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (char c : field) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string MarkdownCell(const std::string& text) {
  std::string cell;
  for (char c : text) {
    if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) cell += '\\';
    if (c == '\n')
      cell += "<br>";
    else if (c != '\r')
      cell += c;
  }
  return cell;
}

}  // namespace liye
