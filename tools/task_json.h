// Tasks as JSON lines; the keys are described in docs/duties.md.
#pragma once

#include <string>

#include "tools/task_printer.h"

namespace liye {

// One object with a line break behind it; what is empty is null, and without a comparison `change` and `before` are
// left out.
std::string TaskAsJson(const TaskRow& row);

}  // namespace liye
