// Days of the calendar, and which of them are working days (工作日).
//
// Weekends are days off, and so are the public holidays of each year, save the weekend days that make up for them
// (调休). The State Council announces them a year ahead; index/lexicon/holidays.tsv has them. A year that is not there
// is not guessed. Knows no documents.
#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

using Day = std::chrono::sys_days;

// 2017-06-30; nothing when it is no day of the calendar.
std::optional<Day> ParseDay(std::string_view iso);
std::string FormatDay(Day day);
int YearOf(Day day);
// The day so many months later (or, negative, earlier): of the same number, else the month's last (Civil Code, art. 202).
Day AddMonths(Day day, int months);

class WorkCalendar {
 public:
  // The one of the lexicon.
  static const WorkCalendar& Get();

  bool Knows(int year) const { return years_.contains(year); }
  // Nothing when the year is not known.
  std::optional<bool> IsWorkday(Day day) const;
  // The last of `count` working days that begin on the day behind `day`, which does not count itself (Civil Code,
  // art. 201); a negative number counts back. The error is the first year on the way that is not known.
  std::expected<Day, int> AddWorkdays(Day day, int count) const;

 private:
  WorkCalendar();

  std::set<int> years_;
  std::set<Day> off_, made_up_;
};

}  // namespace liye
