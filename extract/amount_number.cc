#include "extract/amount_number.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "corpus/lexicon.h"
#include "extract/words.h"
#include "parser/numeral.h"

namespace liye {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

struct Currencies {
  std::vector<std::pair<std::string_view, std::string_view>> after, before;  // word and code, longest word first
  Currencies() {
    for (const LexiconRow& row : Lexicon("currencies"))
      if (row.size() >= 3) (row[2] == "before" ? before : after).emplace_back(row[0], row[1]);
    const auto longer = [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); };
    std::stable_sort(after.begin(), after.end(), longer);
    std::stable_sort(before.begin(), before.end(), longer);
  }
  static const Currencies& Get() {
    static const Currencies currencies;
    return currencies;
  }
};

// Length of digits with separators and a point at `at`: 1,200.50. A trailing comma or point is no part of it.
size_t DigitsLength(std::string_view text, size_t at) {
  size_t end = at;
  bool point = false;
  while (end < text.size()) {
    if (IsAsciiDigit(text[end])) {
      ++end;
    } else if (text[end] == '.' && !point && end + 1 < text.size() && IsAsciiDigit(text[end + 1]) && end > at) {
      point = true;
      ++end;
    } else if (text[end] == ',' && !point && end > at && end + 3 < text.size() && IsAsciiDigit(text[end + 1]) &&
               IsAsciiDigit(text[end + 2]) && IsAsciiDigit(text[end + 3]) &&
               (end + 4 >= text.size() || !IsAsciiDigit(text[end + 4]))) {
      end += 4;
    } else {
      break;
    }
  }
  return end - at;
}

// A number without 万 and 亿 at `at`: digits, or Chinese numerals, also 一点五.
std::optional<Decimal> TakeNumber(std::string_view text, size_t& at) {
  if (const size_t digits = DigitsLength(text, at)) {
    auto value = Decimal::Parse(text.substr(at, digits));
    if (!value) {  // 10,200: a list, not one number
      const size_t comma = text.substr(at, digits).rfind(',');
      if (comma == std::string_view::npos) return std::nullopt;
      at += comma + 1;
      return Decimal::Parse(text.substr(at, digits - comma - 1));
    }
    at += digits;
    return value;
  }
  const size_t length = NumeralLength(text.substr(at));
  if (!length) return std::nullopt;
  size_t end = at + length;
  const auto integer = ParseNumeral(text.substr(at, length));
  if (!integer) return std::nullopt;
  Decimal value{*integer};
  if (StartsAt(text, end, "点")) {
    const size_t from = end + std::string_view("点").size();
    const size_t fraction = NumeralLength(text.substr(from));
    std::string digits = "0.";
    for (size_t i = from; i < from + fraction; i += GlyphLength(text, i)) {
      const auto digit = ParseNumeral(GlyphAt(text, i));
      if (!digit || *digit > 9) return std::nullopt;
      digits += static_cast<char>('0' + *digit);
    }
    if (fraction == 0) return std::nullopt;
    value = value.Plus(*Decimal::Parse(digits));
    end = from + fraction;
  }
  at = end;
  return value;
}

bool TakeAbout(std::string_view text, size_t& at) {
  for (std::string_view word : {"余", "多"})
    if (StartsAt(text, at, word)) return at += word.size(), true;
  return false;
}

// 3元5角, 0.5元2分.
void TakeSmallMoney(std::string_view text, WrittenSum& sum) {
  for (const auto& [unit, power] : {std::pair{"角", -1}, std::pair{"分", -2}}) {
    size_t i = sum.end;
    const auto number = TakeNumber(text, i);
    if (!number || !StartsAt(text, i, unit) || *number >= Decimal(10)) continue;
    sum.value = sum.value.Plus(number->Shifted(power));
    sum.end = i + 3;
  }
}

}  // namespace

size_t MultiplierAt(std::string_view text, size_t at, int& power) {
  static constexpr std::pair<std::string_view, int> kMultipliers[] = {
      {"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"亿", 8}, {"千万", 7}, {"百万", 6}, {"万", 4}, {"千", 3}, {"百", 2}};
  for (const auto& [word, value] : kMultipliers)
    if (StartsAt(text, at, word)) return power = value, word.size();
  return 0;
}

size_t CurrencyAt(std::string_view text, size_t at, std::string_view& code) {
  for (const auto& [word, iso] : Currencies::Get().after)
    if (StartsAt(text, at, word)) return code = iso, word.size();
  return 0;
}

size_t SumBegin(std::string_view text, size_t at) {
  constexpr size_t kLongest = 60;
  size_t begin = at;
  while (at - begin < kLongest) {
    const std::string_view c = GlyphBefore(text, begin);
    if (c.empty()) break;
    const bool separator = (c == "." || c == ",") && begin < text.size() && IsAsciiDigit(text[begin]) && begin >= 2 &&
                           IsAsciiDigit(text[begin - 2]);
    const bool numeral =
        c.size() == 3 && (NumeralLength(c) || c == "万" || c == "亿" || c == "余" || c == "多" || c == "点");
    if (!separator && !numeral && !(c.size() == 1 && IsAsciiDigit(c[0]))) break;
    begin -= c.size();
  }
  while (begin < at && (StartsAt(text, begin, "余") || StartsAt(text, begin, "多") || StartsAt(text, begin, "点")))
    begin += 3;
  return begin;
}

std::optional<WrittenSum> ParseSum(std::string_view text, size_t at) {
  WrittenSum sum;
  sum.begin = at;
  size_t i = at;
  std::string_view leading;
  for (const auto& [word, iso] : Currencies::Get().before)
    if (EndsAt(text, at, word)) {
      leading = iso;
      if (word.size() < 6) sum.begin -= word.size();  // $ and ¥ stand for 元; 人民币 is a word before the sum
      break;
    }
  int last_power = 100;
  bool any = false;
  for (;;) {
    const size_t start = i;
    const bool digits = i < text.size() && IsAsciiDigit(text[i]);
    int power = 0;
    bool implied = false;
    // 百亿, 千万: the 百 is of the multiplier, not a number before it.
    const bool multiplier_first = !digits && MultiplierAt(text, i, power) != 0;
    auto number = multiplier_first ? std::nullopt : TakeNumber(text, i);
    if (!number) {  // 百亿, 亿: one of them
      if (any) break;
      const size_t length = MultiplierAt(text, i, power);
      if (!length) break;
      number = Decimal(1).Shifted(power);
      implied = true;
      i += length;
    } else {
      sum.inexact |= TakeAbout(text, i);
      if (const size_t length = MultiplierAt(text, i, power)) {
        number = number->Shifted(power);
        i += length;
      }
      sum.inexact |= TakeAbout(text, i);
    }
    if (any && power >= last_power) {
      i = start;
      break;
    }
    sum.value = any ? sum.value.Plus(*number) : *number;
    sum.implied_one |= implied;
    sum.multiplier = power;
    any = true;
    sum.end = i;
    if (power < 3 || implied) break;
    last_power = power;
  }
  if (!any) return std::nullopt;
  i = sum.end;
  if (const size_t length = CurrencyAt(text, i, sum.currency)) {
    sum.end += length;
    if (sum.currency == "CNY") TakeSmallMoney(text, sum);
  } else if (!leading.empty()) {
    sum.currency = leading;
  }
  sum.plain = sum.currency.empty() && sum.multiplier == 0;
  return sum;
}

}  // namespace liye
