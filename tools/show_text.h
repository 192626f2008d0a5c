// A document as plain text, for a terminal or a file.
//
// Under its label each clause says what repealed or amended it; a number in brackets behind a mention leads to the list at the end.
#pragma once

#include <string>

#include "tools/marked_document.h"

namespace liye {

// With `color` marks stand out on a terminal. Attached papers are named, not shown.
std::string DocumentAsText(const MarkedDocument& marked, bool color);

}  // namespace liye
