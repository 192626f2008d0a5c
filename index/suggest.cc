#include "index/suggest.h"

#include <unicode/brkiter.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "index/near_miss.h"
#include "index/tokenizer.h"

namespace liye {
namespace {

constexpr size_t kMostTerms = 8;      // of a query that is looked into
constexpr size_t kMostMisses = 3;     // near misses shown for a term
constexpr size_t kCandidates = 8;     // near misses tried for a term
constexpr size_t kShortestApart = 4;  // characters of a word that is taken apart

// What has to hold together: the children of AND, and what NOT takes away as a term of its own.
struct Terms {
  std::vector<Query> wanted;
  std::vector<Query> unwanted;  // none or one

  Query Without(size_t left_out) const {
    std::vector<Query> kept;
    for (size_t i = 0; i < wanted.size(); ++i)
      if (i != left_out) kept.push_back(wanted[i]);
    return Of(std::move(kept), left_out == wanted.size());
  }
  Query Of(std::vector<Query> kept, bool all_allowed = false) const {
    Query query = kept.size() == 1 ? std::move(kept.front()) : Query(Query::Kind::kAnd, {}, std::move(kept));
    if (all_allowed || unwanted.empty()) return query;
    Query rest(Query::Kind::kNot, {}, {});
    rest.children = {std::move(query), unwanted.front()};
    return rest;
  }
};

Terms TermsOf(const Query& query) {
  Terms terms;
  const Query* wanted = &query;
  if (query.kind == Query::Kind::kNot) {
    wanted = &query.children[0];
    terms.unwanted.push_back(query.children[1]);
  }
  if (wanted->kind == Query::Kind::kAnd)
    terms.wanted = wanted->children;
  else
    terms.wanted.push_back(*wanted);
  return terms;
}

// The word of a term that may be misspelt; null when it has none.
std::string* WordOf(Query& term) {
  if (term.kind == Query::Kind::kPhrase) return &term.phrase;
  const QueryField field = term.field.field;
  const bool word = field == QueryField::kUnit || field == QueryField::kTitle || field == QueryField::kIssuer;
  return term.kind == Query::Kind::kField && word ? &term.field.value : nullptr;
}

Query WithWord(Query term, const std::string& word) {
  *WordOf(term) = word;
  if (term.kind != Query::Kind::kPhrase) return term;
  Query phrase(Query::Kind::kPhrase, word, {});
  phrase.literal = term.literal;
  return phrase;
}

Query Typed(std::string word) {
  Query phrase(Query::Kind::kPhrase, std::move(word), {});
  phrase.literal = false;
  return phrase;
}

// 牵头单位：市财政局, as a text has it, is for somebody who searches 单位:市财政局.
std::optional<Query> AsUnit(const std::string& phrase) {
  for (std::string_view colon : {":", "："}) {
    const size_t at = phrase.find(colon);
    if (at == phrase.npos) continue;
    std::string term(FieldLabel(QueryField::kUnit));
    Result<Query> unit = ParseQuery(term.append(":").append(phrase, at + colon.size()));
    if (unit && unit->kind == Query::Kind::kField) return *std::move(unit);
  }
  return std::nullopt;
}

// 智慧城市规划 as 智慧, 城市, 规划: the words that ICU's dictionary knows. Of a word that it does not know it makes
// characters: those side by side stay together.
std::vector<Query> Apart(const std::string& phrase) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(phrase);
  std::vector<Query> words;
  if (text.countChar32() < static_cast<int32_t>(kShortestApart)) return words;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
  if (U_FAILURE(status)) return words;
  breaks->setText(text);
  bool after_character = false;
  for (int32_t begin = breaks->first(), end = breaks->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaks->next()) {
    std::string word;
    text.tempSubStringBetween(begin, end).toUTF8String(word);
    const PhraseShape shape = ShapeOf(word);
    if (shape.single_han && after_character)
      words.back() = Typed(words.back().phrase + word);
    else if (!shape.empty)
      words.push_back(Typed(std::move(word)));
    after_character = shape.single_han;
  }
  if (words.size() < 2 || words.size() > kMostTerms) words.clear();
  return words;
}

class Suggester {
 public:
  // Only what decides how many are found, and an order that needs no scores.
  Suggester(KnowledgeBase& base, const SearchOptions& options)
      : base_(base),
        options_{
            .filters = options.filters, .order = SearchOrder::kNewest, .limit = 0, .exact_units = options.exact_units} {
  }

  Result<std::vector<Suggestion>> For(const Query& query) {
    const Terms terms = TermsOf(query);
    if (terms.wanted.size() <= kMostTerms) LookInto(terms);
    if (!failed_ && !DocumentFiltersAreEmpty()) {
      SearchOptions all = options_;
      all.filters = {};
      Offer(Suggestion::Kind::kFilters, "", query, all);
    }
    if (failed_) return std::unexpected(*failed_);
    return std::move(suggestions_);
  }

