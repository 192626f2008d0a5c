#include "parser/line.h"

#include <algorithm>

#include "parser/find.h"
#include "parser/label.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kEndless = 900;  // bytes from which a line may be a whole page
constexpr int kManyGaps = 12;       // blanks between Chinese words that make it one

bool IsMark(char c) { return c == '#' || c == '*' || c == '>' || c == '_'; }

// Length of an HTML tag at the start of text, such as <b>; 0 when there is none.
uint32_t LeadingTag(std::string_view text) {
  if (text.size() < 3 || text[0] != '<') return 0;
  const char c = text[1];
  if (c != '/' && !(c >= 'a' && c <= 'z')) return 0;
  const size_t close = text.substr(0, 100).find('>');
  return close == text.npos ? 0 : static_cast<uint32_t>(close + 1);
}

uint32_t TrimMarksFront(std::string_view text, uint32_t start, uint32_t end, Line* line) {
  while (start < end) {
    const char c = text[start];
    const char next = start + 1 < end ? text[start + 1] : '\0';
    if (c == '#') {
      uint32_t i = start;
      while (i < end && text[i] == '#') ++i;
      if (line) line->hashes = static_cast<uint8_t>(std::min<uint32_t>(i - start, 9)), line->flags |= kMarkedHeading;
      start = SkipBlanks(text, i, end);
    } else if (c == '*' && next == '*') {
      if (line && text.substr(start, end - start).ends_with("**")) line->flags |= kMarkedHeading;
      start = SkipBlanks(text, start + 2, end);
    } else if ((c == '>' || ((c == '-' || c == '*') && next == ' ')) && start + 2 < end) {
      const uint32_t after = SkipBlanks(text, start + 1, end);
      if (after >= end || IsDigit(static_cast<unsigned char>(text[after]))) break;
      start = after;
    } else if (const uint32_t tag = LeadingTag(text.substr(start, end - start)); c == '<' && tag > 0) {
      start = SkipBlanks(text, start + tag, end);
    } else {
      break;
    }
  }
  return start;
}

// The end of the text before any blanks, going backwards from `end`.
uint32_t BackOverBlanks(std::string_view text, uint32_t start, uint32_t end) {
  while (end > start) {
    const unsigned char last = text[end - 1];
    if (last <= 0x20) {
      --end;
      continue;
    }
    if (last < 0x80) break;
    const size_t before = CharBefore(text, end);
    if (before < start || !IsBlank(CharAt(text, before))) break;
    end = static_cast<uint32_t>(before);
  }
  return end;
}

// The end of the text before any marks. The > of a link (总体要求 >) is a mark; one that has its < belongs to the text
// (落实<办法>) or to a tag, which clean text leaves out.
uint32_t TrimMarksBack(std::string_view text, uint32_t start, uint32_t end) {
  if (end <= start || !IsMark(text[end - 1])) return end;
  const std::string_view whole = text.substr(start, end - start);
  auto unopened = std::ranges::count(whole, '>') - std::ranges::count(whole, '<');
  while (end > start && IsMark(text[end - 1])) {
    if (text[end - 1] == '>' && --unopened < 0) break;
    end = BackOverBlanks(text, start, end - 1);
  }
  return end;
}

bool IsRule(std::string_view line) {
  if (line.size() < 3 || (line[0] != '-' && line[0] != '*' && line[0] != '=' && line[0] != '_')) return false;
  return line.find_first_not_of("-*=_ ") == line.npos;
}

uint8_t FlagsOf(std::string_view line, uint16_t blank_before, bool blank_after) {
  if (IsRule(line) || line.starts_with("<!--") || line == "-->" || line.starts_with("![")) return kNoiseLine;
  if (line.size() <= 40 && IsPageNumber(line)) {
    const bool bare =
        IsDigit(static_cast<unsigned char>(line.front())) && IsDigit(static_cast<unsigned char>(line.back()));
    if (!bare || (line.size() <= 3 && blank_before > 0 && blank_after)) return kNoiseLine;
  }
  uint8_t flags = 0;
  if (const size_t pipe = line.size() < 4000 ? line.find('|') : line.npos;
      line.front() == '|' || (pipe != line.npos && line.find('|', pipe + 1) != line.npos))
    flags |= kPipeRow;
  if (const size_t tab = line.find('\t'); tab != line.npos && line.find_first_not_of(" \t", tab) != line.npos)
    flags |= kTabRow;
  return flags;
}

