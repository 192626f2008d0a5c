// A comparison of two documents as rows to be printed (新旧对照表).
//
// Says of each row what the change is called and which words of each side are marked; the printers (diff_table.h,
// diff_html.h, diff_docx.h, diff_rows.h) only differ in how they show it.
#pragma once

#include <string>
#include <vector>

#include "index/compared_document.h"
#include "index/word_diff.h"

namespace liye {

// A piece of one side of a row.
struct DiffPiece {
  std::string text;
  bool changed = false;
};

struct DiffRow {
  const DiffClause* before = nullptr;  // null for a clause that was added
  const DiffClause* after = nullptr;   // null for one that was removed
  ClauseChange change;
  WordDiff words;  // of the texts, without labels
};

struct DiffReport {
  ComparedDocument before, after;
  std::vector<ClauseChange> changes;
  ClauseCounts counts;
  bool all = false;  // clauses that are the same are rows too

  DiffReport(ComparedDocument old_one, ComparedDocument new_one, bool all_rows);
  std::vector<DiffRow> Rows() const;
};

// changed, renumbered, moved, added, removed; same.
std::vector<std::string> ChangeKeys(const ClauseChange& change);
// The same in words: 修改、条序变动.
std::string ChangeWords(const ClauseChange& change);

// A side as it is shown: the place of the clause above, the label, the text. Of a clause that was added or removed all is
// changed. Empty where the side has no clause.
std::vector<DiffPiece> PiecesBefore(const DiffRow& row);
std::vector<DiffPiece> PiecesAfter(const DiffRow& row);

// "The two are the same", or how many clauses are the same and not shown; may be empty.
std::string SameWords(const DiffReport& report);

}  // namespace liye
