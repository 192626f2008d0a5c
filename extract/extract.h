// Document to facts.
//
// Reads the blocks of a document one by one and finds the five kinds of fact: document
// numbers first, which are masked, then titles, deadlines, amounts, duties. Leaves to others
// which document a number or title means (index/) and what day a relative deadline falls on.
// Total: any document gives facts. An Extractor reuses its buffers and serves one thread.
#pragma once

#include <memory>
#include <vector>

#include "corpus/source.h"
#include "extract/fact.h"
#include "parser/document.h"

namespace liye {

class Extractor {
 public:
  Extractor();
  ~Extractor();
  Extractor(const Extractor&) = delete;
  Extractor& operator=(const Extractor&) = delete;

  // The facts of `document`, in the order of the text (by start, then by end).
  std::vector<Fact> Extract(const Source& source, const Document& document);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace liye
