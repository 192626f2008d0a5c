// liye refs: what a document cites and what cites it.
#include <cstdio>

#include "index/citation_graph.h"
#include "tools/base.h"
#include "tools/duty_options.h"
#include "tools/graph_text.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr const char* kFormats = "table|jsonl|csv|dot|mermaid|graphml|svg";

struct RefsCommand {
  std::string name;
  std::string direction = "both", at, output;
  uint64_t depth = 0, limit = 0;  // 0: not given
};

std::vector<Column> Columns() {
  return {{"direction", TrReport("Direction"), 12},
          {"relation", TrReport("Relation"), 8},
          {"number", TrReport("Number"), 24},
          {"title", TrReport("Title"), 44},
          {"document_date", TrReport("Date"), 10},
          {"path", TrReport("Clause"), 20},
          {"part", TrReport("Part"), 14},
          {"edition", TrReport("Edition"), 8},
          {"in_knowledge_base", TrReport("Held"), 6},
          {"evidence", TrReport("Evidence"), 44},
          {"start", TrReport("Start"), 9, true},
          {"end", TrReport("End"), 9, true}};
}

// Programs get the offsets of the evidence as well; people get words instead of codes.
void Add(std::vector<std::string> cells, const CitationRecord& c, Rows& rows, bool words) {
  if (!words) cells.insert(cells.end(), {std::to_string(c.span.start), std::to_string(c.span.end)});
  rows.Add(cells);
}

std::string Held(bool held, bool words) { return words ? TrReport(held ? "yes" : "no") : held ? "yes" : "no"; }

// Whether the cited document is here; of an ambiguous mention which ones it can mean.
std::string Held(const CitationRecord& c, bool words) {
  if (c.may_mean.empty()) return Held(c.target != 0, words);
  std::string held = words ? TrReport("ambiguous") : "ambiguous";
  for (const int64_t id : c.may_mean) held += " #" + std::to_string(id);
  return held;
}

void AddOutgoing(const CitationRecord& c, Rows& rows, bool words) {
  Add({words ? TrReport("cites →") : "out", words ? RelationWord(c.relation) : c.relation,
       c.target_number.empty() ? c.cited_number : c.target_number,
       c.target_title.empty() ? c.cited_title : c.target_title, "", c.path, c.part, c.edition, Held(c, words),
       c.evidence},
      c, rows, words);
}

void AddIncoming(const CitationRecord& c, Rows& rows, bool words) {
  const std::string& name = c.number.empty() && c.title.empty() ? c.key : c.title;
  Add({words ? TrReport("← cited by") : "in", words ? RelationWord(c.relation) : c.relation, c.number, name,
       c.document_date, c.path, c.part, c.edition, Held(true, words), c.evidence},
      c, rows, words);
}

// A notice and the papers that it prints.
size_t AddPapers(KnowledgeBase& base, const DocumentRecord& document, const std::string& direction, Rows& rows,
                 bool words) {
  size_t count = 0;
  const auto add = [&](const DocumentRecord& other, bool out) {
    CitationRecord none;
    const std::string way = words ? TrReport(out ? "cites →" : "← cited by") : out ? "out" : "in";
    Add({way, words ? RelationWord("has_annex") : "has_annex", other.number, other.title, other.document_date, "", "",
         "", Held(true, words), ""},
        none, rows, words);
    ++count;
  };
  if (direction != "in")
    if (const auto papers = base.AttachedTo(document.id))
      for (const DocumentRecord& paper : *papers) add(paper, true);
  if (direction != "out" && document.parent != 0)
    if (const auto notice = base.Get(document.parent)) add(*notice, false);
  return count;
}

// What cites a document that is not here.
ExitCode PrintCited(KnowledgeBase& base, const CitedDocument& cited, Format format) {
  const bool words = format == Format::kTable;
  const auto to = base.CitationsTo(cited);
  if (!to) return Fail(to.error());
  std::vector<Column> columns = Columns();
  if (words) columns.resize(columns.size() - 2);
  const auto rows = Rows::Make(format, columns);
  for (const CitationRecord& citation : *to) AddIncoming(citation, *rows, words);
  rows->Finish();
  Complain(Tr("{} is not in this knowledge base: it is known by {} mentions.",
              {NameOf(cited.number, cited.title, ""), std::to_string(to->size())}));
  return ExitCode::kDone;
}

bool IsGraph(const std::string& format) {
  return format == "dot" || format == "mermaid" || format == "graphml" || format == "svg";
}

constexpr size_t kMostNodes = 200;  // that people can read

