// Steps through valid UTF-8.
//
// Decodes one character forwards or backwards and tells what sort of character it is. For
// parser/ only; all functions take valid UTF-8 (see corpus/source.h) and stay inside the view.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace liye {

// Bytes of the character that `lead` begins.
constexpr size_t CharLength(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4; }

// The character at `at`; 0 at the end of the text.
inline char32_t CharAt(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  const unsigned char lead = text[at];
  const auto tail = [&](size_t i) { return static_cast<char32_t>(at + i < text.size() ? text[at + i] & 0x3f : 0); };
  if (lead < 0x80) return lead;
  if (lead < 0xe0) return (lead & 0x1fu) << 6 | tail(1);
  if (lead < 0xf0) return (lead & 0x0fu) << 12 | tail(1) << 6 | tail(2);
  return (lead & 0x07u) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
}

// Start of the character that ends just before `at`; 0 at the start of the text.
inline size_t CharBefore(std::string_view text, size_t at) {
  if (at > text.size()) at = text.size();
  while (at > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xc0) != 0x80) break;
  }
  return at;
}

constexpr bool IsHan(char32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == U'〇' || (c >= 0x20000 && c <= 0x2ffff);
}

constexpr bool IsDigit(char32_t c) { return c >= '0' && c <= '9'; }

// White space and zero-width characters: what CleanText drops between Chinese characters.
constexpr bool IsBlank(char32_t c) {
  return c <= 0x20 || c == 0x3000 || c == 0xa0 || c == 0xfeff || c == 0x85 || c == 0xad ||
         (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) || (c >= 0x205f && c <= 0x2063);
}

// Whether `text` holds `word` at `at`.
inline bool HasAt(std::string_view text, size_t at, std::string_view word) {
  if (at > text.size() || word.size() > text.size() - at) return false;
  // The last byte of a Chinese character tells it from others best.
  return word.empty() || (text[at + word.size() - 1] == word.back() && text.substr(at, word.size()) == word);
}

}  // namespace liye
