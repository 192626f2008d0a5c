// liye explain: what extraction found at a place, which patterns it tried, and why it dropped a candidate.
#include <algorithm>

#include "corpus/lexicon.h"
#include "corpus/read.h"
#include "extract/extract.h"
#include "extract/pattern.h"
#include "extract/trace.h"
#include "parser/clean_text.h"
#include "parser/parse.h"
#include "parser/utf8.h"
#include "tools/command.h"
#include "tools/fact_json.h"
#include "tools/fact_text.h"
#include "tools/message.h"

namespace liye {
namespace {

struct ExplainOptions {
  std::string path;
  uint32_t line = 0;  // 0: all lines
};

// Order of the rows of one place: where it stands, what was found, then what was asked.
enum class What : uint8_t { kDocument, kBlock, kFound, kDropped, kMatched, kNoMatch };

struct ExplainRow {
  Span span;
  What what;
  std::string_view rule;
  std::string text, value, why;
};

const char* WhatWord(What what) {
  static constexpr const char* words[] = {"document", "block", "found", "dropped", "matched", "no match"};
  return words[static_cast<size_t>(what)];
}

const char* RoleWord(BlockRole role) {
  static constexpr const char* words[] = {"web page, not read", "metadata", "head", "body", "signature", "imprint"};
  return words[static_cast<size_t>(role)];
}

// What a row of rules.tsv or drop_reasons.tsv says, in the language of reports; a pattern without a row says why it is.
std::string Meaning(std::string_view lexicon, std::string_view key) {
  const bool english = TrReport("found") == "found";
  for (const LexiconRow& row : Lexicon(lexicon))
    if (row.size() >= 4 && row[0] == key) return std::string(row[english ? 2 : 3]);
  for (const Pattern* pattern : Pattern::All())
    if (pattern->name() == key) return std::string(pattern->why());
  return {};
}

// At most `most` characters of the text of `span`.
std::string Excerpt(const Source& source, Span span, size_t most = 30) {
  std::string text = WithoutWhiteSpace(Span{span.start, std::min(span.end, span.start + 600)}.of(source.text));
  size_t end = 0;
  for (size_t n = 0; end < text.size() && n < most; ++n) end += CharLength(text[end]);
  if (end >= text.size()) return text;
  return text.substr(0, end) + "…";
}

// 第二章 > 第三条 > （一）: the clauses that hold a block, the outermost first.
std::string ClausePath(const Source& source, const Document& document, int32_t clause) {
  std::string path;
  for (; clause != kNone; clause = document.clauses[static_cast<size_t>(clause)].parent) {
    const Clause& c = document.clauses[static_cast<size_t>(clause)];
    const std::string name = Excerpt(source, c.label.empty() ? c.heading : c.label, 12);
    path = path.empty() ? name : name + " > " + path;
  }
  return path;
}

// The rows of one document: its blocks, its facts, and what the trace holds.
class Explanation {
 public:
  // `people`: words in the language of reports; programs get the same words in every language.
  Explanation(const Source& source, bool people, std::vector<ExplainRow>& rows)
      : source_(source), people_(people), rows_(rows) {}

  void Read(const Document& document, Extractor& extractor) {
    AddDocument(document);
    for (const Block& block : document.blocks) AddBlock(document, block);
    Trace trace;
    const Trace::Scope scope(trace);
    for (const Fact& fact : extractor.Extract(source_, document))
      rows_.push_back({fact.span, What::kFound, fact.rule, Excerpt(source_, fact.span),
                       FactText(fact) + "  " + to_string(fact.certainty), Meaning("rules", fact.rule)});
    for (const TraceStep& step : trace.steps()) AddStep(step);
  }

 private:
  void AddDocument(const Document& document) {
    std::string value;
    for (const Element* element : {&document.number, &document.title, &document.document_date})
      if (*element) value += (value.empty() ? "" : "  ") + element->value;
    rows_.push_back({{document.span.start, document.span.start}, What::kDocument, {}, {}, value, {}});
  }

  void AddBlock(const Document& document, const Block& block) {
    std::string where = people_ ? TrReport(RoleWord(block.role)) : RoleWord(block.role);
    if (block.table != kNone)  // as a spreadsheet counts them
      where += " [" + std::to_string(block.row + 1) + ", " + std::to_string(block.column + 1) + "]";
    rows_.push_back({block.span,
                     What::kBlock,
                     {},
                     Excerpt(source_, block.span),
                     where,
                     ClausePath(source_, document, block.clause)});
  }

