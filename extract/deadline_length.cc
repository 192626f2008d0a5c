// How long a named thing lasts: 有效期5年, 公示期7天, 留存五年, 为期3年.
#include <algorithm>

#include "extract/deadline_rules.h"
#include "extract/deadline_words.h"

namespace liye {
namespace {

const WordList kTerms{"期限", "时间", "续期", "年限"};
const WordList kProjectTerms{"建设期限", "建设周期", "建设期",   "建设工期", "执行期限", "执行期",
                             "实施周期", "研究期限", "研究周期", "研究期",   "工期"};

class LengthReader {
 public:
  LengthReader(DeadlineScene& scene, const Duration& duration, size_t bound)
      : scene_(scene), text_(scene.text), d_(duration), begin_(duration.begin), bound_(bound) {}

  size_t Read() { return Named() ? end_ : 0; }

 private:
  bool Done(size_t end) {
    end_ = end;
    return true;
  }
  void Drop(std::string_view rule, std::string_view reason) const { scene_.Drop(d_.begin, d_.end, rule, reason); }

  // 有效期5年, 公示期不少于7天, 留存五年.
  bool Named() {
    if (KeptObject()) return true;
    if (StartsAt(text_, d_.end, "以上") && !TimeWords::Get().retention.Before(text_, bound_)) return false;
    if (StartsAt(text_, d_.end, "一次")) {
      Drop("deadline.duration", "bare_frequency");
      return false;
    }
    if (Lasting() || CappedLater() || OpenFor()) return true;
    const size_t name_end = NameEnd();
    if (ProjectTerm(name_end)) return true;
    const size_t valid = TimeWords::Get().validity.Before(text_, name_end);
    const size_t kept = TimeWords::Get().retention.Before(text_, name_end);
    const size_t noticed = TimeWords::Get().notice.Before(text_, name_end);
    if (!valid && !kept && !noticed && !scene_.in_field(begin_)) return Term(name_end);
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
      if (name == "期限") return Term(name_end);
      if (StartsAt(text_, d_.end, "以上")) d_.end += 6;
      scene_.Add(bound_, d_.end, d_.iso() + "@", DeadlineKind::kExpiry, "deadline.retention");
      return Done(d_.end);
    }
    const size_t end = d_.end + WithinMark(text_, d_.end);
    // 延期不得超过一年: a year more is how long what was granted holds.
    const bool prolonged = d_.unit == TimeUnit::kYear && bound_ < begin_ && (name == "延期" || name == "展期");
    scene_.Add(bound_, end, d_.iso() + "@", prolonged ? DeadlineKind::kExpiry : DeadlineKind::kDue,
               noticed ? "deadline.notice_period" : "deadline.field_length");
    return Done(end);
  }

  // 保存检验报告等资料至少3年: the verb stands before what is kept.
  bool KeptObject() {
    if (d_.unit != TimeUnit::kYear && d_.unit != TimeUnit::kMonth) return false;
    static const WordList records{"记录", "资料", "档案", "凭证", "单据", "日志", "证明", "材料",
                                  "文件", "信息", "数据", "录像", "台账", "账簿", "票据", "样品"};
    static const WordList keeps{"保存", "留存", "保管"};
    if (!records.Before(text_, bound_) || StartsAt(text_, d_.end, "内") || StartsAt(text_, d_.end, "的")) return false;
    const size_t clause = ClauseBegin(text_, bound_);
    if (!keeps.In(text_.substr(clause, bound_ - clause))) return false;
    const size_t end = d_.end + (StartsAt(text_, d_.end, "以上") ? std::string_view("以上").size() : 0);
    scene_.Add(bound_, end, d_.iso() + "@", DeadlineKind::kExpiry, "deadline.retention", Certainty::kLikely);
    return Done(end);
  }

  // Where the name of what lasts ends: before 为, 一般为, 原则上.
  size_t NameEnd() const {
    size_t name_end = bound_;
    for (std::string_view filler : {"为", "是", "一般", "原则上", "一般为", ":", "满", "应当", "应"}) {
      if (!EndsAt(text_, name_end, filler)) continue;
      const size_t shorter = name_end - filler.size();
      const bool named = TimeWords::Get().validity.Before(text_, shorter) ||
                         TimeWords::Get().retention.Before(text_, shorter) ||
                         TimeWords::Get().notice.Before(text_, shorter) || kTerms.Before(text_, shorter) ||
                         kProjectTerms.Before(text_, shorter);
      if (named) name_end = shorter;
    }
    return name_end;
  }

  // 试用期限为两年, 测试时间原则上不超过18个月, 续期最长不得超过一年: a term that no list names. Not 规划期限为五年, 合同期限.
  bool Term(size_t name_end) {
    if (CappedDays(name_end)) return true;
    if (d_.unit != TimeUnit::kYear && d_.unit != TimeUnit::kMonth) return false;
    if (StartsAt(text_, d_.end, "以上") || StartsAt(text_, d_.end, "内") || StartsAt(text_, d_.end, "的")) return false;
    const size_t term = kTerms.Before(text_, name_end);
    const bool capped = bound_ < begin_;
    const bool limit = EndsAt(text_, name_end, "期限");
    if (!term || (!capped && !(limit && name_end < bound_))) return false;
    size_t owner = name_end - term;
    if (EndsAt(text_, owner, "的")) owner -= std::string_view("的").size();
    if (TimeWords::Get().no_term.Before(text_, owner)) {
      Drop("deadline.term", "condition");
      return false;
    }
    scene_.Add(bound_, d_.end, d_.iso() + "@", DeadlineKind::kExpiry, "deadline.term", Certainty::kLikely);
    return Done(d_.end);
  }

