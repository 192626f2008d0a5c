#include "extract/duty_sentence.h"

#include <algorithm>

#include "extract/duty_marker.h"
#include "extract/duty_sentence_words.h"
#include "extract/trace.h"
#include "extract/unit_list_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

// 支持骨干企业牵头, 鼓励…, 发挥…牵头作用: an encouragement assigns nothing.
bool IsEncouraged(std::string_view text, const std::vector<ListedUnit>& units) {
  for (std::string_view word :
       {"支持", "鼓励", "引导", "发挥", "允许", "提倡", "推动", "组织", "吸引", "以", "让", "提高", "倡导", "依托"})
    if (units.front().name.starts_with(word) || EndsWithAny(text, units.front().begin, {word})) return true;
  return std::all_of(units.begin(), units.end(), [](const ListedUnit& u) { return u.name.ends_with("企业"); });
}

// A bracket is a sentence of its own.
bool HoldsBracket(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c == '(' || c == ')'; });
}

}  // namespace

// Behind 应当, 要 before a deed.
size_t SkipModal(std::string_view text, size_t at) {
  for (std::string_view word : {"应当", "应该", "必须", "应", "要", "须"})
    if (HasAt(text, at, word)) return at + word.size();
  return at;
}

// 各牵头部门.
bool NamesLead(const std::vector<ListedUnit>& units) {
  if (units.size() != 1) return false;
  const std::string_view name = units[0].name;
  const bool applicant =
      name.find("项目牵头") != name.npos || name.find("课题牵头") != name.npos;  // who leads a project
  return !applicant && (name.ends_with("牵头部门") || name.ends_with("牵头单位"));
}

void DutySentenceReader::Drop(size_t at, size_t end, std::string_view rule, std::string_view reason) const {
  NoteDropped(text_.substr(at, end - at), rule, reason);
}

// 负责, 负总责.
void DutySentenceReader::ReadInCharge(size_t at, size_t size) {
  const size_t after = at + size;
  constexpr std::string_view kRule = "duty.in_charge";
  if (HasAt(text_, after, "人") &&
      !StartsWithAny(text_, after, {"人员", "人才", "人口", "人力", "人民", "人事", "人社", "人工", "人防"}))
    return Drop(at, after, kRule, "person");
  if (StartsWithAny(text_, after, {"同志", "制度", "地", "的", "态度"}) ||
      (HasAt(text_, after, "任") && !HasAt(text_, after, "任务")))
    return Drop(at, after, kRule, "other_word");
  if (HasAt(text_, after, "制") && !UnitNames::Get().VerbAt(text_, after) && !HasAt(text_, after, "制作"))
    return Drop(at, after, kRule, "other_word");  // 负责制
  if (std::ranges::any_of(finds_->Near(), [&](const DutyFind& f) { return f.begin < at && at < f.end; })) return;
  for (size_t i = after; i < sentence_.end && i < after + 75 && IsHan(CharAt(text_, i)); i += CharLength(text_[i]))
    if (StartsWithAny(text_, i, {"的部门", "的机构", "的主管部门"}))
      return Drop(at, after, kRule, "attribute");  // 政府负责特种设备监督管理的部门 is a name
  if (EndsWithAny(text_, at, {"认真", "不", "敢于", "勇于", "高度", "谁主管谁", "谁"}))
    return Drop(at, after, kRule, "zeal");
  size_t subject_end = at - LinkLengthBefore(text_, sentence_.begin, at);
  if (EndsWithAny(text_, subject_end, {",并"}) && ReadSentenceSubject(subject_end - 4)) {  // 甲应当…,并负责…
    const size_t own = SkipModal(text_, units_.back().end);
    const Span task = TaskBehind(after);
    if (task.size() < kShortTask) return Add(Role::kResponsible, own, EndOfSegment(own), kRule, Certainty::kLikely);
    return Add(Role::kResponsible, task.start, task.end, kRule, Certainty::kLikely);
  }
  Role role = Role::kResponsible;
  if (text_.substr(0, subject_end).ends_with("牵头")) {
    role = Role::kLead;
    subject_end -= 6;
    subject_end -= LinkLengthBefore(text_, sentence_.begin, subject_end);
  }
  for (size_t i = finds_->size(), n = 0; i-- > 0 && n < 8; ++n)
    if ((*finds_)[i].end == subject_end) return;  // 由甲负责 has been read
  units_.clear();
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, subject_end, units_);
  if (begin < subject_end) {
    const Span task = TaskBehind(after);
    if (IsPause(text_, after) || StartsWithAny(text_, after, {"解释"}) || task.size() < kFewestTaskBytes ||
        ListWords::Get().roles.Contains(text_.substr(task.start, task.size())))
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
    if (start < end || ReadFarSubject(object)) {
      Add(role, object + std::string_view("对").size(), subject_end, "duty.answers_for", Certainty::kLikely);
      return;
    }
    units_.clear();
  }
  if (subject_end == sentence_.begin || IsPause(text_, CharBefore(text_, subject_end)) ||
      text_[CharBefore(text_, subject_end)] == ':') {
    const bool comma = subject_end > sentence_.begin && text_[subject_end - 1] == ',';
    if (!ReadSubjectBefore(subject_end) && !(comma && ReadObligedSubject(subject_end - 1)))
      return Drop(at, after, kRule, "no_unit");
    const Span task = TaskBehind(after);
    return Add(role, task.start, task.end, "duty.in_charge", Certainty::kLikely);
  }
  // 甲按照…规定负责, 甲在…领导下负责: the subject opens the segment.
  size_t segment = subject_end;
  while (segment > sentence_.begin && text_[segment - 1] != ',') segment = CharBefore(text_, segment);
  const size_t stop = lists_.ReadForward(text_, segment, subject_end, units_);
  const size_t prepositions = stop + LinkLengthAt(text_, stop);
  if (stop > segment && StartsWithAny(text_, prepositions, {"按", "依", "根据", "在", "参照", "并", "为"})) {
    const Span task = TaskBehind(after);
    return Add(role, task.start, task.end, "duty.in_charge", Certainty::kLikely);
  }
  Drop(at, after, kRule, "no_unit");
}

