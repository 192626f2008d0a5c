#include "extract/deadline_anchor.h"
#include "extract/deadline_rules.h"
#include "extract/deadline_words.h"

namespace liye {
namespace {

class DurationReader {
 public:
  DurationReader(DeadlineScene& scene, const Duration& duration) : scene_(scene), text_(scene.text), d_(duration) {
    begin_ = d_.begin;
    bound_ = begin_;
    for (std::string_view filler : {"为", "是", "的", "应当", "应"})
      if (EndsAt(text_, bound_, filler) && TimeWords::Get().least.Before(text_, bound_ - filler.size()))
        bound_ -= filler.size();
    if (const size_t least = TimeWords::Get().least.Before(text_, bound_)) bound_ -= least;
    for (std::string_view latest : {"最迟", "至迟", "最晚"})
      if (EndsAt(text_, bound_, latest)) bound_ -= latest.size();
    if (EndsAt(text_, begin_, "约")) bound_ = begin_ - 3;
  }

  size_t Read() {
    const bool recent = TimeWords::Get().recent.Before(text_, bound_) && !EndsAt(text_, bound_, "原则上") &&
                        !EndsAt(text_, bound_, "提前");
    if (recent && !EventJustBefore(bound_) && !TimeWords::Get().event_end.Before(text_, bound_)) {
      Drop("deadline.duration", "recent_time");
      return d_.end;
    }
    if (CountedBack() || Within() || Latest() || Transition()) return end_;
    if (const size_t end = ReadLength(scene_, d_, bound_)) return end;
    if (Postponed()) return end_;
    Drop("deadline.duration", "no_limit");
    return d_.end;
  }

 private:
  bool Done(size_t end) {
    end_ = end;
    return true;
  }
  void Drop(std::string_view rule, std::string_view reason) const { scene_.Drop(d_.begin, d_.end, rule, reason); }
  bool Dropped(size_t end, std::string_view rule, std::string_view reason) {
    Drop(rule, reason);
    return Done(end);
  }

  bool EventJustBefore(size_t at) const { return EndsAt(text_, at, "前") && at - ClauseBegin(text_, at) > 6; }

  // 培训班结束前7个工作日, 提前3个月, 举行听证的7日前.
  bool CountedBack() {
    if (EndsAt(text_, bound_, "提前")) {
      scene_.Add(bound_ - 6, d_.end, "-" + d_.iso() + "@", DeadlineKind::kDue, "deadline.in_advance");
      return Done(d_.end);
    }
    const size_t compound =
        EndsAt(text_, bound_, "前") ? TimeWords::Get().not_event_before.Before(text_, bound_ - 3) : 0;
    const bool word = compound && compound >= TimeWords::Get().event_end.Before(text_, bound_ - 3);  // 学前, not 开学前
    if (EndsAt(text_, bound_, "前") && !word) {
      size_t cut = bound_ - 3;
      if (EndsAt(text_, cut, "之") || EndsAt(text_, cut, "以")) cut -= 3;
      size_t from = 0;
      const size_t begin = EventBegin(text_, cut, from);
      if (cut - begin < 6) return false;
      const size_t end = d_.end + WithinMark(text_, d_.end);
      if (TimeWords::Get().lookback.At(text_, end)) return Dropped(end, "deadline.before_event_by", "lookback");
      scene_.Add(from, end, "-" + d_.iso() + "@" + std::string(EventWords(text_.substr(begin, cut - begin))),
                 DeadlineKind::kDue, "deadline.before_event_by");
      return Done(end);
    }
    size_t mark = 0;
    for (std::string_view word : {"之前", "以前", "前"})
      if (!mark && StartsAt(text_, d_.end, word)) mark = word.size();
    if (!mark) return false;
    size_t cut = begin_;
    for (std::string_view filler : {"的", "之日"})
      if (EndsAt(text_, cut, filler)) cut -= filler.size();
    size_t from = 0;
    const size_t begin = EventBegin(text_, cut, from);
    const std::string_view event = text_.substr(begin, cut - begin);
    static const WordList ends{"届满", "期满", "到期"};                            // 期限届满一年前, not 公布一年前
    const bool placed = EndsAt(text_, begin, "在") || EndsAt(text_, begin, "于");  // 在驶入港区的二十四小时前
    const bool named = TimeWords::Get().event_end.Before(text_, cut) || (placed && IsPlainEvent(event));
    if (event.size() < 6 || (d_.unit == TimeUnit::kYear && !ends.Before(text_, cut)) || !named) return false;
    scene_.Add(from, d_.end + mark, "-" + d_.iso() + "@" + std::string(EventWords(event)), DeadlineKind::kDue,
               "deadline.before_event_by");
    return Done(d_.end + mark);
  }

