// Where running text may name who is responsible.
//
// Finds the words that make units responsible (由, 负责, 牵头, 会同, 配合 …) by their first character, so that a scan
// passes over most of a text at the cost of one look-up a character. What they mean beside which units is for
// duty_sentence.h. Works on clean text.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "extract/duty_sentence_words.h"

namespace liye {

enum class Marker : uint8_t {
  kNothing,
  kBy,
  kInCharge,
  kGeneral,
  kLead,
  kTogether,
  kAssist,
  kOwnPart,
  kAuthorized,
  kNamed
};

struct MarkerWord {
  Marker marker = Marker::kNothing;
  std::string_view word;
};

// Low bits of the second and third byte of a character: 4096 slots, of which eleven begin a marker.
constexpr size_t MarkerSlot(uint32_t character) { return (character >> 2 & 0xfc0) | (character & 0x3f); }

inline constexpr auto kMarkerSlots = [] {
  std::array<bool, 4096> slots{};
  for (uint32_t character : {ThreeBytesOf("由"), ThreeBytesOf("负"), ThreeBytesOf("责"), ThreeBytesOf("牵"),
                             ThreeBytesOf("会"), ThreeBytesOf("授"), ThreeBytesOf("配"), ThreeBytesOf("协"),
                             ThreeBytesOf("支"), ThreeBytesOf("参"), ThreeBytesOf("主")})
    slots[MarkerSlot(character)] = true;
  return slots;
}();

// Whether the character at `at` may begin a marker; it has three bytes, all of them in `text`.
inline bool MayBeginMarker(std::string_view text, size_t at) {
  return kMarkerSlots[(text[at + 1] & 0x3fu) << 6 | (text[at + 2] & 0x3fu)];
}

// The marker that begins at `at`.
inline MarkerWord MarkerAt(std::string_view text, size_t at) {
  const auto one_of = [&](Marker marker, std::initializer_list<std::string_view> words) -> MarkerWord {
    for (std::string_view word : words)
      if (HasAt(text, at, word)) return {marker, word};
    return {};
  };
  switch (ThreeBytes(text, at)) {
    case ThreeBytesOf("由"): return {Marker::kBy, text.substr(at, 3)};
    case ThreeBytesOf("责"): return {Marker::kOwnPart, text.substr(at, 3)};
    case ThreeBytesOf("负"):
      return HasAt(text, at, "负总责") ? MarkerWord{Marker::kGeneral, "负总责"} : one_of(Marker::kInCharge, {"负责"});
    case ThreeBytesOf("牵"): return one_of(Marker::kLead, {"牵头"});
    case ThreeBytesOf("会"): return one_of(Marker::kTogether, {"会同"});
    case ThreeBytesOf("授"): return one_of(Marker::kAuthorized, {"授权"});
    case ThreeBytesOf("配"): return one_of(Marker::kAssist, {"配合"});
    case ThreeBytesOf("协"): return one_of(Marker::kAssist, {"协助", "协办"});
    case ThreeBytesOf("支"): return one_of(Marker::kAssist, {"支持"});
    case ThreeBytesOf("参"): return one_of(Marker::kAssist, {"参与", "参加"});
    case ThreeBytesOf("主"): return one_of(Marker::kNamed, {"主管单位", "主管部门", "主责单位"});
    default: return {};
  }
}

}  // namespace liye
