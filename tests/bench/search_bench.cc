// What search costs and whether it finds what stands there, beside FTS5 alone, Groonga and Xapian in the same run.
//
// Makes a collection of the size asked for (search_corpus.h), writes it with liye's Writer and
// as bare FTS5 tables, ingests it as files with `liye ingest`, and asks 280 queries
// (search_queries.h) of every engine that was found at configuration. Times are warm unless they say cold; with other
// work on the machine trust the ratios.
#include <unistd.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "tests/bench/measure.h"
#include "tests/bench/search_build.h"
#include "tests/bench/search_corpus.h"
#include "tests/bench/search_engine.h"
#include "tests/bench/search_queries.h"

namespace {

using namespace liye;
using namespace liye::bench;

constexpr const char* kUsage =
    R"(usage: search_bench [--megabytes N] [--seed N] [--rounds N] [--ingests N] [--clock wall|cpu] [--without ENGINE]...
                    [--folder DIR]
  --megabytes N     size of the collection: 100 makes 300,000 clauses (default 10)
  --seed N          another collection and other queries (default 1)
  --rounds N        timed repetitions of each query (default 3)
  --ingests N       how often `liye ingest` and bare FTS5 are run in turn; the median of the ratios counts (default 3)
  --clock cpu       latencies are CPU time, which other work on the machine changes less (default wall)
  --without ENGINE  leaves out groonga, xapian or ingest
  --folder DIR      keeps the indexes in DIR; what it holds already is searched, not built again
)";

struct Settings {
  double megabytes = 10;
  uint64_t seed = 1;
  int rounds = 3;
  int ingests = 3;
  bool cpu_clock = false;
  std::set<std::string> without;
  std::string folder;
};

std::optional<Settings> ParseArguments(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i < argc; ++i) {
    const std::string_view flag = argv[i];
    if (i + 1 == argc) return std::nullopt;
    const char* value = argv[++i];
    if (flag == "--megabytes") {
      settings.megabytes = std::atof(value);
    } else if (flag == "--seed") {
      settings.seed = std::strtoull(value, nullptr, 10);
    } else if (flag == "--rounds") {
      settings.rounds = std::max(std::atoi(value), 1);
    } else if (flag == "--ingests") {
      settings.ingests = std::max(std::atoi(value), 1);
    } else if (flag == "--clock") {
      settings.cpu_clock = value == std::string_view("cpu");
    } else if (flag == "--without") {
      settings.without.insert(value);
    } else if (flag == "--folder") {
      settings.folder = value;
    } else {
      return std::nullopt;
    }
  }
  return settings.megabytes > 0 ? std::optional(settings) : std::nullopt;
}

// The indexes, and what building those cost that were not there yet.
struct Indexes {
  std::string folder;
  std::map<std::string, BuildCost> costs;
  std::vector<double> ingest_walls, ingest_cpus;  // of `liye ingest` against bare FTS5 with the same settings
  std::vector<std::string> texts;
  double text_bytes = 0;

  std::string path(const std::string& name) const { return folder + '/' + name; }
};

// Runs `build` unless its result is there, and prints what it cost.
template <typename Build>
void BuildOnce(Indexes& indexes, const std::string& name, const std::string& file, Build&& build) {
  const std::string path = indexes.path(file);
  if (std::filesystem::exists(path)) return;
  const BuildCost cost = build(path);
  indexes.costs[name] = cost;
  const double text = indexes.text_bytes / 1e6;
  std::printf("%-28s %9.2f s CPU %9.2f s wall %7.1f MB/s  %6.2f x text on disk\n", name.c_str(), cost.cpu_seconds,
              cost.wall_seconds, text / cost.cpu_seconds, static_cast<double>(cost.bytes) / indexes.text_bytes);
  std::fflush(stdout);
}

