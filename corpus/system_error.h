// What the operating system says about a path, as an Error.
#pragma once

#include <sys/types.h>

#include <string>

#include "corpus/error.h"

namespace liye {

// The Error for `number` (errno) that an operation on `path` gave.
Error SystemError(const std::string& path, int number);

// "a folder", "a device", "a pipe", "a socket": what `mode` of stat says, for a sentence.
std::string KindOfFile(mode_t mode);

}  // namespace liye
