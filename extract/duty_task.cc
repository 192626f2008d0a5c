// The sentence that a duty stands in, and the words of its task.
#include <algorithm>

#include "extract/duty_deed.h"
#include "extract/duty_sentence.h"
#include "extract/duty_sentence_words.h"
#include "extract/unit_list_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestSentence = 1500;  // bytes looked at on either side of a marker
constexpr size_t kLongestDegree = 24;      // bytes of 视情节轻重
constexpr size_t kLongTopic = 66;          // bytes before 由 that tell a matter of their own
constexpr size_t kLongAction = 27;         // bytes of an action behind 由 and its units that tells the task by itself
constexpr size_t kShortAction =
    15;  // bytes of an action too short to tell a task, behind 由 and its units: 审批, 具体落实

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

size_t DutySentenceReader::BeginOfSegment(size_t at) const {
  while (at > sentence_.begin && text_[at - 1] != ',') at = CharBefore(text_, at);
  return at;
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
  return std::ranges::any_of(finds_->Near(),
                             [&](const DutyFind& f) { return sentence.begin <= f.begin && f.begin < sentence.end; });
}

void DutySentenceReader::Add(Role role, size_t task_begin, size_t task_end, std::string_view rule,
                             Certainty certainty) {
  while (task_end > task_begin && (text_[task_end - 1] == ':' || text_[task_end - 1] == ',')) --task_end;
  const Span task{static_cast<uint32_t>(task_begin), static_cast<uint32_t>(task_end)};
  for (const ListedUnit& unit : units_) finds_->Add(unit, unit.role.value_or(role), task, rule, certainty);
}

// Behind the segments that only give roles: ,乙、丙配合,丁参与.
size_t DutySentenceReader::SkipRoles(size_t at) const {
  while (at < sentence_.end && text_[at] == ',') {
    const size_t stop = EndOfSegment(at + 1);
    size_t word = 0;
    for (std::string_view w : {"配合", "支持", "参与", "参加", "牵头", "协助", "协同", "主导", "负责", "监督"})
      if (text_.substr(at, stop - at).ends_with(w)) word = w.size();
    if (word == 0 || stop - at < 9 || UnitNames::Get().EndOfName(text_, at + 1, stop) == at + 1) break;
    at = stop;
  }
  return at;
}

// Behind the marker and those named with it: 牵头,会同乙、丙|制定…, 负责,委托…. The place itself where nothing is left.
size_t DutySentenceReader::SkipPartners(size_t at) {
  size_t i = at;
  for (std::string_view word : {"牵头", "负责"})
    if (HasAt(text_, i, word)) i += word.size();
  while (i < sentence_.end && text_[i] == ',') ++i;
  for (std::string_view word : {"会同", "联合", "协同", "统一组织协调", "组织协调", "统一组织", "组织"}) {
    if (!HasAt(text_, i, word)) continue;
    std::vector<ListedUnit> partners;
    const std::string level = lists_.level();
    const size_t end = lists_.ReadForward(text_, i + word.size(), sentence_.end, partners);
    lists_.level() = level;
    const bool behind_comma = end < sentence_.end && text_[end] == ',';
    if (word.ends_with("同") || word == "联合" || behind_comma) {
      if (end > i + word.size()) i = end;
      if (i < sentence_.end && text_[i] == ',') ++i;
    }
    break;
  }
  return EndOfSegment(i) >= i + kFewestTaskBytes ? i : at;
}

// Whether [at, stop) only says by what it is done: 根据…规定, 结合…实际; but 根据规定编制方案 is a deed. `loose`: whatever
// noun it ends in.
static bool IsBasis(std::string_view text, size_t at, size_t stop, bool loose) {
  const WordSet& nouns = ListWords::Get().basis;
  if (HasAt(text, at, "以"))
    return !HasAt(text, at, "以及") &&
           EndsWithAny(text, stop, {"为依据", "为基础", "为重点", "为主", "为契机", "为目标", "为导向", "为抓手"});
  if (HasAt(text, at, "视")) return stop - at <= kLongestDegree;  // 视情节轻重
  if (HasAt(text, at, "通过")) return EndsWithAny(text, stop, {"等措施", "等方式", "等形式", "等手段", "等途径"});
  if (!StartsWithAny(text, at, {"按", "根据", "依据", "依照", "结合", "每年根据", "围绕", "依托", "参照", "遵循"}))
    return false;
  if (!loose && !HasAt(text, at, "结合") && !nouns.LongestBefore(text, stop)) return false;
  for (size_t i = at + 6; i < stop; i += CharLength(text[i]))
    if ((UnitNames::Get().VerbAt(text, i) >= 6 || StartsWithAny(text, i, {"加强", "强化", "完善", "健全", "做好"})) &&
        nouns.LongestBefore(text, i))
      return false;
  return true;
}

