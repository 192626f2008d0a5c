// liye status: whether a document still holds, as far as this knowledge base knows.
#include <algorithm>
#include <cstdio>
#include <utility>

#include "index/validity.h"
#include "tools/base.h"
#include "tools/duty_options.h"
#include "tools/message.h"

namespace liye {
namespace {

struct StatusCommand {
  std::string name, at;
  bool superseded = false;
};

std::vector<Column> Columns() {
  return {{"number", TrReport("Number"), 24},      {"title", TrReport("Title"), 40},
          {"document_date", TrReport("Date"), 10}, {"status", TrReport("Standing"), 8},
          {"relation", TrReport("Relation"), 8},   {"from", TrReport("Since"), 10},
          {"part", TrReport("Part"), 14},          {"by_number", TrReport("By number"), 24},
          {"by_title", TrReport("By title"), 36},  {"by_date", TrReport("By date"), 10},
          {"by_clause", TrReport("Clause"), 16},   {"evidence", TrReport("Evidence"), 36},
          {"counts", TrReport("Counts"), 6},       {"until", TrReport("Until"), 10}};
}

// What the reason says in words.
std::string ReasonWord(const ValidityReason& reason) {
  using Kind = ValidityReason::Kind;
  switch (reason.kind) {
    case Kind::kRepeals: return TrReport(reason.part.empty() ? "repeals" : "repeals in part");
    case Kind::kAmends: return TrReport("amends");
    case Kind::kTakesEffect: return TrReport("takes effect");
    case Kind::kIssued: return TrReport("issued");
    case Kind::kExpires: return TrReport("expires");
    case Kind::kNewEdition: return TrReport("new edition");
    case Kind::kProlongs: return TrReport("prolongs");
    case Kind::kConfirms: return TrReport("confirms");
    case Kind::kCorrects: return TrReport("corrects");
    case Kind::kMark: return TrReport("its own mark");
    case Kind::kTrial: return TrReport("on trial");
  }
  return "";
}

// A document that names the other several times is one reason: its first mention stands for it.
std::vector<ValidityReason> ReasonsOnce(const std::vector<ValidityReason>& reasons) {
  std::vector<ValidityReason> once;
  for (const ValidityReason& reason : reasons) {
    const bool known = std::any_of(once.begin(), once.end(), [&](const ValidityReason& seen) {
      const bool same_part = seen.part == reason.part || reason.kind == ValidityReason::Kind::kAmends;
      return seen.kind == reason.kind && seen.document == reason.document && same_part;
    });
    // The title of a notice says that it prolongs, its text until when.
    const bool says_more = reason.kind == ValidityReason::Kind::kProlongs && !reason.until.empty();
    if (known && says_more)
      for (ValidityReason& seen : once)
        if (seen.kind == reason.kind && seen.document == reason.document && seen.until.empty()) seen = reason;
    if (!known) once.push_back(reason);
  }
  return once;
}

bool SaidByItself(const ValidityReason& reason, int64_t document) { return reason.document == document; }

// In a list for people what ends or changes a document is enough.
bool IsWorthARow(const ValidityReason& reason, bool words) {
  using Kind = ValidityReason::Kind;
  return !words || (reason.kind != Kind::kTakesEffect && reason.kind != Kind::kTrial);
}

void AddRows(const DocumentRecord& d, const Validity& validity, Rows& rows, bool words) {
  const std::string status = words ? StandingWord(to_string(validity.standing)) : to_string(validity.standing);
  bool any = false;
  const auto add = [&](const ValidityReason& reason, const char* counts) {
    if (!IsWorthARow(reason, words)) return;
    const bool own = SaidByItself(reason, d.id);
    rows.Add({d.number, d.title, d.document_date, status, words ? ReasonWord(reason) : to_string(reason.kind),
              reason.day, reason.part, own ? "" : reason.number, own ? "" : reason.title, own ? "" : reason.date,
              reason.path, reason.evidence, words ? "" : counts, reason.until});
    any = true;
  };
  for (const ValidityReason& reason : words ? ReasonsOnce(validity.reasons) : validity.reasons) add(reason, "yes");
  if (!words)  // people see what is to come of one document only
    for (const ValidityReason& reason : validity.to_come) add(reason, "no");
  if (!any) rows.Add({d.number, d.title, d.document_date, status, "", "", "", "", "", "", "", "", "", ""});
}

bool IsOver(Standing standing) { return standing == Standing::kRepealed || standing == Standing::kExpired; }

ExitCode ListSuperseded(KnowledgeBase& base, Day at, Rows& rows, bool words) {
  const Result<std::vector<DocumentRecord>> all = base.List();
  if (!all) return Fail(all.error());
  ValidityReader reader(base.database());
  bool any = false;
  for (const DocumentRecord& document : *all) {
    const Result<Validity> validity = reader.Of(document.id, at);
    if (!validity) return Fail(validity.error());
    if (!IsOver(validity->standing)) continue;
    AddRows(document, *validity, rows, words);
    any = true;
  }
  rows.Finish();
  if (any) return ExitCode::kDone;
  Complain(Tr("No document of this knowledge base is known to be repealed or expired."));
  return ExitCode::kPartial;
}

void PrintReasons(int64_t document, const std::vector<ValidityReason>& reasons) {
  for (const ValidityReason& reason : ReasonsOnce(reasons)) {
    std::string line = ReasonWord(reason);
    for (const std::string& more : {reason.day, reason.part})
      if (!more.empty()) line += "  " + more;
    if (!reason.until.empty()) line += "  " + TrReport("until {}", {reason.until});
    if (!SaidByItself(reason, document)) line += "  " + NameOf(reason.number, reason.title, reason.date);
    if (!reason.path.empty()) line += "  " + reason.path;
    std::printf("  %s\n", line.c_str());
    if (!reason.evidence.empty()) std::printf("      %s\n", reason.evidence.c_str());
    if (reason.older)
      std::printf("      %s\n", TrReport("An older document says this of a newer one: it decides nothing.").c_str());
  }
}

// What the standing leaves open.
std::string Caution(const Validity& validity) {
  const auto any = [](const std::vector<ValidityReason>& reasons, ValidityReason::Kind kind) {
    return std::any_of(reasons.begin(), reasons.end(), [&](const ValidityReason& each) { return each.kind == kind; });
  };
  if (validity.standing == Standing::kUnknown && any(validity.reasons, ValidityReason::Kind::kTrial))
    return TrReport("It is on trial and states no term: whether it still holds is a question for its issuer.");
  if (IsOver(validity.standing)) return "";
  return TrReport("Only documents of this knowledge base were asked; others may repeal it.");
}

void PrintStatus(const DocumentRecord& document, const Validity& validity, Day at) {
  std::printf("%s\n", NameOf(document.number, document.title, document.document_date).c_str());
  std::printf("%s\n",
              TrReport("Standing on {}: {}", {FormatDay(at), StandingWord(to_string(validity.standing))}).c_str());
  PrintReasons(document.id, validity.reasons);
  if (!validity.to_come.empty()) {
    std::printf("%s\n", TrReport("Later:").c_str());
    PrintReasons(document.id, validity.to_come);
  }
  if (const std::string caution = Caution(validity); !caution.empty()) std::printf("  %s\n", caution.c_str());
}

// Of a document that is known only by being cited: what documents here say of it, and what the answer rests on.
ExitCode TellCited(KnowledgeBase& base, const CitedDocument& cited, Day at, const Settings& settings) {
  const Result<Validity> validity = ValidityReader(base.database()).OfCited(cited.number, cited.title, at);
  if (!validity) return Fail(validity.error());
  DocumentRecord named;
  named.number = cited.number;
  named.title = cited.title;
  const Format format = FormatOf(settings, Format::kTable);
  if (format != Format::kTable) {
    const auto rows = Rows::Make(format, Columns());
    AddRows(named, *validity, *rows, false);
    rows->Finish();
    return ExitCode::kDone;
  }
  PrintStatus(named, *validity, at);
  std::printf("  %s\n",
              TrReport("It is not in this knowledge base: {} mentions in documents here are all that is known.",
                       {std::to_string(cited.mentions)})
                  .c_str());
  return ExitCode::kDone;
}

// What an answer about a number that is not here rests on.
void TellCoverage(KnowledgeBase& base, const std::string& name) {
  const auto coverage = base.CoverageOf(name);
  if (!coverage || !*coverage) return;
  const KnowledgeBase::Coverage& held = **coverage;
  if (held.documents == 0)
    Complain(Tr("No document of {} numbered in {} is here.", {held.code, std::to_string(held.year)}));
  else
    Complain(Tr("Of {} {} documents numbered in {} are here, up to {}.",
                {held.code, std::to_string(held.documents), std::to_string(held.year), held.highest}));
}

// A name that several documents bear: each is told.
ExitCode TellAll(KnowledgeBase& base, const std::vector<DocumentRecord>& documents, Day at, const Settings& settings) {
  const Format format = FormatOf(settings, Format::kTable);
  const bool words = format == Format::kTable;
  const auto rows = words ? nullptr : Rows::Make(format, Columns());
  ValidityReader reader(base.database());
  bool first = true;
  for (const DocumentRecord& document : documents) {
    const Result<Validity> validity = reader.Of(document.id, at);
    if (!validity) return Fail(validity.error());
    if (!words) {
      AddRows(document, *validity, *rows, false);
      continue;
    }
    if (!std::exchange(first, false)) std::printf("\n");
    PrintStatus(document, *validity, at);
  }
  if (rows) rows->Finish();
  return ExitCode::kDone;
}

ExitCode RunStatus(const StatusCommand& command, const Settings& settings) {
  if (command.superseded != command.name.empty())
    return Fail({Error::Kind::kUsage, "",
                 "name one document, or give --superseded for the list of all that no longer hold", ""});
  if (const Result<void> checked = CheckDay(command.at); !checked) return Fail(checked.error());
  const Day at = *ParseDay(command.at.empty() ? Today() : command.at);
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  const Format format = FormatOf(settings, Format::kTable);
  const bool words = format == Format::kTable;
  if (command.superseded) return ListSuperseded(*base, at, *Rows::Make(format, Columns()), words);
  constexpr size_t kMostTold = 20;
  const Result<std::vector<DocumentRecord>> found = base->Find(command.name);
  if (!found) return Fail(found.error());
  const auto cited = CitedInstead(*base, command.name, *found);
  if (!cited) return Fail(cited.error());
  if (*cited) {
    const ExitCode told = TellCited(*base, **cited, at, settings);
    TellCoverage(*base, command.name);
    return told;
  }
  if (!found->empty() && found->size() <= kMostTold) return TellAll(*base, *found, at, settings);
  ExitCode code = ExitCode::kDone;
  (void)FindOne(*base, command.name, code);  // says what is wrong
  if (found->empty()) TellCoverage(*base, command.name);
  return code;
}

}  // namespace

void AddStatusCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "status", "Say whether a document still holds, and why",
                                    "liye status 平政办〔2012〕18号\n  liye status --superseded");
  auto options = std::make_shared<StatusCommand>();
  command->add_option("DOCUMENT", options->name, Tr("A number in any form, a title or part of one, or # and an id"));
  command->add_flag("--superseded", options->superseded,
                    Tr("List all documents that are known to be repealed or expired"));
  command->add_option("--at", options->at, Tr("As of this day instead of today"))->type_name("YYYY-MM-DD");
  AddDatabaseOption(*command, settings);
  AddFormatOption(*command, settings, "table|jsonl|csv");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunStatus(*options, settings); }; });
}

}  // namespace liye
