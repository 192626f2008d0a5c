// What stands behind the text of a document: attachments, signature, imprint, page chrome.
//
// Takes paragraphs that are none of the body and sets their role: the list of attachments (附件：1.… 2.…), office
// and date below the text (署名, 成文日期), the imprint (版记: 抄送, 印发机关, 印发日期) and what a web page adds.
// Source of the places: GB/T 9704-2012, 7.3.4 to 7.3.6 and 7.4.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "parser/document.h"
#include "parser/line_kind.h"
#include "parser/paragraph.h"

namespace liye {

class Tail {
 public:
  Tail(Reading& reading, Document& document);

  // Takes an unlabelled paragraph; false when it belongs to the body.
  bool Take(const Paragraph& paragraph);
  // Takes the list of attachments that begins at paragraphs[0], whose text behind 附件 (and a colon) is `rest`;
  // returns the paragraphs taken, 0 when an attached document itself begins there.
  uint32_t TakeAttachments(std::span<const Paragraph> paragraphs, Span rest, bool colon, bool closed);
  // Whether a signature has been read since the last Reopen.
  bool closed() const { return closed_; }
  // A clause or an attached document begins: what was said about the end no longer holds.
  void Reopen();
  // The table just read is titled by the line above it.
  void CaptionTable();
  // Nothing follows: finds a signature without a date.
  void Finish();

 private:
  bool TakeImprint(const Paragraph& paragraph);
  bool TakeDate(const Paragraph& paragraph);
  std::string HeadAbove(size_t block, std::string_view name) const;
  void SignBlocks(Span date);
  void AddBlock(Span span, BlockRole role);
  void AddAttachment(Span span);

  Reading& reading_;
  std::string_view text_;
  Document& document_;
  bool closed_ = false;
  bool signed_ = false;    // the document's own signature has been read
  bool imprint_ = false;   // inside the imprint
  bool page_end_ = false;  // chrome has been seen behind the text
};

}  // namespace liye
