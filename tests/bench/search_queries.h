// What the search benchmark asks, and what the right answers are.
//
// Twelve groups of twenty substrings of the texts: 1, 2, 3, 4, 6 and 10 Han characters, rare and
// frequent; and forty that mix numbers and Han characters. A right answer is a clause in which
// the folded substring scan of index/scan.h finds the phrase.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace liye::bench {

struct SearchQuery {
  std::string phrase;
  std::string group;           // "2f": two characters, frequent; "2r" rare; "mixed"
  std::vector<int64_t> truth;  // numbers of the matching texts, the first being 1, ascending
};

std::vector<SearchQuery> ChooseQueries(const std::vector<std::string>& texts, uint64_t seed);

// Fills in the truth of all queries.
void ScanTexts(const std::vector<std::string>& texts, std::vector<SearchQuery>& queries);

}  // namespace liye::bench
