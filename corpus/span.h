// A piece of text by position.
//
// A Span is a half-open byte range [start, end) in Source.text (UTF-8), the one coordinate
// that every folder uses. It owns nothing and stays valid as long as the text it was made for.
// Texts of 4 GiB and more are refused when they are read (see corpus/read.h).
#pragma once

#include <cstdint>
#include <string_view>

namespace liye {

struct Span {
  uint32_t start = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - start; }
  bool empty() const { return end <= start; }
  bool contains(uint32_t offset) const { return start <= offset && offset < end; }
  bool contains(Span other) const { return start <= other.start && other.end <= end; }

  // The bytes of `text` that this span names. The view lives as long as `text`.
  std::string_view of(std::string_view text) const { return text.substr(start, size()); }

  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace liye
