// liye gaps: the holes in each issuer's numbers.
#include <memory>
#include <string>

#include "index/gaps.h"
#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

struct GapsCommand {
  std::string issuer;
  int year = 0;
  uint64_t least = 2;
  bool all = false;
};

ExitCode RunGaps(const GapsCommand& command, const Settings& settings) {
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  const auto sequences = NumberSequences(base->database(), command.issuer, command.year);
  if (!sequences) return Fail(sequences.error());
  const auto rows = Rows::Make(FormatOf(settings, Format::kTable), {{"issuer", TrReport("Issuer"), 26},
                                                                    {"code", TrReport("Code"), 14},
                                                                    {"year", TrReport("Year"), 6},
                                                                    {"held", TrReport("Held"), 6, true},
                                                                    {"missing", TrReport("Missing"), 8, true},
                                                                    {"serials", TrReport("Missing serials"), 50},
                                                                    {"cited", TrReport("Of these cited"), 30}});
  size_t shown = 0, left_out = 0;
  for (const NumberSequence& sequence : *sequences) {
    const std::vector<uint32_t> missing = sequence.missing();
    if (missing.empty() && !command.all) continue;
    if (sequence.held.size() < command.least) {
      ++left_out;
      continue;
    }
    ++shown;
    rows->Add({sequence.issuer.empty() ? TrReport("(unknown)") : sequence.issuer, sequence.code,
               sequence.year == 0 ? "" : std::to_string(sequence.year), std::to_string(sequence.held.size()),
               std::to_string(missing.size()), SerialRanges(missing), SerialRanges(sequence.cited)});
  }
  rows->Finish();
  if (left_out > 0)
    Complain(Tr("{} sequences with fewer numbers here are left out; see them with --min-held 1.",
                {std::to_string(left_out)}));
  if (shown > 0) return ExitCode::kDone;
  Complain(sequences->empty() ? Tr("No document that answers to this bears a number.")
                              : Tr("No number is missing up to the highest that is known. --all lists the sequences."));
  return ExitCode::kPartial;
}

}  // namespace

void AddGapsCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "gaps", "List the numbers that are missing from each issuer's sequence",
                                    "liye gaps --issuer 平川市人民政府 --year 2017");
  auto options = std::make_shared<GapsCommand>();
  AddDatabaseOption(*command, settings);
  command->add_option("--issuer", options->issuer, Tr("Only issuers or codes with this in their name"))
      ->type_name("NAME")
      ->check(NotEmpty());
  command->add_option("--year", options->year, Tr("Only numbers of this year"))
      ->type_name("YYYY")
      ->check(NumberFrom(1));
  command->add_option("--min-held", options->least, Tr("Only sequences of which so many numbers are here (default: 2)"))
      ->type_name("N")
      ->check(NumberFrom(0));
  command->add_flag("--all", options->all, Tr("Sequences without a hole, too"));
  AddFormatOption(*command, settings, "table|jsonl|csv|md");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunGaps(*options, settings); }; });
}

}  // namespace liye
