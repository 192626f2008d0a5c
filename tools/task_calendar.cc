#include "tools/task_calendar.h"

#include <xxhash.h>

#include <cstdio>
#include <optional>
#include <vector>

#include "index/fold.h"
#include "tools/calendar_text.h"
#include "tools/due_words.h"
#include "tools/message.h"
#include "tools/task_cells.h"

namespace liye {
namespace {

// A recurring value as rules of RFC 5545: one for each day of its year or month.
std::vector<std::string> RulesOf(std::string_view value) {
  constexpr std::string_view kMonthly = "R/P1M/", kQuarterly = "R/P3M/", kHalfYearly = "R/P6M/", kYearly = "R/P1Y/";
  const auto number = [](std::string_view digits) { return std::to_string(std::atoi(std::string(digits).c_str())); };
  // A day that shorter months do not have falls on their last.
  const auto day = [&](std::string_view digits) -> std::string {
    const int of_month = std::max(std::atoi(std::string(digits).c_str()), 1);
    if (of_month >= 31) return "BYMONTHDAY=-1";
    if (of_month <= 28) return "BYMONTHDAY=" + std::to_string(of_month);
    return std::string(of_month == 29 ? "BYMONTHDAY=28,29" : "BYMONTHDAY=28,29,30") + ";BYSETPOS=-1";
  };
  if (value == kMonthly) return {"FREQ=MONTHLY;BYMONTHDAY=-1"};
  if (value == kQuarterly) return {"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"};
  if (value == kHalfYearly) return {"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"};
  if (value == kYearly) return {"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"};
  std::vector<std::string> rules;
  const bool monthly = value.starts_with(kMonthly);
  if (!monthly && !value.starts_with(kYearly)) return rules;
  for (std::string_view rest = value.substr(kYearly.size()); !rest.empty();) {
    const size_t end = std::min(rest.find(','), rest.size());
    std::string_view place = rest.substr(0, end);
    if (const size_t slash = place.find('/'); slash != place.npos) place.remove_prefix(slash + 1);
    if (monthly && place.size() == 5) rules.push_back("FREQ=MONTHLY;" + day(place.substr(3)));
    if (!monthly && place.size() == 7)
      rules.push_back("FREQ=YEARLY;BYMONTH=" + number(place.substr(2, 2)) + ";" + day(place.substr(5)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return rules;
}

// What an office reads when it opens the event.
std::string Description(const TaskRecord& task, const TaskDeadline& deadline) {
  std::string text;
  const auto add = [&](const std::string& name, const std::string& value) {
    if (!value.empty()) text += (text.empty() ? "" : "\n") + name + "：" + value;
  };
  for (const char* role : kTaskRoles) add(TrReport(role), task.units_of(role));
  add(TrReport("Deadline"), deadline.text);
  add(TrReport("Reached by"), DueWords(deadline));
  std::string amounts;
  for (const TaskAmount& amount : task.amounts) amounts += (amounts.empty() ? "" : "、") + amount.text;
  add(TrReport("Amount"), amounts);
  add(TrReport("Number"), task.number);
  add(TrReport("Title"), task.title);
  add(TrReport("Clause"), task.path);
  return text;
}

bool HasEvent(const TaskDeadline& deadline) {
  return deadline.due.how == DueDay::How::kRecurs || !deadline.due.day.empty();
}

}  // namespace

std::string TaskCalendar::Begin() const { return CalendarHead(TrReport("Deadlines")); }

std::string TaskCalendar::End() const { return kCalendarEnd; }

std::string TaskCalendar::UidOf(const TaskRecord& task, const TaskDeadline& deadline, const std::string& place) {
  const size_t number = static_cast<size_t>(&deadline - task.deadlines.data());
  const std::string words = task.key + '\n' + FoldedKey(task.task) + '\n' + std::to_string(number) + '\n' + place;
  char uid[32];
  std::snprintf(uid, sizeof uid, "%016llx", static_cast<unsigned long long>(XXH3_64bits(words.data(), words.size())));
  std::string unique = uid;
  for (int again = 2; !uids_.insert(unique).second; ++again) unique = uid + ('-' + std::to_string(again));
  return unique + "@liye";
}

std::string TaskCalendar::Event(const TaskRecord& task, const TaskDeadline& deadline, const std::string& place,
                                const std::string& first, const std::string& last, const std::string& rule) {
  const std::optional<Day> end = ParseDay(last);
  std::string event = "BEGIN:VEVENT\r\n" + FoldedLine("UID:" + UidOf(task, deadline, place)) + "DTSTAMP:" + stamp_ +
                      "\r\nDTSTART;VALUE=DATE:" + BasicDay(first) + "\r\n";
  if (end) event += "DTEND;VALUE=DATE:" + BasicDay(FormatDay(*end + std::chrono::days(1))) + "\r\n";
  if (!rule.empty()) event += "RRULE:" + rule + "\r\n";
  event += CalendarLine("SUMMARY", task.task) + CalendarLine("DESCRIPTION", Description(task, deadline));
  if (cancelled_) event += "STATUS:CANCELLED\r\n";
  return event + "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
}

// From the document's date on; each rule begins with its own first day.
std::string TaskCalendar::Recurring(const TaskRecord& task, const TaskDeadline& deadline) {
  const std::optional<Day> issued = ParseDay(task.document_date);
  const std::vector<std::string> rules = RulesOf(deadline.value);
  if (!issued || rules.empty()) return "";
  std::string events;
  const std::string_view value = deadline.value;
  std::string_view places = value.substr(value.find('/', 2) + 1);
  const std::string_view period = value.substr(0, value.size() - places.size());
  for (const std::string& rule : rules) {
    const size_t end = std::min(places.find(','), places.size());
    const std::string place(places.substr(0, end));
    const std::vector<Day> days = Unroll(std::string(period) + place, *issued, AddMonths(*issued, 13));
    if (!days.empty()) events += Event(task, deadline, place, FormatDay(days.front()), FormatDay(days.front()), rule);
    places.remove_prefix(std::min(end + 1, places.size()));
  }
  return events;
}

std::string TaskCalendar::Events(const TaskRecord& task) {
  std::string events;
  for (const TaskDeadline& deadline : task.deadlines) {
    std::string event;
    if (deadline.due.how == DueDay::How::kRecurs)
      event = Recurring(task, deadline);
    else if (!deadline.due.day.empty())
      event = Event(task, deadline, "", deadline.due.first.empty() ? deadline.due.day : deadline.due.first,
                    deadline.due.day, "");
    left_out_ += !cancelled_ && event.empty();
    events += event;
  }
  return events;
}

std::string TaskCalendar::Cancelled(const TaskRecord& task) {
  cancelled_ = true;
  std::string events = Events(task);
  cancelled_ = false;
  return events;
}

std::string TaskCalendar::Replaced(const TaskRecord& earlier, const TaskRecord& task) {
  TaskRecord left = earlier;  // a deadline keeps its place, which is a part of its UID
  const bool same_words = FoldedKey(earlier.task) == FoldedKey(task.task);
  for (size_t i = 0; i < left.deadlines.size(); ++i)
    if (same_words && i < task.deadlines.size() && HasEvent(task.deadlines[i])) left.deadlines[i].due = {};
  return Cancelled(left);
}

}  // namespace liye
