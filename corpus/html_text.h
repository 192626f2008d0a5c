// HTML to lines of text.
//
// What a reader of the page sees, without its looks: scripts, styles, comments and the head are
// gone, a block (paragraph, list entry, heading, <br>) is a line, a row of a table is a line
// with tabs between the cells (html_table.h). No-break spaces are spaces. Total: broken pages
// keep their text, however deep they nest.
#pragma once

#include <string>

namespace liye {

// The text of `html` (valid UTF-8), lines ended by \n, without blank lines but one after a table.
std::string HtmlToText(std::string html);

}  // namespace liye
