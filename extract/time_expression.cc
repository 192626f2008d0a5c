#include "extract/time_expression.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "extract/words.h"
#include "parser/numeral.h"

namespace liye {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// A number of at most `most` at `at`, digits or Chinese numerals; moves `at` behind it. 0 when there is none.
int ReadNumber(std::string_view text, size_t& at, int most) {
  size_t end = at;
  while (end < text.size() && IsAsciiDigit(text[end])) ++end;
  if (end == at) end += NumeralLength(text.substr(at));
  if (end == at || end - at > 12) return 0;
  const auto value = ParseNumeral(text.substr(at, end - at));
  if (!value || *value == 0 || *value > static_cast<uint32_t>(most)) return 0;
  at = end;
  return static_cast<int>(*value);
}

int ReadYearNumber(std::string_view text, size_t& at) {
  size_t i = at;
  constexpr int kFirst = 1900, kLast = 2100;  // beyond them a scraper broke the digits
  const int year = ReadNumber(text, i, kLast);
  if (year < kFirst) return 0;
  at = i;
  return year;
}

bool Take(std::string_view text, size_t& at, std::string_view word) {
  if (!StartsAt(text, at, word)) return false;
  at += word.size();
  return true;
}

bool TakeAny(std::string_view text, size_t& at, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return Take(text, at, word); });
}

YearWord TakeYearWord(std::string_view text, size_t& at) {
  static constexpr std::pair<std::string_view, YearWord> kWords[] = {
      {"每一年", YearWord::kEvery},       {"每年度", YearWord::kEvery},     {"每年", YearWord::kEvery},
      {"今年", YearWord::kThis},          {"本年度", YearWord::kThis},      {"本年", YearWord::kThis},
      {"明年", YearWord::kNext},          {"当年度", YearWord::kSame},      {"当年", YearWord::kSame},
      {"次年度", YearWord::kFollowing},   {"次年", YearWord::kFollowing},   {"翌年", YearWord::kFollowing},
      {"下一年度", YearWord::kFollowing}, {"下年度", YearWord::kFollowing}, {"下一年", YearWord::kFollowing},
      {"下年", YearWord::kFollowing},     {"第二年", YearWord::kFollowing}};
  for (const auto& [word, meaning] : kWords)
    if (Take(text, at, word)) return meaning;
  return YearWord::kUnsaid;
}

DayPart TakeMonthPart(std::string_view text, size_t& at) {
  if (TakeAny(text, at, {"上旬", "初"})) return DayPart::kEarly;
  if (TakeAny(text, at, {"中旬", "中"})) return DayPart::kMiddle;
  if (TakeAny(text, at, {"下旬", "底", "末"})) return DayPart::kEnd;
  return DayPart::kWhole;
}

// (星期三) and an hour behind a day: 上午8:30, 17时, 24时.
void SkipHour(std::string_view text, Moment& m) {
  size_t i = m.end;
  if (Take(text, i, "(星期") || Take(text, i, "(周")) {
    const size_t close = text.find(')', i);
    if (close == text.npos || close > i + 4) return;
    m.end = i = close + 1;
  }
  TakeAny(text, i, {"上午", "下午", "晚上", "早上", "中午", "凌晨", "早", "晚"});
  size_t digits = i;
  if (!ReadNumber(text, digits, 24)) return;
  if (!TakeAny(text, digits, {":", "时", "点"})) return;
  if (ReadNumber(text, digits, 59))
    TakeAny(text, digits, {"分"});
  else if (digits + 1 < text.size() && text.substr(digits, 2) == "00")
    digits += 2;
  TakeAny(text, digits, {"整"});
  m.end = digits;
  m.timed = true;
}

bool TakeDay(std::string_view text, size_t& at, Moment& m) {
  size_t i = at;
  const int day = ReadNumber(text, i, 31);
  if (!day || !TakeAny(text, i, {"日", "号"})) return false;
  m.day = day;
  at = i;
  return true;
}

// 6月, 6月份, 6月底, 6月30日, 6月上旬, from the number on.
bool TakeMonth(std::string_view text, size_t& at, Moment& m) {
  size_t i = at;
  const int month = ReadNumber(text, i, 12);
  if (!month || !Take(text, i, "月")) return false;
  m.month = month;
  const bool named = Take(text, i, "份");
  if (named || !TakeDay(text, i, m)) m.part = TakeMonthPart(text, i);
  at = i;
  return true;
}

