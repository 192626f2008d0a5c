#include "index/query_field.h"

#include <array>
#include <cstdio>
#include <utility>

#include "extract/amount_number.h"
#include "index/fold.h"
#include "index/tokenizer.h"
#include "parser/date.h"
#include "parser/document_number.h"

namespace liye {
namespace {

struct NameRow {
  std::string_view name;
  QueryField field;
};
// Of each field the Chinese name stands first; it is the one that is written back.
constexpr std::array<NameRow, 23> kNames = {{
    {"单位", QueryField::kUnit},       {"unit", QueryField::kUnit},     {"提及", QueryField::kMention},
    {"mention", QueryField::kMention}, {"文号", QueryField::kNumber},   {"number", QueryField::kNumber},
    {"标题", QueryField::kTitle},      {"title", QueryField::kTitle},   {"类型", QueryField::kType},
    {"文种", QueryField::kType},       {"type", QueryField::kType},     {"发文机关", QueryField::kIssuer},
    {"issuer", QueryField::kIssuer},   {"年份", QueryField::kYear},     {"year", QueryField::kYear},
    {"金额", QueryField::kAmount},     {"amount", QueryField::kAmount}, {"期限", QueryField::kDue},
    {"due", QueryField::kDue},         {"状态", QueryField::kStatus},   {"status", QueryField::kStatus},
    {"引用", QueryField::kCites},      {"cites", QueryField::kCites},
}};

constexpr const char* kAmountWanted = "where an amount such as >=100万 or 50万..200万 should stand";
constexpr const char* kDayWanted = "where a day, month or year such as <2018-07 or 2018-01..2018-06 should stand";
constexpr const char* kYearWanted = "where a year such as 2017 or 2015..2020 should stand";
constexpr const char* kStatusWanted = "where 现行有效 or 已废止 should stand";
constexpr const char* kWordWanted = "where the value of a field should stand";

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool BeginsWith(std::string_view text, std::string_view name) {
  if (text.size() < name.size()) return false;
  for (size_t i = 0; i < name.size(); ++i)
    if (Lower(text[i]) != name[i]) return false;
  return true;
}

// Full-width digits and signs as ASCII, ≥ ≤ as two signs, ～ — 至 as .., without spaces.
std::string Narrow(std::string_view value) {
  std::string narrow;
  for (size_t at = 0; at < value.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(value, at, length);
    if (code >= 0xff01 && code <= 0xff5e && code != 0xff5e) {
      narrow += static_cast<char>(code - 0xff01 + '!');
    } else if (code == 0x2265 || code == 0x2267) {
      narrow += ">=";
    } else if (code == 0x2264 || code == 0x2266) {
      narrow += "<=";
    } else if (code == '~' || code == 0xff5e || code == 0x301c || code == 0x2013 || code == 0x2014 || code == U'至') {
      narrow += "..";
    } else if (code != ' ' && code != 0x3000) {
      narrow += value.substr(at, static_cast<size_t>(length));
    }
    at += static_cast<size_t>(length);
  }
  return narrow;
}

// A value with its comparison: one end, or two of a range; what is open is empty.
struct Bounds {
  std::string from, to;
  bool above = false;  // > rather than >=
  bool up_to = true;   // <= rather than <
};

Bounds ReadBounds(std::string_view value) {
  const std::string narrow = Narrow(value);
  const std::string_view text = narrow;
  if (text.starts_with(">=")) return {std::string(text.substr(2)), ""};
  if (text.starts_with("<=")) return {"", std::string(text.substr(2))};
  if (text.starts_with(">")) return {std::string(text.substr(1)), "", true};
  if (text.starts_with("<")) return {"", std::string(text.substr(1)), false, false};
  const std::string_view bare = text.starts_with("=") ? text.substr(1) : text;
  const size_t dots = bare.find("..");
  if (dots != bare.npos) return {std::string(bare.substr(0, dots)), std::string(bare.substr(dots + 2))};
  return {std::string(bare), std::string(bare)};
}

std::string Day(int year, int month, int day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return text;
}

// Behind all days that are written with four digits of a year.
constexpr std::string_view kEndOfDays = "9999-12-32";

std::string FirstDayOf(int year) { return year > 9999 ? std::string(kEndOfDays) : Day(year, 1, 1); }

// What a person calls 2018, 2018-07, 2018/7/15, 2018年7月15日, 2018年6月底: its first day and the day behind its last.
struct Period {
  std::string first, behind;
  bool one_day = false;
};

// A number of at most `digits` digits that `text` begins with, taken away together with one mark behind it; 0 for none.
int TakeNumber(std::string_view& text, size_t digits) {
  int number = 0;
  size_t count = 0;
  for (; count < text.size() && count < digits && text[count] >= '0' && text[count] <= '9'; ++count)
    number = number * 10 + (text[count] - '0');
  text.remove_prefix(count);
  if (count == 0) return 0;
  for (std::string_view mark : {"-", "/", ".", "年", "月", "日", "号"}) {
    if (!text.starts_with(mark)) continue;
    text.remove_prefix(mark.size());
    break;
  }
  return number;
}

std::optional<Period> ReadPeriod(std::string_view text) {
  Date date;
  date.year = TakeNumber(text, 4);
  if (date.year < 1000) return std::nullopt;
  const auto at_end = [&text] { return text == "底" || text == "末"; };
  if (text.empty()) return Period{FirstDayOf(date.year), FirstDayOf(date.year + 1)};
  if (at_end()) return Period{Day(date.year, 12, 31), FirstDayOf(date.year + 1), true};
  date.month = TakeNumber(text, 2);
  if (date.month < 1 || date.month > 12) return std::nullopt;
  const std::string next_month = date.month == 12 ? FirstDayOf(date.year + 1) : Day(date.year, date.month + 1, 1);
  if (text.empty()) return Period{Day(date.year, date.month, 1), next_month};
  const int last = DaysInMonth(date.year, date.month);
  if (at_end()) return Period{Day(date.year, date.month, last), next_month, true};
  date.day = TakeNumber(text, 2);
  if (!text.empty() || !date.valid()) return std::nullopt;
  return Period{date.iso(), date.day == last ? next_month : Day(date.year, date.month, date.day + 1), true};
}

// 2018年6月底前, as texts set deadlines: that day is within. Of a month or year 前 may leave it out or not, and is not read.
bool ReadUntil(std::string_view value, FieldTerm& term) {
  const std::string narrow = Narrow(value);
  for (std::string_view before : {"之前", "以前", "前"}) {
    if (!narrow.ends_with(before)) continue;
    const std::optional<Period> period = ReadPeriod(std::string_view(narrow).substr(0, narrow.size() - before.size()));
    if (!period || !period->one_day) return false;
    term.to = period->behind;
    return true;
  }
  return false;
}

bool ReadDays(std::string_view value, FieldTerm& term) {
  if (ReadUntil(value, term)) return true;
  const Bounds bounds = ReadBounds(value);
  if (bounds.from.empty() && bounds.to.empty()) return false;
  if (!bounds.from.empty()) {
    const std::optional<Period> period = ReadPeriod(bounds.from);
    if (!period) return false;
    term.from = bounds.above ? period->behind : period->first;
  }
  if (!bounds.to.empty()) {
    const std::optional<Period> period = ReadPeriod(bounds.to);
    if (!period) return false;
    term.to = bounds.up_to ? period->behind : period->first;
  }
  return term.from.empty() || term.to.empty() || term.from < term.to;
}

// A range with a dash, where no value has one: 2015-2020, 50万-200万.
std::string WithDots(std::string_view value) {
  std::string text = Narrow(value);
  if (const size_t dash = text.find('-'); dash != text.npos) text.replace(dash, 1, "..");
  return text;
}

// 2017, 2015..2020, 2015-2020, 2017年.
bool ReadYears(std::string_view value, FieldTerm& term) {
  if (!ReadDays(WithDots(value), term)) return false;
  const auto whole = [](std::string_view day) { return day.empty() || day.ends_with("-01-01") || day == kEndOfDays; };
  return whole(term.from) && whole(term.to);
}

std::optional<WrittenSum> ReadSum(std::string_view text) {
  std::optional<WrittenSum> sum = ParseSum(text, 0);
  if (sum && (sum->begin != 0 || sum->end != text.size() || sum->inexact)) sum.reset();
  return sum;
}

// Both ends of a range are of one currency, and 50..200万 is what 50至200万元 is in a text: 50万 to 200万.
bool ReadRange(const Bounds& bounds, FieldTerm& term) {
  std::optional<WrittenSum> from = ReadSum(bounds.from), to = ReadSum(bounds.to);
  if (!from || !to) return false;
  if (!from->currency.empty() && !to->currency.empty() && from->currency != to->currency) return false;
  if (from->plain) from->value = from->value.Shifted(to->multiplier);
  if (from->value > to->value) return false;
  term.from = from->value.ToString();
  term.to = to->value.ToString();
  for (const WrittenSum* sum : {&*from, &*to})
    if (!sum->currency.empty()) term.currency = sum->currency;
  return true;
}

bool ReadAmounts(std::string_view value, FieldTerm& term) {
  const Bounds bounds = ReadBounds(WithDots(value));
  term.currency = "CNY";
  term.above = bounds.above;
  term.up_to = bounds.up_to;
  if (!bounds.from.empty() && !bounds.to.empty()) return ReadRange(bounds, term);
  const std::optional<WrittenSum> sum = ReadSum(bounds.from.empty() ? bounds.to : bounds.from);
  if (!sum) return false;
  (bounds.from.empty() ? term.to : term.from) = sum->value.ToString();
  if (!sum->currency.empty()) term.currency = sum->currency;
  return true;
}

bool ReadStatus(std::string_view value, FieldTerm& term) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kWords = {{{"现行有效", "in_force"},
                                                                                     {"有效", "in_force"},
                                                                                     {"现行", "in_force"},
                                                                                     {"inforce", "in_force"},
                                                                                     {"unknown", "in_force"},
                                                                                     {"已废止", "repealed"},
                                                                                     {"废止", "repealed"},
                                                                                     {"已失效", "repealed"},
                                                                                     {"失效", "repealed"},
                                                                                     {"repealed", "repealed"}}};
  const std::string key = FoldedKey(value);
  for (const auto& [word, status] : kWords)
    if (key == word) term.from = status;
  return !term.from.empty();
}

}  // namespace

