#include "tools/clause_runs.h"

#include <algorithm>

namespace liye {

std::vector<ClauseBlock> BlocksOf(std::string_view text) {
  std::vector<ClauseBlock> blocks;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::vector<Span> cells;
    for (size_t cell = at; cell <= end;) {
      const size_t stop = std::min(text.find('\t', cell), end);
      cells.push_back({static_cast<uint32_t>(cell), static_cast<uint32_t>(stop)});
      cell = stop + 1;
    }
    const bool table = cells.size() > 1;
    const bool goes_on = table && !blocks.empty() && blocks.back().is_table;
    if (end > at) {
      if (!goes_on) blocks.push_back({table, {}});
      blocks.back().rows.push_back(std::move(cells));
    }
    at = end + 1;
  }
  return blocks;
}

std::vector<ClauseRun> RunsOf(const MarkedClause& clause, Span span) {
  std::vector<ClauseRun> runs;
  uint32_t at = span.start;
  for (const PlacedMention& mention : clause.mentions) {
    if (!mention.placed) continue;
    const Span piece{std::max(mention.span.start, span.start), std::min(mention.span.end, span.end)};
    // At the end of a line a mark belongs to that line, not to the next.
    const bool ends = mention.span.end > span.start && mention.span.end <= span.end;
    if (piece.empty() && !ends) continue;
    if (piece.start > at) runs.push_back({{at, piece.start}});
    runs.push_back({{piece.start, std::max(piece.start, piece.end)}, &mention, ends});
    at = std::max(at, piece.end);
  }
  if (at < span.end) runs.push_back({{at, span.end}});
  return runs;
}

}  // namespace liye
