// The sentence that a duty stands in, and the words of its task.
#include <algorithm>

#include "extract/duty_sentence.h"
#include "extract/duty_sentence_words.h"
#include "extract/unit_list_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestSentence = 1500;  // bytes looked at on either side of a marker
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
  for (std::string_view word : {"会同", "联合", "协同"}) {
    if (!HasAt(text_, i, word)) continue;
    std::vector<ListedUnit> partners;
    const std::string level = lists_.level();
    const size_t end = lists_.ReadForward(text_, i + word.size(), sentence_.end, partners);
    lists_.level() = level;
    if (end > i + word.size()) i = end;
    if (i < sentence_.end && text_[i] == ',') ++i;
    break;
  }
  return EndOfSegment(i) >= i + kFewestTaskBytes ? i : at;
}

// What is to be done, behind the marker: up to a comma that leaves enough words.
Span DutySentenceReader::TaskBehind(size_t after) {
  size_t begin = SkipRoles(after);
  while (begin < sentence_.end && (text_[begin] == ',' || text_[begin] == ':' || HasAt(text_, begin, "、")))
    begin += CharLength(text_[begin]);
  begin = SkipPartners(begin);
  // 按照考核方案,结合…情况,对…进行考核: what is to be done comes last.
  for (int skips = 0; skips < 4; ++skips) {
    const size_t stop = EndOfSegment(begin);
    if (begin == 0 || text_[begin - 1] != ',' || stop >= sentence_.end) break;
    if (!StartsWithAny(text_, begin, {"按照", "根据", "依据", "结合", "每年根据", "围绕", "依托", "参照", "以"})) break;
    if (HasAt(text_, begin, "以") &&
        !EndsWithAny(text_, stop, {"为依据", "为基础", "为重点", "为主", "为契机", "为目标", "为导向", "为抓手"}))
      break;
    begin = stop + 1;
  }
  size_t end = EndOfSegment(begin);
  while (end < sentence_.end && end - begin < kShortTask * 3) end = EndOfSegment(end + 1);
  if (end - begin > kLongTask) {
    end = begin + kLongTask;
    while (end > begin && (static_cast<unsigned char>(text_[end]) & 0xc0) == 0x80) --end;
  }
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

// The words of a short passive sentence that state the task, without 由 and the units: what they do, where that says enough
// or follows a condition (…的,由甲责令改正), else what it is done to (验收标准由甲制定).
Span DutySentenceReader::PassiveTask(size_t by, size_t after) {
  Span action = TaskBehind(after - LinkLengthBefore(text_, by, after));
  size_t stop = EndOfSegment(action.start);
  const bool goes_on = stop < sentence_.end && EndsWithAny(text_, stop, {"后", "时"});
  if (goes_on) stop = EndOfSegment(stop + 1);
  const std::string_view words = text_.substr(action.start, stop - std::min<size_t>(action.start, stop));
  if (words.size() >= kFewestTaskBytes && stop <= action.end) action.end = static_cast<uint32_t>(stop);
  size_t end = by, begin = sentence_.begin;
  if (text_[end - 1] == ',') {
    --end;
  } else {  // 所需资金由甲承担: the words of the segment
    begin = by;
    while (begin > sentence_.begin && text_[begin - 1] != ',') begin = CharBefore(text_, begin);
  }
  end -= LinkLengthBefore(text_, begin, end);
  const size_t topic = end - begin;
  if (topic == 0) return action;
  const Span subject{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  if (words.empty() || words.ends_with("的") || ListWords::Get().roles.Contains(words)) return subject;
  const bool penalty = StartsWithAny(words, 0, {"责令", "处", "给予", "予以", "没收", "吊销", "依法", "进行"});
  if (topic > kLongTask) return action;
  const bool condition = text_.substr(begin, topic).find("违反") != text_.npos || words.find("责令") != words.npos ||
                         EndsWithAny(text_, end, {"后", "时", "前", "之日起", "期间", "时候"}) ||
                         HasAt(text_, begin, "对");
  const bool told = topic >= kLongTopic && words.size() >= kShortAction;
  if (goes_on || penalty || condition || told || words.size() >= kLongAction) return action;
  return topic < kFewestTaskBytes && words.size() >= topic ? action : subject;
}

// A passive assignment: its task is what stands before 由 with what follows the units, or the one of them that says enough.
void DutySentenceReader::AddAssigned(Role role, size_t by, size_t after, std::string_view rule, Certainty certainty) {
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
  const bool conditional = EndsWithAny(text_, by, {"的,"});
  if (by > sentence_.begin && (segment_end - sentence_.begin <= kLongTask || text_[by - 1] != ',' || conditional)) {
    const Span task = PassiveTask(by, after);
    return Add(role, task.start, task.end, rule, certainty);
  }
  Span task{static_cast<uint32_t>(sentence_.begin), static_cast<uint32_t>(segment_end)};
  if (task.size() > kLongTask) {
    size_t segment = by;
    while (segment > sentence_.begin && text_[segment - 1] != ',') segment = CharBefore(text_, segment);
    if (by > segment + 6 && segment_end - segment <= kLongTask) return Add(role, segment, segment_end, rule, certainty);
    const bool enough = segment_end - after >= kShortAction && !StartsWithAny(text_, after, {"组成", "成立", "组建"});
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
