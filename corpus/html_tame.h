// Takes out of HTML what a parser would choke on.
#pragma once

#include <string>

namespace liye {

// Overwrites, where they stand: a BOM; NUL bytes; attributes, except those of table cells, of which
// the first few stay; the names of unknown elements, which become one; comments that end at
// once (<!-->); <![if …]> and other markup that HTML calls bogus comments; </p>, which becomes <br>.
// libxml2 2.9 compares attributes with one another, keeps all names, takes those comments for
// text and passes over a </p> that closes nothing. A quote that is never closed hides nothing.
// No text of the page changes.
void TameMarkup(std::string& html);

}  // namespace liye
