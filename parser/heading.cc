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

// Words that make sentences, found by their first character (see lexicon/sentence_words.tsv).
class SentenceWords {
 public:
  SentenceWords() {
    for (const LexiconRow& row : Lexicon("sentence_words")) {
      if (row.empty() || row[0].empty()) continue;
      words_.push_back({row[0], row.size() >= 2 ? SplitWords(row[1]) : std::vector<std::string_view>()});
      first_[CharAt(row[0], 0) & 0xffff] = true;
    }
    std::stable_sort(words_.begin(), words_.end(), Before{});
  }
  bool In(std::string_view text) const {
    for (size_t i = 0; i < text.size(); i += CharLength(text[i])) {
      const char32_t c = CharAt(text, i);
      if (!first_[c & 0xffff]) continue;
      const auto [begin, end] = std::equal_range(words_.begin(), words_.end(), c, Before{});
      if (std::any_of(begin, end, [&](const Entry& entry) { return Stands(entry, text, i); })) return true;
    }
    return false;
  }

 private:
  struct Entry {
    std::string_view word;
    std::vector<std::string_view> except;
  };
  struct Before {  // by the first character
    static char32_t Key(char32_t c) { return c; }
    static char32_t Key(const Entry& entry) { return CharAt(entry.word, 0); }
    bool operator()(const auto& a, const auto& b) const { return Key(a) < Key(b); }
  };
  // The word stands at text[i] and is no part of another. A verb of one character (应, 要) makes no sentence where 的
  // behind it makes it the attribute of a noun (单位应补缴价款的标准).
  static bool Stands(const Entry& entry, std::string_view text, size_t i) {
    if (!HasAt(text, i, entry.word)) return false;
    if (entry.word.size() == 3 && Contains(text.substr(i), "的")) return false;
    return std::none_of(entry.except.begin(), entry.except.end(), [&](std::string_view whole) {
      const size_t inside = Find(whole, entry.word);
      return inside <= i && HasAt(text, i - inside, whole);
    });
  }

  std::vector<Entry> words_;
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

// （市财政局负责）, [责任单位：市水务局]: nothing but a remark in brackets, a stop behind it set aside.
bool IsRemark(std::string_view words) {
  if (words.ends_with("。")) words.remove_suffix(3);
  for (const auto& [open, close] : {std::pair("（", "）"), std::pair("(", ")"), std::pair("（", ")"),
                                    std::pair("(", "）"), std::pair("[", "]"), std::pair("【", "】")})
    if (words.starts_with(open) && words.ends_with(close)) return !Contains(words, "。");
  return false;
}

// 《清泉谣》文化体验园: a thing that bears the name of a work.
bool NamesWork(std::string_view words) {
  const size_t close = Find(words, "》");
  return words.starts_with("《") && close != words.npos && close + 3 < words.size() && !Contains(words, "，") &&
         !Contains(words, "已");
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
  const bool whole = stop >= rest.end;  // no 。 at all
  const std::string_view behind = whole ? "" : TrimSpan(text, {stop + 3, rest.end}).of(text);
  const bool alone = behind.empty() || IsRemark(behind);  // the line holds nothing else
  if (words.size() > (alone ? kLongestAlone : kLongestRunIn) || Contains(words, "；") || words.ends_with(";"))
    return none;
  if (words.ends_with("，") || words.ends_with("、") || (!whole && words.ends_with("的"))) return none;
  const bool plain =
      whole && words.size() <= 60 && !Contains(words, "，") && !EndsWithColon(words);  // 建设单位应当做好的工作
  if (HasInnerColon(words) || (!plain && MakesSentence(words)) || words.starts_with("请") ||
      Count(words, "，") + Count(words, ",") > 2)
    return none;
  if (article && !whole) return none;
  if (whole && EndsWithColon(words) && words.size() > 75) return none;
  if (alone && !whole && follows == Follows::kSibling) return none;
  if (!whole && Contains(words, "《") && follows == Follows::kSibling && (alone || !NamesWork(words))) return none;
  return WithoutClosing(text, {rest.start, stop});
}

}  // namespace liye
