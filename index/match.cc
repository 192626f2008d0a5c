#include "index/match.h"

#include <utility>

#include "index/evaluate.h"
#include "index/match_expression.h"

namespace liye {
namespace {

// A single Han character has an index of its own, which ends at property indexed_characters; behind that the
// main index is asked for a prefix.
Result<PhraseMatches> MatchCharacter(Database& database, Ranker& ranker, const Query& query, int64_t last_clause) {
  const Result<int64_t> indexed = database.Integer("SELECT value FROM property WHERE name = 'indexed_characters'");
  if (!indexed) return std::unexpected(indexed.error());
  Result<PhraseMatches> matches = ranker.MatchRows(database, "clause_character", CharacterExpression(query));
  if (!matches || *indexed >= last_clause) return matches;
  Statement rest = database.Query("SELECT rowid FROM clause_text WHERE clause_text MATCH ?1 AND rowid > ?2",
                                  MatchExpression(query), *indexed);
  while (rest.Next()) matches->clauses.push_back(rest.integer(0));
  if (!rest.ok()) return std::unexpected(rest.error());
  return matches;
}

// The clauses of the set, with what is known of those that hold words: the others hold none.
PhraseMatches Restrict(const PhraseMatches& words, const ClauseSet& clauses) {
  PhraseMatches restricted{words.phrases, {}, {}, words.idf, words.average_tokens};
  size_t at = 0;
  clauses.ForEach(0, ClauseSet::kLargest + 1, [&](int64_t clause) {
    while (at < words.clauses.size() && words.clauses[at] < clause) ++at;
    const bool found = at < words.clauses.size() && words.clauses[at] == clause;
    restricted.clauses.push_back(clause);
    for (size_t i = 0; i < words.phrases; ++i)
      restricted.frequencies.push_back(found ? words.frequencies[at * words.phrases + i] : 0);
  });
  return restricted;
}

Result<Matches> MatchFields(Database& database, Ranker& ranker, const Query& query) {
  Result<Evaluation> evaluation = Evaluate(database, query);
  if (!evaluation) return std::unexpected(evaluation.error());
  PhraseMatches found;
  if (evaluation->words && !evaluation->clauses.empty()) {
    Result<PhraseMatches> words = ranker.Match(database, "clause_text", MatchExpression(*evaluation->words));
    if (!words) return std::unexpected(words.error());
    found = *std::move(words);
  }
  return Matches{Restrict(found, evaluation->clauses), std::move(evaluation->words)};
}

}  // namespace

Result<Matches> FindMatches(Database& database, Ranker& ranker, const Query& query, int64_t last_clause) {
  if (!IsTextOnly(query)) return MatchFields(database, ranker, query);
  const bool character = IsOneCharacter(query);
  Result<PhraseMatches> phrases = character ? MatchCharacter(database, ranker, query, last_clause)
                                            : ranker.Match(database, "clause_text", MatchExpression(query));
  if (!phrases) return std::unexpected(phrases.error());
  return Matches{*std::move(phrases), character ? std::nullopt : std::optional(query)};
}

}  // namespace liye
