// Values of points of time: the missing year and month filled in, and how they are written.
//
// What a moment leaves out comes from the nearest earlier date of its block, then from the year the document plans
// for. Values follow the data contract: 2017-06-30, R/P1Y/--01-20, R/P1M/---28, R/P3M/.
#pragma once

#include <string>

#include "extract/deadline_rules.h"

namespace liye {

// Fills in year and month of `m`. With `limited` (前, or in a field) a month long past means next year's.
void ResolveMoment(const DeadlineScene& scene, Moment& m, bool limited);
// The last day of a moment, ISO.
std::string DayValue(const Moment& m);
// --01-20: the last, or the first, day of a moment of any year.
std::string YearlyDay(const Moment& m);
std::string YearlyFirst(const Moment& m);
// R/P1Y/--01-20, R/P1M/---28, R/P3M/.
std::string RecurringValue(const Moment& m);

}  // namespace liye