// Where the cells of a line begin that has a tab in front: a row whose first cells are empty. `start` when it is none.
uint32_t FirstCell(std::string_view text, uint32_t from, uint32_t start, uint32_t stop, const Line& line,
                   const std::vector<Line>& before) {
  constexpr uint32_t kLongestRow = 300;
  if (start == from || line.is(kNoiseLine) || line.is(kPipeRow)) return start;
  const size_t tab = text.substr(from, start - from).find('\t');
  if (tab == text.npos) return start;
  const bool below = !before.empty() && before.back().is(kTabRow) && line.blank_before == 0 &&
                     stop - start <= kLongestRow && text.substr(start, stop - start).find("。") == text.npos;
  return line.is(kTabRow) || below ? from + static_cast<uint32_t>(tab) : start;
}

bool IsChineseBefore(std::string_view text, uint32_t at) {
  return at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80;
}

// Calls cut(begin, end) for each run of blanks in [start, end).
template <typename Cut>
void ForEachGap(std::string_view text, uint32_t start, uint32_t end, Cut cut) {
  for (uint32_t i = start; i < end;) {
    const unsigned char c = text[i];
    const bool blank =
        c == ' ' || c == '\t' || (c == 0xe3 && HasAt(text, i, "　")) || (c == 0xc2 && HasAt(text, i, "\xc2\xa0"));
    if (!blank) {
      ++i;
      continue;
    }
    const uint32_t after = SkipBlanks(text, i, end);
    cut(i, after);
    i = std::max(after, i + 1);
  }
}

// A page on one line: many blanks stand between its words.
bool IsEndless(std::string_view text, Span line) {
  if (line.size() < kEndless || line.of(text).find("。") == std::string_view::npos) return false;
  int gaps = 0;
  ForEachGap(text, line.start, line.end, [&](uint32_t begin, uint32_t after) {
    const bool chinese_after = after < line.end && static_cast<unsigned char>(text[after]) >= 0x80;
    gaps += IsChineseBefore(text, begin) && chinese_after && text[begin] != '\t';
  });
  return gaps >= kManyGaps;
}

// 第六 | 条 鼓励…, 第 | 六 条 鼓励…: the blank stands inside a label.
bool PartsLabel(std::string_view text, uint32_t start, uint32_t gap, uint32_t after) {
  constexpr uint32_t kLongestNumber = 21;
  if (gap - start > kLongestNumber || !HasAt(text, start, "第")) return false;
  return gap - start == 3 || HasAt(text, after, "条") || HasAt(text, after, "章") || HasAt(text, after, "节");
}

// 第一章 | 总则, 一、 | 总体要求: the blank stands behind a label that has its heading behind it. An article (条) has text.
bool EndsLabel(std::string_view text, uint32_t start, uint32_t gap) {
  constexpr uint32_t kLongestLabel = 24;
  if (gap - start > kLongestLabel) return false;
  const Label label = ParseLabel(text, start, gap);
  return label && label.end == gap && label.style != LabelStyle::kArticle;
}

void AddPieces(std::string_view text, const Line& whole, std::vector<Line>& lines) {
  uint32_t start = whole.span.start;
  uint8_t flags = kPiece | kFirstPiece;
  const auto add = [&](uint32_t end) {
    if (end <= start) return;
    Line piece;
    piece.span = {start, end};
    piece.flags = flags;
    flags = kPiece;
    lines.push_back(piece);
  };
  ForEachGap(text, whole.span.start, whole.span.end, [&](uint32_t begin, uint32_t after) {
    const auto is_ascii = [&](uint32_t at) { return static_cast<unsigned char>(text[at]) < 0x80; };
    if (after >= whole.span.end || (is_ascii(begin - 1) && is_ascii(after))) return;  // a blank inside English
    if (PartsLabel(text, start, begin, after) || EndsLabel(text, start, begin)) return;
    add(begin);
    start = after;
  });
  add(whole.span.end);
}

}  // namespace

