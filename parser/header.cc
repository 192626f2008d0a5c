#include "parser/header.h"

#include <algorithm>
#include <string>

#include "parser/document_number.h"
#include "parser/find.h"
#include "parser/issuers.h"
#include "parser/law_dates.h"
#include "parser/metadata_block.h"
#include "parser/order_number.h"
#include "parser/set_once.h"
#include "parser/title.h"
#include "parser/title_lines.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kLongestHead = 80;  // lines
constexpr uint32_t kNone32 = UINT32_MAX;

class HeadReader {
 public:
  HeadReader(Reading& reading, std::span<const Line> lines, Document& document)
      : reading_(reading),
        text_(reading.text),
        lines_(lines),
        document_(document),
        metadata_(reading, lines.first(std::min<size_t>(lines.size(), kLongestHead)), document) {}

  Head Run() {
    roles_.assign(std::min<size_t>(lines_.size(), kLongestHead), BlockRole::kHeader);
    uint32_t i = 0;
    while (i < roles_.size() && Take(i)) ++i;
    stop_ = i;
    TakeRecipientsBelow(i);
    ChooseTitle();
    Conclude();
    Head head;
    head.body = body_;
    head.has_recipients = recipients_ != kNone32;
    roles_.resize(body_);
    head.roles = std::move(roles_);
    return head;
  }

 private:
  std::string_view RawOf(uint32_t i) const { return lines_[i].span.of(text_); }
  std::string Bare(uint32_t i) const { return Squeeze(text_, lines_[i].span); }

  // Takes line `i` as a part of the head; false when the body begins there.
  bool Take(uint32_t& i) {
    const Line& line = lines_[i];
    if (line.is(kNoiseLine) || IsScrap(RawOf(i))) return true;
    if (TakeMetadata(i)) return true;
    if (IsChrome(text_, line.span)) {
      roles_[i] = BlockRole::kChrome;
      return true;
    }
    if (IsPublished(reading_, PieceWithNext(i))) {
      published_ = line.span;
      roles_[i] = BlockRole::kChrome;
      return true;
    }
    if (TakeMark(i) || TakeNumber(i) || TakeLawDates(i)) return true;
    if (const auto date = ReadDateLine(reading_, line.span)) {
      if (!title_lines_.empty() || document_.number) SetOnce(document_.document_date, line.span, date->iso());
      Keep(i);
      return true;
    }
    if (TakeRecipients(i)) return false;
    if (line.is(kPiece) && Contains(RawOf(i), "_")) {  // the title of the page, with the name of the site
      roles_[i] = BlockRole::kChrome;
      if (page_title_.empty()) page_title_ = Bare(i).substr(0, Bare(i).find('_'));
      return true;
    }
    if (!MayBeTitlePart(reading_, line)) return false;
    if (line.is(kMarkedHeading) && RawOf(i).ends_with("文件") && line.span.size() < 120)
      red_head_ = i;
    else if (RawOf(i).ends_with("文件") && IsOfficeName(WithoutEnding(Bare(i))))
      red_head_ = i;
    else
      title_lines_.push_back(i);
    return true;
  }

  // What OCR makes of a stamp or a rule: Il, ~ .
  static bool IsScrap(std::string_view line) {
    constexpr size_t kLongest = 4;
    return line.size() <= kLongest && std::all_of(line.begin(), line.end(), [](char c) {
             return static_cast<unsigned char>(c) < 0x80 && !IsDigit(static_cast<unsigned char>(c));
           });
  }

  // Line `i`; with the next piece of an endless line, which may hold the time of day.
  Span PieceWithNext(uint32_t i) const {
    const Line& line = lines_[i];
    if (!line.is(kPiece) || i + 1 >= lines_.size()) return line.span;
    return {line.span.start, std::min(lines_[i + 1].span.end, line.span.end + 40)};
  }

  static std::string WithoutEnding(std::string name) {
    if (name.ends_with("文件")) name.resize(name.size() - 6);
    return name;
  }

  void Keep(uint32_t i) { last_kept_ = std::max(last_kept_ == kNone32 ? 0 : last_kept_, i); }

  bool TakeMetadata(uint32_t& i) {
    const MetadataBlock::Taken taken = metadata_.Take(i, title_lines_.empty());
    if (taken.lines == 0) return false;
    if (!taken.loose_number.empty()) loose_number_ = taken.loose_number;
    std::fill_n(roles_.begin() + i, taken.lines, BlockRole::kMetadata);
    i += taken.lines - 1;
    Keep(i);
    return true;
  }

