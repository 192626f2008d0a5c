#include <algorithm>

#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"
#include "extract/deadline_words.h"

namespace liye {
namespace {

const WordList kStrive{"力争", "争取", "预计", "力争在", "争取在", "实现", "力争到", "有望"};
const WordList kLatest{"不迟于",     "不晚于",     "最迟于",     "最迟",      "最晚于",
                       "最迟不超过", "截止时间为", "截止日期为", "截止时间:", "截止日期:"};

// Whether what stands at `at`, behind a date, makes the date a mere attribute: 2017年度, 2017年初, not 2017年初步.
size_t ModifierAt(std::string_view text, size_t at) {
  static const WordList verbs{"初步", "和谐", "及时", "底数", "目标任务完成", "主要污染物"};
  return verbs.At(text, at) ? 0 : TimeWords::Get().modifier.At(text, at);
}

// An action to take is due, a state to reach is a target.
DeadlineKind GoalOrDue(const DeadlineScene& scene, size_t begin, size_t end, bool limited) {
  const std::string_view text = scene.text;
  if (scene.in_field(begin)) return DeadlineKind::kDue;
  const size_t clause_begin = ClauseBegin(text, begin);
  static const WordList strive{"力争", "争取", "预计", "有望"};
  const size_t told = StartsAt(text, end, ",") ? end + 1 : end;
  const bool to_complete = limited && StartsAt(text, told, "完成");  // an action, even among the goals
  if ((scene.goal_section && !to_complete) || kStrive.Before(text, begin) ||
      strive.In(text.substr(clause_begin, begin - clause_begin)))
    return DeadlineKind::kTarget;
  if (StartsAt(text, end, ",")) ++end;
  if (const size_t least =
          StartsAt(text, end, "至少") ? std::string_view("至少").size() : 0) {  // 至少举办两期: an action
    const size_t verb = end + least + (StartsAt(text, end + least, "要") ? std::string_view("要").size() : 0);
    if (TimeWords::Get().action.At(text, verb)) return DeadlineKind::kDue;
  }
  const std::string_view clause = text.substr(end, ClauseEnd(text, end) - end);
  if (clause.find("力争") != clause.npos || clause.find("预计") != clause.npos || clause.find("争取") != clause.npos)
    return DeadlineKind::kTarget;
  if (limited) {
    static const WordList reached{"达到", "超过", "突破",   "提高到", "提高至", "提升至",   "提升到",
                                  "下降", "增长", "不低于", "翻番",   "占比",   "有效运行", "全覆盖"};
    return reached.In(clause) ? DeadlineKind::kTarget : DeadlineKind::kDue;
  }
  static const WordList all{"所有", "全部"};
  if (TimeWords::Get().action.At(text, end) && !all.At(text, end)) return DeadlineKind::kDue;
  return TimeWords::Get().goal.In(RestOfSentence(text, end)) ? DeadlineKind::kTarget : DeadlineKind::kDue;
}

class MomentReader {
 public:
  MomentReader(DeadlineScene& scene, const Moment& moment)
      : scene_(scene), text_(scene.text), m_(moment), dated_(moment.year != 0) {
    limit_ = LimitAt(text_, m_.end);
    constexpr std::string_view kClosed = ")前";  // 截止日期(12月16日16时)前
    if (m_.day && StartsAt(text_, m_.end, kClosed)) limit_ = {Limit::kBefore, m_.end + kClosed.size()};
    const bool told = !m_.year && m_.month && limit_.limit == Limit::kOpen && !scene.in_field(m_.begin);
    if (told && m_.year_word == YearWord::kUnsaid) m_.year = scene.told_year;  // 2003年5月…,8月14日…: of that year too
    ResolveMoment(scene, m_, limit_.limit == Limit::kBefore || scene.in_field(m_.begin));
    // 2008年以前: the last day before that year.
    if (dated_ && m_.bare_year() && StartsAt(text_, m_.end, "以前")) --m_.year;
  }

