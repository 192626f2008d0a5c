// Runs a fuzz target where libFuzzer is not at hand: over files, then over mutations of them.
//
//     corpus_fuzz [--rounds N] [--seed N] [FILE | FOLDER]...
//
// Without paths the samples and golden pages of the project are the seeds. The same arguments
// give the same inputs. The input being tried stands in fuzz-input-<process id> in the folder
// for temporary files, and stays there if the target ends the program.
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
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
    LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.data()), input.size());
  }

 private:
  const fs::path kept_;
};

}  // namespace

int main(int count, char** arguments) {
  const std::optional<Options> options = ReadOptions(count, arguments);
  if (!options) {
    std::fprintf(stderr, "usage: %s [--rounds N] [--seed N] [FILE | FOLDER]...\n", arguments[0]);
    return 2;
  }
  const std::vector<std::string> seeds = ReadSeeds(options->paths);
  Runner runner;
  for (const std::string& seed : seeds) runner.Try(seed);
  Mutator mutator(seeds, options->seed);
  for (uint32_t round = 0; round < options->rounds; ++round) runner.Try(mutator.Next());
  std::printf("%zu seeds and %u mutations, nothing broken\n", seeds.size() - 1, options->rounds);
  return 0;
}
