// The cells of a task in lists that people read: the same words in every format.
#pragma once

#include <array>
#include <string>

#include "index/task.h"

namespace liye {

inline constexpr std::array kTaskRoles = {"lead", "responsible", "cooperating", "supervising"};

struct TaskCells {
  std::array<std::string, kTaskRoles.size()> units;      // those of a role, joined with 、
  std::string deadlines, due_days, reached_by, amounts;  // as many lines as there are values
  std::string standing;                                  // 已废止, or nothing
  std::string change, before;                            // 变更; 责任单位：市财政局
};

// With `today`, the office that does its work now stands behind one that has ended.
TaskCells CellsOf(const TaskRecord& task, bool today);

}  // namespace liye