  size_t Read() {
    size_t end = m_.end;
    if (m_.recurring()) return ReadRecurring(scene_, m_, limit_);
    if (!InForce(end) && !Until(end) && !Limited(end) && !InField(end)) Bare(end);
    Remember();
    return end;
  }

 private:
  bool Has(std::string_view word) const { return EndsAt(text_, m_.begin, word); }

  // Start of the evidence: 到 and 至 and 不迟于 belong to it.
  size_t WithPrefix(std::initializer_list<std::string_view> prefixes) const {
    for (std::string_view prefix : prefixes)
      if (Has(prefix)) return m_.begin - prefix.size();
    return m_.begin;
  }

  bool Drop(std::string_view rule, std::string_view reason, bool answer = true) const {
    scene_.Drop(m_.begin, m_.end, rule, reason);
    return answer;
  }

  bool InForce(size_t& end) {
    if (const size_t published = PublishedInForce(text_, m_); published) {
      end = published;
      scene_.Add(m_.begin, end, m_.First().iso(), DeadlineKind::kEffective, "deadline.in_force_line");
      return true;
    }
    const size_t direct = TimeWords::Get().force.At(text_, m_.end);
    if (direct && m_.day && !Has("至") &&
        AtClauseStart(text_, m_.begin)) {  // 2019年1月1日施行, the header line of a law
      const std::string_view verb = text_.substr(m_.end, direct);
      if (verb == "施行" || verb == "实施" || verb == "生效") {
        end = m_.end + direct;
        if (end == text_.size())
          scene_.Add(m_.begin, end, m_.First().iso(), DeadlineKind::kEffective, "deadline.in_force_line");
        return true;
      }
    }
    if (limit_.limit != Limit::kFrom && !(Has("自") && TimeWords::Get().force.At(text_, m_.end))) return false;
    const bool from = limit_.limit == Limit::kFrom;
    size_t tail = from ? limit_.end : m_.end;
    const std::string_view mark = text_.substr(m_.end, tail - m_.end);
    size_t verb = TimeWords::Get().force.At(text_, tail);
    const size_t begin = WithPrefix({"自", "从"});
    const Date first = m_.First();
    end = tail;
    if (!first.valid() || StartsAt(text_, tail, "至") || StartsAt(text_, tail, "到")) return false;
    if (!verb && mark == "起" && StartsAt(text_, tail, "开始"))
      tail += 6, verb = TimeWords::Get().force.At(text_, tail);
    if (verb) {
      const size_t object =
          tail + verb;  // 起施行 ends the clause; 起实施三年计划 has an object, and the verb is not of the evidence
      const bool closed = object == text_.size() || AtClauseStart(text_, object + GlyphAt(text_, object).size()) ||
                          StartsAt(text_, object, "的");
      if (closed || verb >= 12) tail = object;
    } else if (begin == m_.begin && !AtClauseStart(text_, begin) && !TimeWords::Get().aim.Before(text_, begin)) {
      return Drop("deadline.effective_from", "start_without_force");
    }
    // 自1997年7月1日起施行 is in force still, however late the law that says so was revised.
    const bool stated = verb && tail > limit_.end && begin < m_.begin && m_.day && !StartsAt(text_, tail, "的");
    const bool old = !stated && scene_.document_date.year && first.year + 1 < scene_.document_date.year;
    if (old || (!verb && scene_.past(m_.Last()))) return Drop("deadline.effective_from", "past");
    if (StartsAt(text_, tail, "计算") || StartsAt(text_, tail, "算"))
      return Drop("deadline.effective_from", "counting_start");
    end = tail;
    scene_.Add(begin, tail, first.iso(), DeadlineKind::kEffective, "deadline.effective_from");
    return true;
  }

