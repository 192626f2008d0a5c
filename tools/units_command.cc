// liye units: the offices of the knowledge base, and the user's decisions on which names are one.
#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "index/fold.h"
#include "index/offices.h"
#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

struct UnitsCommand {
  std::string name, region, merge, into, split, forget;
  bool decisions = false;
  uint64_t limit = 0;

  bool changes() const { return !merge.empty() || !split.empty() || !forget.empty(); }
};

constexpr const char* kUnknownRegion = "?";  // as --region names it

std::string RegionWord(const std::string& region) { return region.empty() ? kUnknownRegion : region; }

// The names behind the usual one.
std::string OtherNames(const Office& office) {
  std::vector<std::string> names;
  for (size_t i = 1; i < office.names.size(); ++i) names.push_back(office.names[i].first);
  return Joined(names);
}

void PrintOffices(const std::vector<Office>& offices, uint64_t limit, Format format) {
  const auto rows = Rows::Make(format, {{"unit", TrReport("Unit"), 26},
                                        {"place", TrReport("Place"), 16},
                                        {"other_names", TrReport("Other names"), 44},
                                        {"duties", TrReport("Duties"), 8, true},
                                        {"documents", TrReport("Documents"), 8, true},
                                        {"first", TrReport("First named"), 10},
                                        {"last", TrReport("Last named"), 10},
                                        {"now", TrReport("Today"), 26}});
  const size_t shown = limit == 0 ? offices.size() : std::min<size_t>(limit, offices.size());
  for (size_t i = 0; i < shown; ++i) {
    const Office& office = offices[i];
    rows->Add({office.name(), office.place, OtherNames(office), std::to_string(office.duties),
               std::to_string(office.documents), office.first, office.last, office.now});
  }
  rows->Finish();
  if (shown < offices.size())
    Complain(Tr("{} of {} units are shown; see all without --limit.",
                {std::to_string(shown), std::to_string(offices.size())}));
}

ExitCode ComplainNoUnit(const std::vector<Office>& offices, const std::string& name) {
  constexpr size_t kMostNear = 5;
  Complain(Tr("No document of this knowledge base makes {} answerable for anything.", {name}));
  const std::vector<std::string> near = NearOffices(offices, name, kMostNear);
  if (!near.empty()) Complain(Tr("Written almost like it: {}", {Joined(near)}));
  return ExitCode::kPartial;
}

ExitCode PrintDecisions(const Units& units, Format format) {
  if (units.decisions().empty()) {
    Complain(Tr("Nothing has been decided. See `liye units --help` for --merge and --split."));
    return ExitCode::kPartial;
  }
  const auto rows = Rows::Make(format, {{"region", TrReport("Documents of"), 16},
                                        {"name", TrReport("Name"), 30},
                                        {"decision", TrReport("Decision"), 30},
                                        {"office", TrReport("Unit"), 30}});
  for (const UnitDecision& decision : units.decisions()) {
    const char* const code = decision.own() ? "own" : "counts_as";
    const char* const word = decision.own() ? "a unit of its own" : "counts as";
    rows->Add({RegionWord(decision.region), decision.name, format == Format::kTable ? TrReport(word) : code,
               decision.own() ? "" : decision.office});
  }
  rows->Finish();
  return ExitCode::kDone;
}

// The region whose documents a decision on `name` is for: the one asked for, or the only one that names it. Says on
// standard error what is wrong otherwise.
std::optional<std::string> RegionFor(const std::vector<Office>& offices, const Units& units, const std::string& name,
                                     const std::string& asked) {
  std::set<std::string> regions;
  const std::string wanted = FoldedKey(name);
  for (const Office& office : offices)
    if (std::any_of(office.names.begin(), office.names.end(),
                    [&](const auto& each) { return FoldedKey(each.first) == wanted; }))
      regions.insert(office.regions.begin(), office.regions.end());
  if (regions.empty()) {
    const std::vector<Office> meant = FindOffices(offices, units, name);
    if (meant.empty())
      ComplainNoUnit(offices, name);
    else
      Complain(Tr("No document writes {}. What is meant may be {}.", {name, meant.front().name()}));
    return std::nullopt;
  }
  std::vector<std::string> words;
  for (const std::string& region : regions) {
    if (!asked.empty() && RegionWord(region) == asked) return region;
    words.push_back(RegionWord(region));
  }
  if (asked.empty() && regions.size() == 1) return *regions.begin();
  Complain(Tr("{} stands in documents of {}. Say in which it is meant with --region.", {name, Joined(words)}));
  return std::nullopt;
}

ExitCode Merge(KnowledgeBase& base, const UnitsCommand& command, const std::string& region) {
  const Result<UnitChange> change = MergeUnits(base.database(), {region, command.merge, command.into});
  if (!change) return Fail(change.error());
  Complain(*change == UnitChange::kDone ? Tr("In documents of {}, {} counts as {} from now on.",
                                             {RegionWord(region), command.merge, command.into})
                                        : Tr("{} and {} are one already.", {command.merge, command.into}));
  return ExitCode::kDone;
}

ExitCode Split(KnowledgeBase& base, const UnitsCommand& command, const std::string& region) {
  const Result<UnitChange> change = SplitUnit(base.database(), region, command.split);
  if (!change) return Fail(change.error());
  Complain(*change == UnitChange::kDone
               ? Tr("In documents of {}, {} is a unit of its own from now on.", {RegionWord(region), command.split})
               : Tr("{} is a unit of its own already.", {command.split}));
  return ExitCode::kDone;
}

