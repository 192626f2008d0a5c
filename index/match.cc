#include "index/match.h"

#include <utility>

#include "index/character_posting.h"
#include "index/evaluate.h"
#include "index/match_expression.h"

namespace liye {
namespace {

Result<Matches> MatchCharacter(Database& database, char32_t character) {
  Result<std::vector<int64_t>> clauses = ClausesWithCharacter(database, character);
  if (!clauses) return std::unexpected(clauses.error());
  Matches matches;
  matches.phrases.clauses = *std::move(clauses);
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

Result<Matches> FindMatches(Database& database, Ranker& ranker, const Query& query) {
  if (!IsTextOnly(query)) return MatchFields(database, ranker, query);
  if (const std::optional<char32_t> character = OneCharacter(query)) return MatchCharacter(database, *character);
  Result<PhraseMatches> phrases = ranker.Match(database, "clause_text", MatchExpression(query));
  if (!phrases) return std::unexpected(phrases.error());
  return Matches{*std::move(phrases), query};
}

}  // namespace liye
