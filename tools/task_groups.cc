#include "tools/task_groups.h"

#include <algorithm>
#include <set>
#include <utility>

#include "index/unit_place.h"

namespace liye {
namespace {

constexpr size_t kMonth = 7;                  // 2017-06
constexpr size_t kMostKnown = 20000;          // names whose keys are kept at hand
constexpr const char* kNoDay = "9999-99-99";  // behind all days

}  // namespace

void TaskGroups::TakeUnits(const TaskRecord& task, size_t number) {
  const std::string region = RegionOf(task.issuing_authority);
  for (const TaskUnit& unit : task.units) {
    if (keys_.size() >= kMostKnown) keys_.clear();
    const auto [key, fresh_key] = keys_.try_emplace(region + '\n' + unit.name);
    if (fresh_key) key->second = units_.Key(unit.name, region);
    const auto [place, fresh] = places_.try_emplace(key->second, offices_.size());
    if (fresh) offices_.emplace_back();
    Office& office = offices_[place->second];
    ++office.names[unit.name];
    if (office.tasks.empty() || office.tasks.back() != number) office.tasks.push_back(number);
  }
}

void TaskGroups::TakeDocument(const TaskRecord& task, size_t number) {
  const auto [place, fresh] = documents_.try_emplace(task.key, groups_.size());
  if (fresh) groups_.push_back({task.number.empty() ? task.title : task.number + ' ' + task.title, {}});
  groups_[place->second].tasks.push_back(number);
}

void TaskGroups::TakeMonths(const TaskRecord& task, size_t number) {
  std::set<std::string> months;
  for (const TaskDeadline& deadline : task.deadlines)
    if (!deadline.due.day.empty()) months.insert(deadline.due.day.substr(0, kMonth));
  for (const std::string& month : months) months_[month].push_back(number);
  if (months.empty()) without_day_.push_back(number);
}

void TaskGroups::Take(const TaskRecord& task) {
  const size_t number = count_++;
  if (by_day_) {
    const std::string day = task.due_date();
    days_.push_back(day.empty() ? kNoDay : day);
  }
  switch (by_) {
    case GroupBy::kUnit: return TakeUnits(task, number);
    case GroupBy::kDocument: return TakeDocument(task, number);
    case GroupBy::kMonth: return TakeMonths(task, number);
    case GroupBy::kNothing: break;
  }
  if (groups_.empty()) groups_.emplace_back();
  groups_.front().tasks.push_back(number);
}

std::vector<TaskGroup> TaskGroups::OfUnits() {
  std::stable_sort(offices_.begin(), offices_.end(),
                   [](const Office& a, const Office& b) { return a.tasks.size() > b.tasks.size(); });
  std::vector<TaskGroup> groups;
  for (Office& office : offices_) {
    const auto usual = std::max_element(office.names.begin(), office.names.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    groups.push_back({usual->first, std::move(office.tasks)});
  }
  return groups;
}

std::vector<TaskGroup> TaskGroups::OfMonths() {
  std::vector<TaskGroup> groups;
  for (auto& [month, tasks] : months_) groups.push_back({month, std::move(tasks)});
  if (!without_day_.empty()) groups.push_back({"", std::move(without_day_)});
  return groups;
}

std::vector<TaskGroup> TaskGroups::Finish() {
  std::vector<TaskGroup> groups = by_ == GroupBy::kUnit    ? OfUnits()
                                  : by_ == GroupBy::kMonth ? OfMonths()
                                                           : std::move(groups_);
  if (by_day_)
    for (TaskGroup& group : groups)
      std::stable_sort(group.tasks.begin(), group.tasks.end(),
                       [this](size_t a, size_t b) { return days_[a] < days_[b]; });
  return groups;
}

}  // namespace liye
