// Files into the knowledge base.
//
// Finds the inputs below the paths, reads, parses and extracts them on several threads, and
// writes them with one. A document becomes visible whole or not at all; unchanged files are
// passed over, changed ones replaced, a document found in two files is kept once with both
// origins. What the database holds afterwards depends neither on the order of the inputs nor
// on the number of threads. A run that was stopped or killed is completed by the next one.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/walk.h"
#include "index/knowledge_base.h"

namespace liye {

struct IngestProgress {
  uint64_t files = 0, total_files = 0;  // done, found
  uint64_t bytes = 0, total_bytes = 0;
  uint64_t documents = 0;  // written in this run
  double seconds = 0;      // since the start
};

struct IngestOptions {
  unsigned jobs = 0;                 // threads that parse and extract; 0: one a core, but one core for the writer
  uint64_t rows_per_commit = 20000;  // clauses; a commit stands between documents
  bool trust_times = true;           // same size and time of change: unchanged without reading it
  bool keep_missing = false;         // documents of files that are no longer in their folder stay
  const std::atomic<bool>* stop = nullptr;              // when it becomes true, ends after the current document
  std::function<void(const IngestProgress&)> progress;  // called on the calling thread, at most ten times a second
};

// Every input is in exactly one class: found = added + replaced + unchanged + duplicate +
// failed + skipped + remaining.
struct IngestSummary {
  uint64_t found = 0;
  uint64_t added = 0;     // new files
  uint64_t replaced = 0;  // files whose content had changed
  uint64_t unchanged = 0;
  uint64_t duplicate = 0;      // byte for byte the same as another file
  std::vector<Error> failed;   // paths that do not exist or cannot be read
  std::vector<Error> skipped;  // special files, loops, files that hold no text
  uint64_t gone = 0;           // known files that are no longer in the folders named; not counted in `found`
  uint64_t remaining = 0;      // not reached before the stop

  uint64_t documents = 0;          // written in this run, attached ones included
  uint64_t known_documents = 0;    // found again: only their origin was added
  uint64_t removed_documents = 0;  // no longer in any file
  uint64_t clauses = 0;
  uint64_t facts = 0;
  uint64_t resolved_citations = 0;   // in the whole collection
  uint64_t bytes = 0;                // read in this run
  uint64_t replaced_characters = 0;  // invalid sequences that became U+FFFD
  double seconds = 0;
  bool stopped = false;
};

// Errors are those of the database; what is wrong with an input stands in the summary.
Result<IngestSummary> Ingest(KnowledgeBase& knowledge_base, Inputs inputs, const IngestOptions& options = {});
// The same for what is found at `paths`.
Result<IngestSummary> Ingest(KnowledgeBase& knowledge_base, const std::vector<std::string>& paths,
                             const IngestOptions& options = {});

}  // namespace liye
