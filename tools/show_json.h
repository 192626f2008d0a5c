// A document as one JSON object, the tree of its clauses inside; the keys are described in docs/show.md.
#pragma once

#include <string>

#include "tools/marked_document.h"

namespace liye {

// With a line break behind it.
std::string DocumentAsJson(const MarkedDocument& marked);

}  // namespace liye
