#include "parser/sibling_headings.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <tuple>

#include "parser/find.h"
#include "parser/heading.h"
#include "parser/line.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kSurely = 2;           // sentences for each heading in doubt
constexpr uint32_t kShortHeading = 48;  // bytes: one that is as short (转变观念，压实责任) is in no doubt

// 支持企业利用多层次资本市场进行融资。…: a heading so long that ends with the stop of a sentence.
bool IsDoubtful(std::string_view text, const Clause& clause) {
  return clause.heading.size() > kShortHeading && HasAt(text, clause.heading.end, "。");
}

// The heading has its line, or its piece of a page on one line, for itself; its 。 set aside.
bool StandsAlone(std::string_view text, const Clause& clause) {
  uint32_t at = clause.heading.end;
  const bool stopped = HasAt(text, at, "。");
  if (stopped) at += 3;
  const bool blank = at < text.size() && text[at] == ' ';
  while (at < text.size() && (text[at] == '*' || text[at] == ' ' || text[at] == '\r')) ++at;
  return !clause.heading.empty() && (at >= text.size() || text[at] == '\n' || (stopped && blank));
}

// The words before the first blank of the unit's text, where they can be a heading: 健全节水制度 落实《…》，建立… with Chinese words
// around the blank, or a short sentence (严禁偷水。 …) with text behind it. Else an empty span.
Span GluedHeading(std::string_view text, const Clause& clause) {
  constexpr uint32_t kLongest = 90, kText = 30;  // bytes
  const uint32_t start = SkipBlanks(text, clause.label.end, clause.span.end);
  const uint32_t limit = std::min(clause.span.end, start + kLongest);
  uint32_t gap = start;
  while (gap < limit && text[gap] != ' ' && text[gap] != '\n') ++gap;
  const uint32_t behind = SkipBlanks(text, gap, clause.span.end);
  if (gap >= limit || gap == start || behind + kText > clause.span.end) return {};
  const std::string_view words = text.substr(start, gap - start);
  if (words.ends_with("。") && Find(words, "。") == words.size() - 3) return {start, gap - 3};
  if (text[gap] != ' ' || !IsHan(CharAt(text, behind)) || !IsHan(CharAt(text, CharBefore(text, gap)))) return {};
  return FindHeading(text, {start, gap}, Follows::kText, false);
}

// Where every other unit of the list has its heading on a line of its own, a heading that lost its line end is one too.
void RestoreInList(std::string_view text, std::vector<Clause>& clauses, std::span<const uint32_t> list) {
  constexpr size_t kFewest = 3;  // units
  const auto empty = [&](uint32_t i) { return clauses[i].heading.empty(); };
  if (list.size() < kFewest || std::count_if(list.begin(), list.end(), empty) != 1) return;
  const auto lost = std::find_if(list.begin(), list.end(), empty);
  if (!std::all_of(list.begin(), list.end(), [&](uint32_t i) { return empty(i) || StandsAlone(text, clauses[i]); }))
    return;
  if (clauses[*lost].label.empty()) return;
  if (const Span heading = GluedHeading(text, clauses[*lost]); !heading.empty()) clauses[*lost].heading = heading;
}

// `list` holds the places in `clauses` of the units of one list.
void DropInList(std::string_view text, std::vector<Clause>& clauses, std::span<const uint32_t> list) {
  size_t sentences = 0, headed = 0, doubtful = 0;
  for (uint32_t i : list) {
    const Clause& clause = clauses[i];
    (clause.heading.empty() ? sentences : headed) += 1;
    doubtful += IsDoubtful(text, clause);
  }
  if (doubtful == 0 || sentences < kSurely * headed) return;
  for (uint32_t i : list)
    if (IsDoubtful(text, clauses[i])) clauses[i].heading.end = clauses[i].heading.start;
}

}  // namespace

void MatchSiblingHeadings(std::string_view text, std::vector<Clause>& clauses) {
  std::vector<uint32_t> order(clauses.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto list_of = [&](uint32_t i) { return std::tuple(clauses[i].parent, clauses[i].kind); };
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return list_of(a) < list_of(b); });
  for (size_t first = 0, end = 0; first < order.size(); first = end) {
    while (end < order.size() && list_of(order[end]) == list_of(order[first])) ++end;
    const auto list = std::span<const uint32_t>(order).subspan(first, end - first);
    DropInList(text, clauses, list);
    RestoreInList(text, clauses, list);
  }
}

}  // namespace liye
