// Chinese numerals as numbers.
//
// Reads 十二, 二十三, 一百零五, 两, 〇, 二〇一七, and the financial forms 壹贰叁. Knows nothing
// of units or money (extract/amount).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace liye {

// The value of a whole string of Chinese numerals or ASCII digits (十二 → 12, 二〇一七 → 2017,
// 一百零五 → 105, 3 → 3), nothing else in it. No 万 or 亿. Empty or malformed gives nullopt.
std::optional<uint32_t> ParseNumeral(std::string_view text);

// Length in bytes of the longest run of Chinese numerals (no 万 亿) at the start of `text`.
size_t NumeralLength(std::string_view text);

}  // namespace liye
