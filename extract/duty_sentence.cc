#include "extract/duty_sentence.h"

#include <algorithm>

#include "corpus/lexicon.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestSentence = 1800;  // bytes looked at on either side of a marker
constexpr size_t kLongTask = 180;          // bytes of a task before it is cut to its nearer half
constexpr size_t kShortTask = 18;          // bytes of a task too short to stand alone
constexpr size_t kShortAction = 15;        // the same, behind 由 and its units: 审批, 具体落实

struct SentenceWords {
  WordSet not_by, not_after_by, no_duty, cuts;
  static const SentenceWords& Get() {
    static const SentenceWords& words = *new SentenceWords;
    return words;
  }
  SentenceWords() {
    for (const LexiconRow& row : Lexicon("duty_words")) {
      if (row.size() < 2) continue;
      if (row[1] == "not_by") not_by.Add(row[0], 0);
      if (row[1] == "not_after_by") not_after_by.Add(row[0], 0);
      if (row[1] == "no_duty") no_duty.Add(row[0], 0);
    }
  }
};

bool StartsWithAny(std::string_view text, size_t at, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return HasAt(text, at, word); });
}

bool EndsWithAny(std::string_view text, size_t end, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.substr(0, end).ends_with(word); });
}

bool IsSentenceEnd(std::string_view text, size_t at) {
  return text[at] == ';' || text[at] == '!' || text[at] == '?' || HasAt(text, at, "。");
}

bool IsPause(std::string_view text, size_t at) { return at >= text.size() || text[at] == ',' || text[at] == ')' || IsSentenceEnd(text, at); }

// 要, 应, 须 among the words between a unit and a marker.
bool HasModal(std::string_view words) {
  return words.find("要") != words.npos || words.find("应") != words.npos || words.find("须") != words.npos;
}

}  // namespace

DutySentenceReader::Sentence DutySentenceReader::SentenceAt(size_t at) const {
  size_t begin = at, bracket_end = 0;
  const size_t low = at > kLongestSentence ? at - kLongestSentence : 0;
  for (int depth = 0; begin > low;) {
    const size_t before = CharBefore(text_, begin);
    if (text_[before] == ')' && depth++ == 0) bracket_end = begin;
    if (text_[before] == '(' && --depth < 0) break;
    if (depth == 0 && IsSentenceEnd(text_, before)) {
      if (text_[begin] == '(' && bracket_end > begin) begin = bracket_end;  // …。(市财政局负责)由…
      break;
    }
    begin = before;
  }
  size_t end = at;
  const size_t high = std::min(text_.size(), at + kLongestSentence);
  for (int depth = 0; end < high; end += CharLength(text_[end])) {
    if (text_[end] == '(') ++depth;
    if (text_[end] == ')' && --depth < 0) break;
    if (depth == 0 && IsSentenceEnd(text_, end)) break;
  }
  return {begin, std::min(end, text_.size())};
}

size_t DutySentenceReader::EndOfSegment(size_t at) const {
  size_t end = at;
  for (int depth = 0; end < sentence_.end; end += CharLength(text_[end])) {
    if (text_[end] == '(') ++depth;
    if (text_[end] == ')') --depth;
    if (depth == 0 && text_[end] == ',') break;
  }
  return std::min(end, sentence_.end);
}

bool DutySentenceReader::HasDutyIn(Sentence sentence) const {
  return std::any_of(finds_->begin(), finds_->end(), [&](const DutyFind& f) { return sentence.begin <= f.begin && f.begin < sentence.end; });
}

void DutySentenceReader::Add(Role role, size_t task_begin, size_t task_end, std::string_view rule, Certainty certainty) {
  for (const ListedUnit& unit : units_) AddFind(unit, unit.role.value_or(role), task_begin, task_end, rule, certainty, *finds_);
}

