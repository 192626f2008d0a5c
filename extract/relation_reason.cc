#include "extract/relation_reason.h"

#include <algorithm>

#include "extract/bare_name.h"
#include "extract/pattern.h"
#include "extract/relation_list.h"
#include "extract/relation_verb.h"
#include "extract/words.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character

const Pattern kDiffers(
    "relation.differs",
    R"(^(?:[^,。;:《》()与]{0,20}?)(?:不一致|不相一致|抵触|不符|冲突|矛盾|重复|不相适应|不适应|不协调|不衔接))",
    "the act before it and another one differ", {"不一致", "的规定相抵触", "第五条不符"},
    {"同时废止", ",不一致的", "一并执行"});

const Pattern kReasonAfter(
    "relation.reason_after",
    R"(^(?:[^,。;:《》()被由]{0,20}?)(?:代替|替代|取代|涵盖|覆盖|吸收|(?:已经?|对此|另)[^,。;:《》()被由]{0,8}?(?:规定|明确|出台|施行|实施|公布|发布|包含|包括)|)"
    R"((?:施行|实施|公布|发布|出台|修订|修改)后))",
    "the act before it stands in the place of an item", {"代替", "中已作出规定", "已经施行", "出台后"},
    {"同时废止", ",已被代替", "已被新办法代替", "的通知"});

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

bool Opens(const Pattern& pattern, std::string_view text) {
  re2::StringPiece groups[1];
  return pattern.MatchAt(text, 0, groups);
}

// 关于印发《…》的通知(平政〔2013〕6号): the end of a name that holds a title.
bool EndsName(std::string_view gap) {
  constexpr size_t kLongest = 12 * kGlyph;
  if (gap.size() > kLongest || !(gap.starts_with("的") || gap.starts_with("等"))) return false;
  if (gap.ends_with("(")) gap.remove_suffix(1);
  return EndsWithAny(gap, {"通知", "通告", "公告", "意见", "决定", "批复", "函", "通报"});
}

}  // namespace

bool SaysDiffers(std::string_view behind) { return Opens(kDiffers, behind); }

bool TellsReason(std::string_view before, std::string_view behind) {
  if (IsPassiveBefore(before) || EndsWithAny(before, {"因", "为"})) return true;
  size_t length = 0;
  if (RelationVerbBefore(before, before.size(), length) == RelationVerb::kBasedOn) return true;
  if (EndsWithAny(before, {"与", "和", "同"}) && SaysDiffers(behind)) return true;
  return Opens(kReasonAfter, behind);
}

bool IsReasonRemark(std::string_view remark) {
  for (std::string_view word : {"被", "由", "代替", "替代", "取代", "不一致", "抵触", "依据", "根据", "执行"})
    if (remark.find(word) != remark.npos) return true;
  return false;
}

bool BeginsWithName(std::string_view text, const Reference& first) {
  constexpr size_t kReach = 15 * kGlyph;  // 1992年5月6日市政府第8号令发布的《…》
  const size_t label = std::min(LabelLength(text), first.begin);
  std::string_view prefix = text.substr(label, first.begin - label);
  if (first.named) {  // the office; 各部门要学习… is a sentence
    for (std::string_view word : {"。", ",", ";", ":", "!", "?", "要", "请", "须", "应当"})
      if (prefix.find(word) != prefix.npos) return false;
    return true;
  }
  if (prefix.ends_with("(")) prefix.remove_suffix(1);
  if (TellsReason(prefix, text.substr(std::min(first.end, text.size())))) return false;
  return prefix.size() <= kReach || IsBareName(prefix);
}

bool BeginsNextItem(std::string_view gap) {
  if (EndsName(gap)) return true;
  if (gap.starts_with(")")) gap.remove_prefix(1);
  const bool ended = gap.starts_with(";") || gap.starts_with(",") || gap.starts_with("。") || gap.starts_with("、");
  if (ended) gap.remove_prefix(GlyphLength(gap, 0));
  const size_t label = LabelLength(gap);
  gap.remove_prefix(label);
  if (gap.ends_with("(")) gap.remove_suffix(1);
  return (label > 0 && gap.empty()) || IsBareName(gap);
}

}  // namespace liye
