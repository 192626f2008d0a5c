#include "parser/metadata_block.h"

#include <algorithm>
#include <optional>
#include <string>

#include "parser/clean_text.h"
#include "parser/date.h"
#include "parser/document_number.h"
#include "parser/issuers.h"
#include "parser/set_once.h"
#include "parser/utf8.h"

namespace liye {

MetadataBlock::MetadataBlock(Reading& reading, std::span<const Line> lines, Document& document)
    : reading_(reading), text_(reading.text), lines_(lines), document_(document) {}

MetadataBlock::Taken MetadataBlock::Take(uint32_t i, bool on_top) {
  auto field = ReadMetadataLine(text_, lines_[i].span);
  if (!field) return {};
  const bool in_block = seen_ || field->element != "none" || on_top || GoesOnBelow(i);
  if (!in_block && field->value.empty()) return {};
  seen_ = true;
  Taken taken{.lines = 1, .loose_number = {}};
  while (field) {  // several fields may share a line
    std::optional<MetadataLine> next;
    Span value = field->value;
    for (uint32_t at = value.start; at < value.end && !next;) {
      const size_t gap = FindGap(at, value.end);
      if (gap >= value.end) break;
      const uint32_t after = SkipBlanks(text_, static_cast<uint32_t>(gap), value.end);
      next = ReadMetadataLine(text_, {after, value.end});
      if (next) value = TrimSpan(text_, {value.start, static_cast<uint32_t>(gap)});
      at = std::max(after, at + 1);
    }
    if (!value.empty()) {
      valued_on_line_ = true;
    } else if (!next && !valued_on_line_) {
      value = ValueBelow(i);
      if (!value.empty()) taken.lines = 2;
    }
    TakeField(field->element, value, taken.loose_number);
    field = next;
  }
  return taken;
}

bool MetadataBlock::GoesOnBelow(uint32_t i) const {
  for (uint32_t k = i + 1; k < lines_.size() && k <= i + 4; ++k)
    if (ReadMetadataLine(text_, lines_[k].span)) return true;
  return false;
}

size_t MetadataBlock::FindGap(uint32_t at, uint32_t end) const {
  for (uint32_t i = at; i < end; i += static_cast<uint32_t>(CharLength(text_[i])))
    if (IsBlank(CharAt(text_, i))) return i;
  return end;
}

// The line right below an empty label holds its value, unless it is a label itself. In a block that has its values on
// the line of their labels an empty one (主题词：) has none.
Span MetadataBlock::ValueBelow(uint32_t i) const {
  if (i + 1 >= lines_.size()) return {};
  const Line& below = lines_[i + 1];
  if (below.blank_before > 0 || below.is(kNoiseLine) || ReadMetadataLine(text_, below.span)) return {};
  return below.span;
}

void MetadataBlock::TakeField(std::string_view element, Span value, Span& loose_number) {
  if (value.empty()) return;
  const std::string bare = Squeeze(text_, value);
  if (element == "number") {
    const auto number = CanonicalDocumentNumber(bare);
    if (number)
      SetOnce(document_.number, value, *number);
    else if (!TakeNumberInside(value))
      loose_number = value;
  } else if (element == "issuer") {
    const std::string joint = JoinIssuersAtBlanks(value.of(text_));
    SetOnce(document_.issuing_authority, value, joint.empty() ? bare : joint);
  } else if (element == "publisher") {
    publisher_ = value;
  } else if (element == "title") {
    title_ = value;
  } else if (element == "subject") {
    SetOnce(document_.subject_terms, value, bare);
  } else if (element == "date" || element == "effective") {
    if (const auto date = FindDate(reading_.Clean(value)))
      SetOnce(element == "date" ? document_.document_date : document_.effective_date, value, date->iso());
  }
}

// 平川市水务局关于节水的意见（平水〔2019〕18号): the field repeats the title before the number.
bool MetadataBlock::TakeNumberInside(Span value) {
  const std::string_view clean = reading_.Clean(value);
  const size_t bracket = clean.rfind('(');
  if (bracket == clean.npos) return false;
  const auto match = FindDocumentNumber(clean.substr(bracket + 1));
  if (!match || match->elided || match->begin != 0) return false;
  SetOnce(document_.number, reading_.clean.source_span(bracket + 1, bracket + 1 + match->end), match->value);
  return true;
}

}  // namespace liye
