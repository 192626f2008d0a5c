#include "parser/body.h"

#include <algorithm>
#include <string>

#include "parser/attached.h"
#include "parser/cell_lines.h"
#include "parser/clauses.h"
#include "parser/find.h"
#include "parser/heading.h"
#include "parser/item_list.h"
#include "parser/numeral.h"
#include "parser/sibling_headings.h"
#include "parser/tables.h"
#include "parser/tail.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kShortLine = 240;       // bytes: a line that can be a title
constexpr uint32_t kMostTitleLines = 6;    // of an attached document whose title is known
constexpr uint32_t kMostGuessedLines = 3;  // of one whose title is not
constexpr uint32_t kFirstText = 4;         // paragraphs in which a notice says what it prints
constexpr uint32_t kStop = 3;              // bytes of 。
constexpr uint32_t kShortText = 36;        // bytes: less is no sentence that closes a list
constexpr uint32_t kLongText = 90;         // bytes: a paragraph of more is running text
constexpr uint32_t kMostClosing = 4;       // paragraphs that close a document behind its last unit
constexpr uint32_t kFarthestUnit = 40;     // paragraphs in which the next unit is looked for
constexpr int kMostCandidates = 150;       // short lines compared with the titles of attached documents

class BodyReader {
 public:
  BodyReader(Reading& reading, std::span<const Paragraph> paragraphs, Document& document)
      : reading_(reading),
        text_(reading.text),
        paragraphs_(paragraphs),
        document_(document),
        tree_(document.clauses),
        tail_(reading, document) {
    titles_.AddFromTitle(document.title.value);
  }

  void Run() {
    for (uint32_t i = 0; i < paragraphs_.size();) i += std::max<uint32_t>(1, Read(i));
    tail_.Finish();
    tree_.Finish(document_.span.end);
    MatchSiblingHeadings(text_, document_.clauses);
  }

 private:
  std::string_view RawOf(uint32_t i) const { return paragraphs_[i].span.of(text_); }

  // Reads what begins at paragraph `i`; returns how many paragraphs it took.
  uint32_t Read(uint32_t i) {
    const Paragraph& paragraph = paragraphs_[i];
    if (paragraph.is(kTabRow) || paragraph.is(kPipeRow))
      if (const uint32_t rows = ReadTable(text_, paragraphs_, i, tree_.current(), document_)) {
        tail_.CaptionTable();
        return rows;
      }
    if (paragraph.is(kCellLine))
      if (const uint32_t cells = ReadCellLines(text_, paragraphs_, i, tree_.current(), document_)) return cells;
    if (paragraph.label.style == LabelStyle::kAnnex) {
      if (const uint32_t taken = ReadAnnexLabel(i)) return taken;
    } else if (paragraph.label) {
      ReadUnit(i);
      return 1;
    }
    if (tail_.Take(paragraph)) {
      closed_ |= tail_.closed();
      return 1;
    }
    if (!paragraph.label && paragraph.span.size() <= kShortLine) {
      if (const uint32_t taken = ReadAttachedTitle(i)) return taken;
      if (ReadHeading(i)) return 1;
    }
    ReadText(i);
    return 1;
  }

  void AddBlock(Span span, bool opens) {
    span = TrimSpan(text_, span);
    if (span.empty()) return;
    Block block;
    block.span = span;
    block.opens_clause = opens;
    block.clause = tree_.current();
    if (tree_.in_article()) block.paragraph = ordinal_;
    document_.blocks.push_back(block);
  }

  void ReadText(uint32_t i) {
    const Paragraph& paragraph = paragraphs_[i];
    LeaveList(i);
    lists_.AddText(tree_.current_depth());
    if (tree_.current_style() == LabelStyle::kArticle && ordinal_ < UINT16_MAX) ++ordinal_;
    if (texts_ < kFirstText && !attached_) {
      ++texts_;
      titles_.AddFromText(paragraph.span.of(text_).substr(0, 3000));
    }
    AddBlock(paragraph.span, false);
  }

  // 一、总体要求 and what stands on its line.
  void ReadUnit(uint32_t i) {
    const Paragraph& paragraph = paragraphs_[i];
    const Span label = LabelSpan(text_, paragraph.span.start, paragraph.label);
    const Span rest = {paragraph.label.end, paragraph.span.end};
    const bool article = paragraph.label.style == LabelStyle::kArticle;
    const Span heading =
        GoesOnList(i) ? Span{rest.start, rest.start} : FindHeading(text_, rest, WhatFollows(i), article);
    tree_.Add(paragraph.label, label, heading, IsInverted(i));
    lists_.Open(tree_.depth(), paragraph.label, LineOf(heading, rest));
    if (article) ordinal_ = 1;
    tail_.Reopen();
    AddBlock(rest, true);
  }

