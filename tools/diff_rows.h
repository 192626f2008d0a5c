// A comparison as rows for programs, and as a table in Markdown.
#pragma once

#include "tools/diff_report.h"

namespace liye {

// All write to standard output.
void PrintDiffJson(const DiffReport& report);  // an object a line; the spans of changed words are bytes of its texts
void PrintDiffCsv(const DiffReport& report);
void PrintDiffMarkdown(const DiffReport& report);

}  // namespace liye
