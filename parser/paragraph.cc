#include "parser/paragraph.h"

#include <algorithm>
#include <array>

#include "corpus/lexicon.h"
#include "parser/find.h"
#include "parser/line_kind.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

// An opening mark of the line is not closed in it.
bool LeavesOpen(std::string_view line) {
  const auto behind = [&](std::string_view open, std::string_view close) {
    const size_t at = FindLast(line, open);
    return at != line.npos && !Contains(line.substr(at), close);
  };
  return behind("《", "》") || behind("“", "”") || (behind("（", "）") && behind("（", ")")) ||
         (behind("(", ")") && behind("(", "）"));
}

// …给予补助。（市财政局负责）: a remark in brackets behind the last sentence.
bool EndsWithRemark(std::string_view line) {
  constexpr size_t kLongest = 1500;
  if (!line.ends_with("）") && !line.ends_with(")")) return false;
  if (line.size() > kLongest) line.remove_prefix(line.size() - kLongest);
  const size_t full = FindLast(line, "（"), half = line.rfind('(');
  const size_t open = full == line.npos ? half : half == line.npos ? full : std::max(full, half);
  return open != line.npos && line.substr(0, open).ends_with("。");
}

bool EndsOpen(std::string_view line) {
  switch (CharAt(line, CharBefore(line, line.size()))) {
    case ',':
    case U'，':
    case U'、':
    case U'《':
    case U'（':
    case U'“':
    case U'—': return true;
    default: return LeavesOpen(line);
  }
}

// Words that no line of its own ends with, or begins with (see lexicon/open_endings.tsv).
class OpenWords {
 public:
  explicit OpenWords(std::string_view place) {
    for (const LexiconRow& row : Lexicon("open_endings"))
      if (row.size() >= 2 && row[1] == place)
        words_.push_back({row[0], row.size() >= 3 ? SplitWords(row[2]) : std::vector<std::string_view>()});
  }
  bool End(std::string_view line) const {
    return Any([line](std::string_view word) { return line.ends_with(word); });
  }
  bool Begin(std::string_view line) const {
    return Any([line](std::string_view word) { return line.starts_with(word); });
  }

 private:
  struct Entry {
    std::string_view word;
    std::vector<std::string_view> except;
  };
  template <typename Has>
  bool Any(Has has) const {
    return std::any_of(words_.begin(), words_.end(), [&](const Entry& entry) {
      return has(entry.word) && std::none_of(entry.except.begin(), entry.except.end(), has);
    });
  }

  std::vector<Entry> words_;
};

// …监测网络，在现有 / 9个国控…: neither half stands alone.
bool GoesOn(std::string_view before, std::string_view after) {
  static const OpenWords* const kEnds = new OpenWords("end");
  static const OpenWords* const kStarts = new OpenWords("start");
  return kEnds->End(before) || kStarts->Begin(after);
}

constexpr uint32_t kMarkBytes = 3;  // 。：；

class Builder {
 public:
  Builder(std::string_view text, std::span<const Line> lines, std::vector<Span>& noise)
      : text_(text), lines_(lines), noise_(noise) {}

  std::vector<Paragraph> Run() {
    paragraphs_.reserve(lines_.size());
    for (uint32_t i = 0; i < lines_.size();) i = Read(i);
    return std::move(paragraphs_);
  }

 private:
  std::string_view RawOf(const Line& line) const { return line.span.of(text_); }

