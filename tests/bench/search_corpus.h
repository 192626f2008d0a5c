// Documents for the search benchmark, as many as one likes.
//
// Recombines sentences of the real documents in ../shared (or of corpus/samples, when it is
// absent) into notices with a number, a title, an issuer and labelled clauses of 305 bytes
// in the mean; digits, places and names are other ones each time. A document depends on the
// seed and its index alone, so that nothing has to be kept in memory.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace liye::bench {

class SearchCorpus {
 public:
  explicit SearchCorpus(uint64_t seed);

  // The text of a whole document, as a file would hold it.
  std::string Document(uint64_t index) const;
  size_t sentences() const { return sentences_.size(); }

 private:
  using Random = std::mt19937_64;

  void AddSentences(std::string_view text);
  std::string Paragraph(size_t bytes, const std::string& place, Random& random) const;

  const uint64_t seed_;
  std::vector<std::string> sentences_;  // in the order of their documents, with their final mark
};

}  // namespace liye::bench
