// liye search: clauses that hold the words.
#include <cstdio>

#include "tools/base.h"
#include "tools/message.h"
#include "tools/suggestions.h"

namespace liye {
namespace {

struct SearchCommand {
  std::vector<std::string> words;
  std::string type, issuer, years, status, sort = "relevance";
  uint64_t limit = 10, offset = 0;
  bool exact_units = false;
};

constexpr const char* kHighlight = "\033[1;31m";
constexpr const char* kFaint = "\033[2m";
constexpr const char* kPlain = "\033[0m";

Result<SearchOptions> OptionsOf(const SearchCommand& command) {
  SearchOptions options;
  options.limit = command.limit;
  options.offset = command.offset;
  options.exact_units = command.exact_units;
  options.order = command.sort == "newest"   ? SearchOrder::kNewest
                  : command.sort == "oldest" ? SearchOrder::kOldest
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

std::string WithHighlights(const Snippet& snippet, bool color) {
  if (!color) return snippet.text;
  std::string text;
  size_t at = 0;
  for (const Span& highlight : snippet.highlights) {
    text.append(snippet.text, at, highlight.start - at);
    text.append(kHighlight).append(snippet.text, highlight.start, highlight.size()).append(kPlain);
    at = highlight.end;
  }
  return text.append(snippet.text, at);
}

void PrintHits(const SearchResult& result, const SearchCommand& command, bool color) {
  uint64_t rank = command.offset;
  for (const SearchHit& hit : result.hits) {
    const std::string status = hit.status == "repealed" ? "  [" + StatusWord(hit.status) + ']' : "";
    std::printf("%llu. %s%s\n", static_cast<unsigned long long>(++rank),
                NameOf(hit.number, hit.title, hit.document_date).c_str(), status.c_str());
    const std::string place = hit.path + (hit.heading.empty() ? ""
                                          : hit.path.empty()  ? hit.heading
                                                              : " " + hit.heading);
    if (!place.empty()) std::printf("   %s%s%s\n", color ? kFaint : "", place.c_str(), color ? kPlain : "");
    std::printf("   %s\n", WithHighlights(hit.snippet, color).c_str());
  }
  const uint64_t shown = command.offset + result.hits.size();
  std::printf(
      "%s\n",
      TrReport("{} clauses in {} documents", {std::to_string(result.total), std::to_string(result.documents)}).c_str());
  if (shown < result.total)
    std::printf("%s\n",
                TrReport("{} shown; more with --offset {}", {std::to_string(result.hits.size()), std::to_string(shown)})
                    .c_str());
}

void PrintRows(const SearchResult& result, Format format) {
  const auto rows = Rows::Make(format, {{"document", "", 40},
                                        {"number", ""},
                                        {"title", ""},
                                        {"issuing_authority", ""},
                                        {"document_date", ""},
                                        {"document_type", ""},
                                        {"status", ""},
                                        {"path", ""},
                                        {"heading", ""},
                                        {"snippet", ""},
                                        {"highlights", ""},
                                        {"score", "", 12, true}});
  for (const SearchHit& hit : result.hits) {
    std::string highlights;
    for (const Span& span : hit.snippet.highlights)
      highlights += (highlights.empty() ? "" : " ") + std::to_string(span.start) + '-' + std::to_string(span.end);
    char score[32];
    std::snprintf(score, sizeof score, "%.4f", hit.score);
    rows->Add({hit.key, hit.number, hit.title, hit.issuing_authority, hit.document_date, hit.document_type, hit.status,
               hit.path, hit.heading, hit.snippet.text, highlights, score});
  }
  rows->Finish();
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
  const Format format = FormatOf(settings, Format::kTable);
  if (format != Format::kTable)
    PrintRows(*result, format);
  else if (!result->hits.empty())
    PrintHits(*result, command, UseColor(ColorOf(settings)));
  if (!result->hits.empty()) return ExitCode::kDone;
  if (result->total == 0)
    ComplainNothingFound(*base, *query, *options, text);
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
  command->add_option("--sort", options->sort, Tr("relevance, newest or oldest"))
      ->type_name("ORDER")
      ->capture_default_str()
      ->check(CLI::IsMember({"relevance", "newest", "oldest"}));
  command->add_option("--limit", options->limit, Tr("How many to show"))
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
  command->add_option("--offset", options->offset, Tr("How many to pass over"))
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  AddFormatOption(*command, settings, "table|jsonl|csv");
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunSearch(*options, settings); }; });
}

}  // namespace liye