void DutySentenceReader::ReadLead(size_t at) {
  const size_t after = at + 6;
  constexpr std::string_view kRule = "duty.lead";
  if (StartsWithAny(text_, after, {"人", "领导", "责任人"})) return Drop(at, after, kRule, "person");
  size_t end = at;
  size_t task_from = after;
  for (std::string_view noun : {"单位", "部门", "机构", "责任单位"}) {
    if (!HasAt(text_, after, noun)) continue;
    task_from = after + noun.size();
    if (!EndsWithAny(text_, at, {"为", "是"}) || HasAt(text_, task_from, ":"))  // 教育部为牵头单位
      return Drop(at, task_from, kRule, "attribute");
    end -= 3;
    if (EndsWithAny(text_, end, {"作"})) end -= 3;
    break;
  }
  if (HasAt(text_, task_from, "负责")) task_from += 6;
  end -= LinkLengthBefore(text_, sentence_.begin, end);
  units_.clear();
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, end, units_);
  if (begin < end) {
    if (IsEncouraged(text_, units_)) return Drop(begin, after, kRule, "encouragement");
    const Span task = TaskBehind(task_from);
    if (task.size() < kShortTask)
      AddAssigned(Role::kLead, begin, after, "duty.lead", Certainty::kSure);
    else
      Add(Role::kLead, task.start, task.end, "duty.lead", Certainty::kSure);
    return;
  }
  units_.clear();
  Drop(at, after, kRule, "no_unit");
}

void DutySentenceReader::ReadTogether(size_t at) {
  const size_t after = at + 6;
  std::vector<ListedUnit> partners;
  const size_t end = lists_.ReadForward(text_, after, sentence_.end, partners);
  constexpr std::string_view kRule = "duty.together";
  if (end == after) return Drop(at, after, kRule, "no_unit");
  if (UnitNames::Get().PersonAt(text_, end)) return Drop(at, end, kRule, "person");
  if (TellsOfThePast(text_, end) || EndsWithAny(text_, at, {"已", "已经", "曾"}) || HasAt(text_, end, "和各方面"))
    return Drop(at, end, kRule, "report");
  size_t subject_end = at - LinkLengthBefore(text_, sentence_.begin, at);
  for (std::string_view word : {"正", "目前", "定期", "同时", "并"}) {  // ,并定期会同; ,目前正会同
    if (text_.substr(0, subject_end).ends_with(word)) subject_end -= word.size();
    subject_end -= LinkLengthBefore(text_, sentence_.begin, subject_end);
  }
  if (DescribesPaper(text_, end) || text_.substr(sentence_.begin, at - sentence_.begin).find("以来,") != text_.npos)
    return Drop(at, end, kRule, "report");
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
    subject = subject_end > sentence_.begin && text_[subject_end - 1] == ',' &&
              (ReadSubjectBefore(subject_end) || ReadSentenceSubject(subject_end - 1));
    if (!subject && ReadSubjectBeforeSemicolon(at)) {
      Add(role, task.start, task.end, "duty.together", Certainty::kLikely);
      units_.clear();
    }
  }
  if (subject) {
    if (NamesLead(units_)) role = Role::kLead;
    const size_t own = SkipModal(text_, units_.back().end), own_end = EndOfSegment(own);
    const bool inserted = HasAt(text_, own, "(") || ListWords::Get().inserted.LongestAt(text_, own) ||
                          StartsWithAny(text_, own, {"今年", "正在", "已", "是", "为", "作为"});
    if (begin >= subject_end && own_end <= at && own_end > own + kShortTask && !inserted)
      Add(role, own, own_end, "duty.together", Certainty::kLikely);
    else if (task.size() < kShortTask)
      AddAssigned(role, units_.front().begin, end, "duty.together", Certainty::kSure);
    else
      Add(role, task.start, task.end, "duty.together", Certainty::kSure);
  }
  const size_t from = subject ? units_.front().begin : after;  // who acts is no part of a short task
  // Read again: the level of the first list holds for the second.
  units_.clear();
  lists_.ReadForward(text_, after, sentence_.end, units_);
  if (task.size() < kShortTask)
    AddAssigned(Role::kCooperating, from, end, "duty.together", Certainty::kSure);
  else
    Add(Role::kCooperating, task.start, task.end, "duty.together", Certainty::kSure);
}

