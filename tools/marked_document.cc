#include "tools/marked_document.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "index/clause_reference.h"
#include "index/part_words.h"
#include "index/sqlite.h"
#include "index/title_key.h"
#include "tools/mention_place.h"

namespace liye {
namespace {

class Marker {
 public:
  Marker(KnowledgeBase& base, ValidityReader& validity, Day at) : base_(base), validity_(validity), at_(at) {}

  Result<MarkedDocument> Mark(const DocumentRecord& document) {
    marked_.document = document;
    marked_.at = FormatDay(at_);
    for (auto step : {&Marker::ReadRows, &Marker::PlaceMarks, &Marker::PlaceCitations, &Marker::PlaceOwnMentions})
      if (Result<void> done = (this->*step)(); !done) return std::unexpected(done.error());
    for (MarkedClause& clause : marked_.clauses) SortMentions(clause);
    return std::move(marked_);
  }

 private:
  template <typename T>
  static Result<void> Take(Result<T> from, T& to) {
    if (!from) return std::unexpected(from.error());
    to = *std::move(from);
    return {};
  }

  Result<void> ReadRows() {
    const int64_t id = marked_.document.id;
    std::vector<ClauseRecord> clauses;
    std::vector<ClauseFact> facts;
    if (Result<void> done = Take(base_.Sources(id), marked_.sources); !done) return done;
    if (Result<void> done = Take(validity_.Of(id, at_), marked_.validity); !done) return done;
    if (Result<void> done = Take(base_.CitationsFrom(id), marked_.citations); !done) return done;
    if (Result<void> done = Take(base_.Clauses(id), clauses); !done) return done;
    if (Result<void> done = Take(FactsOf(base_.database(), id), facts); !done) return done;
    for (ClauseRecord& clause : clauses) {
      const size_t index = marked_.clauses.size();
      places_.emplace(clause.id, index);
      const auto above = places_.find(clause.parent);
      // The document's own text stands before the clauses, not above them.
      const bool below = above != places_.end() && above->second != index && above->second != 0;
      (below ? marked_.clauses[above->second].children : marked_.roots).push_back(index);
      marked_.clauses.push_back({std::move(clause), {}, {}, {}, {}});
    }
    for (ClauseFact& fact : facts)
      if (const auto place = places_.find(fact.clause); place != places_.end())
        marked_.clauses[place->second].facts.push_back(std::move(fact));
    return {};
  }

  // What an older document says of a newer one decides nothing, and a document that says it twice is one reason.
  Result<void> PlaceMarks() {
    std::vector<std::tuple<ValidityReason::Kind, int64_t, std::string>> known;
    for (const auto* reasons : {&marked_.validity.reasons, &marked_.validity.to_come}) {
      for (const ValidityReason& reason : *reasons) {
        if (reason.kind != ValidityReason::Kind::kRepeals && reason.kind != ValidityReason::Kind::kAmends) continue;
        const std::string& issued = marked_.document.document_date;
        if (!reason.date.empty() && !issued.empty() && reason.date < issued) continue;
        if (reason.part.empty() && SaysWhichPart(reason)) continue;
        std::tuple once(reason.kind, reason.document, reason.part);
        if (std::find(known.begin(), known.end(), once) != known.end()) continue;
        known.push_back(std::move(once));
        if (const auto work = WorkOf(reason.document); !work) return std::unexpected(work.error());
        if (Result<void> done = Place(reason, reasons == &marked_.validity.to_come); !done) return done;
      }
    }
    return {};
  }

  // A title says that it amends, the text behind it what.
  bool SaysWhichPart(const ValidityReason& reason) const {
    if (reason.kind != ValidityReason::Kind::kAmends) return false;
    for (const auto* reasons : {&marked_.validity.reasons, &marked_.validity.to_come})
      for (const ValidityReason& other : *reasons)
        if (other.kind == reason.kind && other.document == reason.document && !other.part.empty()) return true;
    return false;
  }

