#include "tools/deadline_chart.h"

#include <algorithm>
#include <map>

#include "tools/due_words.h"
#include "tools/markup.h"
#include "tools/message.h"
#include "tools/terminal.h"

namespace liye {
namespace {

constexpr size_t kMonth = 7;  // 2017-06
constexpr int kLine = 24, kMonthLine = 40, kTop = 64, kAxis = 130, kWidth = 1100, kBar = 260;
constexpr size_t kTaskColumns = 64, kUnitColumns = 36;  // of a fixed width font; wide characters count two

std::string Cut(const std::string& text, size_t columns) {
  if (DisplayWidth(text) <= columns) return text;
  return std::string(PrefixOfWidth(text, columns - 1)) + "…";
}

std::string Text(int x, int y, const std::string& style, const std::string& text) {
  return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" class=\"" + style + "\">" +
         EscapedMarkup(text) + "</text>\n";
}

// The count as words and as a bar against the fullest month.
std::string Month(const std::string& month, size_t count, size_t most, int y) {
  const int width = std::max(4, static_cast<int>(kBar * count / most));
  return Text(16, y, "month", month) + "<rect x=\"" + std::to_string(kAxis + 20) + "\" y=\"" + std::to_string(y - 13) +
         "\" width=\"" + std::to_string(width) + "\" height=\"16\" class=\"bar\"/>\n" +
         Text(kAxis + 28 + width, y, "count", TrReport("{} items", {std::to_string(count)}));
}

std::string Item(const DueEvent& event, const std::string& today, int y) {
  const bool over = event.day < today;
  std::string item = "<g><title>" +
                     EscapedMarkup(event.day + " " + event.task + " (" + event.deadline + ") " + event.number + " " +
                                   event.title + " " + event.path) +
                     "</title>\n<circle cx=\"" + std::to_string(kAxis) + "\" cy=\"" + std::to_string(y - 5) +
                     "\" r=\"5\" class=\"" + (over ? "over" : "open") + "\"/>\n";
  item += Text(40, y, "day", event.day.substr(5)) + Text(kAxis + 20, y, "task", Cut(event.task, kTaskColumns)) +
          Text(kAxis + 560, y, "units", Cut(event.units, kUnitColumns));
  if (over) item += Text(kWidth - 80, y, "word", TrReport("past"));
  return item + "</g>\n";
}

std::string Legend(const std::string& from, const std::string& to) {
  return Text(16, 28, "head", TrReport("What falls due from {} to {}", {from, to})) +
         "<circle cx=\"700\" cy=\"23\" r=\"5\" class=\"open\"/>\n" + Text(712, 28, "count", TrReport("to come")) +
         "<circle cx=\"800\" cy=\"23\" r=\"5\" class=\"over\"/>\n" + Text(812, 28, "count", TrReport("past"));
}

constexpr const char* kStyle =
    "text { font: 14px \"Noto Sans CJK SC\", \"Source Han Sans SC\", \"Microsoft YaHei\", sans-serif; fill: #111; }\n"
    ".head { font-size: 18px; font-weight: bold; } .month { font-weight: bold; } .units, .count, .day { fill: #555; }\n"
    ".bar { fill: #9db7dd; } .open { fill: #2b6cb0; } .over { fill: #c53030; } .word { fill: #c53030; }\n"
    "line { stroke: #bbb; stroke-width: 2; }";

}  // namespace

std::vector<DueEvent> EventsOf(const TaskRecord& task, Day from, Day to) {
  std::vector<DueEvent> events;
  std::string units = task.units_of("lead");
  if (units.empty()) units = task.units_of("responsible");
  for (const TaskDeadline& deadline : task.deadlines) {
    std::vector<Day> days;
    if (deadline.due.how == DueDay::How::kRecurs)
      days = Unroll(deadline.value, std::max(from, ParseDay(task.document_date).value_or(from)), to);
    else if (const std::optional<Day> day = ParseDay(deadline.due.day); day && *day >= from && *day <= to)
      days = {*day};
    for (Day day : days)
      events.push_back(
          {FormatDay(day), task.task, units, deadline.text, DueWords(deadline), task.number, task.title, task.path});
  }
  return events;
}

std::string DeadlineChart(const std::vector<DueEvent>& events, const std::string& from, const std::string& to,
                          const std::string& today) {
  std::map<std::string, size_t> months;
  for (const DueEvent& event : events) ++months[event.day.substr(0, kMonth)];
  size_t most = 1;
  for (const auto& [month, count] : months) most = std::max(most, count);
  std::string body, month;
  int y = kTop;
  for (const DueEvent& event : events) {
    if (event.day.substr(0, kMonth) != month) {
      month = event.day.substr(0, kMonth);
      body += Month(month, months[month], most, y + kMonthLine - kLine);
      y += kMonthLine;
    }
    body += Item(event, today, y);
    y += kLine;
  }
  const std::string height = std::to_string(y + 16), width = std::to_string(kWidth);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height + "\" viewBox=\"0 0 " +
         width + ' ' + height + "\" role=\"img\">\n<title>" +
         EscapedMarkup(TrReport("What falls due from {} to {}", {from, to})) + "</title>\n<style>\n" + kStyle +
         "\n</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n" + Legend(from, to) + "<line x1=\"" +
         std::to_string(kAxis) + "\" y1=\"" + std::to_string(kTop - 12) + "\" x2=\"" + std::to_string(kAxis) +
         "\" y2=\"" + std::to_string(y - kLine / 2) + "\"/>\n" + body + "</svg>\n";
}

}  // namespace liye