// Bare FTS5 and `liye ingest`, one behind the other: what else the machine does changes from one minute to the next.
void IngestInTurn(const Settings& settings, const SearchCorpus& corpus, uint64_t documents, Indexes& indexes) {
  const std::string bare = "bare FTS5, liye's settings", whole = "liye ingest";
  const std::string files = indexes.path("files");
  if (std::filesystem::exists(indexes.path("ingest.db"))) return;
  if (!std::filesystem::exists(files)) WriteFiles(files, corpus, documents);
  for (int i = 0; i < settings.ingests; ++i) {
    for (const char* file : {"bulk.db", "ingest.db"}) std::filesystem::remove(indexes.path(file));
    sync();  // what was written before shall not be waited for now
    BuildOnce(indexes, bare, "bulk.db",
              [&](const std::string& path) { return BuildBareFts5(path, indexes.texts, true); });
    sync();
    BuildOnce(indexes, whole, "ingest.db", [&](const std::string& path) { return BuildByIngest(path, files); });
    indexes.ingest_walls.push_back(indexes.costs[whole].wall_seconds / indexes.costs[bare].wall_seconds);
    indexes.ingest_cpus.push_back(indexes.costs[whole].cpu_seconds / indexes.costs[bare].cpu_seconds);
  }
}

void BuildAll(const Settings& settings, Indexes& indexes) {
  const SearchCorpus corpus(settings.seed);
  const uint64_t documents = DocumentsFor(corpus, settings.megabytes * 1e6);
  const std::string base = indexes.path("liye.db");
  indexes.text_bytes = settings.megabytes * 1e6;
  BuildOnce(indexes, "liye Writer, no facts", "liye.db",
            [&](const std::string& path) { return BuildLiye(path, corpus, documents); });
  indexes.texts = ClauseTexts(base);
  indexes.text_bytes = 0;
  for (const std::string& text : indexes.texts) indexes.text_bytes += static_cast<double>(text.size());
  std::printf("%llu documents, %zu clauses, %.1f MB of text, mean %.0f bytes, from %zu sentences\n",
              static_cast<unsigned long long>(documents), indexes.texts.size(), indexes.text_bytes / 1e6,
              indexes.text_bytes / static_cast<double>(indexes.texts.size()), corpus.sentences());
  BuildOnce(indexes, "bare FTS5, default settings", "bare.db",
            [&](const std::string& path) { return BuildBareFts5(path, indexes.texts, false); });
  if (!settings.without.contains("ingest")) IngestInTurn(settings, corpus, documents, indexes);
  if (HaveGroonga() && !settings.without.contains("groonga"))
    BuildOnce(indexes, "Groonga", "groonga",
              [&](const std::string& path) { return BuildGroonga(path, indexes.texts); });
  if (HaveXapian() && !settings.without.contains("xapian"))
    BuildOnce(indexes, "Xapian", "xapian", [&](const std::string& path) { return BuildXapian(path, indexes.texts); });
}

using Engines = std::vector<std::unique_ptr<SearchEngine>>;

Engines OpenAll(const Settings& settings, const Indexes& indexes) {
  Engines engines;
  engines.push_back(OpenLiye(indexes.path("liye.db")));
  engines.push_back(OpenFts5(indexes.path("liye.db")));
  const auto left_out = [&](const char* name, const char* flag, bool have) {
    if (have && !settings.without.contains(flag)) return false;
    std::printf("%s is left out: %s\n", name,
                have ? "so it was asked" : "it was not installed when this program was configured");
    return true;
  };
  if (!left_out("Groonga", "groonga", HaveGroonga())) engines.push_back(OpenGroonga(indexes.path("groonga")));
  if (!left_out("Xapian", "xapian", HaveXapian())) engines.push_back(OpenXapian(indexes.path("xapian")));
  return engines;
}

// Over all queries: what share of the right answers is given, and what share of the answers is right.
struct Quality {
  double recall = 0, precision = 0;
};

Quality Judge(SearchEngine& engine, const std::vector<SearchQuery>& queries) {
  double right = 0, given = 0, wanted = 0;
  for (const SearchQuery& query : queries) {
    const std::vector<int64_t> all = engine.All(query.phrase);
    std::vector<int64_t> both;
    std::set_intersection(all.begin(), all.end(), query.truth.begin(), query.truth.end(), std::back_inserter(both));
    right += static_cast<double>(both.size());
    given += static_cast<double>(all.size());
    wanted += static_cast<double>(query.truth.size());
  }
  return {wanted == 0 ? 1 : right / wanted, given == 0 ? 1 : right / given};
}

