#include "tests/parser/structure_check.h"

#include <algorithm>

#include "parser/line.h"
#include "parser/line_kind.h"

namespace liye {
namespace {

class Checker {
 public:
  explicit Checker(const Source& source) : text_(source.text) {}

  std::vector<std::string> Run(const std::vector<Document>& documents) {
    uint32_t end = 0;
    for (const Document& document : documents) {
      Demand(document.span.start >= end, "documents overlap", document.span);
      Demand(IsPageEnd({end, document.span.start}), "text belongs to no document", {end, document.span.start});
      end = document.span.end;
      CheckDocument(document);
    }
    const auto size = static_cast<uint32_t>(text_.size());
    Demand(IsPageEnd({end, size}), "text behind the last document", {end, size});
    return std::move(broken_);
  }

 private:
  // Nothing, or what a web page puts below a document.
  bool IsPageEnd(Span gap) const {
    const std::string_view raw = gap.of(text_);
    const std::vector<Line> lines = ReadLines(raw);
    return lines.empty() ||
           std::any_of(lines.begin(), lines.end(), [raw](const Line& line) { return IsChrome(raw, line.span); });
  }

  void Demand(bool holds, const char* what, Span where) {
    constexpr size_t kMost = 5;
    if (!holds && broken_.size() < kMost)
      broken_.push_back(std::string(what) + " at " + std::to_string(where.start) + ".." + std::to_string(where.end));
  }

  bool Whole(Span span) const {  // inside the text, not through a character
    const auto starts = [&](uint32_t at) {
      return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xc0) != 0x80;
    };
    return span.start <= span.end && span.end <= text_.size() && starts(span.start) && starts(span.end);
  }

  void CheckDocument(const Document& d) {
    Demand(Whole(d.span), "document span", d.span);
    for (const Element* e : {&d.number, &d.title, &d.issuing_authority, &d.document_date, &d.document_type,
                             &d.primary_recipients, &d.signatory, &d.classification, &d.urgency, &d.effective_date,
                             &d.cc_recipients, &d.printing_office, &d.printing_date, &d.subject_terms})
      Demand(Whole(e->span) && (e->span.empty() || d.span.contains(e->span)), "element outside its document", e->span);
    for (const Attachment& a : d.attachments)
      Demand(Whole(a.span) && d.span.contains(a.span) && !a.title.empty(), "attachment", a.span);
    CheckClauses(d);
    CheckBlocks(d);
    CheckTables(d);
    uint32_t end = d.span.start;
    for (Span noise : d.noise) {
      Demand(Whole(noise) && noise.start >= end && noise.end <= d.span.end, "noise out of order", noise);
      end = noise.end;
    }
  }

  void CheckClauses(const Document& d) {
    uint32_t last = d.span.start;
    for (size_t i = 0; i < d.clauses.size(); ++i) {
      const Clause& c = d.clauses[i];
      Demand(Whole(c.span) && !c.span.empty() && d.span.contains(c.span), "clause span", c.span);
      Demand(c.span.start >= last, "clauses out of order", c.span);
      last = c.span.start;
      Demand(Whole(c.label) && Whole(c.heading), "label or heading", c.label);
      Demand(c.label.empty() ? c.heading.start == c.span.start : c.label.start == c.span.start,
             "clause does not begin at its label", c.span);
      Demand(c.heading.empty() || c.span.contains(c.heading), "heading outside its clause", c.heading);
      Demand(c.parent < static_cast<int32_t>(i), "parent behind its child", c.span);
      if (c.parent == kNone) continue;
      const Clause& parent = d.clauses[c.parent];
      Demand(parent.span.contains(c.span) && parent.depth < c.depth, "child outside its parent", c.span);
    }
  }

  void CheckBlocks(const Document& d) {
    uint32_t end = d.span.start;
    for (const Block& b : d.blocks) {
      Demand(Whole(b.span) && !b.span.empty() && d.span.contains(b.span), "block span", b.span);
      Demand(b.span.start >= end, "blocks overlap", b.span);
      end = b.span.end;
      Demand(b.clause < static_cast<int32_t>(d.clauses.size()) && b.table < static_cast<int32_t>(d.tables.size()),
             "block index", b.span);
      if (b.clause == kNone) continue;
      const Clause& clause = d.clauses[b.clause];
      Demand(clause.span.contains(b.span), "block outside its clause", b.span);
      if (b.opens_clause) Demand(b.span.start >= clause.label.end, "block holds the label of its clause", b.span);
    }
  }

  void CheckTables(const Document& d) {
    for (size_t i = 0; i < d.tables.size(); ++i) {
      const Table& t = d.tables[i];
      Demand(Whole(t.span) && d.span.contains(t.span) && t.first_block <= t.end_block && t.end_block <= d.blocks.size(),
             "table", t.span);
      Demand(t.header_rows <= t.rows, "more header rows than rows", t.span);
      for (uint32_t k = t.first_block; k < t.end_block && k < d.blocks.size(); ++k) {
        const Block& cell = d.blocks[k];
        Demand(cell.table == static_cast<int32_t>(i) && cell.row < t.rows && cell.column < t.columns &&
                   t.span.contains(cell.span),
               "cell", cell.span);
      }
    }
  }

  std::string_view text_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> BrokenRules(const Source& source, const std::vector<Document>& documents) {
  return Checker(source).Run(documents);
}

}  // namespace liye
