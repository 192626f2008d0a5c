// What to ask instead when a query finds nothing.
//
// Says which term stands nowhere or empties the result, what fewer terms find, what a long word finds as separate
// words, and which words of titles and units are an edit away. Every query it names finds something.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/knowledge_base.h"
#include "index/query.h"

namespace liye {

struct Suggestion {
  enum class Kind {
    kNowhere,   // no clause at all holds `term`
    kNearMiss,  // `query` has a word one edit away in the place of `term`
    kApart,     // `query` has `term` as separate words
    kWithout,   // `query` leaves `term` out
    kFilters,   // the same query without SearchOptions::filters
  };
  Kind kind = Kind::kNowhere;
  std::string term;   // in the words of the search language
  std::string query;  // what to ask; empty for kNowhere
  uint64_t hits = 0;  // clauses that `query` finds
};

// For a query that found nothing with these options; the most telling first.
Result<std::vector<Suggestion>> Suggest(KnowledgeBase& base, const Query& query, const SearchOptions& options = {});

}  // namespace liye
