// One input as text: what parser/ reads.
//
// A Source owns valid UTF-8 text and says where it came from. For a valid UTF-8 plain text
// or Markdown file, `text` is the file byte for byte (BOM and CRLF included), so that spans
// are offsets in the file; HTML and other encodings are converted, and spans are offsets in
// the converted text, which `liye text FILE` prints. Views into `text` live as long as the
// Source and are invalidated when it moves: keep Sources behind a stable address.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/span.h"

namespace liye {

enum class MediaType { kPlainText, kMarkdown, kHtml };

struct Source {
  std::string path;                              // as found below the path the user gave
  std::string text;                              // valid UTF-8
  MediaType media_type = MediaType::kPlainText;  // of the file, not of `text`
  std::string encoding;                          // ICU's name of what the bytes were in: "UTF-8", "GB18030"
  std::string hash;                              // 128-bit XXH3 of the bytes, 32 hexadecimal digits
  uint64_t byte_size = 0;                        // of the file
  uint64_t replaced = 0;                         // invalid sequences that became U+FFFD
  std::vector<uint32_t> page_starts;             // byte offset in `text` of each page; empty without pages

  // 1-based page that holds `offset`; 0 where the source has no pages.
  uint32_t page_of(uint32_t offset) const;
};

const char* to_string(MediaType type);

}  // namespace liye
