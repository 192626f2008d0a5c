#include "extract/deadline_anchor.h"

#include <algorithm>
#include <string_view>

#include "extract/deadline_words.h"

namespace liye {
namespace {

// 在接到申请材料的3个工作日内, 收到申请10日内: an event without 后.
DurationAnchor ReceiptBefore(std::string_view text, const Duration& duration, size_t at) {
  static const WordList receipts{"接到", "收到", "取得", "受理", "获得"};
  constexpr size_t kShortest = 9, kLongest = 120;
  if (!WithinMark(text, duration.end)) return {duration.begin, {}, false};
  size_t cut = at;
  for (std::string_view filler : {"的", "之日"})
    if (EndsAt(text, cut, filler)) cut -= filler.size();
  size_t from = 0;
  const size_t begin = EventBegin(text, cut, from);
  if (begin + kShortest > cut || cut - begin > kLongest || !receipts.At(text, begin))
    return {duration.begin, {}, false};
  static const WordList beyond{"超过", "逾", "满", "未", "不足", "连续", "累计"};  // 接到通知后超过30日: a condition
  if (beyond.Before(text, cut)) return {duration.begin, {}, false};
  return {from, text.substr(begin, cut - begin), true};
}

// 在项目执行期满2个月内, 在项目验收3年内: the end of a term or a work, an event without 后.
DurationAnchor TermBefore(std::string_view text, const Duration& duration, size_t at) {
  static const WordList ends{"期满", "届满", "到期"};
  static const WordList closes{"验收", "竣工", "结题", "结项", "投产", "完工"};
  if (!WithinMark(text, duration.end)) return {duration.begin, {}, false};
  size_t from = 0;
  const size_t begin = EventBegin(text, at, from);
  const bool placed = EndsAt(text, begin, "在") || EndsAt(text, begin, "于");
  if (!ends.Before(text, at) && !(placed && closes.Before(text, at))) return {duration.begin, {}, false};
  return {from, text.substr(begin, at - begin), at > begin + 6};
}

}  // namespace

DurationAnchor AnchorBefore(const DeadlineScene& scene, const Duration& duration, size_t bound) {
  const std::string_view text = scene.text;
  size_t cut = bound;
  for (std::string_view filler : {"应当在", "应在", "应当", "的", ",", "在", "应"})
    if (EndsAt(text, cut, filler)) {
      const size_t shorter = cut - filler.size();
      if (EndsAt(text, shorter, "起") || EndsAt(text, shorter, "后")) cut = shorter;
      break;
    }
  static constexpr std::string_view kMarks[] = {"之日起计算", "之日起", "之日后", "日起", "之时起",
                                                "时起",       "起",     "之后",   "以后", "后"};
  for (std::string_view mark : kMarks) {
    if (!EndsAt(text, cut, mark)) continue;
    const size_t event_end = cut - mark.size();
    if (mark == "后" &&
        (EndsAt(text, event_end, "前") || EndsAt(text, event_end, "先") || EndsAt(text, event_end, "最")))
      break;
    size_t from = 0;
    size_t begin = EventBegin(text, event_end, from);
    if (!scene.found.empty() && begin < scene.found.back().end && scene.found.back().end < event_end) {
      begin = scene.found.back().end;  // 分娩后一年内或者终止妊娠后六个月内: the second event alone
      for (std::string_view link : {"或者", "或", "、", "和", "及", "以及", "并"})
        if (StartsAt(text, begin, link)) begin += link.size();
      from = begin;
    }
    for (std::string_view name : {"有效期限为", "有效期为"})  // 有效期为初次登记之日起五年
      if (const size_t named = text.substr(begin, event_end - begin).find(name); named != std::string_view::npos)
        from = begin += named + name.size();
    for (std::string_view kept : {"保存至", "留存至", "保管至", "保留至"})  // 保存至合同履行完毕后两年
      if (const size_t verb = text.substr(begin, event_end - begin).find(kept); verb != std::string_view::npos)
        from = begin += verb + kept.size();
    if (event_end < begin + 3) break;
    return {from, EventWords(text.substr(begin, event_end - begin)), true};
  }
  if (const DurationAnchor receipt = ReceiptBefore(text, duration, cut); receipt.found) return receipt;
  if (const DurationAnchor term = TermBefore(text, duration, cut); term.found) return term;
  if (cut == bound && TimeWords::Get().issue.Before(text, cut)) {  // 于本方案印发30日内
    size_t from = 0;
    const size_t begin = EventBegin(text, cut, from);
    const std::string_view event = text.substr(begin, cut - begin);
    if (event.size() >= 6 && (event.starts_with("本") || EndsAt(text, begin, "自"))) return {from, event, true};
  }
  return {duration.begin, {}, false};
}

std::string_view OpeningEvent(std::string_view text, size_t at) {
  const size_t begin = SentenceBegin(text, at);
  const size_t clause = ClauseEnd(text, begin);
  if (clause >= at || !StartsAt(text, clause, ",")) return {};
  const std::string_view first = text.substr(begin, clause - begin);
  if (!first.ends_with("后") || first.size() < 9 || first.size() > 54 ||
      first.find_first_of("0123456789") != first.npos)
    return {};
  size_t from = 0;
  size_t cut = clause - 3;
  if (EndsAt(text, cut, "之") || EndsAt(text, cut, "以")) cut -= 3;
  const size_t event = EventBegin(text, cut, from);
  return EventWords(text.substr(event, cut - event));
}

std::string_view EventAhead(std::string_view text, size_t begin, size_t bound) {
  constexpr size_t kShortest = 6, kLongest = 75;
  const size_t after = text.rfind("后,", bound);
  if (after == std::string_view::npos || after <= begin) return {};
  size_t from = 0;
  const size_t event = std::max(EventBegin(text, after, from), begin);
  const std::string_view words = text.substr(event, after - event);
  return words.size() >= kShortest && words.size() <= kLongest ? EventWords(words) : std::string_view();
}

}  // namespace liye
