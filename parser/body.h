// The body of a document: its paragraphs as blocks and clauses.
//
// Goes through the paragraphs once, opens a clause at each label and unnumbered heading, finds where an attached
// document begins, sets signatures, the list of attachments, the imprint and page chrome apart. Tables are
// read by tables.h, clauses nested by clauses.h, and which heading a label has is decided by heading.h.
#pragma once

#include <span>

#include "parser/document.h"
#include "parser/line_kind.h"
#include "parser/paragraph.h"

namespace liye {

// Appends blocks, clauses, tables and attachments of `paragraphs` to `document`, and fills the elements that the
// end of a document gives: signature date and issuer, imprint.
void ReadBody(Reading& reading, std::span<const Paragraph> paragraphs, Document& document);

}  // namespace liye
