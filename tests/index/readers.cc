#include "tests/index/readers.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <memory>
#include <random>
#include <thread>
#include <utility>

#include "index/knowledge_base.h"
#include "index/query.h"
#include "index/sqlite.h"

namespace liye {
namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kSearchesOfOneOpening = 16, kSearchesOfOneLook = 4;

// Documents whose clauses are not all there; one statement sees one moment.
constexpr const char* kHalves =
    "SELECT count(*) FROM (SELECT id, first_clause, last_clause FROM document ORDER BY id DESC LIMIT 200) d WHERE "
    "(SELECT count(*) FROM clause c WHERE c.id BETWEEN d.first_clause AND d.last_clause AND c.document = d.id) <> "
    "d.last_clause - d.first_clause + 1 OR NOT EXISTS (SELECT 1 FROM document_source o JOIN document e ON e.id = "
    "o.document WHERE e.id = d.id OR e.id = (SELECT parent FROM document WHERE id = d.id))";

double MillisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double ProcessorMilliseconds() {
  timespec now;
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// How long this process has been ready to run and found no processor free; 0 where the kernel does not say.
double QueuedMilliseconds() {
  std::ifstream schedule("/proc/self/schedstat");
  double ran = 0, queued = 0;
  schedule >> ran >> queued;
  return queued / 1e6;
}

// SQLite calls this while another program holds a lock that it needs.
int WaitForLock(void* locked, int) {
  constexpr double kMostMilliseconds = 5000;
  const auto start = Clock::now();
  ::usleep(200);
  double& milliseconds = *static_cast<double*>(locked);
  milliseconds += MillisecondsSince(start);
  return milliseconds < kMostMilliseconds;
}

class Reader {
 public:
  Reader(const std::string& database, const std::string& report, const ReadersLoad& load, unsigned seed)
      : database_(database), report_(report), load_(load), random_(seed) {}

  void Run() {
    const auto end = Clock::now() + std::chrono::duration<double>(load_.seconds);
    for (unsigned round = 0; Clock::now() < end; ++round) {
      if (round % kSearchesOfOneOpening == 0 && !Open()) return;
      Search(load_.queries[random_() % load_.queries.size()]);
      if (round % kSearchesOfOneLook == 0) LookForHalves();
      Think();
    }
  }

 private:
  void Complain(const std::string& what) { report_ << "error " << what << '\n'; }

  bool Open() {
    const auto start = Clock::now();
    auto base = KnowledgeBase::Open(database_, OpenMode::kReadOnly);
    report_ << "opening " << MillisecondsSince(start) << '\n';
    if (!base) return Complain(base.error().message()), false;
    base_ = std::move(*base);
    sqlite3_busy_handler(base_->database().handle(), WaitForLock, &locked_);
    return true;
  }

  void Search(const std::string& text) {
    const Result<Query> query = ParseQuery(text);
    if (!query) return Complain(query.error().message());
    locked_ = 0;
    const double queued = QueuedMilliseconds(), processor = ProcessorMilliseconds();
    const auto start = Clock::now();
    const auto found = base_->Search(*query);
    const double clock = MillisecondsSince(start), ran = ProcessorMilliseconds() - processor;
    const double blocked = std::max(0.0, clock - ran - (QueuedMilliseconds() - queued));
    report_ << "search " << clock << ' ' << ran << ' ' << blocked << ' ' << locked_ << '\n';
    if (!found) return Complain(found.error().message());
    for (const SearchHit& hit : found->hits)
      if (hit.document == 0 || hit.key.empty() || hit.snippet.text.empty()) Complain("a hit without its clause");
  }

  void LookForHalves() {
    const Result<int64_t> halves = base_->database().Integer(kHalves);
    if (!halves) return Complain(halves.error().message());
    if (*halves > 0) Complain(std::to_string(*halves) + " half documents");
  }

  void Think() {
    const double part = 0.5 + static_cast<double>(random_() % 1000) / 1000;
    std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(load_.think_milliseconds * part));
  }

  const std::string& database_;
  std::ofstream report_;
  const ReadersLoad& load_;
  std::mt19937 random_;
  std::unique_ptr<KnowledgeBase> base_;
  double locked_ = 0;  // of the search that runs
};

void ReadReport(const std::string& path, ReadersTimes& times) {
  std::ifstream report(path);
  for (std::string line; std::getline(report, line);) {
    double clock = 0, processor = 0, blocked = 0, locked = 0;
    if (line.starts_with("error ")) {
      times.errors.push_back(line);
    } else if (std::sscanf(line.c_str(), "opening %lf", &clock) == 1) {
      times.opening.push_back(clock);
    } else if (std::sscanf(line.c_str(), "search %lf %lf %lf %lf", &clock, &processor, &blocked, &locked) == 4) {
      times.clock.push_back(clock);
      times.processor.push_back(processor);
      times.blocked.push_back(blocked);
      times.locked.push_back(locked);
    }
  }
}

}  // namespace

ReadersTimes RunReaders(const std::string& database, const std::string& folder, const ReadersLoad& load) {
  std::vector<std::pair<pid_t, std::string>> readers;
  for (int i = 0; i < load.readers; ++i) {
    const std::string report = folder + "/report" + std::to_string(i);
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
      Reader(database, report, load, static_cast<unsigned>(i)).Run();
      ::_exit(0);
    }
    readers.emplace_back(child, report);
  }
  ReadersTimes times;
  for (const auto& [reader, report] : readers) {
    int status = 0;
    ::waitpid(reader, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) times.errors.push_back("a reader ended early");
    ReadReport(report, times);
  }
  for (std::vector<double>* all : {&times.clock, &times.processor, &times.blocked, &times.locked, &times.opening})
    std::sort(all->begin(), all->end());
  return times;
}

pid_t StartWriter(const std::function<bool()>& write) {
  std::fflush(stdout);
  const pid_t child = ::fork();
  ::setpgid(child, child);  // here and there: whichever comes first
  if (child != 0) return child;
  while (write()) {
  }
  ::_exit(1);
}

bool StopWriter(pid_t writer) {
  const bool running = ::waitpid(writer, nullptr, WNOHANG) == 0;
  if (!running) return false;
  ::kill(-writer, SIGKILL);
  ::waitpid(writer, nullptr, 0);
  return true;
}

double TimeAt(const std::vector<double>& times, double percent) {
  if (times.empty()) return 0;
  const double place = std::ceil(percent / 100 * static_cast<double>(times.size()));
  return times[static_cast<size_t>(std::clamp(place, 1.0, static_cast<double>(times.size()))) - 1];
}

void PrintTimes(const char* when, const ReadersTimes& times) {
  std::printf("%s: %zu searches, %zu errors and half documents\n", when, times.clock.size(), times.errors.size());
  for (const auto& [what, all] : {std::pair{"by the clock", &times.clock}, std::pair{"of processor", &times.processor},
                                  std::pair{"blocked", &times.blocked}, std::pair{"of opening", &times.opening}})
    std::printf("  %-13s p50 %7.2f ms, p99 %7.2f ms, longest %7.2f ms\n", what, TimeAt(*all, 50), TimeAt(*all, 99),
                TimeAt(*all, 100));
  std::printf("  longest wait for a lock %.2f ms\n", TimeAt(times.locked, 100));
}

}  // namespace liye