  // Reads the paragraph that begins on line `first`; returns the line behind it.
  uint32_t Read(uint32_t first) {
    const Line& line = lines_[first];
    if (line.is(kNoiseLine)) return first + 1;
    Paragraph paragraph;
    paragraph.span = line.span;
    paragraph.blank_before = line.blank_before;
    paragraph.flags = line.flags;
    paragraph.hashes = line.hashes;
    uint32_t next = first + 1;
    if (line.is(kTabRow) || line.is(kPipeRow) || line.is(kCellLine)) {
      paragraph.label = !line.is(kTabRow) ? Label{} : ParseLabel(text_, line.span.start, line.span.end);
      paragraphs_.push_back(paragraph);
      return next;
    }
    paragraph.label = ParseLabel(text_, line.span.start, line.span.end);
    Count(paragraph.label);
    uint32_t last = first;
    while (next < lines_.size()) {
      uint32_t after = next;
      while (after < lines_.size() && lines_[after].is(kNoiseLine) && after < next + 4) ++after;
      if (after >= lines_.size() || !Joins(paragraph, first, last, lines_[after])) break;
      for (uint32_t k = next; k < after; ++k) noise_.push_back(lines_[k].span);
      last = after;
      paragraph.span.end = lines_[after].span.end;
      next = after + 1;
    }
    AddSplit(paragraph);
    return next;
  }

  void Count(const Label& label) {
    if (label) last_[static_cast<size_t>(label.style)] = label.number;
  }

  // A label-like start that cannot be one: the number neither begins nor goes on, and the line before is unfinished.
  bool IsStrayLabel(const Label& label, std::string_view before) const {
    if (label.number == 1 || label.number == last_[static_cast<size_t>(label.style)] + 1) return false;
    return before.size() >= 60 && label.style != LabelStyle::kAnnex && label.style != LabelStyle::kHan;
  }

  bool Joins(const Paragraph& paragraph, uint32_t first, uint32_t last, const Line& next) const {
    const std::string_view before = RawOf(lines_[last]);
    const std::string_view after = RawOf(next);
    if (next.is(kTabRow) || next.is(kPipeRow) || next.is(kCellLine) || next.is(kMarkedHeading) || next.is(kFirstPiece))
      return false;
    if (EndsSentence(before) || EndsWithColon(before) || EndsWithRemark(before)) return false;
    if (next.is(kIndented) && (lines_[first].is(kIndented) || before.size() < 60)) return false;
    if (const Label label = ParseLabel(text_, next.span.start, next.span.end); label && !IsStrayLabel(label, before))
      return false;
    if (paragraph.is(kMarkedHeading)) return false;
    if (EndsOpen(before)) return true;
    if (BeginsField(after) || LooksLikeDate(after)) return false;
    const bool text = Contains(before, "，") || Contains(before, "。") || Contains(before, ",") || last > first;
    if (paragraph.label && last == first && (BeginsSentence(before, paragraph) || GoesOn(before, after))) return true;
    if (paragraph.label && BeginsWithObject(after)) return true;
    const bool sentence =
        Contains(before, "。") || Contains(before, "：") || (text && before.size() > 100) || before.size() > 180;
    if (paragraph.label && last == first && !sentence) {
      return before.size() >= 66 && after.size() <= 30 && !Contains(after, " ") &&  // the end of a long heading
             !IsOfficeName(Squeeze(after, {0, static_cast<uint32_t>(after.size())}));
    }
    if (Contains(before, "：") && before.size() >= 40 && after.size() <= 36 && EndsSentence(after))
      return true;  // …的有关 / 统计。
    if (!text && before.size() <= 240 && GenreOf(Squeeze(text_, lines_[last].span)))
      return false;  // a title, not a broken line
    return before.size() >= 75 || (text && before.size() >= 30);
  }

  // 《申报书》（附件1），做到实事求是: the object of a verb that stands on the line before.
  static bool BeginsWithObject(std::string_view line) {
    if (!line.starts_with("《")) return false;
    size_t end = Find(line, "》");
    if (end == line.npos) return false;
    end += 3;
    if (HasAt(line, end, "（"))
      if (const size_t close = Find(line, "）", end); close != line.npos) end = close + 3;
    return HasAt(line, end, "，") || HasAt(line, end, "、");
  }

