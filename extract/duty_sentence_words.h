// Small questions about running text that the readers of duties share.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "parser/utf8.h"

namespace liye {

inline constexpr size_t kLongTask = 180;          // bytes of a task before it is cut to its nearer half
inline constexpr size_t kShortTask = 18;          // bytes of a task too short to stand alone

inline bool StartsWithAny(std::string_view text, size_t at, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return HasAt(text, at, word); });
}

inline bool EndsWithAny(std::string_view text, size_t end, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.substr(0, end).ends_with(word); });
}

inline bool IsSentenceEnd(std::string_view text, size_t at) {
  return text[at] == ';' || text[at] == '!' || text[at] == '?' || HasAt(text, at, "。");
}

inline bool IsPause(std::string_view text, size_t at) { return at >= text.size() || text[at] == ',' || text[at] == ')' || IsSentenceEnd(text, at); }

// 要, 应, 须 among the words between a unit and a marker.
inline bool HasModal(std::string_view words) {
  return words.find("要") != words.npos || words.find("应") != words.npos || words.find("须") != words.npos;
}

}  // namespace liye
