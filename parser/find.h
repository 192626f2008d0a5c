// Search for short Chinese words.
//
// Looks for a word's last byte first: lead bytes of Chinese characters are nearly all the same, their last
// bytes differ. For parser/ only; words are one character or more, never empty.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace liye {

// Position of `word` in `text` at or after `from`; npos without it.
inline size_t Find(std::string_view text, std::string_view word, size_t from = 0) {
  const size_t tail = word.size() - 1;
  for (size_t at = from + tail; at < text.size(); ++at) {
    const void* const hit = std::memchr(text.data() + at, word.back(), text.size() - at);
    if (!hit) break;
    at = static_cast<size_t>(static_cast<const char*>(hit) - text.data());
    if (tail > 0 && text[at - 1] != word[tail - 1]) continue;  // spares most a call
    if (text.substr(at - tail, tail) == word.substr(0, tail)) return at - tail;
  }
  return text.npos;
}

// Position of the last `word` in `text`; npos without it.
inline size_t FindLast(std::string_view text, std::string_view word) {
  const size_t tail = word.size() - 1;
  for (size_t end = text.size(); end > tail;) {
    const void* const hit = memrchr(text.data() + tail, word.back(), end - tail);
    if (!hit) break;
    const auto at = static_cast<size_t>(static_cast<const char*>(hit) - text.data());
    if (text.substr(at - tail, tail) == word.substr(0, tail)) return at - tail;
    end = at;
  }
  return text.npos;
}

inline bool Contains(std::string_view text, std::string_view word) { return Find(text, word) != text.npos; }

// The words of a list in a lexicon's column, parted by single blanks.
inline std::vector<std::string_view> SplitWords(std::string_view list) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < list.size();) {
    const size_t end = list.find(' ', at) == list.npos ? list.size() : list.find(' ', at);
    words.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace liye
