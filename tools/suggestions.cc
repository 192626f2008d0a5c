#include "tools/suggestions.h"

#include <cstdio>
#include <vector>

#include "index/suggest.h"
#include "tools/message.h"

namespace liye {
namespace {

std::string Line(const Suggestion& suggestion) {
  const std::string hits = std::to_string(suggestion.hits);
  switch (suggestion.kind) {
    case Suggestion::Kind::kNowhere: return Tr("{} stands nowhere.", {suggestion.term});
    case Suggestion::Kind::kNearMiss: return Tr("Did you mean {} ({} clauses)?", {suggestion.query, hits});
    case Suggestion::Kind::kApart: return Tr("As separate words: {} ({} clauses).", {suggestion.query, hits});
    case Suggestion::Kind::kWithout:
      return Tr("Without {}: {} ({} clauses).", {suggestion.term, suggestion.query, hits});
    case Suggestion::Kind::kFilters: return Tr("Without the options that filter: {} clauses.", {hits});
  }
  return {};
}

}  // namespace

void ComplainNothingFound(KnowledgeBase& base, const Query& query, const SearchOptions& options,
                          const std::string& text) {
  const Result<std::vector<Suggestion>> suggestions = Suggest(base, query, options);
  if (!suggestions || suggestions->empty())
    return Complain(Tr("No clause holds this: {}. Try fewer or shorter words, or leave filters out.", {text}));
  Complain(Tr("No clause holds this: {}.", {text}));
  for (const Suggestion& suggestion : *suggestions) std::fprintf(stderr, "  %s\n", Line(suggestion).c_str());
}

}  // namespace liye
