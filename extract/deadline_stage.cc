// Years and year's ends that no limiting word marks, but that stand where a plan names its stages.
#include "extract/deadline_rules.h"
#include "extract/deadline_words.h"

namespace liye {
namespace {

bool OpensClauseWithYear(std::string_view text, int year) {
  const size_t at = text.find(std::to_string(year) + "年");
  return at != text.npos && AtClauseStart(text, at);
}

// Whether the year before or the year behind opens a clause too.
bool HasNeighbour(std::string_view text, const Moment& moment) {
  return OpensClauseWithYear(text, moment.year - 1) || OpensClauseWithYear(text, moment.year + 1);
}

bool TellsOfPast(std::string_view clause) {
  return clause.find("了") != clause.npos || clause.find("已") != clause.npos;
}

}  // namespace

bool IsYearEndBehindSubject(std::string_view text, const Moment& moment) {
  static const WordList doing{"按照", "全部", "所有", "力争", "实现", "完成", "建成", "达到", "基本", "全面", "全覆盖"};
  return moment.part == DayPart::kEnd && doing.At(text, moment.end) && !EndsAt(text, moment.begin, "截至") &&
         !EndsAt(text, moment.begin, "截止");
}

bool IsStageOfPlan(std::string_view text, const Moment& moment) {
  if (!moment.bare_year() || !StartsAt(text, moment.end, ",") || !AtClauseStart(text, moment.begin)) return false;
  const size_t begin = moment.end + 1;
  const std::string_view clause = text.substr(begin, ClauseEnd(text, begin) - begin);
  return !TellsOfPast(clause) && TimeWords::Get().action.At(clause) && HasNeighbour(text, moment);
}

bool IsStageAmongGoals(std::string_view text, const Moment& moment) {
  static const WordList stages{"总体", "基本", "全面", "深化", "初步", "率先"};
  if (!moment.bare_year() || !stages.At(text, moment.end)) return false;
  constexpr int kWidest = 5;
  const size_t begin = SentenceBegin(text, moment.begin);
  const std::string_view sentence = text.substr(begin, SentenceEnd(text, moment.end) - begin);
  if (TellsOfPast(sentence)) return false;
  for (int year = moment.year - kWidest; year <= moment.year + kWidest; ++year) {
    const std::string written = std::to_string(year) + "年";
    const size_t at = year == moment.year ? sentence.npos : sentence.find(written);
    if (at != sentence.npos && stages.At(sentence, at + written.size())) return true;
  }
  return false;
}

bool BeginsYearsOfGoal(std::string_view text, const Moment& moment) {
  const bool listed = StartsAt(text, moment.end, "、") || StartsAt(text, moment.end, "和");
  const auto next = listed ? ParseMoment(text, moment.end + std::string_view("和").size()) : std::nullopt;
  if (!next || next->year <= moment.year || next->month || moment.month) return false;
  return TimeWords::Get().goal.In(RestOfSentence(text, next->end)) && !StartsAt(text, next->end, "度");
}

bool IsGoalOfYear(const DeadlineScene& scene, const Moment& moment) {
  const std::string_view text = scene.text;
  if (!scene.goal_section || !moment.bare_year() || !AtClauseStart(text, moment.begin)) return false;
  const std::string_view clause = text.substr(moment.end, ClauseEnd(text, moment.end) - moment.end);
  return !TellsOfPast(clause) && HasNeighbour(text, moment);
}

}  // namespace liye
