#include "tools/diff_table.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "tools/message.h"
#include "tools/terminal.h"

namespace liye {
namespace {

constexpr size_t kUsualWidth = 110;  // where there is no terminal
constexpr size_t kNarrowestColumn = 16;
constexpr const char* kRule = " │ ";
constexpr size_t kRuleWidth = 3;
constexpr int kMostClosing = 4;  // marks in a row that are kept off the beginning of a line

struct Mark {
  const char *open, *close, *color;
};
constexpr Mark kDeleted = {"[-", "-]", "\x1b[31;9m"}, kInserted = {"{+", "+}", "\x1b[32;1m"};
constexpr const char* kPlain = "\x1b[0m";

struct Line {
  std::string text;  // with escape sequences
  size_t width = 0;
};

// Cuts pieces into lines of a column.
class Wrapper {
 public:
  Wrapper(size_t width, const Mark& mark, bool color) : width_(width), mark_(mark), color_(color) {}

  // `whole`: the row says that all of it was added or removed, and brackets would only say so again.
  std::vector<Line> Wrap(const std::vector<DiffPiece>& pieces, bool whole = false) {
    lines_.assign(1, {});
    for (const DiffPiece& piece : pieces)
      Add(piece.changed && !color_ && !whole ? Bracketed(piece.text) : piece.text, piece.changed);
    return std::move(lines_);
  }

 private:
  // Blanks at the ends stay outside of the brackets.
  std::string Bracketed(const std::string& text) const {
    const size_t end = text.find_last_not_of(" \t\n");
    if (end == text.npos) return text;
    return mark_.open + text.substr(0, end + 1) + mark_.close + text.substr(end + 1);
  }

  void Add(std::string_view text, bool changed) {
    while (!text.empty()) {
      const size_t eol = std::min(text.find_first_of("\n\t"), text.size());
      AddLine(text.substr(0, eol), changed);
      if (eol == text.size()) return;
      if (text[eol] == '\n')
        lines_.emplace_back();
      else
        AddLine(" ｜ ", false);
      text.remove_prefix(eol + 1);
    }
  }

  void AddLine(std::string_view text, bool changed) {
    while (!text.empty()) {
      const std::string_view part = PartOf(text);
      if (part.empty()) {
        lines_.emplace_back();
        continue;
      }
      Line& line = lines_.back();
      const bool colored = color_ && changed;
      line.text += (colored ? mark_.color : "") + std::string(part) + (colored ? kPlain : "");
      line.width += DisplayWidth(part);
      text.remove_prefix(part.size());
    }
  }

  // What of `text` still fits the line; empty when it has to begin another.
  std::string_view PartOf(std::string_view text) const {
    const size_t used = std::min(width_, lines_.back().width);
    std::string_view part = PrefixOfWidth(text, width_ - used);
    if (part.empty() && used == 0) return text;  // a character wider than the column
    // A line does not begin with a mark that closes.
    const std::string_view uncut = part;
    for (int steps = 0; steps < kMostClosing && !part.empty() && BeginsWithClosing(text.substr(part.size())); ++steps)
      part = WithoutLast(part);
    return part.empty() && used == 0 ? uncut : part;
  }

  static bool BeginsWithClosing(std::string_view text) {
    constexpr std::string_view kClosing[] = {"，", "。", "；", "：", "、", "）", "》", "”", "〕", "！",
                                             "？", ",",  ";",  ":",  ")",  "-]", "+}", "]", "}"};
    return std::any_of(std::begin(kClosing), std::end(kClosing),
                       [&](std::string_view m) { return text.starts_with(m); });
  }

  static std::string_view WithoutLast(std::string_view text) {
    size_t size = text.size() - 1;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
    return text.substr(0, size);
  }

  const size_t width_;
  const Mark mark_;
  const bool color_;
  std::vector<Line> lines_;
};

class DiffTable {
 public:
  DiffTable(const DiffReport& report, bool color) : report_(report), color_(color) {
    const size_t terminal = TerminalWidth();
    const size_t all = terminal == 0 ? kUsualWidth : terminal;
    for (const char* word : {"added to the text", "removed from the text", "changed words", "moved", "renumbered",
                             "unchanged", "Kind of change"})
      change_width_ = std::max(change_width_, DisplayWidth(TrReport(word)));
    const size_t taken = change_width_ + 2 * kRuleWidth;
    column_width_ = std::max(kNarrowestColumn, all > taken ? (all - taken) / 2 : 0);
  }

  void Print() const {
    if (report_.counts.all_same() && !report_.all) {
      std::printf("%s\n", SameWords(report_).c_str());
      return;
    }
    PrintLegend();
    PrintRow({{TrReport("Kind of change"), false}}, {{TrReport("Before") + "\n" + report_.before.name, false}},
             {{TrReport("After") + "\n" + report_.after.name, false}});
    for (const DiffRow& row : report_.Rows())
      PrintRow({{ChangeWords(row.change), false}}, PiecesBefore(row), PiecesAfter(row),
               row.change.added() || row.change.removed());
    if (const std::string same = SameWords(report_); !same.empty()) std::printf("%s\n", same.c_str());
  }

 private:
  void PrintRow(const std::vector<DiffPiece>& change, const std::vector<DiffPiece>& before,
                const std::vector<DiffPiece>& after, bool whole = false) const {
    const std::vector<Line> columns[] = {Wrapper(change_width_, kDeleted, color_).Wrap(change),
                                         Wrapper(column_width_, kDeleted, color_).Wrap(before, whole),
                                         Wrapper(column_width_, kInserted, color_).Wrap(after, whole)};
    const size_t widths[] = {change_width_, column_width_, column_width_};
    size_t height = 0;
    for (const auto& lines : columns) height = std::max(height, lines.size());
    for (size_t i = 0; i < height; ++i) {
      std::string out;
      for (size_t c = 0; c < 3; ++c) {
        const Line line = i < columns[c].size() ? columns[c][i] : Line();
        if (c > 0) out += kRule;
        out += line.text;
        if (c < 2) out.append(widths[c] > line.width ? widths[c] - line.width : 0, ' ');
      }
      out.erase(out.find_last_not_of(' ') + 1);
      std::printf("%s\n", out.c_str());
    }
    PrintLine();
  }

  void PrintLegend() const {
    if (color_)
      std::printf("%s%s%s  %s%s%s\n\n", kDeleted.color, TrReport("Deleted words").c_str(), kPlain, kInserted.color,
                  TrReport("Inserted words").c_str(), kPlain);
    else
      std::printf("%s\n\n", TrReport("[-deleted words-]  {+inserted words+}").c_str());
  }

  void PrintLine() const {
    const auto dashes = [](size_t count) {
      std::string line;
      for (size_t i = 0; i < count; ++i) line += "─";
      return line;
    };
    std::printf("%s─┼─%s─┼─%s\n", dashes(change_width_).c_str(), dashes(column_width_).c_str(),
                dashes(column_width_).c_str());
  }

  const DiffReport& report_;
  const bool color_;
  size_t change_width_ = 0, column_width_ = 0;
};

}  // namespace

void PrintDiffTable(const DiffReport& report, bool color) { DiffTable(report, color).Print(); }

}  // namespace liye
