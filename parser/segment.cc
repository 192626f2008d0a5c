#include "parser/segment.h"

#include <algorithm>
#include <string>

#include "parser/find.h"
#include "parser/label.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kTitleLines = 6;         // a title block takes no more lines than this above its number
constexpr uint32_t kForwardedBytes = 6000;  // a forwarded document is named within the first bytes of the notice
constexpr uint32_t kNowhere = UINT32_MAX;

class Segmenter {
 public:
  Segmenter(Reading& reading, const std::vector<Line>& lines) : reading_(reading), text_(reading.text), lines_(lines) {}

  std::vector<uint32_t> Run() {
    if (lines_.empty()) return {};
    starts_.push_back(0);
    for (uint32_t i = 0; i < lines_.size(); ++i) Step(i);
    return std::move(starts_);
  }

 private:
  std::string_view RawOf(uint32_t i) const { return lines_[i].span.of(text_); }

  void Step(uint32_t i) {
    const Line& line = lines_[i];
    if (line.is(kFirstPiece) && body_seen_) Begin(i);
    if (line.is(kNoiseLine)) return;
    if (line.span.size() < 900 && line.span.size() >= 6) {
      if (const uint32_t start = StartAt(i); start != kNowhere && start >= floor_ && body_seen_) Begin(start);
    }
    if (IsBodyLine(text_, line) && !InMetadata(line)) {
      body_seen_ = true;
      floor_ = i + 1;
      metadata_ = 0;
    }
  }

  void Begin(uint32_t start) {
    if (start <= starts_.back()) return;
    starts_.push_back(start);
    body_seen_ = false;
    metadata_ = 0;
  }

  bool InMetadata(const Line& line) const {
    return metadata_ > 0 && line.span.size() < 600 && !EndsSentence(line.span.of(text_));
  }

  // Where the document begins whose title block line `i` gives away; kNowhere when it does not.
  uint32_t StartAt(uint32_t i) {
    if (const auto field = ReadMetadataLine(text_, lines_[i].span)) return StartAtMetadata(i, *field);
    if (const auto number = ReadNumberLine(reading_, lines_[i].span)) return StartAtNumber(i, *number);
    if (lines_[i].hashes == 1) return LawDatesFollow(i) ? i : kNowhere;
    if (EndsWithColon(RawOf(i)) && IsRecipients(RawOf(i))) return StartAtRecipients(i);
    return kNowhere;
  }

  // Three labels of a metadata block close together. The page's title may stand some lines above.
  uint32_t StartAtMetadata(uint32_t i, const MetadataLine& field) {
    if (metadata_ > 0 && i - last_metadata_ > 12) metadata_ = 0;
    if (metadata_++ == 0) first_metadata_ = i;
    last_metadata_ = i;
    if (field.element == "title") {
      Span value = field.value;
      if (value.empty() && i + 1 < lines_.size()) value = lines_[i + 1].span;
      const std::string title = Squeeze(text_, value);
      const uint32_t lowest = std::max(floor_, first_metadata_ > 16 ? first_metadata_ - 16 : 0);
      for (uint32_t k = first_metadata_; k-- > lowest;)
        if (lines_[k].span.size() < 400 && !title.empty() && Squeeze(text_, lines_[k].span) == title)
          first_metadata_ = k;
    }
    return metadata_ >= 3 ? first_metadata_ : kNowhere;
  }

  uint32_t StartAtNumber(uint32_t i, const NumberLine& number) {
    if (number.elided) return StartAtOrder(i);
    if (IsNamedByNotice(i, number.span)) return kNowhere;
    const uint32_t above = TitleAbove(i);
    if (above != kNowhere) return IsAnnexLabel(above) ? kNowhere : above;
    if (TitleBelow(i) || RecipientsFollow(i)) return i;
    return kNowhere;
  }

  // 中华人民共和国国务院令 / 第704号.
  uint32_t StartAtOrder(uint32_t i) {
    if (i == 0) return kNowhere;
    const std::string above = Squeeze(text_, lines_[i - 1].span);
    const bool order = above.ends_with("令") || above.ends_with("公告") || above.ends_with("通告");
    if (!order || above.size() > 240) return kNowhere;
    uint32_t start = i - 1;
    while (start > floor_ && IsOffice(start - 1) && i - start < kTitleLines) --start;
    return start;
  }

  bool IsOffice(uint32_t i) { return lines_[i].span.size() <= 120 && IsOfficeName(Squeeze(text_, lines_[i].span)); }

  bool IsAnnexLabel(uint32_t first) const {
    if (first == 0) return false;
    const Line& before = lines_[first - 1];
    return before.span.size() <= 60 &&
           ParseLabel(text_, before.span.start, before.span.end).style == LabelStyle::kAnnex;
  }

  // The number stands in the first sentences of the current document: that one forwards this one.
  bool IsNamedByNotice(uint32_t i, Span number) const {
    const Line& first = lines_[starts_.back()];
    if (lines_[i].span.start - first.span.start > 3 * kForwardedBytes) return false;
    const uint32_t from = floor_ == 0 ? first.span.start : first.span.start;
    const std::string_view head = text_.substr(from, std::min(kForwardedBytes, number.start - from));
    const size_t found = head.find(number.of(text_));
    return found != head.npos && Contains(head, "转发") && body_seen_;
  }

