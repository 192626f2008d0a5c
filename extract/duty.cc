#include "extract/duty.h"

#include <algorithm>

#include "extract/duty_sentence_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kFarthestUnitLabel = 240;  // bytes before the colon of 市教育局、市体育局:
constexpr size_t kTaskBytes = 120;          // of a task quoted from running text
constexpr size_t kShortPieceBytes = 24;     // a first piece shorter than this takes the next one with it

// The place whose government speaks: 平川 from 平川市人民政府办公厅.
std::string_view PlaceOf(const Document& document) {
  for (const Element* element : {&document.issuing_authority, &document.title}) {
    const std::string_view text = element->value;
    for (std::string_view level : {"市", "省", "县", "区", "州"}) {
      const size_t at = text.find(level);
      if (at != text.npos && at >= 6 && at <= 12) return text.substr(0, at);
    }
  }
  return {};
}

// `text` up to the comma or stop that leaves enough of it for a task.
size_t TaskLength(std::string_view text) {
  size_t i = 0;
  for (; i < text.size() && i < kTaskBytes; i += CharLength(text[i])) {
    const bool stop = HasAt(text, i, "。") || text[i] == ';' || (text[i] == ':' && i > 0);
    if (stop && i > 0) break;
    if (text[i] == ',' && i >= kShortPieceBytes) break;
    if (text[i] == '(' && i > 0 && NameBracketLength(text, i) == 0 && i >= 12) break;
  }
  return std::min(i, text.size());
}

// Whether the block is a labelled list and nothing else, or the list of a label on the line above.
bool StandsApart(const BlockText& block) {
  const std::string_view text = block.text();
  const size_t colon = text.find(':');
  return colon == text.npos || DutyLabelBefore(text, colon).size >= colon;
}

// 市财政局:…, 省编办。…: a name may stand before the first mark.
bool OpensLikeLabel(std::string_view text) {
  text = text.substr(0, kFarthestUnitLabel);
  return text.find(':') != text.npos || FindRare(text, "。") != text.npos;
}

}  // namespace

void DutyExtractor::Begin(const Source& source, const Document& document) {
  source_ = &source;
  document_ = &document;
  lists_.Begin(PlaceOf(document));
  table_reader_.Begin(source, document);
  line_table_.Begin();
  open_label_.reset();
  read_already_ = nullptr;
  under_duties_.assign(document.clauses.size(), Answer::kUnasked);
  row_table_ = kNone;
  first_of_lists_.clear();
  first_is_lead_from_ = UINT32_MAX;
}

// Whether a heading above speaks of duties; each clause is looked at once.
bool DutyExtractor::UnderDuties(int32_t clause) {
  if (clause == kNone) return false;
  Answer& answer = under_duties_[static_cast<size_t>(clause)];
  if (answer == Answer::kUnasked) {
    const Clause& c = document_->clauses[static_cast<size_t>(clause)];
    answer = HeadingNamesDuties(c.heading) || UnderDuties(c.parent) ? Answer::kYes : Answer::kNo;
  }
  return answer == Answer::kYes;
}

bool DutyExtractor::HeadingNamesDuties(Span heading) const {
  constexpr uint32_t kLongest = 300;
  if (heading.empty()) return false;
  const std::string bare = Squeeze(source_->text, {heading.start, std::min(heading.end, heading.start + kLongest)});
  for (std::string_view word : {"职责", "分工", "责任单位", "任务分解"})
    if (FindRare(bare, word) != bare.npos) return true;
  return false;
}

Span DutyExtractor::FirstWords(const BlockText& block, const Block& opening) {
  const bool same = block.block == &opening;
  if (!same)
    other_.Assign(source_->text, {opening.span.start, std::min(opening.span.end, opening.span.start + 600)},
                  document_->noise);
  const CleanText& clean = same ? block.clean : other_;
  return clean.source_span(0, TaskLength(clean.text()));
}

