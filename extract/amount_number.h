// One sum of money as it is written: number, multiplier, currency.
//
// Reads 5000万元, 1.9651亿美元, 一百二十万元, 壹佰万元整, 1亿2000万元, 1,200元, $5 million's sign, 超百亿's 百亿 in clean
// text, exactly. Knows nothing of bounds, of what the sum is per, or whether a number without a currency is money.
#pragma once

#include <optional>
#include <string_view>

#include "extract/decimal.h"

namespace liye {

struct WrittenSum {
  size_t begin = 0, end = 0;  // bytes of the text: number to currency
  Decimal value;
  int multiplier = 0;         // power of ten of the last multiplier: 4 for 万
  std::string_view currency;  // ISO 4217; empty where none is written
  bool implied_one = false;   // 百亿, 亿元: no numeral
  bool inexact = false;       // 300多万元, 1000余元
  bool plain = false;         // digits without multiplier and currency
};

// The sum that begins at `at`.
std::optional<WrittenSum> ParseSum(std::string_view text, size_t at);
// Where the number that holds or ends at `at` (the byte of its multiplier or currency) begins.
size_t SumBegin(std::string_view text, size_t at);
// The currency words that `text` has at `at` (元, 美元, 港币, USD): length, and the code in `code`; 0 when none.
size_t CurrencyAt(std::string_view text, size_t at, std::string_view& code);
// The multiplier at `at` (万, 千万, 亿): length, and its power of ten; 0 when none.
size_t MultiplierAt(std::string_view text, size_t at, int& power);

}  // namespace liye
