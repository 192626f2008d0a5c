// Calendars: events of RFC 5545, folded by octets, with UIDs that stay.
#include "tools/task_calendar.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/run.h"
#include "tools/calendar_text.h"

namespace liye {
namespace {

constexpr char kStamp[] = "20170201T080000Z";

TaskRecord Task(const std::string& value, const std::string& text, const std::string& kind = "due") {
  TaskRecord task;
  task.key = "平川市人民政府/平政〔2017〕6号";
  task.number = "平政〔2017〕6号";
  task.title = "平川市人民政府关于加强绿化的通知";
  task.document_date = "2017-01-20";
  task.path = "一、";
  task.task = "完善道路绿化";
  task.units = {{"市园林局", "lead", "", {}}};
  TaskDeadline deadline;
  deadline.kind = kind;
  deadline.value = value;
  deadline.text = text;
  deadline.due = WorkOut(value, {"2017-01-20", ""});
  task.deadlines = {deadline};
  return task;
}

// Content lines, unfolded.
std::vector<std::string> Unfolded(std::string text) {
  for (size_t at; (at = text.find("\r\n ")) != text.npos;) text.erase(at, 3);
  std::vector<std::string> lines;
  for (std::string& line : Lines(text)) {
    EXPECT_TRUE(line.ends_with('\r')) << line;
    lines.push_back(line.substr(0, line.size() - 1));
  }
  return lines;
}

std::string ValueOf(const std::vector<std::string>& lines, const std::string& name) {
  for (const std::string& line : lines)
    if (line.starts_with(name)) return line.substr(name.size());
  return "";
}

std::vector<std::string> EventOf(const std::string& value) {
  TaskCalendar calendar(kStamp);
  return Unfolded(calendar.Events(Task(value, "时限")));
}

TEST(FoldedLine, CutsByOctetsNeverWithinACharacter) {
  EXPECT_EQ(FoldedLine("SUMMARY:short"), "SUMMARY:short\r\n");
  std::string text = "SUMMARY:";
  for (int i = 0; i < 60; ++i) text += "绿";
  const std::string folded = FoldedLine(text);
  size_t begin = 0;
  for (size_t end; (end = folded.find("\r\n", begin)) != folded.npos; begin = end + 2) {
    EXPECT_LE(end - begin, 75u);
    EXPECT_NE(folded[begin + (begin > 0)] & 0xc0, 0x80) << "within a character";
  }
  EXPECT_EQ(begin, folded.size());
  EXPECT_EQ(Unfolded(folded), std::vector<std::string>{text});
}

TEST(EscapedText, EscapesWhatTextMustNotHold) {
  EXPECT_EQ(EscapedText("一,二;三\\四\n五\x01"), "一\\,二\\;三\\\\四\\n五");
}

TEST(TaskCalendar, ADayIsAnEventOfThatDay) {
  const auto lines = EventOf("2017-06-30");
  EXPECT_EQ(lines.front(), "BEGIN:VEVENT");
  EXPECT_EQ(lines.back(), "END:VEVENT");
  EXPECT_EQ(ValueOf(lines, "DTSTART;VALUE=DATE:"), "20170630");
  EXPECT_EQ(ValueOf(lines, "DTEND;VALUE=DATE:"), "20170701") << "the end is no part of it";
  EXPECT_EQ(ValueOf(lines, "DTSTAMP:"), kStamp);
  EXPECT_EQ(ValueOf(lines, "SUMMARY:"), "完善道路绿化");
  EXPECT_EQ(ValueOf(lines, "RRULE:"), "");
  EXPECT_NE(ValueOf(lines, "DESCRIPTION:").find("平政〔2017〕6号"), std::string::npos);
}

TEST(TaskCalendar, AWindowLastsFromItsFirstDay) {
  const auto lines = EventOf("2017-03-01/2017-05-31");
  EXPECT_EQ(ValueOf(lines, "DTSTART;VALUE=DATE:"), "20170301");
  EXPECT_EQ(ValueOf(lines, "DTEND;VALUE=DATE:"), "20170601");
}

TEST(TaskCalendar, WhatRecursHasARule) {
  struct Case {
    const char *value, *start, *rule;
  };
  for (const Case& c : {Case{"R/P1M/---28", "20170128", "FREQ=MONTHLY;BYMONTHDAY=28"},
                        Case{"R/P1M/---31", "20170131", "FREQ=MONTHLY;BYMONTHDAY=-1"},
                        Case{"R/P1M/---30", "20170130", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"},
                        Case{"R/P1Y/--01-20", "20170120", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=20"},
                        Case{"R/P3M/", "20170331", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
                        Case{"R/P6M/", "20170630", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
                        Case{"R/P1Y/", "20171231", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"}}) {
    const auto lines = EventOf(c.value);
    EXPECT_EQ(ValueOf(lines, "DTSTART;VALUE=DATE:"), c.start) << c.value;
    EXPECT_EQ(ValueOf(lines, "RRULE:"), c.rule) << c.value;
  }
  const auto several = EventOf("R/P1Y/--02-28,--05-31");
  EXPECT_EQ(std::count(several.begin(), several.end(), "BEGIN:VEVENT"), 2);
}

TEST(TaskCalendar, LeavesOutWhatHasNoDay) {
  TaskCalendar calendar(kStamp);
  for (const char* value : {"P2M@验收合格", "P7D@", "R/P1W/", "R/P2Y/", "nonsense"})
    EXPECT_EQ(calendar.Events(Task(value, "时限")), "") << value;
  EXPECT_EQ(calendar.left_out(), 5u);
}

TEST(TaskCalendar, UidsStayAndAreUnique) {
  TaskCalendar one(kStamp), other("20180101T000000Z");
  const TaskRecord task = Task("2017-06-30", "6月底前");
  const std::string first = ValueOf(Unfolded(one.Events(task)), "UID:");
  EXPECT_EQ(first, ValueOf(Unfolded(other.Events(task)), "UID:")) << "whenever it is made";
  EXPECT_NE(first, ValueOf(Unfolded(one.Events(task)), "UID:")) << "the same words again";
  EXPECT_NE(first, ValueOf(Unfolded(one.Events(Task("2017-07-31", "7月底前"))), "UID:"));
}

}  // namespace
}  // namespace liye
