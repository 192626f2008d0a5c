#include "index/hit_score.h"

#include <algorithm>

namespace liye {
namespace {

constexpr double kK1 = 1.2;  // as in FTS5's bm25()
constexpr double kB = 0.75;
constexpr double kHeadingWeight = 1.0;
constexpr double kTitleWeight = 1.5;
constexpr double kNotRepealed = 1.25;
constexpr double kNewest = 1.15;  // falls to 1 over kOldYears
constexpr int kOldYears = 20;
constexpr int kYear = 10000;  // of a packed date

// bm25() of a frequency that stands in the text; what stands above it is not weighed by the text's length.
double Saturated(double in_text, double above, double length_norm) {
  const double frequency = in_text + above * length_norm;
  return frequency * (kK1 + 1) / (frequency + kK1 * length_norm);
}

}  // namespace

HitScorer::HitScorer(const PhraseMatches& text, const PhraseMatches& headings, const std::vector<size_t>& positive,
                     const DocumentMap& documents, const ClauseRanks& ranks)
    : text_(text),
      headings_(headings),
      positive_(positive),
      documents_(documents),
      ranks_(ranks),
      in_headings_(text.phrases),
      in_title_(text.phrases) {}

void HitScorer::Restart() {
  above_.clear();
  std::fill(in_headings_.begin(), in_headings_.end(), 0);
  std::fill(in_title_.begin(), in_title_.end(), 0);
  next_ = 0;
}

void HitScorer::Count(const Heading& above, double sign) {
  std::vector<double>& counts = above.title ? in_title_ : in_headings_;
  for (size_t i = 0; i < std::min(headings_.phrases, positive_.size()); ++i)
    if (positive_[i] < counts.size())
      counts[positive_[i]] += sign * headings_.frequencies[above.heading * headings_.phrases + i];
}

// Headings nest, so those that end before the clause are the last that were opened.
void HitScorer::MoveTo(const Hit& hit) {
  while (!above_.empty() && above_.back().last < hit.clause) {
    Count(above_.back(), -1);
    above_.pop_back();
  }
  for (; next_ < headings_.clauses.size() && headings_.clauses[next_] < hit.clause; ++next_) {
    const int64_t heading = headings_.clauses[next_];
    const DocumentMap::Entry& document = documents_.entries()[hit.document];
    if (heading < document.first_clause) continue;
    const bool title = heading == document.first_clause;
    const int64_t last = title ? document.last_clause : heading + ranks_.below(heading);
    if (last < hit.clause) continue;
    above_.push_back({next_, last, title});
    Count(above_.back(), 1);
  }
}

double HitScorer::LengthNorm(const Hit& hit) const {
  return 1 - kB + kB * ranks_.tokens(hit.clause) / text_.average_tokens;
}

double HitScorer::Frequency(const Hit& hit, size_t phrase) const {
  return text_.frequencies[hit.match * text_.phrases + phrase];
}

double HitScorer::Above(size_t phrase) const {
  return kHeadingWeight * in_headings_[phrase] + kTitleWeight * in_title_[phrase];
}

void HitScorer::Score(std::vector<Hit>& hits) {
  Restart();
  size_t document = documents_.entries().size();
  double factor = 0;
  for (Hit& hit : hits) {
    MoveTo(hit);
    if (hit.document != document) {
      document = hit.document;
      const DocumentMap::Entry& entry = documents_.entries()[document];
      factor = Lift(entry) * Newness(entry);
    }
    const double norm = LengthNorm(hit);
    double score = 0;
    for (size_t i = 0; i < text_.phrases; ++i) score += text_.idf[i] * Saturated(Frequency(hit, i), Above(i), norm);
    hit.score = score * factor;
  }
}

ScoreParts HitScorer::Explain(const Hit& hit) {
  Restart();
  const DocumentMap::Entry& document = documents_.entries()[hit.document];
  const auto& headings = headings_.clauses;
  next_ =
      static_cast<size_t>(std::lower_bound(headings.begin(), headings.end(), document.first_clause) - headings.begin());
  MoveTo(hit);
  const double norm = LengthNorm(hit);
  ScoreParts parts;
  for (size_t i = 0; i < text_.phrases; ++i) {
    const double frequency = Frequency(hit, i);
    const double text = Saturated(frequency, 0, norm);
    const double headed = Saturated(frequency, kHeadingWeight * in_headings_[i], norm);
    parts.text += text_.idf[i] * text;
    parts.headings += text_.idf[i] * (headed - text);
    parts.title += text_.idf[i] * (Saturated(frequency, Above(i), norm) - headed);
  }
  parts.standing = Lift(document);
  parts.newness = Newness(document);
  return parts;
}

double HitScorer::Lift(const DocumentMap::Entry& document) const { return document.repealed ? 1 : kNotRepealed; }

// Measured from the newest document of the collection, so that an answer does not change with the day it is asked.
double HitScorer::Newness(const DocumentMap::Entry& document) const {
  if (document.date == 0) return 1;
  const int age = std::min(documents_.newest() / kYear - document.date / kYear, kOldYears);
  return 1 + (kNewest - 1) * (kOldYears - age) / kOldYears;
}

}  // namespace liye
