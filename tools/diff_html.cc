#include "tools/diff_html.h"

#include "tools/markup.h"
#include "tools/message.h"

namespace liye {
namespace {

// Marks are told by more than colour: struck out, or bold with a line below, on paper without colours too.
constexpr const char* kStyle = R"(
body { font: 15px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #111; background: #fff; margin: 1.5em auto; max-width: 1200px; padding: 0 1em; }
h1 { font-size: 1.5em; text-align: center; }
p.legend, p.same { color: #444; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
col.change { width: 6em; }
th, td { border: 1px solid #888; padding: .4em .7em; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: #e8edf5; text-align: center; }
thead .name { font-weight: normal; font-size: .9em; display: block; }
td.change { text-align: center; color: #444; }
del { color: #a00; background: #fdecec; text-decoration: line-through; }
ins { color: #060; background: #e9f7e9; text-decoration: underline; font-weight: bold; } tr.whole ins { font-weight: normal; }
tr.whole td { color: #888; } tr.whole td.change { color: #444; }
@media print { @page { size: A4 landscape; margin: 12mm; } body { font-size: 11px; margin: 0; padding: 0; max-width: none; }
  thead { display: table-header-group; } del, ins { background: none; } }
)";

std::string Pieces(const std::vector<DiffPiece>& pieces, const std::string& tag) {
  std::string cell;
  for (const DiffPiece& piece : pieces) {
    const std::string text = EscapedMarkup(piece.text);
    cell += piece.changed ? '<' + tag + '>' + text + "</" + tag + '>' : text;
  }
  return cell;
}

std::string Head(const std::string& word, const std::string& name) {
  return "<th>" + EscapedMarkup(word) + "<span class=\"name\">" + EscapedMarkup(name) + "</span></th>";
}

std::string Row(const DiffRow& row) {
  const bool whole = row.change.added() || row.change.removed();
  return std::string(whole ? "<tr class=\"whole\">" : "<tr>") + "<td class=\"change\">" +
         EscapedMarkup(ChangeWords(row.change)) + "</td><td>" + Pieces(PiecesBefore(row), "del") + "</td><td>" +
         Pieces(PiecesAfter(row), "ins") + "</td></tr>\n";
}

}  // namespace

std::string DiffHtml(const DiffReport& report) {
  const std::string title = EscapedMarkup(TrReport("Comparison of two versions"));
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>" +
      title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" + title +
      "</h1>\n<p class=\"legend\"><del>" + EscapedMarkup(TrReport("Deleted words")) + "</del>　<ins>" +
      EscapedMarkup(TrReport("Inserted words")) + "</ins>　" +
      EscapedMarkup(TrReport("［］: where the clause stands")) +
      "</p>\n<table>\n<colgroup><col class=\"change\"><col><col></colgroup>\n<thead><tr><th>" +
      EscapedMarkup(TrReport("Kind of change")) + "</th>" + Head(TrReport("Before"), report.before.name) +
      Head(TrReport("After"), report.after.name) + "</tr></thead>\n<tbody>\n";
  for (const DiffRow& row : report.Rows()) page += Row(row);
  page += "</tbody>\n</table>\n";
  if (const std::string same = SameWords(report); !same.empty())
    page += "<p class=\"same\">" + EscapedMarkup(same) + "</p>\n";
  return page + "</body>\n</html>\n";
}

}  // namespace liye