  void AddStep(const TraceStep& step) {
    if (step.outcome == TraceOutcome::kDropped) {
      rows_.push_back({step.span, What::kDropped, step.rule, Excerpt(source_, step.span), std::string(step.reason),
                       Meaning("drop_reasons", step.reason)});
      return;
    }
    rows_.push_back({step.span,
                     step.outcome == TraceOutcome::kMatched ? What::kMatched : What::kNoMatch,
                     step.rule,
                     Excerpt(source_, step.span),
                     {},
                     Meaning("rules", step.rule)});
  }

  const Source& source_;
  const bool people_;
  std::vector<ExplainRow>& rows_;
};

// Whether a row belongs to `line`: a block that reaches over it, a document that it lies in, else what begins on it.
bool OnLine(const ExplainRow& row, const LineIndex& lines, uint32_t line) {
  const uint32_t first = lines.line_of(row.span.start);
  if (row.what == What::kDocument) return true;
  if (row.what == What::kBlock) return first <= line && line <= lines.line_of(row.span.end - !row.span.empty());
  return first == line;
}

std::vector<ExplainRow> RowsOf(const Source& source, const LineIndex& lines, uint32_t line, bool people) {
  std::vector<ExplainRow> rows;
  Explanation explanation(source, people, rows);
  Extractor extractor;
  for (const Document& document : Parse(source)) {
    const uint32_t first = lines.line_of(document.span.start), last = lines.line_of(document.span.end);
    if (line == 0 || (first <= line && line <= last)) explanation.Read(document, extractor);
  }
  std::erase_if(rows, [&](const ExplainRow& row) {
    if (line == 0) return row.what == What::kNoMatch;  // of a whole file they would hide the rest
    return !OnLine(row, lines, line);
  });
  std::stable_sort(rows.begin(), rows.end(), [](const ExplainRow& a, const ExplainRow& b) {
    return std::tie(a.span.start, a.what) < std::tie(b.span.start, b.what);
  });
  return rows;
}

ExitCode Run(const ExplainOptions& options, const Settings& settings) {
  const Result<Source> source = ReadSource(options.path);
  if (!source) return Fail(source.error());
  const LineIndex lines(source->text);
  const uint32_t last = lines.line_of(static_cast<uint32_t>(source->text.size()));
  if (options.line > last) {
    Complain(Tr("{} has {} lines; there is no line {}.",
                {options.path, std::to_string(last), std::to_string(options.line)}));
    return ExitCode::kUsage;
  }
  const Format format = FormatOf(settings, Format::kTable);
  const bool people = format == Format::kTable;
  const std::vector<ExplainRow> explained = RowsOf(*source, lines, options.line, people);
  const auto rows = Rows::Make(format, {{"line", TrReport("Line"), 6, true},
                                        {"outcome", TrReport("Outcome"), 10},
                                        {"rule", TrReport("Rule"), 24},
                                        {"text", TrReport("Text"), 36},
                                        {"value", TrReport("Value or reason"), 36},
                                        {"meaning", TrReport("Meaning"), 40}});
  bool any = false;
  for (const ExplainRow& row : explained) {
    any |= row.what != What::kDocument;
    const std::string what = people ? TrReport(WhatWord(row.what)) : WhatWord(row.what);
    rows->Add(
        {std::to_string(lines.line_of(row.span.start)), what, std::string(row.rule), row.text, row.value, row.why});
  }
  rows->Finish();
  if (any) return ExitCode::kDone;
  Complain(options.line > 0 ? Tr("Nothing stands on line {} of {}.", {std::to_string(options.line), options.path})
                            : Tr("{} holds no text.", {options.path}));
  return ExitCode::kPartial;
}

}  // namespace

void AddExplainCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command =
      AddSubcommand(app, "explain", "Show what extraction found at a place, what it tried there and why it dropped it",
                    "liye explain notice.txt --line 12");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("FILE", options->path, Tr("The file to read"))->required();
  command
      ->add_option("--line", options->line,
                   Tr("Only this line, and the patterns that matched nothing on it too; lines count from 1"))
      ->type_name("N")
      ->check([](const std::string& number) {
        const bool digits = !number.empty() && number.find_first_not_of("0123456789") == number.npos;
        const bool good = digits && number.size() < 10 && number.find_first_not_of('0') != number.npos;
        return good ? std::string() : Tr("it must be a whole number from 1 on.");
      });
  AddFormatOption(*command, settings, "table|jsonl|csv");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return Run(*options, settings); }; });
}

}  // namespace liye
