#include <algorithm>

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

size_t PublishedInForce(std::string_view text, const Moment& moment) {
  constexpr size_t kLongestOffice = 90;
  if (!moment.day || !moment.year) return 0;
  const std::string_view before = GlyphBefore(text, moment.begin);
  if (!before.empty() && !EndsAt(text, moment.begin, "批准") && !AtClauseStart(text, moment.begin)) return 0;
  const std::string_view clause = text.substr(moment.end, ClauseEnd(text, moment.end) - moment.end);
  for (std::string_view verb : {"公布施行", "发布施行", "公布实施", "发布实施"}) {
    const size_t at = clause.find(verb);
    if (at == clause.npos || at > kLongestOffice) continue;
    const std::string_view office = clause.substr(0, at);
    static const WordList offices{"公告", "令", "政府", "委员会"};
    if (!offices.Before(office, office.size()) || office.find("的") != office.npos) return 0;
    const size_t end = moment.end + at + verb.size();
    return StartsAt(text, end, "的") ? 0 : end;
  }
  return 0;
}

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

namespace {

// 未, 不, 已 and the names of dates make no event of what they stand in; 预算年度 is none.
bool CanBeEvent(std::string_view event) {
  for (std::string_view negation : {"未", "没有", "不", "月", "已"})
    if (event.find(negation) != event.npos) return false;
  const size_t year = event.find("年");
  return year == event.npos || StartsAt(event, year, "年度") || EndsAt(event, year, "学");
}

// Where the 提出 of 主管部门提出建设条件意见前 stands; 0 when the event is no such one.
size_t OwnOpinion(std::string_view text, size_t begin, size_t cut) {
  static const WordList papers{"意见", "建议", "方案", "申请", "决定", "报告"};
  if (!papers.Before(text, cut)) return 0;
  static const WordList subjects{"部门", "机构", "机关", "单位", "政府", "企业", "委员会"};
  static const WordList acts{"提出", "作出", "出具", "提交", "形成", "编制"};
  for (size_t at = begin; at < cut; at += GlyphLength(text, at))
    if (acts.At(text, at) && (at == begin || subjects.Before(text, at))) return at;
  return 0;
}

// Where an event begins that stands behind another verb or its subject: 要求应用备案前, (使用)单位上线应用程序前.
size_t OwnBegin(std::string_view text, size_t begin, size_t cut) {
  static const WordList asks{"要求", "督促", "责令", "敦促"};
  if (const size_t ask = asks.At(text, begin); ask && begin + ask < cut) return begin + ask;
  const bool placed = EndsAt(text, begin, "在") || EndsAt(text, begin, "于");
  if (const size_t verb = placed ? 0 : OwnOpinion(text, begin, cut)) return verb;
  if (!EndsAt(text, begin, ")")) return begin;
  static const WordList subjects{"单位", "机构", "企业", "部门"};
  const size_t subject = subjects.At(text, begin);
  return subject && TimeWords::Get().event_start.At(text, begin + subject) ? begin + subject : begin;
}

// Where the last of several events begins: 就业前或者上岗前.
size_t LastItem(std::string_view text, size_t begin, size_t cut) {
  const std::string_view events = text.substr(begin, cut - begin);
  size_t last = 0;
  for (std::string_view link : {"前、", "前或者", "前或", "前和", "前及"})
    if (const size_t at = events.rfind(link); at != events.npos) last = std::max(last, at + link.size());
  return begin + last;
}

// 发生前至少90秒的数据: how long before, not what has to be done by then.
bool SaysHowLongBefore(std::string_view text, size_t at) {
  static const WordList bounds{"至少", "不少于", "不超过", "约"};
  const size_t number = at + bounds.At(text, at);
  return ParseDuration(text, number) || (number > at && number < text.size() && text[number] <= '9');
}

// Where begins what has to be done before the event that ends at `end`, behind another one: 治愈前或者在确诊前,应当.
size_t BehindEvents(std::string_view text, size_t end) {
  static const WordList links{"或者", "或", "和", "及", "、"};
  const size_t close = ClauseEnd(text, end);
  if (links.At(text, end) && EndsAt(text, close, "前") && StartsAt(text, close, ",")) return close + 1;
  return StartsAt(text, end, ",") ? end + 1 : end;
}

// The clause that begins at `at`, with the brackets in it: 设区的市、县(市、区)人民政府应当根据本条例规定.
std::string_view WithBrackets(std::string_view text, size_t at) {
  size_t end = ClauseEnd(text, at);
  for (int brackets = 0; brackets < 3 && (StartsAt(text, end, "(") || StartsAt(text, end, ")")); ++brackets)
    end = ClauseEnd(text, end + 1);
  return text.substr(at, end - at);
}

// 每年汛期来临前: the event comes round.
size_t ReadYearlyEvent(DeadlineScene& scene, size_t begin, size_t cut, size_t end) {
  constexpr size_t kShortest = 12, kLongest = 120;
  const std::string_view event = scene.text.substr(begin, cut - begin);
  const size_t behind = StartsAt(scene.text, end, ",") ? end + 1 : end;
  const std::string_view clause = scene.text.substr(behind, ClauseEnd(scene.text, behind) - behind);
  if (event.size() < kShortest || event.size() > kLongest || event.find_first_of("0123456789") != event.npos ||
      clause.ends_with("的"))
    return Drop(scene, begin, end, "deadline.yearly_event", "no_event");
  scene.Add(begin, end, "R/P1Y/", DeadlineKind::kRecurring, "deadline.yearly_event", Certainty::kLikely);
  return end;
}

}  // namespace

