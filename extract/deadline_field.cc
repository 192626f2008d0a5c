#include "extract/deadline_rules.h"
#include "extract/words.h"

namespace liye {
namespace {

const WordList& Labels() {
  static const WordList words("time_words", "field");
  return words;
}
const WordList& OtherLabels() {
  static const WordList words("time_words", "label");
  return words;
}

}  // namespace

std::optional<FieldSpan> FindDeadlineField(std::string_view text) {
  for (size_t colon = text.find(':'); colon != text.npos; colon = text.find(':', colon + 1)) {
    size_t name_end = colon;
    if (EndsAt(text, name_end, "〕") || EndsAt(text, name_end, ")")) name_end -= EndsAt(text, name_end, ")") ? 1 : 3;
    const size_t label = Labels().Before(text, name_end);
    if (!label) continue;
    size_t end = text.size();
    for (size_t at = colon; at < text.size(); at += GlyphLength(text, at))
      if (OtherLabels().At(text, at)) {
        end = at;
        break;
      }
    return FieldSpan{colon + 1, end};
  }
  return std::nullopt;
}

bool IsDeadlineFieldName(std::string_view name) {
  while (!name.empty()) {
    const size_t label = Labels().Before(name, name.size());
    if (label) return true;
    if (name.ends_with(")") && name.rfind('(') != name.npos) name = name.substr(0, name.rfind('('));
    else return false;
  }
  return false;
}

}  // namespace liye
