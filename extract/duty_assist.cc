// Those who help, who have a part of their own, and who act by authority of another.
#include <algorithm>

#include "extract/duty_sentence.h"
#include "extract/duty_sentence_words.h"
#include "extract/unit_list_words.h"
#include "parser/utf8.h"

namespace liye {

// 乙、丙配合, in a sentence that says who is responsible.
void DutySentenceReader::ReadAssist(size_t at, std::string_view word) {
  const size_t after = at + word.size();
  const size_t links = LinkLengthBefore(text_, sentence_.begin, at);
  const std::string_view between = text_.substr(at - links, links);
  size_t end = at - links;
  constexpr std::string_view kRule = "duty.assist";
  if (HasModal(between) && between.find("积极") != between.npos) return Drop(at, after, kRule, "zeal");
  if (HasModal(between)) return ReadOughtToAssist(after, end);
  if (text_.substr(0, end).ends_with("密切")) end -= 6;
  const bool assisted = HasDutyIn(sentence_) ||
                        text_.substr(sentence_.begin, at - sentence_.begin).find("牵头") != std::string_view::npos;
  const bool well = word == "配合" && HasAt(text_, after, "做好");  // 有关部门配合做好相关工作
  if (!assisted && word != "协助" && !well) return Drop(at, after, kRule, "no_lead");
  if ((word == "支持" || word == "参与" || word == "参加" || word == "协助") && assisted && !IsPause(text_, after) &&
      !StartsWithAny(text_, after, {"的", "、"}) && word != "协助")
    return;
  units_.clear();
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, end, units_);
  if (begin >= end && !(word == "协助" && ReadHelperBefore(at, after))) return Drop(at, after, kRule, "no_unit");
  if (!assisted && !well && begin < end) {
    std::vector<ListedUnit> helped;
    if (lists_.ReadForward(text_, after, sentence_.end, helped) == after) return;
  }
  std::vector<ListedUnit> helped;  // 协助乙、丙|开展…
  const size_t behind =
      word == "协助" || word == "配合" ? lists_.ReadForward(text_, after, sentence_.end, helped) : after;
  const size_t deed = behind + (HasAt(text_, behind, "负责") ? std::string_view("负责").size() : 0);
  const Span task = TaskBehind(IsPause(text_, deed) ? after : deed);
  if (task.size() < kShortTask)
    AddAssigned(Role::kCooperating, begin, after, "duty.assist", Certainty::kLikely);
  else
    Add(Role::kCooperating, task.start, task.end, "duty.assist", Certainty::kLikely);
}

// 甲应当协助有关部门做好…, 甲要配合省科技厅加强…: with its object it assigns work, 要密切配合 does not.
void DutySentenceReader::ReadOughtToAssist(size_t after, size_t end) {
  std::vector<ListedUnit> helped;
  const size_t begin = lists_.ReadForward(text_, after, sentence_.end, helped);
  const bool well = HasAt(text_, begin, "做好");
  const bool deed = well || (begin > after && StartsWithAny(text_, begin, {"加强", "开展", "完成", "落实", "推进"}));
  if (!deed || EndOfSegment(begin) < begin + std::string_view("做好").size() + kShortTask)
    return Drop(after, begin, "duty.assist", "zeal");
  units_.clear();
  if (lists_.ReadBackward(text_, sentence_.begin, end, units_) >= end) return;
  Add(Role::kCooperating, begin, EndOfSegment(begin), "duty.assist", Certainty::kLikely);
}

