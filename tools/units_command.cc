// liye units: the offices of the knowledge base, and the user's decisions on which names are one.
#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "index/fold.h"
#include "index/offices.h"
#include "index/unit_place.h"
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

// The regions of the documents that name `offices`, as --region takes them.
std::set<std::string> RegionsOf(const std::vector<Office>& offices) {
  std::set<std::string> regions;
  for (const Office& office : offices) regions.insert(office.regions.begin(), office.regions.end());
  return regions;
}

std::string RegionWords(const std::set<std::string>& regions) {
  std::vector<std::string> words;
  for (const std::string& region : regions) words.push_back(RegionWord(region));
  return Joined(words);
}

// The region that the user means: 郑州 and 郑州市 alike. Nothing for one that is not among `regions`.
std::optional<std::string> RegionMeant(const std::set<std::string>& regions, const std::string& asked) {
  if (asked == kUnknownRegion && regions.contains("")) return "";
  for (const std::string& region : {asked, RegionOf(asked + "人民政府")})
    if (!region.empty() && regions.contains(region)) return region;
  return std::nullopt;
}

ExitCode PrintDecisions(const Units& units, const std::string& region, Format format) {
  std::vector<UnitDecision> decisions = units.decisions();
  if (!region.empty()) {
    std::set<std::string> regions;
    for (const UnitDecision& decision : decisions) regions.insert(decision.region);
    const std::optional<std::string> meant = RegionMeant(regions, region);
    std::erase_if(decisions, [&](const UnitDecision& decision) { return decision.region != meant; });
  }
  if (decisions.empty()) {
    Complain(Tr("Nothing has been decided. See `liye units --help` for --merge and --split."));
    return ExitCode::kPartial;
  }
  const auto rows = Rows::Make(format, {{"region", TrReport("Documents of"), 16},
                                        {"name", TrReport("Name"), 30},
                                        {"decision", TrReport("Decision"), 30},
                                        {"office", TrReport("Unit"), 30}});
  for (const UnitDecision& decision : decisions) {
    const char* const code = decision.own() ? "own" : "counts_as";
    const char* const word = decision.own() ? "a unit of its own" : "counts as";
    rows->Add({RegionWord(decision.region), decision.name, format == Format::kTable ? TrReport(word) : code,
               decision.own() ? "" : decision.office});
  }
  rows->Finish();
  return ExitCode::kDone;
}

// A name as documents spell it, and the regions where.
struct NamedUnit {
  std::string name;
  std::set<std::string> regions;
};

std::optional<NamedUnit> FindName(const std::vector<Office>& offices, const std::string& name) {
  NamedUnit found;
  const std::string wanted = FoldedKey(name);
  for (const Office& office : offices)
    for (const auto& [each, duties] : office.names)
      if (FoldedKey(each) == wanted) {
        found.name = each;
        found.regions.insert(office.regions.begin(), office.regions.end());
      }
  if (found.regions.empty()) return std::nullopt;
  return found;
}

// Says that no document spells a unit so.
void ComplainSpelling(const std::vector<Office>& offices, const Units& units, const std::string& name) {
  const std::vector<Office> meant = FindOffices(offices, units, name);
  if (meant.empty())
    ComplainNoUnit(offices, name);
  else
    Complain(Tr("No document writes {}. What is meant may be {}.", {name, meant.front().name()}));
}

// The region whose documents a decision on `unit` is for: the one asked for, or the only one that names it. Says on
// standard error what is wrong otherwise.
std::optional<std::string> RegionFor(const NamedUnit& unit, const std::string& asked) {
  if (!asked.empty()) {
    if (const std::optional<std::string> meant = RegionMeant(unit.regions, asked)) return meant;
  } else if (unit.regions.size() == 1) {
    return *unit.regions.begin();
  }
  Complain(Tr("{} stands in documents of {}. Say in which it is meant with --region.",
              {unit.name, RegionWords(unit.regions)}));
  return std::nullopt;
}

ExitCode Merge(KnowledgeBase& base, const UnitDecision& decision) {
  const Result<UnitChange> change = MergeUnits(base.database(), decision);
  if (!change) return Fail(change.error());
  Complain(*change == UnitChange::kDone ? Tr("In documents of {}, {} counts as {} from now on.",
                                             {RegionWord(decision.region), decision.name, decision.office})
                                        : Tr("{} and {} are one already.", {decision.name, decision.office}));
  return ExitCode::kDone;
}

ExitCode Split(KnowledgeBase& base, const std::string& name, const std::string& region) {
  const Result<UnitChange> change = SplitUnit(base.database(), region, name);
  if (!change) return Fail(change.error());
  Complain(*change == UnitChange::kDone
               ? Tr("In documents of {}, {} is a unit of its own from now on.", {RegionWord(region), name})
               : Tr("{} is a unit of its own already.", {name}));
  return ExitCode::kDone;
}

