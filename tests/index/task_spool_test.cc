// Tasks come back from disk as they went.
#include "index/task_spool.h"

#include <gtest/gtest.h>

#include "tests/index/support.h"

namespace liye {
namespace {

TEST(TaskSpool, GivesBackEveryFieldInAnyOrder) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("base.db"));
  MustIngest(*base, {LIYE_SOURCE_DIR "/corpus/samples"});
  std::vector<TaskRecord> tasks;
  ASSERT_TRUE(ForEachTask(base->database(), {}, [&](const TaskRecord& task) {
    tasks.push_back(task);
    tasks.back().change = "changed";
    tasks.back().before = {{"path", "一、"}};
    if (!task.units.empty()) tasks.back().units.front().collective = "各有关部门";
    return true;
  }));
  ASSERT_GT(tasks.size(), 100u);
  TaskSpool spool;
  for (size_t i = 0; i < tasks.size() / 2; ++i) ASSERT_TRUE(spool.Add(tasks[i]));
  EXPECT_EQ(*spool.Read(3), tasks[3]);
  for (size_t i = tasks.size() / 2; i < tasks.size(); ++i) ASSERT_TRUE(spool.Add(tasks[i]));
  ASSERT_EQ(spool.size(), tasks.size());
  for (size_t i = tasks.size(); i > 0; --i) ASSERT_EQ(*spool.Read(i - 1), tasks[i - 1]);
}

}  // namespace
}  // namespace liye
