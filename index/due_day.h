// What the value of a deadline means as a day, and how that day was reached.
//
// The value is that of extract/fact.h (2017-06-30, P15WD@缴款通知书出具, R/P1Y/--01-20). A length of time is counted from the
// document's own date where the text names its issue or taking effect; from another event it stays open, since
// nobody but the office knows when that happened. Knows no database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/workday.h"

namespace liye {

// ISO days; "" for what is not known.
struct DocumentDays {
  std::string issued;     // 成文日期
  std::string effective;  // 施行日期
};

struct DueDay {
  enum class How : uint8_t {
    kStated,       // the text has the day, or it follows from month and year
    kCounted,      // `length` from `start`
    kWaits,        // for the event that `anchor` names; "" where the text names none
    kNoDate,       // counted from a date that the document does not show
    kUnknownYear,  // the holidays of `year` are not known
    kRecurs,       // see Unroll
    kUnreadable,   // no value that this program writes
  };
  How how = How::kUnreadable;
  std::string first, day;       // ISO; `first` of a window
  std::string anchor;           // the words that it is counted from, as the text has them
  std::string start;            // the day that it is counted from
  std::string length;           // ISO 8601, with WD for working days
  bool from_effective = false;  // counted from the day of taking effect, not of issue
  int year = 0;

  friend bool operator==(const DueDay&, const DueDay&) = default;
};

DueDay WorkOut(std::string_view value, const DocumentDays& days);

// The days of a recurring deadline from `from` to `to`, both included, ascending; the last day of each month, quarter, half
// or year where the value names no day. Nothing for other values.
std::vector<Day> Unroll(std::string_view value, Day from, Day to);

}  // namespace liye