ExitCode Forget(KnowledgeBase& base, const UnitsCommand& command, const std::string& region) {
  const Result<size_t> count = ForgetUnit(base.database(), region, command.forget);
  if (!count) return Fail(count.error());
  if (*count == 0) {
    Complain(Tr("Nothing has been decided on {}. See what has with `liye units --decisions`.", {command.forget}));
    return ExitCode::kPartial;
  }
  Complain(Tr("{} decisions on {} are taken back.", {std::to_string(*count), command.forget}));
  return ExitCode::kDone;
}

ExitCode Change(KnowledgeBase& base, const UnitsCommand& command, const std::vector<Office>& offices,
                const Units& units) {
  const std::string& name = !command.merge.empty()   ? command.merge
                            : !command.split.empty() ? command.split
                                                     : command.forget;
  const std::optional<std::string> region = RegionFor(offices, units, name, command.region);
  if (!region) return ExitCode::kUsage;
  if (!command.merge.empty()) return Merge(base, command, *region);
  return command.split.empty() ? Forget(base, command, *region) : Split(base, command, *region);
}

Result<void> Check(const UnitsCommand& command) {
  if (!command.into.empty() && command.merge.empty())
    return std::unexpected(
        Error{Error::Kind::kUsage, "--into", "it says with what --merge joins a name", "Give --merge as well."});
  if (!command.merge.empty() && command.into.empty())
    return std::unexpected(Error{Error::Kind::kUsage, "--merge " + command.merge, "it does not say with what",
                                 "Name the other unit with --into."});
  for (const std::string& name : {command.name, command.merge, command.into, command.split, command.forget})
    if (!name.empty() && FoldedKey(name).empty())
      return std::unexpected(Error{Error::Kind::kUsage, name, "this is no name of a unit", "Write it as 市财政局."});
  const int wishes = static_cast<int>(!command.merge.empty()) + static_cast<int>(!command.split.empty()) +
                     static_cast<int>(!command.forget.empty()) + static_cast<int>(command.decisions) +
                     static_cast<int>(!command.name.empty());
  if (wishes > 1)
    return std::unexpected(Error{Error::Kind::kUsage, "liye units", "it does one thing at a time",
                                 "Give one of NAME, --merge, --split, --forget and --decisions."});
  return {};
}

bool StandsIn(const Office& office, const std::string& region) {
  return std::any_of(office.regions.begin(), office.regions.end(),
                     [&](const std::string& each) { return RegionWord(each) == region; });
}

ExitCode RunUnits(const UnitsCommand& command, const Settings& settings) {
  if (const Result<void> checked = Check(command); !checked) return Fail(checked.error());
  auto base = KnowledgeBase::Open(settings.database, command.changes() ? OpenMode::kReadWrite : OpenMode::kReadOnly);
  if (!base) return Fail(base.error());
  const Result<Units> units = Units::Load((*base)->database());
  if (!units) return Fail(units.error());
  const Format format = FormatOf(settings, Format::kTable);
  if (command.decisions) return PrintDecisions(*units, format);
  Result<std::vector<Office>> offices = Offices((*base)->database(), *units);
  if (!offices) return Fail(offices.error());
  if (command.changes()) return Change(**base, command, *offices, *units);
  std::vector<Office> found = command.name.empty() ? *offices : FindOffices(*offices, *units, command.name);
  if (!command.region.empty())
    std::erase_if(found, [&](const Office& office) { return !StandsIn(office, command.region); });
  if (!found.empty()) return PrintOffices(found, command.limit, format), ExitCode::kDone;
  if (!command.name.empty()) return ComplainNoUnit(*offices, command.name);
  Complain(Tr("No document of this knowledge base makes a unit answerable for anything."));
  return ExitCode::kPartial;
}

}  // namespace

void AddUnitsCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "units", "List the units and their names, and say which names are one",
                                    "liye units --merge 市枢纽办 --into 市交通枢纽建设办公室");
  auto options = std::make_shared<UnitsCommand>();
  command->add_option("NAME", options->name, Tr("Only units of this name, or with it in one of their names"));
  AddDatabaseOption(*command, settings);
  command
      ->add_option("--region", options->region,
                   Tr("Only documents of this city, county or province: 郑州, 中牟县; ? for unknown ones"))
      ->type_name("PLACE");
  command->add_option("--merge", options->merge, Tr("This name counts as the unit of --into"))->type_name("NAME");
  command->add_option("--into", options->into, Tr("With --merge: a name of the unit"))->type_name("NAME");
  command->add_option("--split", options->split, Tr("This name is a unit of its own"))->type_name("NAME");
  command->add_option("--forget", options->forget, Tr("Take back what was decided on this name"))->type_name("NAME");
  command->add_flag("--decisions", options->decisions, Tr("List what was decided"));
  command->add_option("--limit", options->limit, Tr("How many units to show (default: all)"))
      ->type_name("N")
      ->check(NumberFrom(1));
  AddFormatOption(*command, settings, "table|jsonl|csv|md");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunUnits(*options, settings); }; });
}

}  // namespace liye
