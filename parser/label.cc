#include "parser/label.h"

#include <algorithm>

#include "parser/line.h"
#include "parser/numeral.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kHighest = 999;

// A character of a font of its own, where a scraper lost the mark.
bool IsPrivate(char32_t c) { return c >= 0xe000 && c <= 0xf8ff; }

class Reader {
 public:
  Reader(std::string_view text, uint32_t at, uint32_t end)
      : text_(text.substr(0, std::min<size_t>(end, text.size()))), at_(at), end_(static_cast<uint32_t>(text_.size())) {}

  bool Take(std::string_view word) {
    if (!HasAt(text_, at_, word)) return false;
    at_ += static_cast<uint32_t>(word.size());
    return true;
  }
  bool TakeAny(std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return Take(word); });
  }
  bool TakePrivate() {
    if (done() || !IsPrivate(Next())) return false;
    at_ += 3;
    return true;
  }
  // Blanks inside a label, also where the line is broken: line_join.h has seen to it that they are one.
  void BlanksOrBreak() { at_ = SkipBlanks(text_, at_, end_); }
  // Blanks that do not leave the line.
  void Blanks() {
    const uint32_t after = SkipBlanks(text_, at_, end_);
    if (text_.substr(at_, after - at_).find('\n') == text_.npos) at_ = after;
  }
  uint32_t Numeral() {
    const size_t length = NumeralLength(text_.substr(at_, 24));
    if (length == 0 || length > 18) return 0;
    const auto value = ParseNumeral(text_.substr(at_, length));
    if (!value || *value == 0 || *value > kHighest) return 0;
    at_ += static_cast<uint32_t>(length);
    return *value;
  }
  uint32_t Arabic() {
    uint32_t value = 0;
    uint32_t i = at_;
    for (; i < end_ && i - at_ < 9;) {
      const char32_t c = CharAt(text_, i);
      const bool wide = c >= U'０' && c <= U'９';
      if (!IsDigit(c) && !wide) break;
      value = value * 10 + (wide ? c - U'０' : c - '0');
      i += wide ? 3 : 1;
      if (value > kHighest) return 0;
    }
    if (value == 0 || text_[at_] == '0') return 0;
    at_ = i;
    return value;
  }
  char32_t Next() const { return CharAt(text_, at_); }
  bool NextIs(std::string_view word) const { return HasAt(text_, at_, word); }
  uint32_t at() const { return at_; }
  bool done() const { return at_ >= end_; }

 private:
  std::string_view text_;
  uint32_t at_, end_;
};

Label Made(LabelStyle style, uint32_t number, const Reader& reader) { return {style, number, reader.at()}; }

// 第三条, 第一章, 第二编, 第一节, 第四部分. A reference (第三条规定的…, 第三条第二款) is none.
Label ParseOrdinal(Reader reader) {
  reader.Take("第");
  reader.Blanks();
  uint32_t number = reader.Numeral();
  if (number == 0) number = reader.Arabic();
  if (number == 0) return {};
  reader.Blanks();
  LabelStyle style = LabelStyle::kNoLabel;
  if (reader.Take("条"))
    style = LabelStyle::kArticle;
  else if (reader.Take("章"))
    style = LabelStyle::kChapter;
  else if (reader.Take("节"))
    style = LabelStyle::kSection;
  else if (reader.TakeAny({"编", "部分", "篇"}))
    style = LabelStyle::kPart;
  if (style == LabelStyle::kNoLabel) return {};
  if (reader.Take("之")) {  // 第十二条之一, as amendments insert
    if (reader.Numeral() == 0) return {};
  }
  static constexpr std::string_view kOfAReference[] = {"规定", "第", "、", "和", "至", "到", "的", "所", "中",
                                                       "，",   "）", "》", "及", "与", "或", ",",  ")"};
  for (std::string_view word : kOfAReference)
    if (reader.NextIs(word)) return {};
  return Made(style, number, reader);
}

// 附件, 附件1, 附件一, 附 件.
Label ParseAnnex(Reader reader) {
  reader.Take("附");
  reader.Blanks();
  if (!reader.TakeAny({"件", "录", "表"})) return {};
  Reader after = reader;
  after.BlanksOrBreak();
  if (after.NextIs("）") || after.NextIs(")")) return {};  // （见附件）
  after = reader;
  after.Blanks();
  uint32_t number = after.Arabic();
  if (number == 0) number = after.Numeral();
  if (number == 0) return Made(LabelStyle::kAnnex, 0, reader);
  if (after.NextIs(".") || after.NextIs("．")) return Made(LabelStyle::kAnnex, 0, reader);  // 附件 1. 名单
  Reader behind = after;
  behind.BlanksOrBreak();
  if (behind.NextIs("）") || behind.NextIs(")")) return {};  // （见 / 附件1）
  return Made(LabelStyle::kAnnex, number, after);
}

