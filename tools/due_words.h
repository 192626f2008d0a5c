// How a deadline's day was reached, in the language of reports.
#pragma once

#include <string>

#include "index/task.h"

namespace liye {

// 成文日期2017-01-20起30日; “” when the text has the day itself.
std::string DueWords(const TaskDeadline& deadline);

}  // namespace liye
