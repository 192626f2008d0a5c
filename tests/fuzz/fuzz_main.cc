// Runs a fuzz target where libFuzzer is not at hand: over files, then over mutations of them.
//
//     corpus_fuzz [--rounds N] [--seed N] [FILE | FOLDER]...
//
// Without paths the samples and golden pages of the project are the seeds. The same arguments
// give the same inputs. The input being tried stands in fuzz-input-<process id> in the folder
// for temporary files, and stays there if the target ends the program. A line for every 50,000
// mutations says how far a long run has come; a run that is told to end (SIGTERM, SIGINT) says
// so, and an input that takes two minutes of processor time ends it.
#include <signal.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace {

namespace fs = std::filesystem;

constexpr size_t kMaxSize = 16384;  // of a mutated input, for many rounds in little time
constexpr uint32_t kRoundsPerLine = 50000;
constexpr time_t kMostSeconds = 120;  // of processor time, for one input

volatile sig_atomic_t told_to_end = 0;

void EndSoon(int) { told_to_end = 1; }

void TookTooLong(int) {
  constexpr std::string_view kSentence = "fuzz: broken: an input takes two minutes of processor time\n";
  (void)!::write(STDERR_FILENO, kSentence.data(), kSentence.size());
  std::abort();
}

struct Options {
  uint32_t rounds = 4000;
  uint32_t seed = 1;
  std::vector<fs::path> paths;
};

std::optional<Options> ReadOptions(int count, char** arguments) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    uint32_t* const number = argument == "--rounds" ? &options.rounds : argument == "--seed" ? &options.seed : nullptr;
    if (number == nullptr) {
      options.paths.emplace_back(argument);
      continue;
    }
    if (++i == count) return std::nullopt;
    const char* const end = arguments[i] + std::strlen(arguments[i]);
    if (std::from_chars(arguments[i], end, *number).ptr != end) return std::nullopt;
  }
  if (options.paths.empty()) options.paths = {LIYE_SOURCE_DIR "/corpus/samples", LIYE_SOURCE_DIR "/tests/golden"};
  return options;
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The files at `paths`, in an order that does not depend on the file system.
std::vector<std::string> ReadSeeds(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path)) {
      if (fs::exists(path)) files.push_back(path);
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds = {""};
  for (const fs::path& file : files) seeds.push_back(ReadFile(file));
  return seeds;
}

// What documents and pages are made of, to be put where it does not belong.
constexpr std::string_view kPieces[] = {
    "一、",
    "（一）",
    "1.",
    "（1）",
    "①",
    "第一章",
    "第三条",
    "附件1",
    "附件：",
    "《",
    "》",
    "〔2021〕",
    "5号",
    "平政〔2021〕5号",
    "2021年3月1日",
    "6月底前",
    "到2022年",
    "自发布之日起30日内",
    "不超过300万元",
    "亿元",
    "责任单位：",
    "牵头单位：市财政局",
    "（市财政局负责）",
    "抄送：",
    "关于",
    "的通知",
    "印发",
    "\n",
    "\r\n",
    "\f",
    "\t",
    "　",
    "\xEF\xBB\xBF",
    "\xE2\x80\x8B",
    "| a | b |\n",
    "|---|---|\n",
    "# ",
    "**",
    "<table>",
    "<tr>",
    "<td colspan=9 rowspan=3>",
    "</table>",
    "<p>",
    "</div>",
    "<br>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<pre>",
    "&nbsp;",
    "&#x5e73;",
    "&#",
    "<meta charset=gbk>",
    "<!DOCTYPE html>",
    "\xFF\xFE",
    "\xFE\xFF",
    "\x81\x30\x81\x30",
    "\xED\xA0\x80",
    "\xF0\x9F",
    "\xC0\x80",
};

class Mutator {
 public:
  Mutator(const std::vector<std::string>& seeds, uint32_t seed) : seeds_(seeds), random_(seed) {}

  std::string Next() {
    std::string input = Piece(seeds_[Below(seeds_.size())]);
    for (size_t changes = 1 + Below(8); changes > 0; --changes) Change(input);
    if (input.size() > kMaxSize) input.resize(kMaxSize);
    return input;
  }

 private:
  // Uniform enough, and the same with every standard library.
  size_t Below(size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  std::string Piece(const std::string& text) {
    const size_t begin = Below(4) == 0 ? Below(text.size()) : 0;
    return text.substr(begin, Below(2) == 0 ? kMaxSize : Below(2000));
  }

  void Change(std::string& input) {
    const size_t at = Below(input.size() + 1);
    const size_t length = Below(std::min<size_t>(input.size() - at, 200) + 1);
    switch (Below(8)) {
      case 0: input.erase(at, length); break;
      case 1: input.insert(at, 1 + Below(4), static_cast<char>(random_())); break;
      case 2: input.insert(at, kPieces[Below(std::size(kPieces))]); break;
      case 3: input.insert(at, input.substr(at, length)); break;
      case 4: input.insert(at, Piece(seeds_[Below(seeds_.size())])); break;
      case 5: input.resize(at); break;
      case 6: RepeatPiece(input, at); break;
      default:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << Below(8)));
    }
  }

  void RepeatPiece(std::string& input, size_t at) {
    std::string run;
    const std::string_view piece = kPieces[Below(std::size(kPieces))];
    for (size_t times = Below(200); times > 0; --times) run += piece;
    input.insert(at, run);
  }

  const std::vector<std::string>& seeds_;
  std::mt19937 random_;
};

class Runner {
 public:
  Runner() : kept_(fs::temp_directory_path() / ("fuzz-input-" + std::to_string(getpid()))) {}
  ~Runner() { fs::remove(kept_); }
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  void Try(const std::string& input) {
    std::ofstream(kept_, std::ios::binary).write(input.data(), static_cast<std::streamsize>(input.size()));
    const itimerval most{.it_interval = {}, .it_value = {.tv_sec = kMostSeconds, .tv_usec = 0}};
    ::setitimer(ITIMER_PROF, &most, nullptr);
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
  }

 private:
  const fs::path kept_;
};

// How far the run has come, at once also where the output is a file.
void Report(uint32_t rounds, const char* what) {
  static const auto start = std::chrono::steady_clock::now();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  std::printf("%u mutations, %.0f s, %ld MB: %s\n", rounds, seconds.count(), used.ru_maxrss / 1024, what);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) {
  const std::optional<Options> options = ReadOptions(count, arguments);
  if (!options) {
    std::fprintf(stderr, "usage: %s [--rounds N] [--seed N] [FILE | FOLDER]...\n", arguments[0]);
    return 2;
  }
  for (int signal : {SIGTERM, SIGINT}) ::signal(signal, EndSoon);
  ::signal(SIGPROF, TookTooLong);
  const std::vector<std::string> seeds = ReadSeeds(options->paths);
  Runner runner;
  for (const std::string& seed : seeds) runner.Try(seed);
  Mutator mutator(seeds, options->seed);
  Report(0, "the seeds are done");
  uint32_t round = 0;
  while (round < options->rounds && told_to_end == 0) {
    runner.Try(mutator.Next());
    if (++round % kRoundsPerLine == 0) Report(round, "nothing broken so far");
  }
  Report(round, round < options->rounds ? "ended from outside, nothing broken" : "done, nothing broken");
  return round < options->rounds ? 1 : 0;
}
