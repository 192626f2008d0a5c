#include "tools/show_html.h"

#include <map>
#include <set>

#include "index/fold.h"
#include "tools/base.h"
#include "tools/clause_runs.h"
#include "tools/markup.h"
#include "tools/message.h"
#include "tools/show_words.h"

namespace liye {
namespace {

// Black on white, no scripts, nothing from elsewhere.
constexpr const char* kStyle = R"(
body { font: 16px/1.8 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; color: #111; background: #fff;
  max-width: 46em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.5em; text-align: center; line-height: 1.4; } h2 { font-size: 1.2em; } h3, h4, h5, h6 { font-size: 1.05em; }
table.head { margin: 1em auto; border-collapse: collapse; font-size: .9em; }
table.head th { text-align: left; font-weight: normal; color: #555; padding: 0 1em 0 0; vertical-align: top; white-space: nowrap; }
table.cells { border-collapse: collapse; margin: .5em 0; } table.cells td { border: 1px solid #999; padding: .1em .5em; vertical-align: top; }
section { margin: 0; } section section section { margin-left: 2em; } section.chapter > section { margin-left: 0; }
p { margin: .4em 0; overflow-wrap: anywhere; }
.label { font-weight: bold; margin-right: .5em; } .label a { color: inherit; text-decoration: none; }
.mark { font-size: .9em; } .mark.repeals { color: #a00; } .mark.amends { color: #7a5200; }
.repealed .text, .repealed .text *, .text.gone, .text.gone * { color: #777; text-decoration: line-through; }
.amended > .text { border-left: 3px solid #d9a441; padding-left: .6em; }
sup { font-size: .7em; line-height: 0; } a { color: #0645ad; text-decoration: none; }
:target { background: #fff6d6; }
ol.references { font-size: .9em; } .standing { color: #555; } .standing.repealed, .standing.expired { color: #a00; }
article { border-top: 1px solid #999; margin-top: 2em; padding-top: 1em; }
@media print { body { font-size: 11pt; margin: 0; max-width: none; } a { color: inherit; } .mark, article, tr { break-inside: avoid; }
  article { break-inside: auto; break-before: page; } @page { size: A4; margin: 20mm; } }
)";

// An anchor: what a path has, blanks as _.
std::string AnchorOf(const std::string& path) {
  std::string anchor;
  for (char c : path)
    if (static_cast<unsigned char>(c) > ' ')
      anchor += c;
    else
      anchor += '_';
  return anchor;
}

class Page {
 public:
  std::string Draw(const MarkedDocument& marked) {
    NameAnchors(marked, "");
    for (size_t i = 0; i < marked.attached.size(); ++i)
      NameAnchors(marked.attached[i], "a" + std::to_string(i + 1) + '-');
    const std::string title = EscapedMarkup(TitleOf(marked.document));
    html_ =
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width\">\n<title>" +
        title + "</title>\n<style>" + kStyle + "</style>\n</head>\n<body>\n";
    DrawDocument(marked, "");
    for (size_t i = 0; i < marked.attached.size(); ++i) {
      html_ += "<article>\n";
      DrawDocument(marked.attached[i], "a" + std::to_string(i + 1) + '-');
      html_ += "</article>\n";
    }
    return html_ + "</body>\n</html>\n";
  }

 private:
  void NameAnchors(const MarkedDocument& marked, const std::string& prefix) {
    documents_[marked.document.id] = prefix + "text";
    for (size_t i = 0; i < marked.references.size(); ++i) used_.insert(prefix + 'r' + std::to_string(i + 1));
    for (const MarkedClause& clause : marked.clauses) {
      const std::string path = AnchorOf(clause.record.path);
      const std::string wanted = prefix + (path.empty() ? "text" : path);
      std::string anchor = wanted;
      for (int copy = 2; !used_.insert(anchor).second; ++copy) anchor = wanted + '-' + std::to_string(copy);
      clauses_[clause.record.id] = anchor;
    }
  }

  static std::string Paragraph(const ClauseMark& mark) {
    return std::string("<p class=\"mark ") + (mark.is_repeal() ? "repeals" : "amends") + "\">〔" +
           EscapedMarkup(MarkWords(mark)) + "〕</p>\n";
  }

  void DrawRow(const std::string& name, const std::string& content) {
    html_ += "<tr><th>" + EscapedMarkup(name) + "</th><td>" + content + "</td></tr>\n";
  }

  void DrawHead(const MarkedDocument& marked) {
    const std::string title =
        HasTitleLine() ? Words(marked.clauses[0], OwnBlocks()[0].rows[0][0]) : EscapedMarkup(TitleOf(marked.document));
    html_ += "<h1>" + title + "</h1>\n<table class=\"head\">\n";
    for (const auto& [name, value] : HeadWords(marked)) DrawRow(name, EscapedMarkup(value));
    for (const SourceRecord& source : marked.sources) DrawRow(TrReport("File"), EscapedMarkup(source.path));
    for (const MarkedDocument& paper : marked.attached)
      DrawRow(TrReport("Attached"), Link(documents_[paper.document.id], EscapedMarkup(TitleOf(paper.document))));
    html_ += "</table>\n";
    for (const ClauseMark& mark : marked.whole) html_ += Paragraph(mark);
  }

  std::vector<ClauseBlock> OwnBlocks() const {
    const bool has = !marked_->clauses.empty() && marked_->clauses[0].record.ordinal == 0;
    return has ? BlocksOf(marked_->clauses[0].record.text) : std::vector<ClauseBlock>();
  }

  // Whether the text begins with the title, which then stands above the head only.
  bool HasTitleLine() const {
    const std::vector<ClauseBlock> own = OwnBlocks();
    return !own.empty() && !own[0].is_table && !marked_->document.title.empty() &&
           FoldedKey(own[0].rows[0][0].of(marked_->clauses[0].record.text)) == FoldedKey(marked_->document.title);
  }

  static std::string Link(const std::string& anchor, const std::string& content) {
    return "<a href=\"#" + EscapedMarkup(anchor) + "\">" + content + "</a>";
  }

  void DrawDocument(const MarkedDocument& marked, const std::string& prefix) {
    prefix_ = prefix;
    marked_ = &marked;
    DrawHead(marked);
    for (const size_t root : marked.roots) DrawClause(marked.clauses[root], 2);
    DrawReferences();
  }

  // Where a mention leads: to the clause or the paper on this page, else to the list.
  std::string AnchorOfMention(const PlacedMention& mention) const {
    if (const auto clause = clauses_.find(mention.clause); clause != clauses_.end()) return clause->second;
    if (mention.is_own()) return documents_.at(marked_->document.id);
    const auto document = documents_.find(marked_->references[mention.reference].target);
    return document != documents_.end() ? document->second : ReferenceAnchor(mention.reference);
  }

  std::string ReferenceAnchor(size_t reference) const { return prefix_ + 'r' + std::to_string(reference + 1); }

  std::string Words(const MarkedClause& clause, Span span) const {
    std::string words;
    for (const ClauseRun& run : RunsOf(clause, span)) {
      const std::string piece = EscapedMarkup(run.span.of(clause.record.text));
      words += run.mention != nullptr && !piece.empty() ? Link(AnchorOfMention(*run.mention), piece) : piece;
      if (run.mention == nullptr || run.mention->is_own() || !run.ends_mention || run.mention->repeated) continue;
      const size_t reference = run.mention->reference;
      words += "<sup>" + Link(ReferenceAnchor(reference), '[' + std::to_string(reference + 1) + ']') + "</sup>";
    }
    return words;
  }

  std::string Label(const MarkedClause& clause) const {
    if (clause.record.label.empty()) return "";
    return "<span class=\"label\">" + Link(clauses_.at(clause.record.id), EscapedMarkup(clause.record.label)) +
           "</span>";
  }

  // A line that is nothing but the heading.
  static bool IsHeading(const ClauseRecord& clause, const std::vector<ClauseBlock>& blocks) {
    return !blocks.empty() && !blocks[0].is_table && !clause.heading.empty() && clause.ordinal != 0 &&
           FoldedKey(blocks[0].rows[0][0].of(clause.text)) == FoldedKey(clause.heading);
  }

  void DrawText(const MarkedClause& clause, int level) {
    std::vector<ClauseBlock> blocks = BlocksOf(clause.record.text);
    std::string label = Label(clause);
    bool heading = IsHeading(clause.record, blocks);
    uint32_t paragraph = 0;
    if (clause.record.ordinal == 0 && HasTitleLine()) blocks.erase(blocks.begin());
    if (blocks.empty() && !label.empty()) html_ += "<p>" + label + "</p>\n";
    for (const ClauseBlock& block : blocks) {
      if (block.is_table) {
        if (!label.empty()) html_ += "<p>" + label + "</p>\n";
        DrawTable(clause, block);
      } else {
        const std::string name = heading ? 'h' + std::to_string(std::min(level, 6)) : "p";
        const bool repealed = clause.is_paragraph_repealed(++paragraph);
        html_ += '<' + name + " class=\"text" + (repealed ? " gone" : "") + "\">" + label +
                 Words(clause, block.rows[0][0]) + "</" + name + ">\n";
      }
      label.clear();
      heading = false;
    }
  }

  void DrawTable(const MarkedClause& clause, const ClauseBlock& table) {
    html_ += "<table class=\"cells text\">\n";
    for (const std::vector<Span>& row : table.rows) {
      html_ += "<tr>";
      for (const Span cell : row) html_ += "<td>" + Words(clause, cell) + "</td>";
      html_ += "</tr>\n";
    }
    html_ += "</table>\n";
  }

  void DrawClause(const MarkedClause& clause, int level) {
    std::string kind = clause.record.kind;
    if (clause.is_repealed()) kind += " repealed";
    if (clause.is_amended()) kind += " amended";
    html_ += "<section class=\"" + kind + "\" id=\"" + EscapedMarkup(clauses_[clause.record.id]) + "\">\n";
    for (const ClauseMark& mark : clause.marks) html_ += Paragraph(mark);
    DrawText(clause, level);
    for (const size_t child : clause.children) DrawClause(marked_->clauses[child], level + 1);
    html_ += "</section>\n";
  }

  void DrawReferences() {
    if (marked_->references.empty()) return;
    html_ += "<h2>" + EscapedMarkup(TrReport("References")) + "</h2>\n<ol class=\"references\">\n";
    for (size_t i = 0; i < marked_->references.size(); ++i) {
      const CitedWork& reference = marked_->references[i];
      std::string name = EscapedMarkup(NameOf(reference));
      if (const auto here = documents_.find(reference.target); here != documents_.end())
        name = Link(here->second, name);
      html_ += "<li id=\"" + ReferenceAnchor(i) + "\">" + EscapedMarkup(RelationWords(reference)) + "　" + name +
               "　<span class=\"standing " + (reference.target != 0 ? to_string(reference.standing) : "absent") +
               "\">" + EscapedMarkup(StandingWords(reference)) + "</span></li>\n";
    }
    html_ += "</ol>\n";
  }

  std::string html_, prefix_;
  const MarkedDocument* marked_ = nullptr;    // being drawn
  std::map<int64_t, std::string> clauses_;    // their anchors
  std::map<int64_t, std::string> documents_;  // on this page
  std::set<std::string> used_;
};

}  // namespace

std::string DocumentAsHtml(const MarkedDocument& marked) { return Page().Draw(marked); }

}  // namespace liye
