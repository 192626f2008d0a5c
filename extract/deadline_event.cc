#include "extract/deadline_rules.h"
#include "extract/deadline_words.h"

namespace liye {
namespace {

// 自 in 自然, 各自; 在 in 存在, 所在; 于 in 关于, 对于: no prepositions.
bool IsPreposition(std::string_view text, size_t at, std::string_view word) {
  static const WordList self_after{"然", "己", "行",   "愿",   "主",   "治",   "身",   "来",   "动", "觉",   "由",
                                   "我", "筹", "建房", "建住", "建项", "用房", "用住", "用车", "贸", "查自", "评"};
  static const WordList self_before{"来", "各", "亲", "独", "擅", "出", "源"};
  static const WordList at_before{"存", "所", "正", "现", "潜", "内", "旨", "实", "好", "不"};
  static const WordList at_after{"职", "校", "建工", "建项", "建的", "岗", "线", "编", "册",
                                 "地", "途", "逃",   "押",   "案",   "此", "内", "用"};
  static const WordList to_before{"关", "对", "由", "位", "属", "等", "低", "高", "大", "小", "少", "多",
                                  "至", "用", "处", "基", "限", "便", "利", "过", "鉴", "适", "在", "源",
                                  "甚", "终", "善", "忠", "难", "易", "敢", "优", "短", "长", "早", "晚"};
  const size_t end = at + word.size();
  if (word == "自") return !self_after.At(text, end) && !self_before.Before(text, at);
  if (word == "从")
    return !EndsAt(text, at, "服") && !EndsAt(text, at, "遵") && !StartsAt(text, end, "事") &&
           !StartsAt(text, end, "业");
  if (word == "在") return !at_before.Before(text, at) && !at_after.At(text, end);
  if (word == "于") return !to_before.Before(text, at);
  return true;
}

}  // namespace

size_t EventBegin(std::string_view text, size_t end, size_t& from) {
  constexpr size_t kReach = 150;
  const size_t limit = ClauseBegin(text, end, kReach);
  static const WordList modals{"应当", "应", "须", "必须", "需", "要", "可以", "可", "并", "请", "将", "均", "后"};
  for (size_t at = end; at > limit;) {
    const std::string_view c = GlyphBefore(text, at);
    at -= c.size();
    for (std::string_view word : {"自", "从", "在", "于"}) {
      if (c != word || !IsPreposition(text, at, word)) continue;
      from = word == "自" || word == "从" ? at : at + word.size();
      return at + word.size();
    }
  }
  for (size_t at = limit; at < end; at += GlyphLength(text, at)) {
    const size_t modal = modals.At(text, at);
    if (modal && at + modal < end && text.substr(at, modal) != "后") {
      const std::string_view word = text.substr(at, modal);
      if (word == "应当" || word == "必须" || (at == limit && word != "要" && word != "可")) return from = at + modal;
    }
  }
  static const WordList adverbs{"原则上", "一般", "通常", "最迟", "必须"};
  const size_t adverb = adverbs.At(text, limit);
  return from = limit + (limit + adverb < end ? adverb : 0);
}

std::string_view EventWords(std::string_view event) {
  for (std::string_view tail : {"之日", "日", "之时"})
    if (event.ends_with(tail) && event.size() > tail.size() + 3) {
      event.remove_suffix(tail.size());
      break;
    }
  return event;
}

namespace {

size_t Drop(const DeadlineScene& scene, size_t begin, size_t end, std::string_view rule, std::string_view reason) {
  scene.Drop(begin, end, rule, reason);
  return 0;
}

}  // namespace

size_t ReadEffectiveEvent(DeadlineScene& scene, size_t from_mark) {
  const std::string_view text = scene.text;
  const size_t tail = from_mark + 3;
  const size_t verb = TimeWords::Get().force.At(text, tail);
  const bool stops = tail >= text.size() || StartsAt(text, tail, ",") || StartsAt(text, tail, "。");
  if (!verb && !stops) return 0;
  size_t from = 0;
  const size_t begin = EventBegin(text, from_mark, from);
  if (from == begin && !EndsAt(text, from_mark, "之日") && !EndsAt(text, from_mark, "即日")) return 0;
  const std::string_view event = EventWords(text.substr(begin, from_mark - begin));
  if (event.empty() || event.size() > 120) return 0;
  const bool issued = TimeWords::Get().issue.Before(event, event.size()) != 0 || event == "即日" || event == "即";
  if (!verb && !issued) return Drop(scene, from, tail, "deadline.effective_on_event", "start_without_force");
  scene.Add(from, tail + verb, "@" + std::string(event), DeadlineKind::kEffective, "deadline.effective_on_event");
  return tail + verb;
}

size_t ReadEventBefore(DeadlineScene& scene, size_t before) {
  const std::string_view text = scene.text;
  const size_t end = before + 3;
  size_t cut = before;
  if (EndsAt(text, cut, "之") || EndsAt(text, cut, "以"))
    cut -= 3;
  else if (TimeWords::Get().not_event_before.Before(text, cut))
    return 0;
  if (TimeWords::Get().not_event_after.At(text, end) || ParseDuration(text, end)) return 0;
  size_t from = 0;
  size_t begin = EventBegin(text, cut, from);
  if (const size_t item = text.substr(begin, cut - begin).rfind("前、"); item != std::string_view::npos)
    from = begin += item + std::string_view("前、").size();
  const std::string_view event = text.substr(begin, cut - begin);
  if (event.size() < 6 || event.size() > 75) return 0;
  for (std::string_view negation : {"未", "没有", "不", "年", "月", "期限", "已"})
    if (event.find(negation) != event.npos && negation != "期限") return 0;
  const bool placed = begin >= 3 && (EndsAt(text, begin, "在") || EndsAt(text, begin, "于"));
  if (event.ends_with("期限") || event.find_first_of("0123456789") != event.npos) return 0;
  constexpr std::string_view kRule = "deadline.before_event";
  if (!placed && !TimeWords::Get().event_end.Before(text, cut)) return Drop(scene, from, end, kRule, "no_event");
  if (StartsAt(text, end, ")") || end >= text.size()) return 0;
  const size_t behind = StartsAt(text, end, ",") ? end + 1 : end;
  const std::string_view clause = text.substr(behind, ClauseEnd(text, behind) - behind);
  if (clause.ends_with("的") || clause.find("已") != clause.npos || clause.starts_with("未") ||
      clause.starts_with("尚未"))
    return Drop(scene, from, end, kRule, "condition");
  const size_t of = clause.find("的");  // 本规定实施前公布的文物: what the event tells apart
  if (behind == end && of != clause.npos && of <= 12) return Drop(scene, from, end, kRule, "attribute");
  // 本条例施行前结婚的: what the day of this document tells apart, unless something must be done by then.
  static const WordList musts{"应", "须", "必须", "要"};
  const bool own = event.starts_with("本") && (event.ends_with("施行") || event.ends_with("实施"));
  if (own && !musts.In(clause)) return Drop(scene, from, end, kRule, "condition");
  static const WordList leaves{"可", "可以", "均可", "也可", "允许", "能够"};  // 提交前可查询: nothing is due
  if (leaves.At(clause)) return Drop(scene, from, end, kRule, "permission");
  const bool lasting = clause.find("继续") != clause.npos || clause.find("仍") != clause.npos;
  scene.Add(from, end, "P0D@" + std::string(event), lasting ? DeadlineKind::kExpiry : DeadlineKind::kDue,
            "deadline.before_event", placed ? Certainty::kSure : Certainty::kLikely);
  return end;
}

}  // namespace liye
