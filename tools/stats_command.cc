// liye stats: what the knowledge base holds.
#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr size_t kMostIssuers = 10;

ExitCode RunStats(const Settings& settings) {
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  const Result<Statistics> stats = base->Stats();
  if (!stats) return Fail(stats.error());
  const Format format = FormatOf(settings, Format::kTable);
  const bool words = format == Format::kTable;
  const auto rows = Rows::Make(
      format,
      {{"group", TrReport("Group"), 16}, {"name", TrReport("What"), 44}, {"count", TrReport("Count"), 14, true}});
  const auto add = [&](const char* group, const std::string& name, uint64_t count) {
    rows->Add({words ? TrReport(group) : group, words ? TrReport(name) : name, std::to_string(count)});
  };
  const std::pair<const char*, uint64_t> totals[] = {{"sources", stats->sources},
                                                     {"documents", stats->documents},
                                                     {"attached_documents", stats->attached_documents},
                                                     {"clauses", stats->clauses},
                                                     {"document_number", stats->document_numbers},
                                                     {"document_title", stats->document_titles},
                                                     {"deadline", stats->deadlines},
                                                     {"amount", stats->amounts},
                                                     {"duty", stats->duties},
                                                     {"units", stats->units},
                                                     {"resolved_citations", stats->resolved_citations},
                                                     {"unresolved_citations", stats->unresolved_citations},
                                                     {"repealed_documents", stats->repealed_documents},
                                                     {"replaced_characters", stats->replaced},
                                                     {"source_bytes", stats->source_bytes},
                                                     {"database_bytes", stats->database_bytes}};
  for (const auto& [name, count] : totals) add("total", name, count);
  for (const auto& [year, count] : stats->years) add("year", year.empty() ? "(no date)" : year, count);
  for (const auto& [type, count] : stats->types) add("type", type.empty() ? "(none)" : type, count);
  size_t shown = 0;
  for (const auto& [issuer, count] : stats->issuers) {
    if (words && ++shown > kMostIssuers) break;
    add("issuer", issuer.empty() ? "(none)" : issuer, count);
  }
  rows->Finish();
  return ExitCode::kDone;
}

}  // namespace

void AddStatsCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "stats", "Count what the knowledge base holds", "liye stats --db province.db");
  AddDatabaseOption(*command, settings);
  AddFormatOption(*command, settings, "table|jsonl|csv");
  command->callback([&settings, &chosen] { chosen = [&settings] { return RunStats(settings); }; });
}

}  // namespace liye
