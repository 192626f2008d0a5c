// UTF-8: is it valid, and what to put where it is not.
//
// Strict as the Unicode Standard has it (table 3-7): no overlong forms, no surrogates, nothing
// above U+10FFFF. An invalid sequence is the longest run of bytes that could have begun a
// character (its "maximal subpart"), so that counts agree with browsers and with ICU.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace liye {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Length of the longest prefix of `bytes` that is valid UTF-8. About 2 GB/s on Chinese text.
size_t ValidUtf8Length(std::string_view bytes);

// Bytes of the one invalid sequence that `bytes`, not empty, begins with: 1 to 3.
size_t InvalidSequenceLength(std::string_view bytes);

// `bytes` with U+FFFD for each invalid sequence; `replaced` grows by their number. Valid
// bytes come back as they are, without a copy.
std::string RepairUtf8(std::string bytes, uint64_t& replaced);

void AppendUtf8(std::string& out, char32_t character);

// The same into a buffer of four bytes; gives how many it wrote.
inline size_t EncodeUtf8(char32_t character, char* out) {
  const auto tail = [character](int shift) { return static_cast<char>(0x80 | (character >> shift & 0x3f)); };
  if (character < 0x80) return out[0] = static_cast<char>(character), 1;
  if (character < 0x800) return out[0] = static_cast<char>(0xc0 | character >> 6), out[1] = tail(0), 2;
  if (character < 0x10000)
    return out[0] = static_cast<char>(0xe0 | character >> 12), out[1] = tail(6), out[2] = tail(0), 3;
  return out[0] = static_cast<char>(0xf0 | character >> 18), out[1] = tail(12), out[2] = tail(6), out[3] = tail(0), 4;
}

char32_t DecodeRareUtf8(std::string_view text, size_t at, int& length);  // the rest of DecodeUtf8

// The code point at text[at], and how many bytes it takes. Bytes that are no UTF-8 give
// U+FFFD one by one.
inline char32_t DecodeUtf8(std::string_view text, size_t at, int& length) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto is_tail = [&](size_t i) { return (byte(i) & 0xc0) == 0x80; };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return length = 1, lead;
  // Nearly all of a Chinese text: three bytes, no surrogate, no overlong form.
  if (lead > 0xe0 && lead < 0xf0 && lead != 0xed && at + 2 < text.size() && is_tail(1) && is_tail(2)) {
    length = 3;
    return (lead & 0x0fu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu);
  }
  return DecodeRareUtf8(text, at, length);
}

// The code points of `text`, at most `most`.
std::u32string CodePoints(std::string_view text, size_t most = std::string_view::npos);

}  // namespace liye
