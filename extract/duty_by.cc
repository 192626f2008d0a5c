// 由甲组织, 由甲会同乙制定, 由甲提出,乙确定: what 由 assigns.
#include <algorithm>

#include "corpus/lexicon.h"
#include "extract/duty_sentence.h"
#include "extract/duty_sentence_words.h"
#include "extract/unit_list_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

struct SentenceWords {
  WordSet not_by, not_after_by, no_duty;  // not_by: 1 for another word, 0 where 由 is the marker after all
  static const SentenceWords& Get() {
    static const SentenceWords& words = *new SentenceWords;
    return words;
  }
  SentenceWords() {
    for (const LexiconRow& row : Lexicon("duty_words")) {
      if (row.size() < 2) continue;
      if (row[1] == "not_by") not_by.Add(row[0], 1);
      if (row[1] == "by") not_by.Add(row[0], 0);
      if (row[1] == "not_after_by") not_after_by.Add(row[0], 0);
      if (row[1] == "no_duty") no_duty.Add(row[0], 0);
    }
  }
};

}  // namespace

// 由 and the units behind it.
void DutySentenceReader::ReadBy(size_t at) {
  const SentenceWords& words = SentenceWords::Get();
  const size_t after_by = at + 3;
  constexpr std::string_view kRule = "duty.by";
  if (words.not_by.LongestBefore(text_, at).value == 1 || words.not_after_by.LongestAt(text_, after_by))
    return Drop(at, after_by, kRule, "other_word");
  const UnitNames& names = UnitNames::Get();
  units_.clear();
  size_t end = lists_.ReadForward(text_, after_by, sentence_.end, units_);
  if (end == after_by) end = ReadFormerOffices(after_by);
  if (end == after_by) end = ReadBareCollective(after_by);
  if (end == after_by) end = ReadDescribed(after_by);
  if (end == after_by) return Drop(at, after_by, kRule, "no_unit");
  if (names.PersonAt(text_, end)) return Drop(at, end, kRule, "person");
  if (units_.front().name.find("组成的") != std::string::npos) return Drop(at, end, kRule, "composition");
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
    if (stop == partner)
      partners.clear();
    else
      verb = stop;
    break;
  }
  if (partners.empty()) {
    if (IsPause(text_, verb)) {
      const size_t next = verb + 1;
      if (verb >= sentence_.end || text_[verb] != ',' ||
          !StartsWithAny(text_, next, {"在", "按", "依", "根据", "结合", "会同", "负责", "对", "统一", "牵头", "于"}))
        return Drop(at, end, kRule, "no_action");
    }
    if (words.no_duty.LongestAt(text_, verb)) return Drop(at, end, kRule, "composition");
    const std::string_view composed = text_.substr(verb, EndOfSegment(verb) - verb);
    for (std::string_view word : {"组成", "构成", "担任", "转变为", "转为", "变为", "改为", "扩展为", "调整为"})
      if (composed.find(word) != composed.npos) return Drop(at, end, kRule, "composition");
    if (TellsOfThePast(text_, verb)) return Drop(at, end, kRule, "report");
    if (segment.starts_with("配合") || segment.starts_with("协助") || segment.starts_with("参与") ||
        segment.starts_with("协办"))
      role = Role::kCooperating;
    const size_t of = composed.find("的");  // 由甲批准的规划 tells of a plan, not of a duty
    if (DescribesPaper(text_, verb) || (segment.ends_with("的") && HasAt(text_, segment_end, ",")))
      return Drop(at, end, kRule, "attribute");  // 由甲制定的《办法》; 由甲接管设施的,乙应当…
    if (HasAt(text_, segment_end, ",将于") || HasAt(text_, sentence_.begin, "有的"))
      return Drop(at, end, kRule, "report");
    const bool clause_of = of != composed.npos && of > 0 && of <= 12 && !lead;
    if (clause_of &&
        !StartsWithAny(composed, 0, {"对", "向", "将", "按", "依",   "根据", "通过", "采取", "采用", "在",
                                     "从", "为", "以", "处", "给予", "责令", "没收", "报",   "把",   "就"}))
      return Drop(at, end, kRule, "attribute");
    if (HasAt(text_, verb, "的")) return Drop(at, end, kRule, "attribute");
    if (composed.starts_with("向") &&
        EndsWithAny(text_, EndOfSegment(verb),
                    {"转变", "迈进", "转型", "升级", "跨越", "发展", "延伸", "拓展", "转移", "过渡"}))
      return Drop(at, end, kRule, "other_word");
  }
  if (role == Role::kResponsible && NamesLead(units_)) role = Role::kLead;
  AddAssigned(role, at, verb, "duty.by", Certainty::kSure);
  if (partners.empty()) ReadChain(segment_end);
  if (!partners.empty()) {
    units_ = std::move(partners);
    AddAssigned(Role::kCooperating, at, verb, "duty.by", Certainty::kSure);
  }
}