// What is to be done, behind the marker: up to a comma that leaves enough words.
Span DutySentenceReader::TaskBehind(size_t after) const {
  size_t begin = after;
  while (begin < sentence_.end && (text_[begin] == ',' || text_[begin] == ':')) ++begin;
  size_t end = EndOfSegment(begin);
  while (end < sentence_.end && end - begin < kShortTask * 3) end = EndOfSegment(end + 1);
  if (end - begin > kLongTask) {
    end = begin + kLongTask;
    while (end > begin && (static_cast<unsigned char>(text_[end]) & 0xc0) == 0x80) --end;
  }
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

// A passive assignment: its task is what stands before 由 with what follows the units, or the one of them that says enough.
void DutySentenceReader::AddAssigned(Role role, size_t by, size_t after, std::string_view rule, Certainty certainty) {
  const size_t segment_end = EndOfSegment(after);
  const Span behind = TaskBehind(after);
  Span task{static_cast<uint32_t>(sentence_.begin), static_cast<uint32_t>(segment_end)};
  if (task.size() > kLongTask) {
    size_t segment = by;
    while (segment > sentence_.begin && text_[segment - 1] != ',') segment = CharBefore(text_, segment);
    if (by > segment + 6 && segment_end - segment <= kLongTask) return Add(role, segment, segment_end, rule, certainty);
    const bool enough = segment_end - after >= kShortAction;
    size_t end = std::min(by, sentence_.begin + 60 * 3);
    while (end > sentence_.begin && (static_cast<unsigned char>(text_[end]) & 0xc0) == 0x80) --end;
    while (end > sentence_.begin && text_[end - 1] == ',') --end;
    task = enough ? behind : Span{static_cast<uint32_t>(sentence_.begin), static_cast<uint32_t>(end)};
  } else if (by == sentence_.begin) {
    task = behind;
  }
  Add(role, task.start, task.end, rule, certainty);
}

// 由 and the units behind it.
void DutySentenceReader::ReadBy(size_t at) {
  const SentenceWords& words = SentenceWords::Get();
  const size_t after_by = at + 3;
  if (words.not_by.LongestBefore(text_, at) || words.not_after_by.LongestAt(text_, after_by)) return;
  const UnitNames& names = UnitNames::Get();
  units_.clear();
  size_t end = lists_.ReadForward(text_, after_by, sentence_.end, units_);
  if (end == after_by || names.PersonAt(text_, end)) return;
  size_t verb = end + LinkLengthAt(text_, end);
  const size_t segment_end = EndOfSegment(verb);
  const std::string_view segment = text_.substr(verb, segment_end - verb);
  Role role = Role::kResponsible;
  const bool lead = segment.starts_with("牵头") || segment.starts_with("主办");
  if (lead) role = Role::kLead;
  std::vector<ListedUnit> partners;
  size_t together = verb;
  if (lead) together += 6;
  together += LinkLengthAt(text_, together);
  for (std::string_view word : {"会同", "商", "会商", "联合", "协同"}) {
    if (!HasAt(text_, together, word)) continue;
    const size_t partner = together + word.size();
    const size_t stop = lists_.ReadForward(text_, partner, sentence_.end, partners);
    if (stop == partner) partners.clear();
    else verb = stop;
    break;
  }
  if (partners.empty()) {
    if (IsPause(text_, verb)) {
      const size_t next = verb + 1;
      if (verb >= sentence_.end || text_[verb] != ',' || !StartsWithAny(text_, next, {"在", "按", "依", "根据", "结合", "会同", "负责", "对", "统一", "牵头", "于"})) return;
    }
    if (words.no_duty.LongestAt(text_, verb)) return;
    const std::string_view composed = text_.substr(verb, EndOfSegment(verb) - verb);
    if (composed.find("组成") != composed.npos || composed.find("构成") != composed.npos || composed.find("担任") != composed.npos) return;
    if (segment.starts_with("配合") || segment.starts_with("协助") || segment.starts_with("参与") || segment.starts_with("协办")) role = Role::kCooperating;
    const size_t of = composed.find("的");  // 由甲批准的规划 tells of a plan, not of a duty
    const bool clause_of = of != composed.npos && of > 0 && of <= 12 && !lead;
    if (clause_of && !StartsWithAny(composed, 0, {"对", "向", "将", "按", "依", "根据", "在", "从", "为", "以", "处", "给予", "责令", "没收", "报", "把", "就"})) return;
    if (HasAt(text_, verb, "的")) return;
  }
  if (role == Role::kResponsible && units_.size() == 1 && units_[0].name.find("牵头") < 7) role = Role::kLead;  // 各牵头部门
  AddAssigned(role, at, verb, "duty.by", Certainty::kSure);
  if (partners.empty()) ReadChain(segment_end);
  if (!partners.empty()) {
    units_ = std::move(partners);
    AddAssigned(Role::kCooperating, at, verb, "duty.by", Certainty::kSure);
  }
}

// 由甲提出,乙确定: what follows an assignment in the same form. `at` is the comma.
void DutySentenceReader::ReadChain(size_t at) {
  constexpr size_t kLongestAction = 15;
  for (int links = 0; links < 4 && at < sentence_.end && text_[at] == ','; ++links) {
    units_.clear();
    const size_t end = lists_.ReadForward(text_, at + 1, sentence_.end, units_);
    const size_t stop = EndOfSegment(at + 1);
    if (end == at + 1 || end >= stop || stop - end > kLongestAction || UnitNames::Get().VerbAt(text_, end) == 0) return;
    const std::string_view action = text_.substr(end, stop - end);
    if (HasModal(action) || action.find("的") != action.npos) return;
    const bool lead = action.starts_with("牵头"), assists = action == "配合" || action == "支持" || action == "参与" || action == "协助";
    Add(lead ? Role::kLead : assists ? Role::kCooperating : Role::kResponsible, at + 1, stop, "duty.by", Certainty::kLikely);
    at = stop;
  }
}

// The subject of a clause that begins with its marker: 甲是主管部门,负责…; 成立领导小组,负责…; 市财政局:负责….
bool DutySentenceReader::ReadSubjectBefore(size_t at) {
  size_t segment_end = at;
  if (segment_end == sentence_.begin) {  // behind a full stop: 市财政局。负责…, 成立专门机构。负责…
    if (segment_end < 3 || !HasAt(text_, segment_end - 3, "。")) return false;
    const size_t end = segment_end - 3;
    const Sentence before = SentenceAt(CharBefore(text_, end));
    const size_t begin = lists_.ReadBackward(text_, before.begin, end, units_);
    if (begin < end && (begin == before.begin || EndsWithAny(text_, begin, {"成立", "设立", "组建"}))) return true;
    units_.clear();
    const size_t stop = lists_.ReadForward(text_, before.begin, end, units_);
    if (stop > before.begin && StartsWithAny(text_, stop, {"是", "为", "作为"})) return true;
    units_.clear();
    return false;
  }
  const size_t mark = CharBefore(text_, segment_end);
  if (text_[mark] == ':') {
    const size_t begin = lists_.ReadBackward(text_, sentence_.begin, mark, units_);
    if (begin < mark && begin == sentence_.begin) return true;
    units_.clear();
    return false;
  }
  if (text_[mark] != ',') return false;
  for (int tries = 0; tries < 6 && segment_end > sentence_.begin; ++tries) {
    const size_t end = segment_end - 1;
    size_t begin = end;
    for (int depth = 0; begin > sentence_.begin; begin = CharBefore(text_, begin)) {
      const char c = text_[begin - 1];
      if (c == ')') ++depth;
      if (c == '(') --depth;
      if (depth == 0 && c == ',') break;
    }
    if (ReadSegmentSubject(begin, end)) return true;
    segment_end = begin;
  }
  return false;
}

bool DutySentenceReader::ReadSegmentSubject(size_t begin, size_t end) {
  const UnitNames& names = UnitNames::Get();
  const std::string_view segment = text_.substr(begin, end - begin);
  for (std::string_view word : {"成立", "设立", "组建", "下设"}) {
    const size_t found = segment.rfind(word);
    if (found == segment.npos) continue;
    const size_t from = begin + found + word.size();
    const size_t start = lists_.ReadBackward(text_, from, end, units_);
    if (start < end && units_.back().unit_class == UnitClass::kBody && start > from && units_.size() == 1) {  // 成立服务业、建筑业统计领导小组
      units_[0].begin = from;
      units_[0].name = text_.substr(from, end - from);
    }
    if (start < end) {
      // 成立以市长任组长的智慧城市建设领导小组: the name stands behind 的
      const size_t of = units_.front().name.rfind("的");
      if (of != std::string::npos && units_.size() == 1) {
        units_[0].begin += of + 3;
        units_[0].name = units_[0].name.substr(of + 3);
      }
      if (units_.front().unit_class == UnitClass::kBody || units_.front().unit_class == UnitClass::kDepartment || units_.front().unit_class == UnitClass::kCollective)
        return true;
    }
    units_.clear();
  }
  const size_t opening = StartsWithAny(segment, 0, {"同时", "其中"}) ? 6 : 0;
  const size_t stop = lists_.ReadForward(text_, begin + opening, end, units_);
  if (stop > begin + opening && !names.PersonAt(text_, stop)) {
    if (StartsWithAny(text_, stop, {"为", "是", "作为"}) && stop + 3 < end) {  // 考核部门为省应急管理厅,负责…
      const size_t second = stop + (HasAt(text_, stop, "作为") ? 6 : 3);
      std::vector<ListedUnit> named;
      const size_t named_end = lists_.ReadForward(text_, second, end, named);
      const bool generic = units_.size() == 1 && units_[0].unit_class == UnitClass::kCollective;
      if (named_end == end && named.size() >= 1 && generic && named[0].unit_class != UnitClass::kCollective) units_ = named;
      return true;
    }
    const std::string_view rest = text_.substr(stop, end - stop);
    if (StartsWithAny(rest, 0, {"设在", "设于"})) return true;
    if (!rest.empty() && !HasModal(rest.substr(0, std::min<size_t>(rest.size(), 9))) && names.VerbAt(text_, stop) > 0 && begin == sentence_.begin) return true;
  }
  units_.clear();
  return false;
}

// 负责, 负总责.
void DutySentenceReader::ReadInCharge(size_t at, size_t size) {
  const size_t after = at + size;
  if (HasAt(text_, after, "人") && !StartsWithAny(text_, after, {"人员", "人才", "人口", "人力", "人民", "人事", "人社", "人工", "人防"})) return;
  if (StartsWithAny(text_, after, {"同志", "制", "地", "的", "态度"}) || (HasAt(text_, after, "任") && !HasAt(text_, after, "任务"))) return;
  if (EndsWithAny(text_, at, {"认真", "不", "敢于", "勇于", "高度", "谁主管谁", "谁"})) return;
  size_t subject_end = at - LinkLengthBefore(text_, sentence_.begin, at);
  Role role = Role::kResponsible;
  if (text_.substr(0, subject_end).ends_with("牵头")) {
    role = Role::kLead;
    subject_end -= 6;
    subject_end -= LinkLengthBefore(text_, sentence_.begin, subject_end);
  }
  units_.clear();
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, subject_end, units_);
  if (begin < subject_end) {
    const Span task = TaskBehind(after);
    if (IsPause(text_, after) || StartsWithAny(text_, after, {"解释"}) || task.size() < kShortTask)
      AddAssigned(role, begin, after, "duty.in_charge", Certainty::kSure);
    else
      Add(role, task.start, task.end, "duty.in_charge", Certainty::kSure);
    return;
  }
  units_.clear();
  // 甲对…负责
  const size_t low = sentence_.begin + (subject_end - sentence_.begin > 360 ? subject_end - sentence_.begin - 360 : 0);
  const size_t to = text_.substr(low, subject_end - low).rfind("对");
  if (to != std::string_view::npos && IsPause(text_, after)) {
    const size_t object = low + to;
    const size_t end = object - LinkLengthBefore(text_, sentence_.begin, object);
    const size_t start = lists_.ReadBackward(text_, sentence_.begin, end, units_);
    if (start < end) {
      Add(role, object, after, "duty.answers_for", Certainty::kLikely);
      return;
    }
    units_.clear();
  }
  if (subject_end == sentence_.begin || IsPause(text_, CharBefore(text_, subject_end)) || text_[CharBefore(text_, subject_end)] == ':') {
    if (ReadSubjectBefore(subject_end)) {
      const Span task = TaskBehind(after);
      Add(role, task.start, task.end, "duty.in_charge", Certainty::kLikely);
    }
    return;
  }
  // 甲按照…规定负责, 甲在…领导下负责: the subject opens the segment.
  size_t segment = subject_end;
  while (segment > sentence_.begin && text_[segment - 1] != ',') segment = CharBefore(text_, segment);
  const size_t stop = lists_.ReadForward(text_, segment, subject_end, units_);
  const size_t prepositions = stop + LinkLengthAt(text_, stop);
  if (stop > segment && StartsWithAny(text_, prepositions, {"按", "依", "根据", "在", "参照", "并", "为"})) {
    const Span task = TaskBehind(after);
    Add(role, task.start, task.end, "duty.in_charge", Certainty::kLikely);
  }
}