// A name that no document has any more can be forgotten, too.
ExitCode Forget(KnowledgeBase& base, const UnitsCommand& command, const Units& units) {
  NamedUnit decided{command.forget, {}};
  const std::string wanted = FoldedKey(command.forget);
  for (const UnitDecision& decision : units.decisions())
    if (FoldedKey(decision.name) == wanted || FoldedKey(decision.office) == wanted)
      decided.regions.insert(decision.region);
  if (decided.regions.empty()) {
    Complain(Tr("Nothing has been decided on {}. See what has been with `liye units --decisions`.", {command.forget}));
    return ExitCode::kPartial;
  }
  const std::optional<std::string> region = RegionFor(decided, command.region);
  if (!region) return ExitCode::kUsage;
  const Result<size_t> count = ForgetUnit(base.database(), *region, command.forget);
  if (!count) return Fail(count.error());
  Complain(Tr("What was decided on {} in documents of {} is taken back.", {command.forget, RegionWord(*region)}));
  return ExitCode::kDone;
}

ExitCode Change(KnowledgeBase& base, const UnitsCommand& command, const std::vector<Office>& offices,
                const Units& units) {
  if (!command.forget.empty()) return Forget(base, command, units);
  const std::string& name = command.merge.empty() ? command.split : command.merge;
  const std::optional<NamedUnit> unit = FindName(offices, name);
  if (!unit) return ComplainSpelling(offices, units, name), ExitCode::kUsage;
  const std::optional<std::string> region = RegionFor(*unit, command.region);
  if (!region) return ExitCode::kUsage;
  if (command.merge.empty()) return Split(base, unit->name, *region);
  if (FindOffices(offices, units, command.into).empty()) return ComplainNoUnit(offices, command.into), ExitCode::kUsage;
  return Merge(base, {*region, unit->name, command.into});
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

// The offices asked for; says on standard error when there are none.
std::vector<Office> Chosen(const UnitsCommand& command, std::vector<Office> offices, const Units& units) {
  if (!command.region.empty()) {
    const std::set<std::string> regions = RegionsOf(offices);
    const std::optional<std::string> meant = RegionMeant(regions, command.region);
    if (!meant) {
      Complain(
          Tr("No document of {} names a unit here. Documents of these do: {}", {command.region, RegionWords(regions)}));
      return {};
    }
    std::erase_if(offices, [&](const Office& office) {
      return std::find(office.regions.begin(), office.regions.end(), *meant) == office.regions.end();
    });
  }
  std::vector<Office> found = command.name.empty() ? offices : FindOffices(offices, units, command.name);
  if (found.empty() && !command.name.empty()) ComplainNoUnit(offices, command.name);
  if (found.empty() && command.name.empty())
    Complain(Tr("No document of this knowledge base makes a unit answerable for anything."));
  return found;
}

ExitCode RunUnits(const UnitsCommand& command, const Settings& settings) {
  if (const Result<void> checked = Check(command); !checked) return Fail(checked.error());
  auto base = KnowledgeBase::Open(settings.database, command.changes() ? OpenMode::kReadWrite : OpenMode::kReadOnly);
  if (!base) return Fail(base.error());
  const Result<Units> units = Units::Load((*base)->database());
  if (!units) return Fail(units.error());
  const Format format = FormatOf(settings, Format::kTable);
  if (command.decisions) return PrintDecisions(*units, command.region, format);
  Result<std::vector<Office>> offices = Offices((*base)->database(), *units);
  if (!offices) return Fail(offices.error());
  if (command.changes()) return Change(**base, command, *offices, *units);
  const std::vector<Office> found = Chosen(command, *std::move(offices), *units);
  if (found.empty()) return ExitCode::kPartial;
  PrintOffices(found, command.limit, format);
  return ExitCode::kDone;
}

}  // namespace

void AddUnitsCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "units", "List the units and their names, and say which names are one",
                                    "liye units --merge 市枢纽办 --into 市交通枢纽建设办公室");
  auto options = std::make_shared<UnitsCommand>();
  command->add_option("NAME", options->name, Tr("Only units of this name, or with it in one of their names"))
      ->check(NotEmpty());
  AddDatabaseOption(*command, settings);
  command
      ->add_option("--region", options->region,
                   Tr("Only documents of this city, county or province: 郑州, 中牟县; ? for unknown ones"))
      ->type_name("PLACE")
      ->check(NotEmpty());
  command->add_option("--merge", options->merge, Tr("This name counts as the unit of --into"))
      ->type_name("NAME")
      ->check(NotEmpty());
  command->add_option("--into", options->into, Tr("With --merge: a name of the unit"))
      ->type_name("NAME")
      ->check(NotEmpty());
  command->add_option("--split", options->split, Tr("This name is a unit of its own"))
      ->type_name("NAME")
      ->check(NotEmpty());
  command->add_option("--forget", options->forget, Tr("Take back what was decided on this name"))
      ->type_name("NAME")
      ->check(NotEmpty());
  command->add_flag("--decisions", options->decisions, Tr("List what was decided"));
  command->add_option("--limit", options->limit, Tr("How many units to show (default: all)"))
      ->type_name("N")
      ->check(NumberFrom(1));
  AddFormatOption(*command, settings, "table|jsonl|csv|md");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunUnits(*options, settings); }; });
}

}  // namespace liye