  bool Until(size_t& end) {
    const bool until = limit_.limit == Limit::kUntil;
    const size_t valid = TimeWords::Get().valid_until.Before(text_, m_.begin);
    if (!until && !valid) return false;
    if (!Has("至") && !Has("到") && !Has("截止") && !until) return false;
    if (until) end = limit_.end;
    if (scene_.past(m_.Last())) return Drop("deadline.valid_until", "past");
    const DeadlineKind kind = scene_.in_field(m_.begin) ? DeadlineKind::kDue : DeadlineKind::kExpiry;
    const bool named = valid && TimeWords::Get().validity.At(text_, m_.begin - valid);  // 有效期至 is of the evidence
    const size_t begin = named ? m_.begin - valid : WithPrefix({"截至", "截止到", "截止至", "截止", "至", "到"});
    scene_.Add(begin, end, DayValue(m_), kind, "deadline.valid_until");
    return true;
  }

  bool Limited(size_t& end) {
    const bool before = limit_.limit == Limit::kBefore || limit_.limit == Limit::kWithin;
    const size_t latest = kLatest.Before(text_, m_.begin);
    const bool to = Has("到") || Has("至");
    if (!before && !latest && !to) return SecondGoal(end) || ListedBefore(end);
    if (before) end = limit_.end;
    if (m_.timed && !before && to) return Drop("deadline.by_year", "time_of_day");
    if (scene_.in_field(m_.begin)) return InField(end);
    if (before && StandsEachYear() && !IsCondition(text_, end)) {
      scene_.Add(m_.begin, end, "R/P1Y/" + YearlyDay(m_), DeadlineKind::kRecurring, "deadline.recurring_month",
                 Certainty::kLikely);
      return true;
    }
    constexpr std::string_view kRule = "deadline.before";
    if (scene_.past(m_.Last()) || m_.year == 0) return Drop(kRule, m_.year == 0 ? "no_year" : "past");
    if (!before && ModifierAt(text_, end) && !StartsAt(text_, end, ")") && !BeginsYearsOfGoal(text_, m_))
      return Drop(kRule, "attribute");
    static const WordList call{"报名", "申报", "征集", "受理", "时间", "日期", "报送", "提交"};
    const size_t clause = ClauseBegin(text_, m_.begin);
    if (!before && Has("截至") && !call.In(text_.substr(clause, m_.begin - clause)))
      return Drop(kRule, "count_until");  // 截至 counts what is there
    if (before && IsCondition(text_, end)) return Drop(kRule, "condition");
    if (to && !before && IsForecast(text_, m_.begin, end)) return Drop(kRule, "forecast");
    if (to && !before && StartsAt(text_, end, "期间")) return Drop(kRule, "period_name");
    const size_t begin =
        latest && !before && text_.substr(m_.begin - latest, latest).find("截止") == std::string_view::npos
            ? m_.begin - latest
            : WithPrefix({"自即日起至", "即日起至", "截至", "截止到", "截止至", "截止", "不迟于", "不晚于", "最迟于",
                          "到", "至"});
    if (Has("即日起至") && scene_.document_date.valid() &&
        !scene_.in_field(begin)) {  // 即日 is the document's own date
      scene_.Add(begin, end, scene_.document_date.iso() + "/" + DayValue(m_), DeadlineKind::kWindow, "deadline.window");
      return true;
    }
    const DeadlineKind kind = to && !Has("即日起至") ? DeadlineKind::kTarget : GoalOrDue(scene_, m_.begin, end, true);
    scene_.Add(begin, end, DayValue(m_), kind,
               to       ? "deadline.by_year"
               : before ? "deadline.before"
                        : "deadline.latest");
    return true;
  }

  // 每年1月1日至12月31日为一个年度。8月底前…: in a standing rule a month without a year comes each year.
  bool StandsEachYear() const {
    if (dated_ || !m_.month || Has("年")) return false;
    if (!scene_.standing) return FollowsYearly();
    constexpr size_t kReach = 300;
    const size_t from = m_.begin > kReach ? m_.begin - kReach : 0;
    const std::string_view ahead = text_.substr(from, m_.begin - from);
    const size_t each = ahead.rfind("每年");
    return each != ahead.npos && ahead.find("当年", each) == ahead.npos && ahead.find("次年", each) == ahead.npos;
  }

