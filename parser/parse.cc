#include "parser/parse.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "parser/body.h"
#include "parser/cell_lines.h"
#include "parser/header.h"
#include "parser/line.h"
#include "parser/line_join.h"
#include "parser/line_kind.h"
#include "parser/paragraph.h"
#include "parser/segment.h"
#include "parser/self_name.h"

namespace liye {
namespace {

void AddHeadBlocks(std::span<const Line> lines, const Head& head, Document& document) {
  for (uint32_t i = 0; i < head.body; ++i) {
    if (lines[i].is(kNoiseLine)) continue;
    Block block;
    block.span = lines[i].span;
    block.role = head.roles[i];
    document.blocks.push_back(block);
  }
}

// The lines that a web page puts below a document (扫一扫在手机打开当前页) belong to none. On a page that came as one line
// nothing parts them from its text.
void CutPageEnd(std::string_view text, Document& document) {
  auto& blocks = document.blocks;
  size_t kept = blocks.size();
  while (kept > 1 && blocks[kept - 1].role == BlockRole::kChrome) --kept;
  const auto parted = [&](size_t i) {
    const std::string_view between = text.substr(blocks[i - 1].span.end, blocks[i].span.start - blocks[i - 1].span.end);
    return between.find('\n') != between.npos;
  };
  while (kept < blocks.size() && (kept == 0 || !IsChrome(text, blocks[kept].span) || !parted(kept))) ++kept;
  if (kept == blocks.size()) return;
  const uint32_t end = blocks[kept - 1].span.end;
  blocks.resize(kept);
  document.span.end = end;
  for (Clause& clause : document.clauses) clause.span.end = std::min(clause.span.end, end);
  while (!document.noise.empty() && document.noise.back().end > end) document.noise.pop_back();
}

Document ReadDocument(Reading& reading, std::span<const Line> lines, Span span) {
  Document document;
  document.span = span;
  const Head head = ReadHead(reading, lines, document);
  AddHeadBlocks(lines, head, document);
  const std::vector<Paragraph> paragraphs = ReadParagraphs(reading.text, lines.subspan(head.body), document.noise);
  ReadBody(reading, paragraphs, document);
  CutPageEnd(reading.text, document);
  NameType(reading, document);
  if (!document.document_date && document.printing_date) document.document_date = document.printing_date;
  return document;
}

}  // namespace

std::vector<Document> Parse(const Source& source) {
  std::vector<Document> documents;
  Reading reading{source.text, {}};
  std::vector<Line> lines = ReadLines(source.text);
  JoinBrokenLines(source.text, lines);
  MarkCellLines(source.text, lines);
  const std::vector<uint32_t> starts = FindDocumentStarts(reading, lines);
  const std::span<const Line> all(lines);
  for (size_t i = 0; i < starts.size(); ++i) {
    const size_t end = i + 1 < starts.size() ? starts[i + 1] : lines.size();
    const uint32_t from = lines[starts[i]].span.start;
    const uint32_t to = end < lines.size() ? lines[end].span.start : static_cast<uint32_t>(source.text.size());
    documents.push_back(ReadDocument(reading, all.subspan(starts[i], end - starts[i]), {i == 0 ? 0 : from, to}));
  }
  return documents;
}

}  // namespace liye