// The heading of the clause, or its first words; the parent's where the clause is only the label.
Span DutyExtractor::TaskOfClause(const BlockText& block, int32_t& clause) {
  const Block* begin = document_->blocks.data();
  for (; clause != kNone; clause = document_->clauses[static_cast<size_t>(clause)].parent) {
    const Clause& c = document_->clauses[static_cast<size_t>(clause)];
    if (!c.heading.empty()) {
      other_.Assign(source_->text, c.heading, document_->noise);
      const std::string_view text = other_.text();
      size_t end = std::min(text.size(), kTaskBytes);
      while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
      const size_t bracket = text.find('(');
      if (bracket != text.npos && bracket >= 9) end = std::min(end, bracket);
      const size_t colon = text.find(':');
      const bool label = DutyLabelBefore(text, colon == text.npos ? text.size() : colon).role.has_value();
      if (!label) return other_.source_span(0, end);
      continue;
    }
    const Block* opening = block.block;
    while (opening > begin && !(opening->opens_clause && opening->clause == clause)) --opening;
    if (!(opening->opens_clause && opening->clause == clause)) continue;
    const Span words = FirstWords(block, *opening);
    const std::string bare = Squeeze(source_->text, words);
    if (!words.empty() && !DutyLabelBefore(bare, bare.size()).role) return words;
  }
  // Outside all clauses: the paragraph before a list of its own, else the paragraph itself.
  const Block* before = block.block;
  while (before > begin && (before == block.block || before->role != BlockRole::kBody)) --before;
  return before == block.block ? FirstWords(block, *block.block) : FirstWords(block, *before);
}

// The paragraph that a labelled list of its own answers for, when the heading of the clause does not
// state the task: it has a run-in heading (打造物流体系。…), or an earlier list has closed the heading's task.
const Block* DutyExtractor::ParagraphBefore(const Block& list) {
  constexpr int kFarthest = 12;
  constexpr size_t kLongestRunIn = 90;  // bytes
  const Block* begin = document_->blocks.data();
  const Block* paragraph = nullptr;
  for (const Block* b = &list; b > begin && &list - b < kFarthest;) {
    --b;
    if (b->clause != list.clause || b->table != kNone || b->role != BlockRole::kBody || b->opens_clause) break;
    other_.Assign(source_->text, {b->span.start, std::min(b->span.end, b->span.start + 200)}, document_->noise);
    const std::string_view text = other_.text();
    const size_t colon = text.substr(0, 60).find(':');
    if (colon != text.npos &&
        DutyLabelBefore(text, colon).size == colon) {  // another label of this task, or the last task's
      if (paragraph) return paragraph;
      continue;
    }
    const size_t stop = text.find("。");
    const bool run_in = stop != text.npos && stop <= kLongestRunIn && stop + 3 < text.size() &&
                        text.substr(0, stop).find(',') == text.npos;
    if (run_in && (AnotherList(list, 1) || AnotherList(list, -1))) return b;
    paragraph = b;
  }
  return nullptr;
}

// Whether another paragraph of the same clause, behind (step 1) or before (step -1), carries a list too, so that each
// answers for its own. Labels one below the other belong to one task.
bool DutyExtractor::AnotherList(const Block& list, int step) {
  constexpr int kFarthest = 8;
  constexpr uint32_t kTail = 600;  // bytes at the end of a paragraph in which its list stands
  const Block* begin = document_->blocks.data();
  const Block* end = begin + document_->blocks.size();
  bool paragraph = false;
  for (int n = 1; n < kFarthest; ++n) {
    const ptrdiff_t at = &list - begin + n * step;
    if (at < 0 || at >= end - begin) return false;
    const Block& b = begin[at];
    if (b.clause != list.clause || b.table != kNone || b.role != BlockRole::kBody) return false;
    if (b.opens_clause && step > 0) return false;
    other_.Assign(source_->text, {b.span.size() > kTail ? b.span.end - kTail : b.span.start, b.span.end},
                  document_->noise);
    const std::string_view text = other_.text();
    size_t colon = text.find(':');
    const DutyLabel first = colon == text.npos ? DutyLabel{} : DutyLabelBefore(text, colon);
    if (first.size > 0 && first.size >= colon) {
      if (paragraph && first.role) return true;
      continue;
    }
    for (; colon != text.npos; colon = text.find(':', colon + 1))
      if (DutyLabelBefore(text, colon).role) return true;
    if (b.opens_clause) return false;
    paragraph = true;
  }
  return false;
}