  // An item of a list whose items are parted by ；: the last ends in 。 and is no heading either.
  bool GoesOnList(uint32_t i) const {
    if (i == 0) return false;
    const Label& own = paragraphs_[i].label;
    const Label& before = paragraphs_[i - 1].label;
    return before.style == own.style && before.number + 1 == own.number &&
           (RawOf(i - 1).ends_with("；") || RawOf(i - 1).ends_with(";"));
  }

  UnitLine LineOf(Span heading, Span rest) const {
    if (heading.empty()) return UnitLine::kSentence;
    return TrimSpan(text_, {heading.end, rest.end}).size() <= kStop ? UnitLine::kTitle : UnitLine::kHeaded;
  }

  // A whole sentence behind a whole item, with which a list may end: no field (责任单位：…), no bracket.
  bool MayCloseList(uint32_t i) const {
    if (i == 0 || !paragraphs_[i - 1].label || paragraphs_[i].is(kMarkedHeading)) return false;
    const std::string_view item = RawOf(i - 1), raw = RawOf(i);
    const bool whole = item.ends_with("。") || item.ends_with("）") || item.ends_with(")");
    return whole && raw.size() >= kShortText && (EndsSentence(raw) || EndsWithColon(raw)) && !raw.ends_with("）") &&
           !raw.ends_with(")") && !BeginsField(raw);
  }

  // The paragraph goes on with the clause that holds the list before it, not with the last item.
  void LeaveList(uint32_t i) {
    if (!MayCloseList(i)) return;
    const LabelStyle item = paragraphs_[i - 1].label.style;
    const size_t limit = std::min<size_t>(paragraphs_.size(), i + kFarthestUnit);
    size_t next = i + 1, texts = 1;
    for (; next < limit && !paragraphs_[next].label; ++next) texts += paragraphs_[next].span.size() > kLongText;
    const Label unit = next < limit ? paragraphs_[next].label : Label{};
    const bool last = !unit || unit.style == LabelStyle::kAnnex;
    const bool anew = unit.style == item && unit.number == 1;
    const bool outer = unit.style != item && tree_.DepthOf(unit.style) != 0;
    if (last || anew || outer) tree_.Leave(lists_.HolderOfNext(last && texts <= kMostClosing));
  }

  Follows WhatFollows(uint32_t i) const {
    if (i + 1 >= paragraphs_.size()) return Follows::kSibling;
    const Paragraph& next = paragraphs_[i + 1];
    const LabelStyle own = paragraphs_[i].label.style;
    if (!next.label) {
      const std::string_view raw = next.span.of(text_);
      return raw.size() > 60 || EndsWithColon(raw) || EndsSentence(raw) || IsCaption(raw) ? Follows::kText
                                                                                          : Follows::kSibling;
    }
    if (tree_.DepthOf(next.label.style) != 0 && tree_.DepthOf(own) == 0)
      return Follows::kSibling;  // styles the other way round
    return next.label.style > own && next.label.style != LabelStyle::kAnnex ? Follows::kText : Follows::kSibling;
  }

  // 图3 厂区平面图: what the unit shows instead of text.
  static bool IsCaption(std::string_view line) {
    return (line.starts_with("图") || line.starts_with("表")) && line.size() > 4 &&
           IsDigit(static_cast<unsigned char>(line[3]));
  }

  // 1. holds （一）（二） and then 2. follows: the style that ranks higher stands below.
  bool IsInverted(uint32_t i) const {
    constexpr uint32_t kFar = 60;
    const Label& label = paragraphs_[i].label;
    const LabelStyle inner = tree_.innermost();
    if (label.number != 1 || inner <= label.style || inner == LabelStyle::kNoLabel || tree_.DepthOf(label.style) != 0)
      return false;
    const uint32_t wanted = tree_.NumberOf(inner) + 1;
    uint32_t seen = 0;
    const auto limit = static_cast<uint32_t>(std::min<size_t>(paragraphs_.size(), i + kFar));
    for (uint32_t k = i + 1; k < limit; ++k) {
      const Label& later = paragraphs_[k].label;
      if (later.style == label.style) seen = std::max(seen, later.number);
      if (later.style == inner) return later.number == wanted && wanted > 1 && seen >= 2;
      if (later && later.style < label.style) return false;
    }
    return false;
  }

