#include "extract/duty_list.h"

#include <algorithm>

#include "corpus/lexicon.h"
#include "extract/duty_sentence_words.h"
#include "extract/trace.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestList = 6000;    // bytes of a list behind a label
constexpr size_t kLongestBracket = 900;  // bytes of a bracket that holds units

struct LabelWords {
  WordSet roles, nouns, others;
  static const LabelWords& Get() {
    static const LabelWords& words = *new LabelWords;
    return words;
  }
  LabelWords() {
    for (const LexiconRow& row : Lexicon("duty_labels")) {
      if (row.size() < 2) continue;
      if (row[1] == "lead") roles.Add(row[0], static_cast<uint32_t>(Role::kLead));
      if (row[1] == "responsible") roles.Add(row[0], static_cast<uint32_t>(Role::kResponsible));
      if (row[1] == "cooperating") roles.Add(row[0], static_cast<uint32_t>(Role::kCooperating));
      if (row[1] == "supervising") roles.Add(row[0], static_cast<uint32_t>(Role::kSupervising));
      if (row[1] == "noun") nouns.Add(row[0], 0);
      if (row[1] == "other") others.Add(row[0], 0);
    }
  }
};

bool IsEnder(std::string_view text, size_t at) {
  return at < text.size() && (text[at] == ';' || ThreeBytes(text, at) == ThreeBytesOf("。"));
}

size_t OpenBracketAt(std::string_view text, size_t at) {
  return at >= text.size() ? 0 : text[at] == '(' ? 1 : ThreeBytes(text, at) == ThreeBytesOf("〔") ? 3 : 0;
}
size_t CloseBracketAt(std::string_view text, size_t at) {
  return at >= text.size() ? 0 : text[at] == ')' ? 1 : ThreeBytes(text, at) == ThreeBytesOf("〕") ? 3 : 0;
}

// Where the list that begins at `begin` ends: a full stop, a semicolon, a bracket that it did not open.
size_t EndOfList(std::string_view text, size_t begin) {
  constexpr int kDeepest = 8;  // no list holds brackets in brackets for long
  if (text.size() > begin + kLongestList) text = text.substr(0, CharBefore(text, begin + kLongestList));
  int depth = 0;
  for (size_t i = begin; i < text.size(); i += CharLength(text[i])) {
    if (OpenBracketAt(text, i) && ++depth > kDeepest) return text.size();
    if (CloseBracketAt(text, i) && depth-- == 0) return i;
    if (depth == 0 && IsEnder(text, i)) return i;
  }
  return text.size();
}

}  // namespace

DutyLabel DutyLabelBefore(std::string_view text, size_t end) {
  const LabelWords& words = LabelWords::Get();
  if (const WordSet::Hit other = words.others.LongestBefore(text, end)) return {other.size, std::nullopt};
  const WordSet::Hit noun = words.nouns.LongestBefore(text, end);
  if (!noun) return {};
  size_t at = end - noun.size;
  WordSet::Hit role;
  if (at > 0 && text[at - 1] == ')') {  // 责任(牵头)单位
    const size_t open = text.substr(0, at).rfind('(');
    if (open == text.npos || at - open > 16) return {};
    role = words.roles.LongestBefore(text, at - 1);
    if (!role || at - 1 - role.size != open + 1) return {};
    at = open;
    if (const WordSet::Hit outer = words.roles.LongestBefore(text, at)) at -= outer.size;
    return {end - at, static_cast<Role>(role.value)};
  }
  role = words.roles.LongestBefore(text, at);
  if (!role) return {};
  at -= role.size;
  Role value = static_cast<Role>(role.value);
  for (std::string_view link : {"和", "、", "及", "或", "/", "(", "与"}) {  // 牵头和责任单位
    if (at < link.size() || text.substr(at - link.size(), link.size()) != link) continue;
    if (const WordSet::Hit first = words.roles.LongestBefore(text, at - link.size())) {
      at -= link.size() + first.size;
      value = Role::kResponsible;
    }
  }
  return {end - at, value};
}

