#include "tools/terminal.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <cstdlib>

namespace liye {
namespace {

size_t WidthOf(UChar32 c) {
  if (c < 0x20 || c == 0x7f) return 0;
  if (c < 0x7f) return 1;
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR: return 0;
    default: break;
  }
  const int wide = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

bool IsTerminal(int descriptor) { return isatty(descriptor) == 1; }

size_t TerminalWidth() {
  winsize size{};
  if (!IsTerminal(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

bool UseColor(Color color) {
  if (color != Color::kAuto) return color == Color::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  if (no_color && *no_color) return false;
  return IsTerminal(STDOUT_FILENO) && !(term && std::string_view(term) == "dumb");
}

size_t DisplayWidth(std::string_view text) {
  size_t width = 0;
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(text.data(), i, size, c);
    width += WidthOf(c);
  }
  return width;
}

std::string_view PrefixOfWidth(std::string_view text, size_t width) {
  size_t used = 0;
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    const int32_t before = i;
    UChar32 c;
    U8_NEXT_OR_FFFD(text.data(), i, size, c);
    used += WidthOf(c);
    if (used > width) return text.substr(0, before);
  }
  return text;
}

}  // namespace liye