  // 附件1, 附件1：…方案, 附件：1.… 2.….
  uint32_t ReadAnnexLabel(uint32_t i) {
    const Paragraph& paragraph = paragraphs_[i];
    Span rest = TrimSpan(text_, {paragraph.label.end, paragraph.span.end}, true);
    const bool colon = rest.of(text_).starts_with("：") || rest.of(text_).starts_with(":");
    if (colon) rest = TrimSpan(text_, {rest.start + (text_[rest.start] == ':' ? 1u : 3u), rest.end}, true);
    if (rest.size() > 2 * kShortLine && !colon) return 0;  // a sentence that begins with 附件
    if (!rest.empty() && !colon && EndsSentence(rest.of(text_))) return 0;
    if (const uint32_t taken = tail_.TakeAttachments(paragraphs_.subspan(i), rest, colon, closed_)) return taken;
    const Span label = TrimSpan(text_, {paragraph.span.start, paragraph.label.end});
    Attach(label, rest);
    after_label_ = rest.empty();
    if (!rest.empty()) AddBlock(rest, true);
    return 1;
  }

  void Attach(Span label, Span heading) {
    if (heading.empty()) heading = {label.end, label.end};
    tree_.AddAttached(label, heading);
    lists_.Break(0);
    attached_ = true;
    after_label_ = closed_ = false;
    ordinal_ = 0;
    tail_.Reopen();
  }

  // A title on lines of its own: one the notice prints, or the first lines behind 附件1 or a signature.
  uint32_t ReadAttachedTitle(uint32_t i) {
    const bool expected = after_label_ || (closed_ && !attached_);
    const bool parted = paragraphs_[i].blank_before > 0;
    const bool list_may_begin = attached_ && !paragraphs_[i].is(kMarkedHeading) && paragraphs_[i].span.size() < 150 &&
                                (parted || (i > 0 && EndsSentence(RawOf(i - 1))));
    if (!expected && (titles_.empty() || attached_titles_seen_ || candidates_ > kMostCandidates || texts_ == 0) &&
        !list_may_begin)
      return 0;
    std::string title;
    uint32_t best = 0;
    double likeness = 0;
    if (IsBracketed(i)) return 0;  // （此件公开发布）
    for (uint32_t k = 0; k < kMostTitleLines && i + k < paragraphs_.size(); ++k) {
      if (k >= kMostGuessedLines && likeness == 0) break;
      const Paragraph& part = paragraphs_[i + k];
      if (part.label || part.span.size() > kShortLine || part.is(kTabRow) || EndsSentence(part.span.of(text_)) ||
          EndsWithColon(part.span.of(text_)))
        break;
      if (Contains(part.span.of(text_), "：") || ReadDateLine(reading_, part.span)) break;
      title += Squeeze(text_, part.span);
      ++candidates_;
      const Genre genre = GenreOf(title);
      const double printed = attached_titles_seen_ ? 0 : titles_.Match(title);
      if (printed > likeness) best = k + 1, likeness = printed;
      if (likeness >= 1) break;
      if (likeness > 0) continue;  // the next line may complete it
      const bool list = list_may_begin && genre.kind == GenreKind::kList && title.size() >= 18;
      if ((expected && genre) || (list && (parted || FieldFollows(i + k)))) {
        if (best == 0) best = k + 1;
        if (attached_titles_seen_ || !titles_.Begin(title)) break;
      }
    }
    if (likeness > 0) attached_titles_seen_ = true;
    if (best == 0 && after_label_ && MayStandAlone(i)) best = 1;
    if (best == 0) return 0;
    if (i + best < paragraphs_.size() && IsBracketed(i + best)) ++best;
    const Span heading = {paragraphs_[i].span.start, paragraphs_[i + best - 1].span.end};
    Attach({heading.start, heading.start}, heading);
    AddBlock(heading, true);
    return best;
  }

  // 召集人：…: what a list of persons begins with.
  bool FieldFollows(uint32_t i) const {
    return i + 1 < paragraphs_.size() && !paragraphs_[i + 1].label && BeginsField(RawOf(i + 1));
  }

  // Right behind 附件1 any short line that is no field and no row is the title.
  bool MayStandAlone(uint32_t i) const {
    const std::string_view raw = RawOf(i);
    return !EndsSentence(raw) && !EndsWithColon(raw) && !Contains(raw, "：") && !Contains(raw, "，") &&
           raw.size() >= 12 && raw.size() < 180;
  }

  // （试行）, (2016-2018年) below a title.
  bool IsBracketed(uint32_t i) const {
    const std::string_view raw = RawOf(i);
    if (raw.size() > 90 || paragraphs_[i].label || Contains(raw, "日"))
      return false;  // （民政部 1997年1月28日） is no part of the title
    return (raw.starts_with("（") || raw.starts_with("(")) && (raw.ends_with("）") || raw.ends_with(")"));
  }

