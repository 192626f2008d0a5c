// Tasks as JSON lines; the keys are described in docs/duties.md.
#pragma once

#include <string>

#include "index/task.h"

namespace liye {

// One object with a line break behind it; what is empty is null, and without a comparison `change` and `before` are
// left out.
std::string TaskAsJson(const TaskRecord& task, const std::string& group);

}  // namespace liye
