// The frame of a page of tables (HTML): its head, its letters, how it is printed.
#pragma once

#include <string>

namespace liye {

// Up to the heading, which is the title. `style` is what the page needs beyond the common rules.
std::string HtmlBegin(const std::string& title, const char* style);
constexpr const char* kHtmlEnd = "</body>\n</html>\n";

}  // namespace liye
