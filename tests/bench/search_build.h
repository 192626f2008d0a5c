// Building the indexes that the search benchmark compares: liye's through its Writer and as `liye ingest`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/search_corpus.h"
#include "tests/bench/search_engine.h"

namespace liye::bench {

// How many documents of the corpus make about so many bytes of text.
uint64_t DocumentsFor(const SearchCorpus& corpus, double bytes);

// Clauses without facts through the Writer, with all that it does at the end; parsing is not counted.
BuildCost BuildLiye(const std::string& path, const SearchCorpus& corpus, uint64_t documents);

// What the tables behind the full-text tables occupy.
uint64_t IndexBytes(const std::string& path);
// The texts of all clauses, by id: the first has id 1.
std::vector<std::string> ClauseTexts(const std::string& path);

// The documents as files below `folder`.
void WriteFiles(const std::string& folder, const SearchCorpus& corpus, uint64_t documents);
// `liye ingest` on these, as a whole process, into the knowledge base at `path`.
BuildCost BuildByIngest(const std::string& path, const std::string& folder);

}  // namespace liye::bench
