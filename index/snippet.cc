#include "index/snippet.h"

#include <algorithm>
#include <array>
#include <string>

#include "index/scan.h"

namespace liye {
namespace {

constexpr std::array<std::string_view, 7> kSentenceMarks = {"。", "！", "？", "；", "\n", ";", "…"};
constexpr std::array<std::string_view, 5> kMinorMarks = {"，", "、", "：", "\t", ","};
constexpr size_t kMostCandidates = 64;  // matches that are tried as the beginning of a snippet

bool StartsCharacter(char c) { return (c & 0xc0) != 0x80; }

// `at` moved by `count` characters to the left or right, within `text`.
size_t Back(std::string_view text, size_t at, size_t count) {
  for (; at > 0 && count > 0; --count) do
      --at;
    while (at > 0 && !StartsCharacter(text[at]));
  return at;
}
size_t Forward(std::string_view text, size_t at, size_t count) {
  for (; at < text.size() && count > 0; --count) do
      ++at;
    while (at < text.size() && !StartsCharacter(text[at]));
  return at;
}

// End of the last of `marks` within [from, to); npos when there is none.
template <size_t N>
size_t BehindLastMark(std::string_view text, size_t from, size_t to, const std::array<std::string_view, N>& marks) {
  for (size_t end = to; end > from;) {
    const size_t begin = Back(text, end, 1);
    if (begin < from) break;
    const std::string_view character = text.substr(begin, end - begin);
    if (std::find(marks.begin(), marks.end(), character) != marks.end()) return end;
    end = begin;
  }
  return text.npos;
}

struct Match {
  Span span;
  size_t phrase;
};

// Where a snippet that shows the match at `match` begins: its sentence, else the part of the sentence.
size_t BeginFor(std::string_view text, size_t match, size_t characters) {
  const size_t reach = Back(text, match, characters / 2);
  if (reach == 0) return 0;
  const size_t sentence = BehindLastMark(text, reach, match, kSentenceMarks);
  if (sentence != text.npos) return sentence;
  const size_t part = BehindLastMark(text, reach, match, kMinorMarks);
  return part != text.npos ? part : Back(text, match, characters / 3);
}

// Where it ends: at a mark behind the last match if one stands in the last third, else where it is full.
size_t EndFor(std::string_view text, size_t begin, size_t last_match_end, size_t characters) {
  const size_t full = Forward(text, begin, characters);
  if (full >= text.size()) return text.size();
  const size_t from = std::max(Forward(text, begin, characters * 2 / 3), last_match_end);
  if (from >= full) return std::max(full, last_match_end);
  const size_t sentence = BehindLastMark(text, from, full, kSentenceMarks);
  if (sentence != text.npos) return sentence;
  const size_t part = BehindLastMark(text, from, full, kMinorMarks);
  return part != text.npos ? part : full;
}

std::vector<Match> FindAll(std::string_view text, const std::vector<std::string_view>& phrases) {
  const std::vector<Unit> units = UnitsOf(text);
  std::vector<Match> matches;
  std::vector<Span> found;
  for (size_t i = 0; i < phrases.size(); ++i) {
    found.clear();
    PhraseScanner(phrases[i]).Find(units, found);
    for (Span span : found) matches.push_back({span, i});
  }
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.span.start < b.span.start; });
  return matches;
}

struct Window {
  size_t begin = 0, end = 0;
  size_t distinct = 0, count = 0;
};

Window WindowAt(std::string_view text, const std::vector<Match>& matches, size_t first, size_t characters) {
  Window window{BeginFor(text, matches[first].span.start, characters), 0, 0, 0};
  const size_t full = Forward(text, window.begin, characters);
  size_t last_end = matches[first].span.end;
  uint64_t seen = 0;
  for (size_t i = first; i < matches.size() && (i == first || matches[i].span.end <= full); ++i) {
    seen |= uint64_t{1} << (matches[i].phrase % 64);
    last_end = std::max<size_t>(last_end, matches[i].span.end);
    ++window.count;
  }
  while (seen != 0) seen &= seen - 1, ++window.distinct;
  window.end = EndFor(text, window.begin, last_end, characters);
  return window;
}

std::vector<Span> Joined(const std::vector<Match>& matches) {
  std::vector<Span> spans;
  for (const Match& match : matches) {
    if (!spans.empty() && match.span.start < spans.back().end) {
      spans.back().end = std::max(spans.back().end, match.span.end);
    } else {
      spans.push_back(match.span);
    }
  }
  return spans;
}

}  // namespace

std::vector<Span> Highlights(std::string_view text, const std::vector<std::string_view>& phrases) {
  return Joined(FindAll(text, phrases));
}

Snippet MakeSnippet(std::string_view text, const std::vector<std::string_view>& phrases, uint32_t most_characters) {
  const size_t characters = std::max<uint32_t>(most_characters, 8);
  const std::vector<Match> matches = FindAll(text, phrases);
  Window best{0, matches.empty() ? EndFor(text, 0, 0, characters) : 0, 0, 0};
  for (size_t i = 0; i < std::min(matches.size(), kMostCandidates); ++i) {
    const Window window = WindowAt(text, matches, i, characters);
    if (std::pair(window.distinct, window.count) > std::pair(best.distinct, best.count)) best = window;
  }
  Snippet snippet;
  if (best.begin > 0) snippet.text = "…";
  const size_t shift = snippet.text.size();
  snippet.text.append(text.substr(best.begin, best.end - best.begin));
  for (Span span : Joined(matches)) {
    if (span.start < best.begin || span.end > best.end) continue;
    const auto moved = [&](size_t at) { return static_cast<uint32_t>(at - best.begin + shift); };
    snippet.highlights.push_back({moved(span.start), moved(span.end)});
  }
  for (char& c : snippet.text)
    if (c == '\n' || c == '\t') c = ' ';
  const bool ends_blank = snippet.text.ends_with(' ');
  if (ends_blank) snippet.text.pop_back();
  if (best.end < text.size()) snippet.text += "…";
  return snippet;
}

}  // namespace liye