  // An event in words, without a date, a number or what denies it.
  static bool IsPlainEvent(std::string_view event) {
    static const WordList odd{"未", "不", "已", "年", "月", "满", "近"};
    return event.find_first_of("0123456789") == event.npos && !odd.In(event);
  }

  bool Within() {
    const DurationAnchor anchor = AnchorBefore(scene_, d_, bound_);
    const size_t mark = WithinMark(text_, d_.end);
    if (StartsAt(text_, d_.end, "后") || StartsAt(text_, d_.end, "以后")) {
      const size_t back = StartsAt(text_, d_.end, "后") ? 3 : 6;
      const size_t verb = TimeWords::Get().force.At(text_, d_.end + back);
      if (!anchor.found && verb) return InForceAfterIssue(d_.end + back + verb);
      if (!anchor.found || !verb) return false;
      const size_t end = d_.end + back + verb;
      scene_.Add(anchor.from, end, d_.iso() + "@" + std::string(anchor.words), DeadlineKind::kEffective,
                 "deadline.in_force_after");
      return Done(end);
    }
    if (!mark && !(anchor.found && DueWithoutWithin(anchor))) return false;
    const size_t end = d_.end + mark;
    constexpr std::string_view kRule = "deadline.within";
    if (!anchor.found && TimeWords::Get().lookback.At(text_, end)) return Dropped(end, kRule, "lookback");
    if (!anchor.found && d_.unit == TimeUnit::kYear && TimeWords::Get().since.Before(text_, bound_))
      return Dropped(end, kRule, "recent_time");
    if (!anchor.found && IsGrantCondition(end)) return Dropped(end, kRule, "condition");
    const std::string_view words = anchor.found ? anchor.words : OpeningEvent(text_, begin_);
    scene_.Add(anchor.found ? anchor.from : bound_, end, d_.iso() + "@" + std::string(words), WithinKind(anchor, end),
               anchor.found ? "deadline.after_event_within" : "deadline.within",
               anchor.found || d_.unit != TimeUnit::kYear ? Certainty::kSure : Certainty::kLikely);
    return Done(end);
  }

  // An act within the time is due; a ban or a benefit that lasts so long expires; a state to reach is a target.
  DeadlineKind WithinKind(const DurationAnchor& anchor, size_t end) const {
    if (anchor.found && anchor.words.starts_with("每")) return DeadlineKind::kRecurring;
    if (TimeWords::Get().validity.Before(text_, anchor.from) || EndsAt(text_, anchor.from, "存至") ||
        EndsAt(text_, anchor.from, "保管至") || EndsAt(text_, anchor.from, "保留至"))
      return DeadlineKind::kExpiry;
    const size_t behind = StartsAt(text_, end, ",") ? end + 1 : end;
    if (TimeWords::Get().forbid.At(text_, behind) && !StartsAt(text_, behind, "不予受理")) return DeadlineKind::kExpiry;
    if (IsTransition(end)) return DeadlineKind::kExpiry;
    if (anchor.found && (SharesBan(end) || BansButFor(behind))) return DeadlineKind::kExpiry;
    if (anchor.found || d_.unit != TimeUnit::kYear) return DeadlineKind::kDue;
    if (GivesForYears(behind)) return DeadlineKind::kExpiry;
    const bool goal = scene_.goal_section || TimeWords::Get().goal.In(RestOfSentence(text_, end));
    return goal ? DeadlineKind::kTarget : DeadlineKind::kDue;
  }

  // 自吊销之日起二年内,…自注销之日起一年内,不得…: the ban at the end is for both.
  bool SharesBan(size_t end) const {
    const std::string_view rest = RestOfSentence(text_, end);
    const size_t within = rest.find("年内,不得");
    return StartsAt(text_, end, ",") && d_.unit == TimeUnit::kYear && within != rest.npos && rest.find("应当") > within;
  }

  // 半年内,除投诉的外,不得再检查.
  bool BansButFor(size_t behind) const {
    const size_t close = ClauseEnd(text_, behind);
    return StartsAt(text_, behind, "除") && EndsAt(text_, close, "外") && TimeWords::Get().forbid.At(text_, close);
  }