 private:
  bool DocumentFiltersAreEmpty() const {
    const SearchFilters& filters = options_.filters;
    return filters.document_type.empty() && filters.issuing_authority.empty() && filters.status.empty() &&
           filters.year_from == 0 && filters.year_to == 0;
  }

  uint64_t Count(const Query& query, const SearchOptions& options) {
    if (failed_) return 0;
    const Result<SearchResult> result = base_.Search(query, options);
    if (!result) failed_ = result.error();
    return result ? result->total : 0;
  }
  uint64_t Count(const Query& query) { return Count(query, options_); }

  // What counts is what the words of the query find when somebody types them. False when that is nothing.
  bool Offer(Suggestion::Kind kind, std::string term, const Query& query, const SearchOptions& options) {
    std::string text = QueryText(query);
    const Result<Query> typed = ParseQuery(text);
    const uint64_t hits = typed ? Count(*typed, options) : 0;
    if (hits > 0) suggestions_.push_back({kind, std::move(term), std::move(text), hits});
    return hits > 0;
  }
  bool Offer(Suggestion::Kind kind, std::string term, const Query& query) {
    return Offer(kind, std::move(term), query, options_);
  }

  void LookInto(const Terms& terms) {
    SearchOptions anywhere = options_;
    anywhere.filters = {};
    std::vector<Query> known;
    for (size_t i = 0; i < terms.wanted.size(); ++i) {
      if (Count(terms.wanted[i], anywhere) > 0) {
        known.push_back(terms.wanted[i]);
        continue;
      }
      suggestions_.push_back({Suggestion::Kind::kNowhere, QueryText(terms.wanted[i]), "", 0});
      Replace(terms, i);
    }
    if (known.size() == terms.wanted.size()) return LeaveOut(terms);
    if (known.empty()) return;
    std::string unknown;
    for (const Suggestion& suggestion : suggestions_)
      if (suggestion.kind == Suggestion::Kind::kNowhere) unknown += (unknown.empty() ? "" : " ") + suggestion.term;
    Offer(Suggestion::Kind::kWithout, unknown, terms.Of(std::move(known)));
  }

  // Another word in the place of a term that stands nowhere.
  void Replace(const Terms& terms, size_t place) {
    Query term = terms.wanted[place];
    const std::string* word = WordOf(term);
    if (word == nullptr || failed_) return;
    const auto with = [&](Query other) {
      std::vector<Query> kept = terms.wanted;
      kept[place] = std::move(other);
      return terms.Of(std::move(kept));
    };
    const auto misses = NearMisses(base_.database(), *word, kCandidates);
    if (!misses) {
      failed_ = misses.error();
      return;
    }
    size_t shown = 0;
    for (const std::string& miss : *misses)
      if (shown < kMostMisses) shown += Offer(Suggestion::Kind::kNearMiss, QueryText(term), with(WithWord(term, miss)));
    if (term.kind != Query::Kind::kPhrase) return;
    if (std::optional<Query> unit = AsUnit(*word))
      Offer(Suggestion::Kind::kNearMiss, QueryText(term), with(*std::move(unit)));
    if (std::vector<Query> words = Apart(*word); !words.empty())
      Offer(Suggestion::Kind::kApart, QueryText(term), with(Query(Query::Kind::kAnd, {}, std::move(words))));
  }

  // Every term stands somewhere: each is left out in turn, and what is unwanted is allowed.
  void LeaveOut(const Terms& terms) {
    const size_t wanted = terms.wanted.size();
    for (size_t i = 0; wanted > 1 && i < wanted; ++i)
      Offer(Suggestion::Kind::kWithout, QueryText(terms.wanted[i]), terms.Without(i));
    if (!terms.unwanted.empty())
      Offer(Suggestion::Kind::kWithout, "-(" + QueryText(terms.unwanted.front()) + ")", terms.Without(wanted));
    if (suggestions_.empty() && wanted > 2) KeepMost(terms);
  }

  // No single term empties the result: those that go together, from the first on.
  void KeepMost(const Terms& terms) {
    std::vector<Query> kept;
    std::string left_out;
    for (const Query& term : terms.wanted) {
      kept.push_back(term);
      if (Count(terms.Of(kept)) > 0) continue;
      left_out += (left_out.empty() ? "" : " ") + QueryText(term);
      kept.pop_back();
    }
    if (!kept.empty()) Offer(Suggestion::Kind::kWithout, left_out, terms.Of(std::move(kept)));
  }

  KnowledgeBase& base_;
  SearchOptions options_;
  std::vector<Suggestion> suggestions_;
  std::optional<Error> failed_;
};

}  // namespace

Result<std::vector<Suggestion>> Suggest(KnowledgeBase& base, const Query& query, const SearchOptions& options) {
  return Suggester(base, options).For(query);
}

}  // namespace liye
