#include "index/due_day.h"

#include <array>
#include <cstdlib>
#include <optional>
#include <utility>

#include "corpus/lexicon.h"

namespace liye {
namespace {

namespace chrono = std::chrono;

// P15WD: a number of units, back when negative.
struct Length {
  int count = 0;
  std::string_view unit;  // D, WD, M, Y; H and S of hours and minutes
};

std::optional<Length> ParseLength(std::string_view iso) {
  const bool back = iso.starts_with('-');
  if (back) iso.remove_prefix(1);
  if (!iso.starts_with('P')) return std::nullopt;
  iso.remove_prefix(1);
  const bool of_time = iso.starts_with('T');
  if (of_time) iso.remove_prefix(1);
  constexpr int kMost = 10'000;  // longer ones are no time limit, and lead out of the calendar
  size_t at = 0;
  int count = 0;
  while (at < iso.size() && iso[at] >= '0' && iso[at] <= '9' && count <= kMost) count = count * 10 + (iso[at++] - '0');
  if (at == 0 || count > kMost) return std::nullopt;
  std::string_view unit = iso.substr(at);
  if (of_time && unit == "M") unit = "MIN";
  for (std::string_view known : {"D", "WD", "M", "Y", "H", "MIN"})
    if (unit == known) return Length{back ? -count : count, known};
  return std::nullopt;
}

// Strips the first of `ends` that `text` ends with.
template <size_t kSize>
void DropEnd(std::string_view& text, const std::array<std::string_view, kSize>& ends) {
  for (std::string_view end : ends)
    if (text.ends_with(end)) {
      text.remove_suffix(end.size());
      return;
    }
}

// Whether the words in front of 印发 mean the document itself: nothing, 文件, or 本 and a kind of document.
bool MeansItself(std::string_view words) {
  if (words.empty() || words == "文件") return true;
  const bool own = words.starts_with("本") || words.starts_with("该");
  if (!own) return false;
  words.remove_prefix(std::string_view("本").size());
  if (words.empty() || words == "文" || words == "文件" || words == "政策" || words == "规划") return true;
  for (const LexiconRow& row : Lexicon("genres"))
    if (row[0] == words) return true;
  return false;
}

// The kind of date that the anchor names: issued, effective or "".
std::string_view DateNamed(std::string_view anchor) {
  DropEnd(anchor, std::array<std::string_view, 6>{"之日起", "之日", "日起", "后", "起", "日"});
  for (const LexiconRow& row : Lexicon("publication_words"))
    if (row.size() > 1 && anchor.ends_with(row[0]) && MeansItself(anchor.substr(0, anchor.size() - row[0].size())))
      return row[1];
  return {};
}

void Count(const Length& length, DueDay& due) {
  const std::optional<Day> start = ParseDay(due.start);
  if (!start) {
    due.how = DueDay::How::kNoDate;
    due.start.clear();
    return;
  }
  due.how = DueDay::How::kCounted;
  constexpr int kHours = 24, kMinutes = 24 * 60, kMonths = 12;
  Day day = *start;
  if (length.unit == "D") {
    day += chrono::days(length.count);
  } else if (length.unit == "M") {
    day = AddMonths(day, length.count);
  } else if (length.unit == "Y") {
    day = AddMonths(day, length.count * kMonths);
  } else if (length.unit == "WD") {
    const std::expected<Day, int> reached = WorkCalendar::Get().AddWorkdays(day, length.count);
    if (!reached) {
      due.how = DueDay::How::kUnknownYear;
      due.year = reached.error();
      return;
    }
    day = *reached;
  } else {  // the day on which the last hour ends
    const int a_day = length.unit == "H" ? kHours : kMinutes;
    const int days = (std::abs(length.count) + a_day - 1) / a_day;
    day += chrono::days(length.count < 0 ? -days : days);
  }
  if (YearOf(day) < 1 || YearOf(day) > 9999) {  // no day that is written with four digits
    due.how = DueDay::How::kUnreadable;
    return;
  }
  due.day = FormatDay(day);
}

DueDay WorkOutLength(std::string_view iso, std::string_view anchor, const DocumentDays& days) {
  DueDay due;
  due.anchor = anchor;
  due.length = iso;
  const std::optional<Length> length = ParseLength(iso);
  if (!length) return due;
  const std::string_view named = DateNamed(anchor);
  if (anchor.empty() || named.empty()) {
    due.how = DueDay::How::kWaits;
    return due;
  }
  due.from_effective = named == "effective";
  due.start = due.from_effective ? days.effective : days.issued;
  Count(*length, due);
  return due;
}

// @发布: in force on that day.
DueDay WorkOutAnchor(std::string_view anchor, const DocumentDays& days) {
  DueDay due;
  due.anchor = anchor;
  const std::string_view named = DateNamed(anchor);
  due.how = named.empty() ? DueDay::How::kWaits : DueDay::How::kNoDate;
  if (named.empty()) return due;
  due.from_effective = named == "effective";
  due.start = due.from_effective ? days.effective : days.issued;
  if (!ParseDay(due.start)) return due;
  due.how = DueDay::How::kCounted;
  due.day = due.start;
  return due;
}

}  // namespace

DueDay WorkOut(std::string_view value, const DocumentDays& days) {
  DueDay due;
  if (value.starts_with("R/")) {
    due.how = DueDay::How::kRecurs;
    return due;
  }
  if (value.starts_with('@')) return WorkOutAnchor(value.substr(1), days);
  if (const size_t at = value.find('@'); at != value.npos)
    return WorkOutLength(value.substr(0, at), value.substr(at + 1), days);
  const size_t slash = value.find('/');
  const std::string_view last = slash == value.npos ? value : value.substr(slash + 1);
  if (!ParseDay(last)) return due;
  due.day = last;
  const std::string_view first = value.substr(0, slash == value.npos ? 0 : slash);
  if (ParseDay(first) && first <= last) due.first = first;
  due.how = DueDay::How::kStated;
  return due;
}

}  // namespace liye
