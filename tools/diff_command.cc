// liye diff: two versions of a document clause by clause (新旧对照表).
#include <cstdio>
#include <memory>
#include <string>

#include "tools/diff_docx.h"
#include "tools/diff_html.h"
#include "tools/diff_report.h"
#include "tools/diff_rows.h"
#include "tools/diff_side.h"
#include "tools/diff_table.h"
#include "tools/duty_options.h"
#include "tools/message.h"
#include "tools/output_file.h"

namespace liye {
namespace {

constexpr const char* kFormats = "table|jsonl|csv|md|html|docx";

struct DiffCommand {
  std::string before, after, output;
  bool all = false;
};

Result<void> Check(const DiffCommand& command, const Settings& settings) {
  if (settings.format == "docx" && command.output.empty())
    return std::unexpected(Error{Error::Kind::kUsage, "--format docx", "such a file is no text for a terminal",
                                 "Say where to with --output list.docx."});
  return {};
}

void Summarize(const ClauseCounts& counts) {
  if (counts.all_same())
    Complain(Tr("No difference: {} clauses are the same.", {std::to_string(counts.same)}));
  else
    Complain(Tr("{} changed, {} added, {} removed, {} moved, {} renumbered, {} the same.",
                {std::to_string(counts.changed), std::to_string(counts.added), std::to_string(counts.removed),
                 std::to_string(counts.moved), std::to_string(counts.renumbered), std::to_string(counts.same)}));
}

void PrintText(const DiffReport& report, const Settings& settings, bool to_file) {
  if (settings.format == "jsonl") return PrintDiffJson(report);
  if (settings.format == "csv") return PrintDiffCsv(report);
  if (settings.format == "md") return PrintDiffMarkdown(report);
  if (settings.format == "html") {
    const std::string page = DiffHtml(report);
    std::fwrite(page.data(), 1, page.size(), stdout);
    return;
  }
  const Color color = ColorOf(settings);
  PrintDiffTable(report, UseColor(to_file && color == Color::kAuto ? Color::kNever : color));
}

Result<void> Write(const DiffReport& report, const DiffCommand& command, const Settings& settings) {
  if (command.output.empty()) return PrintText(report, settings, false), Result<void>();
  auto output = OutputFile::Begin(command.output);
  if (!output) return std::unexpected(output.error());
  if (settings.format == "docx") {
    if (const Result<void> written = WriteDiffDocx(report, (*output)->part(), command.output); !written) return written;
  } else {
    if (const Result<void> taken = (*output)->TakeStandardOutput(); !taken) return taken;
    PrintText(report, settings, true);
  }
  return (*output)->Finish();
}

ExitCode RunDiff(const DiffCommand& command, Settings settings) {
  if (settings.format.empty()) settings.format = FormatOfFile(command.output, kFormats);
  if (const Result<void> checked = Check(command, settings); !checked) return Fail(checked.error());
  DiffSides sides(settings);
  ExitCode code = ExitCode::kDone;
  std::optional<ComparedDocument> before = sides.Load(command.before, code);
  if (!before) return code;
  std::optional<ComparedDocument> after = sides.Load(command.after, code);
  if (!after) return code;
  const DiffReport report(*std::move(before), *std::move(after), command.all);
  if (const Result<void> written = Write(report, command, settings); !written) return Fail(written.error());
  Summarize(report.counts);
  return ExitCode::kDone;
}

}  // namespace

void AddDiffCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command =
      AddSubcommand(app, "diff", "Compare two versions of a document clause by clause",
                    "liye diff '平政办[2012]18号' '平政办[2019]12号' --format html --output comparison.html");
  auto options = std::make_shared<DiffCommand>();
  command
      ->add_option("BEFORE", options->before,
                   Tr("The earlier version: a file, FILE#TITLE, or a document of the knowledge base"))
      ->required()
      ->check(NotEmpty());
  command->add_option("AFTER", options->after, Tr("The later version"))->required()->check(NotEmpty());
  AddDatabaseOption(*command, settings);
  command->add_flag("--all", options->all, Tr("Clauses that are the same too"));
  command
      ->add_option("--output", options->output,
                   Tr("Write to this file; one that exists is replaced when the new one is whole"))
      ->type_name("FILE")
      ->check(NotEmpty());
  AddFormatOption(*command, settings, kFormats);
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunDiff(*options, settings); }; });
}

}  // namespace liye
