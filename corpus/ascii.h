// ASCII letters, blanks and marks of markup and lists, whatever the locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

constexpr bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool IsAsciiLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string Lowered(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), ToLower);
  return lowered;
}

inline bool EqualNoCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ToLower(x) == ToLower(y); });
}

inline bool StartsWithNoCase(std::string_view text, std::string_view prefix) {
  return EqualNoCase(text.substr(0, prefix.size()), prefix);
}

// Position of `word` in `text`, npos without it.
inline size_t FindNoCase(std::string_view text, std::string_view word) {
  const auto found = std::search(text.begin(), text.end(), word.begin(), word.end(),
                                 [](char x, char y) { return ToLower(x) == ToLower(y); });
  return found == text.end() ? text.npos : static_cast<size_t>(found - text.begin());
}

inline std::string_view TrimStart(std::string_view text) {
  while (!text.empty() && IsAsciiSpace(text.front())) text.remove_prefix(1);
  return text;
}

inline std::string_view TrimEnd(std::string_view text) {
  while (!text.empty() && IsAsciiSpace(text.back())) text.remove_suffix(1);
  return text;
}

// text(value) of each value, with `mark` between them.
template <typename Values, typename Text>
std::string JoinedWith(std::string_view mark, const Values& values, Text&& text) {
  std::string joined;
  bool first = true;
  for (const auto& value : values) {
    if (!first) joined += mark;
    first = false;
    joined += text(value);
  }
  return joined;
}

// The parts of "a|b|c"; one empty part of "".
inline std::vector<std::string_view> SplitAt(std::string_view text, std::string_view mark) {
  std::vector<std::string_view> parts;
  for (size_t end; (end = text.find(mark)) != text.npos; text.remove_prefix(end + mark.size()))
    parts.push_back(text.substr(0, end));
  parts.push_back(text);
  return parts;
}

}  // namespace liye