  bool TakeNumber(uint32_t i) {
    const auto number = ReadNumberLine(reading_, lines_[i].span);
    if (!number) return false;
    if (number->elided) {
      loose_number_ = number->span;
    } else if (!document_.number || document_.number.value == number->value) {
      document_.number = {number->span, number->value};  // the title block's own place beats the metadata's
    }
    if (number->date) SetOnce(document_.document_date, number->date_span, number->date->iso());
    if (!number->signatory.empty()) SetOnce(document_.signatory, number->signatory, Squeeze(text_, number->signatory));
    number_line_ = i;
    Keep(i);
    return true;
  }

  // 2018年10月10日 国务院令第704号公布. The last date of several is that of the text at hand.
  bool TakeLawDates(uint32_t i) {
    if (title_lines_.empty()) return false;
    const auto law = ReadLawDate(reading_, lines_[i].span);
    if (!law) return false;
    Keep(i);
    if (!law->date) return true;
    if (law->effective) {
      SetOnce(document_.effective_date, lines_[i].span, law->date->iso());
      return true;
    }
    if (adopter_.empty() || !law->number.empty()) adopter_ = law->adopter;
    law_date_ = lines_[i].span;
    law_day_ = *law->date;
    SetOnce(document_.number, law->number_span, law->number);
    return true;
  }

  // 特急, 机密★1年, 签发人：张三, and the serial of a copy, as they stand above the title.
  bool TakeMark(uint32_t i) {
    if (lines_[i].span.size() > 90 || marks_ > 4) return false;
    const std::string bare = Bare(i);
    if (bare.starts_with("签发人：") || bare.starts_with("签发人:")) {
      const size_t colon = !Contains(bare, "：") ? bare.find(':') + 1 : Find(bare, "：") + 3;
      SetOnce(document_.signatory, lines_[i].span, bare.substr(colon));
    } else if (bare == "特急" || bare == "加急" || bare == "急件" || bare == "特提" || bare == "平急") {
      SetOnce(document_.urgency, lines_[i].span, bare);
    } else if (bare.starts_with("机密") || bare.starts_with("秘密") || bare.starts_with("绝密")) {
      if (bare.size() > 6 && !Contains(bare, "★")) return false;
      SetOnce(document_.classification, lines_[i].span, bare);
    } else {
      return false;
    }
    ++marks_;
    Keep(i);
    return true;
  }

  bool TakeRecipients(uint32_t i) {
    uint32_t last = i;
    while (last + 1 < roles_.size() && last < i + 3 && !EndsWithColon(RawOf(last)) && !EndsSentence(RawOf(last)) &&
           RawOf(i).starts_with("各") && lines_[last].span.size() > 60)
      ++last;
    const Span span = {lines_[i].span.start, lines_[last].span.end};
    if (!IsRecipients(span.of(text_))) return false;
    std::string names = Squeeze(text_, span);
    names.resize(names.size() - (names.ends_with(":") ? 1 : 3));
    document_.primary_recipients = {{span.start, span.end}, std::move(names)};
    recipients_ = last;
    return true;
  }

  // A remark of the page (依据…发布的《…》，本文已废止) may stand between the number and the recipients.
  void TakeRecipientsBelow(uint32_t i) {
    if (recipients_ != kNone32 || number_line_ == kNone32 || i + 1 >= roles_.size()) return;
    if (last_kept_ != number_line_ || i > number_line_ + 2) return;
    if (RawOf(i + 1).starts_with("各") && IsRecipients(RawOf(i + 1))) TakeRecipients(i + 1);
  }

  void ChooseTitle() {
    TitleSigns signs;
    signs.wanted = Squeeze(text_, metadata_.title());
    signs.framed = recipients_ != kNone32 || number_line_ != kNone32;
    signs.has_order_number = !loose_number_.empty();
    signs.stop = stop_;
    auto title = FindTitle(text_, lines_, title_lines_, signs);
    if (!page_title_.empty())
      if (const auto named = FindPageTitle(text_, lines_, title_lines_, page_title_))
        if (!title || (title->value.ends_with(page_title_) && title->first < title->last &&
                       !IsOfficeName(Bare(title->first))))  // links stand before it
          title = named;
    if (title) {
      document_.title = {{lines_[title->first].span.start, lines_[title->last].span.end}, title->value};
      title_first_ = title->first;
      title_last_ = title->last;
      Keep(title_last_);
    } else if (!signs.wanted.empty()) {
      document_.title = {metadata_.title(), signs.wanted};
    } else if (number_line_ != kNone32 && loose_number_.empty()) {
      TitleFromNumberLine();
    }
  }

  // 平川市人民政府令第12号 or …局公告（2022年第6号） is title and number in one.
  void TitleFromNumberLine() {
    const Span line = lines_[number_line_].span;
    std::string bare = Squeeze(text_, line);
    if (!GenreOf(bare) || !document_.number) return;
    if (!bare.ends_with("）") && !bare.ends_with(")")) bare = WithoutLastBrackets(bare);
    document_.title = {line, bare};
  }

