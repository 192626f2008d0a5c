// Every match of a full-text query with its bm25 score, without sorting them.
//
// FTS5's ORDER BY rank reads the size of every matching row and sorts all of them; here an
// auxiliary function computes the same bm25 score, row sizes come from memory once many have been asked for, and
// the caller keeps the best. Scores are positive, higher is better; k1 and b as in FTS5's bm25().
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

class Ranker {
 public:
  // Registers the function liye_rank with the connection; this object must outlive its use.
  Result<void> Register(Database& database);

  // Calls visit(clause id, score) for every clause that matches the FTS5 expression, by ascending id.
  Result<void> ForEach(Database& database, const std::string& match, const std::function<void(int64_t, double)>& visit);

  // Sizes are read again: the database has changed.
  void Forget();

 private:
  struct Sums {  // of one query
    bool ready = false;
    std::vector<double> idf;
    std::vector<double> frequency;
    double average = 1;
  };

  static void Function(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int count,
                       sqlite3_value** values);
  int Prepare(const Fts5ExtensionApi* api, Fts5Context* fts);
  int SizeOf(const Fts5ExtensionApi* api, Fts5Context* fts, double& size);
  int Score(const Fts5ExtensionApi* api, Fts5Context* fts, double& score);
  void LoadSizes();

  Database* database_ = nullptr;
  Sums sums_;
  std::vector<uint32_t> sizes_;  // tokens by clause id; empty until they are worth loading
  uint64_t rows_ = 0;
  uint64_t asked_ = 0;  // sizes looked up one by one
};

}  // namespace liye
