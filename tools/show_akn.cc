#include "tools/show_akn.h"

#include <algorithm>
#include <span>

#include "index/fold.h"
#include "tools/akn_meta.h"
#include "tools/akn_names.h"
#include "tools/clause_runs.h"
#include "tools/xml_text.h"

namespace liye {
namespace {

class Akn {
 public:
  explicit Akn(const MarkedDocument& marked) : ids_(marked) {}

  Result<std::string> Write(const MarkedDocument& marked) {
    xml_.Open("akomaNtoso");
    xml_.PutAll("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "xmlns:liye", "urn:liye:akn");
    WriteDocument(marked, "");
    xml_.Close();
    bool whole = false;
    std::string text = xml_.Finish(whole);
    if (whole) return text;
    return std::unexpected(
        Error{Error::Kind::kUnwritable, "--format akn", "there is not enough memory", "Close other programs."});
  }

 private:
  // Articles make an act. Other documents begin with paragraphs that stand above no numbered level, which a body must not hold but a
  // mainBody may.
  void WriteDocument(const MarkedDocument& marked, const std::string& prefix) {
    marked_ = &marked;
    const bool act = IsAct(marked);
    xml_.Open(act ? "act" : "doc");
    xml_.Put("name", act ? "regulation" : "document");
    WriteAknMeta(marked, ids_, prefix, xml_);
    const std::vector<ClauseBlock> own = OwnBlocks();
    const size_t opening = act ? own.size() : std::min<size_t>(own.size(), HeadLines(own));
    WritePreface(own, opening);
    xml_.Open(act ? "body" : "mainBody");
    WriteBlocks(*own_, std::span(own).subspan(opening));
    bool any = opening < own.size();
    for (const size_t root : marked.roots) {
      if (marked.clauses[root].record.ordinal == 0) continue;
      WriteClause(marked.clauses[root]);
      any = true;
    }
    if (!any) xml_.Empty("p");
    xml_.Close();
    WriteAttachments(marked);
    xml_.Close();
  }

  // The blocks of the document's own text, title and opening.
  std::vector<ClauseBlock> OwnBlocks() {
    static const MarkedClause kNothing;
    const bool has = !marked_->clauses.empty() && marked_->clauses.front().record.ordinal == 0;
    own_ = has ? &marked_->clauses.front() : &kNothing;
    return BlocksOf(own_->record.text);
  }

  // How many of them are its title and number.
  size_t HeadLines(const std::vector<ClauseBlock>& own) const {
    size_t lines = 0;
    while (lines < own.size() && !own[lines].is_table && ElementOfLine(own[lines]) != nullptr) ++lines;
    return lines;
  }

  const char* ElementOfLine(const ClauseBlock& block) const {
    const std::string words = FoldedKey(block.rows[0][0].of(own_->record.text));
    if (words.empty()) return nullptr;
    if (words == FoldedKey(marked_->document.title)) return "docTitle";
    if (words == FoldedKey(marked_->document.number)) return "docNumber";
    return nullptr;
  }

  void WritePreface(const std::vector<ClauseBlock>& own, size_t opening) {
    const std::string& label = own_->record.label;
    if (opening == 0 && label.empty()) return;
    xml_.Open("preface");
    if (!label.empty()) WriteLine("p", label);
    for (size_t i = 0; i < opening; ++i) {
      const char* const element = own[i].is_table ? nullptr : ElementOfLine(own[i]);
      if (element == nullptr) {
        WriteBlocks(*own_, std::span(own).subspan(i, 1));
        continue;
      }
      xml_.Open("p");
      xml_.Inline(element);
      WriteRuns(*own_, own[i].rows[0][0]);
      xml_.Close();
      xml_.Close();
    }
    xml_.Close();
  }

  void WriteAttachments(const MarkedDocument& marked) {
    if (marked.attached.empty()) return;
    xml_.Open("attachments");
    for (const MarkedDocument& paper : marked.attached) {
      const std::string& id = ids_.document(paper.document.id);
      xml_.Open("attachment");
      xml_.Put("eId", id);
      WriteDocument(paper, id + "__");
      xml_.Close();
    }
    xml_.Close();
  }

  void WriteLine(const char* element, const std::string& words) {
    xml_.Open(element);
    xml_.Text(words);
    xml_.Close();
  }

  // A clause that is meant on this page, else the work it stands in.
  std::string Target(const PlacedMention& mention) const {
    if (ids_.has_clause(mention.clause)) return '#' + ids_.clause(mention.clause);
    return IriOf(*marked_, marked_->references[mention.reference]);
  }

  void WriteRuns(const MarkedClause& clause, Span span) {
    for (const ClauseRun& run : RunsOf(clause, span)) {
      const std::string_view words = run.span.of(clause.record.text);
      if (words.empty()) continue;
      if (run.mention == nullptr) {
        xml_.Text(words);
        continue;
      }
      xml_.Inline("ref");
      xml_.Put("href", Target(*run.mention));
      if (!run.mention->part.empty() && !run.mention->is_own()) xml_.Put("liye:part", run.mention->part);
      xml_.Text(words);
      xml_.Close();
    }
  }

  void WriteBlocks(const MarkedClause& clause, std::span<const ClauseBlock> blocks) {
    for (const ClauseBlock& block : blocks) {
      xml_.Open(block.is_table ? "table" : "p");
      if (!block.is_table) WriteRuns(clause, block.rows[0][0]);
      for (size_t row = 0; block.is_table && row < block.rows.size(); ++row) WriteRow(clause, block.rows[row]);
      xml_.Close();
    }
  }

  void WriteRow(const MarkedClause& clause, const std::vector<Span>& row) {
    xml_.Open("tr");
    for (const Span cell : row) {
      xml_.Inline("td");
      xml_.Inline("p");
      WriteRuns(clause, cell);
      xml_.Close();
      xml_.Close();
    }
    xml_.Close();
  }

  // Whether the first line is the heading and nothing else; otherwise the heading stays where it is, in the text.
  static bool BeginsWithHeading(const MarkedClause& clause, const std::vector<ClauseBlock>& blocks) {
    if (blocks.empty() || blocks[0].is_table || clause.record.heading.empty()) return false;
    return FoldedKey(blocks[0].rows[0][0].of(clause.record.text)) == FoldedKey(clause.record.heading);
  }

  void WriteClause(const MarkedClause& clause) {
    const std::vector<ClauseBlock> blocks = BlocksOf(clause.record.text);
    xml_.Open(ElementOf(clause.record.kind).name);
    xml_.Put("eId", ids_.clause(clause.record.id));
    if (ElementOf(clause.record.kind).name == std::string_view("hcontainer")) xml_.Put("name", clause.record.kind);
    if (clause.is_repealed()) xml_.Put("status", "removed");
    if (!clause.record.label.empty()) WriteLine("num", clause.record.label);
    std::span<const ClauseBlock> rest(blocks);
    if (BeginsWithHeading(clause, blocks)) {
      xml_.Open("heading");
      WriteRuns(clause, blocks[0].rows[0][0]);
      xml_.Close();
      rest = rest.subspan(1);
    }
    const bool lines = std::none_of(rest.begin(), rest.end(), [](const ClauseBlock& block) { return block.is_table; });
    if (clause.record.kind == "article" && lines && rest.size() > 1)
      WriteParagraphs(clause, rest);
    else
      WriteContent(clause, rest);
    xml_.Close();
  }

  void WriteContent(const MarkedClause& clause, std::span<const ClauseBlock> blocks) {
    const bool has_children = !clause.children.empty();
    if (!blocks.empty() || !has_children) {
      xml_.Open(has_children ? "intro" : "content");
      WriteBlocks(clause, blocks);
      if (blocks.empty()) xml_.Empty("p");
      xml_.Close();
    }
    for (const size_t child : clause.children) WriteClause(marked_->clauses[child]);
  }

  // Each line of an article is a paragraph (款). The items stand in the one that leads to them with a colon, else behind the last.
  void WriteParagraphs(const MarkedClause& clause, std::span<const ClauseBlock> lines) {
    size_t leading = lines.size() - 1;
    for (size_t i = 0; i < lines.size(); ++i) {
      const std::string_view words = lines[i].rows[0][0].of(clause.record.text);
      if (words.ends_with("：") || words.ends_with(":")) {
        leading = i;
        break;
      }
    }
    for (size_t i = 0; i < lines.size(); ++i) {
      const bool leads = i == leading && !clause.children.empty();
      xml_.Open("paragraph");
      xml_.Put("eId", ids_.Fresh(ids_.clause(clause.record.id) + "__para_" + std::to_string(i + 1)));
      if (clause.is_paragraph_repealed(static_cast<uint32_t>(i + 1))) xml_.Put("status", "removed");
      xml_.Open(leads ? "intro" : "content");
      WriteBlocks(clause, lines.subspan(i, 1));
      xml_.Close();
      for (size_t child = 0; leads && child < clause.children.size(); ++child)
        WriteClause(marked_->clauses[clause.children[child]]);
      xml_.Close();
    }
  }

  AknIds ids_;
  XmlText xml_;
  const MarkedDocument* marked_ = nullptr;  // being written
  const MarkedClause* own_ = nullptr;       // its own text
};

}  // namespace

Result<std::string> DocumentAsAkn(const MarkedDocument& marked) { return Akn(marked).Write(marked); }

}  // namespace liye