// Behind such segments: 根据…规定,结合…实际,|对…进行审查.
size_t DutySentenceReader::SkipBasis(size_t at) const {
  for (int skips = 0; skips < 4; ++skips) {
    const size_t stop = EndOfSegment(at);
    const bool goes_on = skips > 0 && HasAt(text_, at, "以及") && ListWords::Get().basis.LongestBefore(text_, stop);
    if (stop >= sentence_.end || (!goes_on && !IsBasis(text_, at, stop, at > 0 && text_[at - 1] == ','))) break;
    at = stop + 1;
  }
  return at;
}

// Behind the segments that only call for zeal: 各单位要加强沟通协调,|完善…机制.
size_t DutySentenceReader::SkipZeal(size_t at) const {
  for (int skips = 0; skips < 4; ++skips) {
    const size_t stop = EndOfSegment(at);
    if (stop >= sentence_.end || !ListWords::Get().zeal.LongestBefore(text_, stop)) break;
    at = stop + 1;
  }
  return at;
}

// 建立甲牵头、乙参与的工作机制: such a mechanism is for what the sentence goes on with, or for what it said before; one
// with a name of its own is the task itself. Nothing where the words at `after` tell of none.
std::optional<Span> DutySentenceReader::MechanismTask(size_t after) const {
  constexpr size_t kLongestGeneric = 24;  // bytes of 协调联动工作机制
  if (!StartsWithAny(text_, after, {"的", "、", "负责、", "负责的", "牵头、", "牵头的"})) return std::nullopt;
  const size_t stop = EndOfSegment(after);
  const std::string_view words = text_.substr(after, stop - std::min(after, stop));
  const size_t of = words.rfind("的");
  if (of == words.npos || !EndsWithAny(text_, stop, {"机制", "格局", "局面", "体系", "体制"})) return std::nullopt;
  const size_t noun = after + of + std::string_view("的").size();
  if (stop - noun > kLongestGeneric) return Span{static_cast<uint32_t>(noun), static_cast<uint32_t>(stop)};
  if (stop < sentence_.end && sentence_.end - stop > kFewestTaskBytes)
    return Span{static_cast<uint32_t>(stop + 1), static_cast<uint32_t>(CutTask(stop + 1, sentence_.end))};
  const size_t segment = BeginOfSegment(after);
  if (segment <= sentence_.begin + kFewestTaskBytes) return std::nullopt;
  const size_t before = BeginOfSegment(segment - 1);
  return Span{static_cast<uint32_t>(before), static_cast<uint32_t>(segment - 1)};
}

// `end`, or where a task that begins at `begin` is cut before it.
size_t DutySentenceReader::CutTask(size_t begin, size_t end) const {
  if (end - begin <= kLongTask) return end;
  end = begin + kLongTask;
  while (end > begin && (static_cast<unsigned char>(text_[end]) & 0xc0) == 0x80) --end;
  return end;
}

// What is to be done, behind the marker: up to a comma that leaves enough words.
Span DutySentenceReader::TaskBehind(size_t after) {
  if (const std::optional<Span> mechanism = MechanismTask(after)) return *mechanism;
  const size_t roles = SkipRoles(after);
  size_t begin = roles;
  while (begin < sentence_.end && (text_[begin] == ',' || text_[begin] == ':' || HasAt(text_, begin, "、")))
    begin += CharLength(text_[begin]);
  if (begin > 0 && text_[begin - 1] == ',') begin = SkipZeal(begin);
  begin = SkipBasis(SkipPartners(begin));
  if (HasAt(text_, begin, "的")) begin += std::string_view("的").size();
  size_t end = EndOfSegment(begin);
  while (end < sentence_.end && end - begin < kShortTask * 3) {
    const size_t next = EndOfSegment(end + 1);
    const std::string_view more = text_.substr(end, next - end);
    if (more.find("兼任") != more.npos || more.find("担任") != more.npos) break;  // who heads the office is no task
    if (more.ends_with("的") && next < sentence_.end && end - begin >= kShortTask) break;  // a case of its own
    end = next;
  }
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(CutTask(begin, end))};
}

// Behind 按职责, 各自 before a deed: |依法责令停产.
static size_t SkipOwnPart(std::string_view text, size_t at, size_t end) {
  while (at < end && StartsWithAny(text, at, {"按", "根据", "依职", "依据", "各自", "各按", "在"})) {
    const size_t link = ListWords::Get().links.LongestAt(text, at).size;
    if (link == 0) break;
    at += link;
  }
  return std::min(at, end);
}

