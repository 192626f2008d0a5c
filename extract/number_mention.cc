#include "extract/number_mention.h"

#include <algorithm>

#include "extract/relation_verb.h"
#include "extract/trace.h"
#include "extract/words.h"
#include "parser/number_issuer.h"
#include "parser/numeral.h"

namespace liye {
namespace {

constexpr std::string_view kHao = "号";
constexpr std::string_view kRepublic = "中华人民共和国";

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

size_t DigitsBefore(std::string_view text, size_t at) {
  size_t n = 0;
  while (n < at && IsDigitByte(text[at - n - 1])) ++n;
  return n;
}

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

bool StartsWithAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// 海关总署公告2016年第8号 → 海关总署公告; 平政〔2016〕8号 → 平政. What a number has before year and serial.
std::string_view IssuerPart(std::string_view value) {
  if (const size_t bracket = value.find("〔"); bracket != value.npos) return value.substr(0, bracket);
  const size_t ordinal = value.rfind("第");
  if (ordinal == value.npos) return {};
  std::string_view head = value.substr(0, ordinal);
  if (head.ends_with("年") && DigitsBefore(head, head.size() - 3) == 4) head.remove_suffix(7);
  return head;
}

// `value` with another serial: everything before the digits of the serial is kept.
std::string WithSerial(std::string_view value, uint32_t serial) {
  if (value.ends_with(kHao)) value.remove_suffix(kHao.size());
  value.remove_suffix(DigitsBefore(value, value.size()));
  return std::string(value) + std::to_string(serial) + std::string(kHao);
}

// Whether only a joint (、 和 及 与) and the kind of paper (公告 令 文) stand between two numbers.
bool IsJoint(std::string_view gap) {
  for (std::string_view kind : {"公告", "通告", "文件", "令", "文"})
    if (gap.starts_with(kind)) {
      gap.remove_prefix(kind.size());
      break;
    }
  for (std::string_view joint : {"、", "和", "及", "与", ",", "以及", "至", "—", ")和(", ")、("})
    if (gap == joint) return true;
  return false;
}

std::string_view RuleOf(const NumberMatch& match) {
  if (match.elided) return "number.elided";
  switch (match.form) {
    case NumberForm::kBracketed: return "number.bracketed";
    case NumberForm::kOrder: return "number.order";
    case NumberForm::kAnnouncement: return "number.announcement";
  }
  return "number.bracketed";
}

bool IsHead(const BlockText& block) {
  return block.block->role == BlockRole::kHeader || block.block->role == BlockRole::kMetadata;
}

}  // namespace

void NumberExtractor::Begin(const Source&, const Document& document) {
  document_ = &document;
  own_.clear();
  announcer_.clear();
  const std::string& own = document.number.value;
  if (own.find("〔") == own.npos) announcer_ = IssuerPart(own);
  if (!announcer_.empty()) return;
  std::string_view issuer = document.issuing_authority.value;
  if (issuer.starts_with(kRepublic)) issuer.remove_prefix(kRepublic.size());
  std::string_view kind;
  for (std::string_view word : {"公告", "通告", "令"})
    if (kind.empty() && (document.document_type.value == word || document.title.value.find(word) != std::string::npos))
      kind = word;
  if (!issuer.empty() && !kind.empty()) announcer_ = std::string(issuer) + std::string(kind);
}

void NumberExtractor::Read(BlockText& block, std::vector<Fact>& facts) {
  found_.clear();
  previous_.reset();
  if (block.clean.has(kHasHao)) FindNumbers(block);
  if (found_.empty()) ReadHeadNumber(block);
  for (const Found& found : found_) Claim(block, facts, found);
}

void NumberExtractor::FindNumbers(const BlockText& block) {
  const std::string_view text = block.text();
  std::optional<NumberMatch> next;
  bool searched = false;
  for (size_t hao = text.find(kHao); hao != text.npos; hao = text.find(kHao, hao + kHao.size())) {
    if (!searched || (next && next->end <= hao)) {
      next = FindDocumentNumber(text, hao);
      searched = true;
    }
    if (next && next->begin <= hao && hao < next->end) {
      ReadMatch(block, *next);
    } else if (hao > 0 && !ReadOwnSerial(block, hao) && !ReadYearFirst(text, hao) && !ReadSeries(text, hao)) {
      NoteDropped(text.substr(hao, kHao.size()), "number.bracketed", "no_number_before");
    }
  }
}

// 发文字号:平政办〔2012〕18: what the head of the document reads as its number although 号 is cut off.
void NumberExtractor::ReadHeadNumber(const BlockText& block) {
  const Span number = document_->number.span;
  if (!IsHead(block) || number.empty() || !block.block->span.contains(number)) return;
  size_t begin = 0;
  while (begin < block.text().size() && block.clean.source_offset(begin) < number.start) ++begin;
  size_t end = begin;
  while (end < block.text().size() && block.clean.source_offset(end) < number.end) ++end;
  if (begin < end) found_.push_back({begin, end, document_->number.value, "number.bracketed", Certainty::kLikely});
}

// 第12号 on a line of its own, below 平川市人民政府令: with it the document's own number.
bool NumberExtractor::ReadOwnSerial(const BlockText& block, size_t hao) {
  constexpr std::string_view kOrdinal = "第";
  if (!IsHead(block) || !found_.empty() || announcer_.empty()) return false;
  const std::string_view text = block.text();
  const size_t begin = text.starts_with("(") ? 1 : 0, digits = begin + kOrdinal.size();
  const size_t end = hao + kHao.size();
  if (!StartsAt(text, begin, kOrdinal) || digits >= hao || text.substr(end) != (begin ? ")" : "")) return false;
  const auto serial = ParseNumeral(text.substr(digits, hao - digits));
  const std::string& own = document_->number.value;
  if (!serial || own != announcer_ + "第" + std::to_string(*serial) + "号") return false;
  found_.push_back({begin, end, own, "number.elided", Certainty::kSure});
  return true;
}

void NumberExtractor::End(std::vector<Fact>&) {}

void NumberExtractor::ReadMatch(const BlockText& block, NumberMatch& match) {
  const std::string_view rule = RuleOf(match);
  const size_t taken = found_.empty() ? 0 : found_.back().end;
  if (match.begin < taken) return;
  Certainty certainty = Certainty::kSure;
  if (match.elided) {
    if (StartsAt(block.text(), match.begin, "(")) ++match.begin;
    if (!Complete(block, match))
      return NoteDropped(block.text().substr(match.begin, match.end - match.begin), rule, "no_issuer");
    certainty = match.elided ? Certainty::kDoubtful : Certainty::kLikely;
  }
  found_.push_back({match.begin, match.end, match.value, rule, certainty});
  previous_ = match;
}

// 由甲部、乙局正式批准发布(2025年第3号): who issued what the number in brackets behind it numbers. Empty where the text
// does not say so.
std::string IssuedBy(std::string_view text, size_t bracket) {
  constexpr size_t kReach = 240;
  const size_t from = ClauseBegin(text, bracket, kReach);
  std::string_view clause = text.substr(from, bracket - from);
  const size_t by = clause.rfind("由");
  if (by == clause.npos) return {};
  clause.remove_prefix(by + std::string_view("由").size());
  bool issued = false;
  for (bool again = true; again;) {
    again = false;
    for (std::string_view word : {"发布", "公布", "公告", "批准", "印发", "正式", "联合", "共同", "予以", "已", "以"})
      if (clause.ends_with(word)) {
        clause.remove_suffix(word.size());
        again = issued = true;
      }
  }
  return issued && LooksLikeOffice(clause) ? JoinIssuers(clause) : std::string();
}

// Puts back what an elided number leaves out. False when it is no number of a document after
// all; `match.elided` stays set when what it leaves out is not known.
bool NumberExtractor::Complete(const BlockText& block, NumberMatch& match) const {
  const std::string_view text = block.text();
  if (previous_ && previous_->end <= match.begin &&
      IsJoint(text.substr(previous_->end, match.begin - previous_->end))) {
    if (match.year == 0) {
      match.value = WithSerial(previous_->value, match.serial);
      match.year = previous_->year;
    } else {
      match.value = std::string(IssuerPart(previous_->value)) + match.value;
    }
    match.elided = false;
    return true;
  }
  if (match.form == NumberForm::kBracketed) return false;  // 〔2016〕45号: whose, nobody can tell
  const std::string_view after = text.substr(match.end);
  const bool called = StartsWithAny(after, {"公告", "通告", "令"}) ||
                      EndsWithAny(text.substr(match.begin, match.end - match.begin), {"令", "公告"});
  const bool enclosed = match.begin > 0 && text[match.begin - 1] == '(' && after.starts_with(")");
  if (enclosed && match.year != 0) {
    if (const std::string issuers = IssuedBy(text, match.begin - 1); !issuers.empty()) {
      match.value = issuers + match.value;
      match.elided = false;
      return true;
    }
  }
  if (announcer_.empty() || !(IsHead(block) || called)) return match.year != 0 && (IsHead(block) || called || enclosed);
  const size_t tail = match.value.find(match.year ? std::to_string(match.year) : "第");
  match.value = announcer_ + match.value.substr(tail == match.value.npos ? 0 : tail);
  match.elided = false;
  return true;
}

// 平政〔2014〕1、2号 and 平政〔2014〕1—3号: 号 stands once for several. In a list each number has its
// own digits as evidence, in a range each has the whole.
bool NumberExtractor::ReadSeries(std::string_view text, size_t hao) {
  constexpr size_t kReach = 160;
  constexpr size_t kMostItems = 20;
  constexpr uint32_t kWidest = 50;
  struct Item {
    size_t begin, end;
    uint32_t serial;
    bool to_next;  // a dash leads to the next one
  };
  std::vector<Item> items;  // from the last to the first
  bool dash = false;
  for (size_t at = hao; items.size() < kMostItems;) {
    const size_t digits = DigitsBefore(text, at);
    const auto serial = digits == 0 || digits > 5 ? std::nullopt : ParseNumeral(text.substr(at - digits, digits));
    if (!serial || *serial == 0) return false;
    items.push_back({at - digits, at, *serial, dash});
    at -= digits;
    if (EndsAt(text, at, "第")) at -= 3;
    std::string_view sign;
    for (std::string_view candidate : {"—", "-", "~", "至", "、", ","})
      if (sign.empty() && EndsAt(text, at, candidate)) sign = candidate;
    if (sign.empty()) break;
    dash = sign != "、" && sign != ",";
    at -= sign.size();
    if (dash && EndsAt(text, at, kHao)) at -= kHao.size();  // 1号至3号
  }
  if (items.size() < 2) return false;
  std::reverse(items.begin(), items.end());
  const size_t at = items.front().end;
  size_t from = at > kReach ? at - kReach : 0;
  while (from < at && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80) ++from;
  const std::string probe = std::string(text.substr(from, at - from)) + std::string(kHao);
  const auto first = FindDocumentNumber(probe, probe.size() - kHao.size());
  if (!first || first->elided) return false;
  items.front().begin = from + first->begin;
  items.back().end = hao + kHao.size();
  for (size_t i = 0; i < items.size(); ++i) {
    const uint32_t last = items[i].to_next && i + 1 < items.size() ? items[i + 1].serial : items[i].serial;
    if (last < items[i].serial || last - items[i].serial > kWidest) return false;
  }
  const size_t taken = found_.empty() ? 0 : found_.back().end;
  for (size_t i = 0; i < items.size(); ++i) {
    const bool range = items[i].to_next && i + 1 < items.size();
    const size_t end = range ? items[i + 1].end : items[i].end;
    uint32_t serial = items[i].serial;
    size_t begin = items[i].begin;
    if (begin < taken) {  // the first of 1号至3号 has been found on its own
      if (!range) continue;
      ++serial;
      begin = items[i + 1].begin;
    }
    const uint32_t last = range ? items[i + 1].serial : items[i].serial;
    for (; serial <= last; ++serial)
      found_.push_back({begin, end, WithSerial(first->value, serial), "number.series", Certainty::kLikely});
    if (range) ++i;
  }
  return true;
}

// 〔1996〕平编字第82号, (85)财税字第5号: the form of before 2000, the year in front.
bool NumberExtractor::ReadYearFirst(std::string_view text, size_t hao) {
  constexpr size_t kLongestCode = 12 * 3;
  const size_t digits = DigitsBefore(text, hao);
  if (digits == 0 || digits > 5) return false;
  size_t at = hao - digits;
  if (EndsAt(text, at, "第")) at -= 3;
  if (!EndsAt(text, at, "字") && !EndsAt(text, at, "发") && !EndsAt(text, at, "函")) return false;
  const size_t code_end = at;
  while (at > 0 && code_end - at < kLongestCode) {
    const std::string_view glyph = GlyphBefore(text, at);
    if (glyph.size() != 3 || glyph == "〕" || glyph == "。" || glyph == "、") break;
    at -= glyph.size();
  }
  const size_t code_begin = at;
  if (EndsAt(text, at, "〕"))
    at -= 3;
  else if (EndsAt(text, at, ")"))
    at -= 1;
  else
    return false;
  const size_t year_digits = DigitsBefore(text, at);
  if (year_digits != 4 && year_digits != 2) return false;
  int year = static_cast<int>(ParseNumeral(text.substr(at - year_digits, year_digits)).value_or(0));
  if (year_digits == 2) year += year >= 49 ? 1900 : 2000;
  at -= year_digits;
  if (EndsAt(text, at, "〔"))
    at -= 3;
  else if (EndsAt(text, at, "("))
    at -= 1;
  else
    return false;
  if (year < 1949 || year > 2199 || (!found_.empty() && at < found_.back().end)) return false;
  const auto serial = ParseNumeral(text.substr(hao - digits, digits));
  if (!serial || *serial == 0) return false;
  std::string value = "〔" + std::to_string(year) + "〕" + std::string(text.substr(code_begin, code_end - code_begin)) +
                      std::to_string(*serial) + std::string(kHao);
  found_.push_back({at, hao + kHao.size(), std::move(value), "number.year_first", Certainty::kLikely});
  return true;
}

bool NumberExtractor::IsOwn(const BlockText& block, const Found& found) {
  const std::string& own = document_->number.value;
  if (!own.empty()) return own == found.value;
  if (!own_.empty()) return own_ == found.value;
  const std::string_view before = block.text().substr(0, found.begin);
  const bool of_a_title = EndsWithAny(before, {"》(", "》"});
  // 关于废止平政〔2018〕4号文件的通知: what is done to it makes it another's.
  size_t length = 0;
  bool governed = RelationVerbBefore(before, before.size(), length) != RelationVerb::kNone;
  if (governed_block_ == block.block) {  // and what is listed behind it
    const std::string_view gap = before.substr(std::min(governed_end_, before.size()));
    governed = governed || gap.empty() || gap == "、" || gap == "和" || gap == "," || gap == "及";
  }
  if (governed) governed_block_ = block.block, governed_end_ = found.end;
  return IsHead(block) && !of_a_title && !governed;
}

// 中华人民共和国商务部令 on one line, 2018年第2号 on the next; or the issuers, 令 and 第5号 on a line each.
void NumberExtractor::WidenToIssuer(const BlockText& block, Span& span) const {
  constexpr int kMostLines = 8;
  if (!IsHead(block) || announcer_.empty()) return;
  CleanText clean;
  const Block* above = block.block;
  for (int i = 0; i < kMostLines && above != document_->blocks.data(); ++i) {
    --above;
    clean.Assign(block.source->text, {above->span.start, block.block->span.start}, document_->noise);
    const std::string_view text = clean.text();
    if (text.ends_with(announcer_)) {
      size_t begin = text.size() - announcer_.size();
      if (EndsAt(text, begin, kRepublic)) begin -= kRepublic.size();
      span.start = clean.source_offset(begin);
      return;
    }
    if (JoinIssuers(text) == announcer_) {
      span.start = clean.source_offset(0);
      return;
    }
  }
}

void NumberExtractor::Claim(BlockText& block, std::vector<Fact>& facts, const Found& found) {
  Fact fact;
  fact.span = block.clean.source_span(found.begin, found.end);
  fact.clause = block.block->clause;
  fact.rule = found.rule;
  fact.certainty = found.certainty;
  NumberMention mention;
  mention.value = found.value;
  if (IsOwn(block, found)) {
    mention.relation = Relation::kOwn;
    own_ = found.value;
    // The title block may give issuer and serial on two lines: the number is both.
    if (IsHead(block) && document_->number.span.contains(fact.span)) fact.span = document_->number.span;
    if (found.begin <= 1 && found.rule == "number.elided") WidenToIssuer(block, fact.span);
  }
  fact.value = std::move(mention);
  block.masks.push_back({static_cast<uint32_t>(found.begin), static_cast<uint32_t>(found.end), Mask::kNumber,
                         static_cast<uint32_t>(facts.size())});
  facts.push_back(std::move(fact));
}

}  // namespace liye
