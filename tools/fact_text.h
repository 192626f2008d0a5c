// Facts as one line for people: value and what qualifies it.
#pragma once

#include <string>

#include "extract/fact.h"

namespace liye {

// "2017-06-30  due", "50000 CNY  le / 年", "市财政局  lead".
std::string FactText(const Fact& fact);

}  // namespace liye
