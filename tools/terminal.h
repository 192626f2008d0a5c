// What the terminal is and how wide text stands on it.
//
// Widths are columns: 2 for East Asian wide and full-width characters, 0 for combining and
// zero-width ones, else 1 (UAX #11; ambiguous ones such as “ ” and — count 2 in Chinese
// text, as terminals in a Chinese locale show them only when told to: 1 here).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace liye {

enum class Color { kAuto, kAlways, kNever };

bool IsTerminal(int descriptor);
// Columns of the terminal on standard output; 0 when it is none.
size_t TerminalWidth();
// Whether standard output takes escape sequences: --color, NO_COLOR, TERM=dumb.
bool UseColor(Color color);

size_t DisplayWidth(std::string_view text);
// The longest prefix of `text` that stands in `width` columns, cut between characters.
std::string_view PrefixOfWidth(std::string_view text, size_t width);

}  // namespace liye
