#include "tests/index/killed.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace liye {
namespace {

using Clock = std::chrono::steady_clock;

pid_t Begin(const std::function<bool()>& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work() ? 0 : 1);
  return child;
}

// Whether a signal ended it; it must not have failed.
bool WasKilled(pid_t child) {
  int status = 0;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the work itself failed";
  return WIFSIGNALED(status);
}

}  // namespace

int Kills(int usual) {
  const char* asked = std::getenv("LIYE_KILLS");
  return asked == nullptr ? usual : std::max(usual, std::atoi(asked));
}

Killer::Killer(std::function<bool()> work)
    : work_(std::move(work)), random_(static_cast<unsigned>(Clock::now().time_since_epoch().count())) {}

Killer::~Killer() { std::printf("%d moments, %d before the end\n", moments_, in_time_); }

void Killer::Measure() {
  const auto start = Clock::now();
  const pid_t child = Begin(work_);
  ASSERT_GE(child, 0);
  WasKilled(child);
  longest_ = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
}

void Killer::Kill() {
  moment_ = static_cast<long>(random_() % static_cast<unsigned long>(longest_));
  const pid_t child = Begin(work_);
  ASSERT_GE(child, 0);
  ::usleep(static_cast<useconds_t>(moment_));
  ::kill(child, SIGKILL);
  in_time_ += WasKilled(child) ? 1 : 0;
  ++moments_;
}

}  // namespace liye
