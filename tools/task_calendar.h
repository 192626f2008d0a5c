// Deadlines of tasks as a calendar (RFC 5545).
//
// An all-day event for each deadline that means a day; a window is one event from its first day to its last, a recurring deadline one
// with a rule. UIDs depend on the document, the place and the words alone, so that a calendar imported again replaces its
// events. Deadlines without a day give none and are counted.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "index/task.h"

namespace liye {

class TaskCalendar {
 public:
  // `stamp` is when the calendar was made, in UTC: 20171231T080000Z.
  explicit TaskCalendar(std::string stamp) : stamp_(std::move(stamp)) {}

  std::string Begin() const;
  // With `cancelled`, events that calendars are to take out.
  std::string Events(const TaskRecord& task, bool cancelled = false);
  std::string End() const;
  uint64_t left_out() const { return left_out_; }

 private:
  std::string Event(const TaskRecord& task, const TaskDeadline& deadline, const std::string& place,
                    const std::string& first, const std::string& last, const std::string& rule);
  std::string Recurring(const TaskRecord& task, const TaskDeadline& deadline);
  std::string UidOf(const TaskRecord& task, const TaskDeadline& deadline, const std::string& place);

  const std::string stamp_;
  std::set<std::string> uids_;
  uint64_t left_out_ = 0;
  bool cancelled_ = false;  // the events being written
};

// A content line: cut into lines of at most 75 octets, never within a character, each ended by CRLF.
std::string FoldedLine(std::string_view line);
// TEXT: backslash, comma, semicolon and line break escaped.
std::string EscapedText(std::string_view text);

}  // namespace liye