  // First line of the title that ends right above line `i`.
  uint32_t TitleAbove(uint32_t i) {
    uint32_t first = kNowhere;
    std::string title;
    bool about = false;
    for (uint32_t k = i; k-- > floor_ && i - k <= kTitleLines;) {
      const Line& line = lines_[k];
      if (line.is(kNoiseLine)) continue;
      if (!MayBeTitlePart(reading_, line)) break;
      const std::string part = Squeeze(text_, line.span);
      if (about) return OfficesAbove(k + 1);
      if (part.ends_with("文件")) return k;  // the red head
      title = part + title;
      first = k;
      const size_t at = Find(part, "关于");
      if (at != part.npos) about = true;
      if (at != part.npos && at > 0) break;
    }
    if (first == kNowhere) return kNowhere;
    return about || GenreOf(title).kind == GenreKind::kOwn || (GenreOf(title) && title.size() > 18) ? first : kNowhere;
  }

  // First of the issuers that stand right above line `below`. A long run of offices is a list of the document before,
  // and an issuer known from an earlier document stands alone.
  uint32_t OfficesAbove(uint32_t below) {
    constexpr uint32_t kMostIssuers = 4;
    uint32_t first = below;
    while (first > floor_ && below - first <= kMostIssuers && IsOffice(first - 1)) --first;
    if (first == below) return below;
    const std::string nearest = Squeeze(text_, lines_[below - 1].span);
    if (below - first > kMostIssuers || nearest == issuer_) first = below - 1;
    issuer_ = nearest;
    return first;
  }

  // A title that begins right below line `i`, before any body.
  bool TitleBelow(uint32_t i) {
    std::string title;
    for (uint32_t k = i + 1, seen = 0; k < lines_.size() && seen < kTitleLines; ++k) {
      if (lines_[k].is(kNoiseLine)) continue;
      ++seen;
      if (!MayBeTitlePart(reading_, lines_[k])) break;
      title += Squeeze(text_, lines_[k].span);
      if (GenreOf(title) && (Contains(title, "关于") || GenreOf(title).kind == GenreKind::kOwn)) return true;
    }
    return false;
  }

  bool RecipientsFollow(uint32_t i) const {
    for (uint32_t k = i + 1; k < lines_.size() && k <= i + 2; ++k)
      if (IsRecipients(RawOf(k))) return true;
    return false;
  }

  // A law begins with its title as the only heading of the first rank, and the dates of its adoption and changes.
  bool LawDatesFollow(uint32_t i) {
    for (uint32_t k = i + 1; k < lines_.size() && k <= i + 12; ++k) {
      const std::string_view raw = RawOf(k);
      if (raw.starts_with("<!-- INFO END")) return true;
      const bool year = !raw.empty() && (raw[0] == '1' || raw[0] == '2');
      if (!year || raw.size() > 600) return false;
      for (std::string_view word : {"通过", "公布", "发布", "施行", "修正", "修订"})
        if (Contains(raw, word)) return true;
    }
    return false;
  }

  // A title without a number, followed by its recipients. What stands above has to be over.
  uint32_t StartAtRecipients(uint32_t i) {
    if (!body_seen_ || i == 0) return kNowhere;
    const uint32_t first = TitleAbove(i);
    if (first == kNowhere || first == 0 || IsAnnexLabel(first)) return kNowhere;
    const std::string title = Squeeze(text_, {lines_[first].span.start, lines_[i - 1].span.end});
    if (GenreOf(title).kind != GenreKind::kOwn || !Contains(title, "关于")) return kNowhere;
    const std::string_view before = RawOf(first - 1);
    const bool over = EndsSentence(before) || ReadDateLine(reading_, lines_[first - 1].span) ||
                      IsChrome(text_, lines_[first - 1].span);
    return over && !IsNamedTitle(first, title) ? first : kNowhere;
  }

  // The notice's own title or first lines name this title: it is printed with the notice.
  bool IsNamedTitle(uint32_t first, std::string_view title) const {
    const uint32_t from = lines_[starts_.back()].span.start;
    const uint32_t to = lines_[first].span.start;
    const std::string head = Squeeze(text_, {from, std::min(to, from + kForwardedBytes)});
    const size_t about = Find(title, "关于");
    return head.find(title.substr(about == title.npos ? 0 : about)) != head.npos;
  }

  Reading& reading_;
  std::string_view text_;
  const std::vector<Line>& lines_;
  std::vector<uint32_t> starts_;
  std::string issuer_;      // that stood on its own line above the last title
  bool body_seen_ = false;  // since the current document began
  uint32_t floor_ = 0;      // the line behind the last body line
  uint32_t metadata_ = 0;   // labels of the current metadata block
  uint32_t first_metadata_ = 0;
  uint32_t last_metadata_ = 0;
};

}  // namespace

std::vector<uint32_t> FindDocumentStarts(Reading& reading, const std::vector<Line>& lines) {
  return Segmenter(reading, lines).Run();
}

}  // namespace liye
