// What the benchmarks share: CPU time of this process and of a command, medians, real texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liye::bench {

// CPU seconds (user + system) of the calling thread and of all threads, and wall seconds.
double ThreadCpuSeconds();
double ProcessCpuSeconds();
double WallSeconds();

struct CommandCost {
  int exit_status = -1;
  double cpu_seconds = 0;
  double wall_seconds = 0;
  double first_seconds = 0;  // until the first output; the whole when there was none
  uint64_t output_bytes = 0;
  double peak_megabytes = 0;  // largest resident set, 10^6 bytes
};

// Runs `arguments` (the first is the program), reads what it prints and forgets it; standard error is discarded.
CommandCost RunCommand(const std::vector<std::string>& arguments);

double Median(std::vector<double> values);
double Percentile(std::vector<double> values, double percent);

// The files below the folders, sorted; empty when a folder is absent.
std::vector<std::string> FilesBelow(const std::vector<std::string>& folders);
std::string ReadFile(const std::string& path);
// What the files below the folder occupy on disk.
uint64_t DiskBytes(const std::string& folder);

// A folder for temporary files, removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  std::string path(std::string_view name) const { return path_ + '/' + std::string(name); }

 private:
  std::string path_;
};

}  // namespace liye::bench
