#include "index/fold.h"

namespace liye {

std::string FoldedKey(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(text, at, length);
    at += length;
    FoldCharacter(code, [&](CharClass kind, char32_t folded) {
      if (kind == CharClass::kHan || kind == CharClass::kWord) AppendUtf8(key, folded);
    });
  }
  return key;
}

}  // namespace liye