std::optional<Role> RoleOfColumn(std::string_view title) {
  if (const size_t bracket = title.find('('); bracket != title.npos && bracket > 0) {
    const DutyLabel label = DutyLabelBefore(title, bracket);
    if (label.role && label.size == bracket) return label.role;
  }
  while (title.ends_with(':')) title.remove_suffix(1);
  const DutyLabel label = DutyLabelBefore(title, title.size());
  if (!label.role || title.size() - label.size > 12) return std::nullopt;
  return label.role;
}

const std::vector<Gap>& DutyListReader::Gaps(const BlockText& block, size_t begin, size_t end) {
  gaps_.clear();
  const CleanText& clean = block.clean;
  const std::string_view text = clean.text();
  for (size_t i = begin; i < end;) {
    const size_t next = i + CharLength(text[i]);
    if (next >= end) break;
    const Span between{clean.source_span(i, next).end, clean.source_offset(next)};
    if (between.start < between.end)
      gaps_.push_back({next, between.of(block.source->text).find('\n') != std::string_view::npos});
    i = next;
  }
  return gaps_;
}

void DutyListReader::ReadLabels(const BlockText& block, DutyFinds& finds, std::optional<Role>& open_label) {
  const std::string_view text = block.text();
  const bool colon = block.clean.has(kHasColon);
  const size_t first_find = finds.size();
  size_t brackets = 0, after_last = 0;  // (责任单位:…) read so far, and where the last one ends
  for (size_t at = 0; at < text.size();) {
    DutyLabel label;
    size_t list = text.npos;
    const size_t found = colon ? text.find(':', at) : text.npos;
    if (found != text.npos) {
      label = DutyLabelBefore(text, found);
      list = found + 1;
    }
    if (found == text.npos) break;
    at = list;
    if (!label.role || names_->Holds(found)) continue;
    const size_t next = std::min(text.find(':', list), text.size());
    size_t end = EndOfList(text.substr(0, next), list);
    if (end == next && next < text.size()) {
      const DutyLabel another = DutyLabelBefore(text, next);
      size_t start = next - another.size;
      if (another.size == 0) {  // an unknown label: the list ends at the last comma before it
        const std::string_view before = text.substr(list, next - list);
        const size_t comma = before.find_last_of(",;");
        const size_t pause = before.rfind("。");
        start = list;
        if (comma != before.npos) start = list + comma;
        if (pause != before.npos) start = std::max(start, list + pause);
      }
      end = start;
    }
    if (list >= text.size()) {
      open_label = label.role;
      break;
    }
    units_.clear();
    const size_t rejected = lists_.ReadWhole(text, list, end, ListKind::kLoose, Gaps(block, list, end), units_);
    at = std::max(list, end);
    if (units_.empty() || rejected > units_.size() + 2) {
      NoteDropped(text.substr(found - label.size, end - (found - label.size)), "duty.label", "no_unit");
      continue;
    }
    bool first = true;
    size_t task = 0, open = found - label.size;
    const bool bracket = open > 0 && text[open - 1] == '(';
    if (bracket) {
      --open;
      task = after_last;
      while (task < open && (IsEnder(text, task) || text[task] == ',' || CloseBracketAt(text, task)))
        task += CharLength(text[task]);
      if (task < open) ++brackets;
      after_last = end;
    }
    const Span own_task{static_cast<uint32_t>(task), static_cast<uint32_t>(bracket ? open : 0)};
    for (const ListedUnit& unit : units_) {
      const Role role = unit.role && *unit.role != Role::kResponsible ? *unit.role : *label.role;
      finds.Add(unit, role, own_task, "duty.label", Certainty::kSure, first && *label.role == Role::kResponsible);
      first = false;
    }
  }
  if (brackets > 1) return;  // each answers for the sentences before it
  for (size_t i = first_find; i < finds.size(); ++i)
    finds[i].task_begin = finds[i].task_end = 0, finds[i].of_clause = true;
}

bool DutyListReader::ReadBare(const BlockText& block, Role role, std::string_view rule, DutyFinds& finds) {
  const std::string_view text = block.text();
  size_t end = text.size();
  while (end > 0 && (text.substr(0, end).ends_with("。") || text[end - 1] == ';')) end -= text[end - 1] == ';' ? 1 : 3;
  end = std::min(end, EndOfList(text, 0));  // …人民政府): its bracket was opened before the label
  units_.clear();
  const size_t rejected = lists_.ReadWhole(text, 0, end, ListKind::kLoose, Gaps(block, 0, end), units_);
  if (units_.empty() || rejected > units_.size()) return false;
  bool first = true;
  for (const ListedUnit& unit : units_) {
    finds.Add(unit, unit.role.value_or(role), {}, rule, Certainty::kSure, first && role == Role::kResponsible);
    first = false;
  }
  return true;
}

