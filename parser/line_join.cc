#include "parser/line_join.h"

#include <algorithm>

#include "parser/clean_text.h"
#include "parser/find.h"
#include "parser/label.h"
#include "parser/line_kind.h"
#include "parser/numeral.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kNear = 20;          // lines around a proof of breaking that may be broken as well
constexpr uint32_t kShort = 120;        // bytes: a line that may be part of a title
constexpr uint32_t kLongest = 900;      // bytes of a joined line
constexpr uint32_t kLongestHead = 60;   // bytes of a heading that came in pieces
constexpr uint32_t kLongestPiece = 24;  // bytes of such a piece
constexpr uint32_t kLongestStump = 15;  // bytes of the first words of a sentence, cut off
constexpr uint32_t kLongestUnit = 48;   // bytes up to which a labelled line may be a heading

unsigned char Byte(std::string_view text, size_t at) { return at < text.size() ? text[at] : 0; }

// 。，、；：）》〕？！ and the half-width ones that close or part: no line of a sound text begins with them.
bool BeginsWithClosing(std::string_view line) {
  switch (Byte(line, 0)) {
    case ')':
    case ':':
    case '%': return true;
    case 0xe3: {
      const unsigned char last = Byte(line, 2);  // 、 。 》 〕
      return Byte(line, 1) == 0x80 && (last == 0x81 || last == 0x82 || last == 0x8b || last == 0x95);
    }
    case 0xef: {
      if (Byte(line, 1) != 0xbc) return false;
      const unsigned char last = Byte(line, 2);  // ！ ） ， ： ； ？
      return last == 0x81 || last == 0x89 || last == 0x8c || last == 0x9a || last == 0x9b || last == 0x9f;
    }
    default: return false;
  }
}

// 。，；: the sentence that it parts began on a line above.
bool PartsSentence(std::string_view line) {
  return line.starts_with("。") || line.starts_with("，") || line.starts_with("；");
}

bool IsNumeral(std::string_view line) {
  if (line.empty() || line.size() > 12) return false;
  return line.size() <= 3 && IsDigit(Byte(line, 0)) ? ParseNumeral(line).has_value()
                                                    : !IsDigit(Byte(line, 0)) && NumeralLength(line) == line.size();
}

// 2019, G, 30, V1: a run of ASCII letters or digits that has a line for itself.
bool IsToken(std::string_view line) {
  constexpr size_t kLongestToken = 10;
  if (line.empty() || line.size() > kLongestToken) return false;
  return std::all_of(line.begin(), line.end(), [](unsigned char c) {
    return IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '/';
  });
}

bool IsOpening(std::string_view line) { return line == "（" || line == "(" || line == "《" || line == "“"; }

// Which of 《 “ （ are open at the end of the text seen so far.
class OpenMarks {
 public:
  void Clear() { open_ = 0; }
  void See(std::string_view part) {
    for (size_t i = 0; i < part.size(); ++i) {
      const unsigned char c = part[i];
      if (c == '(') open_ |= kBracket;
      if (c == ')') open_ &= ~kBracket;
      if (c < 0xe2 || i + 2 >= part.size()) continue;
      const unsigned char second = part[i + 1], third = part[i + 2];
      if (c == 0xe3 && second == 0x80) Turn(kTitle, third, 0x8a, 0x8b);
      if (c == 0xe2 && second == 0x80) Turn(kQuote, third, 0x9c, 0x9d);
      if (c == 0xef && second == 0xbc) Turn(kBracket, third, 0x88, 0x89);
    }
  }
  bool any() const { return open_ != 0; }

 private:
  enum : unsigned { kTitle = 1, kQuote = 2, kBracket = 4 };
  void Turn(unsigned bit, unsigned char byte, unsigned char open, unsigned char close) {
    if (byte == open) open_ |= bit;
    if (byte == close) open_ &= ~bit;
  }
  unsigned open_ = 0;
};

class Joiner {
 public:
  Joiner(std::string_view text, std::vector<Line>& lines) : text_(text), lines_(lines) {}

  void Run() {
    if (lines_.empty()) return;
    last_ = next_proof_ = NextProof(1);
    Keep(0);
    for (uint32_t i = 1; i < lines_.size(); ++i) {
      if (i == next_proof_) last_ = i, seen_proof_ = true, next_proof_ = NextProof(i + 1);
      near_ = (seen_proof_ && i - last_ <= kNear) || (next_proof_ < lines_.size() && next_proof_ - i <= kNear);
      if (i < whole_up_to_ || Joins(i))
        Join(i);
      else
        Keep(i);
    }
    lines_.resize(size_);
  }