void DutySentenceReader::ReadLead(size_t at) {
  const size_t after = at + 6;
  if (StartsWithAny(text_, after, {"人", "领导", "责任人"})) return;
  size_t end = at;
  size_t task_from = after;
  for (std::string_view noun : {"单位", "部门", "机构", "责任单位"}) {
    if (!HasAt(text_, after, noun)) continue;
    task_from = after + noun.size();
    if (!EndsWithAny(text_, at, {"为", "是"}) || HasAt(text_, task_from, ":")) return;  // 教育部为牵头单位
    end -= 3;
    if (EndsWithAny(text_, end, {"作"})) end -= 3;
    break;
  }
  end -= LinkLengthBefore(text_, sentence_.begin, end);
  units_.clear();
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, end, units_);
  if (begin < end) {
    const Span task = TaskBehind(task_from);
    if (task.size() < kShortTask) AddAssigned(Role::kLead, begin, after, "duty.lead", Certainty::kSure);
    else Add(Role::kLead, task.start, task.end, "duty.lead", Certainty::kSure);
    return;
  }
  units_.clear();
}

void DutySentenceReader::ReadTogether(size_t at) {
  const size_t after = at + 6;
  std::vector<ListedUnit> partners;
  const size_t end = lists_.ReadForward(text_, after, sentence_.end, partners);
  if (end == after) return;
  if (UnitNames::Get().PersonAt(text_, end)) return;
  size_t subject_end = at - LinkLengthBefore(text_, sentence_.begin, at);
  Role role = Role::kResponsible;
  if (text_.substr(0, subject_end).ends_with("牵头")) {
    role = Role::kLead;
    subject_end -= 6;
    subject_end -= LinkLengthBefore(text_, sentence_.begin, subject_end);
  }
  const Span task = TaskBehind(end);
  units_.clear();
  lists_.level().clear();
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, subject_end, units_);
  bool subject = begin < subject_end;
  if (!subject) {
    units_.clear();
    subject = subject_end > sentence_.begin && text_[subject_end - 1] == ',' && ReadSubjectBefore(subject_end);
  }
  if (subject) {
    if (units_.size() == 1 && StartsWithAny(units_[0].name, 0, {"市各牵头", "各牵头"})) role = Role::kLead;
    if (task.size() < kShortTask) AddAssigned(role, units_.front().begin, end, "duty.together", Certainty::kSure);
    else Add(role, task.start, task.end, "duty.together", Certainty::kSure);
  }
  // Read again: the level of the first list holds for the second.
  units_.clear();
  lists_.ReadForward(text_, after, sentence_.end, units_);
  if (task.size() < kShortTask) AddAssigned(Role::kCooperating, units_.front().begin, end, "duty.together", Certainty::kSure);
  else Add(Role::kCooperating, task.start, task.end, "duty.together", Certainty::kSure);
}

