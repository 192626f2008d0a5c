#include "parser/tail.h"

#include <algorithm>

#include "parser/find.h"
#include "parser/issuers.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

// Text behind the first colon of `span`.
Span BehindColon(std::string_view text, Span span) {
  const std::string_view raw = span.of(text);
  const size_t full = Find(raw, "："), half = raw.find(':');
  const size_t at = std::min(full, half);
  if (at == raw.npos) return {span.end, span.end};
  return TrimSpan(text, {span.start + static_cast<uint32_t>(at + (at == half ? 1 : 3)), span.end}, true);
}

std::string WithoutStop(std::string names) {
  constexpr std::string_view kStop = "。";
  if (names.ends_with(kStop)) names.resize(names.size() - kStop.size());
  return names;
}

// （平川市水务局代章） → 平川市水务局: another office's seal stands for the issuer's.
std::string WithoutSeal(std::string name) {
  if (!name.starts_with("（") && !name.starts_with("(")) return name;
  for (std::string_view seal : {"代章）", "代章)", "印章）", "盖章）", "章）", "章)"}) {
    if (!name.ends_with(seal)) continue;
    name.resize(name.size() - seal.size());
    return name.substr(name.starts_with("(") ? 1 : 3);
  }
  return name;
}

// 平川市人民政府办公室 signs what 平川市人民政府 has in its title.
bool IsOfficeOf(std::string_view office, std::string_view issuer) {
  if (!office.starts_with(issuer)) return false;
  const std::string_view rest = office.substr(issuer.size());
  return rest == "办公厅" || rest == "办公室";
}

// 平川市水务局、平川市财政局 sign what 平川市水务局等部门 or 平川市水务局等2部门 have in the title.
bool SpellsOut(std::string_view offices, std::string_view issuer) {
  return issuer.ends_with("部门") && Contains(issuer, "等") && Contains(offices, "、");
}

}  // namespace

Tail::Tail(Reading& reading, Document& document) : reading_(reading), text_(reading.text), document_(document) {}

void Tail::Reopen() { closed_ = imprint_ = page_end_ = false; }

void Tail::AddBlock(Span span, BlockRole role) {
  span = TrimSpan(text_, span);
  if (span.empty()) return;
  Block block;
  block.span = span;
  block.role = role;
  document_.blocks.push_back(block);
}

bool Tail::Take(const Paragraph& paragraph) {
  const std::string_view raw = paragraph.span.of(text_);
  if (TakeImprint(paragraph) || TakeDate(paragraph)) return true;
  if (raw.size() <= (page_end_ ? 600 : 240) && IsChrome(text_, paragraph.span)) {
    AddBlock(paragraph.span, BlockRole::kChrome);
    page_end_ = true;
    return true;
  }
  if (page_end_ && raw.size() < 90 && !EndsSentence(raw)) {
    AddBlock(paragraph.span, BlockRole::kChrome);
    return true;
  }
  if (imprint_ && raw.size() < 400 && !paragraph.is(kMarkedHeading) && !EndsWithColon(raw)) {
    AddBlock(paragraph.span, BlockRole::kImprint);
    return true;
  }
  return false;
}

// 抄送：…, 主题词：…, XX办公厅 2011年5月31日印发.
bool Tail::TakeImprint(const Paragraph& paragraph) {
  const std::string_view raw = paragraph.span.of(text_);
  if (raw.size() > 1500) return false;
  const char32_t first = CharAt(raw, 0);
  const bool may_name = first == U'抄' || first == U'主' || first == U'督';
  if (may_name || imprint_) {
    const std::string head =
        Squeeze(text_, {paragraph.span.start, std::min(paragraph.span.end, paragraph.span.start + 48)});
    const bool colon = Contains(head, "：") || Contains(head, ":");
    if (colon && (head.starts_with("抄送") || head.starts_with("抄报") || head.starts_with("主送："))) {
      if (!document_.cc_recipients)
        document_.cc_recipients = {paragraph.span, WithoutStop(Squeeze(text_, BehindColon(text_, paragraph.span)))};
      imprint_ = true;
    } else if (colon && head.starts_with("主题词")) {
      const Span words = BehindColon(text_, paragraph.span);
      if (!document_.subject_terms && !words.empty()) document_.subject_terms = {words, Squeeze(text_, words)};
      imprint_ = true;
    } else if (colon && raw.size() < 120 &&
               (head.starts_with("主办：") || head.starts_with("督办：") || head.starts_with("主办:") ||
                head.starts_with("督办:"))) {
      imprint_ = true;
    }
    if (imprint_ && colon) {
      AddBlock(paragraph.span, BlockRole::kImprint);
      return true;
    }
  }
  if (raw.size() > 200 || !raw.ends_with("印发") || Contains(raw, "，")) return false;
  const std::string_view clean = reading_.Clean(paragraph.span);
  const auto date = FindDate(clean);
  if (!date) return false;
  size_t at = clean.npos;
  for (std::string_view start : {"1", "2", "二"})
    if (const size_t found = clean.find(start); found != clean.npos) at = std::min(at, found);
  if (at != clean.npos && at >= 6)
    document_.printing_office = {paragraph.span, std::string(clean.substr(0, at))};
  else if (!document_.blocks.empty() && document_.blocks.back().span.size() < 120 &&
           document_.blocks.back().role != BlockRole::kHeader) {
    const Span above = document_.blocks.back().span;
    if (std::string office = Squeeze(text_, above); IsOfficeName(office)) {
      document_.printing_office = {above, std::move(office)};
      document_.blocks.back().role = BlockRole::kImprint;
      document_.blocks.back().clause = kNone;
    }
  }
  document_.printing_date = {paragraph.span, date->iso()};
  imprint_ = true;
  AddBlock(paragraph.span, BlockRole::kImprint);
  return true;
}