  // 每年10月底前下发通知;11月底前,…: the month goes on with the same year.
  bool FollowsYearly() const {
    constexpr size_t kReach = 300;
    if (scene_.found.empty() || scene_.found.back().rule != "deadline.recurring") return false;
    const DeadlineFinding& yearly = scene_.found.back();
    if (!text_.substr(yearly.begin).starts_with("每年") || m_.begin - yearly.end > kReach) return false;
    const std::string_view between = text_.substr(yearly.end, m_.begin - yearly.end);
    for (size_t at = between.find("年"); at != between.npos; at = between.find("年", at + 1)) {
      static const WordList plain{"上", "半", "全", "本"};  // 上年度总结, 半年总结: no year of its own
      if (!plain.Before(between, at) && !StartsAt(between, at, "年度")) return false;
    }
    return true;
  }

  // 6月、9月、12月底前分别完成, 2023年、2025年底分别评估: the limiting word of the last item holds for all.
  bool ListedBefore(size_t& end) {
    if (!m_.year || scene_.past(m_.Last())) return false;
    const bool years = !m_.month;
    size_t at = m_.end;
    for (int items = 0; items < 6; ++items) {
      const size_t sign = StartsAt(text_, at, "、") ? 3 : StartsAt(text_, at, "和") ? 3 : 0;
      const auto next = sign ? ParseMoment(text_, at + sign) : std::nullopt;
      if (!next || next->recurring() || (years ? next->month || !next->year : !next->month || next->year)) break;
      at = next->end;
      const bool shared = StartsAt(text_, at, "分别");
      if (LimitAt(text_, at).limit != Limit::kBefore && !shared) continue;
      scene_.Add(m_.begin, end, DayValue(m_), GoalOrDue(scene_, m_.begin, end, true), "deadline.listed",
                 Certainty::kLikely);
      return true;
    }
    const bool last = StartsAt(text_, m_.end, "分别") && !scene_.found.empty() &&
                      scene_.found.back().rule == "deadline.listed" && ItemBehind(scene_.found.back().end);
    if (last)
      scene_.Add(m_.begin, end, DayValue(m_), GoalOrDue(scene_, m_.begin, end, true), "deadline.listed",
                 Certainty::kLikely);
    return last;
  }
  // …和2025年底 behind 到2022年底.
  bool SecondGoal(size_t end) {
    if (!dated_ || scene_.found.empty() || scene_.past(m_.Last())) return false;
    const DeadlineFinding& first = scene_.found.back();
    const bool goal = first.rule == "deadline.by_year" || first.rule == "deadline.listed";
    if (!goal || !ItemBehind(first.end) || first.deadline.kind != DeadlineKind::kTarget) return false;
    scene_.Add(m_.begin, end, DayValue(m_), DeadlineKind::kTarget, "deadline.listed", Certainty::kLikely);
    return true;
  }

  // Whether this moment is the next item of a list whose last item ended at `at`.
  bool ItemBehind(size_t at) const {
    return m_.begin == at + std::string_view("、").size() && (StartsAt(text_, at, "、") || StartsAt(text_, at, "和"));
  }

  bool InField(size_t& end) {
    if (!scene_.in_field(m_.begin) || m_.year == 0) return false;
    if (limit_.limit == Limit::kBefore || limit_.limit == Limit::kWithin) end = limit_.end;
    if (TimeWords::Get().modifier.At(text_, end) == 3 && StartsAt(text_, end, "度"))
      return Drop("deadline.field", "attribute", false);
    scene_.Add(WithPrefix({"到", "至"}), end, DayValue(m_), DeadlineKind::kDue, "deadline.field");
    return true;
  }

