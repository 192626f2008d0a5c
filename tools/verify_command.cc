// liye verify: the citations of a draft, each with its standing.
#include <algorithm>
#include <memory>
#include <string>

#include "corpus/ascii.h"
#include "corpus/read.h"
#include "index/verify.h"
#include "tools/base.h"
#include "tools/duty_options.h"
#include "tools/message.h"

namespace liye {
namespace {

struct VerifyCommand {
  std::string draft, at;
  bool faults = false;
};

std::string VerdictWord(CitationVerdict verdict) {
  switch (verdict) {
    case CitationVerdict::kRight: return TrReport("right");
    case CitationVerdict::kWrongNumber: return TrReport("wrong number");
    case CitationVerdict::kWrongTitle: return TrReport("wrong title");
    case CitationVerdict::kRepealed: return TrReport("repealed");
    case CitationVerdict::kExpired: return TrReport("expired");
    case CitationVerdict::kPartRepealed: return TrReport("part repealed");
    case CitationVerdict::kNoSuchPart: return TrReport("no such article");
    case CitationVerdict::kAbsent: return TrReport("not here");
  }
  return "";
}

// What the correction is.
std::string CorrectionWords(const CitationCheck& check) {
  if (!check.near.empty())
    return TrReport("written almost like it: {}",
                    {JoinedWith("、", check.near, [](const std::string& name) { return name; })});
  if (check.correction.empty()) return "";
  switch (check.verdict) {
    case CitationVerdict::kRepealed:
    case CitationVerdict::kPartRepealed: return TrReport("by {}", {check.correction});
    case CitationVerdict::kNoSuchPart: return TrReport("the last is {}", {check.correction});
    case CitationVerdict::kExpired: return TrReport("on {}", {check.correction});
    default: {
      const bool over = check.standing == Standing::kRepealed || check.standing == Standing::kExpired;
      const std::string words = TrReport("should be {}", {check.correction});
      return over ? words + TrReport(" ({})", {StandingWord(to_string(check.standing))}) : words;
    }
  }
}

size_t LineOf(std::string_view text, uint32_t at) {
  return 1 + static_cast<size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

void PrintRows(const std::vector<CitationCheck>& checks, const Source& draft, bool faults, Format format) {
  const bool words = format == Format::kTable || format == Format::kMarkdown;
  std::vector<Column> columns = {{"line", TrReport("Line"), 6, true},  {"title", TrReport("Title"), 44},
                                 {"number", TrReport("Number"), 24},   {"part", TrReport("Part"), 12},
                                 {"verdict", TrReport("Verdict"), 12}, {"correction", TrReport("Correction"), 44}};
  if (!words) {
    columns.push_back({"standing", "", 12});
    columns.push_back({"start", "", 8, true});
    columns.push_back({"end", "", 8, true});
  }
  const auto rows = Rows::Make(format, std::move(columns));
  for (const CitationCheck& check : checks) {
    if (faults && !IsFault(check.verdict)) continue;
    std::vector<std::string> cells = {std::to_string(LineOf(draft.text, check.span.start)),
                                      check.title,
                                      check.number,
                                      check.part,
                                      words ? VerdictWord(check.verdict) : to_string(check.verdict),
                                      words ? CorrectionWords(check) : check.correction};
    if (!words) {
      const std::string standing = check.document == 0 ? "" : to_string(check.standing);
      cells.insert(cells.end(), {standing, std::to_string(check.span.start), std::to_string(check.span.end)});
    }
    rows->Add(cells);
  }
  rows->Finish();
}

ExitCode RunVerify(const VerifyCommand& command, const Settings& settings) {
  if (const Result<void> checked = CheckDay(command.at); !checked) return Fail(checked.error());
  const Day at = *ParseDay(command.at.empty() ? Today() : command.at);
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  const Result<Source> draft = ReadSource(command.draft);
  if (!draft) return Fail(draft.error());
  const auto checks = VerifyCitations(base->database(), *draft, at);
  if (!checks) return Fail(checks.error());
  PrintRows(*checks, *draft, command.faults, FormatOf(settings, Format::kTable));
  const auto count = [&](auto&& holds) { return std::to_string(std::count_if(checks->begin(), checks->end(), holds)); };
  const auto is_fault = [](const CitationCheck& check) { return IsFault(check.verdict); };
  Complain(Tr("{} citations: {} wrong or no longer in force, {} not in this knowledge base.",
              {std::to_string(checks->size()), count(is_fault),
               count([](const CitationCheck& check) { return check.verdict == CitationVerdict::kAbsent; })}));
  return std::any_of(checks->begin(), checks->end(), is_fault) ? ExitCode::kPartial : ExitCode::kDone;
}

}  // namespace

void AddVerifyCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(
      app, "verify", "Check the citations of a draft: right, wrong, or no longer in force", "liye verify draft.txt");
  auto options = std::make_shared<VerifyCommand>();
  command->add_option("DRAFT", options->draft, Tr("The file of the draft"))->required();
  AddDatabaseOption(*command, settings);
  command->add_option("--at", options->at, Tr("As of this day instead of today"))->type_name("YYYY-MM-DD");
  command->add_flag("--faults", options->faults, Tr("Only what is wrong or no longer in force"));
  AddFormatOption(*command, settings, "table|jsonl|csv|md");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunVerify(*options, settings); }; });
}

}  // namespace liye
