// The rules by which time expressions become deadlines.
//
// A scene is one block of a document with what its rules must know of the rest: the document's date, the year
// its plan is for, the field or section the text stands in. Each rule is asked at a place of the text and
// answers with what it found there and how far it read. Limiting words, tense and what follows decide; the
// words themselves stand in lexicon/time_words.tsv. Scenes and findings are views into the block's text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/deadline_words.h"
#include "extract/fact.h"
#include "extract/mask_index.h"
#include "extract/time_expression.h"
#include "extract/trace.h"

namespace liye {

struct DeadlineFinding {
  size_t begin = 0, end = 0;  // bytes of the clean text
  Deadline deadline;
  std::string_view rule;
  Certainty certainty = Certainty::kSure;
};

struct DeadlineScene {
  std::string_view text;
  MaskIndex masks;        // what numbers and titles have claimed
  Date document_date;     // year 0 when unknown
  Date earliest;          // no deadline lies before it: the document's date, or the first year of its plan
  int plan_year = 0;      // the year that 6月底前 means where nothing nearer says it
  int document_year = 0;  // of the last date read in the document, for one without a date of its own
  int recent_year = 0;    // of the nearest earlier date in this block
  int recent_month = 0;
  int told_year = 0;  // the past year that the block last spoke of, 0 when it has come to the present since
  size_t field_begin = std::string_view::npos, field_end = 0;  // the part of the text that answers 完成时间
  bool standing = false;                                       // of a 办法 or 规定, which holds year by year
  bool goal_section = false;                                   // below a heading 工作目标
  std::vector<DeadlineFinding> found;

  bool in_field(size_t at) const { return field_begin <= at && at < field_end; }
  bool masked(size_t at) const { return masks.Holds(at); }
  // Whether `day` lies before the document.
  bool past(const Date& day) const { return earliest.year && day < earliest; }
  void Add(size_t begin, size_t end, std::string value, DeadlineKind kind, std::string_view rule,
           Certainty certainty = Certainty::kSure);
  // Tells the trace why the expression [begin, end) is no deadline of this rule.
  void Drop(size_t begin, size_t end, std::string_view rule, std::string_view reason) const {
    NoteDropped(text.substr(begin, end - begin), rule, reason);
  }
};

// Points of time and ranges of them: 2017年6月底前, 到2020年, 每年1月20日前, 自2019年1月1日起施行. `unit` is where the
// 年, 月, 季 or 日 of the expression stands. Returns where reading goes on; 0 when there is no point of time.
size_t ReadMoment(DeadlineScene& scene, size_t unit);
// What comes round: 每年1月20日前, 每季度报送; `limit` stands behind `moment`. Returns where reading goes on.
size_t ReadRecurring(DeadlineScene& scene, const Moment& moment, const LimitMark& limit);
// A part of each year in which something holds: 每年7月1日至9月30日期间.
size_t ReadYearlyRange(DeadlineScene& scene, Moment first, Moment last);
// 每6个月提交报告, with 每 right before `duration`; 0 when it only says how often.
size_t ReadRegularReport(DeadlineScene& scene, const Duration& duration);
// 2025年6月1日前,…已经达到10万人的,…; 12月31日前年满18岁: what stands at `at`, behind a date, makes it a condition.
bool IsCondition(std::string_view text, size_t at);
// 汛期可能发生, 预计到2050年中国将成为…: the sentence of the moment [begin, end) tells what may come.
bool IsForecast(std::string_view text, size_t begin, size_t end);
// 1995年12月14日市人民代表大会公告公布施行: where the line of a law ends that says when it came into force; 0 when
// `moment` begins none.
size_t PublishedInForce(std::string_view text, const Moment& moment);
// 规模以上企业2018年年底全部达标: the year's end behind the subject of what is to be done.
bool IsYearEndBehindSubject(std::string_view text, const Moment& moment);
// 2020年,制定课程标准;2021年,扩大试点: a stage of a plan, beside that of the next year or the year before.
bool IsStageOfPlan(std::string_view text, const Moment& moment);
// 2017年总体建成、2020年深化完善: one of several years in a sentence, each with the stage that is reached in it.
bool IsStageAmongGoals(std::string_view text, const Moment& moment);
// 到2022年底和2025年底,分别达到…: the first of several years by which a goal is to be reached.
bool BeginsYearsOfGoal(std::string_view text, const Moment& moment);
// Below 工作目标: 2016年启动试点,2017年同步推进: one goal of several years.
bool IsGoalOfYear(const DeadlineScene& scene, const Moment& moment);
// A range of time between two of them: 2019年1月1日至12月31日, (3月—5月), 2017-2020年.
size_t ReadWindow(DeadlineScene& scene, Moment first, Moment last);
// Lengths of time: 之日起30日内, 15个工作日, 前7个工作日, 用3年时间. `unit` as above.
size_t ReadDuration(DeadlineScene& scene, size_t unit);
// How long a named thing lasts: 有效期5年, 公示期7天, 留存五年. `bound` is where 不少于 and the like begin. Returns where
// reading goes on; 0 when nothing is named.
size_t ReadLength(DeadlineScene& scene, const Duration& duration, size_t bound);
// 自发布之日起施行, at the 起.
size_t ReadEffectiveEvent(DeadlineScene& scene, size_t from_mark);
// 项目开工前, at the 前.
size_t ReadEventBefore(DeadlineScene& scene, size_t before);

// The field labels (完成时间：) of a text, and whether a table column of this name is one.
struct FieldSpan {
  size_t begin, end;
};
std::optional<FieldSpan> FindDeadlineField(std::string_view text);
bool IsDeadlineFieldName(std::string_view name);
// A cell of such a column that holds only 2022.6 or 2022-12.
void ReadNumericMonth(DeadlineScene& scene);

// Where the event that ends at `end` begins: behind the last 自, 从, 在, 于 or modal verb of its clause, else at the
// clause. `from` gets where the evidence begins: 自 and 从 belong to it.
size_t EventBegin(std::string_view text, size_t end, size_t& from);
// The words of an event without 之日, 日.
std::string_view EventWords(std::string_view event);

}  // namespace liye
