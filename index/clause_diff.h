// Which clause of one version answers to which of another, and what became of it.
//
// Pairs clauses whose words are equal and that stand in the same order, then in the gaps those that are alike, then what
// stands elsewhere. Typography does not count (see diff_key.h); what changed inside a clause is word_diff.h's business.
// Knows no database and no file: see compared_document.h for where clauses come from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace liye {

struct DiffClause {
  std::string label;    // 第三条, （一）; empty for a paragraph or a row of a table
  std::string heading;  // the first words of a clause that has a heading
  std::string path;     // 第三条（一）; of a paragraph: that of the clause it stands in
  std::string text;     // without the label, its heading included
  uint32_t depth = 0;
};

inline constexpr size_t kNoClause = SIZE_MAX;

// One row of a comparison. A clause can be renumbered, moved and changed at once.
struct ClauseChange {
  size_t before = kNoClause, after = kNoClause;  // positions in the two sequences
  bool changed = false;                          // in its words
  bool renumbered = false;                       // another label
  bool moved = false;                            // others that it stood before or behind now stand on its other side

  bool added() const { return before == kNoClause; }
  bool removed() const { return after == kNoClause; }
  bool same() const { return !added() && !removed() && !changed && !renumbered && !moved; }
};

// Every clause of both sides in one row, in the order of `after`; what was removed stands behind the clause that it followed. To exchange the
// two gives the same pairs.
std::vector<ClauseChange> CompareClauses(const std::vector<DiffClause>& before, const std::vector<DiffClause>& after);

struct ClauseCounts {
  size_t changed = 0, added = 0, removed = 0, moved = 0, renumbered = 0, same = 0;
  bool all_same() const { return changed + added + removed + moved + renumbered == 0; }
};

// A row that is several of these counts in each.
ClauseCounts CountChanges(const std::vector<ClauseChange>& changes);

}  // namespace liye
