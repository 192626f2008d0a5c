// liye show: one document with its header and clauses, what became of them, and what they refer to.
#include <cstdio>

#include "tools/base.h"
#include "tools/duty_options.h"
#include "tools/message.h"
#include "tools/show_akn.h"
#include "tools/show_html.h"
#include "tools/show_json.h"
#include "tools/show_text.h"

namespace liye {
namespace {

constexpr const char* kFormats = "table|html|json|akn|jsonl|csv";

struct ShowCommand {
  std::string name, at, output;
};

ExitCode PrintRows(KnowledgeBase& base, const DocumentRecord& document, Format format) {
  const Result<std::vector<ClauseRecord>> clauses = base.Clauses(document.id);
  if (!clauses) return Fail(clauses.error());
  const auto rows = Rows::Make(format, {{"document", ""},
                                        {"path", ""},
                                        {"kind", ""},
                                        {"label", ""},
                                        {"heading", ""},
                                        {"depth", "", 6, true},
                                        {"start", "", 10, true},
                                        {"end", "", 10, true},
                                        {"text", ""}});
  for (const ClauseRecord& c : *clauses)
    rows->Add({document.key, c.path, c.kind, c.label, c.heading, std::to_string(c.depth), std::to_string(c.span.start),
               std::to_string(c.span.end), c.text});
  rows->Finish();
  return ExitCode::kDone;
}

Result<std::string> Drawn(const MarkedDocument& marked, const Settings& settings) {
  if (settings.format == "html") return DocumentAsHtml(marked);
  if (settings.format == "json") return DocumentAsJson(marked);
  if (settings.format == "akn") return DocumentAsAkn(marked);
  return DocumentAsText(marked, UseColor(ColorOf(settings)));
}

ExitCode Print(KnowledgeBase& base, const DocumentRecord& document, Day at, const Settings& settings) {
  const Format format = FormatOf(settings, Format::kTable);
  if (format != Format::kTable) return PrintRows(base, document, format);
  const Result<MarkedDocument> marked = MarkDocument(base, document, at);
  if (!marked) return Fail(marked.error());
  const Result<std::string> text = Drawn(*marked, settings);
  if (!text) return Fail(text.error());
  std::fwrite(text->data(), 1, text->size(), stdout);
  return ExitCode::kDone;
}

ExitCode RunShow(const ShowCommand& command, Settings settings) {
  if (settings.format.empty()) settings.format = FormatOfFile(command.output, kFormats);
  if (const Result<void> checked = CheckDay(command.at); !checked) return Fail(checked.error());
  const Day at = *ParseDay(command.at.empty() ? Today() : command.at);
  if (!command.at.empty() && FormatOf(settings, Format::kTable) != Format::kTable)
    return Fail({Error::Kind::kUsage, "--at", "rows of clauses do not say how they stand",
                 "Give --format table, html, json or akn."});
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  ExitCode code = ExitCode::kDone;
  const std::optional<DocumentRecord> document = FindOne(*base, command.name, code);
  if (!document) return code;
  DutyOptions options;
  options.output = command.output;
  const auto output = BeginOutput(options, true);
  if (!output) return Fail(output.error());
  code = Print(*base, *document, at, settings);
  if (code != ExitCode::kDone || *output == nullptr) return code;
  const Result<void> written = (*output)->Finish();
  return written ? ExitCode::kDone : Fail(written.error());
}

}  // namespace

void AddShowCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command =
      AddSubcommand(app, "show", "Print a document, named by its number, title or id", "liye show '平政办[2019]12号'");
  auto options = std::make_shared<ShowCommand>();
  command->add_option("DOCUMENT", options->name, Tr("A number in any form, a title or part of one, or # and an id"))
      ->required();
  AddDatabaseOption(*command, settings);
  command->add_option("--at", options->at, Tr("As of this day instead of today"))->type_name("YYYY-MM-DD");
  AddFormatOption(*command, settings, kFormats);
  command
      ->add_option("--output", options->output,
                   Tr("Write to this file; one that exists is replaced when the new one is whole"))
      ->type_name("FILE")
      ->check(NotEmpty());
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunShow(*options, settings); }; });
}

}  // namespace liye
