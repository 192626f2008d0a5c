// What people who search notice of an ingest.
//
// Eight readers, each a process, ask one query after the other of every kind and think 200 ms in the mean
// between an answer and the next question: some forty searches a second, the load of an office of a few
// hundred, which leaves two cores time to spare. Readers without a pause would starve each other wherever there are
// fewer than nine cores, and measure the scheduler. First they are alone, then `liye ingest` runs beside them
// again and again over the same files, a tenth of them changed each time, so that the base neither
// grows nor shrinks; then they are alone once more. What changed leaves its traces in the full-text index until it is
// built again, and searching costs more than in a fresh base: every file has changed once before the first reader
// comes, and the readers alone are measured on both sides.
//
//     readers_bench [SECONDS [MEGABYTES]]        60 seconds each of a base of 60 MB of text
//
// Floors: 0 errors, 0 half documents, p99 at most 5 × that of the readers alone, nobody blocked
// by the ingest for more than 50 ms.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/bench/measure.h"
#include "tests/bench/search_corpus.h"
#include "tests/index/readers.h"

namespace {

using namespace liye::bench;

constexpr uint64_t kDocumentsOfFile = 10;
constexpr uint64_t kChanged = 10;  // one file of so many changes each time

const std::vector<std::string> kQueries = {"资金",
                                           "节约用水",
                                           "智慧城市建设",
                                           "“专项资金”",
                                           "水",
                                           "市财政局 负责",
                                           "资金 | 经费 | 补助",
                                           "管理 -监督",
                                           "NEAR(资金 管理, 5)",
                                           "单位:市财政局",
                                           "期限:2018 建设",
                                           "金额:>=100万",
                                           "年份:2015..2018 服务",
                                           "标题:农村公路 类型:通知",
                                           "单位:市水务局 期限:<2018-07 (水 | 管理)"};

class Files {
 public:
  Files(std::string folder, size_t bytes) : folder_(std::move(folder)), corpus_(1) {
    std::filesystem::create_directories(folder_);
    for (size_t written = 0; written < bytes; ++count_) written += Write(count_, 0);
  }

  void Change(unsigned round) {
    for (uint64_t file = round % kChanged; file < count_; file += kChanged) Write(file, round + 1);
  }

 private:
  // Other documents for every version, each with its own number.
  size_t Write(uint64_t file, uint64_t version) {
    std::string text;
    for (uint64_t i = 0; i < kDocumentsOfFile; ++i)
      text += corpus_.Document((version * count_ + file) * kDocumentsOfFile + i) + '\n';
    std::ofstream(folder_ + '/' + std::to_string(file) + ".txt", std::ios::binary) << text;
    return text.size();
  }

  const std::string folder_;
  const SearchCorpus corpus_;
  uint64_t count_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const double seconds = argc > 1 ? std::atof(argv[1]) : 60, megabytes = argc > 2 ? std::atof(argv[2]) : 60;
  if (seconds <= 0 || megabytes <= 0) return std::fprintf(stderr, "usage: readers_bench [SECONDS [MEGABYTES]]\n"), 2;
  const liye::ReadersLoad load{.seconds = seconds, .think_milliseconds = 200, .queries = kQueries};
  const TemporaryFolder folder;
  Files files(folder.path("texts"), static_cast<size_t>(megabytes * 1e6));
  const std::vector<std::string> ingest = {LIYE_BINARY, "ingest", folder.path("texts"), "--db", folder.path("base.db")};
  unsigned changes = 0;
  const auto ingest_changed = [&] {
    files.Change(changes++);
    return RunCommand(ingest);
  };
  bool written = RunCommand(ingest).exit_status == 0;
  while (written && changes < kChanged) written = ingest_changed().exit_status == 0;
  if (!written) return std::fprintf(stderr, "liye ingest failed\n"), 1;

  const auto read = [&](const char* when) {
    const liye::ReadersTimes times = liye::RunReaders(folder.path("base.db"), folder.path(""), load);
    liye::PrintTimes(when, times);
    for (const std::string& error : times.errors) std::printf("  %s\n", error.c_str());
    return times;
  };
  const liye::ReadersTimes before = read("alone");
  const pid_t writer = liye::StartWriter([&] {
    const CommandCost cost = ingest_changed();
    std::printf("  (ingest of a tenth of the files: %.1f s)\n", cost.wall_seconds);
    std::fflush(stdout);
    return cost.exit_status == 0;
  });
  const liye::ReadersTimes busy = read("beside an ingest");
  written = liye::StopWriter(writer);
  const liye::ReadersTimes after = read("alone again");

  const double p99 = liye::TimeAt(busy.clock, 99);
  std::printf("p99 beside an ingest is %.1f × that of the readers alone before, %.1f × after (floor: at most 5)\n",
              p99 / liye::TimeAt(before.clock, 99), p99 / liye::TimeAt(after.clock, 99));
  std::printf("longest block %.2f ms, of it for locks at most %.2f ms (floor: at most 50)\n",
              liye::TimeAt(busy.blocked, 100), liye::TimeAt(busy.locked, 100));
  if (!written) std::printf("the ingest failed\n");
  return written && before.errors.empty() && busy.errors.empty() && after.errors.empty() ? 0 : 1;
}
