// Eight processes that read while one ingests: no error, never half a document.
//
// Times are measured and not asserted. By hand, LIYE_READERS_SECONDS=60 reads for a minute idle and a minute
// under the ingest, and the last lines say p50, p99 and the longest time of a search, by the clock and of the
// processor alone (nine processes share few cores), and the longest time that one waited for a lock.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "index/sqlite.h"
#include "tests/index/support.h"

namespace liye {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kReaders = 8;
constexpr const char* kWords[] = {"安全生产", "信用建设",          "台账",
                                  "300万元",  "市财政局 垃圾分类", "节约用水 | 养老服务"};

double Seconds() {
  const char* seconds = std::getenv("LIYE_READERS_SECONDS");
  return seconds == nullptr ? 2 : std::atof(seconds);
}

// Documents whose clauses are not all there; one statement sees one moment.
constexpr const char* kHalves =
    "SELECT count(*) FROM (SELECT id, first_clause, last_clause FROM document ORDER BY id DESC LIMIT 200) d WHERE "
    "(SELECT count(*) FROM clause c WHERE c.id BETWEEN d.first_clause AND d.last_clause AND c.document = d.id) <> "
    "d.last_clause - d.first_clause + 1 OR NOT EXISTS (SELECT 1 FROM document_source o JOIN document e ON e.id = "
    "o.document WHERE e.id = d.id OR e.id = (SELECT parent FROM document WHERE id = d.id))";

struct Cost {  // of one search, in milliseconds
  double clock = 0, processor = 0, waiting = 0;
};

double ProcessorMilliseconds() {
  timespec now;
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// SQLite calls this while another program holds a lock that it needs.
int WaitForLock(void* cost, int) {
  constexpr double kMostMilliseconds = 5000;
  const auto start = Clock::now();
  ::usleep(200);
  double& waiting = static_cast<Cost*>(cost)->waiting;
  waiting += std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return waiting < kMostMilliseconds;
}

// What is wrong with the answer to one search; empty when nothing is.
std::string ReadOnce(KnowledgeBase& base, int round, Cost& cost) {
  sqlite3_busy_handler(base.database().handle(), WaitForLock, &cost);
  const auto start = Clock::now();
  const double processor = ProcessorMilliseconds();
  const auto found = base.Search(*ParseQuery(kWords[round % std::size(kWords)]));
  cost.processor = ProcessorMilliseconds() - processor;
  cost.clock = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  if (!found) return found.error().message();
  for (const SearchHit& hit : found->hits)
    if (hit.document == 0 || hit.key.empty() || hit.snippet.text.empty()) return "a hit without its clause";
  if (round % 16 != 0) return "";
  const Result<int64_t> halves = base.database().Integer(kHalves);
  if (!halves) return halves.error().message();
  return *halves == 0 ? "" : std::to_string(*halves) + " half documents";
}

// A process that searches in a loop; it writes its times, and what was wrong, to `report`.
pid_t StartReader(const std::string& path, const std::string& report, double seconds) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  std::ofstream out(report);
  const auto base = KnowledgeBase::Open(path, OpenMode::kReadOnly);
  if (!base) out << "error " << base.error().message() << '\n';
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  for (int round = 0; base && Clock::now() < end; ++round) {
    Cost cost;
    const std::string wrong = ReadOnce(**base, round, cost);
    out << cost.clock << ' ' << cost.processor << ' ' << cost.waiting << '\n';
    if (!wrong.empty()) out << "error " << wrong << '\n';
  }
  out.close();
  ::_exit(0);
}

// A process that ingests new and changed documents until it is killed.
pid_t StartWriter(const std::string& path, const TestFolder& folder) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  auto base = KnowledgeBase::Open(path, OpenMode::kReadWrite);
  for (unsigned round = 0; base; ++round) {
    for (unsigned i = 0; i < 40; ++i) {
      std::string text;
      for (unsigned k = 0; k < 8; ++k)
        text += NoticeText(100000 + 320 * (round % 50) + 8 * i + k, 8 + round % 3) + "\n";
      folder.Write("in/" + std::to_string(round % 50) + "-" + std::to_string(i) + ".txt", text);
    }
    const auto done =
        Ingest(**base, {folder.path("in")}, {.jobs = 1, .rows_per_commit = Seconds() > 10 ? 20000u : 2000u});
    if (!done) ::_exit(1);
  }
  ::_exit(1);
}

