// One unit found in a block, before its task is settled.
//
// What duty_list and duty_sentence hand to duty.cc: positions are bytes of the block's clean
// text.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/fact.h"
#include "extract/unit_list.h"

namespace liye {

struct DutyFind {
  size_t begin = 0, end = 0;
  std::string name;
  Role role = Role::kResponsible;
  size_t task_begin = 0, task_end = 0;
  std::string_view rule;
  Certainty certainty = Certainty::kSure;
  bool of_clause = false;      // answers for the whole clause it stands in: the task is its heading
  bool first_of_list = false;  // may be the lead by 列第一位者为牵头单位
};

// The finds of a block, one a place.
class DutyFinds : public std::vector<DutyFind> {
 public:
  // Adds `unit` unless one that begins at the same place is there already.
  void Add(const ListedUnit& unit, Role role, Span task, std::string_view rule, Certainty certainty,
           bool first_of_list = false) {
    if (begins_.insert(unit.begin).second)
      push_back({unit.begin, unit.end, unit.name, role, task.start, task.end, rule, certainty, task.start == task.end,
                 first_of_list});
  }
  void Clear() {
    if (empty()) return;
    clear();
    begins_.clear();
  }
  // The finds that one in the text near the last of them can meet; all but in blocks beyond measure.
  std::span<const DutyFind> Near() const { return std::span(*this).last(std::min(size(), kNear)); }

 private:
  static constexpr size_t kNear = 256;
  std::unordered_set<size_t> begins_;
};

}  // namespace liye
