// liye show: one document with its header and clauses.
#include <cstdio>

#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

void PrintElement(const char* name, const std::string& value) {
  if (!value.empty()) std::printf("%s  %s\n", TrReport(name).c_str(), value.c_str());
}

void PrintHeader(const DocumentRecord& d) {
  std::printf("%s\n", d.title.empty() ? NameOf(d.number, d.title, d.document_date).c_str() : d.title.c_str());
  PrintElement("Number", d.number);
  PrintElement("Issuer", d.issuing_authority);
  PrintElement("Date", d.document_date);
  PrintElement("Kind", d.document_type);
  PrintElement("To", d.primary_recipients);
  PrintElement("Signatory", d.signatory);
  PrintElement("Classification", d.classification);
  PrintElement("Urgency", d.urgency);
  PrintElement("Effective", d.effective_date);
  PrintElement("Copies to", d.cc_recipients);
  PrintElement("Printed by", d.printing_office);
  PrintElement("Printed on", d.printing_date);
  PrintElement("Subjects", d.subject_terms);
  PrintElement("Standing", StatusWord(d.status));
}

void PrintClause(const ClauseRecord& clause) {
  const std::string indent(clause.depth > 1 ? 2 * (clause.depth - 1) : 0, ' ');
  std::string text = clause.text;
  for (size_t eol = 0; (eol = text.find('\n', eol)) != text.npos; eol += 1 + indent.size())
    text.insert(eol + 1, indent);
  std::printf("\n%s%s%s\n", indent.c_str(), clause.label.c_str(), text.c_str());
}

ExitCode PrintAll(KnowledgeBase& base, const DocumentRecord& document) {
  PrintHeader(document);
  const Result<std::vector<SourceRecord>> sources = base.Sources(document.id);
  if (!sources) return Fail(sources.error());
  for (const SourceRecord& source : *sources) PrintElement("File", source.path);
  const Result<std::vector<DocumentRecord>> attached = base.AttachedTo(document.id);
  if (!attached) return Fail(attached.error());
  for (const DocumentRecord& part : *attached)
    PrintElement("Attached", '#' + std::to_string(part.id) + ' ' + NameOf(part.number, part.title, part.document_date));
  const Result<std::vector<ClauseRecord>> clauses = base.Clauses(document.id);
  if (!clauses) return Fail(clauses.error());
  for (const ClauseRecord& clause : *clauses) PrintClause(clause);
  return ExitCode::kDone;
}

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

ExitCode RunShow(const std::string& name, const Settings& settings) {
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  ExitCode code = ExitCode::kDone;
  const std::optional<DocumentRecord> document = FindOne(*base, name, code);
  if (!document) return code;
  const Format format = FormatOf(settings, Format::kTable);
  return format == Format::kTable ? PrintAll(*base, *document) : PrintRows(*base, *document, format);
}

}  // namespace

void AddShowCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command =
      AddSubcommand(app, "show", "Print a document, named by its number, title or id", "liye show '平政办[2019]12号'");
  auto name = std::make_shared<std::string>();
  command->add_option("DOCUMENT", *name, Tr("A number in any form, a title or part of one, or # and an id"))
      ->required();
  AddDatabaseOption(*command, settings);
  AddFormatOption(*command, settings, "table|jsonl|csv");
  command->callback([name, &settings, &chosen] { chosen = [name, &settings] { return RunShow(*name, settings); }; });
}

}  // namespace liye
