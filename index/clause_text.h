// What a clause says, as one text.
//
// Joins the blocks of a clause as people read them: characters as the source has them, lines
// and pages that broke a paragraph joined, markup and page numbers gone; \n between
// paragraphs and table rows, \t between cells. Reuses its buffers; serves one thread.
#pragma once

#include <string>

#include "corpus/source.h"
#include "parser/clean_text.h"
#include "parser/document.h"

namespace liye {

class ClauseText {
 public:
  // Appends `block` of `document` to `text`, parted from what stands there already. `last` is the block
  // that was appended before, or null.
  void Append(const Source& source, const Document& document, const Block& block, const Block* last, std::string& text);

 private:
  CleanText clean_;
};

}  // namespace liye
