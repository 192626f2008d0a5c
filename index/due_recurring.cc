// Unroll: the days of a recurring deadline within a window.
#include <algorithm>
#include <optional>

#include "index/due_day.h"

namespace liye {
namespace {

namespace chrono = std::chrono;

int Number(std::string_view digits) {
  int number = 0;
  for (char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool AreDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The day of that number, or the month's last where it has fewer.
Day DayOf(chrono::year_month month, int number) {
  const chrono::year_month_day_last last(month.year(), chrono::month_day_last(month.month()));
  const auto most = static_cast<int>(static_cast<unsigned>(last.day()));
  return Day(month / chrono::day(static_cast<unsigned>(std::clamp(number, 1, most))));
}

// --01-20 is a day of the year, ---28 a day of the month: month 0.
struct Place {
  int month = 0, day = 0;
};

std::optional<Place> ParsePlace(std::string_view text) {
  if (text.starts_with("---") && text.size() == 5 && AreDigits(text.substr(3))) return Place{0, Number(text.substr(3))};
  const bool yearly = text.starts_with("--") && text.size() == 7 && text[4] == '-';
  if (!yearly || !AreDigits(text.substr(2, 2)) || !AreDigits(text.substr(5))) return std::nullopt;
  return Place{Number(text.substr(2, 2)), Number(text.substr(5))};
}

std::vector<Place> ParsePlaces(std::string_view text) {
  std::vector<Place> places;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(',', begin), text.size());
    std::string_view place = text.substr(begin, end - begin);
    if (const size_t slash = place.find('/'); slash != place.npos)
      place.remove_prefix(slash + 1);  // a window's last day
    if (const std::optional<Place> parsed = ParsePlace(place)) places.push_back(*parsed);
    begin = end + 1;
  }
  return places;
}

// Months of a period P1M, P3M, P6M, P1Y; 0 for others.
int MonthsOf(std::string_view period) {
  if (period.size() < 3 || period[0] != 'P' || !AreDigits(period.substr(1, period.size() - 2))) return 0;
  const int count = Number(period.substr(1, std::min<size_t>(period.size() - 2, 4)));
  if (period.ends_with('M')) return count;
  return period.ends_with('Y') ? count * 12 : 0;
}

}  // namespace

std::vector<Day> Unroll(std::string_view value, Day from, Day to) {
  std::vector<Day> days;
  if (!value.starts_with("R/") || to < from) return days;
  value.remove_prefix(2);
  const size_t slash = value.find('/');
  if (slash == value.npos) return days;
  const std::string_view period = value.substr(0, slash), rest = value.substr(slash + 1);
  const int months = MonthsOf(period);
  // In which year something falls due every second year is not said, nor on which day of a week; …@月底 is no fixed day.
  if (months <= 0 || months > 12 || rest.find('@') != rest.npos) return days;
  std::vector<Place> places = ParsePlaces(rest);
  if (places.empty() && !rest.empty()) return days;
  if (places.empty()) places.push_back({0, 31});  // the end of each period
  const auto add = [&](Day day) {
    if (day >= from && day <= to) days.push_back(day);
  };
  const chrono::year_month_day first(from), last(to);
  chrono::year_month month(first.year(), first.month());
  for (; month <= chrono::year_month(last.year(), last.month()); month += chrono::months(1)) {
    const auto number = static_cast<int>(static_cast<unsigned>(month.month()));
    for (const Place& place : places) {
      if (place.month == 0 ? number % months == 0 : place.month == number) add(DayOf(month, place.day));
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace liye