std::optional<FieldName> FieldNameAt(std::string_view text) {
  constexpr std::string_view kWideColon = "：";
  for (const NameRow& row : kNames) {
    if (!BeginsWith(text, row.name)) continue;
    const std::string_view rest = text.substr(row.name.size());
    if (rest.starts_with(':')) return FieldName{row.field, row.name.size() + 1};
    if (rest.starts_with(kWideColon)) return FieldName{row.field, row.name.size() + kWideColon.size()};
  }
  return std::nullopt;
}

std::string_view FieldLabel(QueryField field) {
  for (const NameRow& row : kNames)
    if (row.field == field) return row.name;
  return {};
}

bool ValueGoesOn(QueryField field, std::string_view value) {
  const bool bounds = field == QueryField::kAmount || field == QueryField::kDue || field == QueryField::kYear;
  const std::string narrow = bounds ? Narrow(value) : "";
  return !narrow.empty() && narrow.find_first_not_of("<>=") == narrow.npos;
}

std::expected<FieldTerm, const char*> ReadFieldTerm(QueryField field, std::string_view value) {
  FieldTerm term;
  term.field = field;
  term.value = value;
  if (field == QueryField::kAmount && !ReadAmounts(value, term)) return std::unexpected(kAmountWanted);
  if (field == QueryField::kDue && !ReadDays(value, term)) return std::unexpected(kDayWanted);
  if (field == QueryField::kYear && !ReadYears(value, term)) return std::unexpected(kYearWanted);
  if (field == QueryField::kStatus && !ReadStatus(value, term)) return std::unexpected(kStatusWanted);
  if (FoldedKey(value).empty()) return std::unexpected(kWordWanted);
  if (field == QueryField::kNumber || field == QueryField::kCites)
    term.from = CanonicalDocumentNumber(value).value_or("");
  return term;
}

}  // namespace liye