  void Conclude() {
    body_ = last_kept_ == kNone32 ? 0 : last_kept_ + 1;
    if (recipients_ != kNone32) body_ = recipients_ + 1;
    if (red_head_ != kNone32) body_ = std::max(body_, red_head_ + 1);
    for (uint32_t i : title_lines_)  // a path of links is chrome, a short line behind the title is body
      if (i < body_ && (i < title_first_ || i > title_last_) && (metadata_.seen() || lines_[i].is(kPiece)))
        roles_[i] = BlockRole::kChrome;
    while (body_ < stop_ && (lines_[body_].is(kNoiseLine) || roles_[body_] == BlockRole::kChrome)) ++body_;
    NameIssuer();
    JoinNumber();
    DateNews();
    if (!document_.document_date && law_day_.valid()) SetOnce(document_.document_date, law_date_, law_day_.iso());
  }

  // A page that tells of a document (《…办法》答记者问) bears the day on which it was put up.
  void DateNews() {
    if (page_title_.empty() || !document_.title || GenreOf(document_.title.value) || published_.empty()) return;
    const std::string_view clean = reading_.Clean(published_);
    if (const auto date = ParseDateAt(clean))
      SetOnce(document_.document_date, reading_.clean.source_span(0, date->length), date->date.iso());
  }

  // 平川市水务局 平川市财政局关于…: the blanks of the title part its issuers.
  std::string IssuersOfTitle() const {
    std::string name = IssuerOfTitle(document_.title.value);
    if (name.empty()) return name;
    const std::string_view raw = document_.title.span.of(text_);
    std::string_view names = PrefixThatReads(raw, name);
    if (names.empty()) names = PrefixThatReads(raw, "中华人民共和国" + name);
    std::string joint = JoinIssuersAtBlanks(names.empty() ? name : names);
    return joint.empty() ? name : joint;
  }

  void NameIssuer() {
    const Span title = document_.title.span;
    std::string name = IssuersOfTitle();
    const bool stated = document_.issuing_authority && (name.empty() || name.ends_with("部门") ||
                                                        document_.issuing_authority.value.size() >= name.size());
    if (stated) return;  // a page may name a section of the office where the title names the office
    if (!name.empty()) {
      document_.issuing_authority = {title, std::move(name)};
    } else if (red_head_ != kNone32) {
      document_.issuing_authority = {lines_[red_head_].span, WithoutEnding(Bare(red_head_))};
    } else if (!adopter_.empty()) {
      document_.issuing_authority = {law_date_, adopter_};
    } else if (!metadata_.publisher().empty()) {
      document_.issuing_authority = {metadata_.publisher(), Squeeze(text_, metadata_.publisher())};
    }
  }

  // A number whose issuer stands in the title.
  void JoinNumber() {
    if (document_.number) return;
    if (!loose_number_.empty()) {
      std::string title = document_.title.value;
      if (const std::string names = IssuersOfTitle(); title.ends_with("令") && Contains(names, "、"))
        title = names + "令";
      const std::string joined = JoinOrderNumber(title, Squeeze(text_, loose_number_));
      if (!joined.empty()) document_.number = {loose_number_, joined};
      return;
    }
    if (document_.title.span.empty() || !Contains(document_.title.value, "号")) return;
    const std::string_view clean = reading_.Clean(document_.title.span);
    const auto match = FindDocumentNumber(clean);
    if (!match || match->elided || match->begin != 0) return;
    document_.number = {reading_.clean.source_span(match->begin, match->end), match->value};
  }

  Reading& reading_;
  std::string_view text_;
  std::span<const Line> lines_;
  Document& document_;
  MetadataBlock metadata_;
  std::vector<BlockRole> roles_;
  std::vector<uint32_t> title_lines_;  // lines that may be parts of a title
  uint32_t stop_ = 0;                  // the line that is no part of the head
  uint32_t body_ = 0;
  uint32_t last_kept_ = kNone32;  // the last line that is surely a part of the head
  uint32_t red_head_ = kNone32;
  uint32_t number_line_ = kNone32;
  uint32_t recipients_ = kNone32;
  uint32_t title_first_ = kNone32, title_last_ = 0;  // of the lines chosen
  int marks_ = 0;                                    // secrecy, urgency, signer
  std::string page_title_;                           // by which the web page calls itself
  Span published_, loose_number_, law_date_;
  Date law_day_;
  std::string adopter_;
};

}  // namespace

Head ReadHead(Reading& reading, std::span<const Line> lines, Document& document) {
  return HeadReader(reading, lines, document).Run();
}

}  // namespace liye
