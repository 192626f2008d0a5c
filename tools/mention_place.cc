#include "tools/mention_place.h"

#include <algorithm>

#include "corpus/lexicon.h"
#include "corpus/utf8.h"
#include "index/fold.h"
#include "index/reference_words.h"

namespace liye {
namespace {

// Characters that count in a comparison, and where each byte of them begins and ends in the text.
struct Squeezed {
  std::string text;
  std::vector<Span> origins;
};

Squeezed Squeeze(std::string_view text, bool folded) {
  Squeezed squeezed;
  for (size_t at = 0; at < text.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(text, at, length);
    const Span origin{static_cast<uint32_t>(at), static_cast<uint32_t>(at + static_cast<size_t>(length))};
    bool blank = false;
    std::string kept;
    FoldCharacter(code, [&](CharClass kind, char32_t character) {
      blank = blank || kind == CharClass::kBlank || kind == CharClass::kNothing || character <= ' ';
      if (kind == CharClass::kHan || kind == CharClass::kWord) AppendUtf8(kept, character);
    });
    if (!folded) kept = blank ? std::string_view() : text.substr(at, static_cast<size_t>(length));
    squeezed.text += kept;
    squeezed.origins.resize(squeezed.text.size(), origin);
    at += static_cast<size_t>(length);
  }
  return squeezed;
}

// The place of `wanted` that begins at `from` or behind it, else the first; an empty span when there is none.
Span Find(const Squeezed& text, const std::string& wanted, uint32_t from) {
  if (wanted.empty()) return {};
  size_t first = std::string::npos;
  for (size_t at = text.text.find(wanted); at != std::string::npos; at = text.text.find(wanted, at + 1)) {
    if (first == std::string::npos) first = at;
    if (text.origins[at].start >= from) {
      first = at;
      break;
    }
  }
  if (first == std::string::npos) return {};
  return {text.origins[first].start, text.origins[first + wanted.size() - 1].end};
}

// A folded comparison leaves brackets out: they belong to the mention, also those inside: （试行）》.
Span WithBrackets(std::string_view text, Span span) {
  for (std::string_view open : {"《", "〈"})
    if (text.substr(0, span.start).ends_with(open)) span.start -= static_cast<uint32_t>(open.size());
  uint32_t end = span.end;
  for (std::string_view inner : {"）", ")", "〉"})
    if (text.substr(end).starts_with(inner)) end += static_cast<uint32_t>(inner.size());
  constexpr std::string_view kClose = "》";
  if (text.substr(end).starts_with(kClose)) span.end = end + static_cast<uint32_t>(kClose.size());
  return span;
}

}  // namespace

std::vector<Span> PlacesOf(std::string_view text, const std::vector<std::string>& evidences) {
  const Squeezed plain = Squeeze(text, false);
  Squeezed folded;
  std::vector<Span> places;
  uint32_t from = 0;
  for (const std::string& evidence : evidences) {
    Span place = Find(plain, Squeeze(evidence, false).text, from);
    if (place.empty()) {
      if (folded.text.empty()) folded = Squeeze(text, true);
      place = Find(folded, Squeeze(evidence, true).text, from);
      if (!place.empty()) place = WithBrackets(text, place);
    }
    if (!place.empty()) from = place.start + 1;
    places.push_back(place);
  }
  return places;
}

uint32_t EndWithNumber(std::string_view text, uint32_t end, std::string_view number) {
  constexpr size_t kLongest = 120;  // bytes in the brackets
  const std::string wanted = FoldedKey(number);
  if (wanted.empty()) return end;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    if (!text.substr(end).starts_with(open)) continue;
    const size_t last = text.find(close, end);
    if (last == text.npos || last - end > kLongest) continue;
    if (FoldedKey(text.substr(end, last - end)).find(wanted) != std::string::npos)
      return static_cast<uint32_t>(last + close.size());
  }
  return end;
}

std::vector<OwnMention> OwnMentions(std::string_view text) {
  constexpr std::string_view kThis = "本";
  std::vector<OwnMention> mentions;
  for (size_t at = text.find(kThis); at != text.npos; at = text.find(kThis, at + kThis.size())) {
    const std::string_view behind = text.substr(at + kThis.size());
    size_t self = behind.starts_with("法") ? std::string_view("法").size() : 0;
    for (const LexiconRow& row : Lexicon("self_words"))
      if (behind.starts_with(row[0])) self = std::max(self, row[0].size());
    if (self == 0 || !behind.substr(self).starts_with("第")) continue;
    std::string part = PartAt(behind.substr(self));
    if (part.empty() || !behind.substr(self).starts_with(part)) continue;
    const auto end = static_cast<uint32_t>(at + kThis.size() + self + part.size());
    mentions.push_back({{static_cast<uint32_t>(at), end}, std::move(part)});
  }
  return mentions;
}

}  // namespace liye