  // An article's text, or words behind the label that no heading begins with.
  bool BeginsSentence(std::string_view line, const Paragraph& paragraph) const {
    if (paragraph.label.style == LabelStyle::kArticle) return line.size() > 45;
    const uint32_t start = SkipBlanks(text_, paragraph.label.end, paragraph.span.end);
    for (std::string_view word : {"请", "为做好", "为了", "为贯彻", "根据", "按照", "凡", "对于", "由"})
      if (HasAt(text_, start, word)) return line.size() > 45;
    return false;
  }

  static bool LooksLikeDate(std::string_view line) {
    if (line.size() > 60 || line.empty()) return false;
    const bool year = line[0] == '1' || line[0] == '2' || line.starts_with("二") || line.starts_with("一九");
    return year && Contains(line, "年") && (line.ends_with("日") || line.ends_with("印发"));
  }

  // Cuts the paragraph where labels stand inside it.
  void AddSplit(Paragraph paragraph) {
    const uint32_t end = paragraph.span.end;
    if (paragraph.label.style == LabelStyle::kAnnex || paragraph.span.size() < 30) {
      paragraphs_.push_back(paragraph);
      return;
    }
    uint32_t at = paragraph.label ? paragraph.label.end : paragraph.span.start;
    while (true) {
      Span inside = MarkedHeading(at, end);
      if (inside.empty()) inside = FindInside(at, end, paragraph.label.style);
      if (inside.empty()) break;
      Paragraph rest = paragraph;
      paragraph.span.end = TrimSpan(text_, {paragraph.span.start, inside.start}).end;
      if (!paragraph.span.empty()) paragraphs_.push_back(paragraph);
      rest.span = {inside.start, end};
      rest.label = ParseLabel(text_, inside.start, end);
      rest.inside_line = true;
      rest.blank_before = 0;
      rest.flags &= static_cast<uint8_t>(~kMarkedHeading);
      Count(rest.label);
      paragraph = rest;
      at = rest.label.end;
    }
    paragraphs_.push_back(paragraph);
  }

  // 四、保障措施**（一）加强组织领导**: the first label of a style, right behind the mark of a heading that shares the
  // line with another. Empty when there is none.
  Span MarkedHeading(uint32_t at, uint32_t end) const {
    constexpr uint32_t kLongest = 240;
    if (end - at > kLongest) return {};
    const size_t mark = text_.substr(0, end).find("**", at);
    if (mark == text_.npos) return {};
    const uint32_t start = SkipBlanks(text_, static_cast<uint32_t>(mark) + 2, end);
    const Label label = ParseLabel(text_, start, end);
    return label.number == 1 && label.style != LabelStyle::kAnnex ? Span{start, label.end} : Span{};
  }

  // The next label in [at, end) that begins a unit: behind 。, ； or a remark in brackets (or ： for the first of
  // several), its number going on from the last of its style; ； parts only units of the style that is `running`. Empty when there is none.
  Span FindInside(uint32_t at, uint32_t end, LabelStyle running) {
    const bool units = running != LabelStyle::kNoLabel;
    for (uint32_t i = NextMark(at, end, units); i + 3 < end; i = NextMark(i + kMarkBytes, end, units)) {
      const char mark = MarkAt(i);
      const bool stop = mark == '.', colon = mark == ':';
      uint32_t start = i + kMarkBytes;
      if (stop && HasAt(text_, start, "”")) start += 3;
      start = SkipBlanks(text_, start, end);
      Label label = ParseLabel(text_, start, end);
      const uint32_t behind = !label && stop ? BehindRemark(start, end) : start;  // …。（市财政局负责）（三）…
      if (behind > start) label = ParseLabel(text_, behind, end);
      if (!label || label.style == LabelStyle::kAnnex) continue;
      const uint32_t last = last_[static_cast<size_t>(label.style)];
      const bool goes_on = label.number == last + 1 && last > 0 && !colon;
      if (goes_on && (stop || label.style == running)) return {behind, label.end};
      if (label.number == 1 && behind == start && (stop || colon) &&
          SecondFollows(label, end, colon && !(units && label.style == LabelStyle::kHanParen)))
        return {start, label.end};
    }
    return {};
  }

