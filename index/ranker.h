// Where the phrases of a query stand, without sorting and without reading a row.
//
// FTS5's ORDER BY rank reads the size of every matching row and sorts all of them. Here an auxiliary function only
// counts the places of each phrase; index/hit_score.h makes scores of that with sizes from memory. A query of one
// phrase, the most frequent kind, is walked inside FTS5 (xQueryPhrase), so that no row costs a step of SQLite's
// virtual machine.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

struct PhraseMatches {
  size_t phrases = 0;                 // of the expression, those under NOT too
  std::vector<int64_t> clauses;       // ascending
  std::vector<uint32_t> frequencies;  // clause by clause, phrase by phrase: how often it stands there
  std::vector<double> idf;            // by phrase, as FTS5's bm25() has it
  double average_tokens = 1;          // of a row
};

class Ranker {
 public:
  // Registers the function liye_match with the connection; this object must outlive its use.
  Result<void> Register(Database& database);

  // Rows of the FTS5 table that match the expression.
  Result<PhraseMatches> Match(Database& database, const std::string& table, const std::string& expression);

 private:
  static void Function(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int count,
                       sqlite3_value** values);
  static int TakeOnePhrase(const Fts5ExtensionApi* api, Fts5Context* fts, void* matches);
  int Prepare(const Fts5ExtensionApi* api, Fts5Context* fts);
  int TakeRow(const Fts5ExtensionApi* api, Fts5Context* fts);

  PhraseMatches matches_;
  bool prepared_ = false;
};

}  // namespace liye