  // 延长的期限不得超过20个工作日: time to act in; 查封期限不得超过三十日: how long something holds.
  bool CappedDays(size_t name_end) {
    const bool days = d_.unit == TimeUnit::kDay || d_.unit == TimeUnit::kWorkday || d_.unit == TimeUnit::kWeek;
    if (!days || bound_ == begin_ || !EndsAt(text_, name_end, "期限") || StartsAt(text_, d_.end, "以上")) return false;
    size_t owner = name_end - std::string_view("期限").size();
    if (EndsAt(text_, owner, "的")) owner -= std::string_view("的").size();
    if (TimeWords::Get().no_term.Before(text_, owner)) return false;
    static const WordList acts{"延长", "整改", "审查", "办理", "答复", "补正", "改正", "审批", "反馈"};
    scene_.Add(bound_, d_.end, d_.iso() + "@", acts.Before(text_, owner) ? DeadlineKind::kDue : DeadlineKind::kExpiry,
               "deadline.term", Certainty::kLikely);
    return Done(d_.end);
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
    size_t end = d_.end;
    const std::string_view event = CountedFrom(end);
    scene_.Add(from, end, d_.iso() + "@" + std::string(event), DeadlineKind::kExpiry, "deadline.lasting",
               Certainty::kLikely);
    return Done(end);
  }

  // 从指南发布日到受理截止日不少于84天: how long something is open.
  bool OpenFor() {
    if (d_.unit == TimeUnit::kYear || bound_ == begin_) return false;
    static const WordList closings{"截止时间", "截止日期", "截止日", "截止之日"};
    size_t cut = bound_;
    for (std::string_view filler : {"原则上", ",", "应"})
      if (EndsAt(text_, cut, filler)) cut -= filler.size();
    if (!closings.Before(text_, cut)) return false;
    const size_t clause = ClauseBegin(text_, cut);
    const std::string_view span = text_.substr(clause, cut - clause);
    const size_t opening = std::max(span.rfind("自") + 1, span.rfind("从") + 1);  // 0: none
    const size_t to = std::max(span.rfind("到") + 1, span.rfind("至") + 1);
    const size_t begin = opening ? opening - 1 + std::string_view("自").size() : 0;
    std::string_view event = opening && to > begin ? span.substr(begin, to - 1 - begin) : std::string_view();
    scene_.Add(bound_, d_.end, d_.iso() + "@" + std::string(EventWords(event)), DeadlineKind::kDue, "deadline.open_for",
               Certainty::kLikely);
    return Done(d_.end);
  }

  // 特许经营期限由双方约定,但最长不得超过三十年: the cap of a term that an earlier clause names.
  bool CappedLater() {
    if (d_.unit != TimeUnit::kYear && d_.unit != TimeUnit::kMonth) return false;
    if (StartsAt(text_, d_.end, "以上") || StartsAt(text_, d_.end, "内")) return false;
    size_t opening = bound_;
    for (std::string_view but : {"但", "且", "原则上"})
      if (EndsAt(text_, opening, but)) opening -= but.size();
    if (bound_ == begin_ || !StartsAt(text_, bound_, "最长") || !EndsAt(text_, opening, ",")) return false;
    const size_t begin = SentenceBegin(text_, opening);
    if (text_.substr(begin, opening - begin).find("期限") == std::string_view::npos) return false;
    scene_.Add(bound_, d_.end, d_.iso() + "@", DeadlineKind::kExpiry, "deadline.term", Certainty::kLikely);
    return Done(d_.end);
  }

  // ,自公布之日起计算 behind the length: the event it counts from; moves `at` behind the 起.
  std::string_view CountedFrom(size_t& at) const {
    constexpr std::string_view kLead = ",自";
    if (!StartsAt(text_, d_.end, kLead)) return {};
    const size_t begin = d_.end + kLead.size();
    const size_t end = ClauseEnd(text_, begin);
    const std::string_view clause = text_.substr(begin, end - begin);
    const size_t mark = clause.rfind("起");
    const bool counts = mark != clause.npos && (clause.ends_with("算") || mark + 3 == clause.size());
    if (!counts) return {};
    at = begin + mark + std::string_view("起").size();
    return EventWords(clause.substr(0, mark));
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
    if (!StartsAt(text_, at, "实施期")) return false;
    const size_t sentence = SentenceBegin(text_, at);  // 项目立项后签订任务书,实施期不超过3年
    return projects.Before(text_, at) || projects.In(text_.substr(sentence, at - sentence));
  }

  // 项目建设期限2年, 课题研究周期为18个月: the time a project may take, by a name that means nothing without it.
  bool ProjectTerm(size_t name_end) {
    if ((d_.unit != TimeUnit::kYear && d_.unit != TimeUnit::kMonth) || StartsAt(text_, d_.end, "以上")) return false;
    static const WordList projects{"项目", "课题", "任务", "工程"};
    const size_t term = kProjectTerms.Before(text_, name_end);
    if (!term || !projects.Before(text_, name_end - term)) return false;
    if (StartsAt(text_, d_.end, "内") || StartsAt(text_, d_.end, "的") || EndsAt(text_, name_end, "满")) return false;
    scene_.Add(bound_, d_.end, d_.iso() + "@", DeadlineKind::kDue, "deadline.project_length", Certainty::kLikely);
    return Done(d_.end);
  }

  DeadlineScene& scene_;
  std::string_view text_;
  Duration d_;
  size_t begin_, bound_, end_ = 0;
};

}  // namespace

size_t ReadLength(DeadlineScene& scene, const Duration& duration, size_t bound) {
  return LengthReader(scene, duration, bound).Read();
}

}  // namespace liye
