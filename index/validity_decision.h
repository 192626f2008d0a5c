// The standing that follows from all that is said of a document.
//
// For index/validity.cc, which collects what is said. Knows no database.
#pragma once

#include <string>
#include <vector>

#include "index/validity.h"

namespace liye {

// On the day `at`, ISO. Parts the reasons into those that count and those to come.
Validity DecideValidity(std::vector<ValidityReason> reasons, const std::string& at);

}  // namespace liye
