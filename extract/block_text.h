// One block as the extractors see it.
//
// Extractors are small classes of one form:
//
//   class AmountExtractor {
//    public:
//     void Begin(const Source&, const Document&);            // forget the last document
//     void Read(const BlockText&, std::vector<Fact>& facts);  // in the order of the text
//     void End(std::vector<Fact>& facts);                     // what needed the whole document
//   };
//
// They run in the order numbers, titles, deadlines, amounts, duties; each may mask what it
// has claimed, and must leave alone what others masked. All positions in `clean` are bytes
// of clean.text(); source_span() leads back.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "corpus/source.h"
#include "extract/fact.h"
#include "parser/clean_text.h"
#include "parser/document.h"

namespace liye {

struct Mask {
  uint32_t begin, end;  // bytes of clean.text()
  enum Kind : uint8_t { kNumber, kTitle, kDeadline, kAmount } kind;
  uint32_t fact;  // index in the document's facts
};

struct BlockText {
  const Source* source = nullptr;
  const Document* document = nullptr;
  const Block* block = nullptr;  // within document->blocks
  CleanText clean;
  std::vector<Mask> masks;  // in the order they were claimed

  std::string_view text() const { return clean.text(); }
  bool is_cell() const { return block->table != kNone; }
};

}  // namespace liye
