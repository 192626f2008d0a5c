// liye search: clauses that hold the words.
#include "tools/base.h"
#include "tools/message.h"
#include "tools/search_output.h"
#include "tools/suggestions.h"

namespace liye {
namespace {

struct SearchCommand {
  std::vector<std::string> words;
  std::string type, issuer, years, status, sort = "relevance", after;
  uint64_t limit = 10, offset = 0;
  bool count = false, facets = false, explain = false;
  bool exact_units = false;
};

Result<SearchOptions> OptionsOf(const SearchCommand& command) {
  SearchOptions options;
  options.limit = command.count || command.facets ? 0 : command.limit;
  options.offset = command.offset;
  options.exact_units = command.exact_units;
  options.after = command.after;
  options.count_copies = command.count;
  options.facets = command.facets;
  options.explain = command.explain;
  options.order = command.sort == "date" || command.sort == "newest" ? SearchOrder::kNewest
                  : command.sort == "oldest"                         ? SearchOrder::kOldest
                  : command.sort == "number"                         ? SearchOrder::kNumber
                                                                     : SearchOrder::kRelevance;
  options.filters.document_type = command.type;
  options.filters.issuing_authority = command.issuer;
  options.filters.status = command.status;
  const Result<std::pair<int, int>> years = ParseYears(command.years);
  if (!years) return std::unexpected(years.error());
  options.filters.year_from = years->first;
  options.filters.year_to = years->second;
  return options;
}

void Print(const SearchResult& result, const SearchCommand& command, const Settings& settings) {
  const Format format = FormatOf(settings, Format::kTable);
  if (command.count) return PrintCount(result, format);
  if (command.facets) return PrintFacets(result.facets, format);
  if (settings.format == "html") return PrintHtml(result);
  if (format != Format::kTable) return PrintHitRows(result, command.explain, format);
  PrintHits(result, command.offset + 1, command.explain, UseColor(ColorOf(settings)));
}

ExitCode RunSearch(const SearchCommand& command, const Settings& settings) {
  std::string text;
  for (const std::string& word : command.words) text += (text.empty() ? "" : " ") + word;
  const Result<Query> query = ParseQuery(text);
  if (!query) return Fail(query.error());
  const Result<SearchOptions> options = OptionsOf(command);
  if (!options) return Fail(options.error());
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  const Result<SearchResult> result = base->Search(*query, *options);
  if (!result) return Fail(result.error());
  if (result->total > 0 && (!result->hits.empty() || command.count || command.facets)) {
    Print(*result, command, settings);
    return ExitCode::kDone;
  }
  if (command.count) Print(*result, command, settings);
  if (result->total == 0)
    ComplainNothingFound(*base, *query, *options, text);
  else if (!command.after.empty())
    Complain(Tr("No hit follows behind this cursor."));
  else
    Complain(Tr("There are only {} hits; --offset is beyond them.", {std::to_string(result->total)}));
  return ExitCode::kPartial;
}

}  // namespace

void AddSearchCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "search", "Find the clauses that hold these words",
                                    "liye search 政务服务 大厅 --type 通知 --year 2015..2020\n  "
                                    "liye search '\"一口受理\" | 并联审批 -试点'\n  "
                                    "liye search '单位:市财政局 期限:<2018-07 (资金 | 经费)'");
  auto options = std::make_shared<SearchCommand>();
  command
      ->add_option(
          "WORDS", options->words,
          Tr("All must occur; \"…\" a phrase, | or, - not, parentheses, NEAR(a b, 5), fields such as "
             "单位:市财政局 年份:2015..2020 金额:>=100万 期限:<2018-07 (quote them for the shell; after -- a word "
             "may begin with -); a document number leads to its document"))
      ->required();
  AddDatabaseOption(*command, settings);
  command->add_option("--type", options->type, Tr("Only documents of this type, such as 通知"))->type_name("TYPE");
  command->add_option("--issuer", options->issuer, Tr("Only documents whose issuer's name holds this"))
      ->type_name("NAME");
  command->add_option("--year", options->years, Tr("Only documents of these years: 2017 or 2015..2020"))
      ->type_name("YEARS");
  command->add_option("--status", options->status, Tr("Only documents of this standing: repealed or unknown"))
      ->type_name("STATUS")
      ->check(CLI::IsMember({"repealed", "unknown"}));
  command->add_flag("--exact-units", options->exact_units,
                    Tr("Find a unit by the name typed only: 市发改委 not as 市发展改革委"));
  command->add_option("--sort", options->sort, Tr("relevance, date (newest first), oldest or number"))
      ->type_name("ORDER")
      ->capture_default_str()
      ->check(CLI::IsMember({"relevance", "date", "newest", "oldest", "number"}));
  command->add_option("--limit", options->limit, Tr("How many to show"))
      ->type_name("N")
      ->capture_default_str()
      ->check(NumberFrom(1));
  command->add_option("--offset", options->offset, Tr("How many to pass over"))->type_name("N")->check(NumberFrom(0));
  command->add_option("--after", options->after, Tr("Go on behind this cursor, which stands in an earlier answer"))
      ->type_name("CURSOR");
  command->add_flag("--count", options->count, Tr("Only count the clauses and documents"));
  command->add_flag("--facets", options->facets, Tr("Only count by type, issuer, year, unit and standing"));
  command->add_flag("--explain", options->explain, Tr("Show of what each score is made"));
  AddFormatOption(*command, settings, "table|jsonl|csv|html");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunSearch(*options, settings); }; });
}

}  // namespace liye