void DutySentenceReader::ReadUnitLabel() {
  units_.clear();
  const size_t end = lists_.ReadForward(text_, 0, std::min<size_t>(text_.size(), 240), units_);
  const bool colon = HasAt(text_, end, ":");  // 市教育局:…, or as a heading of its own: 市教育局。…
  const size_t duties = end + (colon ? 1 : std::string_view("。").size());
  if (end == 0 || units_.front().name.starts_with("其他") || (!colon && !HasAt(text_, end, "。")) ||
      duties >= text_.size())
    return;
  const auto office = [](const ListedUnit& u) {
    return u.unit_class == UnitClass::kDepartment || u.unit_class == UnitClass::kGovernment ||
           u.unit_class == UnitClass::kCollective;
  };
  if (!colon && !std::ranges::all_of(units_, office)) return;  // 召集国务院全体会议。 is a sentence
  sentence_ = SentenceAt(colon ? end : duties);
  const Span task = TaskBehind(duties);
  if (task.size() < kShortTask) return;
  const bool helps = StartsWithAny(text_, task.start, {"配合", "协助"});
  Add(helps ? Role::kCooperating : Role::kResponsible, task.start, task.end, "duty.unit_label", Certainty::kLikely);
}

// Whether more markers stand in the sentence up to `at` than any that people write: noise, which would cost dear.
bool DutySentenceReader::IsCrowded(size_t at) {
  constexpr int kMostMarkers = 64;
  if (++markers_ <= kMostMarkers) return false;
  for (; counted_from_ < at; counted_from_ += CharLength(text_[counted_from_]))
    if (IsSentenceEnd(text_, counted_from_)) markers_ = 1;
  return markers_ > kMostMarkers;
}

void DutySentenceReader::Read(const BlockText& block, bool under_duties, DutyFinds& finds) {
  text_ = block.text();
  finds_ = &finds;
  sentence_ = {0, 0};
  markers_ = 0;
  counted_from_ = 0;
  size_t last = 0;  // the marker before
  const bool brackets = block.clean.has(kHasParenthesis);
  for (size_t i = 0; i + 3 <= text_.size(); i += CharLength(text_[i])) {
    if (static_cast<unsigned char>(text_[i]) < 0xe4 || !MayBeginMarker(text_, i)) continue;
    const auto [marker, word] = MarkerAt(text_, i);
    if (marker == Marker::kNothing) continue;
    if (names_->Holds(i) || IsCrowded(i)) continue;
    if (i >= sentence_.end || i < sentence_.begin) {
      sentence_ = SentenceAt(i);
      lists_.level().clear();
    } else if (brackets && HoldsBracket(text_.substr(last, i - last))) {
      sentence_ = SentenceAt(i);
    }
    last = i;
    switch (marker) {
      case Marker::kBy: ReadBy(i); break;
      case Marker::kInCharge:
      case Marker::kGeneral: ReadInCharge(i, word.size()); break;
      case Marker::kLead: ReadLead(i); break;
      case Marker::kTogether: ReadTogether(i); break;
      case Marker::kAssist: ReadAssist(i, word); break;
      case Marker::kOwnPart: ReadOwnPart(i); break;
      case Marker::kAuthorized: ReadAuthorized(i); break;
      case Marker::kNamed: ReadNamed(i, word.size()); break;
      case Marker::kNothing: break;
    }
  }
  if (under_duties) ReadUnitLabel();
}

}  // namespace liye