struct Times {
  std::vector<double> clock, processor, waiting;  // sorted
  std::vector<std::string> errors;
};

double At(const std::vector<double>& times, double share) {
  return times[static_cast<size_t>(share * static_cast<double>(times.size() - 1))];
}

void ReadReport(const std::string& path, Times& times) {
  std::ifstream report(path);
  for (std::string line; std::getline(report, line);) {
    Cost cost;
    if (line.starts_with("error ")) {
      times.errors.push_back(line);
    } else if (std::sscanf(line.c_str(), "%lf %lf %lf", &cost.clock, &cost.processor, &cost.waiting) == 3) {
      times.clock.push_back(cost.clock);
      times.processor.push_back(cost.processor);
      times.waiting.push_back(cost.waiting);
    }
  }
}

Times Read(const TestFolder& folder, const std::string& path) {
  std::vector<pid_t> readers;
  for (int i = 0; i < kReaders; ++i)
    readers.push_back(StartReader(path, folder.path("report" + std::to_string(i)), Seconds()));
  Times times;
  for (int i = 0; i < kReaders; ++i) {
    int status = 0;
    ::waitpid(readers[static_cast<size_t>(i)], &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) times.errors.push_back("a reader ended early");
    ReadReport(folder.path("report" + std::to_string(i)), times);
  }
  for (std::vector<double>* all : {&times.clock, &times.processor, &times.waiting}) std::sort(all->begin(), all->end());
  return times;
}

void Print(const char* when, const Times& times) {
  std::printf("%-12s %zu searches\n", when, times.clock.size());
  for (const auto& [what, all] : {std::pair{"clock", &times.clock}, std::pair{"processor", &times.processor}})
    std::printf("  %-10s p50 %.2f ms, p99 %.2f ms, longest %.2f ms\n", what, At(*all, 0.5), At(*all, 0.99),
                At(*all, 1));
  std::printf("  longest wait for a lock %.2f ms\n", times.waiting.back());
}

TEST(Readers, SeeWholeDocumentsWhileOthersAreWritten) {
  const TestFolder folder;
  const std::string path = folder.path("base.db");
  for (unsigned i = 0; i < 100; ++i) {
    std::string text;
    for (unsigned k = 0; k < 10; ++k) text += NoticeText(10 * i + k, 10) + "\n";
    folder.Write("in/first-" + std::to_string(i) + ".txt", text);
  }
  MustIngest(*OpenNew(path), {folder.path("in")});
  const Times idle = Read(folder, path);
  const auto before = OpenNew(path)->database().Integer("SELECT max(id) FROM clause");
  const pid_t writer = StartWriter(path, folder);
  const Times busy = Read(folder, path);
  EXPECT_EQ(::waitpid(writer, nullptr, WNOHANG), 0) << "the ingest ended early";
  ::kill(writer, SIGKILL);
  ::waitpid(writer, nullptr, 0);
  EXPECT_EQ(idle.errors, std::vector<std::string>());
  EXPECT_EQ(busy.errors, std::vector<std::string>());
  ASSERT_FALSE(idle.clock.empty() || busy.clock.empty());
  Print("idle", idle);
  Print("under ingest", busy);
  const auto base = OpenNew(path);
  EXPECT_GT(*base->database().Integer("SELECT max(id) FROM clause"), *before) << "nothing was written meanwhile";
  EXPECT_EQ(*base->Check(), std::vector<std::string>());
}

}  // namespace
}  // namespace liye
