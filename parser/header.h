// The head of a document: from its first line to its first line of body.
//
// Reads the title block (issuer, number, title, date), the dates of a law and the recipients into the elements of a
// Document, and says what role each of its lines has. The metadata block of a web page is for metadata_block.h; what
// stands at the end (signature, imprint) is for tail.h, which fills what the head leaves open.
// Source of the elements: GB/T 9704-2012, 7.2 and 7.3.1 to 7.3.2.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parser/document.h"
#include "parser/line.h"
#include "parser/line_kind.h"

namespace liye {

struct Head {
  uint32_t body = 0;             // index of the first line of the body, in the document's lines
  std::vector<BlockRole> roles;  // of the lines before it
  bool has_recipients = false;
};

Head ReadHead(Reading& reading, std::span<const Line> lines, Document& document);

}  // namespace liye
