#include "tools/task_groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "index/unit_place.h"

namespace liye {
namespace {

constexpr size_t kMonth = 7;  // 2017-06

std::vector<TaskGroup> ByUnit(const std::vector<TaskRecord>& tasks, const Units& units) {
  struct Group {
    std::map<std::string, size_t> names;  // how often each
    std::vector<size_t> tasks;
  };
  std::unordered_map<std::string, std::string> keys;  // by region and name, which come again and again
  std::unordered_map<std::string, size_t> places;
  std::vector<Group> groups;
  for (size_t i = 0; i < tasks.size(); ++i) {
    const std::string region = RegionOf(tasks[i].issuing_authority);
    for (const TaskUnit& unit : tasks[i].units) {
      const auto [key, fresh_key] = keys.try_emplace(region + '/' + unit.name);
      if (fresh_key) key->second = units.Key(unit.name, region);
      const auto [place, fresh] = places.try_emplace(key->second, groups.size());
      if (fresh) groups.emplace_back();
      Group& group = groups[place->second];
      ++group.names[unit.name];
      if (group.tasks.empty() || group.tasks.back() != i) group.tasks.push_back(i);
    }
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.tasks.size() > b.tasks.size(); });
  std::vector<TaskGroup> named;
  for (Group& group : groups) {
    const auto usual = std::max_element(group.names.begin(), group.names.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    named.push_back({usual->first, std::move(group.tasks)});
  }
  return named;
}

std::vector<TaskGroup> ByDocument(const std::vector<TaskRecord>& tasks) {
  std::vector<TaskGroup> groups;
  int64_t document = 0;
  for (size_t i = 0; i < tasks.size(); ++i) {
    if (groups.empty() || tasks[i].document != document) {
      const std::string& number = tasks[i].number;
      groups.push_back({number.empty() ? tasks[i].title : number + ' ' + tasks[i].title, {}});
    }
    document = tasks[i].document;
    groups.back().tasks.push_back(i);
  }
  return groups;
}

std::vector<TaskGroup> ByMonth(const std::vector<TaskRecord>& tasks) {
  std::map<std::string, std::vector<size_t>> months;
  std::vector<size_t> without;
  for (size_t i = 0; i < tasks.size(); ++i) {
    std::set<std::string> of_task;
    for (const TaskDeadline& deadline : tasks[i].deadlines)
      if (!deadline.due.day.empty()) of_task.insert(deadline.due.day.substr(0, kMonth));
    for (const std::string& month : of_task) months[month].push_back(i);
    if (of_task.empty()) without.push_back(i);
  }
  std::vector<TaskGroup> groups;
  for (auto& [month, indexes] : months) groups.push_back({month, std::move(indexes)});
  if (!without.empty()) groups.push_back({"", std::move(without)});
  return groups;
}

}  // namespace

std::vector<TaskGroup> GroupTasks(const std::vector<TaskRecord>& tasks, GroupBy by, const Units& units) {
  switch (by) {
    case GroupBy::kUnit: return ByUnit(tasks, units);
    case GroupBy::kDocument: return ByDocument(tasks);
    case GroupBy::kMonth: return ByMonth(tasks);
    case GroupBy::kNothing: break;
  }
  TaskGroup all;
  for (size_t i = 0; i < tasks.size(); ++i) all.tasks.push_back(i);
  return {std::move(all)};
}

void SortByDay(std::vector<TaskRecord>& tasks) {
  std::vector<std::pair<std::string, size_t>> order;
  for (size_t i = 0; i < tasks.size(); ++i) {
    const std::string day = tasks[i].due_date();
    order.emplace_back(day.empty() ? "9999-99-99" : day, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<TaskRecord> sorted;
  sorted.reserve(tasks.size());
  for (const auto& [day, i] : order) sorted.push_back(std::move(tasks[i]));
  tasks = std::move(sorted);
}

}  // namespace liye
