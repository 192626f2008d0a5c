#include "corpus/utf8.h"

#include <cstring>

namespace liye {
namespace {

using Byte = unsigned char;

bool IsTrail(Byte byte) { return (byte & 0xC0) == 0x80; }

// What the byte after `lead` may be: E0, ED, F0 and F4 narrow it (overlong forms, surrogates,
// beyond U+10FFFF).
bool IsSecond(Byte lead, Byte second) {
  switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return IsTrail(second);
  }
}

size_t NeededLength(Byte lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead <= 0xF4 ? 4 : 0;
}

// Bytes from `at` that fit one character: all it needs when it is whole, fewer when it is not.
size_t FittingLength(const Byte* at, const Byte* end) {
  const size_t needed = NeededLength(*at);
  if (needed < 2) return needed;
  size_t length = 1;
  while (length < needed && at + length < end && (length == 1 ? IsSecond(*at, at[1]) : IsTrail(at[length]))) ++length;
  return length;
}

uint32_t Load4(const Byte* at) { return at[0] | at[1] << 8 | at[2] << 16 | uint32_t{at[3]} << 24; }

bool Ascii8(const Byte* at) {
  uint64_t word;
  std::memcpy(&word, at, sizeof word);
  return (word & 0x8080808080808080u) == 0;
}

// The common case, a Chinese character of three bytes, in two comparisons. E0 and ED, whose
// second byte is narrower, are left to FittingLength.
bool IsPlainThree(uint32_t word) {
  if ((word & 0x00C0C0F0u) != 0x008080E0u) return false;
  return (word & 0x0F) != 0 && (word & 0x0F) != 0x0D;
}

}  // namespace

size_t ValidUtf8Length(std::string_view bytes) {
  const Byte* const begin = reinterpret_cast<const Byte*>(bytes.data());
  const Byte* const end = begin + bytes.size();
  const Byte* at = begin;
  while (at < end) {
    while (end - at >= 4 && IsPlainThree(Load4(at))) at += 3;
    while (end - at >= 8 && Ascii8(at)) at += 8;
    if (at == end) break;
    if (*at < 0x80) {
      ++at;
      continue;
    }
    const size_t length = FittingLength(at, end);
    if (length == 0 || length < NeededLength(*at)) break;
    at += length;
  }
  return static_cast<size_t>(at - begin);
}

size_t InvalidSequenceLength(std::string_view bytes) {
  const Byte* const begin = reinterpret_cast<const Byte*>(bytes.data());
  const size_t length = FittingLength(begin, begin + bytes.size());
  return length == 0 ? 1 : length;
}

std::string RepairUtf8(std::string bytes, uint64_t& replaced) {
  size_t valid = ValidUtf8Length(bytes);
  if (valid == bytes.size()) return bytes;
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 16 + kReplacement.size());
  std::string_view rest = bytes;
  while (true) {
    text.append(rest.substr(0, valid));
    rest.remove_prefix(valid);
    if (rest.empty()) return text;
    text += kReplacement;
    ++replaced;
    rest.remove_prefix(InvalidSequenceLength(rest));
    valid = ValidUtf8Length(rest);
  }
}

void AppendUtf8(std::string& out, char32_t character) {
  char bytes[4];
  out.append(bytes, EncodeUtf8(character, bytes));
}

char32_t DecodeRareUtf8(std::string_view text, size_t at, int& length) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0); };
  const auto tail = [&](size_t i) { return (byte(i) & 0xc0) == 0x80; };
  const char32_t lead = byte(0);
  length = 1;
  if (lead < 0x80) return lead;
  if (lead >= 0xc2 && lead < 0xe0 && tail(1)) {
    length = 2;
    return (lead & 0x1f) << 6 | (byte(1) & 0x3f);
  }
  if (lead >= 0xe0 && lead < 0xf0 && tail(1) && tail(2)) {
    const char32_t code = (lead & 0x0f) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu);
    if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) return 0xfffd;
    length = 3;
    return code;
  }
  if (lead >= 0xf0 && lead < 0xf5 && tail(1) && tail(2) && tail(3)) {
    const char32_t code = (lead & 0x07) << 18 | (byte(1) & 0x3fu) << 12 | (byte(2) & 0x3fu) << 6 | (byte(3) & 0x3fu);
    if (code < 0x10000 || code > 0x10ffff) return 0xfffd;
    length = 4;
    return code;
  }
  return 0xfffd;
}

std::u32string CodePoints(std::string_view text, size_t most) {
  std::u32string characters;
  for (size_t at = 0; at < text.size() && characters.size() < most;) {
    int length = 0;
    characters += DecodeUtf8(text, at, length);
    at += static_cast<size_t>(length);
  }
  return characters;
}

}  // namespace liye
