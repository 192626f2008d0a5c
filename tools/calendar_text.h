// Lines of a calendar (RFC 5545).
//
// For the files that know what an event is: task_calendar.h, cleanup_calendar.h.
#pragma once

#include <string>
#include <string_view>

namespace liye {

// A content line: cut into lines of at most 75 octets, never within a character, each ended by CRLF.
std::string FoldedLine(std::string_view line);
// TEXT: backslash, comma, semicolon and line break escaped.
std::string EscapedText(std::string_view text);
// NAME:text, escaped and folded.
std::string CalendarLine(std::string_view name, std::string_view text);
// 2017-06-30 as 20170630.
std::string BasicDay(std::string_view day);
// The time by the clock in UTC: 20171231T080000Z.
std::string CalendarStamp();
// What stands before all events.
std::string CalendarHead(std::string_view name);
constexpr const char* kCalendarEnd = "END:VCALENDAR\r\n";

}  // namespace liye