// Where what is assigned ends before 由: ,应当|由, ,在制定计划时,|由 come behind it.
size_t DutySentenceReader::EndOfTopic(size_t by) const {
  size_t end = by - LinkLengthBefore(text_, sentence_.begin, by);
  for (std::string_view handed : {"转交", "移交", "交"})  // 调剂事项交|由甲自主决定
    if (EndsWithAny(text_, end, {handed}) && end - handed.size() > sentence_.begin) return end - handed.size();
  if (end == sentence_.begin || text_[end - 1] != ',') return end;
  const size_t inserted = BeginOfSegment(end - 1);
  const bool time = HasAt(text_, inserted, "在") && EndsWithAny(text_, end - 1, {"时", "后", "前"});
  if (inserted <= sentence_.begin + kFewestTaskBytes || !(time || IsBasis(text_, inserted, end - 1, false))) return end;
  return EndsWithAny(text_, inserted - 1, {"后", "时", "前", "的"}) ? end : inserted;
}

// Whether the words before 由 say when or in what case it is done, not what: …的, 违反…, 验收合格后, 2020年4月.
static bool IsCondition(std::string_view topic) {
  if (topic.find("违反") != topic.npos || topic.find("下列行为之一") != topic.npos) return true;
  if (EndsWithAny(topic, topic.size(), {"后", "时", "前", "之日起", "期间", "时候"})) return true;
  if (topic.find("提出") != topic.npos && EndsWithAny(topic, topic.size(), {"申请", "报告"}))
    return true;  // a step before
  const bool date = IsDigit(CharAt(topic, 0)) && EndsWithAny(topic, topic.size(), {"年", "月", "日", "起", "底"});
  const bool matter =
      EndsWithAny(topic, topic.size(), {"费用", "经费", "资金", "办法", "事项"});  // 对文物进行保护所需费用
  return date || (StartsWithAny(topic, 0, {"对", "经"}) && !matter);
}

// Bytes of the matter that `topic` names: all of 供水规划, 原有设备 of 原有设备,属于国家淘汰的; 0 where it is a sentence, a case.
static size_t MatterLength(std::string_view topic) {
  const size_t length = std::min(topic.find(','), topic.size());
  const std::string_view matter = topic.substr(0, length);
  if (length < kFewestTaskBytes || matter.ends_with("的")) return 0;
  if (StartsWithAny(topic, 0, {"将", "把", "在", "除", "因", "如", "若", "经"})) return 0;
  for (std::string_view word : {"应当", "必须", "负责", "由"})
    if (matter.find(word) != matter.npos) return 0;
  const bool described = length < topic.size() && topic.ends_with("的") && !IsCondition(matter) &&
                         StartsWithAny(topic, length + 1, {"凡", "属", "实行", "确需", "需"});
  return length == topic.size() || described ? length : 0;
}

