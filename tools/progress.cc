#include "tools/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "tools/message.h"
#include "tools/terminal.h"

namespace liye {
namespace {

constexpr int kBarWidth = 24;

std::string Clock(double seconds) {
  char text[32];
  const auto whole = static_cast<long>(seconds + 0.5);
  std::snprintf(text, sizeof text, "%ld:%02ld", whole / 60, whole % 60);
  return text;
}

std::string Rate(double bytes_per_second) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB/s", bytes_per_second / 1e6);
  return text;
}

}  // namespace

ProgressBar::ProgressBar() : on_(IsTerminal(STDERR_FILENO)) {}

ProgressBar::~ProgressBar() {
  if (drawn_) std::fprintf(stderr, "\r\033[K");
}

void ProgressBar::Show(const IngestProgress& progress) {
  if (!on_ || progress.total_bytes == 0) return;
  const double share = std::min(1.0, static_cast<double>(progress.bytes) / static_cast<double>(progress.total_bytes));
  const double rate = progress.seconds > 0 ? static_cast<double>(progress.bytes) / progress.seconds : 0;
  const double left = rate > 0 ? static_cast<double>(progress.total_bytes - progress.bytes) / rate : 0;
  const int full = static_cast<int>(share * kBarWidth);
  std::string bar;
  for (int i = 0; i < kBarWidth; ++i) bar += i < full ? "█" : "░";
  std::fprintf(stderr, "\r\033[K%s %3.0f%%  %s  %s  %s", bar.c_str(), share * 100,
               Tr("{} documents", {std::to_string(progress.documents)}).c_str(), Rate(rate).c_str(),
               Tr("{} left", {Clock(left)}).c_str());
  drawn_ = true;
}

}  // namespace liye