  // 3年内按每户每年9600元依次扣减, 2年内给予房租补贴: what is granted for so long.
  bool GivesForYears(size_t behind) const {
    static const WordList how{"按", "每年", "给予", "享受", "继续享受", "逐年"};
    static const WordList gives{"扣减", "抵扣", "抵减", "减免", "减征", "免征", "补贴",
                                "补助", "返还", "优惠", "租金", "奖励", "资助"};
    return how.At(text_, behind) && gives.In(RestOfSentence(text_, behind));
  }

  // 发布一年后正式实施, without 之日起.
  bool InForceAfterIssue(size_t end) {
    const size_t issue = TimeWords::Get().issue.Before(text_, begin_);
    if (!issue) return false;
    const size_t from = begin_ - issue;
    scene_.Add(from, end, d_.iso() + "@" + std::string(text_.substr(from, issue)), DeadlineKind::kEffective,
               "deadline.in_force_after");
    return Done(end);
  }

  // 3年内成功上市的,…补助: a condition of what is granted.
  bool IsGrantCondition(size_t end) const {
    if (d_.unit != TimeUnit::kYear && d_.unit != TimeUnit::kMonth) return false;
    const size_t close = ClauseEnd(text_, end);
    const size_t sentence = SentenceEnd(text_, close);
    static const WordList grants{"补助", "奖励", "补贴", "资助", "奖补", "扶持"};
    return EndsAt(text_, close, "的") && StartsAt(text_, close, ",") &&
           grants.In(text_.substr(close, sentence - close));
  }

  // 设置6个月过渡期, 给予半年整改期: a time that is granted, by the name behind it.
  bool Transition() {
    static const WordList terms{"过渡期", "宽限期", "缓冲期", "整改期"};
    const size_t of = StartsAt(text_, d_.end, "的") ? std::string_view("的").size() : 0;
    const size_t name = terms.At(text_, d_.end + of);
    if (!name || StartsAt(text_, d_.end + of + name, "满") || StartsAt(text_, d_.end + of + name, "后")) return false;
    const DeadlineKind kind = StartsAt(text_, d_.end + of, "整改期") ? DeadlineKind::kDue : DeadlineKind::kExpiry;
    scene_.Add(bound_, d_.end, d_.iso() + "@", kind, "deadline.term", Certainty::kLikely);
    return Done(d_.end);
  }

  // 自发布之日起12个月的过渡期.
  bool IsTransition(size_t end) const { return StartsAt(text_, end, "的过渡期") || StartsAt(text_, end, "的宽限期"); }

  // 自受理之日起20个工作日作出决定, without 内.
  bool DueWithoutWithin(const DurationAnchor& anchor) const {
    // 名单公布之日起不超过2年
    if (StartsAt(text_, bound_, "不超过") && EndsAt(text_, bound_, "之日起")) return true;
    if (d_.unit == TimeUnit::kYear)
      return TimeWords::Get().validity.Before(text_, anchor.from) || EndsAt(text_, anchor.from, "存至") ||
             TimeWords::Get().validity.Before(text_, LastSelf());
    return (!StartsAt(text_, d_.end, "的") || IsTransition(d_.end)) && !StartsAt(text_, d_.end, "以上") &&
           !StartsAt(text_, d_.end, "后") && !EndsAt(text_, bound_, "满");
  }
  size_t LastSelf() const {
    const size_t self = text_.substr(0, begin_).rfind("自");
    return self == std::string_view::npos ? 0 : self;
  }

