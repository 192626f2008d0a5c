#include "index/workday.h"

#include <cstdio>
#include <cstdlib>

#include "corpus/ascii.h"
#include "corpus/lexicon.h"

namespace liye {
namespace {

namespace chrono = std::chrono;

// The digits of `text` as a number; nothing for other characters.
std::optional<int> Digits(std::string_view text) {
  int number = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<Day> ParseDay(std::string_view iso) {
  constexpr size_t kSize = 10;
  if (iso.size() != kSize || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto year = Digits(iso.substr(0, 4)), month = Digits(iso.substr(5, 2)), day = Digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const chrono::year_month_day date(chrono::year(*year), chrono::month(static_cast<unsigned>(*month)),
                                    chrono::day(static_cast<unsigned>(*day)));
  return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

std::string FormatDay(Day day) {
  const chrono::year_month_day date(day);
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

int YearOf(Day day) { return static_cast<int>(chrono::year_month_day(day).year()); }

Day AddMonths(Day day, int months) {
  const chrono::year_month_day date = chrono::year_month_day(day) + chrono::months(months);
  return date.ok() ? Day(date) : Day(date.year() / date.month() / chrono::last);
}

WorkCalendar::WorkCalendar() {
  for (const LexiconRow& row : Lexicon("holidays")) {
    if (row.size() < 3) continue;
    std::vector<Day> ends;
    for (std::string_view day : SplitAt(row[2], ".."))
      if (const std::optional<Day> parsed = ParseDay(day)) ends.push_back(*parsed);
    if (const std::optional<int> year = Digits(row[0]); year && !ends.empty()) years_.insert(*year);
    if (!ends.empty())
      for (Day day = ends.front(); day <= ends.back(); day += chrono::days(1)) off_.insert(day);
    if (row.size() < 4) continue;
    for (std::string_view day : SplitAt(row[3], " "))
      if (const std::optional<Day> parsed = ParseDay(day)) made_up_.insert(*parsed);
  }
}

const WorkCalendar& WorkCalendar::Get() {
  static const WorkCalendar calendar;
  return calendar;
}

std::optional<bool> WorkCalendar::IsWorkday(Day day) const {
  if (!Knows(YearOf(day))) return std::nullopt;
  if (made_up_.contains(day)) return true;
  const chrono::weekday weekday(day);
  return weekday != chrono::Saturday && weekday != chrono::Sunday && !off_.contains(day);
}

std::expected<Day, int> WorkCalendar::AddWorkdays(Day day, int count) const {
  const chrono::days step(count < 0 ? -1 : 1);
  for (int left = std::abs(count); left > 0;) {
    day += step;
    const std::optional<bool> works = IsWorkday(day);
    if (!works) return std::unexpected(YearOf(day));
    if (*works) --left;
  }
  return day;
}

}  // namespace liye
