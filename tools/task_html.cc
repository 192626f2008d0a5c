#include "tools/task_html.h"

#include <array>

#include "tools/base.h"
#include "tools/due_words.h"
#include "tools/markup.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr std::array kHeadings = {"No.",         "Task",     "lead", "responsible", "cooperating",
                                  "supervising", "Deadline", "Due",  "Amount",      "Source"};

// Black on white, no scripts, nothing from elsewhere; on paper lying, the heads on every page.
constexpr const char* kStyle = R"(
body { font: 14px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #111; margin: 1.5em; }
h1 { font-size: 1.4em; } h2 { font-size: 1.15em; margin-top: 2em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; } td { overflow-wrap: anywhere; }
col.no { width: 4%; } col.task { width: 18%; } col.units { width: 13%; } col.few { width: 8%; } col.source { width: 12%; }
th, td { border: 1px solid #999; padding: .3em .5em; text-align: left; vertical-align: top; }
thead th { background: #e8edf5; position: sticky; top: 0; }
tr.group th { background: #f4f4f4; font-size: 1.05em; }
td.no, td.day { white-space: nowrap; }
.how, .standing { color: #555; font-size: .9em; white-space: normal; }
.standing { color: #a00; }
ol.evidence li { margin-bottom: .8em; } ol.evidence p { margin: .2em 0; }
:target { background: #fff6d6; }
a { color: #0645ad; text-decoration: none; }
@media print { @page { size: A4 landscape; margin: 12mm; } body { font-size: 10px; margin: 0; } thead { display: table-header-group; }
  thead th { position: static; } tr { break-inside: avoid; } a { color: inherit; } }
)";

constexpr const char* kColumns =
    "<colgroup><col class=\"no\"><col class=\"task\"><col class=\"units\"><col class=\"units\"><col "
    "class=\"units\"><col "
    "class=\"few\"><col class=\"few\"><col class=\"few\"><col class=\"few\"><col class=\"source\"></colgroup>\n";
constexpr const char* kChangeColumn = "<colgroup><col class=\"few\"></colgroup>\n";

std::string Element(const char* name, const std::string& content) {
  return std::string("<") + name + '>' + content + "</" + name + '>';
}

std::string Cell(const std::string& content) { return Element("td", content); }

// The words, the day, and how it was reached.
std::string DueCell(const TaskRecord& task) {
  std::string content;
  for (const TaskDeadline& deadline : task.deadlines) {
    if (!content.empty()) content += "<br>";
    content += EscapedMarkup(deadline.due.day);
    if (const std::string how = DueWords(deadline); !how.empty())
      content += (deadline.due.day.empty() ? "" : "<br>") + ("<span class=\"how\">" + EscapedMarkup(how) + "</span>");
  }
  return "<td class=\"day\">" + content + "</td>";
}

std::string SourceOf(const TaskRecord& task, const TaskCells& cells) {
  std::string source = EscapedMarkup(task.number.empty() ? task.title : task.number);
  if (!task.path.empty()) source += ' ' + EscapedMarkup(task.path);
  if (!cells.standing.empty()) source += "<br><span class=\"standing\">" + EscapedMarkup(cells.standing) + "</span>";
  return source;
}

}  // namespace

std::string TaskHtml::Begin() const {
  const std::string title = EscapedMarkup(TrReport("Responsibility list"));
  std::string head = changes_ ? Element("th", EscapedMarkup(TrReport("Change"))) : std::string();
  for (const char* heading : kHeadings) head += Element("th", EscapedMarkup(TrReport(heading)));
  return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width\">\n<title>" +
         title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n<table>\n" +
         (changes_ ? kChangeColumn : "") + kColumns + "<thead><tr>" + head + "</tr></thead>\n<tbody>\n";
}

std::string TaskHtml::Group(const std::string& name) const {
  return "<tr class=\"group\"><th colspan=\"" + std::to_string(kHeadings.size() + (changes_ ? 1 : 0)) + "\">" +
         EscapedMarkup(name) + "</th></tr>\n";
}

std::string TaskHtml::ChangeCell(const TaskCells& cells) const {
  if (!changes_) return "";
  std::string content = EscapedMarkup(cells.change);
  if (!cells.before.empty()) content += "<br><span class=\"how\">" + EscapedMarkup(cells.before) + "</span>";
  return Cell(content);
}

std::string TaskHtml::Row(const TaskRecord& task, const TaskCells& cells) {
  const std::string number = std::to_string(++rows_);
  std::string line = "<tr id=\"t" + number + "\">" + ChangeCell(cells) + "<td class=\"no\">" + number + "</td>" +
                     Cell(EscapedMarkup(task.task));
  for (const std::string& names : cells.units) line += Cell(EscapedMarkup(names));
  line += Cell(EscapedMarkup(cells.deadlines)) + DueCell(task) + Cell(EscapedMarkup(cells.amounts)) +
          "<td><a href=\"#e" + number + "\">" + SourceOf(task, cells) + "</a></td></tr>\n";
  std::string place = EscapedMarkup(task.title);
  if (!task.number.empty()) place = EscapedMarkup(task.number) + ' ' + place;
  if (!task.document_date.empty()) place += ' ' + EscapedMarkup(task.document_date);
  if (!task.path.empty()) place += ' ' + EscapedMarkup(task.path);
  evidence_.Add("<li id=\"e" + number + "\"><a href=\"#t" + number + "\">" + place + "</a><p>" +
                EscapedMarkup(task.evidence) + "</p></li>\n");
  return line;
}

std::string TaskHtml::EndTable() const {
  return "</tbody>\n</table>\n<h2>" + EscapedMarkup(TrReport("Evidence")) + "</h2>\n<ol class=\"evidence\">\n";
}

std::string TaskHtml::End() const { return "</ol>\n</body>\n</html>\n"; }

}  // namespace liye
