// The score of a clause.
//
// BM25F: how often a phrase stands in the clause, weighed by the clause's length as bm25() does, plus how often it
// stands in the headings above the clause and in the title of its document, each with a weight, saturates and is
// multiplied by the phrase's idf. The sum over the phrases is lifted when the document is not known to be repealed
// and a little when it is new. Without headings, title and lifts the score is that of FTS5's bm25().
#pragma once

#include <vector>

#include "index/clause_rank.h"
#include "index/document_map.h"
#include "index/hit.h"
#include "index/ranker.h"
#include "index/record.h"

namespace liye {

class HitScorer {
 public:
  // `positive` names the phrases of `text` that `headings` holds, in order; all must outlive this object.
  HitScorer(const PhraseMatches& text, const PhraseMatches& headings, const std::vector<size_t>& positive,
            const DocumentMap& documents, const ClauseRanks& ranks);

  // Fills the scores. Hits must come by ascending clause.
  void Score(std::vector<Hit>& hits);
  // The parts of one hit's score.
  ScoreParts Explain(const Hit& hit);

 private:
  struct Heading {
    size_t heading = 0;  // index in headings_.clauses
    int64_t last = 0;
    bool title = false;
  };

  void Restart();
  void MoveTo(const Hit& hit);
  void Count(const Heading& above, double sign);
  double LengthNorm(const Hit& hit) const;
  double Frequency(const Hit& hit, size_t phrase) const;  // in the text
  double Above(size_t phrase) const;                      // in headings and title, by their weights
  double Lift(const DocumentMap::Entry& document) const;
  double Newness(const DocumentMap::Entry& document) const;

  const PhraseMatches& text_;
  const PhraseMatches& headings_;
  const std::vector<size_t>& positive_;
  const DocumentMap& documents_;
  const ClauseRanks& ranks_;
  // The headings and the title above the clause at hand, and how often each phrase stands in them.
  std::vector<Heading> above_;
  std::vector<double> in_headings_, in_title_;
  size_t next_ = 0;  // heading
};

}  // namespace liye
