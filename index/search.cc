// KnowledgeBase::Search: which clauses match, which of them come first, and how they are shown.
#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "index/document_map.h"
#include "index/document_rows.h"
#include "index/evaluate.h"
#include "index/knowledge_base.h"
#include "index/match_expression.h"
#include "index/ranker.h"
#include "index/snippet.h"
#include "index/sqlite.h"
#include "index/unit_alias.h"

namespace liye {
namespace {

// Keeps the best `most` of all hits, counts hits and documents. Hits must come by ascending clause.
class BestHits {
 public:
  struct Hit {
    double score = 0;
    int32_t date = 0;
    uint32_t place = 0;
    int64_t clause = 0;
  };

  BestHits(const DocumentMap& documents, const std::unordered_set<int64_t>* allowed, SearchOrder order, uint64_t most)
      : documents_(documents), allowed_(allowed), order_(order), most_(most) {}

  void Add(int64_t clause, double score) {
    if (entry_ == nullptr || clause > entry_->last_clause || clause < entry_->first_clause) Enter(clause);
    if (!entered_allowed_) return;
    ++total_;
    if (!counted_) ++document_count_;
    counted_ = true;
    const Hit hit{score, entry_->date, entry_->place, clause};
    const auto before = [this](const Hit& a, const Hit& b) { return Before(a, b); };
    if (best_.size() < most_) {
      best_.push_back(hit);
      std::push_heap(best_.begin(), best_.end(), before);
    } else if (most_ > 0 && Before(hit, best_.front())) {
      std::pop_heap(best_.begin(), best_.end(), before);
      best_.back() = hit;
      std::push_heap(best_.begin(), best_.end(), before);
    }
  }

  std::vector<Hit> Sorted() {
    std::sort(best_.begin(), best_.end(), [this](const Hit& a, const Hit& b) { return Before(a, b); });
    return std::move(best_);
  }
  uint64_t total() const { return total_; }
  uint64_t documents() const { return document_count_; }

 private:
  void Enter(int64_t clause) {
    entry_ = documents_.Find(clause);
    counted_ = false;
    entered_allowed_ = entry_ != nullptr && (allowed_ == nullptr || allowed_->contains(entry_->id));
  }
  bool Before(const Hit& a, const Hit& b) const {
    if (order_ == SearchOrder::kRelevance && a.score != b.score) return a.score > b.score;
    if (a.date != b.date) {
      if (a.date == 0 || b.date == 0) return b.date == 0;
      return order_ == SearchOrder::kOldest ? a.date < b.date : a.date > b.date;
    }
    return std::pair(a.place, a.clause) < std::pair(b.place, b.clause);
  }