Duty DutyExtractor::MakeDuty(const BlockText& block, const DutyFind& find) {
  Duty duty{find.name, find.role, {}, {}};
  const Block& here = *block.block;
  const bool bare_role = find.task_end < find.task_begin + kFewestTaskBytes;  // 甲牵头负责
  if (block.is_cell() && bare_role) {
    duty.task = table_reader_.TaskOf(here);
    if (duty.task.size() > 300) duty.task = FirstWords(block, here);
    duty.task_scope = table_reader_.RowOf(here);
    return duty;
  }
  int32_t clause = here.clause;
  if (find.rule == "duty.label" && StandsApart(block) && !here.opens_clause) {
    if (const Block* stated = ParagraphBefore(here)) {
      duty.task = FirstWords(block, *stated);
      duty.task_scope = stated->span;
      return duty;
    }
  }
  if (find.rule == "duty.label" && find.of_clause && !here.opens_clause && !StandsApart(block) &&
      (AnotherList(here, 1) || AnotherList(here, -1))) {
    duty.task = FirstWords(block, here);
    duty.task_scope = clause != kNone ? document_->clauses[static_cast<size_t>(clause)].span : here.span;
    return duty;
  }
  const bool own_words = find.task_begin < find.task_end;
  const bool first_after_heading = find.of_clause && own_words && !here.opens_clause && !AnotherList(here, 1) &&
                                   &here > document_->blocks.data() && (&here)[-1].opens_clause;
  if (find.of_clause && (!own_words || (clause != kNone && (here.opens_clause || first_after_heading)))) {
    duty.task = TaskOfClause(block, clause);
  } else {
    const std::string_view words = block.text().substr(find.task_begin, find.task_end - find.task_begin);
    const bool bracket = find.rule == "duty.label" || find.rule == "duty.bracket" || find.rule == "duty.bare_bracket";
    duty.task =
        block.clean.source_span(find.task_begin, find.task_begin + (bracket ? TaskLength(words) : words.size()));
  }
  if (block.is_cell())
    duty.task_scope = table_reader_.RowOf(here);
  else
    duty.task_scope = clause != kNone ? document_->clauses[static_cast<size_t>(clause)].span : here.span;
  return duty;
}

void DutyExtractor::Emit(const BlockText& block, std::vector<Fact>& facts) {
  std::stable_sort(finds_.begin(), finds_.end(),
                   [](const DutyFind& a, const DutyFind& b) { return a.begin < b.begin; });
  const bool lead = std::any_of(finds_.begin(), finds_.end(), [](const DutyFind& f) {
    return f.role == Role::kLead && (f.rule == "duty.bracket" || f.rule == "duty.label" || f.rule == "duty.column");
  });
  for (const DutyFind& find : finds_) {
    const Span span = block.clean.source_span(find.begin, find.end);
    if (find.first_of_list && !lead && !find.name.starts_with("各"))
      first_of_lists_.emplace_back(span.start, facts.size());
    facts.push_back({span, block.block->clause, find.rule, find.certainty, MakeDuty(block, find)});
  }
  finds_.Clear();
}

// 列第一位者为牵头单位: holds from its list on where it says 下同, else for all lists of the document.
void DutyExtractor::NoteFirstIsLead(const BlockText& block) {
  const std::string_view text = block.text();
  for (size_t at = FindRare(text, "第一"); at != text.npos; at = FindRare(text, "第一", at + 3)) {
    const std::string_view rest = text.substr(at, 60);
    const size_t as = rest.find("为"), lead = rest.find("牵头");
    if (as == rest.npos || lead == rest.npos || as > lead || as > 30) continue;
    const bool ditto = rest.find("下同") != rest.npos;
    const uint32_t from = ditto ? block.block->span.start : 0;
    first_is_lead_from_ = std::min(first_is_lead_from_, from);
  }
}

// The block that goes on with a labelled list which a page or line end has cut inside a name:
// 责任单位:市发展改革委、财政 | 局、工信委。
const Block* DutyExtractor::RestOfBrokenList(const BlockText& block) {
  constexpr size_t kLongestRest = 1000;
  const std::string_view text = block.text();
  const Block* next = block.block + 1;
  if (!block.clean.has(kHasColon) || block.is_cell() || next >= document_->blocks.data() + document_->blocks.size())
    return nullptr;
  if (next->opens_clause || next->role != BlockRole::kBody || next->table != kNone || next->span.size() > kLongestRest)
    return nullptr;
  if (text.ends_with("。") || text.ends_with(";") || text.ends_with(":") || text.ends_with(")")) return nullptr;
  const size_t colon = text.rfind(':');
  if (colon == text.npos || !DutyLabelBefore(text, colon).role) return nullptr;
  const UnitNames& names = UnitNames::Get();
  size_t last = colon + 1;
  for (size_t i = last; i < text.size(); i += CharLength(text[i]))
    if (HasAt(text, i, "、") || text[i] == ',') last = i + CharLength(text[i]);
  const std::string_view head = text.substr(last);
  other_.Assign(source_->text, next->span, document_->noise);
  const std::string_view rest = other_.text();
  if (rest.find(':') != rest.npos) return nullptr;
  if (head.empty()) return next;
  size_t stop = 0;
  while (stop < rest.size() && !HasAt(rest, stop, "、") && rest[stop] != ',' && !HasAt(rest, stop, "。") &&
         rest[stop] != ';') {
    const size_t bracket = rest[stop] == '(' ? rest.find(')', stop) : rest.npos;
    stop = bracket != rest.npos ? bracket + 1 : stop + CharLength(rest[stop]);
  }
  if (stop == 0) return HasAt(rest, 0, "、") ? next : nullptr;
  const std::string whole = std::string(head) + std::string(rest.substr(0, stop));
  const UnitClass here = names.Classify(head, UnitContext::kSentence);
  const bool broken = here == UnitClass::kNoUnit || here == UnitClass::kStem || rest[0] == '(';
  const std::string_view tail = rest.substr(0, stop);
  const bool own_name = names.Classify(tail, UnitContext::kSentence) != UnitClass::kNoUnit &&
                        (tail.size() > 9 || names.StemAt(tail, 0) > 0 || names.PlaceLength(tail) > 0);
  return broken && !own_name && names.Classify(whole, UnitContext::kList) != UnitClass::kNoUnit ? next : nullptr;
}

