// Processes that search a knowledge base while another fills it.
//
// What readers_test (a moment) and readers_bench (as long as one likes) share. A reader opens the
// base, asks one query, shows what is found, thinks and asks the next, as people do; it opens the base
// anew for every 16th, and after every fourth looks among the newest 200 documents for half ones: those of which it
// sees fewer clauses than they have, or no place where they were found.
// It measures each search by the clock, its own processor time, which no other process adds to, how long it was blocked,
// that is neither ran nor waited for a free processor (where the kernel tells: /proc/self/schedstat), and how much
// of this it waited for locks of SQLite's.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

struct ReadersLoad {
  int readers = 8;
  double seconds = 2;
  double think_milliseconds = 0;  // in the mean, evenly spread from half to one and a half of it
  std::vector<std::string> queries;
};

// All in milliseconds, sorted.
struct ReadersTimes {
  std::vector<double> clock, processor, blocked, locked;  // of the searches
  std::vector<double> opening;                            // of the base, by the clock
  std::vector<std::string> errors;                        // sentences; half documents among them
};

// Runs the readers to their end. Their reports are written to the folder.
ReadersTimes RunReaders(const std::string& database, const std::string& folder, const ReadersLoad& load);

// A process that calls `write` until it is killed. It ends by itself only when `write` gives false.
pid_t StartWriter(const std::function<bool()>& write);
// Kills it with the processes that it started; false when it had ended already.
bool StopWriter(pid_t writer);

// The smallest time that `percent` of the sorted times do not exceed.
double TimeAt(const std::vector<double>& times, double percent);
void PrintTimes(const char* when, const ReadersTimes& times);

}  // namespace liye
