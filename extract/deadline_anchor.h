// The event that a length of time counts from.
//
// Finds it right before the length (自受理之日起20个工作日, 收到申请10日内), or farther ahead in the same sentence where
// nothing stands there (变更后,…于1个月内). Whether the length is a deadline at all, and of which kind, is for
// deadline_duration.cc. Works on clean text; words are views into it.
#pragma once

#include <string_view>

#include "extract/deadline_rules.h"
#include "extract/time_expression.h"

namespace liye {

struct DurationAnchor {
  size_t from;             // where the evidence begins: at the duration itself when nothing is found
  std::string_view words;  // of the event
  bool found = false;
};

// The anchor right before `bound`, where 不少于 and the like in front of `duration` begin: 自X之日起, X后. What the scene
// has found already is no part of it.
DurationAnchor AnchorBefore(const DeadlineScene& scene, const Duration& duration, size_t bound);
// The event that opens the sentence which holds `at`: 行政区划变更后,…由民政部门于1个月内. Empty when there is none.
std::string_view OpeningEvent(std::string_view text, size_t at);
// The event of the last clause between `begin` and `bound` that ends in 后: 窗口在收到材料后,应当…,最迟不超过2日. Empty
// when there is none.
std::string_view EventAhead(std::string_view text, size_t begin, size_t bound);

}  // namespace liye