void DutyExtractor::Read(BlockText& block, std::vector<Fact>& facts) {
  const Block& here = *block.block;
  if (here.role != BlockRole::kBody || block.text().empty()) return;
  if (&here == read_already_) return;
  if (const Block* rest = RestOfBrokenList(block)) {
    read_already_ = rest;
    joined_.source = block.source;
    joined_.document = block.document;
    joined_.block = block.block;
    joined_.masks.clear();
    joined_.clean.Assign(source_->text, {here.span.start, rest->span.end}, document_->noise);
    ReadBody(joined_, facts);
    return;
  }
  ReadBody(block, facts);
}

// A line that is the cell of a table without its lines. False where running text goes on.
bool DutyExtractor::ReadLineCell(const BlockText& block, std::vector<Fact>& facts) {
  const std::string_view text = block.text();
  if (line_table_.Open(text)) return true;
  if (!line_table_.open()) return false;
  std::vector<ListedUnit> units;
  lists_.level().clear();
  const bool whole = lists_.ReadForward(text, 0, text.size(), units) == text.size();
  const std::optional<Role> role = line_table_.Next(*block.block, text, whole);
  if (!role) return false;
  const Span task = FirstWords(block, line_table_.task());
  for (const ListedUnit& unit : units)
    facts.push_back({block.clean.source_span(unit.begin, unit.end), block.block->clause, "duty.column",
                     Certainty::kLikely, Duty{unit.name, *role, task, line_table_.task().span}});
  return true;
}

void DutyExtractor::ReadBody(const BlockText& block, std::vector<Fact>& facts) {
  const Block& here = *block.block;
  finds_.Clear();
  if (!block.is_cell() || here.table != row_table_ || here.row != row_) lists_.level().clear();
  row_table_ = here.table;
  row_ = here.row;
  if (!block.is_cell() && ReadLineCell(block, facts)) return;
  if (block.is_cell()) {
    open_label_.reset();
    if (const std::optional<Role> role = table_reader_.RoleOf(here)) {
      list_reader_.ReadBare(block, *role, "duty.column", finds_);
      Emit(block, facts);
      return;
    }
  } else if (open_label_) {
    const Role role = *open_label_;
    open_label_.reset();
    if (!here.opens_clause && block.text().size() < 1500 && block.text().find(':') == std::string_view::npos &&
        list_reader_.ReadBare(block, role, "duty.label", finds_)) {
      const bool goes_on = block.text().ends_with("、") || block.text().ends_with(",");
      if (goes_on) open_label_ = role;
      Emit(block, facts);
      return;
    }
  }
  const bool authorizes = !block.clean.has(kHasDuty) && FindRare(block.text(), "授权") != std::string_view::npos;
  const bool labelled = UnderDuties(here.clause) && OpensLikeLabel(block.text());
  if (!block.clean.has(kHasDuty | kHasParenthesis) && !authorizes && !labelled) return;
  if (block.clean.has(kHasDuty) && block.clean.has(kHasNumeral)) NoteFirstIsLead(block);
  names_.Assign(block.masks, [](const Mask& mask) { return mask.kind == Mask::kNumber || mask.kind == Mask::kTitle; });
  if (block.clean.has(kHasColon)) list_reader_.ReadLabels(block, finds_, open_label_);
  if (block.clean.has(kHasParenthesis)) {
    lists_.level().clear();
    list_reader_.ReadBrackets(block, finds_);
  }
  if (block.clean.has(kHasDuty | kHasColon) || authorizes || labelled) {
    lists_.level().clear();
    sentence_reader_.Read(block, labelled, finds_);
  }
  if (!finds_.empty()) Emit(block, facts);
}

void DutyExtractor::End(std::vector<Fact>& facts) {
  if (first_is_lead_from_ == UINT32_MAX) return;
  for (const auto& [start, index] : first_of_lists_)
    if (start >= first_is_lead_from_) std::get<Duty>(facts[index].value).role = Role::kLead;
}

}  // namespace liye