void DutyListReader::ReadBrackets(const BlockText& block, DutyFinds& finds) {
  const std::string_view text = block.text();
  size_t after_last = 0;  // behind the last bracket that held units
  size_t brackets = 0, first_find = finds.size();
  for (size_t open = 0; open < text.size(); open += CharLength(text[open])) {
    const size_t mark = OpenBracketAt(text, open);
    if (mark == 0) continue;
    if (const size_t name = NameBracketLength(text, open)) {
      open += name - mark;
      continue;
    }
    const size_t begin = open + mark;
    const size_t close = EndOfList(text.substr(0, std::min(text.size(), open + kLongestBracket)), begin);
    if (close >= text.size() || close - open < 7 || names_->Holds(open)) continue;
    size_t stop = close;
    if (!CloseBracketAt(text, close)) {  // (甲、乙负责。列第一位者为牵头单位)
      while (stop < text.size() && stop - open < kLongestBracket && !CloseBracketAt(text, stop))
        stop += CharLength(text[stop]);
      if (stop >= text.size() || !CloseBracketAt(text, stop)) continue;
    }
    const std::string_view inside = text.substr(begin, close - begin);
    if (inside.find(':') != inside.npos || inside.starts_with("以下") || inside.starts_with("含") ||
        inside.starts_with("包括"))
      continue;
    units_.clear();
    const std::string level = lists_.level();
    const size_t rejected = lists_.ReadWhole(text, begin, close, ListKind::kStrict, Gaps(block, begin, close), units_);
    const bool marked =
        std::any_of(units_.begin(), units_.end(), [](const ListedUnit& u) { return u.role.has_value(); });
    bool accepted = marked;
    if (marked && rejected > 0) {
      units_.clear();
      lists_.level() = level;
      lists_.ReadWhole(text, begin, close, ListKind::kLoose, Gaps(block, begin, close), units_);
    } else if (!marked && rejected == 0 && !units_.empty()) {
      const size_t before = CharBefore(text, open);
      const bool sentence_ended = open == 0 || HasAt(text, before, "。") || text[before] == ';' || text[before] == '!';
      const size_t behind = stop + CloseBracketAt(text, stop);
      const bool at_end = behind >= text.size() || IsEnder(text, behind);
      const bool placed = std::any_of(units_.begin(), units_.end(), [](const ListedUnit& u) {
        return (u.unit_class == UnitClass::kDepartment && u.name.size() > 6) ||
               u.unit_class == UnitClass::kGovernment || u.name.ends_with("成员单位");
      });
      accepted =
          placed && at_end && (sentence_ended || (block.block->clause != kNone && open > 60 && units_.size() > 1));
    }
    if (!accepted) {
      NoteDropped(text.substr(open, close - open), "duty.bare_bracket", units_.empty() ? "no_unit" : "no_marker");
      lists_.level() = level;
      continue;
    }
    ++brackets;
    size_t task = after_last;
    while (task < open && (IsEnder(text, task) || text[task] == ',' || CloseBracketAt(text, task)))
      task += CharLength(text[task]);
    bool first = true;
    for (const ListedUnit& unit : units_) {
      if (marked && !unit.role) continue;
      const Role role = unit.role.value_or(Role::kResponsible);
      finds.Add(unit, role, {static_cast<uint32_t>(task), static_cast<uint32_t>(open)},
                marked ? "duty.bracket" : "duty.bare_bracket", marked ? Certainty::kSure : Certainty::kLikely,
                first && role == Role::kResponsible);
      first = false;
    }
    after_last = stop + CloseBracketAt(text, stop);
    open = stop;
  }
  if (brackets == 1)  // the only one: it answers for the whole clause
    for (size_t i = first_find; i < finds.size(); ++i) finds[i].of_clause = true;
}

}  // namespace liye
