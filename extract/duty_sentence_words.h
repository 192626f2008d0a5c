// Small questions about running text that the readers of duties share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "parser/utf8.h"

namespace liye {

inline constexpr size_t kLongTask = 180;        // bytes of a task before it is cut to its nearer half
inline constexpr size_t kFewestTaskBytes = 12;  // of a task that says something
inline constexpr size_t kShortTask = 18;        // bytes of a task too short to stand alone

inline bool StartsWithAny(std::string_view text, size_t at, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return HasAt(text, at, word); });
}

inline bool EndsWithAny(std::string_view text, size_t end, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.substr(0, end).ends_with(word); });
}

// The three bytes at `at` as one number, for a character of the Chinese block; 0 near the end of the text.
inline uint32_t ThreeBytes(std::string_view text, size_t at) {
  if (at + 3 > text.size()) return 0;
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<unsigned char>(text[at + i])); };
  return byte(0) << 16 | byte(1) << 8 | byte(2);
}

constexpr uint32_t ThreeBytesOf(const char (&character)[4]) {
  return static_cast<uint32_t>(static_cast<unsigned char>(character[0])) << 16 |
         static_cast<uint32_t>(static_cast<unsigned char>(character[1])) << 8 |
         static_cast<unsigned char>(character[2]);
}

// `word`, found by the last byte of its first character: the first byte is common to thousands of characters.
inline size_t FindRare(std::string_view text, std::string_view word, size_t from = 0) {
  constexpr size_t kRare = 2;
  for (size_t at = from + kRare; (at = text.find(word[kRare], at)) != text.npos; ++at)
    if (text.substr(at - kRare, word.size()) == word) return at - kRare;
  return text.npos;
}

inline bool IsSentenceEnd(std::string_view text, size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) >= 0x80) return ThreeBytes(text, at) == ThreeBytesOf("。");
  return c == ';' || c == '!' || c == '?';
}

inline bool IsPause(std::string_view text, size_t at) {
  return at >= text.size() || text[at] == ',' || text[at] == ')' || IsSentenceEnd(text, at);
}

// 已制定…, 先后印发了…: a report of what was done assigns nothing.
inline bool TellsOfThePast(std::string_view text, size_t at) {
  constexpr size_t kNear = 24;  // bytes in which 了 makes the verb a report
  if (StartsWithAny(text, at, {"已", "先后", "曾", ",已", ",先后"})) return true;
  const std::string_view action = text.substr(std::min(at, text.size()), kNear);
  const size_t done = action.find("了");
  return done != action.npos && done < action.find(',') && !HasAt(action, done, "了解");
}

// 上报的《…》已经批准 at `at`: what the units did to a paper that the sentence goes on to speak of.
inline bool DescribesPaper(std::string_view text, size_t at) {
  constexpr std::string_view kPaper = "的《", kClose = "》";
  constexpr size_t kNear = 60;
  const std::string_view action = text.substr(std::min(at, text.size()), kNear);
  const size_t paper = action.find(kPaper);
  if (paper == action.npos || action.substr(0, paper).find_first_of(",;:") != action.npos) return false;
  if (StartsWithAny(action, 0, {"按", "依", "根据", "对", "将", "以"})) return false;
  const size_t close = text.find(kClose, at + paper);
  if (close == text.npos) return false;
  size_t after = close + kClose.size();
  while (after < text.size() && text[after] == '(') {
    const size_t partner = text.find(')', after);
    if (partner == text.npos) return false;
    after = partner + 1;
  }
  return !IsPause(text, after) && !HasAt(text, after, "、") && !HasAt(text, after, "和");
}

// 要, 应, 须 among the words between a unit and a marker.
inline bool HasModal(std::string_view words) {
  return words.find("要") != words.npos || words.find("应") != words.npos || words.find("须") != words.npos;
}

}  // namespace liye
