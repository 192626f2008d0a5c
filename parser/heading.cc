#include "parser/heading.h"

#include <algorithm>
#include <bitset>
#include <vector>

#include "corpus/lexicon.h"
#include "parser/find.h"
#include "parser/line.h"
#include "parser/line_kind.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kLongestRunIn = 30 * 3;  // bytes: a run-in heading
constexpr uint32_t kLongestAlone = 60 * 3;  // a heading that has its line for itself

// The words that make sentences, found by their first character.
class SentenceWords {
 public:
  SentenceWords() {
    for (const LexiconRow& row : Lexicon("sentence_words")) {
      if (row.empty() || row[0].empty()) continue;
      words_.push_back(row[0]);
      first_[CharAt(row[0], 0) & 0xffff] = true;
    }
    std::stable_sort(words_.begin(), words_.end(), Before{});
  }
  bool In(std::string_view text) const {
    for (size_t i = 0; i < text.size(); i += CharLength(text[i])) {
      const char32_t c = CharAt(text, i);
      if (!first_[c & 0xffff]) continue;
      const auto [begin, end] = std::equal_range(words_.begin(), words_.end(), c, Before{});
      if (std::any_of(begin, end, [&](std::string_view word) { return HasAt(text, i, word); })) return true;
    }
    return false;
  }

 private:
  struct Before {  // by the first character
    static char32_t Key(char32_t c) { return c; }
    static char32_t Key(std::string_view word) { return CharAt(word, 0); }
    bool operator()(const auto& a, const auto& b) const { return Key(a) < Key(b); }
  };
  std::vector<std::string_view> words_;
  std::bitset<0x10000> first_;
};

bool MakesSentence(std::string_view words) {
  static const SentenceWords* const kWords = new SentenceWords;
  return kWords->In(words);
}

// Position of the first 。 outside quotation marks and brackets, or `end`.
uint32_t FirstStop(std::string_view text, Span rest) {
  int depth = 0;
  const uint32_t limit = std::min(rest.end, rest.start + kLongestAlone + 3);
  for (uint32_t i = rest.start; i < limit; i += static_cast<uint32_t>(CharLength(text[i]))) {
    if (const unsigned char lead = text[i]; lead >= 0xe4 && lead <= 0xe9) continue;  // a Chinese character
    switch (CharAt(text, i)) {
      case U'《':
      case U'“':
      case U'（':
      case '(': ++depth; break;
      case U'》':
      case U'”':
      case U'）':
      case ')': depth = std::max(0, depth - 1); break;
      case U'。':
        if (depth == 0) return i;
        break;
      default: break;
    }
  }
  return rest.end;
}

size_t Count(std::string_view text, std::string_view word) {
  size_t n = 0;
  for (size_t at = Find(text, word); at != text.npos; at = Find(text, word, at + word.size())) ++n;
  return n;
}

Span WithoutClosing(std::string_view text, Span span) {
  span = TrimSpan(text, span, true);
  const std::string_view words = span.of(text);
  for (std::string_view mark : {"。", "：", ":"})
    if (words.ends_with(mark)) return TrimSpan(text, {span.start, span.end - static_cast<uint32_t>(mark.size())}, true);
  return span;
}

bool HasInnerColon(std::string_view words) {
  const size_t colon = std::min(Find(words, "："), words.find(':'));
  return colon != words.npos && colon + 3 < words.size();
}

}  // namespace

Span FindHeading(std::string_view text, Span rest, Follows follows, bool article) {
  rest = TrimSpan(text, rest, true);
  const Span none = {rest.start, rest.start};
  if (rest.empty()) return none;
  const uint32_t stop = FirstStop(text, rest);
  const std::string_view words = text.substr(rest.start, stop - rest.start);
  const bool whole = stop >= rest.end;                                           // no 。 at all
  const bool alone = whole || SkipBlanks(text, stop + 3, rest.end) >= rest.end;  // the line holds nothing else
  if (words.size() > (alone ? kLongestAlone : kLongestRunIn) || Contains(words, "；") || words.ends_with(";"))
    return none;
  if (words.ends_with("，") || words.ends_with("、")) return none;
  const bool plain =
      whole && words.size() <= 60 && !Contains(words, "，") && !EndsWithColon(words);  // 建设单位应当做好的工作
  if (HasInnerColon(words) || (!plain && MakesSentence(words)) || words.starts_with("请") ||
      Count(words, "，") + Count(words, ",") > 2)
    return none;
  if (article && !whole) return none;
  if (whole && EndsWithColon(words) && words.size() > 75) return none;
  if (alone && !whole && follows == Follows::kSibling) return none;
  if (!whole && Contains(words, "《") && follows == Follows::kSibling) return none;
  return WithoutClosing(text, {rest.start, stop});
}

}  // namespace liye
