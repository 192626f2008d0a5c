#include "index/evaluate.h"

#include <utility>
#include <vector>

#include "index/evaluate_field.h"
#include "index/match_expression.h"

namespace liye {
namespace {

class Evaluator {
 public:
  explicit Evaluator(Database& database) : database_(database) {}

  // `positive`: a match shows the words of this part.
  Result<ClauseSet> Of(const Query& query, bool positive) {
    if (IsTextOnly(query)) return OfWords(query, positive);
    switch (query.kind) {
      case Query::Kind::kField: return ClausesOfField(database_, query.field);
      case Query::Kind::kDocument: return OfDocument(query, positive);
      case Query::Kind::kNot: return OfDifference(query, positive);
      default: return OfMany(query, positive);
    }
  }

  // What is to be known of the positive words.
  std::optional<Query> TakeWords() {
    if (words_.empty()) return std::nullopt;
    if (words_.size() == 1) return std::move(words_.front());
    return Query(Query::Kind::kOr, {}, std::move(words_));
  }

 private:
  Result<ClauseSet> OfWords(const Query& query, bool positive) {
    if (positive) words_.push_back(query);
    ClauseSet clauses;
    Statement rows =
        database_.Query("SELECT rowid FROM clause_text WHERE clause_text MATCH ?1", MatchExpression(query));
    while (rows.Next()) clauses.Add(rows.integer(0));
    if (!rows.ok()) return std::unexpected(rows.error());
    return clauses;
  }

  Result<ClauseSet> OfDocument(const Query& query, bool positive) {
    Result<ClauseSet> documents = DocumentsOfNumber(database_, query.phrase);
    if (!documents || !documents->empty()) return documents;
    return Of(query.children.front(), positive);
  }

  Result<ClauseSet> OfDifference(const Query& query, bool positive) {
    Result<ClauseSet> clauses = Of(query.children[0], positive);
    if (!clauses) return clauses;
    const Result<ClauseSet> unwanted = Of(query.children[1], false);
    if (!unwanted) return unwanted;
    clauses->Subtract(*unwanted);
    return clauses;
  }

  // AND and OR. All children that are words only are asked for at once.
  Result<ClauseSet> OfMany(const Query& query, bool positive) {
    std::vector<Query> words, rest;
    for (const Query& child : query.children) (IsTextOnly(child) ? words : rest).push_back(child);
    if (words.size() == 1) rest.push_back(std::move(words.front()));
    if (words.size() > 1) rest.emplace_back(query.kind, std::string(), std::move(words));
    Result<ClauseSet> all = Of(rest.front(), positive);
    for (size_t i = 1; all && i < rest.size(); ++i) {
      const Result<ClauseSet> next = Of(rest[i], positive);
      if (!next) return next;
      query.kind == Query::Kind::kAnd ? all->IntersectWith(*next) : all->UniteWith(*next);
    }
    return all;
  }

  Database& database_;
  std::vector<Query> words_;
};

}  // namespace

Result<Evaluation> Evaluate(Database& database, const Query& query) {
  Evaluator evaluator(database);
  Result<ClauseSet> clauses = evaluator.Of(query, true);
  if (!clauses) return std::unexpected(clauses.error());
  return Evaluation{*std::move(clauses), evaluator.TakeWords()};
}

}  // namespace liye