  // The first 。, ： or closing bracket, or ； where it may part `units`, in [at, end), else `end`.
  uint32_t NextMark(uint32_t at, uint32_t end, bool units) {
    constexpr std::string_view kMarks[] = {"。", "：", "；"};
    uint32_t first = end;
    for (size_t k = 0; k < (units ? 3 : 2); ++k) {
      uint32_t& next = next_mark_[k];
      if (next < at || next > end) {  // a place found before serves until it is passed
        const size_t found = Find(text_.substr(0, end), kMarks[k], at);
        next = found == text_.npos ? end : static_cast<uint32_t>(found);
      }
      first = std::min(first, next);
    }
    return first;
  }

  // '.', ';', ':' or ')' for the mark at `at`, 0 for anything else.
  // '.' for 。, ':' for ：, ';' for ； at `at`; 0 for anything else.
  char MarkAt(uint32_t at) const {
    switch (CharBytes(at)) {
      case 0xe38082: return '.';
      case 0xefbc9a: return ':';
      case 0xefbc9b: return ';';
      default: return 0;
    }
  }
  uint32_t CharBytes(uint32_t at) const {
    const auto byte = [&](uint32_t i) { return uint32_t{static_cast<unsigned char>(text_[i])}; };
    return byte(at) << 16 | byte(at + 1) << 8 | byte(at + 2);
  }

  // Behind the remark in brackets that begins at `start`; `start` when none does.
  uint32_t BehindRemark(uint32_t start, uint32_t end) const {
    constexpr uint32_t kLongest = 1500;
    const bool full = HasAt(text_, start, "（");
    if (start >= end || (!full && text_[start] != '(')) return start;
    const std::string_view rest = text_.substr(start, std::min(end - start, kLongest));
    const size_t wide = Find(rest, "）"), narrow = rest.find(')');
    if (wide == rest.npos && narrow == rest.npos) return start;
    const size_t close = wide < narrow ? wide + 3 : narrow + 1;
    return SkipBlanks(text_, start + static_cast<uint32_t>(close), end);
  }

  // Whether the unit behind `first` has the number 2: a lone 1. inside a sentence begins nothing, nor do the parts of
  // one `sentence` (费用包括：(1)材料费；(2)会议费。).
  bool SecondFollows(const Label& first, uint32_t end, bool sentence) {
    constexpr uint32_t kFar = 6000;
    const uint32_t limit = std::min(end, first.end + kFar);
    uint32_t& searched = searched_[static_cast<size_t>(first.style)];
    for (uint32_t i = std::max(first.end, searched); i + 3 < limit; ++i) {
      if (const char mark = MarkAt(i); mark != '.' && (mark != ';' || sentence)) continue;
      const Label label = ParseLabel(text_, SkipBlanks(text_, i + 3, end), end);
      if (label.style == first.style && label.number == 2) return true;
    }
    searched = std::max(searched, limit > 3 ? limit - 3 : 0);
    return false;
  }

  std::string_view text_;
  std::span<const Line> lines_;
  std::vector<Span>& noise_;
  std::vector<Paragraph> paragraphs_;
  std::array<uint32_t, 3> next_mark_{};            // see NextMark
  std::array<uint32_t, kLabelStyles> searched_{};  // no unit with the number 2 begins behind a stop before this place
  std::array<uint32_t, kLabelStyles> last_{};      // number of the last label of each style
};

}  // namespace

bool BeginsField(std::string_view line) {
  if (line.starts_with("—") || line.starts_with("－") || line.starts_with("●") || line.starts_with("■")) return true;
  const std::string_view head = line.substr(0, 30);
  return Contains(head, "：") || (Contains(head, ":") && !Contains(head, "://"));
}

std::vector<Paragraph> ReadParagraphs(std::string_view text, std::span<const Line> lines, std::vector<Span>& noise) {
  return Builder(text, lines, noise).Run();
}

}  // namespace liye