// 成立工作专班,协助甲、乙负责…: who helps stands before the comma. `at` is 协助.
bool DutySentenceReader::ReadHelperBefore(size_t at, size_t after) {
  if (at <= sentence_.begin || text_[at - 1] != ',') return false;
  std::vector<ListedUnit> helped;
  const size_t end = lists_.ReadForward(text_, after, sentence_.end, helped);
  if (end == after || !HasAt(text_, end + LinkLengthAt(text_, end), "负责")) return false;
  units_.clear();
  return lists_.ReadBackward(text_, sentence_.begin, at - 1, units_) < at - 1;
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
  constexpr std::string_view kRule = "duty.own_part";
  const bool shared = EndsWithAny(text_, after, {"按照职责", "按职责", "根据职责"});
  if (!shared && !EndsWithAny(text_, after, {"各自职责", "各自的职责", "各自法定职责"})) return;
  const size_t low = std::max(sentence_.begin, after > 30 ? after - 30 : 0);
  size_t phrase = text_.npos;
  for (std::string_view word : {"按照", "依据", "根据", "依照", "按", "在"})
    if (const size_t found = text_.substr(low, after - low).rfind(word);
        found != text_.npos && (phrase == text_.npos || low + found < phrase))
      phrase = low + found;
  if (phrase == text_.npos) return;
  const size_t links = LinkLengthBefore(text_, sentence_.begin, phrase);
  const std::string_view between = text_.substr(phrase - links, links);
  if (HasModal(between) && (between != "应当" || HasAt(text_, phrase, "在"))) return Drop(at, after, kRule, "zeal");
  units_.clear();
  size_t subject_end = phrase - links;
  if (subject_end > sentence_.begin && text_[subject_end - 1] == ',') --subject_end;  // 甲、乙等部门,按照各自职责做好…
  const size_t begin = lists_.ReadBackward(text_, sentence_.begin, subject_end, units_);
  if (begin >= subject_end) return Drop(at, after, kRule, "no_unit");
  size_t verb = after;
  for (bool more = true; more;) {
    more = false;
    for (std::string_view word : {"分工", "权限", "范围内", "范围", "和", "任务", ","})
      if (HasAt(text_, verb, word)) verb += word.size(), more = true;
    if (const size_t link = LinkLengthAt(text_, verb)) verb += link, more = true;
  }
  const std::string_view action =
      text_.substr(verb, std::min<size_t>(30, sentence_.end - std::min(verb, sentence_.end)));
  if (IsPause(text_, verb) || HasModal(text_.substr(after, verb - after))) return Drop(at, after, kRule, "no_action");
  if (shared && (!StartsWithAny(action, 0, {"做好", "协同做好", "共同做好", "抓好"}) || !between.empty()))
    return Drop(at, after, kRule, "no_action");
  const bool assists = action.find("配合") != action.npos || action.starts_with("协助");
  const size_t deed = verb + (action.starts_with("配合") ? std::string_view("配合").size() : 0);
  const bool helps = action.starts_with("协助");
  if (helps || (deed > verb && UnitNames::Get().VerbAt(text_, deed) > 0)) {  // 按照各自职责配合|实施本办法
    const Span task = TaskBehind(deed);
    return Add(Role::kCooperating, task.start, task.end, "duty.own_part", Certainty::kLikely);
  }
  const Span task = TaskBehind(verb);
  if (assists && !finds_->empty())
    Add(Role::kCooperating, finds_->back().task_begin, finds_->back().task_end, "duty.own_part", Certainty::kLikely);
  else if (assists)
    AddAssigned(Role::kCooperating, sentence_.begin, verb, "duty.own_part", Certainty::kLikely);
  else
    Add(Role::kResponsible, task.start, task.end, "duty.own_part", Certainty::kLikely);
}

// 甲是本地区供水工作的主管单位. `at` is 主管.
void DutySentenceReader::ReadNamed(size_t at, size_t size) {
  const size_t after = at + size, segment = BeginOfSegment(at);
  const size_t of = at - (EndsWithAny(text_, at, {"的行政"}) ? std::string_view("行政").size() : 0);
  if (!IsPause(text_, after) || !EndsWithAny(text_, of, {"的"})) return;
  const std::string_view rest = text_.substr(after, sentence_.end - std::min(after, sentence_.end));
  for (std::string_view stronger : {"负责", "会同", "负总责", "牵头"})  // 甲是主管部门,负责…: what it does is the task
    if (rest.find(stronger) != rest.npos) return;
  for (std::string_view is : {"是", "为"}) {
    const size_t found = text_.substr(segment, of - segment).find(is);
    if (found == text_.npos || found == 0) continue;
    const size_t verb = segment + found;
    units_.clear();
    if (lists_.ReadBackward(text_, segment, verb, units_) >= verb || units_.front().begin != segment) continue;
    return Add(Role::kResponsible, verb + is.size(), of - std::string_view("的").size(), "duty.named",
               Certainty::kLikely);
  }
  Drop(at, after, "duty.named", "no_unit");
}

// 国务院授权省、自治区、直辖市人民政府审批.
void DutySentenceReader::ReadAuthorized(size_t at) {
  const size_t after = at + 6;
  units_.clear();
  const size_t end = lists_.ReadForward(text_, after, sentence_.end, units_);
  if (end == after || IsPause(text_, end) || UnitNames::Get().VerbAt(text_, end) == 0) return;
  const bool governs = std::ranges::any_of(units_, [](const ListedUnit& u) {
    return u.unit_class == UnitClass::kGovernment || u.unit_class == UnitClass::kDepartment ||
           u.unit_class == UnitClass::kCollective;
  });
  if (!governs) return Drop(at, end, "duty.authorized", "no_unit");
  const std::string_view segment = text_.substr(end, EndOfSegment(end) - end);
  if (segment.find("的") != segment.npos) return;
  size_t by = at;  // who authorizes is no part of the task
  while (by > sentence_.begin && text_[by - 1] != ',') by = CharBefore(text_, by);
  AddAssigned(Role::kResponsible, by, end, "duty.authorized", Certainty::kLikely);
}

}  // namespace liye
