#include "parser/sibling_headings.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <tuple>

#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kSurely = 2;           // sentences for each heading in doubt
constexpr uint32_t kShortHeading = 48;  // bytes: one that is as short (转变观念，压实责任) is in no doubt

// 支持企业利用多层次资本市场进行融资。…: a heading so long that ends with the stop of a sentence.
bool IsDoubtful(std::string_view text, const Clause& clause) {
  return clause.heading.size() > kShortHeading && HasAt(text, clause.heading.end, "。");
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

void DropStrayHeadings(std::string_view text, std::vector<Clause>& clauses) {
  std::vector<uint32_t> order(clauses.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto list_of = [&](uint32_t i) { return std::tuple(clauses[i].parent, clauses[i].kind); };
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return list_of(a) < list_of(b); });
  for (size_t first = 0, end = 0; first < order.size(); first = end) {
    while (end < order.size() && list_of(order[end]) == list_of(order[first])) ++end;
    DropInList(text, clauses, std::span(order).subspan(first, end - first));
  }
}

}  // namespace liye