// The words of a short passive sentence that state the task, without 由 and the units: what they do, where that says enough
// or follows a condition (…的,由甲责令改正), else what it is done to (验收标准由甲制定).
Span DutySentenceReader::PassiveTask(size_t by, size_t after) {
  Span action = TaskBehind(SkipOwnPart(text_, after - LinkLengthBefore(text_, by, after), after));
  size_t stop = EndOfSegment(action.start);
  const bool goes_on = stop < sentence_.end && EndsWithAny(text_, stop, {"后", "时"});
  if (goes_on) stop = EndOfSegment(stop + 1);
  const std::string_view words = text_.substr(action.start, stop - std::min<size_t>(action.start, stop));
  if (words.size() >= kFewestTaskBytes && stop <= action.end) action.end = static_cast<uint32_t>(stop);
  size_t end = EndOfTopic(by);
  if (EndsWithAny(text_, end, {",并", ",再", ",则"})) return action;  // 征得甲同意,并由乙组织实施
  size_t begin = sentence_.begin;
  if (end > begin && text_[end - 1] == ',') {
    --end;
  } else {  // 所需资金由甲承担: the words of the segment
    begin = BeginOfSegment(by);
    if (HasAt(text_, begin, "在") && EndsWithAny(text_, end, {"期间", "时", "后", "前"}) && begin > sentence_.begin) {
      end = begin - 1;  // 保留的绿地,在建设期间由甲负责
      begin = sentence_.begin;
    }
  }
  if (end <= begin) return action;
  const std::string_view topic = text_.substr(begin, end - begin);
  const Span subject{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  const bool condition = IsCondition(topic);
  if (const size_t matter = MatterLength(topic); matter > 0 && !condition && NamesNoObject(words))
    return {subject.start, static_cast<uint32_t>(CutTask(subject.start, subject.start + matter))};
  if (topic.size() > kLongTask)
    return words.size() >= kFewestTaskBytes ? action : Span{subject.start, static_cast<uint32_t>(CutTask(begin, end))};
  const bool case_of = topic.ends_with("的") && end < by && text_[end] == ',' && words.size() >= kFewestTaskBytes &&
                       !words.starts_with("提出");
  const std::string_view own = text_.substr(after, EndOfSegment(after) - after);  // 工地由甲负责,待建地块由乙负责
  const bool only_role = ListWords::Get().roles.Contains(words) || ListWords::Get().roles.Contains(own);
  if (!condition && !case_of && (words.empty() || words.ends_with("的") || only_role)) return subject;
  const bool penalty =
      StartsWithAny(words, 0,
                    {"责令", "处", "给予", "予以", "没收", "吊销", "依法", "通报", "撤销", "取消", "注销", "暂扣"}) ||
      words.find("责令") != words.npos;
  const bool told = topic.size() >= kLongTopic && words.size() >= kShortAction;
  if (goes_on || penalty || condition || case_of || told) return action;
  const bool addressed = words.starts_with("向") && text_[end] != ',';  // 前置手续由甲向乙报备
  if (words.size() >= kLongAction && !addressed) return action;
  if (topic.size() >= kFewestTaskBytes || words.size() < topic.size()) {
    const bool both_short = topic.size() < kFewestTaskBytes && begin == BeginOfSegment(by);
    return both_short ? Span{subject.start, static_cast<uint32_t>(stop)} : subject;  // 本表由甲填写
  }
  return action;
}

// A passive assignment: its task is what stands before 由 with what follows the units, or the one of them that says enough.
void DutySentenceReader::AddAssigned(Role role, size_t by, size_t after, std::string_view rule, Certainty certainty) {
  if (const size_t opening = BeginOfSegment(by);
      opening < by && HasAt(text_, opening, "由") && !StartsWithAny(text_, opening, {"由此", "由于"}))
    by = opening;  // 由甲、乙组成|考核组负责: what is assigned stands before 由
  if (const std::optional<Span> mechanism = MechanismTask(after))
    return Add(role, mechanism->start, mechanism->end, rule, certainty);
  if (const size_t stop = EndOfSegment(after); text_.substr(after, stop - after) == "发起" && stop < sentence_.end) {
    const Span task = TaskBehind(stop);  // 由甲发起,成立联盟
    return Add(role, task.start, task.end, rule, certainty);
  }
  const size_t skipped = SkipRoles(after);
  if (skipped == after) {
    const size_t stop = EndOfSegment(after);
    const size_t roles = IsPause(text_, stop) ? SkipRoles(stop) : stop;
    if (roles > stop && roles < sentence_.end) {  // 由甲主导,乙牵头,丙配合,建设…: what all of them do
      const Span task = TaskBehind(roles);
      return Add(role, task.start, task.end, rule, certainty);
    }
  }
  size_t segment_end = EndOfSegment(after);
  if (segment_end < sentence_.end && (segment_end <= after + 3 || EndsWithAny(text_, segment_end, {"后", "的", "时"})))
    segment_end = EndOfSegment(segment_end + 1);
  const Span behind = TaskBehind(after);
  const std::string_view before = text_.substr(sentence_.begin, by - sentence_.begin);
  const bool conditional = before.ends_with("的,") || (before.ends_with(",") && IsCondition(before));
  if (by > sentence_.begin && (segment_end - sentence_.begin <= kLongTask || text_[by - 1] != ',' || conditional)) {
    const Span task = PassiveTask(by, after);
    return Add(role, task.start, task.end, rule, certainty);
  }
  Span task{static_cast<uint32_t>(sentence_.begin), static_cast<uint32_t>(segment_end)};
  if (task.size() > kLongTask) {
    const size_t segment = BeginOfSegment(by);
    if (by > segment + 6 && segment_end - segment <= kLongTask) return Add(role, segment, segment_end, rule, certainty);
    const size_t topic_end = EndOfTopic(by);
    const std::string_view topic = text_.substr(sentence_.begin, topic_end - sentence_.begin);
    const bool matter = MatterLength(topic.substr(0, topic.size() - topic.ends_with(","))) > 0 &&
                        NamesNoObject(text_.substr(behind.start, behind.size()));  // 费用、经费,由甲列入预算
    const bool enough =
        segment_end - after >= kShortAction && !matter && !StartsWithAny(text_, after, {"组成", "成立", "组建"});
    size_t end = std::min(by, sentence_.begin + 60 * 3);
    while (end > sentence_.begin && (static_cast<unsigned char>(text_[end]) & 0xc0) == 0x80) --end;
    while (end > sentence_.begin && text_[end - 1] == ',') --end;
    task = enough ? behind : Span{static_cast<uint32_t>(sentence_.begin), static_cast<uint32_t>(end)};
  } else if (by == sentence_.begin) {
    task = behind;
  }
  Add(role, task.start, task.end, rule, certainty);
}

}  // namespace liye
