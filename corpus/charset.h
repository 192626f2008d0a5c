// Which encoding bytes are in.
//
// Looks only; encoding.h converts. Names are ICU's: "UTF-8", "UTF-16LE", "GB18030",
// "Big5"; everything of the GB family is read as GB18030, which holds it all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace liye {

struct ByteOrderMark {
  std::string encoding;
  size_t length = 0;  // 0: there is none
};
ByteOrderMark FindByteOrderMark(std::string_view bytes);

// The charset that HTML or XML names for itself near its beginning: <meta charset>, http-equiv,
// <?xml encoding?>. As written there; empty when it names none. A view into `bytes`.
std::string_view DeclaredCharset(std::string_view bytes);

// The encoding of `bytes`, which have no BOM: `declared` when the bytes bear it out, else valid
// UTF-8, else UTF-16 by its even or odd bytes, else ICU's detection among GB18030, Big5 and others.
// `valid_utf8`, when given, becomes true where it has seen that all bytes are valid UTF-8.
std::string GuessEncoding(std::string_view bytes, std::string_view declared, bool* valid_utf8 = nullptr);

// "UTF-16LE" or "UTF-16BE" when `bytes`, without BOM, are most likely that, else empty.
std::string GuessUtf16(std::string_view bytes);

}  // namespace liye
