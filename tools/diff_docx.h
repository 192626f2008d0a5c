// A comparison as a text document (DOCX): the form of a 新旧对照表 that offices pass on.
#pragma once

#include <string>

#include "tools/diff_report.h"

namespace liye {

// Writes into `path`; `subject` is how an error calls it. Errors: kUnwritable.
Result<void> WriteDiffDocx(const DiffReport& report, const std::string& path, const std::string& subject);

}  // namespace liye
