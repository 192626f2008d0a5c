// What the words around a sum of money say of it: its bound, and whether it is money at all.
//
// The bound stands before the number (不超过, 突破, 最高) or behind it (以上, 以内). The words stand in
// lexicon/money_words.tsv. What the sum is for each of is amount_per.h's. Works on clean text; results are values.
#pragma once

#include <string_view>

#include "extract/amount_number.h"
#include "extract/fact.h"

namespace liye {

struct BoundReading {
  Bound bound = Bound::kEqual;
  std::string_view rule;  // name of the pattern that decided
};

// The bound of the sum at [begin, end).
BoundReading ReadBound(std::string_view text, const WrittenSum& sum);
// Whether a number with a multiplier and no currency is money: the words of its clause speak of money and no
// counter follows.
bool IsMoneyByContext(std::string_view text, const WrittenSum& sum);
// Whether the 元 of the sum is no money: 二元结构, 一元化.
bool IsFalseYuan(std::string_view text, const WrittenSum& sum);

}  // namespace liye
