// What a sum of money is for each of.
//
// 每 and 单个 before the sum (每个项目, 每人每月), a slash behind it (元/平方米), 年 and 人均 before a noun of money name
// it. The words that end the name of a thing stand in lexicon/money_words.tsv. Works on clean text; results are values.
#pragma once

#include <string>
#include <string_view>

namespace liye {

// What the sum at [begin, end) is for each of, in the order of the text (社区/年); empty without a marker.
std::string ReadPer(std::string_view text, size_t begin, size_t end);
// Where the words 每公里每年 that end at `end` begin; `end` when none do.
size_t PerPhraseBegin(std::string_view text, size_t end);

}  // namespace liye