  // An unnumbered heading alone on its line.
  bool ReadHeading(uint32_t i) {
    const Paragraph& paragraph = paragraphs_[i];
    Span span = paragraph.span;
    const std::string_view raw = RawOf(i);
    if (raw.size() < 6 || raw.size() > 150 || EndsSentence(raw) || i + 1 >= paragraphs_.size()) return false;
    const Paragraph& next = paragraphs_[i + 1];
    uint8_t depth = 0;
    if (raw.starts_with("——") || raw.starts_with("──")) {  // ——近期目标(2012年)
      if (raw.size() > 66 || Contains(raw, "，") || Contains(raw, "：")) return false;
      span.start = SkipDashes(span);
      depth = static_cast<uint8_t>(tree_.depth() + 1);
      AddHeading(span, depth);
      return true;
    }
    if (IsCode(next.span.of(text_))) return false;  // # 读取配置, above a line of a script
    if (paragraph.is(kMarkedHeading) && !EndsWithColon(raw)) {
      depth = 1;
    } else if (IsBox(raw)) {
      depth = DepthOfBox(i);
    } else if (Restarts(next) && raw.size() <= 90 && !Contains(raw, "如下") && !Contains(raw, "以下") &&
               !Contains(raw, "下列")) {
      depth = tree_.DepthOf(next.label.style);
    } else {
      return false;
    }
    AddHeading(span, depth);
    return true;
  }

  // 专栏1：重点工程, 专栏一 重点工程: the heading of a box.
  static bool IsBox(std::string_view line) {
    constexpr std::string_view kBox = "专栏";
    if (!line.starts_with(kBox) || EndsWithColon(line) || Contains(line, "，")) return false;
    line.remove_prefix(kBox.size());
    const auto size = static_cast<uint32_t>(line.size());
    const uint32_t number = SkipBlanks(line, 0, size);
    uint32_t behind = number;
    while (behind < size && IsDigit(static_cast<unsigned char>(line[behind]))) ++behind;
    if (behind == number) behind += static_cast<uint32_t>(NumeralLength(line.substr(number)));
    return behind > number &&
           (HasAt(line, behind, "：") || HasAt(line, behind, ":") || SkipBlanks(line, behind, size) > behind);
  }

  // A box stands among the units that it holds, or among those around it.
  uint8_t DepthOfBox(uint32_t i) const {
    constexpr uint32_t kNear = 4;  // paragraphs: 打造智慧养老场景： may stand before the first unit of the box
    const auto limit = static_cast<uint32_t>(std::min<size_t>(paragraphs_.size(), i + kNear));
    for (uint32_t k = i + 1; k < limit; ++k) {
      const Label& label = paragraphs_[k].label;
      if (!label) continue;
      if (const uint8_t depth = tree_.DepthOf(label.style); depth != 0) return depth;
      if (label.number == 1) return static_cast<uint8_t>(tree_.depth() + 1);
      break;
    }
    return std::max<uint8_t>(1, tree_.current_depth());
  }

  void AddHeading(Span span, uint8_t depth) {
    span = TrimSpan(text_, span, true);
    Span heading = span;
    if (EndsWithColon(heading.of(text_))) heading.end -= text_[heading.end - 1] == ':' ? 1 : 3;
    tree_.AddHeading(heading, depth);
    lists_.Break(std::max<uint8_t>(1, depth));
    AddBlock(span, true);
  }

  uint32_t SkipDashes(Span span) const {
    uint32_t at = span.start;
    while (HasAt(text_, at, "—") || HasAt(text_, at, "─")) at += 3;
    return at;
  }

  // The numbering of an open style begins anew: something stands between the two runs.
  bool Restarts(const Paragraph& next) const {
    return next.label && next.label.number == 1 && tree_.DepthOf(next.label.style) != 0 &&
           tree_.NumberOf(next.label.style) >= 2 && tree_.innermost() == next.label.style;
  }

  Reading& reading_;
  std::string_view text_;
  std::span<const Paragraph> paragraphs_;
  Document& document_;
  ClauseTree tree_;
  ItemLists lists_;
  Tail tail_;
  AttachedTitles titles_;
  uint32_t texts_ = 0;  // paragraphs of running text in the notice itself
  int candidates_ = 0;
  uint16_t ordinal_ = 0;   // 款 within the article
  bool attached_ = false;  // an attached document has begun
  bool attached_titles_seen_ = false;
  bool after_label_ = false;  // 附件1 stood on the last line
  bool closed_ = false;       // the document has been signed
};

}  // namespace

void ReadBody(Reading& reading, std::span<const Paragraph> paragraphs, Document& document) {
  BodyReader(reading, paragraphs, document).Run();
}

}  // namespace liye
