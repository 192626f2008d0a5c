#include "tools/task_html.h"

#include <array>

#include "tools/base.h"
#include "tools/due_words.h"
#include "tools/html_page.h"
#include "tools/markup.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr std::array kHeadings = {"No.",         "Task",     "lead", "responsible", "cooperating",
                                  "supervising", "Deadline", "Due",  "Amount",      "Source"};

constexpr const char* kStyle = R"(
col.no { width: 4%; } col.task { width: 18%; } col.units { width: 13%; } col.few { width: 8%; } col.source { width: 12%; }
ol.evidence li { margin-bottom: .8em; } ol.evidence p { margin: .2em 0; }
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
  std::string head = changes_ ? Element("th", EscapedMarkup(TrReport("Change"))) : std::string();
  for (const char* heading : kHeadings) head += Element("th", EscapedMarkup(TrReport(heading)));
  return HtmlBegin(TrReport("Responsibility list"), kStyle) + "<table>\n" + (changes_ ? kChangeColumn : "") + kColumns +
         "<thead><tr>" + head + "</tr></thead>\n<tbody>\n";
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

std::string TaskHtml::End() const { return std::string("</ol>\n") + kHtmlEnd; }

}  // namespace liye
