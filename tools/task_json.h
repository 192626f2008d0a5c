// Tasks as JSON lines; the keys are described in docs/duties.md.
#pragma once

#include <string>

#include "index/task.h"

namespace liye {

// One object with a line break behind it; `group` is null when it is empty.
std::string TaskAsJson(const TaskRecord& task, const std::string& group);

}  // namespace liye