  // A date without limiting words: the time of a plan, or in parentheses behind a task.
  void Bare(size_t& end) {
    if (m_.year == 0 || scene_.past(m_.Last())) return DropBare(m_.year == 0 ? "no_year" : "past");
    if (m_.whole_year && !dated_ && scene_.told_year) return DropBare("report");  // 2015年,…,全年…下降: still of it
    const bool alone = Has("(") && StartsAt(text_, m_.end, ")");
    const bool explained = Has("(") && !m_.bare_year() && !TimeWords::Get().modifier.At(text_, m_.end);
    const bool stands_alone = alone && dated_ && m_.begin == 1 && m_.end + 1 == text_.size();  // below a title
    const bool dates_paper = stands_alone || (Has("(") && TimeWords::Get().paper.Before(text_, m_.begin - 1));
    if (((alone && !m_.bare_year()) || explained) && !dates_paper && scene_.document_date.year) {
      scene_.Add(m_.begin, end, DayValue(m_), GoalOrDue(scene_, m_.begin, end, false), "deadline.parenthesis",
                 Certainty::kLikely);
      return;
    }
    const bool aimed = TimeWords::Get().aim.Before(text_, m_.begin) != 0;
    // 力争2017年底市级集群达到30个: a noun, not what the date belongs to.
    static const WordList subjects{"市级", "省级", "国家级", "主要", "重点"};
    const bool subject = aimed && subjects.At(text_, m_.end) && TimeWords::Get().goal.In(RestOfSentence(text_, m_.end));
    if (!subject && ModifierAt(text_, m_.end)) return DropBare("attribute");
    const bool starts = AtClauseStart(text_, m_.begin) && !Has("—") && !Has("“") && !Has("\"");
    const std::string_view rest = RestOfSentence(text_, m_.end);
    const std::string_view ahead = text_.substr(ClauseBegin(text_, m_.begin), m_.begin - ClauseBegin(text_, m_.begin));
    static const WordList counts{"至少", "不少于"};  // 政府常务会议全年至少听取两次汇报
    const bool floating = (m_.whole_year || m_.within_year) && ahead.size() < 120 &&
                          (TimeWords::Get().goal.In(rest) || counts.At(text_, m_.end));
    if (dated_ && IsStageAmongGoals(text_, m_)) return AddPlanned(end, true);
    if (m_.day && TimeWords::Get().appointed.Before(text_, m_.begin)) return AddPlanned(end);  // 会议时间:3月8日
    if (!aimed && !starts && !floating && !(dated_ && IsYearEndBehindSubject(text_, m_))) {
      if (Has("已于") || Has("已在")) return DropBare("past");
      const bool set =
          m_.day && m_.year && (Has("在") || Has("于")) && scene_.document_date.year && !scene_.past(m_.First());
      if (!set) return DropBare("no_limit");
    }
    if (TimeWords::Get().past.In(rest) || TimeWords::Get().past.In(ahead)) return DropBare("report");
    if (IsForecast(text_, m_.begin, m_.end)) return DropBare("forecast");
    const bool comma = StartsAt(text_, m_.end, ",");
    const bool sequence = text_.find(std::to_string(m_.year + 1) + "年") != std::string_view::npos;
    const bool told =
        !sequence && m_.bare_year() && m_.year == scene_.document_date.year && scene_.document_date.month > 6;
    if (told && !aimed && !TimeWords::Get().goal.In(rest))
      return DropBare("report");  // late in a year the year alone tells what was done
    if (!comma && TimeWords::Get().paper.Before(text_, ClauseEnd(text_, m_.end))) return DropBare("dates_paper");
    const bool part = m_.half || m_.quarter;  // 上半年办结…: nobody tells of a part of a year to come
    if (starts && !aimed && !comma && !part && !TimeWords::Get().goal.In(rest) &&
        !TimeWords::Get().action.At(text_, m_.end) && !IsGoalOfYear(scene_, m_))
      return DropBare("no_action");
    if (!scene_.document_date.year && !aimed && !TimeWords::Get().goal.In(rest) && !IsStageOfPlan(text_, m_) &&
        !IsGoalOfYear(scene_, m_))
      return DropBare("no_document_date");
    if (comma && m_.end + 1 >= text_.size()) return DropBare("no_action");
    AddPlanned(end);
  }
  void AddPlanned(size_t end, bool goal = false) const {
    const DeadlineKind kind = goal ? DeadlineKind::kTarget : GoalOrDue(scene_, m_.begin, end, false);
    scene_.Add(m_.begin, end, DayValue(m_), kind, "deadline.plan_date", Certainty::kLikely);
  }