// 乙、丙配合, in a sentence that says who is responsible.
void DutySentenceReader::ReadAssist(size_t at, std::string_view word) {
  const size_t after = at + word.size();
  const size_t links = LinkLengthBefore(text_, sentence_.begin, at);
  const std::string_view between = text_.substr(at - links, links);
  if (HasModal(between)) return;
  size_t end = at - links;
  if (text_.substr(0, end).ends_with("密切")) end -= 6;
  const bool assisted = HasDutyIn(sentence_) || text_.substr(sentence_.begin, at - sentence_.begin).find("牵头") != std::string_view::npos;
  if (!assisted && word != "协助") return;
  if ((word == "支持" || word == "参与" || word == "参加" || word == "协助") && assisted && !IsPause(text_, after) && !StartsWithAny(text_, after, {"的", "、"}) && word != "协助") return;
  units_.clear();
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, end, units_);
  if (begin >= end) return;
  if (!assisted) {
    std::vector<ListedUnit> helped;
    if (lists_.ReadForward(text_, after, sentence_.end, helped) == after) return;
  }
  const Span task = TaskBehind(after);
  if (task.size() < kShortTask) AddAssigned(Role::kCooperating, begin, after, "duty.assist", Certainty::kLikely);
  else Add(Role::kCooperating, task.start, task.end, "duty.assist", Certainty::kLikely);
}

