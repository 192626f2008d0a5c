#include "extract/deadline_words.h"

#include <utility>

namespace liye {

LimitMark LimitAt(std::string_view text, size_t at) {
  for (std::string_view note : {"(含)", "(含当日)", "(含当天)"})
    if (StartsAt(text, at, note)) at += note.size();
  static constexpr std::pair<std::string_view, Limit> kMarks[] = {
      {"之前", Limit::kBefore}, {"以前", Limit::kBefore}, {"前", Limit::kBefore},   {"为止", Limit::kUntil},
      {"止", Limit::kUntil},    {"之内", Limit::kWithin}, {"以内", Limit::kWithin}, {"内", Limit::kWithin},
      {"起", Limit::kFrom},     {"开始", Limit::kFrom}};
  static const WordList compounds{"后", "期", "列"};  // 前后, 前期, 前列
  static const WordList starts{"执行", "实施", ","};  // 开始 limits only before these
  for (const auto& [mark, limit] : kMarks) {
    if (!StartsAt(text, at, mark)) continue;
    const size_t end = at + mark.size();
    if (mark == "前" && compounds.At(text, end)) continue;
    if (mark == "内" && StartsAt(text, end, "蒙古")) continue;
    if (mark == "开始" && !starts.At(text, end)) continue;
    return {limit, end};
  }
  return {Limit::kOpen, at};
}

size_t WithinMark(std::string_view text, size_t at) {
  for (std::string_view mark : {"以内", "之内", "内"})
    if (StartsAt(text, at, mark)) return mark.size();
  return 0;
}

bool IsAgeAt(std::string_view text, size_t at) {
  static const WordList full{"年满", "已满", "未满", "不满", "已年满", "未年满", "须年满", "应年满", "年龄"};
  return full.At(text, StartsAt(text, at, ",") ? at + 1 : at) != 0;
}

bool AtClauseStart(std::string_view text, size_t at) {
  const std::string_view c = GlyphBefore(text, at);
  return c.empty() || std::string_view(",;:。!?()\"“”—").find(c) != std::string_view::npos;
}

std::string_view RestOfSentence(std::string_view text, size_t at) {
  return text.substr(at, SentenceEnd(text, at) - at);
}

}  // namespace liye
