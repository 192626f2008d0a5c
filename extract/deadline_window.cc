#include "extract/deadline_rules.h"
#include "extract/deadline_value.h"
#include "extract/deadline_words.h"

namespace liye {

size_t ReadWindow(DeadlineScene& scene, Moment first, Moment last) {
  const std::string_view text = scene.text;
  size_t end = last.end;
  const auto drop = [&](std::string_view reason) {
    scene.Drop(first.begin, end, "deadline.window", reason);
    return end;
  };
  if (first.recurring() || last.recurring()) return drop("recurring_range");
  const bool told = scene.told_year && !first.year && first.month && first.year_word == YearWord::kUnsaid;
  if (told) first.year = scene.told_year;  // 2003年5月…,8月11日至18日…: of that year too
  ResolveMoment(scene, first, false);
  if (!last.year) last.year = first.year;
  ResolveMoment(scene, last, false);
  if (!first.year || !last.year) return drop("no_year");
  if (last.Last() < first.First()) ++last.year;
  if (scene.past(last.Last()) && !scene.in_field(first.begin)) return drop("past");
  // 2002年到2005年 in a document of 2005: what was done in these years.
  const bool of_years = first.bare_year() && last.bare_year() && scene.document_date.year;
  if (of_years && last.year <= scene.document_date.year && first.year + 1 < last.year) return drop("past");
  scene.recent_year = scene.document_year = last.year;
  if (last.month) scene.recent_month = last.month;
  const LimitMark limit = LimitAt(text, end);
  if (limit.limit == Limit::kUntil) end = limit.end;
  size_t begin = first.begin;
  for (std::string_view prefix : {"自", "从"})
    if (EndsAt(text, begin, prefix)) begin -= prefix.size();
  const bool years = first.bare_year() && last.bare_year();
  if (years && !scene.in_field(begin)) {
    static const WordList plans{",", "期间", "每年", "力争", "共", "全市", "全省", "全县"};
    const bool plan = plans.At(text, end) != 0;
    const bool opens = AtClauseStart(text, begin) || StartsAt(text, end, "每年");
    static const WordList terms{"实施期为", "实施期是", "实施期:", "实施期限为", "实施期限:", "实施时间为"};
    const bool termed = terms.Before(text, begin) != 0;  // 行动的实施期为2013-2025年
    if (!termed && (!opens || EndsAt(text, begin, "(") || !plan)) return drop("planning_period");
  }
  if (!years && (StartsAt(text, end, "的") || StartsAt(text, end, "度"))) return drop("attribute");
  if (TimeWords::Get().past.In(RestOfSentence(text, end))) return drop("report");
  const DeadlineKind kind = scene.in_field(begin) ? DeadlineKind::kDue : DeadlineKind::kWindow;
  scene.Add(begin, end, first.First().iso() + "/" + last.Last().iso(), kind, "deadline.window");
  return end;
}

}  // namespace liye
