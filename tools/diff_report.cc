#include "tools/diff_report.h"

#include <string_view>
#include <utility>

#include "corpus/ascii.h"
#include "tools/message.h"

namespace liye {
namespace {

// What an item belongs to: 第三条 of 第二章第三条（一）. The chapter is left out, since articles are counted through.
std::string PlaceAbove(const DiffClause& clause) {
  constexpr std::string_view kOrdinal = "第";
  constexpr size_t kLongestChapter = 30;  // bytes of 第二十三章
  if (clause.label.empty() || !clause.path.ends_with(clause.label)) return "";
  std::string_view above = std::string_view(clause.path).substr(0, clause.path.size() - clause.label.size());
  while (above.starts_with(kOrdinal)) {
    size_t end = above.npos;
    for (std::string_view unit : {"编", "章", "节"})
      if (const size_t at = above.find(unit); at < end) end = at + unit.size();
    if (end > kLongestChapter || above.find("条") < end) break;
    above.remove_prefix(end);
  }
  return std::string(above);
}

std::vector<DiffPiece> PiecesOf(const DiffClause* clause, const std::vector<WordRun>& runs, bool label_changed) {
  std::vector<DiffPiece> pieces;
  if (clause == nullptr) return pieces;
  const auto add = [&pieces](std::string text, bool changed) {
    if (text.empty()) return;
    if (!pieces.empty() && pieces.back().changed == changed)
      pieces.back().text += text;
    else
      pieces.push_back({std::move(text), changed});
  };
  // Where it stands is no text of the clause.
  if (const std::string place = PlaceAbove(*clause); !place.empty()) add("［" + place + "］", false);
  add(clause->label, label_changed);
  // A blank parts 第三条 from its words, as official texts have it; 一、 and （一） have their own mark.
  if (clause->label.starts_with("第")) add(" ", label_changed && !runs.empty() && runs[0].changed);
  for (const WordRun& run : runs) add(std::string(run.span.of(clause->text)), run.changed);
  return pieces;
}

// All of a clause that stands on one side only.
std::vector<WordRun> Whole(const DiffClause& clause) {
  if (clause.text.empty()) return {};
  return {{{0, static_cast<uint32_t>(clause.text.size())}, true}};
}

}  // namespace

DiffReport::DiffReport(ComparedDocument old_one, ComparedDocument new_one, bool all_rows)
    : before(std::move(old_one)),
      after(std::move(new_one)),
      changes(CompareClauses(before.clauses, after.clauses)),
      counts(CountChanges(changes)),
      all(all_rows) {}

std::vector<DiffRow> DiffReport::Rows() const {
  std::vector<DiffRow> rows;
  for (const ClauseChange& change : changes) {
    if (change.same() && !all) continue;
    DiffRow row;
    row.change = change;
    if (!change.added()) row.before = &before.clauses[change.before];
    if (!change.removed()) row.after = &after.clauses[change.after];
    if (change.added())
      row.words.after = Whole(*row.after);
    else if (change.removed())
      row.words.before = Whole(*row.before);
    else
      row.words = CompareWords(row.before->text, row.after->text);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> ChangeKeys(const ClauseChange& change) {
  std::vector<std::string> keys;
  if (change.added()) keys.emplace_back("added");
  if (change.removed()) keys.emplace_back("removed");
  if (change.changed) keys.emplace_back("changed");
  if (change.moved) keys.emplace_back("moved");
  if (change.renumbered) keys.emplace_back("renumbered");
  if (keys.empty()) keys.emplace_back("same");
  return keys;
}

std::string ChangeWords(const ClauseChange& change) {
  const auto word = [](const std::string& key) {
    if (key == "added") return TrReport("added to the text");
    if (key == "removed") return TrReport("removed from the text");
    if (key == "changed") return TrReport("changed words");
    if (key == "moved") return TrReport("moved");
    if (key == "renumbered") return TrReport("renumbered");
    return TrReport("unchanged");
  };
  return JoinedWith("\n", ChangeKeys(change), word);
}

std::vector<DiffPiece> PiecesBefore(const DiffRow& row) {
  return PiecesOf(row.before, row.words.before, row.change.renumbered || row.change.removed());
}

std::vector<DiffPiece> PiecesAfter(const DiffRow& row) {
  return PiecesOf(row.after, row.words.after, row.change.renumbered || row.change.added());
}

std::string SameWords(const DiffReport& report) {
  if (report.counts.all_same()) return TrReport("The two do not differ but in typography.");
  if (report.all || report.counts.same == 0) return "";
  return TrReport("{} clauses are the same and not shown.", {std::to_string(report.counts.same)});
}

}  // namespace liye
