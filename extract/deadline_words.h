// The words beside a time expression that decide about it, and the marks right behind it.
//
// The lists are the classes of lexicon/time_words.tsv, loaded once and shared by threads. Works on clean text.
#pragma once

#include <string_view>

#include "extract/words.h"

namespace liye {

struct TimeWords {
  static constexpr std::string_view kLexicon = "time_words";
  WordList past = WordList(kLexicon, "past");            // what has happened: 同比, 已经
  WordList goal = WordList(kLexicon, "goal");            // a goal to be reached: 达到, 突破
  WordList aim = WordList(kLexicon, "aim");              // right before a moment: 力争, 定于
  WordList modifier = WordList(kLexicon, "modifier");    // behind a date that only dates a thing: 度, 版
  WordList force = WordList(kLexicon, "force");          // coming into or going out of force: 施行, 废止
  WordList action = WordList(kLexicon, "action");        // verbs that begin what is to be done
  WordList validity = WordList(kLexicon, "validity");    // 有效期, 试行
  WordList retention = WordList(kLexicon, "retention");  // 留存, 期限
  WordList notice = WordList(kLexicon, "notice");        // 公示期, 延长
  WordList no_term = WordList(kLexicon, "no_term");      // 规划期限, 合同期限: nothing ends with it
  WordList least = WordList(kLexicon, "least");          // 不少于, 最长: part of the evidence
  WordList forbid = WordList(kLexicon, "forbid");        // 不得, 不予
  WordList lookback = WordList(kLexicon, "lookback");    // 3年内无…: a condition on the past
  WordList since = WordList(kLexicon, "since");          // 毕业5年内: how long ago it was
  WordList recent = WordList(kLexicon, "recent");        // 近3年
  WordList issue = WordList(kLexicon, "issue");          // 发布, 印发
  WordList not_event_before = WordList(kLexicon, "not_event_before");
  WordList not_event_after = WordList(kLexicon, "not_event_after");
  WordList event_end = WordList(kLexicon, "event_end");
  WordList field = WordList(kLexicon, "field");  // 完成时间
  WordList label = WordList(kLexicon, "label");  // 责任单位
  WordList valid_until = WordList(kLexicon, "valid_until");
  WordList report = WordList(kLexicon, "report");            // 报送, 提交: what is due by a period
  WordList event_start = WordList(kLexicon, "event_start");  // 上线 in 上线应用程序前
  WordList appointed = WordList(kLexicon, "appointed");      // 会议时间: a day that is fixed
  WordList paper = WordList(kLexicon, "paper");              // what a date may belong to: 名单, 方案

  static const TimeWords& Get() {
    static const TimeWords words;
    return words;
  }
};

// What stands right behind a moment.
enum class Limit { kOpen, kBefore /* 前 */, kUntil /* 止 */, kWithin /* 内 */, kFrom /* 起 */ };
struct LimitMark {
  Limit limit = Limit::kOpen;
  size_t end = 0;  // behind the mark
};
LimitMark LimitAt(std::string_view text, size_t at);

// Length of 内, 以内, 之内 at `at`; 0 when none stands there.
size_t WithinMark(std::string_view text, size_t at);

// Whether an age follows at `at`, behind a cut-off: 年满18周岁, 已满60岁.
bool IsAgeAt(std::string_view text, size_t at);

// Whether a clause begins at `at`.
bool AtClauseStart(std::string_view text, size_t at);
// The rest of the sentence behind `at`.
std::string_view RestOfSentence(std::string_view text, size_t at);

}  // namespace liye