// 有关部门按照各自职责做好…, 相关部门各负其责. `at` is the 责.
void DutySentenceReader::ReadOwnPart(size_t at) {
  const size_t after = at + 3;
  if (text_.substr(0, after).ends_with("各负其责")) {
    units_.clear();
    const size_t end = after - 12;
    const size_t begin = lists_.ReadBackward(text_, sentence_.begin, end, units_);
    if (begin < end && HasDutyIn(sentence_)) {
      AddAssigned(Role::kResponsible, begin, after, "duty.own_part", Certainty::kLikely);
    }
    return;
  }
  if (!EndsWithAny(text_, after, {"各自职责", "各自的职责", "职责"})) return;
  const size_t low = std::max(sentence_.begin, after > 30 ? after - 30 : 0);
  size_t phrase = text_.npos;
  for (std::string_view word : {"按照", "依据", "根据", "依照", "按", "在"})
    if (const size_t found = text_.substr(low, after - low).rfind(word); found != text_.npos && (phrase == text_.npos || low + found < phrase)) phrase = low + found;
  if (phrase == text_.npos) return;
  const size_t links = LinkLengthBefore(text_, sentence_.begin, phrase);
  if (HasModal(text_.substr(phrase - links, links))) return;
  units_.clear();
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, phrase - links, units_);
  if (begin >= phrase - links) return;
  size_t verb = after;
  for (bool more = true; more;) {
    more = false;
    for (std::string_view word : {"分工", "权限", "范围内", "范围", "和", "任务", ","})
      if (HasAt(text_, verb, word)) verb += word.size(), more = true;
    if (const size_t link = LinkLengthAt(text_, verb)) verb += link, more = true;
  }
  const std::string_view action = text_.substr(verb, std::min<size_t>(30, sentence_.end - std::min(verb, sentence_.end)));
  if (IsPause(text_, verb) || HasModal(text_.substr(after, verb - after))) return;
  const bool assists = action.find("配合") != action.npos;
  const Span task = TaskBehind(verb);
  if (assists) AddAssigned(Role::kCooperating, sentence_.begin, verb, "duty.own_part", Certainty::kLikely);
  else Add(Role::kResponsible, task.start, task.end, "duty.own_part", Certainty::kLikely);
}

