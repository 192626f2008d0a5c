#include "parser/date.h"

#include <algorithm>
#include <cstdio>

#include "parser/numeral.h"
#include "parser/utf8.h"

namespace liye {
namespace {

// The four digits of a year at `at`, Arabic, Chinese or mixed with the letter O as OCR and old pages write zero
// (二OO九); -1 when they are none. Moves `at` behind them.
int ReadYear(std::string_view text, size_t& at) {
  int year = 0;
  size_t i = at;
  for (int k = 0; k < 4; ++k) {
    const char32_t c = CharAt(text, i);
    if (c == 0) return -1;
    const size_t length = CharLength(text[i]);
    int digit = -1;
    if (IsDigit(c)) {
      digit = static_cast<int>(c - '0');
    } else if (k > 0 && (c == 'O' || c == 'o')) {
      digit = 0;
    } else if (c >= 0x80) {
      const auto value = ParseNumeral(text.substr(i, length));
      if (value && *value < 10) digit = static_cast<int>(*value);
    }
    if (digit < 0) return -1;
    year = year * 10 + digit;
    i += length;
  }
  at = i;
  return year;
}

// One or two digits, or a Chinese numeral of up to three characters, at `at`; -1 when there is none.
int ReadSmall(std::string_view text, size_t& at) {
  size_t length = 0;
  if (at < text.size() && IsDigit(static_cast<unsigned char>(text[at]))) {
    while (length < 3 && at + length < text.size() && IsDigit(static_cast<unsigned char>(text[at + length]))) ++length;
    if (length > 2) return -1;
  } else {
    length = NumeralLength(text.substr(at, 12));
    if (length > 9) return -1;
  }
  if (length == 0) return -1;
  const auto value = ParseNumeral(text.substr(at, length));
  if (!value || *value > 99) return -1;
  at += length;
  return static_cast<int>(*value);
}

bool Skip(std::string_view text, size_t& at, std::string_view word) {
  if (!HasAt(text, at, word)) return false;
  at += word.size();
  return true;
}

bool MayBeginYear(std::string_view text, size_t at) {
  const unsigned char c = text[at];
  return c == '1' || c == '2' || HasAt(text, at, "一") || HasAt(text, at, "二") || HasAt(text, at, "两");
}

}  // namespace

std::string Date::iso() const {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return buffer;
}

int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

bool Date::valid() const {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= DaysInMonth(year, month);
}

std::optional<DateMatch> ParseDateAt(std::string_view text) {
  if (text.empty() || !MayBeginYear(text, 0)) return std::nullopt;
  size_t at = 0;
  Date date;
  date.year = ReadYear(text, at);
  if (date.year < 1000 || date.year > 2999) return std::nullopt;
  if (Skip(text, at, "年")) {
    date.month = ReadSmall(text, at);
    if (date.month < 0 || !Skip(text, at, "月")) return std::nullopt;
    date.day = ReadSmall(text, at);
    if (date.day < 0 || !(Skip(text, at, "日") || Skip(text, at, "号"))) return std::nullopt;
  } else {
    const char mark = at < text.size() ? text[at] : '\0';
    if (mark != '-' && mark != '/' && mark != '.') return std::nullopt;
    const size_t first = ++at;
    date.month = ReadSmall(text, at);
    if (date.month < 0 || at >= text.size() || text[at] != mark || !IsDigit(static_cast<unsigned char>(text[first])))
      return std::nullopt;
    const size_t second = ++at;
    date.day = ReadSmall(text, at);
    if (date.day < 0 || !IsDigit(static_cast<unsigned char>(text[second]))) return std::nullopt;
  }
  if (!date.valid()) return std::nullopt;
  return DateMatch{date, at};
}

std::optional<Date> FindDate(std::string_view text) {
  for (size_t i = 0; i < text.size(); i += CharLength(text[i])) {
    if (!MayBeginYear(text, i) || (i > 0 && IsDigit(static_cast<unsigned char>(text[i - 1])))) continue;
    if (const auto match = ParseDateAt(text.substr(i))) return match->date;
  }
  return std::nullopt;
}

}  // namespace liye
