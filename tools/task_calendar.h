// Deadlines of tasks as a calendar (RFC 5545).
//
// An all-day event for each deadline that means a day; a window is one event from its first day to its last, a recurring deadline one
// with a rule. The UID depends on the document, the words of the task and the place of the deadline among its deadlines, so that a
// calendar imported again replaces its events, moved ones too. Deadlines without a day give none and are counted.
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
  std::string Events(const TaskRecord& task);
  // Its events as ones that calendars are to take out.
  std::string Cancelled(const TaskRecord& task);
  // The events of `earlier` that those of `task`, which it has become, do not replace, as ones to take out.
  std::string Replaced(const TaskRecord& earlier, const TaskRecord& task);
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

}  // namespace liye