// The date below the text, with the offices above it.
bool Tail::TakeDate(const Paragraph& paragraph) {
  if (paragraph.span.size() > 400) return false;
  auto date = ReadDateLine(reading_, paragraph.span);
  Span day = paragraph.span;
  if (!date) {  // 郑州市人民政府 2017年3月7日 on one line
    const std::string_view raw = paragraph.span.of(text_);
    if (raw.size() > 240 || !raw.ends_with("日") || Contains(raw, "，") || Contains(raw, "。") || Contains(raw, "："))
      return false;
    const std::string_view clean = reading_.Clean(paragraph.span);
    size_t at = 0;
    while (at < clean.size() && clean[at] != '1' && clean[at] != '2' && !HasAt(clean, at, "二〇") &&
           !HasAt(clean, at, "一九"))
      at += CharLength(clean[at]);
    const auto match = at < clean.size() ? ParseDateAt(clean.substr(at)) : std::nullopt;
    if (!match || at + match->length != clean.size() || !IsOfficeName(clean.substr(0, at))) return false;
    date = match->date;
    day = reading_.clean.source_span(at, clean.size());
    if (!signed_ && !document_.issuing_authority)
      document_.issuing_authority = {paragraph.span, std::string(clean.substr(0, at))};
  }
  if (!signed_ && !document_.document_date) document_.document_date = {day, date->iso()};
  SignBlocks(paragraph.span);
  AddBlock(paragraph.span, BlockRole::kSignature);
  signed_ = closed_ = true;
  return true;
}

// 平川市河湖管理 above 委员会办公室: what stands above a name that a page broke; empty when nothing does.
std::string Tail::HeadAbove(size_t at, std::string_view name) const {
  constexpr uint32_t kLongest = 90;
  bool broken = false;
  for (std::string_view word : {"委员会", "领导小组", "指挥部", "联席会议", "办公室", "办公厅"})
    broken |= name.starts_with(word);
  if (!broken || at == 0 || Contains(name, "、")) return {};
  const Block& above = document_.blocks[at - 1];
  if (above.role != BlockRole::kBody || above.opens_clause || above.table != kNone || above.span.size() > kLongest)
    return {};
  std::string head = Squeeze(text_, above.span);
  const bool plain = !EndsSentence(head) && !EndsWithColon(head) && !IsOfficeName(head) && !Contains(head, "，");
  return plain && IsOfficeName(head + std::string(name)) ? head : std::string();
}

// Makes the office lines above a date its signature.
void Tail::SignBlocks(Span) {
  constexpr size_t kMost = 16;
  auto& blocks = document_.blocks;
  size_t first = blocks.size();
  std::string offices;
  while (first > 0 && blocks.size() - first < kMost) {
    Block& block = blocks[first - 1];
    if (block.role != BlockRole::kBody || block.opens_clause || block.table != kNone || block.span.size() > 150) break;
    const std::string joint = JoinIssuersAtBlanks(block.span.of(text_));
    std::string name = joint.empty() ? WithoutSeal(Squeeze(text_, block.span)) : joint;
    if (const std::string head = HeadAbove(first - 1, name); !head.empty()) {
      block.role = BlockRole::kSignature;
      block.clause = kNone;
      name = head + name;
      --first;
    }
    const bool person =
        name.size() <= 40 && (name.starts_with("部长") || name.starts_with("省长") || name.starts_with("市长") ||
                              name.starts_with("主任") || name.starts_with("局长") || name.starts_with("署长") ||
                              name.starts_with("行长") || name.starts_with("总理") || name.starts_with("主席"));
    if (!person && joint.empty() && !IsOfficeName(name)) break;
    blocks[first - 1].role = BlockRole::kSignature;
    blocks[first - 1].clause = kNone;
    if (person && !document_.signatory) document_.signatory = {block.span, name.substr(6)};
    if (!person) {
      const bool inner = !offices.empty() && IsPartOfOffice(offices.substr(0, offices.find("、")));
      offices = offices.empty() ? name : name + (inner ? "" : "、") + offices;
    }
    --first;
  }
  const Element& issuer = document_.issuing_authority;
  const bool named = issuer && !IsOfficeOf(offices, issuer.value) && !SpellsOut(offices, issuer.value);
  if (!signed_ && !offices.empty() && !named)
    document_.issuing_authority = {{blocks[first].span.start, blocks.back().span.end}, offices};
}