bool TakeQuarter(std::string_view text, size_t& at, Moment& m) {
  size_t i = at;
  const bool counted = TakeAny(text, i, {"第", "前"});
  const int quarter = ReadNumber(text, i, 4);
  if (!quarter || !(Take(text, i, "季度") || (counted && Take(text, i, "季")))) return false;
  m.quarter = quarter;
  if (TakeAny(text, i, {"末", "底"})) m.part = DayPart::kEnd;
  at = i;
  return true;
}

// What may stand behind a year or alone: halves, quarters, months.
bool TakeWithinYear(std::string_view text, size_t& at, Moment& m) {
  if (Take(text, at, "上半年")) return m.half = 1, true;
  if (Take(text, at, "下半年")) return m.half = 2, true;
  return TakeQuarter(text, at, m) || TakeMonth(text, at, m);
}

// 年初 or 初 behind 每年, not that of 初步, 初中.
bool TakeYearBegin(std::string_view text, size_t& at) {
  size_t i = at;
  if (!TakeAny(text, i, {"年初", "初"})) return false;
  for (std::string_view word : {"步", "中", "级", "次", "审", "评", "期", "始", "选"})
    if (StartsAt(text, i, word)) return false;
  at = i;
  return true;
}

bool TakeBehindYear(std::string_view text, size_t& at, Moment& m) {
  if (TakeWithinYear(text, at, m)) return true;
  if (TakeAny(text, at, {"年底", "年末", "底", "末"})) return m.part = DayPart::kEnd, true;
  if (Take(text, at, "全年")) return m.whole_year = true;
  if (TakeAny(text, at, {"度内", "年内", "以内", "之内", "内"})) return m.within_year = true;
  return false;
}

// Behind 每月: 28日, 底, 上旬.
void TakeBehindEveryMonth(std::string_view text, size_t& at, Moment& m) {
  TakeAny(text, at, {"的"});
  if (TakeDay(text, at, m)) return;
  if (TakeAny(text, at, {"月底", "月末"}))
    m.part = DayPart::kEnd;
  else if (StartsAt(text, at, "初") || StartsAt(text, at, "底") || StartsAt(text, at, "末") ||
           StartsAt(text, at, "上旬") || StartsAt(text, at, "中旬") || StartsAt(text, at, "下旬"))
    m.part = TakeMonthPart(text, at);
}

// 首月10日, 第一个月15日, 末月25日 behind 每季度: the month within the quarter goes to `month`.
void TakeBehindEveryQuarter(std::string_view text, size_t& at, Moment& m) {
  TakeAny(text, at, {"的"});
  size_t i = at;
  int month = 0;
  if (TakeAny(text, i, {"首月", "第一个月", "首个月", "第一月"}))
    month = 1;
  else if (TakeAny(text, i, {"第二个月", "次月"}))
    month = 2;
  else if (TakeAny(text, i, {"末月", "第三个月", "最后一个月"}))
    month = 3;
  if (month) {
    TakeAny(text, i, {"的"});
    m.month = month;
    if (!TakeDay(text, i, m)) m.part = TakeMonthPart(text, i);
    at = i;
    return;
  }
  if (TakeAny(text, at, {"末", "底"})) m.part = DayPart::kEnd;
}

bool TakeEvery(std::string_view text, size_t& at, Moment& m) {
  if (TakeAny(text, at, {"每个月", "每月", "次月", "下月"}))
    return TakeBehindEveryMonth(text, at, m), m.every_month = true;
  if (TakeAny(text, at, {"每个季度", "每季度", "每季"}))
    return TakeBehindEveryQuarter(text, at, m), m.every_quarter = true;
  if (TakeAny(text, at, {"每半年"})) return m.every_half = true;
  if (TakeAny(text, at, {"每周", "每星期"})) {
    TakeAny(text, at, {"一", "二", "三", "四", "五", "六", "日"});
    return m.every_week = true;
  }
  return false;
}

