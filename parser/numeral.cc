#include "parser/numeral.h"

#include "parser/utf8.h"

namespace liye {
namespace {

// Value of one numeral: 0..9 for a digit, 10, 100, 1000 for a unit, -1 for anything else.
int NumeralValue(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'○':
    case U'Ｏ': return 0;
    case U'一':
    case U'壹': return 1;
    case U'二':
    case U'两':
    case U'贰': return 2;
    case U'三':
    case U'叁': return 3;
    case U'四':
    case U'肆': return 4;
    case U'五':
    case U'伍': return 5;
    case U'六':
    case U'陆': return 6;
    case U'七':
    case U'柒': return 7;
    case U'八':
    case U'捌': return 8;
    case U'九':
    case U'玖': return 9;
    case U'十':
    case U'拾': return 10;
    case U'廿': return 20;
    case U'卅': return 30;
    case U'百':
    case U'佰': return 100;
    case U'千':
    case U'仟': return 1000;
    default: return -1;
  }
}

std::optional<uint32_t> ParseDigits(std::string_view text) {
  if (text.size() > 9) return std::nullopt;
  uint32_t value = 0;
  for (char c : text) {
    if (!IsDigit(static_cast<unsigned char>(c))) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// 二〇一七: digits by position, no units.
std::optional<uint32_t> ParsePositional(std::string_view text) {
  uint32_t value = 0;
  int digits = 0;
  for (size_t i = 0; i < text.size(); i += CharLength(text[i])) {
    const int digit = NumeralValue(CharAt(text, i));
    if (digit < 0 || digit > 9 || ++digits > 9) return std::nullopt;
    value = value * 10 + digit;
  }
  return value;
}

// 一百零五: digits with units, each unit smaller than the one before.
std::optional<uint32_t> ParseWithUnits(std::string_view text) {
  uint32_t total = 0;
  int digit = -1;  // read and not yet multiplied
  int last_unit = 10000;
  for (size_t i = 0; i < text.size(); i += CharLength(text[i])) {
    const int value = NumeralValue(CharAt(text, i));
    if (value < 0) return std::nullopt;
    if (value == 0) {
      if (digit >= 0) return std::nullopt;
    } else if (value < 10) {
      if (digit >= 0) return std::nullopt;
      digit = value;
    } else {
      const int unit = value == 20 || value == 30 ? 10 : value;
      if (unit >= last_unit || (value != unit && digit >= 0)) return std::nullopt;
      total += value == unit ? (digit < 0 ? 1 : digit) * unit : value;
      last_unit = unit;
      digit = -1;
    }
  }
  return digit > 0 ? total + digit : total;
}

}  // namespace

std::optional<uint32_t> ParseNumeral(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (IsDigit(static_cast<unsigned char>(text[0]))) return ParseDigits(text);
  if (const auto value = ParsePositional(text)) return value;
  return ParseWithUnits(text);
}

size_t NumeralLength(std::string_view text) {
  size_t i = 0;
  while (i < text.size() && NumeralValue(CharAt(text, i)) >= 0) i += CharLength(text[i]);
  return i < text.size() ? i : text.size();
}

}  // namespace liye
