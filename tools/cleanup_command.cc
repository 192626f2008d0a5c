// liye cleanup: a proposal for every document, with its reasons and what rests on it.
#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "index/cleanup.h"
#include "tools/base.h"
#include "tools/cleanup_printer.h"
#include "tools/cleanup_words.h"
#include "tools/duty_options.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr const char* kFormats = "table|jsonl|csv|md|ics|xlsx|docx|html";
constexpr uint64_t kMostMonths = 1200;

struct CleanupCommand {
  std::string at, issuer, output;
  std::vector<std::string> proposals, reasons;
  uint64_t horizon = 12;  // months
  bool normative = false;
};

bool IsWanted(const CleanupCommand& command, const CleanupRow& row) {
  const auto has = [](const std::vector<std::string>& names, const char* name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (command.normative && !row.normative) return false;
  if (!command.proposals.empty() && !has(command.proposals, to_string(row.proposal))) return false;
  return command.reasons.empty() ||
         std::any_of(row.reasons.begin(), row.reasons.end(),
                     [&](const CleanupReason& reason) { return has(command.reasons, to_string(reason.code)); });
}

void Summarise(const std::map<CleanupProposal, uint64_t>& counts) {
  const auto count = [&](CleanupProposal proposal) {
    const auto found = counts.find(proposal);
    return std::to_string(found == counts.end() ? 0 : found->second);
  };
  Complain(Tr("Proposals: keep {}, amend {}, repeal {}, declare lapsed {}.",
              {count(CleanupProposal::kKeep), count(CleanupProposal::kAmend), count(CleanupProposal::kRepeal),
               count(CleanupProposal::kLapsed)}));
}

ExitCode RunCleanup(const CleanupCommand& command, Settings settings) {
  if (settings.format.empty()) settings.format = FormatOfFile(command.output, kFormats);
  if (const Result<void> checked = CheckDay(command.at); !checked) return Fail(checked.error());
  if (const Result<void> checked = CheckOfficeFile(settings.format, command.output); !checked)
    return Fail(checked.error());
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  DutyOptions where;
  where.output = command.output;
  const auto output = BeginOutput(where, !IsOfficeFile(settings.format));
  if (!output) return Fail(output.error());
  CleanupPrintOptions print;
  if (!settings.format.empty()) print.format = settings.format;
  print.at = command.at.empty() ? Today() : command.at;
  print.subject = command.output;
  if (*output) print.path = (*output)->part();
  CleanupOptions options;
  options.at = *ParseDay(print.at);
  options.issuer = command.issuer;
  options.horizon = static_cast<int>(std::min<uint64_t>(command.horizon, kMostMonths));
  std::unique_ptr<CleanupPrinter> printer;  // from the first row on
  std::map<CleanupProposal, uint64_t> counts;
  Result<void> done = ReadCleanup(base->database(), options, [&](const CleanupRow& row) -> Result<void> {
    if (!IsWanted(command, row)) return {};
    if (!printer) printer = CleanupPrinter::Make(print);
    ++counts[row.proposal];
    printer->Print(row);
    return {};
  });
  if (!done) return Fail(done.error());
  if (!printer) {
    Complain(Tr("No document of this knowledge base is among these."));
    return ExitCode::kPartial;
  }
  done = printer->Finish();
  if (done && *output) done = (*output)->Finish();
  if (!done) return Fail(done.error());
  Summarise(counts);
  return ExitCode::kDone;
}

std::vector<std::string> AllCodes() {
  std::vector<std::string> codes;
  for (size_t i = 0; i < kCleanupCodes; ++i) codes.emplace_back(to_string(static_cast<CleanupCode>(i)));
  return codes;
}

}  // namespace

void AddCleanupCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command =
      AddSubcommand(app, "cleanup", "Propose for every document whether to keep, amend or repeal it, and say why",
                    "liye cleanup --issuer 平川市人民政府 --format xlsx --output cleanup.xlsx");
  auto options = std::make_shared<CleanupCommand>();
  AddDatabaseOption(*command, settings);
  command->add_option("--at", options->at, Tr("As of this day instead of today"))->type_name("YYYY-MM-DD");
  command->add_option("--issuer", options->issuer, Tr("Only documents of issuers whose name contains this"))
      ->type_name("NAME")
      ->check(NotEmpty());
  command
      ->add_option("--horizon", options->horizon, Tr("Months in which the end of a term is soon (12 when not given)"))
      ->type_name("MONTHS")
      ->check(NumberFrom(1));
  command->add_flag("--normative", options->normative,
                    Tr("Without what is no normative document by its kind: 函, 批复, 任免, 表彰, 纪要"));
  command->add_option("--proposal", options->proposals, Tr("Only these proposals: keep, amend, repeal, lapsed"))
      ->type_name("LIST")
      ->delimiter(',')
      ->check(CLI::IsMember({"keep", "amend", "repeal", "lapsed"}));
  command->add_option("--reason", options->reasons, Tr("Only documents with one of these reasons"))
      ->type_name("LIST")
      ->delimiter(',')
      ->check(CLI::IsMember(AllCodes()));
  command
      ->add_option("--output", options->output,
                   Tr("Write to this file; one that exists is replaced when the new one is whole"))
      ->type_name("FILE")
      ->check(NotEmpty());
  AddFormatOption(*command, settings, kFormats);
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunCleanup(*options, settings); }; });
}

}  // namespace liye
