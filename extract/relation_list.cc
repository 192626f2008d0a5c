#include "extract/relation_list.h"

#include <algorithm>
#include <string>

#include "extract/pattern.h"
#include "extract/relation_reason.h"
#include "extract/relation_verb.h"
#include "extract/words.h"
#include "parser/number_issuer.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character

// Between members of a list of old acts: who issued and amended the next one, and when.
const Pattern kHistory(
    "relation.history",
    R"(^(?:,|、|和|及|与|以及|令|文件|文|公告)*(?:[^,。;:《》]{0,60}?(?:发布|公布|颁布|施行|修改|修正|修订|批准|通过|印发)[、,]?)*)"
    R"((?:根据)?(?:[^,。;:《》、]{0,40}(?:的|日))?$)",
    "list members joined by their history",
    {",1993年5月4日", "令发布、根据1998年3月2日", ",1987年7月1日市人民政府发布、1998年3月2日修正的"},
    {",现就有关事项通知如下:", "。根据"});

const Pattern kAmendsNext("relation.amends_next",
                          R"(^(?:令|文件|文|公告)?(?:第[一二三四五六]次)?(?:修改|修正|修订)(?:的|、|,|和))",
                          "the next reference was amended by this one", {"令修改的", "第二次修正的", "修改、根据"},
                          {"修改单"});

bool Opens(const Pattern& pattern, std::string_view text) {
  re2::StringPiece groups[1];
  return pattern.MatchAt(text, 0, groups);
}

std::string_view WithoutQuotes(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (std::string_view quote : {"“", "”", "\"", "‘", "’"}) {
      if (text.starts_with(quote)) text.remove_prefix(quote.size()), again = true;
      if (text.ends_with(quote)) text.remove_suffix(quote.size()), again = true;
    }
  }
  return text;
}

// ,1985年11月30日市人民政府: what stands before a number without the office that issued it.
std::string_view WithoutOffice(std::string_view gap) {
  constexpr std::string_view kDay = "日";
  constexpr size_t kLongest = 20 * kGlyph;
  const size_t day = gap.rfind(kDay);
  if (day == gap.npos) return gap;
  const std::string_view office = gap.substr(day + kDay.size());
  return office.size() <= kLongest && LooksLikeOffice(office) ? gap.substr(0, day + kDay.size()) : gap;
}

// What stands between two members of a list, amending acts between them left out.
std::string GapBetween(std::string_view text, std::span<const Reference> references, size_t from, size_t to) {
  std::string gap;
  size_t at = references[from].end;
  for (size_t k = from + 1; k <= to; ++k) {
    if (references[k].begin > at) gap += text.substr(at, references[k].begin - at);
    at = std::max(at, references[k].end);
  }
  return gap;
}

// Whether `gap` may stand between two members of a list.
bool Chained(std::string_view gap, bool amended) {
  constexpr size_t kLongest = 45 * kGlyph;
  gap = WithoutOffice(WithoutQuotes(gap));
  if (gap.empty()) return true;
  const bool told = amended || gap.ends_with("的") || gap.ends_with("日");
  if (told && gap.size() < 3 * kLongest && Opens(kHistory, gap)) return true;
  if (gap.size() > kLongest) return false;
  for (std::string_view sign : {"。", "!", "?", ":"})
    if (gap.find(sign) != gap.npos) return false;
  if (gap.starts_with(";")) {
    gap.remove_prefix(1);
    gap.remove_prefix(LabelLength(gap));
    return gap.empty() || gap == "以及" || gap == "和";
  }
  const bool comma = gap.starts_with(",");
  if (comma) gap.remove_prefix(1);
  if (gap.find_first_of(",;(") != gap.npos) return false;
  for (size_t end = gap.size(); end > 0; end -= GlyphBefore(gap, end).size()) {
    size_t length = 0;
    const RelationVerb verb = RelationVerbBefore(gap, end, length);
    if (verb == RelationVerb::kNone || IsAttribute(gap.substr(end)) || MakesNoun(verb, gap.substr(end))) continue;
    if (verb == RelationVerb::kBasedOn || Reaches(gap.substr(end))) return false;
  }
  if (comma) return gap.empty() || gap.ends_with("的") || JoinsOn(gap);
  return HasJoint(gap) || gap == "至" || gap.ends_with("附件") || gap.ends_with("所附") || gap.ends_with("附");
}

}  // namespace

size_t LabelLength(std::string_view text) {
  static const WordList numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  size_t i = text.starts_with("(") ? 1 : 0;
  const size_t first = i;
  while (i < text.size() && ((text[i] >= '0' && text[i] <= '9') || numerals.At(text, i))) i += GlyphLength(text, i);
  if (i == first) return 0;
  if (text.starts_with("(")) return StartsAt(text, i, ")") ? i + 1 : 0;
  if (StartsAt(text, i, ".")) return i + 1;
  return StartsAt(text, i, "、") ? i + kGlyph : 0;
}

// 第62号令发布（1998年修订第90号令发布）的《…》: a reference that stands in the history of the next one.
bool StandsInHistory(std::string_view text, const Reference& reference) {
  constexpr size_t kFarthest = 240;
  const size_t limit = reference.begin > kFarthest ? reference.begin - kFarthest : 0;
  const size_t open = text.substr(0, reference.begin).rfind('(');
  if (open == text.npos || open < limit || text.substr(open, reference.begin - open).find(')') != text.npos)
    return false;
  const size_t close = text.find(')', reference.end);
  if (close == text.npos || close - reference.end > kFarthest) return false;
  const std::string_view history = text.substr(open, close - open);
  return history.find("修") != history.npos && StartsAt(text, close + 1, "的");
}

void MarkAmending(std::string_view text, std::span<Reference> references) {
  constexpr size_t kFarthest = 240;
  for (Reference& reference : references) {
    // (第13号发布,第20号修改): the last words of the history of the act before it.
    const std::string_view behind = text.substr(std::min(reference.end, text.size()));
    bool last = behind.starts_with("修改)") || behind.starts_with("修正)") || behind.starts_with("修订)");
    if (last) {
      const size_t k = static_cast<size_t>(&reference - references.data());
      last = k > 0 && references[k - 1].end <= reference.begin &&
             text.substr(references[k - 1].end, reference.begin - references[k - 1].end).find(')') == text.npos;
    }
    reference.amending = last || StandsInHistory(text, reference);
  }
  for (size_t i = 0; i + 1 < references.size(); ++i) {
    const size_t from = references[i].end, to = references[i + 1].begin;
    if (to <= from || to - from >= kFarthest) continue;
    const std::string_view gap = text.substr(from, to - from);
    if (gap.find("修") != gap.npos && Opens(kAmendsNext, gap)) references[i].amending = true;
  }
}

size_t LastOfList(std::string_view text, std::span<const Reference> references, size_t first, size_t& next) {
  size_t last = first;
  next = first + 1;
  for (size_t j = next; j < references.size() && !references[first].amending; ++j) {
    if (references[j].amending) continue;
    const std::string gap = GapBetween(text, references, last, j);
    if (!Chained(gap, last + 1 < j) || IsPassiveBefore(gap)) break;
    // 《甲》与《乙》不一致: the two are compared.
    const std::string_view behind = text.substr(std::min(references[j].end, text.size()));
    const bool compared = gap.ends_with("与") || gap.ends_with("和") || gap.ends_with("同");
    if ((compared && SaysDiffers(behind)) || (gap == "," && TellsReason({}, behind))) break;
    last = j;
    next = j + 1;
  }
  return last;
}

}  // namespace liye
