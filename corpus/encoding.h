// Bytes in a known encoding to UTF-8.
//
// Which encoding it is comes from charset.h; this converts. UTF-16 and UTF-32 are read here,
// everything else by ICU. Total: an invalid sequence becomes U+FFFD and is counted.
// Valid UTF-8 is moved through, not copied.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace liye {

struct Decoded {
  std::string text;       // valid UTF-8
  std::string encoding;   // ICU's name: "UTF-8", "UTF-16LE", "GB18030", "Big5"
  uint64_t replaced = 0;  // invalid sequences that became U+FFFD
};

// `bytes`, without their BOM, read as `encoding`; one that ICU does not know is taken for UTF-8. `valid_utf8`: they
// are known to be valid UTF-8, which spares looking again.
Decoded DecodeAs(std::string bytes, const std::string& encoding, bool valid_utf8 = false);

// Whether ICU or this file can read `encoding`.
bool IsKnownEncoding(const std::string& encoding);

}  // namespace liye