size_t ReadEventBefore(DeadlineScene& scene, size_t before) {
  const std::string_view text = scene.text;
  const size_t end = before + 3;
  size_t cut = before;
  if (EndsAt(text, cut, "之") || EndsAt(text, cut, "以"))
    cut -= 3;
  else if (TimeWords::Get().not_event_before.Before(text, cut) >= TimeWords::Get().event_end.Before(text, cut) &&
           TimeWords::Get().not_event_before.Before(text, cut))
    return 0;                                                                     // 生前, not 发生前
  static const WordList handing{"提交", "提出", "提供", "提请", "提示", "进行"};  // not 前提, 前进
  if ((TimeWords::Get().not_event_after.At(text, end) && !handing.At(text, end)) || SaysHowLongBefore(text, end))
    return 0;
  size_t from = 0;
  size_t begin = EventBegin(text, cut, from);
  if (const size_t item = LastItem(text, begin, cut); item != begin) from = begin = item;
  for (std::string_view each : {"每年", "每学期"})  // 学校每学期开学前: the subject is no part of it
    if (const size_t at = text.substr(begin, cut - begin).rfind(each); at != std::string_view::npos && at > 0)
      from = begin += at;
  if (StartsAt(text, begin, "每年")) return ReadYearlyEvent(scene, begin, cut, end);
  if (const size_t own = OwnBegin(text, begin, cut); own != begin) from = begin = own;
  const std::string_view event = text.substr(begin, cut - begin);
  if (event.size() < 6 || event.size() > 75 || !CanBeEvent(event)) return 0;
  const bool placed = begin >= 3 && (EndsAt(text, begin, "在") || EndsAt(text, begin, "于"));
  if (event.ends_with("期限") || event.find_first_of("0123456789") != event.npos) return 0;
  constexpr std::string_view kRule = "deadline.before_event";
  const bool own = event.starts_with("本") && (event.ends_with("施行") || event.ends_with("实施"));
  if (!placed && !own && !TimeWords::Get().event_end.Before(text, cut) && !TimeWords::Get().event_start.At(event) &&
      !OwnOpinion(text, begin, cut))
    return Drop(scene, from, end, kRule, "no_event");
  if (StartsAt(text, end, ")") || end >= text.size()) return 0;
  const size_t behind = BehindEvents(text, end);
  const std::string_view clause = text.substr(behind, ClauseEnd(text, behind) - behind);
  if (clause.ends_with("的") || clause.find("已") != clause.npos || clause.starts_with("未") ||
      clause.starts_with("尚未"))
    return Drop(scene, from, end, kRule, "condition");
  const size_t of = clause.find("的");  // 本规定实施前公布的文物: what the event tells apart
  constexpr size_t kVerb = 6;           // 公布的, 签订的; not 核实包车的
  if (behind == end && of != clause.npos && of <= (placed ? kVerb : 2 * kVerb))
    return Drop(scene, from, end, kRule, "attribute");
  // 本条例施行前结婚的: what the day of this document tells apart, unless something must be done by then.
  static const WordList musts{"应", "须", "必须", "要"};
  if (own && !musts.In(WithBrackets(text, behind))) return Drop(scene, from, end, kRule, "condition");
  static const WordList leaves{"可", "可以", "均可", "也可", "允许", "能够"};  // 提交前可查询: nothing is due
  if (leaves.At(clause)) return Drop(scene, from, end, kRule, "permission");
  static const WordList lasts{"继续", "仍", "善意", "看守", "照常"};  // a duty that lasts until then
  static const WordList bans{"不得", "不能", "禁止", "严禁"};         // 鉴定结论作出之前,不得销毁证据
  static const WordList halts{"暂停", "中止"};                        // 治愈前应当暂停工作
  const bool lasting = lasts.In(clause) || bans.At(clause) || halts.In(clause);
  scene.Add(from, end, "P0D@" + std::string(event), lasting ? DeadlineKind::kExpiry : DeadlineKind::kDue,
            "deadline.before_event", placed ? Certainty::kSure : Certainty::kLikely);
  return end;
}

}  // namespace liye
