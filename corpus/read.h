// Bytes to Source.
//
// Finds out what a file is (plain text, Markdown, HTML) and in which encoding, converts it to
// UTF-8 and, for HTML, to lines of text. Reading a path can fail and gives an Error; making a
// Source from bytes cannot. Encodings: BOM, then the charset the file declares, then valid
// UTF-8, then ICU's detection; invalid sequences become U+FFFD and are counted.
#pragma once

#include <string>

#include "corpus/error.h"
#include "corpus/source.h"

namespace liye {

// Reads the file at `path`. Errors: kNotFound, kUnreadable (a folder, a special file, no
// rights, I/O), kTooLarge (2 GiB or more).
Result<Source> ReadSource(const std::string& path);

// The Source that `bytes`, found at `path`, stand for. The path only serves to guess the
// media type by its ending and as a name.
Source MakeSource(std::string path, std::string bytes);

}  // namespace liye
