#include "extract/deadline_rules.h"
#include "extract/deadline_words.h"

namespace liye {
std::optional<FieldSpan> FindDeadlineField(std::string_view text) {
  for (size_t colon = text.find(':'); colon != text.npos; colon = text.find(':', colon + 1)) {
    size_t name_end = colon;
    if (EndsAt(text, name_end, "〕") || EndsAt(text, name_end, ")")) name_end -= EndsAt(text, name_end, ")") ? 1 : 3;
    const size_t label = TimeWords::Get().field.Before(text, name_end);
    if (!label) continue;
    size_t end = text.size();
    for (size_t at = colon; at < text.size(); at += GlyphLength(text, at))
      if (TimeWords::Get().label.At(text, at)) {
        end = at;
        break;
      }
    return FieldSpan{colon + 1, end};
  }
  return std::nullopt;
}

// 2022.6 or 2022-12, a month as tables abbreviate it.
void ReadNumericMonth(DeadlineScene& scene) {
  const std::string_view text = scene.text;
  size_t digits = 0;
  int number[2] = {0, 0};
  size_t part = 0;
  for (char c : text) {
    if (c >= '0' && c <= '9') {
      number[part] = number[part] * 10 + (c - '0');
      if (++digits > 6) return;
    } else if ((c == '.' || c == '-' || c == '/') && part == 0 && digits == 4) {
      part = 1;
    } else {
      return;
    }
  }
  Moment month;
  month.year = number[0], month.month = number[1];
  if (part != 1 || digits < 5 || month.year < 1900 || month.year > 2199 || month.month < 1 || month.month > 12) return;
  scene.Add(0, text.size(), month.Last().iso(), DeadlineKind::kDue, "deadline.numeric_month", Certainty::kLikely);
}

bool IsDeadlineFieldName(std::string_view name) {
  while (!name.empty()) {
    const size_t label = TimeWords::Get().field.Before(name, name.size());
    if (label) return true;
    if (name.ends_with(")") && name.rfind('(') != name.npos)
      name = name.substr(0, name.rfind('('));
    else
      return false;
  }
  return false;
}

}  // namespace liye
