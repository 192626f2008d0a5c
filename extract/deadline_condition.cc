// Moments that only look like deadlines: cut-offs of a condition, years of a forecast.
#include "extract/deadline_rules.h"
#include "extract/deadline_words.h"

namespace liye {

bool IsCondition(std::string_view text, size_t at) {
  if (StartsAt(text, at, "的") || StartsAt(text, at, "已") || StartsAt(text, at, "未") || IsAgeAt(text, at))
    return true;
  if (StartsAt(text, at, ",")) ++at;
  const std::string_view clause = text.substr(at, ClauseEnd(text, at) - at);
  if (clause.ends_with("的") || clause.find("已") != clause.npos) return true;
  const size_t of = clause.find("的");  // 前到期的负责人: what the date tells apart
  static const WordList acts{"使用", "登录", "填写", "通过", "按", "将", "向", "由"};  // 使用专用的账号登录系统
  return of != clause.npos && of <= 15 && !acts.At(clause) && clause.size() <= 48 &&
         at + clause.size() <= text.size() && !TimeWords::Get().action.At(clause);
}

bool IsForecast(std::string_view text, size_t begin, size_t end) {
  const std::string_view rest = RestOfSentence(text, end);
  for (size_t at = rest.find("可能"); at != rest.npos; at = rest.find("可能", at + 3))
    if (!EndsAt(rest, at, "尽") && !EndsAt(rest, at, "尽最大") && !EndsAt(rest, at, "不")) return true;
  size_t ahead = begin;
  if (EndsAt(text, ahead, "到") || EndsAt(text, ahead, "至")) ahead -= std::string_view("到").size();
  static const WordList guesses{"预计", "据预测", "预测", "有专家预测", "据估计", "预计在"};
  static const WordList others{"世界", "全球", "国际", "中国", "我国", "全国", "国内", "市场规模", "市场将", "人类"};
  const size_t sentence = SentenceBegin(text, ahead);
  const std::string_view told = text.substr(sentence, ahead - sentence);
  const std::string_view clause = text.substr(end, ClauseEnd(text, end) - end);
  const bool goes_on =
      guesses.In(told) && others.In(clause) && clause.find("将") != clause.npos;  // 预计…,2030年我国…将
  if (!guesses.Before(text, ahead)) return goes_on;
  return rest.find("将") != rest.npos && (others.In(rest) || others.In(told));
}

}  // namespace liye
