// Calendar dates as documents write them.
//
// 2017年3月7日, 二〇一七年三月七日, 2017-03-07, 2017/3/7, 2017.3.7, 1996年02月09日. Proleptic Gregorian; no
// time zones. Works on clean text. Relative dates are extract/deadline's business.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace liye {

struct Date {
  int year = 0;
  int month = 0;            // 1..12
  int day = 0;              // 1..31
  std::string iso() const;  // 2017-03-07
  bool valid() const;
  friend auto operator<=>(const Date&, const Date&) = default;
};

int DaysInMonth(int year, int month);

// The date that `text` (clean text) begins with, and how many bytes it takes; nullopt when
// there is none or it is no day of the calendar (2017年2月30日).
struct DateMatch {
  Date date;
  size_t length;
};
std::optional<DateMatch> ParseDateAt(std::string_view text);

// First date anywhere in `text`.
std::optional<Date> FindDate(std::string_view text);

}  // namespace liye