// 国务院授权省、自治区、直辖市人民政府审批.
void DutySentenceReader::ReadAuthorized(size_t at) {
  const size_t after = at + 6;
  units_.clear();
  const size_t end = lists_.ReadForward(text_, after, sentence_.end, units_);
  if (end == after || IsPause(text_, end) || UnitNames::Get().VerbAt(text_, end) == 0) return;
  const std::string_view segment = text_.substr(end, EndOfSegment(end) - end);
  if (segment.find("的") != segment.npos) return;
  AddAssigned(Role::kResponsible, at, end, "duty.authorized", Certainty::kLikely);
}

void DutySentenceReader::ReadUnitLabel() {
  units_.clear();
  const size_t end = lists_.ReadForward(text_, 0, std::min<size_t>(text_.size(), 240), units_);
  if (end == 0 || !HasAt(text_, end, ":") || end + 1 >= text_.size()) return;
  sentence_ = SentenceAt(end);
  const Span task = TaskBehind(end + 1);
  if (task.size() < kShortTask) return;
  Add(Role::kResponsible, task.start, task.end, "duty.unit_label", Certainty::kLikely);
}

void DutySentenceReader::Read(const BlockText& block, bool under_duties, std::vector<DutyFind>& finds) {
  text_ = block.text();
  finds_ = &finds;
  sentence_ = {0, 0};
  for (size_t i = 0; i + 3 <= text_.size(); i += CharLength(text_[i])) {
    const unsigned char lead = text_[i];
    if (lead < 0xe4) continue;
    enum { kNothing, kBy, kInCharge, kGeneral, kLead, kTogether, kAssist, kOwnPart, kAuthorized } marker = kNothing;
    std::string_view word;
    if (HasAt(text_, i, "由")) marker = kBy;
    else if (lead == 0xe8 && HasAt(text_, i, "负责")) marker = kInCharge;
    else if (lead == 0xe8 && HasAt(text_, i, "负总责")) marker = kGeneral;
    else if (lead == 0xe8 && HasAt(text_, i, "责")) marker = kOwnPart;
    else if (lead == 0xe7 && HasAt(text_, i, "牵头")) marker = kLead;
    else if (lead == 0xe4 && HasAt(text_, i, "会同")) marker = kTogether;
    else if (lead == 0xe6 && HasAt(text_, i, "授权")) marker = kAuthorized;
    else {
      for (std::string_view w : {"配合", "协助", "协办", "支持", "参与", "参加"})
        if (HasAt(text_, i, w)) marker = kAssist, word = w;
    }
    if (marker == kNothing) continue;
    const Mask* mask = block.mask_at(i);
    if (mask && (mask->kind == Mask::kTitle || mask->kind == Mask::kNumber)) continue;
    if (i >= sentence_.end || i < sentence_.begin) {
      sentence_ = SentenceAt(i);
      lists_.level().clear();
    } else {
      sentence_ = SentenceAt(i);
    }
    switch (marker) {
      case kBy: ReadBy(i); break;
      case kInCharge: ReadInCharge(i, 6); break;
      case kGeneral: ReadInCharge(i, 9); break;
      case kLead: ReadLead(i); break;
      case kTogether: ReadTogether(i); break;
      case kAssist: ReadAssist(i, word); break;
      case kOwnPart: ReadOwnPart(i); break;
      case kAuthorized: ReadAuthorized(i); break;
      case kNothing: break;
    }
  }
  if (under_duties && block.clean.has(kHasColon)) ReadUnitLabel();
}

}  // namespace liye
