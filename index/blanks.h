// A clause without white space, as mentions are kept.
#pragma once

#include <string>
#include <string_view>

namespace liye {

// Without spaces, ASCII or ideographic. Ends of lines stay.
std::string WithoutBlanks(std::string_view text);

}  // namespace liye