// 由部门通过平台申请: 部门 needs no word that says which behind 由.
size_t DutySentenceReader::ReadBareCollective(size_t at) {
  constexpr std::string_view kDepartments = "部门";
  for (std::string_view name : {"企业", "单位"}) {  // 具体用途由企业确定
    if (!HasAt(text_, at, name) ||
        !StartsWithAny(text_, at + name.size(), {"确定", "自主确定", "自主决定", "自行确定"}))
      continue;
    units_.push_back({at, at + name.size(), UnitClass::kCollective, std::string(name), std::nullopt});
    return at + name.size();
  }
  for (std::string_view name : {"高校", "学校"}) {  // 由高校结合实际,组建…
    const size_t end = at + name.size();
    if (!HasAt(text_, at, name) || (UnitNames::Get().VerbAt(text_, end) < 6 && LinkLengthAt(text_, end) == 0)) continue;
    units_.push_back({at, end, UnitClass::kBody, std::string(name), std::nullopt});
    return end;
  }
  const size_t end = at + kDepartments.size();
  if (!HasAt(text_, at, kDepartments) || (UnitNames::Get().VerbAt(text_, end) == 0 && !HasAt(text_, end, "通过")))
    return at;
  units_.push_back({at, end, UnitClass::kCollective, std::string(kDepartments), std::nullopt});
  return end;
}

// 由按照主要经营活动确定的部门监管; 由林木、林地的经营单位承担: one unit, told by what it has or how it is chosen.
size_t DutySentenceReader::ReadDescribed(size_t at) {
  constexpr size_t kLongestChoice = 120, kLongestThings = 60;
  const bool chosen = StartsWithAny(text_, at, {"按照", "根据", "依照"});
  const size_t high = std::min(sentence_.end, at + (chosen ? kLongestChoice : kLongestThings));
  for (size_t i = at; i < high && (IsHan(CharAt(text_, i)) || HasAt(text_, i, "、")); i += CharLength(text_[i])) {
    size_t name = 0;
    if (chosen && StartsWithAny(text_, i, {"确定的部门", "确定的机构", "确定的单位"})) name = i + 15;
    if (!chosen && i > at && StartsWithAny(text_, i, {"的经营单位", "的管理单位", "的使用单位", "的产权单位"}))
      name = i + 15;
    if (!chosen && (HasAt(text_, i, "对") || HasAt(text_, i, "由"))) break;
    if (name == 0) continue;
    units_.push_back({at, name, UnitClass::kCollective, std::string(text_.substr(at, name - at)), std::nullopt});
    return HasAt(text_, name, "和个人") ? name + std::string_view("和个人").size() : name;
  }
  return at;
}

