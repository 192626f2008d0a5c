// Mentions of document numbers (发文字号).
//
// Finds every number of a block with FindDocumentNumber, gives an elided one what it leaves out
// (平政〔2014〕1号、2号; a bare 2025年第41号 of an announcement) and masks it, so that a year in
// brackets never becomes a date. Tells the document's own number; how other numbers are meant
// and which titles they belong to is TitleExtractor's (see relation.h), which runs next.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/block_text.h"
#include "extract/fact.h"
#include "parser/document_number.h"

namespace liye {

class NumberExtractor {
 public:
  void Begin(const Source& source, const Document& document);
  void Read(BlockText& block, std::vector<Fact>& facts);
  void End(std::vector<Fact>& facts);

 private:
  struct Found {
    size_t begin, end;
    std::string value;
    std::string_view rule;
    Certainty certainty = Certainty::kSure;
  };
  void FindNumbers(const BlockText& block);
  void ReadMatch(const BlockText& block, NumberMatch& match);
  bool Complete(const BlockText& block, NumberMatch& match) const;
  void ReadHeadNumber(const BlockText& block);
  bool ReadOwnSerial(const BlockText& block, size_t hao);
  bool ReadSeries(std::string_view text, size_t hao);
  bool ReadYearFirst(std::string_view text, size_t hao);
  void Claim(BlockText& block, std::vector<Fact>& facts, const Found& found);
  void WidenToIssuer(const BlockText& block, Span& span) const;
  bool IsOwn(const BlockText& block, const Found& found);

  const Document* document_ = nullptr;
  std::string announcer_;                  // issuer and 公告 or 令: what a bare 2025年第41号 of this document takes
  std::string own_;                        // the first number at the head, where the document states none
  std::vector<Found> found_;               // in the block being read
  std::optional<NumberMatch> previous_;    // the last match in the block
  const Block* governed_block_ = nullptr;  // where a number at the head stood that was another's,
  size_t governed_end_ = 0;                // and where it ended
};

}  // namespace liye
