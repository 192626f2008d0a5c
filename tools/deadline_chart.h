// What falls due, day by day, and the same as a chart (SVG).
#pragma once

#include <string>
#include <vector>

#include "index/task.h"

namespace liye {

// One day on which something falls due.
struct DueEvent {
  std::string day;  // ISO
  std::string task;
  std::string units;     // who leads, or, where nobody does, who is responsible
  std::string deadline;  // the words
  std::string reached_by;
  std::string number, title, path;
};

// The days of the task's deadlines within the window, both ends included; those of recurring ones each, from the date of the
// document on.
std::vector<DueEvent> EventsOf(const TaskRecord& task, Day from, Day to);

// A line of time from top to bottom: months with how much falls due in each, and under them day, task and units. What lies before
// `today` is marked by colour and by a word. Needs nothing else to be shown.
std::string DeadlineChart(const std::vector<DueEvent>& events, const std::string& from, const std::string& to,
                          const std::string& today);

}  // namespace liye