// Milliseconds by engine, then by query.
using Latencies = std::vector<std::vector<double>>;

double Milliseconds(SearchEngine& engine, const std::string& phrase, bool cpu_clock) {
  const auto clock = cpu_clock ? ProcessCpuSeconds : WallSeconds;
  const double start = clock();
  engine.Best(phrase);
  return (clock() - start) * 1e3;
}

// Each query of every engine in turn, once unmeasured before: what else the machine does hits all of them alike.
Latencies Measure(const Engines& engines, const std::vector<SearchQuery>& queries, const Settings& settings) {
  Latencies latencies(engines.size());
  for (const SearchQuery& query : queries)
    for (size_t i = 0; i < engines.size(); ++i) {
      Milliseconds(*engines[i], query.phrase, settings.cpu_clock);
      std::vector<double> times;
      for (int round = 0; round < settings.rounds; ++round)
        times.push_back(Milliseconds(*engines[i], query.phrase, settings.cpu_clock));
      latencies[i].push_back(Median(times));
    }
  return latencies;
}

std::vector<double> OfGroup(const std::vector<double>& values, const std::vector<SearchQuery>& queries,
                            const std::string& group) {
  std::vector<double> chosen;
  for (size_t i = 0; i < values.size(); ++i)
    if (group.empty() || queries[i].group == group) chosen.push_back(values[i]);
  return chosen;
}

void PrintLatencies(const Engines& engines, const std::vector<SearchQuery>& queries, const Latencies& latencies) {
  std::vector<double> hits;
  for (const SearchQuery& query : queries) hits.push_back(static_cast<double>(query.truth.size()));
  std::printf("\nbest %zu, warm, ms (median, p95)\n%-8s%9s", kBestShown, "queries", "hits");
  for (const auto& engine : engines) std::printf("%20s", engine->name());
  std::vector<std::string> groups;
  for (const SearchQuery& query : queries)
    if (groups.empty() || groups.back() != query.group) groups.push_back(query.group);
  groups.emplace_back();
  for (const std::string& group : groups) {
    std::printf("\n%-8s%9.0f", group.empty() ? "all" : group.c_str(), Median(OfGroup(hits, queries, group)));
    for (const std::vector<double>& values : latencies) {
      const std::vector<double> chosen = OfGroup(values, queries, group);
      std::printf("%12.3f%8.2f", Median(chosen), Percentile(chosen, 95));
    }
  }
  std::printf("\n");
}

// `liye search` as a fresh process, against the same query asked of an open knowledge base.
struct ColdSearch {
  double cold = 0, warm = 0, beyond = 0;  // medians, ms; `beyond` is what goes beyond 1.5 x the warm query
};

ColdSearch MeasureCold(const std::string& base, const std::vector<SearchQuery>& queries,
                       const std::vector<double>& warm, const std::string& group, bool cpu_clock) {
  std::vector<double> colds, warms, beyond;
  for (size_t i = 0; i < queries.size(); ++i) {
    if (queries[i].group != group) continue;
    const CommandCost cost =
        RunCommand({LIYE_BINARY, "search", queries[i].phrase, "--db", base, "--limit", std::to_string(kBestShown)});
    if (cost.exit_status != 0) GiveUp("liye search ended with " + std::to_string(cost.exit_status));
    colds.push_back((cpu_clock ? cost.cpu_seconds : cost.wall_seconds) * 1e3);
    warms.push_back(warm[i]);
    beyond.push_back(colds.back() - 1.5 * warm[i]);
  }
  return {Median(colds), Median(warms), Median(beyond)};
}

// A figure against what is asked of it.
void PrintFloor(const char* what, double figure, double floor, bool at_most = true) {
  const bool reached = at_most ? figure <= floor : figure >= floor;
  std::printf("%-68s%9.3f   %s %.3g   %s\n", what, figure, at_most ? "at most" : "at least", floor,
              reached ? "reached" : "MISSED");
}

