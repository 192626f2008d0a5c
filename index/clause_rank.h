// What ranking has to know of every clause, in memory.
//
// How long its text is (bm25), how many clauses stand below it (a heading lifts them) and a key that is equal for equal
// texts (copies are shown once). The writer keeps them in the table clause_rank, 10 bytes a clause, a row for every
// commit: rows are added, never changed, so that a reader loads all of them in a few milliseconds and later only those
// that are new.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

// A text as ranking sees it.
struct TextMeasure {
  uint32_t tokens = 0;  // in the full-text index
  uint64_t key = 0;     // of the folded text without marks and spaces; 0 when it is too short to be told from others
};
TextMeasure MeasureText(std::string_view text);

struct ClauseRank {
  uint32_t tokens = 0;
  uint32_t below = 0;  // clauses below it, which follow it by their ids
  uint64_t key = 0;    // the lower 48 bits of TextMeasure::key
};

// Appends the 10 bytes of one clause; tokens and below end at 65535.
void AppendRank(const ClauseRank& rank, std::string& data);

class ClauseRanks {
 public:
  // Reads what was added since the last time.
  Result<void> Refresh(Database& database);
  uint32_t tokens(int64_t clause) const { return At(tokens_, clause); }
  uint32_t below(int64_t clause) const { return At(below_, clause); }
  uint64_t key(int64_t clause) const { return At(keys_, clause); }

 private:
  template <typename T>
  static T At(const std::vector<T>& values, int64_t clause) {
    return static_cast<size_t>(clause) < values.size() ? values[static_cast<size_t>(clause)] : T{};
  }
  void Read(int64_t first, std::string_view data);

  std::vector<uint16_t> tokens_, below_;
  std::vector<uint64_t> keys_;
  int64_t last_read_ = -1;  // first clause of the last row that was read
};

// Works out for the whole knowledge base, from the stored texts, what the writer keeps for ranking: clause_rank,
// clause.last, clause.text_key, document.identity_hash and the index of headings. Runs within the caller's transaction.
Result<void> RebuildRanks(Database& database);

}  // namespace liye
