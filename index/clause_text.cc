#include "index/clause_text.h"

#include <algorithm>

namespace liye {
namespace {

size_t SequenceLength(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4; }

// The page numbers and running heads that begin inside `span`; CleanText looks at those only.
std::span<const Span> NoiseIn(const std::vector<Span>& noise, Span span) {
  const auto ends_before = [](const Span& piece, uint32_t start) { return piece.end <= start; };
  const auto first = std::lower_bound(noise.begin(), noise.end(), span.start, ends_before);
  auto last = first;
  while (last != noise.end() && last->start < span.end) ++last;
  return {first, last};
}

}  // namespace

void ClauseText::Append(const Source& source, const Document& document, const Block& block, const Block* last,
                        std::string& text) {
  clean_.Assign(source.text, block.span, NoiseIn(document.noise, block.span));
  const bool same_row = last != nullptr && block.table != kNone && last->table == block.table && last->row == block.row;
  if (clean_.text().empty() && !same_row) return;
  if (!text.empty()) text += same_row ? '\t' : '\n';
  const std::string_view clean = clean_.text();
  text.reserve(text.size() + clean.size());
  for (size_t at = 0; at < clean.size(); at += SequenceLength(static_cast<unsigned char>(clean[at]))) {
    if (clean[at] == ' ') {
      text += ' ';
      continue;
    }
    const uint32_t from = clean_.source_offset(at);
    text.append(source.text, from, SequenceLength(static_cast<unsigned char>(source.text[from])));
  }
}

}  // namespace liye