bool TakeNamed(std::string_view text, size_t& at, Moment& m) {
  if (TakeAny(text, at, {"年底", "年末"})) return m.part = DayPart::kEnd, true;
  if (Take(text, at, "年内")) return m.within_year = true;
  if (Take(text, at, "全年")) return m.whole_year = true;
  size_t i = at;
  const bool pointed = TakeAny(text, i, {"本", "当", "该"});
  if (TakeAny(text, i, {"月底", "月末"})) return m.this_month = true, m.part = DayPart::kEnd, at = i, true;
  if (pointed && Take(text, i, "季度末")) return m.quarter = -1, at = i, true;
  return false;
}

}  // namespace

Date Moment::First() const {
  if (every_month || every_quarter) return {};
  if (half) return {year, half == 1 ? 1 : 7, 1};
  if (quarter) return {year, quarter * 3 - 2, 1};
  if (!month) return {year, part == DayPart::kEnd ? 12 : 1, 1};
  if (day) return {year, month, day};
  const int first = part == DayPart::kMiddle ? 11 : part == DayPart::kEnd ? 21 : 1;
  return {year, month, first};
}

Date Moment::Last() const {
  int last_month = month;
  if (half) last_month = half * 6;
  if (quarter) last_month = quarter * 3;
  if (!last_month) return {year, 12, 31};
  const int length = DaysInMonth(year ? year : 2001, last_month);
  if (day) return {year, last_month, std::min(day, length)};
  if (month && part == DayPart::kEarly) return {year, last_month, 10};
  if (month && part == DayPart::kMiddle) return {year, last_month, 20};
  return {year, last_month, length};
}

std::optional<Moment> ParseMoment(std::string_view text, size_t at) {
  Moment m;
  m.begin = at;
  if (const auto iso = at < text.size() && IsAsciiDigit(text[at]) ? ParseDateAt(text.substr(at)) : std::nullopt) {
    m.year = iso->date.year, m.month = iso->date.month, m.day = iso->date.day;
    m.end = at + iso->length;
    SkipHour(text, m);
    return m;
  }
  size_t i = at;
  m.year_word = TakeYearWord(text, i);
  size_t numbered = i;
  if (const int year = m.year_word == YearWord::kUnsaid ? ReadYearNumber(text, numbered) : 0;
      year && Take(text, numbered, "年")) {
    m.year = year;
    i = numbered;
  }
  if (m.year || m.year_word != YearWord::kUnsaid) {
    size_t linked = i;
    if (m.year_word != YearWord::kUnsaid && Take(text, linked, "的") && TakeWithinYear(text, linked, m)) {
      i = linked;
    } else if (m.year_word == YearWord::kEvery && TakeEvery(text, i, m)) {
      m.year_word = YearWord::kUnsaid;
    } else if (m.year_word == YearWord::kEvery && Take(text, i, "年终")) {
      m.part = DayPart::kEnd;
    } else if (m.year_word == YearWord::kEvery && TakeYearBegin(text, i)) {
      m.part = DayPart::kEarly;
    } else {
      TakeBehindYear(text, i, m);
    }
  } else if (!TakeEvery(text, i, m) && !TakeWithinYear(text, i, m) && !TakeNamed(text, i, m)) {
    return std::nullopt;
  }
  m.end = i;
  if (m.day) SkipHour(text, m);
  return m;
}

size_t RangeSign(std::string_view text, size_t at) {
  for (std::string_view sign : {"——", "—", "--", "-", "~", "～", "至", "到"})
    if (StartsAt(text, at, sign)) return sign.size();
  return 0;
}

std::optional<Moment> ParseRangeEnd(std::string_view text, size_t at, const Moment& from) {
  if (auto m = ParseMoment(text, at)) {
    if (!m->year && m->year_word == YearWord::kUnsaid) m->year = from.year, m->year_word = from.year_word;
    return m;
  }
  if (!from.day) return std::nullopt;
  Moment m = from;
  m.begin = at;
  m.timed = false;
  size_t i = at;
  if (!TakeDay(text, i, m)) return std::nullopt;
  m.end = i;
  SkipHour(text, m);
  return m;
}