void PrintBuildFloors(const Indexes& indexes) {
  const auto cost = [&](const char* name) -> const BuildCost* {
    const auto found = indexes.costs.find(name);
    return found == indexes.costs.end() ? nullptr : &found->second;
  };
  const BuildCost *liye = cost("liye Writer, no facts"), *bare = cost("bare FTS5, default settings");
  if (liye != nullptr && bare != nullptr) {
    PrintFloor("build of rows and all search tables / bare FTS5, CPU", liye->cpu_seconds / bare->cpu_seconds, 0.95);
    PrintFloor("the same, wall", liye->wall_seconds / bare->wall_seconds, 0.95);
  }
  if (!indexes.ingest_walls.empty()) {
    const auto [least, most] = std::minmax_element(indexes.ingest_walls.begin(), indexes.ingest_walls.end());
    PrintFloor("whole ingest / bare FTS5 with the same settings, wall", Median(indexes.ingest_walls), 1.3);
    std::printf("%-68s%9.3f   to %.3f\n", "the same, least and most", *least, *most);
    std::printf("%-68s%9.3f\n", "the same, CPU of all threads", Median(indexes.ingest_cpus));
  }
  const auto index = static_cast<double>(IndexBytes(indexes.path("liye.db")));
  PrintFloor("index / text, all search tables", index / indexes.text_bytes, 1.35);
}

void PrintLatencyFloors(const Engines& engines, const std::vector<SearchQuery>& queries, const Latencies& latencies) {
  const auto frequent = [&](size_t engine) { return Median(OfGroup(latencies[engine], queries, "2f")); };
  const auto p95 = [&](size_t engine) { return Percentile(latencies[engine], 95); };
  PrintFloor("median of frequent two-character words / FTS5's ORDER BY rank", frequent(0) / frequent(1), 0.15);
  for (size_t i = 2; i < engines.size(); ++i) {
    const bool groonga = engines[i]->name() == std::string_view("Groonga");
    if (groonga) PrintFloor("median of frequent two-character words / Groonga", frequent(0) / frequent(i), 0.7);
    PrintFloor(groonga ? "p95 of all queries / Groonga" : "p95 of all queries / Xapian", p95(0) / p95(i),
               groonga ? 0.6 : 1.0);
  }
}

void Report(const Settings& settings, const Indexes& indexes, std::vector<SearchQuery> queries) {
  const Engines engines = OpenAll(settings, indexes);
  std::vector<Quality> qualities;
  for (const auto& engine : engines) {
    qualities.push_back(Judge(*engine, queries));
    std::printf("%-10s recall %.6f  precision %.6f\n", engine->name(), qualities.back().recall,
                qualities.back().precision);
    std::fflush(stdout);
  }
  const Latencies latencies = Measure(engines, queries, settings);
  PrintLatencies(engines, queries, latencies);
  std::printf("\n");
  PrintFloor("recall", qualities[0].recall, 1, false);
  PrintFloor("precision", qualities[0].precision, 1, false);
  PrintLatencyFloors(engines, queries, latencies);
  PrintBuildFloors(indexes);
  for (const char* group : {"1f", "2f", "2r", "6f"}) {
    const ColdSearch search = MeasureCold(indexes.path("liye.db"), queries, latencies[0], group, settings.cpu_clock);
    char what[128];
    std::snprintf(what, sizeof what, "cold search %s: %.1f ms, warm %.1f ms; beyond 1.5 x warm, ms", group, search.cold,
                  search.warm);
    PrintFloor(what, search.beyond, 60);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Settings> settings = ParseArguments(argc, argv);
  if (!settings) return std::fputs(kUsage, stderr), 2;
  std::optional<TemporaryFolder> temporary;
  Indexes indexes;
  indexes.folder = settings->folder.empty() ? temporary.emplace().path("") : settings->folder;
  std::filesystem::create_directories(indexes.folder);
  BuildAll(*settings, indexes);
  std::vector<SearchQuery> queries = ChooseQueries(indexes.texts, settings->seed);
  ScanTexts(indexes.texts, queries);
  std::printf("%zu queries\n", queries.size());
  Report(*settings, indexes, std::move(queries));
  return 0;
}
