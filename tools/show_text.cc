#include "tools/show_text.h"

#include "tools/base.h"
#include "tools/message.h"
#include "tools/show_words.h"

namespace liye {
namespace {

constexpr const char* kRed = "\x1b[31m";
constexpr const char* kYellow = "\x1b[33m";
constexpr const char* kBlue = "\x1b[34m";
constexpr const char* kPlain = "\x1b[0m";

class Printer {
 public:
  Printer(const MarkedDocument& marked, bool color) : marked_(marked), color_(color) {}

  std::string Print() {
    PrintHead();
    for (const MarkedClause& clause : marked_.clauses) PrintClause(clause);
    PrintReferences();
    return std::move(text_);
  }

 private:
  std::string Painted(const std::string& words, const char* paint) const {
    return color_ ? paint + words + kPlain : words;
  }

  std::string Painted(const ClauseMark& mark) const {
    return Painted("〔" + MarkWords(mark) + "〕", mark.is_repeal() ? kRed : kYellow);
  }

  void PrintElement(const std::string& name, const std::string& value) { text_ += name + "  " + value + '\n'; }

  void PrintHead() {
    text_ += TitleOf(marked_.document) + '\n';
    for (const auto& [name, value] : HeadWords(marked_)) PrintElement(name, value);
    for (const ClauseMark& mark : marked_.whole) text_ += Painted(mark) + '\n';
    for (const SourceRecord& source : marked_.sources) PrintElement(TrReport("File"), source.path);
    for (const MarkedDocument& paper : marked_.attached) {
      const DocumentRecord& d = paper.document;
      PrintElement(TrReport("Attached"), '#' + std::to_string(d.id) + ' ' + NameOf(d.number, d.title, d.document_date));
    }
  }

  void PrintClause(const MarkedClause& clause) {
    const std::string indent(clause.record.depth > 1 ? 2 * (clause.record.depth - 1) : 0, ' ');
    std::string words = clause.record.label;
    for (const ClauseMark& mark : clause.marks) words += (words.empty() ? "" : "\n") + Painted(mark);
    if (!clause.marks.empty())
      words += '\n';
    else if (IsOrdinal(words))
      words += "　";
    words += WithNumbers(clause);
    for (size_t eol = 0; (eol = words.find('\n', eol)) != words.npos; eol += 1 + indent.size())
      words.insert(eol + 1, indent);
    text_ += '\n' + indent + words + '\n';
  }

  // 第一条 is parted from its text, 一、 is not.
  static bool IsOrdinal(const std::string& label) { return label.starts_with("第") || label.starts_with("附"); }

  // The text with [1] behind each mention of another document.
  std::string WithNumbers(const MarkedClause& clause) const {
    std::string words;
    size_t done = 0;
    for (const PlacedMention& mention : clause.mentions) {
      if (mention.is_own() || !mention.placed || mention.repeated) continue;
      words.append(clause.record.text, done, mention.span.end - done);
      words += Painted('[' + std::to_string(mention.reference + 1) + ']', kBlue);
      done = mention.span.end;
    }
    return words.append(clause.record.text, done);
  }

  void PrintReferences() {
    if (marked_.references.empty()) return;
    text_ += '\n' + TrReport("References") + '\n';
    for (size_t i = 0; i < marked_.references.size(); ++i) {
      const CitedWork& reference = marked_.references[i];
      text_ +=
          Painted('[' + std::to_string(i + 1) + ']', kBlue) + ' ' + RelationWords(reference) + "  " + NameOf(reference);
      if (reference.target != 0) text_ += "  #" + std::to_string(reference.target);
      text_ += "  " + StandingWords(reference) + '\n';
    }
  }

  const MarkedDocument& marked_;
  const bool color_;
  std::string text_;
};

}  // namespace

std::string DocumentAsText(const MarkedDocument& marked, bool color) { return Printer(marked, color).Print(); }

}  // namespace liye
