// What comes round: 每年1月20日前, 每季度报送, 每6个月提交报告, 每年7月1日至9月30日期间.
#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"
#include "extract/deadline_words.h"

namespace liye {
namespace {

constexpr std::string_view kRule = "deadline.recurring";

// Length of what joins the items of a list at `at`.
size_t ListSign(std::string_view text, size_t at) {
  for (std::string_view sign : {"、", "和", "及", "以及", "与", "或", ","})
    if (StartsAt(text, at, sign)) return sign.size();
  return 0;
}

// Whether a report is due in what follows `at` in its clause: 每季度将运营情况报市财政局. How often something is done
// that is no report says nothing of a time by which.
bool AsksForReport(std::string_view text, size_t at) {
  const std::string_view clause = text.substr(at, ClauseEnd(text, at) - at);
  static const WordList timed{"一次", "结束", "终了", "日内", "日前", "日之前", "日以前"};  // another time says when
  if (StartsAt(text, at, "的") || timed.In(clause)) return false;
  const bool handed = clause.starts_with("向") && clause.find("提供") != clause.npos;
  return handed || TimeWords::Get().report.In(clause);
}

class RecurringReader {
 public:
  RecurringReader(DeadlineScene& scene, const Moment& moment, const LimitMark& limit)
      : scene_(scene), text_(scene.text), m_(moment), limit_(limit) {}

  size_t Read() {
    if (!ComesMonthly()) return Drop("no_limit");
    const bool dated = m_.month || m_.day || m_.half || m_.quarter || m_.part != DayPart::kWhole;
    if (!dated && !(m_.within_year && limit_.limit != Limit::kBefore)) return Frequency();
    if (RangeSign(text_, m_.end) && limit_.limit == Limit::kOpen) return Drop("recurring_range");
    if (limit_.limit == Limit::kFrom || StartsAt(text_, m_.end, "为")) return Drop("recurring_start");
    if (StartsAt(text_, m_.end, "的第") || StartsAt(text_, m_.end, "第"))  // 每年九月的第三个星期六
      return Drop("recurring_occasion");
    if (m_.year_word == YearWord::kSame && limit_.limit == Limit::kOpen && !m_.day) return Drop("same_year_unlimited");
    std::string value = RecurringValue(m_);
    size_t end = m_.end;
    const bool yearly = value.starts_with("R/P1Y/") && m_.month && !m_.every_quarter;
    for (size_t next = end; yearly && limit_.limit == Limit::kOpen;) {
      const size_t sign = ListSign(text_, next);
      if (!sign) break;
      auto more = ParseMoment(text_, next + sign);
      if (!more || !more->month || more->year || more->recurring()) break;
      value += "," + YearlyDay(*more);
      end = next = more->end;
      limit_ = LimitAt(text_, end);
    }
    MoreDays(value, end);
    if (limit_.limit == Limit::kBefore || limit_.limit == Limit::kWithin) end = limit_.end;
    if (limit_.limit == Limit::kOpen) CountFromEnd(value, end);
    if (IsAgeAt(text_, end)) return Drop("condition");
    scene_.Add(m_.begin, end, std::move(value), DeadlineKind::kRecurring, kRule);
    return MoreItems(end);
  }

 private:
  size_t Drop(std::string_view reason) const {
    scene_.Drop(m_.begin, m_.end, kRule, reason);
    return m_.end;
  }

  // 按月汇总,于次月10日前报送: the next month comes round only where the text speaks of months.
  bool ComesMonthly() const {
    if (!StartsAt(text_, m_.begin, "次月") && !StartsAt(text_, m_.begin, "下月")) return true;
    constexpr size_t kReach = 240;
    const size_t from = m_.begin > kReach ? m_.begin - kReach : 0;
    static const WordList monthly{"每月", "每个月", "按月", "月度", "当月", "上月", "逐月", "月报"};
    return m_.day && limit_.limit == Limit::kBefore && !EndsAt(text_, m_.begin, "的") &&
           monthly.In(text_.substr(from, ClauseEnd(text_, m_.end) - from));
  }

  // 每月5日、20日前: the days behind the first belong to it.
  void MoreDays(std::string& value, size_t& end) {
    while (m_.every_month && m_.day && limit_.limit == Limit::kOpen) {
      const size_t sign = ListSign(text_, end);
      const auto more = sign ? ParseRangeEnd(text_, end + sign, m_) : std::nullopt;
      if (!more || more->month || !more->day) return;
      Moment monthly = m_;
      monthly.day = more->day;
      value += "," + RecurringValue(monthly).substr(std::string_view("R/P1M/").size());
      end = more->end;
      limit_ = LimitAt(text_, end);
    }
  }

