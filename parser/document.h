// A document (公文) as structure: header elements, clause tree, blocks of text, tables.
//
// Filled by parser/parse.h. Everything is spans into Source.text, so a Document is only
// meaningful beside the Source it was parsed from, which must outlive it. It knows nothing
// of what a clause says: facts are extract/'s business.
// Names of the elements: GB/T 9704-2012, clause 7. 发文字号 number, 发文机关 issuing
// authority, 标题 title, 主送机关 recipients, 成文日期 date, 文种 type, 版记 imprint.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

// A header element: where it stands and its normal form. `value` is empty when the document
// does not state it; `span` is empty when the value was derived (the type from the title).
struct Element {
  Span span;
  std::string value;
  explicit operator bool() const { return !value.empty(); }
};

// What kind of unit a clause is. The kind follows from the label's form and its place:
// （一） is an item (项) under an article (条) and level 2 under 一、.
enum class ClauseKind : uint8_t {
  kPart,      // 第一编
  kChapter,   // 第一章
  kSection,   // 第一节
  kArticle,   // 第一条
  kItem,      // 项: （一） under an article
  kSubitem,   // 目: 1. or (1) under an item
  kLevel1,    // 一、
  kLevel2,    // （一）
  kLevel3,    // 1.
  kLevel4,    // （1）
  kLevel5,    // ①
  kHeading,   // a heading without a label, alone on its line
  kAttached,  // depth 0: the title of an attached document, 附件1, or both
};
const char* to_string(ClauseKind kind);

inline constexpr int32_t kNone = -1;

// A numbered unit, an unnumbered heading, or the title of an attached document. Clauses
// stand in the order of the text; children come after their parent.
struct Clause {
  ClauseKind kind = ClauseKind::kHeading;
  uint8_t depth = 1;       // 0 for attached documents; 1 for the outermost numbered level
  int32_t parent = kNone;  // index in Document.clauses
  Span span;               // from the label to where the next clause of the same or a higher level begins
  Span label;              // 第三条, （一）, 1.; empty for an unnumbered heading
  Span heading;            // without the closing 。 or ：; empty when the unit has no heading
};

enum class BlockRole : uint8_t {
  kChrome,     // what a web page puts around a document: navigation, links, copyright
  kMetadata,   // a metadata line of a web page: 发文字号：…
  kHeader,     // 版头 and title block: issuer line, number, title, recipients
  kBody,       // 主体
  kSignature,  // 署名 and 成文日期 at the end
  kImprint,    // 版记: 抄送, 印发机关
};

// A paragraph or a table cell: the unit that extractors read. A paragraph's span may cover
// several lines that OCR broke; CleanText (parser/clean_text.h) joins them. The span begins
// after the clause label, where the block opens a clause.
struct Block {
  Span span;
  BlockRole role = BlockRole::kBody;
  bool opens_clause = false;     // the block holds the label line of `clause`
  int32_t clause = kNone;        // innermost clause that holds it
  int32_t table = kNone;         // index in Document.tables for a cell, else kNone
  uint16_t row = 0, column = 0;  // of a cell, counted from 0, header rows included
  uint16_t paragraph = 0;        // 款: 1-based ordinal within its article; 0 outside articles
};

// A table from tab-separated rows, Markdown pipes or HTML. Cells are blocks; a cell that
// spans rows or columns stands once, at its first row and column.
struct Table {
  Span span;
  uint16_t rows = 0, columns = 0;
  uint16_t header_rows = 0;  // leading rows that name the columns; 0 when none does
  uint32_t first_block = 0;  // its cells are blocks [first_block, end_block)
  uint32_t end_block = 0;
  Span caption;  // the line above that titles it or gives its unit (单位：万元); may be empty
};

struct Attachment {  // an entry of the list 附件：1.… 2.…
  Span span;
  std::string title;
};

struct Document {
  Span span;       // from the first line of its title block to the next document or to what a web page puts below it
  Element number;  // canonical: 郑政〔2017〕6号
  Element title;   // no white space, the issuer in front where the title block has it there
  Element issuing_authority;
  Element document_date;       // ISO: 2017-03-07
  Element document_type;       // 通知 意见 …; taken from the title or from how the text calls itself
  Element primary_recipients;  // the 主送 line without white space and colon
  Element signatory;           // 签发人
  Element classification;      // 密级
  Element urgency;             // 紧急程度
  Element effective_date;      // 施行日期 in a header or metadata line, ISO
  Element cc_recipients;       // 抄送
  Element printing_office;     // 印发机关
  Element printing_date;       // 印发日期, ISO
  Element subject_terms;       // 主题词
  std::vector<Attachment> attachments;
  std::vector<Clause> clauses;
  std::vector<Block> blocks;  // in the order of the text
  std::vector<Table> tables;
  std::vector<Span> noise;  // page numbers, running heads and the like inside blocks, in order
};

}  // namespace liye