std::optional<MomentRange> ParseJoinedRange(std::string_view text, size_t at) {
  MomentRange range;
  Moment& a = range.first;
  Moment& b = range.last;
  size_t i = at;
  a.begin = at;
  if (const int first = ReadYearNumber(text, i)) {
    if (Take(text, i, "年")) {
      a.year = first;
    } else {
      const size_t sign = RangeSign(text, i);
      if (!sign) return std::nullopt;
      a.end = i;
      b.begin = i += sign;
      const int last = ReadYearNumber(text, i);
      if (last < first || !Take(text, i, "年")) return std::nullopt;
      a.year = first, b.year = last;
      b.end = i;
      return range;
    }
  }
  size_t j = i;
  Moment month;
  if (TakeMonth(text, j, month) && !month.day && month.part == DayPart::kWhole) {
    a.month = month.month;
    i = j;
  }
  const int first = ReadNumber(text, i, 31);
  const size_t sign = first ? RangeSign(text, i) : 0;
  if (!sign) return std::nullopt;
  a.end = i;
  b = a;
  b.begin = i += sign;
  const int last = ReadNumber(text, i, 31);
  if (!last || last <= first) return std::nullopt;
  if (a.month) {
    if (!TakeAny(text, i, {"日", "号"})) return std::nullopt;
    a.day = first, b.day = last;
  } else if (last <= 12 && Take(text, i, "月")) {
    Take(text, i, "份");
    a.month = first, b.month = last;
    if (!TakeDay(text, i, b)) b.part = TakeMonthPart(text, i);
  } else {
    return std::nullopt;
  }
  b.end = i;
  return range;
}

std::optional<Duration> ParseDuration(std::string_view text, size_t at) {
  Duration d;
  d.begin = at;
  size_t i = at;
  for (const auto& [word, count, unit] :
       {std::tuple{"半个月", 15, TimeUnit::kDay}, std::tuple{"半月", 15, TimeUnit::kDay},
        std::tuple{"半个小时", 30, TimeUnit::kMinute}, std::tuple{"半小时", 30, TimeUnit::kMinute},
        std::tuple{"半年", 6, TimeUnit::kMonth}, std::tuple{"一年半", 18, TimeUnit::kMonth}})
    if (Take(text, i, word)) return d.count = count, d.unit = unit, d.end = i, d;
  int count = ReadNumber(text, i, 999);
  if (!count) return std::nullopt;
  if (size_t sign = RangeSign(text, i)) {
    size_t j = i + sign;
    const int longer = ReadNumber(text, j, 999);
    if (longer <= count) return std::nullopt;
    count = longer;
    i = j;
  }
  Take(text, i, "左右");
  if (TakeAny(text, i, {"个工作日", "工作日", "个工作天"}))
    d.unit = TimeUnit::kWorkday;
  else if (TakeAny(text, i, {"个自然日", "自然日", "个日历日", "日", "天"}))
    d.unit = TimeUnit::kDay;
  else if (TakeAny(text, i, {"个星期", "星期", "周"}) && !StartsAt(text, i, "年") && !StartsAt(text, i, "岁"))
    d.unit = TimeUnit::kWeek;
  else if (TakeAny(text, i, {"个月"}))
    d.unit = TimeUnit::kMonth;
  else if (TakeAny(text, i, {"周年", "年", "个年度"}))
    d.unit = TimeUnit::kYear;
  else if (TakeAny(text, i, {"个小时", "小时"}))
    d.unit = TimeUnit::kHour;
  else if (TakeAny(text, i, {"分钟"}))
    d.unit = TimeUnit::kMinute;
  else
    return std::nullopt;
  d.count = count;
  d.end = i;
  return d;
}

std::string Duration::iso() const {
  const std::string n = std::to_string(unit == TimeUnit::kWeek ? count * 7 : count);
  switch (unit) {
    case TimeUnit::kMinute: return "PT" + n + "M";
    case TimeUnit::kHour: return "PT" + n + "H";
    case TimeUnit::kDay:
    case TimeUnit::kWeek: return "P" + n + "D";
    case TimeUnit::kWorkday: return "P" + n + "WD";
    case TimeUnit::kMonth: return "P" + n + "M";
    case TimeUnit::kYear: return "P" + n + "Y";
  }
  return {};
}

size_t NumberBegin(std::string_view text, size_t end) {
  constexpr size_t kLongest = 30;
  size_t begin = end;
  while (begin > 0 && end - begin < kLongest && IsAsciiDigit(text[begin - 1])) --begin;
  if (begin < end) return begin;
  while (end - begin < kLongest) {
    const std::string_view c = GlyphBefore(text, begin);
    if (c.size() != 3 || NumeralLength(c) == 0) return begin;
    begin -= c.size();
  }
  return begin;
}

}  // namespace liye
