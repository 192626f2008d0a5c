// A row of a cleanup as one JSON object, for `liye cleanup --format jsonl`.
#pragma once

#include <string>

#include "index/cleanup.h"

namespace liye {

// A line, its end included.
std::string CleanupAsJson(const CleanupRow& row);

}  // namespace liye
