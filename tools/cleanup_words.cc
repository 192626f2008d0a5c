#include "tools/cleanup_words.h"

#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

// In the language of messages.tsv, by CleanupCode.
constexpr const char* kCodeWords[kCleanupCodes] = {"repealed by another document",
                                                   "its term is over",
                                                   "its trial term is over",
                                                   "every basis is gone",
                                                   "a later document of the same matter",
                                                   "the years of its title are past",
                                                   "a basis is gone",
                                                   "every basis is gone or was changed",
                                                   "on trial for long without a term",
                                                   "its term ends soon",
                                                   "contradiction: an older document repeals it",
                                                   "contradiction: repealed, later confirmed",
                                                   "documents based on each other",
                                                   "another text of the same document",
                                                   "a part is repealed",
                                                   "amended or published again",
                                                   "takes effect later",
                                                   "repealed from a later day",
                                                   "cites documents that are not here"};

void AddLine(std::string& lines, const std::string& line) {
  if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
}

}  // namespace

std::string ProposalWord(CleanupProposal proposal) {
  switch (proposal) {
    case CleanupProposal::kKeep: return TrReport("keep");
    case CleanupProposal::kAmend: return TrReport("amend");
    case CleanupProposal::kRepeal: return TrReport("repeal");
    case CleanupProposal::kLapsed: return TrReport("declare lapsed");
  }
  return "";
}

std::string CodeWord(CleanupCode code) { return TrReport(kCodeWords[static_cast<size_t>(code)]); }

std::string ReasonLine(const CleanupReason& reason) {
  std::string line = CodeWord(reason.code);
  if (reason.count > 1) line += TrReport(" ({} in all, one of them)", {std::to_string(reason.count)});
  if (!reason.part.empty()) line += " " + reason.part;
  if (!reason.day.empty()) line += " " + reason.day;
  if (!reason.number.empty() || !reason.title.empty()) line += "：" + NameOf(reason.number, reason.title, "");
  // What cites its bases is the document itself; what repeals it is another.
  const bool own = reason.document == 0 || reason.code == CleanupCode::kBasesGone ||
                   reason.code == CleanupCode::kBasisRepealed || reason.code == CleanupCode::kBasesChanged;
  if (!reason.path.empty())
    line += TrReport(own ? ", see {} of this document" : ", see {} of that document", {reason.path});
  return line;
}

CleanupCells CellsOf(const CleanupRow& row) {
  CleanupCells cells;
  cells.title = row.title;
  if (row.title.empty() && row.number.empty())
    cells.title = TrReport("(no number, no title)") + " #" + std::to_string(row.document) + " " +
                  std::string(std::string_view(row.file).substr(row.file.rfind('/') + 1));
  cells.standing = StandingWord(to_string(row.standing));
  cells.proposal = ProposalWord(row.proposal);
  for (const CleanupReason& reason : row.reasons) {
    AddLine(cells.reasons, ReasonLine(reason));
    if (!reason.evidence.empty()) AddLine(cells.reasons, "“" + reason.evidence + "”");
  }
  if (row.dependents > 0) cells.rests_on = TrReport("{} documents", {std::to_string(row.dependents)});
  for (const CleanupDependent& dependent : row.first_dependents)
    AddLine(cells.rests_on,
            NameOf(dependent.number, dependent.title, "") + (dependent.path.empty() ? "" : " " + dependent.path));
  if (!row.first_dependents.empty() && row.dependents > row.first_dependents.size()) AddLine(cells.rests_on, "……");
  if (row.duties + row.deadlines > 0)
    cells.falls = TrReport("{} duties, {} deadlines", {std::to_string(row.duties), std::to_string(row.deadlines)});
  for (const std::string& duty : row.first_duties) AddLine(cells.falls, duty);
  if (row.duties > row.first_duties.size()) AddLine(cells.falls, "……");
  return cells;
}

}  // namespace liye
