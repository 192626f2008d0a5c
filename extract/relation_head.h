// What opens a list of documents that are repealed or amended.
//
// A heading (一、废止的规范性文件（3件）), a line that ends in a colon (决定废止下列文件：), a heading of one word (二、修改),
// or a sentence above a table (决定对2件规范性文件予以废止。) gives its word to the items below. How far it reaches is
// RelationReader's business. Works on clean text.
#pragma once

#include <string_view>

#include "extract/fact.h"

namespace liye {

// What the items below the heading or opening line `text` are: kRepeals, kAmends, else kCites.
Relation ListHeadRelation(std::string_view text);
// Whether `text` speaks of what becomes of acts, as the headings between the parts of a list do.
bool IsAboutValidity(std::string_view text);
// What the documents in the table or list below are by the sentence `text`: kRepeals, else kCites.
Relation AnnouncedRelation(std::string_view text);
// Whether `text` is no more than 附件 or 附件2, the mark above an annex.
bool IsAnnexMark(std::string_view text);

}  // namespace liye