  // 收到报告后,应当立即转报,最迟不得超过1小时: a cap that ends a sentence which asks for an act.
  bool Latest() {
    if (bound_ == begin_ || StartsAt(text_, d_.end, "的") || StartsAt(text_, d_.end, "以上")) return false;
    static const WordList latest{"最迟", "至迟", "最晚"};
    static const WordList caps{"不超过", "不得超过", "不能超过", "最长不超过", "最长不得超过"};
    static const WordList reports{"报告", "上报", "报送", "答复", "反馈"};  // 书面报告不得超过2小时
    const bool named = latest.At(text_, bound_) != 0;
    size_t opening = bound_;
    for (std::string_view word : {"原则上", "一般", "但", "且"})
      if (EndsAt(text_, opening, word)) opening -= word.size();
    const bool brief = d_.unit != TimeUnit::kYear && d_.unit != TimeUnit::kMonth;
    const bool reported = reports.Before(text_, opening) != 0;
    if (!named && !(brief && caps.At(text_, bound_) && (reported || EndsAt(text_, opening, ",")))) return false;
    static const WordList asks{"应当", "应", "须", "必须", "立即", "及时", "尽快", "第一时间", "要", "延长"};
    const size_t begin = SentenceBegin(text_, opening);
    if (!named && !reported && !asks.In(text_.substr(begin, opening - begin))) return false;
    scene_.Add(bound_, d_.end, d_.iso() + "@" + std::string(EventAhead(text_, begin, bound_)), DeadlineKind::kDue,
               "deadline.at_latest");
    return Done(d_.end);
  }

  // 用3年时间, 经过3年的努力: a goal, unless the time is over.
  bool Postponed() {
    constexpr int kLongestPlan = 10;  // 经过三十年发展: told, not planned
    static const WordList leads{"用", "利用", "再用", "通过", "经过"};
    const size_t lead = leads.Before(text_, begin_);
    if (!lead || d_.unit == TimeUnit::kHour || d_.unit == TimeUnit::kMinute) return false;
    const size_t from = begin_ - lead;
    size_t end = d_.end;
    for (std::string_view filler : {"左右", "的", "左右"})
      if (StartsAt(text_, end, filler)) end += filler.size();
    static const WordList spans{"时间", "努力", "奋斗", "发展", "建设", "培育"};
    const size_t span = spans.At(text_, end);
    if (!span) return false;
    end += span;
    const std::string_view clause = text_.substr(end, SentenceEnd(text_, end) - end);
    const bool grows = !StartsAt(text_, end - span, "时间") && !StartsAt(text_, end - span, "努力") &&
                       !StartsAt(text_, end - span, "奋斗");  // 经过三年发展,…取得突破: only before a goal
    if (grows && (d_.count > kLongestPlan || !StartsAt(text_, end, ",") || !TimeWords::Get().goal.In(clause)))
      return false;
    if (clause.find("了") != clause.npos || clause.find("已") != clause.npos) {
      Drop("deadline.time_to_take", "report");
      return false;
    }
    scene_.Add(from, end, d_.iso() + "@", DeadlineKind::kTarget, "deadline.time_to_take", Certainty::kLikely);
    return Done(end);
  }

  DeadlineScene& scene_;
  std::string_view text_;
  Duration d_;
  size_t begin_, bound_, end_ = 0;
};

}  // namespace

size_t ReadDuration(DeadlineScene& scene, size_t unit) {
  const std::string_view text = scene.text;
  size_t begin = NumberBegin(text, unit);
  if (begin == unit) {
    static const WordList before{"作", "然", "个", "小", "星", "半"};  // no other word stands between number and unit
    if (before.Before(text, unit) == 0) return 0;
    static constexpr std::string_view kBetween[] = {"个工作", "工作", "个自然", "自然", "个", "个小", "小", "个星"};
    for (std::string_view word : kBetween)
      if (EndsAt(text, unit, word)) {
        const size_t number = NumberBegin(text, unit - word.size());
        if (number < unit - word.size()) begin = number;
      }
    if (begin == unit && EndsAt(text, unit, "半") && !EndsAt(text, unit - 3, "上") && !EndsAt(text, unit - 3, "下") &&
        !EndsAt(text, unit - 3, "每"))
      begin = unit - 3;
    static constexpr std::string_view kHalf[] = {"半个", "半小", "半个小"};
    for (std::string_view half : kHalf)
      if (begin == unit && EndsAt(text, unit, half)) begin = unit - half.size();
    if (begin == unit) return 0;
  }
  for (std::string_view sign : {"—", "-", "~", "至", "到"}) {
    if (!EndsAt(text, begin, sign)) continue;
    const size_t earlier = NumberBegin(text, begin - sign.size());
    if (earlier < begin - sign.size()) begin = earlier;
    break;
  }
  const auto duration = ParseDuration(text, begin);
  if (!duration || duration->end <= unit || EndsAt(text, begin, "第") || scene.masked(begin)) return 0;
  if (EndsAt(text, begin, "每")) return ReadRegularReport(scene, *duration);
  return DurationReader(scene, *duration).Read();
}

}  // namespace liye
