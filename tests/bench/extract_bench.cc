// What extraction costs, against one RE2 pass over the same bytes in the same run.
//
// Repeats the real texts of ../shared (or the samples, when it is absent) to 64 MiB in one
// file, runs `liye extract FILE --format jsonl` as a whole process, and compares its CPU time
// with one pass of the pattern for bracketed document numbers; also its peak memory with the
// size of the file.   usage: extract_bench [RUNS]
#include <re2/re2.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "tests/bench/measure.h"

namespace {

using namespace liye::bench;

constexpr size_t kSize = size_t{64} << 20;

std::string RepeatedTexts() {
  const std::string shared = LIYE_SOURCE_DIR "/../shared";
  std::vector<std::string> files = FilesBelow({shared + "/texts", shared + "/policy", shared + "/laws"});
  std::erase_if(files, [](const std::string& path) { return path.ends_with(".html"); });
  if (files.empty()) files = FilesBelow({LIYE_SOURCE_DIR "/corpus/samples"});
  std::string once;
  for (const std::string& file : files) once += ReadFile(file) + "\n\n";
  std::string text;
  while (text.size() < kSize) text += once;
  return text;
}

double OnePass(const std::string& text) {
  static const RE2 pattern("[〔\\[［]\\d{4}[〕\\]］]\\d+号");
  const double start = ThreadCpuSeconds();
  re2::StringPiece rest(text);
  size_t found = 0;
  while (RE2::FindAndConsume(&rest, pattern)) ++found;
  const double seconds = ThreadCpuSeconds() - start;
  if (found == 0) std::fprintf(stderr, "the texts hold no document number\n");
  return seconds;
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::atoi(argv[1]) : 5;
  const TemporaryFolder folder;
  const std::string path = folder.path("texts.txt");
  const std::string text = RepeatedTexts();
  std::ofstream(path, std::ios::binary) << text;
  OnePass(text);  // compiles the pattern's automaton
  std::vector<double> ratios, passes, extractions, memory;
  for (int run = 0; run < runs; ++run) {
    passes.push_back(OnePass(text));
    const CommandCost cost = RunCommand({LIYE_BINARY, "extract", path, "--format", "jsonl"});
    if (cost.exit_status != 0) return std::fprintf(stderr, "liye extract ended with %d\n", cost.exit_status), 1;
    extractions.push_back(cost.cpu_seconds);
    memory.push_back(cost.peak_megabytes);
    ratios.push_back(extractions.back() / passes.back());
  }
  const double size = static_cast<double>(text.size()) / 1e6;
  std::printf("text              %8.1f MB\n", size);
  std::printf("one RE2 pass      %8.3f s CPU  %7.1f MB/s\n", Median(passes), size / Median(passes));
  std::printf("liye extract      %8.3f s CPU  %7.1f MB/s\n", Median(extractions), size / Median(extractions));
  std::printf("ratio             %8.2f   (floor: at most 15)\n", Median(ratios));
  std::printf("peak memory       %8.1f MB, %.2f x the file (floor: under 8)\n", Median(memory), Median(memory) / size);
  return 0;
}