ExitCode PrintGraph(KnowledgeBase& base, const RefsCommand& command, const std::string& format, int64_t document) {
  const GraphDirection direction = command.direction == "in"    ? GraphDirection::kCiting
                                   : command.direction == "out" ? GraphDirection::kCited
                                                                : GraphDirection::kBoth;
  const Day at = *ParseDay(command.at.empty() ? Today() : command.at);
  const auto graph = GraphAround(base.database(), document, direction, command.depth == 0 ? 1 : command.depth,
                                 command.limit == 0 ? kMostNodes : command.limit, at);
  if (!graph) return Fail(graph.error());
  if (graph->cut)
    Complain(Tr("Only {} documents are shown; see more with --limit.", {std::to_string(graph->nodes.size())}));
  const Result<std::string> text = format == "svg"       ? LaidOut(GraphAsDot(*graph))
                                   : format == "mermaid" ? GraphAsMermaid(*graph)
                                   : format == "graphml" ? GraphAsGraphml(*graph)
                                                         : GraphAsDot(*graph);
  if (!text) return Fail(text.error());
  DutyOptions options;
  options.output = command.output;
  const auto output = BeginOutput(options, true);
  if (!output) return Fail(output.error());
  std::fwrite(text->data(), 1, text->size(), stdout);
  const Result<void> written = *output ? (*output)->Finish() : Result<void>();
  return written ? ExitCode::kDone : Fail(written.error());
}

ExitCode RunRefs(const RefsCommand& command, Settings settings) {
  if (settings.format.empty()) settings.format = FormatOfFile(command.output, kFormats);
  if (const Result<void> checked = CheckDay(command.at); !checked) return Fail(checked.error());
  const bool graph = IsGraph(settings.format);
  const char* const idle = command.depth > 0         ? "--depth"
                           : command.limit > 0       ? "--limit"
                           : !command.at.empty()     ? "--at"
                           : !command.output.empty() ? "--output"
                                                     : nullptr;
  if (!graph && idle != nullptr)
    return Fail({Error::Kind::kUsage, idle, "it is for graphs", "Give --format svg, dot, mermaid or graphml."});
  const std::unique_ptr<KnowledgeBase> base = OpenForReading(settings);
  if (!base) return ExitCode::kUsage;
  if (!graph && command.direction != "out") {
    const auto named = base->Find(command.name);
    if (!named) return Fail(named.error());
    const auto cited = CitedInstead(*base, command.name, *named);
    if (!cited) return Fail(cited.error());
    if (*cited) return PrintCited(*base, **cited, FormatOf(settings, Format::kTable));
  }
  ExitCode code = ExitCode::kDone;
  const std::optional<DocumentRecord> document = FindOne(*base, command.name, code);
  if (!document) return code;
  if (graph) return PrintGraph(*base, command, settings.format, document->id);
  const Format format = FormatOf(settings, Format::kTable);
  const bool words = format == Format::kTable;
  std::vector<Column> columns = Columns();
  if (words) columns.resize(columns.size() - 2);  // offsets are for programs
  const auto rows = Rows::Make(format, columns);
  const auto add = [&](const Result<std::vector<CitationRecord>>& citations, auto adder) {
    for (const CitationRecord& citation : *citations) adder(citation, *rows, words);
    return citations->size();
  };
  size_t found = 0;
  if (command.direction != "in") {
    const Result<std::vector<CitationRecord>> from = base->CitationsFrom(document->id);
    if (!from) return Fail(from.error());
    found += add(from, AddOutgoing);
  }
  if (command.direction != "out") {
    const Result<std::vector<CitationRecord>> to = base->CitationsTo(document->id);
    if (!to) return Fail(to.error());
    found += add(to, AddIncoming);
  }
  found += AddPapers(*base, *document, command.direction, *rows, words);
  rows->Finish();
  if (found > 0) return ExitCode::kDone;
  Complain(Tr("{} cites nothing and nothing in this knowledge base cites it.", {command.name}));
  return ExitCode::kPartial;
}

}  // namespace

void AddRefsCommand(CLI::App& app, Settings& settings, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "refs", "List what a document cites and what cites it",
                                    "liye refs 平政办〔2019〕12号 --direction in");
  auto options = std::make_shared<RefsCommand>();
  command->add_option("DOCUMENT", options->name, Tr("A number in any form, a title or part of one, or # and an id"))
      ->required();
  AddDatabaseOption(*command, settings);
  command->add_option("--direction", options->direction, Tr("out: what it cites; in: what cites it; both"))
      ->type_name("WAY")
      ->capture_default_str()
      ->check(CLI::IsMember({"out", "in", "both"}));
  command->add_option("--depth", options->depth, Tr("Graphs: so many steps from the document (default: 1)"))
      ->type_name("N")
      ->check(NumberFrom(1));
  command->add_option("--limit", options->limit, Tr("Graphs: at most so many documents (default: 200)"))
      ->type_name("N")
      ->check(NumberFrom(1));
  command->add_option("--at", options->at, Tr("Graphs: standings as of this day instead of today"))
      ->type_name("YYYY-MM-DD");
  command
      ->add_option("--output", options->output,
                   Tr("Write to this file; one that exists is replaced when the new one is whole"))
      ->type_name("FILE")
      ->check(NotEmpty());
  AddFormatOption(*command, settings, kFormats);
  command->callback(
      [options, &settings, &chosen] { chosen = [options, &settings] { return RunRefs(*options, settings); }; });
}

}  // namespace liye
