// A comparison as one printable page: black on white, no scripts, nothing from elsewhere.
#pragma once

#include <string>

#include "tools/diff_report.h"

namespace liye {

std::string DiffHtml(const DiffReport& report);

}  // namespace liye
