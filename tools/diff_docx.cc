#include "tools/diff_docx.h"

#include <utility>

#include "tools/docx_table.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr int kChangeWidth = 1300, kTextWidth = 6800;  // twentieths of a point

std::vector<DocxRun> RunsOf(const std::vector<DiffPiece>& pieces, DocxRun::Mark mark) {
  std::vector<DocxRun> runs;
  for (const DiffPiece& piece : pieces) {
    DocxRun run;
    run.mark = piece.changed ? mark : DocxRun::Mark::kPlain;
    for (char c : piece.text) {
      if (c == '\t')
        run.text += " ｜ ";  // between cells of a table
      else
        run.text += c;
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

Result<void> WriteDiffDocx(const DiffReport& report, const std::string& path, const std::string& subject) {
  DocxTable table(path, TrReport("Comparison of two versions"),
                  {{TrReport("Kind of change"), kChangeWidth, true},
                   {TrReport("Before") + "\n" + report.before.name, kTextWidth},
                   {TrReport("After") + "\n" + report.after.name, kTextWidth}},
                  {{TrReport("Deleted words"), DocxRun::Mark::kDeleted},
                   {"　", DocxRun::Mark::kPlain},
                   {TrReport("Inserted words"), DocxRun::Mark::kInserted},
                   {"　" + TrReport("［］: where the clause stands"), DocxRun::Mark::kPlain}});
  for (const DiffRow& row : report.Rows())
    table.Row({{{ChangeWords(row.change), DocxRun::Mark::kPlain}},
               RunsOf(PiecesBefore(row), DocxRun::Mark::kDeleted),
               RunsOf(PiecesAfter(row), DocxRun::Mark::kInserted)});
  if (const std::string same = SameWords(report); !same.empty()) table.Group(same);
  return table.Finish(subject);
}

}  // namespace liye
