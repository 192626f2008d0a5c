// The sentence that a duty stands in, and the words of its task.
#include <algorithm>

#include "extract/duty_sentence.h"
#include "extract/duty_sentence_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestSentence = 1500;  // bytes looked at on either side of a marker
constexpr size_t kShortAction = 15;         // bytes of an action too short to tell a task, behind 由 and its units: 审批, 具体落实

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

// What is to be done, behind the marker: up to a comma that leaves enough words.
Span DutySentenceReader::TaskBehind(size_t after) const {
  size_t begin = SkipRoles(after);
  while (begin < sentence_.end && (text_[begin] == ',' || text_[begin] == ':' || HasAt(text_, begin, "、"))) begin += CharLength(text_[begin]);
  // 按照考核方案,结合…情况,对…进行考核: what is to be done comes last.
  for (int skips = 0; skips < 4; ++skips) {
    const size_t stop = EndOfSegment(begin);
    if (begin == 0 || text_[begin - 1] != ',' || stop >= sentence_.end) break;
    if (!StartsWithAny(text_, begin, {"按照", "根据", "依据", "结合", "每年根据", "围绕", "依托", "参照", "以"})) break;
    if (HasAt(text_, begin, "以") && !EndsWithAny(text_, stop, {"为依据", "为基础", "为重点", "为主", "为契机", "为目标", "为导向", "为抓手"})) break;
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
  if (segment_end < sentence_.end && (segment_end <= after + 3 || EndsWithAny(text_, segment_end, {"后", "的", "时"}))) segment_end = EndOfSegment(segment_end + 1);
  const Span behind = TaskBehind(after);
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