  Result<void> Place(const ValidityReason& reason, bool to_come) {
    bool placed = false;
    std::string missing;
    if (!reason.part.empty()) {
      const auto found = FindClauses(base_.database(), marked_.document.id, reason.part);
      if (!found) return std::unexpected(found.error());
      for (size_t i = 0; i < found->clauses.size(); ++i) {
        const auto place = places_.find(found->clauses[i]);
        if (place == places_.end()) continue;  // in the paper that the notice prints
        marked_.clauses[place->second].marks.push_back({reason, found->rests[i], to_come});
        placed = true;
      }
      missing = found->missing;
    }
    if (!placed || !missing.empty()) marked_.whole.push_back({reason, placed ? missing : reason.part, to_come});
    return {};
  }

  Result<void> PlaceCitations() {
    std::map<int64_t, std::vector<size_t>> by_clause;
    for (size_t i = 0; i < marked_.citations.size(); ++i) {
      by_clause[marked_.citations[i].clause].push_back(i);
      if (Result<void> done = Note(marked_.citations[i]); !done) return done;
    }
    for (const auto& [id, citations] : by_clause) {
      const auto place = places_.find(id);
      if (place == places_.end()) continue;
      MarkedClause& clause = marked_.clauses[place->second];
      std::vector<std::string> evidences;
      for (const size_t citation : citations) evidences.push_back(marked_.citations[citation].evidence);
      const std::vector<Span> spans = PlacesOf(clause.record.text, evidences);
      for (size_t i = 0; i < citations.size(); ++i) {
        const std::string& number = marked_.citations[citations[i]].cited_number;
        PlacedMention mention{spans[i], numbers_[citations[i]], 0, "", citations[i]};
        mention.part = marked_.citations[citations[i]].part;
        mention.placed = !mention.span.empty();
        if (mention.placed) {
          mention.span.end = EndWithNumber(clause.record.text, mention.span.end, number);
        }
        if (Result<void> done = AimAt(mention); !done) return done;
        clause.mentions.push_back(std::move(mention));
      }
    }
    return {};
  }

  // The clause that is meant by 《…》第十二条.
  Result<void> AimAt(PlacedMention& mention) {
    const int64_t target = marked_.citations[mention.citation].target;
    if (mention.part.empty() || target == 0) return {};
    const auto found = FindClauses(base_.database(), target, mention.part);
    if (!found) return std::unexpected(found.error());
    if (!found->clauses.empty()) mention.clause = found->clauses.front();
    return {};
  }

  Result<const DocumentRecord*> WorkOf(int64_t id) {
    const auto [place, added] = marked_.works.try_emplace(id);
    if (!added) return &place->second.record;
    if (Result<void> done = Take(base_.Get(id), place->second.record); !done) return std::unexpected(done.error());
    Statement row = base_.database().Query(
        "SELECT EXISTS (SELECT 1 FROM document d JOIN clause c ON c.id BETWEEN d.first_clause AND d.last_clause "
        "WHERE d.id = ?1 AND c.kind = 'article')",
        id);
    place->second.has_articles = row.Next() && row.integer(0) != 0;
    if (!row.ok()) return std::unexpected(row.error());
    return &place->second.record;
  }

  // The place of a work among the references, and whether it is new. What is not here is known by its number or its title: a
  // title alone is that of a work with a number, unless two have it.
  std::pair<size_t, bool> PlaceOf(const CitationRecord& citation) {
    const auto add = [this](const std::string& name) {
      const auto [known, added] = names_.emplace(name, marked_.references.size());
      return std::pair(known->second, added);
    };
    if (citation.target != 0) return add("#" + std::to_string(citation.target));
    const TitleKey key = TitleKeyOf(citation.cited_title);
    const std::string title = key.hash == 0 ? "《" + citation.cited_title : "《" + key.bare;
    if (citation.cited_number.empty()) return add(title);
    if (const auto known = names_.find(citation.cited_number); known != names_.end()) return {known->second, false};
    if (const auto same = names_.find(title); same != names_.end() && !citation.cited_title.empty()) {
      CitedWork& work = marked_.references[same->second];
      if (work.number.empty() || work.number == citation.cited_number) {
        work.number = citation.cited_number;
        names_.emplace(citation.cited_number, same->second);
        return {same->second, false};
      }
    }
    if (!citation.cited_title.empty()) names_.emplace(title, marked_.references.size());
    return add(citation.cited_number);
  }