  void DropBare(std::string_view reason) const { Drop("deadline.plan_date", reason); }

  void Remember() {
    if (m_.recurring() || !m_.year) return;
    scene_.told_year = scene_.past(m_.Last()) ? m_.year : 0;
    if (scene_.told_year) return;
    scene_.recent_year = scene_.document_year = m_.year;
    if (m_.month) scene_.recent_month = m_.month;
  }

  DeadlineScene& scene_;
  std::string_view text_;
  Moment m_;
  bool dated_;  // its year is written
  LimitMark limit_;
};

// 7671年5月: a month behind four digits and 年 which are no year that a document could mean.
bool BehindGarbledYear(std::string_view text, size_t begin) {
  constexpr size_t kDigits = 4;
  if (!EndsAt(text, begin, "年")) return false;
  const size_t year = begin - std::string_view("年").size();
  size_t digits = 0;
  while (digits < year && text[year - digits - 1] >= '0' && text[year - digits - 1] <= '9') ++digits;
  return digits >= kDigits;
}

// Where the expression whose unit stands at `unit` begins.
size_t MomentBegin(std::string_view text, size_t unit) {
  size_t begin = NumberBegin(text, unit);
  if (begin < unit) {
    for (std::string_view sign : {"——", "—", "--", "-", "~", "～", "至", "到"}) {
      if (!EndsAt(text, begin, sign)) continue;
      const size_t earlier = NumberBegin(text, begin - sign.size());
      if (earlier < begin - sign.size()) return earlier;
    }
    for (std::string_view lead :
         {"第", "前", "每年", "每年的", "当年", "次年", "今年", "明年", "本年度", "本年", "翌年"})
      if (EndsAt(text, begin, lead)) return begin - lead.size();
    return begin;
  }
  static const WordList leads{"每", "每一", "每个", "今",   "本",   "明",   "当",   "次", "翌",
                              "下", "下一", "全",   "上半", "下半", "每半", "第二", "该"};
  if (const size_t lead = leads.Before(text, unit)) return unit - lead;
  return unit;
}

}  // namespace

void DeadlineScene::Add(size_t begin, size_t end, std::string value, DeadlineKind kind, std::string_view rule,
                        Certainty certainty) {
  if (masked(begin) || masked(end - 1)) return Drop(begin, end, rule, "claimed");
  found.push_back({begin, end, {std::move(value), kind}, rule, certainty});
}

size_t ReadMoment(DeadlineScene& scene, size_t unit) {
  const std::string_view text = scene.text;
  const size_t begin = MomentBegin(text, unit);
  if (begin == unit && EndsAt(text, unit, "半")) return 0;  // 半年内: a length of time
  if (scene.masked(begin)) {
    scene.Drop(begin, unit, "deadline.moment", "claimed");
    return 0;
  }
  if (const auto range = ParseJoinedRange(text, begin)) return ReadWindow(scene, range->first, range->last);
  const auto moment = ParseMoment(text, begin);
  if (!moment || moment->end <= unit) return 0;
  if (!moment->year && BehindGarbledYear(text, begin)) {
    scene.Drop(begin, moment->end, "deadline.moment", "no_year");
    return moment->end;
  }
  size_t sign_at = moment->end;
  if (StartsAt(text, sign_at, "起") && RangeSign(text, sign_at + 3)) sign_at += 3;
  if (const size_t sign = RangeSign(text, sign_at); sign && !moment->recurring())
    if (const auto last = ParseRangeEnd(text, sign_at + sign, *moment)) return ReadWindow(scene, *moment, *last);
  if (moment->recurring())
    if (const size_t sign = RangeSign(text, moment->end))
      if (const auto last = ParseRangeEnd(text, moment->end + sign, *moment))
        return ReadYearlyRange(scene, *moment, *last);
  return MomentReader(scene, *moment).Read();
}

}  // namespace liye