// （一）, (1), 〔一〕; the opening bracket has been seen.
Label ParseParenthesised(Reader reader) {
  reader.TakeAny({"（", "(", "〔", "﹙"});
  reader.BlanksOrBreak();
  uint32_t number = reader.Numeral();
  const bool han = number != 0;
  if (!han) number = reader.Arabic();
  if (number == 0) return {};
  reader.BlanksOrBreak();
  if (!reader.TakeAny({"）", ")", "〕", "﹚"})) return {};
  // (一)、 and （1）． carry a second mark that is no part of the heading.
  reader.TakeAny({"、", "．"});
  return Made(han ? LabelStyle::kHanParen : LabelStyle::kArabicParen, number, reader);
}

// 一、, 一．, 一）.
Label ParseHan(Reader reader) {
  const uint32_t number = reader.Numeral();
  if (number == 0) return {};
  reader.BlanksOrBreak();
  if (reader.TakeAny({"、", "．", ".", "﹑"})) return Made(LabelStyle::kHan, number, reader);
  if (reader.TakeAny({"）", ")"})) return Made(LabelStyle::kHanParen, number, reader);
  return {};
}

bool MayMark(char32_t c) {
  return c == '.' || c == ')' || c == U'、' || c == U'．' || c == U'﹒' || c == U'﹑' || c == U'）' || IsPrivate(c);
}

// 1., 1．, 1、, 1). Not 1.5, 2017.3, 1.1; but 1.2017年 is label 1.
Label ParseArabic(Reader reader) {
  const uint32_t number = reader.Arabic();
  if (number == 0 || reader.done()) return {};
  reader.BlanksOrBreak();
  if (reader.done() || !MayMark(reader.Next())) return {};
  if (reader.TakePrivate()) return Made(LabelStyle::kArabic, number, reader);
  if (reader.TakeAny({"、", "．", "﹒", "﹑"})) {
    if (IsDigit(reader.Next())) {  // 1、2、3号 is a list of numbers
      Reader more = reader;
      const uint32_t second = more.Arabic();
      if (second != 0 && second < 100 && (more.NextIs("、") || more.NextIs("．") || more.NextIs("."))) return {};
    }
    return Made(LabelStyle::kArabic, number, reader);
  }
  if (reader.Take(".")) {
    if (!IsDigit(reader.Next())) return Made(LabelStyle::kArabic, number, reader);
    Reader year = reader;
    uint32_t digits = 0;
    while (IsDigit(year.Next()) && digits < 5) ++digits, year.Take({"0123456789" + (year.Next() - '0'), 1});
    year.Blanks();
    if (digits == 4 && (year.NextIs("年") || year.NextIs("-") || year.NextIs("—")))
      return Made(LabelStyle::kArabic, number, reader);
    return {};
  }
  if (reader.TakeAny({"）", ")"})) return Made(LabelStyle::kArabicHalf, number, reader);
  return {};
}

// ①, ㈠, ⑴, ⒈: one character.
Label ParseSingle(char32_t c, uint32_t end) {
  if (c >= U'①' && c <= U'⑳') return {LabelStyle::kCircle, c - U'①' + 1, end};
  if (c >= U'㈠' && c <= U'㈩') return {LabelStyle::kHanParen, c - U'㈠' + 1, end};
  if (c >= U'⑴' && c <= U'⒇') return {LabelStyle::kArabicParen, c - U'⑴' + 1, end};
  if (c >= U'⒈' && c <= U'⒛') return {LabelStyle::kArabic, c - U'⒈' + 1, end};
  return {};
}

// A cheap look behind the digits at `at`: whether a blank or what may be a mark of a label stands there.
bool MarkFollows(std::string_view text, uint32_t at, uint32_t end) {
  const uint32_t limit = std::min(end, at + 4);
  while (at < limit && IsDigit(static_cast<unsigned char>(text[at]))) ++at;
  if (at >= end) return false;
  const unsigned char c = text[at];
  return c <= ' ' || c == '.' || c == ')' || c >= 0xc2;
}

}  // namespace

Span LabelSpan(std::string_view text, uint32_t at, const Label& label) {
  Span span = TrimSpan(text, {at, label.end});
  const auto last = static_cast<uint32_t>(CharBefore(text, span.end));
  if (last > at && IsPrivate(CharAt(text, last))) span = TrimSpan(text, {at, last});
  return span;
}

Label ParseLabel(std::string_view text, uint32_t at, uint32_t end) {
  if (at >= end || end > text.size()) return {};
  const unsigned char lead = text[at];
  const Reader reader(text, at, end);
  if (IsDigit(lead)) return MarkFollows(text, at, end) ? ParseArabic(reader) : Label{};
  if (lead == '(') return ParseParenthesised(reader);
  if (lead < 0xe2 || lead > 0xef) return {};
  const char32_t c = CharAt(text, at);
  switch (c) {
    case U'第': return ParseOrdinal(reader);
    case U'附': return ParseAnnex(reader);
    case U'（':
    case U'〔':
    case U'﹙': return ParseParenthesised(reader);
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'廿': return ParseHan(reader);
    default: break;
  }
  if (c >= U'１' && c <= U'９') return ParseArabic(reader);
  if (c >= U'①' && c <= U'㈩') return ParseSingle(c, at + static_cast<uint32_t>(CharLength(lead)));
  return {};
}

}  // namespace liye
