// What the elements of HTML mean for the text of a page.
#pragma once

#include <string_view>

namespace liye {

enum class HtmlEffect {
  kUnknown,       // no element of HTML: its text runs on
  kInline,        // the text runs on
  kBlock,         // begins and ends a line
  kBreak,         // <br>: ends a line
  kHidden,        // readers do not see what it holds
  kTitle,         // the same, but it ends where another element begins
  kPreformatted,  // lines and tabs as they stand
  kTable,
  kRow,
  kCell,
};

// The effect of the element `name`, in lower case.
HtmlEffect EffectOf(std::string_view name);

}  // namespace liye
