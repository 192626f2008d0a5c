#include <algorithm>

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
    if (EndsAt(text_, begin_, "约")) bound_ = begin_ - 3;
  }

  size_t Read() {
    if (TimeWords::Get().recent.Before(text_, bound_) && !EventJustBefore(bound_) &&
        !TimeWords::Get().event_end.Before(text_, bound_)) {
      Drop("deadline.duration", "recent_time");
      return d_.end;
    }
    if (CountedBack() || Within() || Named() || Postponed()) return end_;
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

  size_t WithinMark(size_t at) const {
    for (std::string_view mark : {"以内", "之内", "内"})
      if (StartsAt(text_, at, mark)) return mark.size();
    return 0;
  }

  // 培训班结束前7个工作日, 提前3个月, 举行听证的7日前.
  bool CountedBack() {
    if (EndsAt(text_, bound_, "提前")) {
      scene_.Add(bound_ - 6, d_.end, "-" + d_.iso() + "@", DeadlineKind::kDue, "deadline.in_advance");
      return Done(d_.end);
    }
    if (EndsAt(text_, bound_, "前") && !TimeWords::Get().not_event_before.Before(text_, bound_ - 3)) {
      size_t cut = bound_ - 3;
      if (EndsAt(text_, cut, "之") || EndsAt(text_, cut, "以")) cut -= 3;
      size_t from = 0;
      const size_t begin = EventBegin(text_, cut, from);
      if (cut - begin < 6) return false;
      const size_t end = d_.end + WithinMark(d_.end);
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
    if (event.size() < 6 || d_.unit == TimeUnit::kYear || !TimeWords::Get().event_end.Before(text_, cut)) return false;
    scene_.Add(from, d_.end + mark, "-" + d_.iso() + "@" + std::string(EventWords(event)), DeadlineKind::kDue,
               "deadline.before_event_by");
    return Done(d_.end + mark);
  }

  // The event that the time counts from, right before `at`: 自X之日起, X后.
  struct Anchor {
    size_t from;  // where the evidence begins
    std::string_view words;
    bool found = false;
  };
  Anchor AnchorBefore(size_t at) const {
    size_t cut = at;
    for (std::string_view filler : {"应当在", "应在", "应当", "的", ",", "在", "应"})
      if (EndsAt(text_, cut, filler)) {
        const size_t shorter = cut - filler.size();
        if (EndsAt(text_, shorter, "起") || EndsAt(text_, shorter, "后")) cut = shorter;
        break;
      }
    static constexpr std::string_view kMarks[] = {"之日起计算", "之日起", "之日后", "日起", "之时起",
                                                  "时起",       "起",     "之后",   "以后", "后"};
    for (std::string_view mark : kMarks) {
      if (!EndsAt(text_, cut, mark)) continue;
      const size_t event_end = cut - mark.size();
      if (mark == "后" &&
          (EndsAt(text_, event_end, "前") || EndsAt(text_, event_end, "先") || EndsAt(text_, event_end, "最")))
        break;
      size_t from = 0;
      size_t begin = EventBegin(text_, event_end, from);
      if (!scene_.found.empty() && begin < scene_.found.back().end && scene_.found.back().end < event_end) {
        begin = scene_.found.back().end;  // 分娩后一年内或者终止妊娠后六个月内: the second event alone
        for (std::string_view link : {"或者", "或", "、", "和", "及", "以及", "并"})
          if (StartsAt(text_, begin, link)) begin += link.size();
        from = begin;
      }
      if (event_end < begin + 3) break;
      return {from, EventWords(text_.substr(begin, event_end - begin)), true};
    }
    if (const Anchor receipt = ReceiptBefore(cut); receipt.found) return receipt;
    if (cut == at && TimeWords::Get().issue.Before(text_, cut)) {  // 于本方案印发30日内
      size_t from = 0;
      const size_t begin = EventBegin(text_, cut, from);
      const std::string_view event = text_.substr(begin, cut - begin);
      if (event.size() >= 6 && (event.starts_with("本") || EndsAt(text_, begin, "自"))) return {from, event, true};
    }
    return {begin_, {}, false};
  }

  // 在接到申请材料的3个工作日内, 收到申请10日内: an event without 后.
  Anchor ReceiptBefore(size_t at) const {
    static const WordList receipts{"接到", "收到", "取得", "受理", "获得"};
    constexpr size_t kShortest = 9, kLongest = 120;
    if (!WithinMark(d_.end)) return {begin_, {}, false};
    size_t cut = at;
    for (std::string_view filler : {"的", "之日"})
      if (EndsAt(text_, cut, filler)) cut -= filler.size();
    size_t from = 0;
    const size_t begin = EventBegin(text_, cut, from);
    if (begin + kShortest > cut || cut - begin > kLongest || !receipts.At(text_, begin)) return {begin_, {}, false};
    static const WordList beyond{"超过", "逾", "满", "未", "不足", "连续", "累计"};  // 接到通知后超过30日: a condition
    if (beyond.Before(text_, cut)) return {begin_, {}, false};
    return {from, text_.substr(begin, cut - begin), true};
  }

  // 行政区划变更后,…由民政部门于1个月内: the event that opens the sentence.
  std::string_view SentenceEvent() const {
    const size_t begin = SentenceBegin(text_, begin_);
    const size_t clause = ClauseEnd(text_, begin);
    if (clause >= begin_ || !StartsAt(text_, clause, ",")) return {};
    const std::string_view first = text_.substr(begin, clause - begin);
    if (!first.ends_with("后") || first.size() < 9 || first.size() > 54 ||
        first.find_first_of("0123456789") != first.npos)
      return {};
    size_t from = 0;
    size_t cut = clause - 3;
    if (EndsAt(text_, cut, "之") || EndsAt(text_, cut, "以")) cut -= 3;
    const size_t event = EventBegin(text_, cut, from);
    return EventWords(text_.substr(event, cut - event));
  }

  bool Within() {
    const Anchor anchor = AnchorBefore(bound_);
    const size_t mark = WithinMark(d_.end);
    if (StartsAt(text_, d_.end, "后") || StartsAt(text_, d_.end, "以后")) {
      const size_t back = StartsAt(text_, d_.end, "后") ? 3 : 6;
      const size_t verb = TimeWords::Get().force.At(text_, d_.end + back);
      if (!anchor.found || !verb) return false;
      const size_t end = d_.end + back + verb;
      scene_.Add(anchor.from, end, d_.iso() + "@" + std::string(anchor.words), DeadlineKind::kEffective,
                 "deadline.in_force_after");
      return Done(end);
    }
    if (!mark && !(anchor.found && DueWithoutWithin())) return false;
    const size_t end = d_.end + mark;
    constexpr std::string_view kRule = "deadline.within";
    if (!anchor.found && TimeWords::Get().lookback.At(text_, end)) return Dropped(end, kRule, "lookback");
    if (!anchor.found && d_.unit == TimeUnit::kYear && TimeWords::Get().since.Before(text_, bound_))
      return Dropped(end, kRule, "recent_time");
    if (!anchor.found && IsGrantCondition(end)) return Dropped(end, kRule, "condition");
    DeadlineKind kind = DeadlineKind::kDue;
    size_t behind = StartsAt(text_, end, ",") ? end + 1 : end;
    if (TimeWords::Get().forbid.At(text_, behind) && !StartsAt(text_, behind, "不予受理")) kind = DeadlineKind::kExpiry;
    if (!anchor.found && d_.unit == TimeUnit::kYear && kind == DeadlineKind::kDue) {
      const std::string_view rest = text_.substr(end, SentenceEnd(text_, end) - end);
      if (scene_.goal_section || TimeWords::Get().goal.In(rest)) kind = DeadlineKind::kTarget;
    }
    if (TimeWords::Get().validity.Before(text_, anchor.from)) kind = DeadlineKind::kExpiry;
    if (anchor.found && anchor.words.starts_with("每")) kind = DeadlineKind::kRecurring;
    const std::string_view words = anchor.found ? anchor.words : SentenceEvent();
    scene_.Add(anchor.found ? anchor.from : bound_, end, d_.iso() + "@" + std::string(words), kind,
               anchor.found ? "deadline.after_event_within" : "deadline.within",
               anchor.found || d_.unit != TimeUnit::kYear ? Certainty::kSure : Certainty::kLikely);
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

  // 自受理之日起20个工作日作出决定, without 内.
  bool DueWithoutWithin() const {
    if (d_.unit == TimeUnit::kYear) return TimeWords::Get().validity.Before(text_, ValiditySubject()) != 0;
    return !StartsAt(text_, d_.end, "的") && !StartsAt(text_, d_.end, "以上") && !StartsAt(text_, d_.end, "后") &&
           !EndsAt(text_, bound_, "满");
  }
  size_t ValiditySubject() const {
    const size_t self = text_.substr(0, begin_).rfind("自");
    return self == std::string_view::npos ? 0 : self;
  }

  // 有效期5年, 公示期不少于7天, 留存五年.
  bool Named() {
    if (StartsAt(text_, d_.end, "以上") && !TimeWords::Get().retention.Before(text_, bound_)) return false;
    if (StartsAt(text_, d_.end, "一次")) {
      Drop("deadline.duration", "bare_frequency");
      return false;
    }
    if (Lasting()) return true;
    size_t name_end = bound_;
    for (std::string_view filler : {"为", "是", "一般", "原则上", "一般为", ":", "满", "应当", "应"})
      if (EndsAt(text_, name_end, filler) && (TimeWords::Get().validity.Before(text_, name_end - filler.size()) ||
                                              TimeWords::Get().retention.Before(text_, name_end - filler.size()) ||
                                              TimeWords::Get().notice.Before(text_, name_end - filler.size())))
        name_end -= filler.size();
    const size_t valid = TimeWords::Get().validity.Before(text_, name_end);
    const size_t kept = TimeWords::Get().retention.Before(text_, name_end);
    const size_t noticed = TimeWords::Get().notice.Before(text_, name_end);
    if (!valid && !kept && !noticed && !scene_.in_field(begin_)) return false;
    if (valid && OfProject(name_end - valid)) {
      scene_.Add(bound_, d_.end, d_.iso() + "@", DeadlineKind::kDue, "deadline.project_length");
      return Done(d_.end);
    }
    if (valid) {
      const bool own = OwnValidity();
      scene_.Add(name_end - valid, d_.end, d_.iso() + (own ? "@施行" : "@"), DeadlineKind::kExpiry,
                 "deadline.validity");
      return Done(d_.end);
    }
    const std::string_view name = text_.substr(name_end - std::max(kept, noticed), std::max(kept, noticed));
    if (kept >= noticed && kept) {
      if (name == "期限" && bound_ == begin_) return false;
      if (StartsAt(text_, d_.end, "以上")) d_.end += 6;
      scene_.Add(bound_, d_.end, d_.iso() + "@", DeadlineKind::kExpiry, "deadline.retention");
      return Done(d_.end);
    }
    const size_t end = d_.end + WithinMark(d_.end);
    scene_.Add(bound_, end, d_.iso() + "@", DeadlineKind::kDue,
               noticed ? "deadline.notice_period" : "deadline.field_length");
    return Done(end);
  }

  // 缓缴期最长为一年, 试点时间为期3年,自公布之日起计算: how long something lasts that has no name of its own here.
  bool Lasting() {
    if (d_.unit != TimeUnit::kYear && d_.unit != TimeUnit::kMonth) return false;
    if (StartsAt(text_, d_.end, "以上") || StartsAt(text_, d_.end, "内") || StartsAt(text_, d_.end, "的")) return false;
    static const WordList longest{"最长", "最长不超过", "最长不得超过"};
    const bool spanned = EndsAt(text_, begin_, "为期");
    const bool capped = bound_ < begin_ && longest.At(text_, bound_);
    if (!spanned && !capped) return false;
    const size_t from = spanned ? begin_ - std::string_view("为期").size() : bound_;
    static const WordList periods{"期", "期限", "时间", "时限"};
    if (!periods.Before(text_, from) || TimeWords::Get().validity.Before(text_, from) ||
        TimeWords::Get().notice.Before(text_, from) || TimeWords::Get().retention.Before(text_, from) > 6)
      return false;
    scene_.Add(from, d_.end, d_.iso() + "@" + std::string(CountedFrom()), DeadlineKind::kExpiry, "deadline.lasting",
               Certainty::kLikely);
    return Done(d_.end);
  }

  // ,自公布之日起计算 behind the length: the event it counts from.
  std::string_view CountedFrom() const {
    constexpr std::string_view kLead = ",自";
    if (!StartsAt(text_, d_.end, kLead)) return {};
    const size_t begin = d_.end + kLead.size();
    const size_t end = ClauseEnd(text_, begin);
    const std::string_view clause = text_.substr(begin, end - begin);
    const size_t mark = clause.rfind("起");
    const bool counts = mark != clause.npos && (clause.ends_with("算") || mark + 3 == clause.size());
    return counts ? EventWords(clause.substr(0, mark)) : std::string_view();
  }

  // Whether what is valid is this document, not a licence it speaks of.
  bool OwnValidity() const {
    const size_t begin = SentenceBegin(text_, begin_);
    const std::string_view sentence = text_.substr(begin, SentenceEnd(text_, d_.end) - begin);
    for (std::string_view mark : {"施行", "实施", "执行", "印发之日", "发布之日", "公布之日", "试行"})
      if (sentence.find(mark) != sentence.npos) return true;
    for (std::string_view self : {"本办法", "本规定", "本意见", "本通知", "本细则", "本方案", "本政策", "本措施"})
      if (sentence.find(self) != sentence.npos) return true;
    return false;
  }

  // 项目实施期不超过2年: the time a project may take, not how long the document holds.
  bool OfProject(size_t at) const {
    static const WordList projects{"项目", "课题", "任务", "工程"};
    return projects.Before(text_, at) && StartsAt(text_, at, "实施期");
  }

  // 用3年时间: a goal.
  bool Postponed() {
    size_t from = begin_;
    if (EndsAt(text_, from, "用"))
      from -= 3;
    else
      return false;
    size_t end = d_.end;
    if (StartsAt(text_, end, "左右")) end += 6;
    if (StartsAt(text_, end, "的")) end += 3;
    if (!StartsAt(text_, end, "时间") && !StartsAt(text_, end, "左右时间")) return false;
    end += 6;
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
    for (std::string_view word : {"个工作", "工作", "个自然", "自然", "个", "个小", "小", "个星"})
      if (EndsAt(text, unit, word)) {
        const size_t number = NumberBegin(text, unit - word.size());
        if (number < unit - word.size()) begin = number;
      }
    if (begin == unit && EndsAt(text, unit, "半") && !EndsAt(text, unit - 3, "上") && !EndsAt(text, unit - 3, "下") &&
        !EndsAt(text, unit - 3, "每"))
      begin = unit - 3;
    if (begin == unit && EndsAt(text, unit, "半个")) begin = unit - 6;
    if (begin == unit) return 0;
  }
  for (std::string_view sign : {"—", "-", "~", "至", "到"}) {
    if (!EndsAt(text, begin, sign)) continue;
    const size_t earlier = NumberBegin(text, begin - sign.size());
    if (earlier < begin - sign.size()) begin = earlier;
    break;
  }
  const auto duration = ParseDuration(text, begin);
  if (!duration || duration->end <= unit || EndsAt(text, begin, "第") || EndsAt(text, begin, "每") ||
      scene.masked(begin))
    return 0;
  return DurationReader(scene, *duration).Read();
}

}  // namespace liye