uint32_t SkipBlanks(std::string_view text, uint32_t at, uint32_t end) {
  while (at < end) {
    const unsigned char lead = text[at];
    if (lead <= 0x20) {
      ++at;
    } else if (lead < 0x80 || (lead != 0xe3 && lead != 0xc2 && lead != 0xe2 && lead != 0xef)) {
      break;
    } else {
      if (!IsBlank(CharAt(text, at))) break;
      at += static_cast<uint32_t>(CharLength(lead));
    }
  }
  return std::min(at, end);
}

Span TrimSpan(std::string_view text, Span span, bool marks) {
  span.start = SkipBlanks(text, span.start, span.end);
  if (marks) span.start = TrimMarksFront(text, span.start, span.end, nullptr);
  span.end = BackOverBlanks(text, span.start, span.end);
  if (marks) span.end = TrimMarksBack(text, span.start, span.end);
  return span;
}

bool IsPageNumber(std::string_view line) {
  size_t digits = 0;
  for (size_t i = 0; i < line.size(); i += CharLength(line[i])) {
    const char32_t c = CharAt(line, i);
    if (IsDigit(c) || (c >= U'０' && c <= U'９')) {
      ++digits;
    } else if (!(c == '-' || c == U'—' || c == U'–' || c == U'－' || c == U'─' || c == U'·' || c == U'•' ||
                 c == U'第' || c == U'页' || c == U'共' || c == '/' || IsBlank(c))) {
      return false;
    }
  }
  if (digits == 0 || digits > 8) return false;
  if (line.find('/') != line.npos && !Contains(line, "页")) return false;
  const bool bare = digits == line.size();
  const bool dashed = line.front() == '-' || static_cast<unsigned char>(line.front()) >= 0x80;
  const bool closed = line.back() == '-' || static_cast<unsigned char>(line.back()) >= 0x80;
  return bare ? digits <= 3 : dashed && closed;
}

std::vector<Line> ReadLines(std::string_view text) {
  std::vector<Line> lines;
  lines.reserve(text.size() / 120 + 8);
  uint32_t blanks = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find('\n', at);
    if (end == text.npos) end = text.size();
    Line line;
    const auto from = static_cast<uint32_t>(at);
    const auto to = static_cast<uint32_t>(end);
    uint32_t start = SkipBlanks(text, from, to);
    at = end + 1;
    if (start >= to) {
      ++blanks;
      continue;
    }
    if (start - from >= 2) line.flags |= kIndented;
    const uint32_t stop = BackOverBlanks(text, start, to);
    line.blank_before = static_cast<uint16_t>(std::min<uint32_t>(blanks, 65535));
    const bool blank_after = at >= text.size() || text[at] == '\n' || text[at] == '\r';
    // A last cell that is empty leaves only its tab.
    if (stop - start <= 150 && text.substr(stop, to - stop).find('\t') != text.npos) line.flags |= kTabRow;
    line.flags |= FlagsOf(text.substr(start, stop - start), line.blank_before, blank_after);
    if (const uint32_t tab = FirstCell(text, from, start, stop, line, lines); tab < start) {
      line.flags |= kTabRow;
      line.span = {tab, stop};
      blanks = 0;
      lines.push_back(line);
      continue;
    }
    if (line.is(kNoiseLine) || line.is(kPipeRow)) {
      line.span = {start, stop};
    } else {
      line.span.start = TrimMarksFront(text, start, stop, &line);
      line.span.end = stop;
      while (line.span.end > line.span.start && IsMark(text[line.span.end - 1]) && text[line.span.end - 1] != '_' &&
             text[line.span.end - 1] != '>')
        line.span.end = BackOverBlanks(text, line.span.start, line.span.end - 1);
      if (line.span.empty()) line.span = {start, stop}, line.flags |= kNoiseLine;
    }
    blanks = 0;
    if (line.is(kNoiseLine)) line.flags = kNoiseLine;
    if (line.span.size() >= kEndless && IsEndless(text, line.span)) {
      AddPieces(text, line, lines);
    } else {
      lines.push_back(line);
    }
  }
  return lines;
}

}  // namespace liye
