// A mention of a document as relations are asked of it.
//
// Made by TitleExtractor of the titles and numbers of a block, in the order of the text; RelationReader sets the
// relation. Positions are bytes of the block's clean text.
#pragma once

#include <cstddef>

#include "extract/fact.h"

namespace liye {

// A title with its number, or either alone.
struct Reference {
  size_t begin = 0, end = 0;              // brackets that follow and belong to it included
  size_t title_begin = 0, title_end = 0;  // inside of 《》; equal where there is none
  Relation relation = Relation::kCites;
  bool amending = false;  // 市政府令第12号修改的《…》: it only tells how the next one came to its form
  bool target = false;    // what this document amends, as its title says
  bool named = false;     // a number behind a name without 《》, which `begin` takes in
};

}  // namespace liye