  const DocumentMap& documents_;
  const std::unordered_set<int64_t>* allowed_;
  const SearchOrder order_;
  const uint64_t most_;
  const DocumentMap::Entry* entry_ = nullptr;
  bool entered_allowed_ = false;
  bool counted_ = false;
  uint64_t total_ = 0;
  uint64_t document_count_ = 0;
  std::vector<Hit> best_;
};

Result<std::unordered_set<int64_t>> AllowedDocuments(Database& database, const SearchFilters& filters) {
  const DocumentCondition condition(filters);
  Statement rows(database, "SELECT d.id FROM document d WHERE " + condition.sql());
  condition.BindTo(rows);
  std::unordered_set<int64_t> allowed;
  while (rows.Next()) allowed.insert(rows.integer(0));
  if (!rows.ok()) return std::unexpected(rows.error());
  return allowed;
}

// A single Han character has an index of its own, which ends at property indexed_characters; behind that the
// main index is asked for a prefix.
Result<void> ForEachWithCharacter(Database& database, const Query& query, BestHits& best) {
  const Result<int64_t> indexed = database.Integer("SELECT value FROM property WHERE name = 'indexed_characters'");
  if (!indexed) return std::unexpected(indexed.error());
  Statement first =
      database.Query("SELECT rowid FROM clause_character WHERE clause_character MATCH ?1", CharacterExpression(query));
  while (first.Next()) best.Add(first.integer(0), 0);
  if (!first.ok()) return std::unexpected(first.error());
  Statement rest = database.Query("SELECT rowid FROM clause_text WHERE clause_text MATCH ?1 AND rowid > ?2",
                                  MatchExpression(query), *indexed);
  while (rest.Next()) best.Add(rest.integer(0), 0);
  if (!rest.ok()) return std::unexpected(rest.error());
  return {};
}

// Field terms stand among the words: which clauses match is known first, their words give the scores.
Result<void> ForEachWithFields(Database& database, Ranker& ranker, const Query& query, BestHits& best) {
  const Result<Evaluation> evaluation = Evaluate(database, query);
  if (!evaluation) return std::unexpected(evaluation.error());
  const ClauseSet& clauses = evaluation->clauses;
  int64_t next = 0;  // all matches below have been added
  const auto add_until = [&](int64_t end) { clauses.ForEach(next, end, [&](int64_t clause) { best.Add(clause, 0); }); };
  if (evaluation->words && !clauses.empty()) {
    const std::string match = MatchExpression(*evaluation->words);
    const Result<void> scored = ranker.ForEach(database, match, [&](int64_t clause, double score) {
      if (!clauses.Contains(clause)) return;
      add_until(clause);
      best.Add(clause, score);
      next = clause + 1;
    });
    if (!scored) return scored;
  }
  add_until(INT64_MAX);
  return {};
}

Result<SearchHit> Show(Statement& row, const BestHits::Hit& hit, const std::vector<std::string_view>& phrases,
                       uint32_t characters) {
  row.Bind(hit.clause);
  SearchHit shown;
  if (row.Next()) {
    shown.clause = hit.clause;
    shown.document = row.integer(0);
    shown.key = row.string(1);
    shown.number = row.string(2);
    shown.title = row.string(3);
    shown.issuing_authority = row.string(4);
    shown.document_date = row.string(5);
    shown.document_type = row.string(6);
    shown.path = row.string(7);
    shown.heading = row.integer(9) == 0 ? "" : row.string(8);
    shown.status = row.string(11);
    shown.score = hit.score;
    shown.snippet = MakeSnippet(row.text(10), phrases, characters);
  }
  row.Reset();
  if (!row.ok()) return std::unexpected(row.error());
  return shown;
}

std::string HitSql() {
  std::string sql = R"sql(
SELECT d.id, d.key, coalesce(d.number, e.number), d.title, d.issuing_authority, d.document_date, d.document_type,
       c.path, c.heading, c.ordinal, c.text, )sql";
  return sql.append(kStatusOfDocument)
      .append(
          " FROM clause c JOIN document d ON d.id = c.document LEFT JOIN document e ON e.id = d.parent WHERE c.id = "
          "?1");
}

}  // namespace

Result<SearchResult> KnowledgeBase::Search(const Query& asked, const SearchOptions& options) {
  const Query query = options.exact_units ? asked : WidenUnits(asked);
  const Result<const DocumentMap*> map = documents();
  if (!map) return std::unexpected(map.error());
  std::unordered_set<int64_t> allowed;
  const bool filtered = !DocumentCondition(options.filters).empty();
  if (filtered) {
    auto found = AllowedDocuments(*database_, options.filters);
    if (!found) return std::unexpected(found.error());
    allowed = *std::move(found);
  }
  const uint64_t most = options.limit > UINT64_MAX - options.offset ? UINT64_MAX : options.offset + options.limit;
  const bool character = IsOneCharacter(query);
  const SearchOrder order =
      character && options.order == SearchOrder::kRelevance ? SearchOrder::kNewest : options.order;
  BestHits best(**map, filtered ? &allowed : nullptr, order, most);
  const Result<void> searched = !IsTextOnly(query) ? ForEachWithFields(*database_, *ranker_, query, best)
                                : character
                                    ? ForEachWithCharacter(*database_, query, best)
                                    : ranker_->ForEach(*database_, MatchExpression(query),
                                                       [&](int64_t clause, double score) { best.Add(clause, score); });
  if (!searched) return std::unexpected(searched.error());
  SearchResult result{{}, best.total(), best.documents()};
  const std::vector<BestHits::Hit> hits = best.Sorted();
  const std::vector<std::string_view> phrases = PositivePhrases(query);
  Statement row(*database_, HitSql());
  for (size_t i = options.offset; i < hits.size(); ++i) {
    Result<SearchHit> shown = Show(row, hits[i], phrases, options.snippet_characters);
    if (!shown) return std::unexpected(shown.error());
    result.hits.push_back(*std::move(shown));
  }
  return result;
}

}  // namespace liye
