// liye status: whether a document still holds, as far as this knowledge base knows.
#include <algorithm>
#include <cstdio>

#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

struct StatusCommand {
  std::string name;
  bool superseded = false;
};

std::vector<Column> Columns() {
  return {{"number", TrReport("Number"), 24},      {"title", TrReport("Title"), 40},
          {"document_date", TrReport("Date"), 10}, {"status", TrReport("Standing"), 8},
          {"relation", TrReport("Relation"), 8},   {"by_number", TrReport("By number"), 24},
          {"by_title", TrReport("By title"), 36},  {"by_date", TrReport("By date"), 10},
          {"by_clause", TrReport("Clause"), 16},   {"evidence", TrReport("Evidence"), 36}};
}

// A document that names the other several times is one reason: its first mention stands for it.
std::vector<CitationRecord> ReasonsOnce(const std::vector<CitationRecord>& reasons) {
  std::vector<CitationRecord> once;
  for (const CitationRecord& reason : reasons) {
    const bool known = std::any_of(once.begin(), once.end(), [&](const CitationRecord& seen) {
      return seen.relation == reason.relation && seen.key == reason.key;
    });
    if (!known) once.push_back(reason);
  }
  return once;
}

void AddRows(const StatusRecord& record, Rows& rows, bool words) {
  const DocumentRecord& d = record.document;
  const std::string status = words ? StatusWord(record.status) : record.status;
  if (record.reasons.empty()) rows.Add({d.number, d.title, d.document_date, status, "", "", "", "", "", ""});
  for (const CitationRecord& reason : words ? ReasonsOnce(record.reasons) : record.reasons)
    rows.Add({d.number, d.title, d.document_date, status, words ? RelationWord(reason.relation) : reason.relation,
              reason.number, reason.title, reason.document_date, reason.path, reason.evidence});
}

ExitCode ListSuperseded(KnowledgeBase& base, Rows& rows, bool words) {
  const Result<std::vector<StatusRecord>> repealed = base.Repealed();
  if (!repealed) return Fail(repealed.error());
  for (const StatusRecord& record : *repealed) AddRows(record, rows, words);
  rows.Finish();
  if (!repealed->empty()) return ExitCode::kDone;
  Complain(Tr("No document of this knowledge base is known to be repealed."));
  return ExitCode::kPartial;
}

void PrintStatus(const StatusRecord& record) {
  std::printf("%s\n", NameOf(record.document.number, record.document.title, record.document.document_date).c_str());
  std::printf("%s: %s\n", TrReport("Standing").c_str(), StatusWord(record.status).c_str());
  for (const CitationRecord& reason : ReasonsOnce(record.reasons)) {
    std::printf("  %s  %s%s\n", RelationWord(reason.relation).c_str(),
                NameOf(reason.number, reason.title, reason.document_date).c_str(),
                (reason.path.empty() ? "" : "  " + reason.path).c_str());
    std::printf("      %s\n", reason.evidence.c_str());
  }
  if (record.status == "unknown")
    std::printf("  %s\n", TrReport("No document of this knowledge base repeals it; others may.").c_str());
}

ExitCode RunStatus(const StatusCommand& command, const Settings& settings) {
  if (command.superseded != command.name.empty())
    return Fail(
        {Error::Kind::kUsage, "", "name one document, or give --superseded for the list of all that are repealed", ""});
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  const Format format = FormatOf(settings, Format::kTable);
  const bool words = format == Format::kTable;
  if (command.superseded) return ListSuperseded(*base, *Rows::Make(format, Columns()), words);
  ExitCode code = ExitCode::kDone;
  const std::optional<DocumentRecord> document = FindOne(*base, command.name, code);
  if (!document) return code;
  const Result<StatusRecord> status = base->Status(document->id);
  if (!status) return Fail(status.error());
  if (words) {
    PrintStatus(*status);
    return ExitCode::kDone;
  }
  const auto rows = Rows::Make(format, Columns());
  AddRows(*status, *rows, false);
  rows->Finish();
  return ExitCode::kDone;
}

}  // namespace

void AddStatusCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "status", "Say whether a document still holds, and why",
                                    "liye status 平政办〔2012〕18号\n  liye status --superseded");
  auto options = std::make_shared<StatusCommand>();
  command->add_option("DOCUMENT", options->name, Tr("A number in any form, a title or part of one, or # and an id"));
  command->add_flag("--superseded", options->superseded, Tr("List all documents that are known to be repealed"));
  AddDatabaseOption(*command, settings);
  AddFormatOption(*command, settings, "table|jsonl|csv");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunStatus(*options, settings); }; });
}

}  // namespace liye
