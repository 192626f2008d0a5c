// What a file is: text, and of which kind, or something that holds none.
//
// By content first, since endings lie, then by ending. Looks at the first bytes only.
#pragma once

#include <string_view>

#include "corpus/source.h"

namespace liye {

// The media type of the file at `path`, whose decoded text is `text`.
MediaType GuessMediaType(std::string_view path, std::string_view text);

// Whether `bytes`, in an encoding that agrees with ASCII, begin like HTML or XML, or `path`
// ends like it, so that they may declare a charset.
bool MayDeclareCharset(std::string_view path, std::string_view bytes);

// Why a file that begins with `head` (8 KiB suffice) holds no text that liye reads.
struct NotText {
  std::string_view what;    // "a PDF document"; empty when it is text
  std::string_view remedy;  // what to do, may be empty
};
NotText FindNotText(std::string_view path, std::string_view head);

}  // namespace liye
