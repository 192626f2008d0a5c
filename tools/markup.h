// Text inside HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace liye {

// Whatever the text holds, it stays text; control characters, which markup must not have, are left out. `newline` and
// `tab` are what stands for those.
std::string EscapedMarkup(std::string_view text, std::string_view newline = "<br>", std::string_view tab = " ｜ ");

}  // namespace liye