void Tail::AddAttachment(Span span) {
  span = TrimSpan(text_, span, true);
  const std::string_view raw = span.of(text_);
  if (raw.empty() || raw == "（略）" || raw == "略" || raw == "(略)") return;
  document_.attachments.push_back({span, Squeeze(text_, span)});
}

uint32_t Tail::TakeAttachments(std::span<const Paragraph> paragraphs, Span rest, bool colon, bool closed) {
  const Label own = paragraphs[0].label;
  const auto raw_of = [&](uint32_t i) { return paragraphs[i].span.of(text_); };
  const auto ends_text = [&](uint32_t i) {  // what may follow a list: nothing, a signature, another 附件
    if (i >= paragraphs.size()) return true;
    if (paragraphs[i].label.style == LabelStyle::kAnnex) return true;
    return !paragraphs[i].label &&
           (ReadDateLine(reading_, paragraphs[i].span) || IsChrome(text_, paragraphs[i].span) ||
            (paragraphs[i].span.size() < 150 && IsOfficeName(Squeeze(text_, paragraphs[i].span))));
  };
  const Label inline_label = ParseLabel(text_, rest.start, rest.end);
  const bool first_alone = inline_label.style == LabelStyle::kArabic && inline_label.number == 1 &&
                           SkipBlanks(text_, inline_label.end, rest.end) >= rest.end;  // 附件 1., its title below
  if (!colon && !rest.empty() && own.number == 0 && !first_alone) return 0;
  // The entries that follow: 1.…, 2.… and their parts.
  uint32_t next = 1;
  uint32_t number = 0;
  bool open = rest.empty() && colon;  // an entry whose title stands on the next line
  if (inline_label.style == LabelStyle::kArabic && inline_label.number == 1) {
    number = 1;
    open = first_alone;
  }
  std::vector<Span> entries;
  if (!rest.empty()) entries.push_back(inline_label && number == 1 ? Span{inline_label.end, rest.end} : rest);
  while (next < paragraphs.size()) {
    const Paragraph& entry = paragraphs[next];
    if (entry.span.size() > 300) break;
    if (entry.label.style == LabelStyle::kArabic && entry.label.number == number + 1 && !EndsSentence(raw_of(next))) {
      entries.push_back({entry.label.end, entry.span.end});
      open = SkipBlanks(text_, entry.label.end, entry.span.end) >= entry.span.end;
      ++number;
    } else if (!entry.label && open && !ReadDateLine(reading_, entry.span)) {
      entries.push_back(entry.span);
      open = false;
    } else {
      break;
    }
    ++next;
  }
  const bool listed = number > 0 && (colon || ends_text(next)) && (number >= 2 || ends_text(next) || !closed);
  const bool single = colon && !rest.empty() && number == 0 && !(closed && !ends_text(next));
  const bool numbered = own.number > 0 && !rest.empty() && number == 0 && ends_text(1);
  const bool bare = colon && open == false && rest.empty() && entries.size() == 1 && ends_text(next);
  if (own.number > 0 ? !numbered : !(listed || single || bare)) return 0;
  for (Span entry : entries) AddAttachment(entry);
  for (uint32_t i = 0; i < next; ++i) AddBlock(paragraphs[i].span, BlockRole::kBody);
  return next;
}

void Tail::CaptionTable() {
  Table& table = document_.tables.back();
  if (table.first_block == 0) return;
  const Block& above = document_.blocks[table.first_block - 1];
  const std::string_view raw = above.span.of(text_);
  if (above.table != kNone || above.role != BlockRole::kBody || raw.size() > 150 || EndsSentence(raw)) return;
  if (Contains(raw, "单位：") || Contains(raw, "单位:") || raw.ends_with("表") || above.opens_clause)
    table.caption = above.span;
}

void Tail::Finish() {
  auto& blocks = document_.blocks;
  if (signed_ || !document_.issuing_authority || blocks.empty()) return;
  size_t last = blocks.size();
  while (last > 0 && blocks[last - 1].role != BlockRole::kBody) --last;
  if (last == 0) return;
  Block& block = blocks[last - 1];
  if (block.table != kNone || block.opens_clause || block.span.size() > 150) return;
  if (Squeeze(text_, block.span) != document_.issuing_authority.value) return;
  block.role = BlockRole::kSignature;
  block.clause = kNone;
}

}  // namespace liye
