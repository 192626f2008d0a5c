// One unit found in a block, before its task is settled.
//
// What duty_list and duty_sentence hand to duty.cc: positions are bytes of the block's clean
// text.
#pragma once

#include <string>
#include <string_view>
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

// Adds `unit` unless one that begins at the same place is there already.
inline void AddFind(const ListedUnit& unit, Role role, size_t task_begin, size_t task_end, std::string_view rule, Certainty certainty,
                    std::vector<DutyFind>& finds, bool first_of_list = false) {
  for (const DutyFind& find : finds)
    if (find.begin == unit.begin) return;
  finds.push_back({unit.begin, unit.end, unit.name, role, task_begin, task_end, rule, certainty, task_begin == task_end, first_of_list});
}

}  // namespace liye
