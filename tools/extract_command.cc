// liye extract: documents, clauses and facts of files, without a knowledge base.
#include <algorithm>
#include <cstdio>

#include "corpus/read.h"
#include "corpus/walk.h"
#include "extract/extract.h"
#include "parser/clean_text.h"
#include "parser/parse.h"
#include "tools/command.h"
#include "tools/fact_json.h"
#include "tools/fact_text.h"
#include "tools/message.h"

namespace liye {
namespace {

struct ExtractOptions {
  std::vector<std::string> paths;
  std::vector<std::string> types;
};

bool Wanted(const ExtractOptions& options, std::string_view type) {
  if (options.types.empty()) return true;
  return std::find(options.types.begin(), options.types.end(), type) != options.types.end();
}

class RowPrinter {
 public:
  RowPrinter(const ExtractOptions& options, Rows& rows) : options_(options), rows_(rows) {}

  void Print(const Source& source, const Document& document, const std::vector<Fact>& facts) {
    const LineIndex& lines = LinesOf(source);
    if (Wanted(options_, "document"))
      Add(source, lines, "document", document.span, document.number.value, document.title.value);
    for (const Fact& fact : facts) {
      if (!Wanted(options_, KindName(fact))) continue;
      Add(source, lines, KindName(fact), fact.span, FactText(fact), WithoutWhiteSpace(fact.span.of(source.text)));
    }
  }

 private:
  const LineIndex& LinesOf(const Source& source) {
    if (source_ != &source) {
      source_ = &source;
      lines_ = std::make_unique<LineIndex>(source.text);
    }
    return *lines_;
  }

  void Add(const Source& source, const LineIndex& lines, const char* type, Span span, const std::string& value,
           const std::string& evidence) {
    rows_.Add({source.path, std::to_string(lines.line_of(span.start)), type, value, evidence});
  }

  const ExtractOptions& options_;
  Rows& rows_;
  const Source* source_ = nullptr;
  std::unique_ptr<LineIndex> lines_;
};

// One file: parse, extract, print. `rows` is null when JSON lines are written.
void ExtractFile(const Source& source, const ExtractOptions& options, Extractor& extractor, Rows* rows) {
  const std::vector<Document> documents = Parse(source);
  if (rows) {
    RowPrinter printer(options, *rows);
    for (const Document& document : documents) printer.Print(source, document, extractor.Extract(source, document));
    return;
  }
  FactJsonWriter writer(source, stdout);
  for (const Document& document : documents) {
    std::vector<Fact> facts = extractor.Extract(source, document);
    std::erase_if(facts, [&](const Fact& fact) { return !Wanted(options, KindName(fact)); });
    writer.Write(document, facts, Wanted(options, "document"), Wanted(options, "clause"));
  }
}

ExitCode Run(const ExtractOptions& options, const Settings& settings) {
  const Format format = FormatOf(settings, Format::kTable);
  std::unique_ptr<Rows> rows;
  if (format != Format::kJsonl)
    rows = Rows::Make(format, {{"file", TrReport("File"), 28},
                               {"line", TrReport("Line"), 6, true},
                               {"type", TrReport("Type"), 16},
                               {"value", TrReport("Value"), 44},
                               {"text", TrReport("Evidence"), 44}});
  const Inputs inputs = FindInputs(options.paths);
  for (const Error& error : inputs.skipped) Complain(error);
  for (const Error& error : inputs.failed) Complain(error);
  size_t failed = inputs.failed.size(), read = 0;
  Extractor extractor;
  for (const Input& input : inputs.files) {
    const Result<Source> source = ReadSource(input.path);
    if (!source) {
      Complain(source.error());
      ++failed;
      continue;
    }
    ++read;
    ExtractFile(*source, options, extractor, rows.get());
  }
  if (rows) rows->Finish();
  if (read == 0) {
    if (failed == 0)
      Complain(Tr("No file to read was found. Name text, Markdown or HTML files, or folders that hold some."));
    return ExitCode::kUsage;
  }
  return failed > 0 ? ExitCode::kPartial : ExitCode::kDone;
}

}  // namespace

void AddExtractCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "extract", "Print documents, clauses and facts of files, with their evidence",
                                    "liye extract notices/ --format jsonl > facts.jsonl");
  auto options = std::make_shared<ExtractOptions>();
  command->add_option("PATH", options->paths, Tr("Files or folders"))->required();
  command
      ->add_option("--type", options->types,
                   Tr("Only these: document, clause, document_number, document_title, deadline, amount, duty"))
      ->type_name("TYPE")
      ->delimiter(',')
      ->check(CLI::IsMember({"document", "clause", "document_number", "document_title", "deadline", "amount", "duty"}));
  AddFormatOption(*command, settings, "table|jsonl|csv");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return Run(*options, settings); }; });
}

}  // namespace liye
