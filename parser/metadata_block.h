// The metadata block that a web page puts above a document: 发文字号：…, 成文日期：….
//
// Takes its lines one by one, parts several fields on one line, finds the value below an empty label, and sets the
// elements that the fields state. A title, a publisher (发布机构) and a number that is not whole are only kept: whether
// they become elements is decided by header.h, which knows the rest of the head. The labels stand in
// lexicon/metadata_labels.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "parser/document.h"
#include "parser/line.h"
#include "parser/line_kind.h"

namespace liye {

class MetadataBlock {
 public:
  // `lines` are those that may belong to the head.
  MetadataBlock(Reading& reading, std::span<const Line> lines, Document& document);

  struct Taken {
    uint32_t lines = 0;  // 0 when the line is none of the block, 2 when the value stood below
    Span loose_number;   // a number that is not whole; empty when the line had none
  };
  // Takes line `i`; `on_top` when nothing of a title stands above it.
  Taken Take(uint32_t i, bool on_top);

  bool seen() const { return seen_; }  // whether a line has been taken
  Span title() const { return title_; }
  Span publisher() const { return publisher_; }

 private:
  bool GoesOnBelow(uint32_t i) const;
  size_t FindGap(uint32_t at, uint32_t end) const;
  Span ValueBelow(uint32_t i) const;
  void TakeField(std::string_view element, Span value, Span& loose_number);
  bool TakeNumberInside(Span value);

  Reading& reading_;
  std::string_view text_;
  std::span<const Line> lines_;
  Document& document_;
  bool seen_ = false;
  bool valued_on_line_ = false;  // a line had its value behind the colon
  Span title_, publisher_;
};

}  // namespace liye
