// A comparison in two columns of text, for a terminal or a file.
#pragma once

#include "tools/diff_report.h"

namespace liye {

// On standard output, as wide as the terminal. With `color` the marks are colours, else brackets: [-deleted-] {+inserted+}.
void PrintDiffTable(const DiffReport& report, bool color);

}  // namespace liye