// 由原登记、备案机关吊销: each is 原…机关.
size_t DutySentenceReader::ReadFormerOffices(size_t at) {
  constexpr std::string_view kFormer = "原";
  constexpr size_t kLongestDeed = 18;  // bytes of 登记, 核发许可证
  if (!HasAt(text_, at, kFormer)) return at;
  size_t begin = at;
  for (size_t i = at; i < sentence_.end && i - begin <= kLongestDeed; i += CharLength(text_[i])) {
    const size_t joint = HasAt(text_, i, "、") ? std::string_view("、").size() : ConjunctionAt(text_, i);
    for (std::string_view office : {"机关", "部门", "机构"}) {
      if (!HasAt(text_, i, office) || i == at + kFormer.size()) continue;
      units_.push_back({begin, i + office.size(), UnitClass::kCollective,
                        std::string(text_.substr(begin, i + office.size() - begin)), std::nullopt});
      for (size_t k = 0; k < units_.size(); ++k) {
        if (k > 0) units_[k].name.insert(0, kFormer);
        if (k + 1 < units_.size()) units_[k].name += office;
      }
      return i + office.size();
    }
    if (!IsHan(CharAt(text_, i)) && joint == 0) break;
    if (joint == 0 || i == begin) continue;
    units_.push_back({begin, i, UnitClass::kStem, std::string(text_.substr(begin, i - begin)), std::nullopt});
    begin = i + joint;
    i = begin - std::string_view("、").size();
  }
  units_.clear();
  return at;
}

// 由甲提出,乙确定: what follows an assignment in the same form. `at` is the comma.
void DutySentenceReader::ReadChain(size_t at) {
  constexpr size_t kLongestAction = 15, kLongestApproval = 60;
  const size_t roles = SkipRoles(at);
  const Span common = roles > at && roles < sentence_.end ? TaskBehind(roles) : Span{};
  for (int links = 0; links < 4 && at < sentence_.end && text_[at] == ','; ++links) {
    units_.clear();
    if (StartsWithAny(text_, at + 1, {"必要时", "经", "报", "分别报", "并报"})) return;  // ,必要时报丙认定
    const size_t end = lists_.ReadForward(text_, at + 1, sentence_.end, units_);
    const size_t stop = EndOfSegment(at + 1);
    if (end == at + 1 || end >= stop || (UnitNames::Get().VerbAt(text_, end) == 0 && LinkLengthAt(text_, end) == 0))
      return;
    const std::string_view action = text_.substr(end, stop - end);
    if (links == 0 && stop - end <= kLongestApproval &&
        StartsWithAny(action, 0, {"审核", "审批", "审查", "核准", "批准"})) {
      Add(Role::kResponsible, end, stop, "duty.by", Certainty::kLikely);  // ,乙审核通过后出具通知书
      at = stop;
      continue;
    }
    const bool carries_out = EndsWithAny(text_, stop, {"具体实施", "组织实施", "负责实施", "具体负责", "具体承办"});
    if (carries_out && stop - end <= kLongestApproval && action.find("的") == action.npos) {
      const size_t by =
          text_.substr(sentence_.begin, at - sentence_.begin).find("由");  // 体检由甲统一组织,乙在医院具体实施
      const size_t topic = by == text_.npos || by < kShortTask ? stop : sentence_.begin + by;
      Add(Role::kResponsible, topic == stop ? end : sentence_.begin, topic, "duty.by", Certainty::kLikely);
      at = stop;
      continue;
    }
    if (stop - end > kLongestAction || HasModal(action) || action.find("的") != action.npos) return;
    const bool lead = action.starts_with("牵头"),
               assists = action == "配合" || action == "支持" || action == "参与" || action == "协助";
    if (lead || assists) {
      const size_t begin = stop - sentence_.begin <= kLongTask ? sentence_.begin : at + 1;
      const Span task = common.empty() ? Span{static_cast<uint32_t>(begin), static_cast<uint32_t>(stop)} : common;
      Add(lead ? Role::kLead : Role::kCooperating, task.start, task.end, "duty.by", Certainty::kLikely);
      at = stop;
      continue;
    }
    Add(Role::kResponsible, stop - sentence_.begin <= kLongTask ? sentence_.begin : at + 1, stop, "duty.by",
        Certainty::kLikely);
    at = stop;
  }
}

}  // namespace liye
