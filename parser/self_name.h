// What a document calls itself.
//
// Gives the document type (文种) from the title's genre, or, without a title, from the words of the text:
// 本方案, 制定本办法, 现提出如下意见, 现公告如下.
#pragma once

#include "parser/document.h"
#include "parser/line_kind.h"

namespace liye {

void NameType(Reading& reading, Document& document);

}  // namespace liye