  // 每月底五日前 is counted back; 每年6月、12月最后5个工作日内 names the days before the end, which is the day.
  void CountFromEnd(std::string& value, size_t& end) const {
    const bool month_end = m_.every_month && m_.part == DayPart::kEnd;
    const size_t last = StartsAt(text_, end, "最后") ? std::string_view("最后").size() : 0;
    if (!last && !month_end) return;
    const auto days = ParseDuration(text_, end + last);
    if (!days || (days->unit != TimeUnit::kDay && days->unit != TimeUnit::kWorkday)) return;
    const LimitMark mark = LimitAt(text_, days->end);
    if (last && (mark.limit == Limit::kWithin || mark.limit == Limit::kOpen)) {
      end = mark.end;
    } else if (!last && mark.limit == Limit::kBefore) {
      value = "R/P1M/-" + days->iso() + "@月底";
      end = mark.end;
    }
  }

  // 每季度, 每月 without a day.
  size_t Frequency() {
    const bool within_year = m_.every_month || m_.every_quarter || m_.every_half;
    if (!within_year || limit_.limit != Limit::kOpen || !AsksForReport(text_, m_.end)) return Drop("bare_frequency");
    scene_.Add(m_.begin, m_.end, RecurringValue(m_), DeadlineKind::kRecurring, "deadline.regular_report",
               Certainty::kLikely);
    return m_.end;
  }

  // 每年1月10日前、7月10日前: the items behind the first are yearly too. Returns where they end.
  size_t MoreItems(size_t end) {
    for (;;) {
      const size_t sign = ListSign(text_, end);
      auto more = sign ? ParseMoment(text_, end + sign) : std::nullopt;
      if (!more || !more->month || more->year || more->recurring()) return end;
      const LimitMark limit = LimitAt(text_, more->end);
      if (limit.limit != Limit::kBefore) return end;
      end = limit.end;
      scene_.Add(more->begin, end, "R/P1Y/" + YearlyDay(*more), DeadlineKind::kRecurring, kRule);
    }
  }

  DeadlineScene& scene_;
  std::string_view text_;
  Moment m_;
  LimitMark limit_;
};

// Whether something is laid down for the time before `at`: 为禁渔期, ,禁止捕捞. Not 为一个考核年度.
bool ImposesAt(std::string_view text, size_t at) {
  const std::string_view clause = text.substr(at, ClauseEnd(text, at) - at);
  constexpr size_t kLongestName = 36;
  static const WordList counted{"周期", "年度", "日期", "学期", "任期"};
  if (clause.starts_with("为") && clause.size() <= kLongestName)
    return clause.ends_with("期") && !counted.Before(clause, clause.size());
  static const WordList acts{"禁止", "严禁", "不得", "应当", "停止", "暂停", "实行", "集中",
                             "每周", "每月", "每天", "每日", "组织", "开展", "进行", "加强"};
  const size_t behind = StartsAt(text, at, ",") ? at + 1 : at;
  return acts.At(text, behind) != 0;
}

// Length of what says at `at` that something holds in the time before: 期间.
size_t DuringMark(std::string_view text, size_t at) {
  for (std::string_view mark : {"期间", "之间", "间"})
    if (StartsAt(text, at, mark)) return mark.size();
  return 0;
}

}  // namespace

size_t ReadRecurring(DeadlineScene& scene, const Moment& moment, const LimitMark& limit) {
  return RecurringReader(scene, moment, limit).Read();
}

size_t ReadYearlyRange(DeadlineScene& scene, Moment first, Moment last) {
  const std::string_view text = scene.text;
  for (;;) {
    const size_t during = DuringMark(text, last.end);
    const bool yearly = first.month && last.month && (first.year_word == YearWord::kEvery || !first.recurring());
    if (!yearly || !(during || ImposesAt(text, last.end))) {
      scene.Drop(first.begin, last.end, kRule, "recurring_range");
      return last.end;
    }
    const size_t end = last.end + during;
    scene.Add(first.begin, end, "R/P1Y/" + YearlyFirst(first) + "/" + YearlyDay(last), DeadlineKind::kRecurring,
              "deadline.yearly_period");
    const size_t sign = ListSign(text, end);  // 和11月1日至次年2月底期间
    const auto next = sign ? ParseMoment(text, end + sign) : std::nullopt;
    const size_t range = next && !next->year ? RangeSign(text, next->end) : 0;
    const auto next_last = range ? ParseRangeEnd(text, next->end + range, *next) : std::nullopt;
    if (!next_last || next_last->year) return end;
    first = *next, last = *next_last;
  }
}

size_t ReadRegularReport(DeadlineScene& scene, const Duration& duration) {
  const std::string_view text = scene.text;
  const size_t begin = duration.begin - std::string_view("每").size();
  if (duration.unit == TimeUnit::kYear || !AsksForReport(text, duration.end)) {
    scene.Drop(begin, duration.end, "deadline.duration", "bare_frequency");
    return 0;
  }
  scene.Add(begin, duration.end, "R/" + duration.iso() + "/", DeadlineKind::kRecurring, "deadline.regular_report",
            Certainty::kLikely);
  return duration.end;
}

}  // namespace liye
