// The search engines that the search benchmark compares.
//
// Each answers the same two questions about the same numbered texts: which twenty come first, and
// which match at all. Groonga and Xapian are there when they were found at configuration.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "corpus/error.h"

namespace liye::bench {

inline constexpr size_t kBestShown = 20;

class SearchEngine {
 public:
  virtual ~SearchEngine() = default;
  virtual const char* name() const = 0;
  // Numbers of texts, the best first; at most kBestShown.
  virtual std::vector<int64_t> Best(const std::string& phrase) = 0;
  // All that match, ascending.
  virtual std::vector<int64_t> All(const std::string& phrase) = 0;
};

struct BuildCost {
  double wall_seconds = 0, cpu_seconds = 0;
  uint64_t bytes = 0;  // on disk, text included where the engine stores it
};

// Both open the knowledge base at `path`: liye's own search, and FTS5's ORDER BY rank over its table clause_text.
std::unique_ptr<SearchEngine> OpenLiye(const std::string& path);
std::unique_ptr<SearchEngine> OpenFts5(const std::string& path);

// FTS5 alone, with liye's tokenizer, a table of its own and commits as large as liye's, optimized at the end as liye's
// tables are; by default as FTS5 comes, with `bulk` as liye sets it while much is written.
BuildCost BuildBareFts5(const std::string& path, const std::vector<std::string>& texts, bool bulk);

// Makes a new index below the folder `path`, and opens it. False and null when the engine was not compiled in.
bool HaveGroonga();
BuildCost BuildGroonga(const std::string& path, const std::vector<std::string>& texts);
std::unique_ptr<SearchEngine> OpenGroonga(const std::string& path);
bool HaveXapian();
BuildCost BuildXapian(const std::string& path, const std::vector<std::string>& texts);
std::unique_ptr<SearchEngine> OpenXapian(const std::string& path);

// For what cannot go on: says it and ends the program.
[[noreturn]] void GiveUp(const std::string& reason);

template <typename Value>
Value Must(Result<Value> result) {
  if (!result) GiveUp(result.error().subject + ": " + result.error().reason);
  if constexpr (!std::is_void_v<Value>) return *std::move(result);
}

}  // namespace liye::bench
