// A document as a page (HTML): one file that needs no other, to be read and printed.
//
// Clauses nest and have anchors made of their paths; repealed ones are struck and say by what. References lead to the clause
// where it is on the page, else to the list at the end, which says how each stands. Attached papers follow. All text is escaped.
#pragma once

#include <string>

#include "tools/marked_document.h"

namespace liye {

std::string DocumentAsHtml(const MarkedDocument& marked);

}  // namespace liye