 private:
  Line& Last() { return lines_[size_ - 1]; }
  std::string_view Raw(const Line& line) const { return line.span.of(text_); }
  Label LabelOf(const Line& line) const { return ParseLabel(text_, line.span.start, line.span.end); }

  static bool IsPlain(const Line& line) {
    return !line.is(kNoiseLine) && !line.is(kTabRow) && !line.is(kPipeRow) && !line.is(kMarkedHeading) &&
           !line.is(kPiece);
  }

  // The next line from `i` on that begins with a closing mark; the number of lines when there is none.
  uint32_t NextProof(uint32_t i) const {
    while (i < lines_.size() &&
           (!IsPlain(lines_[i]) || !(BeginsWithClosing(text_.substr(lines_[i].span.start, 3)) || EndsYear(i))))
      ++i;
    return i;
  }

  // 2022 / 年，…: the year above lacks its 年.
  bool EndsYear(uint32_t i) const {
    constexpr std::string_view kYear = "年，";
    if (i == 0 || !HasAt(text_, lines_[i].span.start, kYear) || !IsPlain(lines_[i - 1])) return false;
    const std::string_view above = Raw(lines_[i - 1]);
    return above.size() == 4 && (above.starts_with("20") || above.starts_with("19")) && IsNumberOnly(above);
  }
  static bool IsNumberOnly(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](unsigned char c) { return IsDigit(c); });
  }

  void Keep(uint32_t i) {
    lines_[size_++] = lines_[i];
    open_.Clear();
    token_ = false;
    seen_ = false;
  }

  void Join(uint32_t i) {
    const std::string_view part = Raw(lines_[i]);
    token_ = IsToken(part);
    if (seen_) open_.See(part);
    Last().span.end = lines_[i].span.end;
    if (near_ && PartsSentence(part)) JoinAbove(lines_[i].span.start);
  }

  bool LeavesOpen() {
    constexpr size_t kFar = 240;  // bytes in front of which nothing stays open
    const std::string_view raw = Raw(Last());
    if (!seen_) open_.See(raw.substr(raw.size() > kFar ? raw.size() - kFar : 0));
    seen_ = true;
    return open_.any();
  }

  // Joins what stands above the last line with it, up to where the sentence begins that is parted at `proof`. A
  // labelled line far above is a heading.
  void JoinAbove(uint32_t proof) {
    constexpr uint32_t kClose = 30;
    constexpr int kMost = 12;
    for (int k = 0; k < kMost && size_ >= 2; ++k) {
      const Line& above = lines_[size_ - 2];
      const Line& line = Last();
      if (line.blank_before > 0 || !IsPlain(line) || !IsPlain(above) || LabelOf(line)) return;
      const std::string_view raw = Raw(above);
      if (EndsSentence(raw) || EndsWithColon(raw) || line.span.end - above.span.start > kLongest) return;
      if (raw.substr(0, 60).find("：") != raw.npos || EndsName(raw)) return;
      if (proof - line.span.start > kClose && LabelOf(above)) return;
      lines_[size_ - 2].span.end = line.span.end;
      --size_;
      seen_ = false;
      open_.Clear();
    }
  }

  // A title or an office: what stands below begins anew.
  static bool EndsName(std::string_view raw) {
    if (raw.size() < 9 || raw.size() > 240 || Contains(raw, "，")) return false;
    const std::string bare = Squeeze(raw, {0, static_cast<uint32_t>(raw.size())});
    return GenreOf(bare).kind == GenreKind::kOwn || IsOfficeName(bare);
  }

  // Whether line `i` goes on with the last line kept.
  bool Joins(uint32_t i) {
    const Line& next = lines_[i];
    const Line& last = Last();
    if (next.blank_before > 0 && i != last_) return false;
    if (next.blank_before > 1 || !IsPlain(next) || !IsPlain(last) || last.span.size() > kLongest) return false;
    const std::string_view before = Raw(last), after = Raw(next);
    if (i == last_ && seen_proof_) return true;
    if ((after[0] == '.' || after.starts_with("．")) && IsNumeral(before)) return true;
    if (CutsNumber(before, after) && !LabelOf(next)) return true;
    if (!near_ && last.span.size() > kShort) return false;
    const bool ended = EndsSentence(before) || EndsWithColon(before);
    if (ended) return false;
    const Label label = LabelOf(next);
    if (before.size() <= kLongestPiece && !label && IsBareLabel(last)) {
      whole_up_to_ = EndOfHeading(i);
      return true;
    }
    const bool free = !label || label.style == LabelStyle::kAnnex || label.style == LabelStyle::kArabicHalf;
    if (free && LeavesOpen()) return true;  // （见附件 / 3）
    return near_ && !label && JoinsNear(i, before, after);
  }

  // What joins only where lines around are known to be broken.
  bool JoinsNear(uint32_t i, std::string_view before, std::string_view after) {
    if (token_ || IsOpening(after)) return !IsLabelNumber(i);
    if (IsToken(before) && (IsToken(after) || after.starts_with("年") || after.starts_with("月"))) return true;
    if (EndsName(before)) return false;
    if (IsToken(after)) return Byte(before, before.size() - 1) >= 0x80 && !IsLabelNumber(i);
    if (EndsWithColon(after)) return false;
    if (!LabelOf(Last()))
      return before.size() <= kLongestStump && BeginsWithHan(before) &&
             (BeginsWithHan(after) || after.starts_with("《"));
    return before.size() > kLongestUnit && (after.size() <= kLongestPiece || EndsCondition(after)) &&  // no heading
           BeginsWithHan(after) && !EndsName(after) &&
           !GenreOf(Squeeze(before, {0, static_cast<uint32_t>(before.size())}));
  }

  // …半年仍未完成 / 验收的，不得牵头: the case that the line before began.
  static bool EndsCondition(std::string_view line) {
    constexpr size_t kNear = 18;
    return Contains(line.substr(0, kNear), "的，");
  }

  // 补助总额最高1 / 00万元, 投资624. / 5万元, 额度50 / —200万元: a full line that ends inside a number or a range.
  static bool CutsNumber(std::string_view before, std::string_view after) {
    constexpr size_t kFullLine = 75;  // bytes of the shortest line that a page fills
    if (before.size() < kFullLine) return false;
    for (std::string_view mark : {"—", ".", "-"}) {
      if (after.starts_with(mark) && after.size() > mark.size() && IsDigit(Byte(after, mark.size())))
        return IsDigit(Byte(before, before.size() - 1));
      if (before.ends_with(mark) && IsDigit(Byte(after, 0)))
        return IsDigit(Byte(before, before.size() - mark.size() - 1));
    }
    return IsDigit(Byte(before, before.size() - 1)) && IsDigit(Byte(after, 0));
  }

  static bool BeginsWithHan(std::string_view line) { return Byte(line, 0) >= 0xe4 && Byte(line, 0) <= 0xe9; }

  // A number whose mark stands on the next line begins a unit.
  bool IsLabelNumber(uint32_t i) const {
    if (i + 1 >= lines_.size() || !IsNumeral(Raw(lines_[i]))) return false;
    const std::string_view mark = Raw(lines_[i + 1]);
    return mark.starts_with("、") || mark.starts_with("．") || mark.starts_with(".");
  }

  // 1., （一）: nothing stands behind the label.
  bool IsBareLabel(const Line& line) const {
    const Label label = LabelOf(line);
    return label && label.style != LabelStyle::kAnnex && SkipBlanks(text_, label.end, line.span.end) >= line.span.end;
  }

  // The line behind the last piece of a heading whose first piece is line `i`: short lines up to the next label.
  uint32_t EndOfHeading(uint32_t i) const {
    constexpr uint32_t kMost = 5;
    if (!near_) return i;
    uint32_t size = 0;
    for (uint32_t k = i; k < lines_.size() && k <= i + kMost; ++k) {
      const Line& line = lines_[k];
      if (k > i && LabelOf(line)) return k;
      size += line.span.size();
      if (!IsPlain(line) || line.blank_before > 0 || line.span.size() > kLongestPiece || size > kLongestHead ||
          EndsSentence(Raw(line)) || EndsWithColon(Raw(line)))
        return i;
    }
    return i;
  }

  std::string_view text_;
  std::vector<Line>& lines_;
  uint32_t size_ = 0;         // lines kept so far, at the front of lines_
  uint32_t last_ = 0;         // the last line at or before the current one that proves breaking
  uint32_t next_proof_ = 0;   // the next one
  uint32_t whole_up_to_ = 0;  // lines before this one belong to the heading being read
  bool seen_proof_ = false;
  bool near_ = false;   // a proof is near
  bool token_ = false;  // the last line ends with a token that has been joined
  bool seen_ = false;   // open_ has seen the last line
  OpenMarks open_;
};

}  // namespace

void JoinBrokenLines(std::string_view text, std::vector<Line>& lines) { Joiner(text, lines).Run(); }

}  // namespace liye
