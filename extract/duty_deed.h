// What the words behind 由 and its units do, and whether they say to what.
//
// 由甲依法编制 leaves its object to the words before 由 (供水规划), 由甲编制供水规划 names it. Knows verbs and the words that
// may stand between them; which words of a sentence are the task is duty_task's business.
#pragma once

#include <string_view>

namespace liye {

// Whether `action` is nothing but deeds, adverbs and the body it is reported to: 依法编制; 制定,并向社会公布; 按照规定报省人民政府批准.
bool NamesNoObject(std::string_view action);

}  // namespace liye
