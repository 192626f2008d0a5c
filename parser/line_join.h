// Lines broken inside words and marks, made whole.
//
// Pages that put every run of letters in an element of its own come as lines like 一 / 、重点任务 or 2019 / 年 / 8 / 月.
// Joins a line with the one before where a mark, a number or an open bracket proves that they are one; a joined
// line's span reaches over the line break. What only looks like one sentence is for paragraph.h.
#pragma once

#include <string_view>
#include <vector>

#include "parser/line.h"

namespace liye {

// Joins lines of `text` in place.
void JoinBrokenLines(std::string_view text, std::vector<Line>& lines);

}  // namespace liye