  // The number of what it cites, a new one for what was not cited before.
  Result<void> Note(const CitationRecord& citation) {
    const auto [place, added] = PlaceOf(citation);
    numbers_.push_back(place);
    if (added) {
      CitedWork reference{{}, citation.cited_number, citation.cited_title, "", citation.target_key, citation.target,
                          {}};
      if (citation.target != 0) {
        const Result<const DocumentRecord*> target = WorkOf(citation.target);
        if (!target) return std::unexpected(target.error());
        const Result<Validity> validity = validity_.Of(citation.target, at_);
        if (!validity) return std::unexpected(validity.error());
        if (!(*target)->number.empty()) reference.number = (*target)->number;
        if (!(*target)->title.empty()) reference.title = (*target)->title;
        reference.date = (*target)->document_date;
        reference.standing = validity->standing;
      } else {
        const Result<Validity> validity = validity_.OfCited(citation.cited_number, citation.cited_title, at_);
        if (!validity) return std::unexpected(validity.error());
        reference.standing = validity->standing;
      }
      marked_.references.push_back(std::move(reference));
    }
    std::vector<std::string>& relations = marked_.references[place].relations;
    if (std::find(relations.begin(), relations.end(), citation.relation) == relations.end())
      relations.push_back(citation.relation);
    return {};
  }

  Result<void> PlaceOwnMentions() {
    for (MarkedClause& clause : marked_.clauses)
      for (OwnMention& own : OwnMentions(clause.record.text)) {
        const auto found = FindClauses(base_.database(), marked_.document.id, own.part);
        if (!found) return std::unexpected(found.error());
        if (found->clauses.empty() || !places_.contains(found->clauses.front())) continue;
        clause.mentions.push_back(
            {own.span, PlacedMention::kOwn, found->clauses.front(), std::move(own.part), PlacedMention::kOwn});
      }
    return {};
  }

  // One inside another keeps its mark, behind the outer one.
  static void SortMentions(MarkedClause& clause) {
    std::stable_sort(clause.mentions.begin(), clause.mentions.end(),
                     [](const PlacedMention& a, const PlacedMention& b) {
                       if (a.placed != b.placed) return a.placed;
                       return a.span.start != b.span.start ? a.span.start < b.span.start : a.span.end > b.span.end;
                     });
    uint32_t end = 0;
    size_t last = PlacedMention::kOwn;  // what the mark at `end` means
    for (PlacedMention& mention : clause.mentions) {
      if (!mention.placed) continue;
      mention.span.start = std::max(mention.span.start, end);
      mention.span.end = std::max(mention.span.end, mention.span.start);
      mention.repeated = mention.span.empty() && mention.reference == last;
      end = mention.span.end;
      last = mention.reference;
    }
  }

  KnowledgeBase& base_;
  ValidityReader& validity_;
  const Day at_;
  MarkedDocument marked_;
  std::map<int64_t, size_t> places_;     // of clauses by their row
  std::map<std::string, size_t> names_;  // of references
  std::vector<size_t> numbers_;          // which reference each citation is
};

}  // namespace

bool MarkedClause::is_repealed() const {
  return std::any_of(marks.begin(), marks.end(),
                     [](const ClauseMark& mark) { return mark.is_repeal() && mark.rest.empty() && !mark.to_come; });
}

bool MarkedClause::is_amended() const {
  return !is_repealed() &&
         std::any_of(marks.begin(), marks.end(), [](const ClauseMark& mark) { return !mark.to_come; });
}

bool MarkedClause::is_paragraph_repealed(uint32_t number) const {
  for (const ClauseMark& mark : marks) {
    if (!mark.is_repeal() || mark.to_come) continue;
    for (const NamedPart& part : ReadParts(mark.rest))
      if (part.size() == 1 && part[0].unit == PartUnit::kParagraph && part[0].first <= number && number <= part[0].last)
        return true;
  }
  return false;
}

Result<MarkedDocument> MarkDocument(KnowledgeBase& base, const DocumentRecord& document, Day at) {
  ValidityReader validity(base.database());
  Result<MarkedDocument> marked = Marker(base, validity, at).Mark(document);
  if (!marked) return marked;
  const Result<std::vector<DocumentRecord>> attached = base.AttachedTo(document.id);
  if (!attached) return std::unexpected(attached.error());
  for (const DocumentRecord& paper : *attached) {
    Result<MarkedDocument> part = Marker(base, validity, at).Mark(paper);
    if (!part) return part;
    marked->attached.push_back(*std::move(part));
  }
  return marked;
}

}  // namespace liye
