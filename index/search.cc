// KnowledgeBase::Search: match, filter, rank, fold copies, cut the page, show.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "index/clause_rank.h"
#include "index/document_map.h"
#include "index/document_rows.h"
#include "index/facets.h"
#include "index/hit_order.h"
#include "index/hit_page.h"
#include "index/hit_score.h"
#include "index/knowledge_base.h"
#include "index/match.h"
#include "index/match_expression.h"
#include "index/ranker.h"
#include "index/snapshot.h"
#include "index/snippet.h"
#include "index/sqlite.h"
#include "index/unit_alias.h"

namespace liye {
namespace {

using Documents = std::unordered_set<int64_t>;

// Null when all documents pass.
Result<std::optional<Documents>> AllowedDocuments(Database& database, const SearchFilters& filters) {
  const DocumentCondition condition(filters);
  if (condition.empty()) return std::nullopt;
  Statement rows(database, "SELECT d.id FROM document d WHERE " + condition.sql());
  condition.BindTo(rows);
  Documents allowed;
  while (rows.Next()) allowed.insert(rows.integer(0));
  if (!rows.ok()) return std::unexpected(rows.error());
  return allowed;
}

// The matches that stand in an allowed document, by ascending clause; counts the documents.
std::vector<Hit> Filter(const PhraseMatches& matches, const DocumentMap& documents,
                        const std::optional<Documents>& allowed, uint64_t& document_count) {
  const auto& entries = documents.entries();
  std::vector<Hit> hits;
  hits.reserve(matches.clauses.size());
  size_t document = 0, counted = entries.size();
  for (size_t i = 0; i < matches.clauses.size(); ++i) {
    const int64_t clause = matches.clauses[i];
    if (entries.empty()) break;
    if (clause > entries[document].last_clause || clause < entries[document].first_clause) {
      const size_t found = documents.IndexOf(clause, document);
      if (found == entries.size()) continue;
      document = found;
    }
    const DocumentMap::Entry& entry = entries[document];
    if (allowed && !allowed->contains(entry.id)) continue;
    document_count += document != std::exchange(counted, document);
    hits.push_back(
        {0, clause, entry.identity, entry.date, 0, static_cast<uint32_t>(document), static_cast<uint32_t>(i)});
  }
  return hits;
}

Result<PhraseMatches> MatchHeadings(Ranker& ranker, Database& database, const std::optional<Query>& words) {
  if (!words) return PhraseMatches();
  return ranker.Match(database, "clause_heading", AnyPhraseExpression(*words));
}

constexpr const char* kHit = R"sql(
SELECT d.id, d.key, coalesce(d.number, e.number), d.title, d.document_date, c.path, d.issuing_authority,
       d.document_type, c.heading, c.ordinal, c.text
FROM clause c JOIN document d ON d.id = c.document LEFT JOIN document e ON e.id = d.parent WHERE c.id = ?1)sql";

// The hit behind which the page begins; null for the first page.
Result<std::optional<Hit>> LastSeen(const std::string& cursor, const HitOrder& order, const std::vector<Hit>& hits) {
  if (cursor.empty()) return std::nullopt;
  const Result<Hit> located = order.Locate(cursor, hits);
  if (!located) return std::unexpected(located.error());
  return *located;
}

HitCopy ReadCopy(const Statement& row, int64_t clause) {
  return {row.integer(0), clause, row.string(1), row.string(2), row.string(3), row.string(4), row.string(5)};
}

// Reads what people see of a hit.
class Presenter {
 public:
  Presenter(Database& database, const Query& query, const SearchOptions& options)
      : row_(database, kHit), phrases_(PositivePhrases(query)), options_(options) {}

  Result<SearchHit> Show(const FoldedHit& hit, bool repealed) {
    SearchHit shown;
    row_.Bind(hit.best.clause);
    if (row_.Next()) Fill(shown, hit.best);
    row_.Reset();
    shown.status = repealed ? "repealed" : "unknown";
    shown.copy_count = hit.copies.size();
    for (size_t i = 0; i < hit.copies.size() && i < options_.most_copies; ++i) {
      row_.Bind(hit.copies[i].clause);
      if (row_.Next()) shown.copies.push_back(ReadCopy(row_, hit.copies[i].clause));
      row_.Reset();
    }
    if (!row_.ok()) return std::unexpected(row_.error());
    return shown;
  }

 private:
  void Fill(SearchHit& shown, const Hit& hit) {
    HitCopy place = ReadCopy(row_, hit.clause);
    shown.document = place.document;
    shown.clause = hit.clause;
    shown.key = std::move(place.key);
    shown.number = std::move(place.number);
    shown.title = std::move(place.title);
    shown.document_date = std::move(place.document_date);
    shown.path = std::move(place.path);
    shown.issuing_authority = row_.string(6);
    shown.document_type = row_.string(7);
    shown.heading = row_.integer(9) == 0 ? "" : row_.string(8);
    shown.score = hit.score;
    shown.snippet = MakeSnippet(row_.text(10), phrases_, options_.snippet_characters);
  }

  Statement row_;
  const std::vector<std::string_view> phrases_;
  const SearchOptions& options_;
};

}  // namespace

Result<SearchResult> KnowledgeBase::Search(const Query& asked, const SearchOptions& options) {
  const Query query = options.exact_units ? asked : WidenUnits(asked);
  const Snapshot snapshot(*database_);
  const Result<const DocumentMap*> map = documents();
  if (!map) return std::unexpected(map.error());
  Result<Matches> matches = FindMatches(*database_, *ranker_, query);
  if (!matches) return std::unexpected(matches.error());
  const bool ranked = matches->words && options.order == SearchOrder::kRelevance;
  const auto allowed = AllowedDocuments(*database_, options.filters);
  if (!allowed) return std::unexpected(allowed.error());
  SearchResult result;
  std::vector<Hit> hits = Filter(matches->phrases, **map, *allowed, result.documents);
  result.total = hits.size();

  if (!ranked) matches->words.reset();
  const Result<PhraseMatches> headings = MatchHeadings(*ranker_, *database_, matches->words);
  if (!headings) return std::unexpected(headings.error());
  const std::vector<size_t> positive = ranked ? PositivePlaces(*matches->words) : std::vector<size_t>();
  HitScorer scorer(matches->phrases, *headings, positive, **map, *ranks_);
  if (ranked) scorer.Score(hits);
  const bool unranked = !ranked && options.order == SearchOrder::kRelevance;
  HitOrder order(unranked ? SearchOrder::kNewest : options.order, **map);
  if (Result<void> loaded = order.Load(*database_); !loaded) return std::unexpected(loaded.error());
  order.FillPlaces(hits);

  const Result<std::optional<Hit>> after = LastSeen(options.after, order, hits);
  if (!after) return std::unexpected(after.error());
  const HitPage page = PickPage(hits, order, *ranks_, *after, options.offset, options.limit);
  result.more = page.more;
  Presenter presenter(*database_, query, options);
  for (const FoldedHit& hit : page.hits) {
    Result<SearchHit> shown = presenter.Show(hit, (*map)->entries()[hit.best.document].repealed);
    if (!shown) return std::unexpected(shown.error());
    shown->cursor = order.CursorOf(hit.best);
    if (options.explain && ranked) shown->parts = scorer.Explain(hit.best);
    result.hits.push_back(*std::move(shown));
  }
  if (options.count_copies) result.copies = CountCopies(hits, *ranks_);
  if (options.facets) {
    Result<Facets> facets = CountFacets(*database_, **map, hits);
    if (!facets) return std::unexpected(facets.error());
    result.facets = *std::move(facets);
  }
  return result;
}

}  // namespace liye
