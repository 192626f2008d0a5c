#include "extract/deadline_value.h"

#include <cstdio>

namespace liye {
namespace {

std::string Two(int number) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%02d", number);
  return buffer;
}

}  // namespace

void ResolveMoment(const DeadlineScene& scene, Moment& m, bool limited) {
  const bool monthly = m.this_month || (m.day && !m.month);
  if (monthly && !m.month) m.month = scene.recent_month ? scene.recent_month : scene.document_date.month;
  if (m.quarter < 0) m.quarter = scene.document_date.month ? (scene.document_date.month + 2) / 3 : 4;
  if (m.year) return;
  const int here = scene.document_date.year ? scene.document_date.year : scene.plan_year;
  if (m.year_word == YearWord::kThis) m.year = here;
  if (m.year_word == YearWord::kNext && here) m.year = here + 1;
  if (m.year || m.recurring()) return;
  m.year = scene.recent_year ? scene.recent_year : scene.plan_year ? scene.plan_year : scene.document_year;
  if (!limited || scene.recent_year || m.year != scene.document_date.year || !m.month) return;
  // A notice of December that asks for something before 20 January means the next one.
  if (scene.past(m.Last()) && m.Last().month + 1 < scene.document_date.month) ++m.year;
}

std::string YearlyDay(const Moment& m) {
  Moment plain = m;
  plain.year = 2001;  // any year of 365 days
  const Date day = plain.Last();
  return "--" + Two(day.month) + "-" + Two(day.day);
}

std::string YearlyFirst(const Moment& m) {
  const Date day = m.First();
  return "--" + Two(day.month) + "-" + Two(day.day);
}

std::string RecurringValue(const Moment& m) {
  if (m.every_month) {
    static constexpr int kDays[] = {0, 10, 20, 31};
    const int day = m.day ? m.day : kDays[static_cast<int>(m.part)];
    return day ? "R/P1M/---" + Two(day) : "R/P1M/";
  }
  if (m.every_quarter) {
    if (!m.month) return "R/P3M/";
    std::string value = "R/P1Y/";
    Moment in_quarter = m;
    in_quarter.every_quarter = false;
    for (int quarter = 0; quarter < 4; ++quarter) {
      in_quarter.month = quarter * 3 + m.month;
      value += (quarter ? "," : "") + YearlyDay(in_quarter);
    }
    return value;
  }
  if (m.every_week) return "R/P1W/";
  if (m.every_half) return "R/P6M/";
  if (m.part == DayPart::kEarly && !m.month) return "R/P1Y/";  // 每年初: no day is said
  return "R/P1Y/" + YearlyDay(m);
}

std::string DayValue(const Moment& m) { return m.Last().iso(); }

}  // namespace liye
