#include "extract/bare_name.h"

#include <algorithm>

#include "extract/relation_list.h"
#include "extract/title_ending.h"
#include "extract/words.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

bool HasSentenceMark(std::string_view text) {
  return text.find_first_of(",;:!?") != text.npos || text.find("。") != text.npos || text.find("《") != text.npos;
}

// Where the name that ends at `end` begins with 关于, not before `from`; `end` when none does.
size_t NameBegin(std::string_view text, size_t from, size_t end) {
  constexpr std::string_view kAbout = "关于";
  constexpr size_t kLongest = 120 * kGlyph;
  std::string_view before = text.substr(from, end - from);
  if (before.size() > kLongest) before.remove_prefix(before.size() - kLongest);
  // The first 关于 of the clause: 关于转发省水利厅关于…的意见的通知 is one name.
  const size_t mark = before.find_last_of(",;:!?");
  size_t clause = mark == before.npos ? 0 : mark + 1;
  if (const size_t stop = before.rfind("。"); stop != before.npos) clause = std::max(clause, stop + kGlyph);
  const size_t about = before.find(kAbout, clause);
  if (about == before.npos) return end;
  const std::string_view name = WithoutEdition(before.substr(about));
  if (!EndsWithAny(name, {"通知", "通告", "公告", "意见", "决定", "批复", "办法", "规定", "细则", "方案", "函", "通报",
                          "决议", "措施"}))
    return end;
  return IsBareName(name) ? end - (before.size() - about) : end;
}

// Whether a number in brackets may belong to what `before` ends in: another reference or a name without 《》.
bool BearsNumber(std::string_view before) {
  for (std::string_view joint : {"、", "和", "及", ")、", ")和", ")及"})
    if (before == joint) return true;
  if (before.starts_with(")")) before.remove_prefix(1);  // of the number before
  const size_t mark = before.find_last_of(",;:!?");
  const std::string_view name = before.substr(mark == before.npos ? 0 : mark + 1);
  const size_t stop = name.rfind("。");
  return IsBareName(stop == name.npos ? name : name.substr(stop + kGlyph));
}

// 办法(1998年4月2日市政府令第12号公布): the place of the bracket whose history of the act before it holds the number in
// [begin, end); `begin` when there is none.
size_t HistoryBegin(std::string_view text, size_t from, size_t begin, size_t end) {
  constexpr size_t kFarthest = 30 * kGlyph;
  const size_t open = text.substr(0, begin).rfind('(');
  if (open == text.npos || open <= from || begin - open > kFarthest) return begin;
  if (HasSentenceMark(text.substr(open, begin - open)) || text.substr(open, begin - open).find(')') != text.npos)
    return begin;
  bool issued = false;
  for (std::string_view word : {"公布", "发布", "颁布", "印发", "修改", "修正", "修订", "施行"})
    issued = issued || StartsAt(text, end, word);
  return issued && BearsNumber(text.substr(from, open - from)) ? open : begin;
}

}  // namespace

bool IsBareName(std::string_view text) {
  constexpr size_t kShortest = 4 * kGlyph, kLongest = 120 * kGlyph;
  return text.size() >= kShortest && text.size() <= kLongest && !HasSentenceMark(text) &&
         KindOfTitle(text) == TitleKind::kOfficial;
}

bool IsBareItem(std::string_view text) {
  text.remove_prefix(LabelLength(text));
  if (text.ends_with(";")) text.remove_suffix(1);
  if (!IsBareName(text) || text.find("有效") != text.npos || text.find("保留") != text.npos) return false;
  return text.find("关于") != text.npos || EndsWithAny(WithoutEdition(text), {"办法", "规定", "细则", "条例"});
}

Reference NumberReference(std::string_view text, size_t from, size_t begin, size_t end) {
  Reference reference{begin, end};
  if (begin > from && text[begin - 1] == '(' && StartsAt(text, end, ")") &&
      BearsNumber(text.substr(from, begin - 1 - from)))
    --reference.begin, ++reference.end;
  else
    reference.begin = HistoryBegin(text, from, begin, end);
  const size_t name = NameBegin(text, from, reference.begin);
  reference.named = name < reference.begin;
  reference.begin = name;
  return reference;
}

}  // namespace liye
