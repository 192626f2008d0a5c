#include "extract/duty_deed.h"

#include <algorithm>

#include "extract/duty_sentence_words.h"
#include "extract/unit_list_words.h"
#include "extract/unit_name.h"
#include "parser/utf8.h"

namespace liye {
namespace {

// Bytes of a deed at `at`: 编制, 更换; or of 报 with the body behind it.
size_t DeedLength(std::string_view text, size_t at) {
  constexpr std::string_view kReport = "报";
  const UnitNames& names = UnitNames::Get();
  if (HasAt(text, at, kReport)) {
    const size_t end = names.EndOfName(text, at + kReport.size(), text.size());
    if (end > at + kReport.size()) return end - at;
  }
  const size_t plain = ListWords::Get().deeds.LongestAt(text, at).size;
  const size_t verb = names.VerbAt(text, at);
  return std::max(plain, verb >= 6 ? verb : 0);
}

// Whether all from `at` on is deeds and what joins them.
bool IsAllDeeds(std::string_view text, size_t at) {
  int deeds = 0;
  while (at < text.size()) {
    if (const size_t link = LinkLengthAt(text, at)) {
      at += link;
      continue;
    }
    if (const size_t deed = DeedLength(text, at)) {
      at += deed, ++deeds;
      continue;
    }
    size_t joint = text[at] == ',' ? 1 : ConjunctionAt(text, at);
    for (std::string_view word : {"、", "并", "后", "向社会"})
      if (HasAt(text, at, word)) joint = word.size();
    if (joint == 0) return false;
    at += joint;
  }
  return deeds > 0;
}

}  // namespace

bool NamesNoObject(std::string_view action) {
  if (StartsWithAny(action, 0, {"列入", "纳入"}) || IsAllDeeds(action, 0)) return true;
  if (!StartsWithAny(action, 0, {"按照", "根据", "依照", "依据"})) return false;
  const size_t comma = std::min(action.find(','), action.size());
  for (size_t i = 6; i < comma; i += CharLength(action[i]))  // 根据…需要|核定
    if (ListWords::Get().basis.LongestBefore(action, i) && IsAllDeeds(action, i)) return true;
  return false;
}

}  // namespace liye
