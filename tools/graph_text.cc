#include "tools/graph_text.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <vector>

#include "parser/document_number.h"
#include "tools/base.h"
#include "tools/markup.h"
#include "tools/message.h"

namespace liye {
namespace {

struct Style {
  const char* name;
  const char* color;
  const char* line;  // of an edge
};
// By Standing, the last for what is not here.
constexpr std::array<Style, 8> kStandings = {{{"unknown", "#ffffff", ""},
                                              {"in_force", "#dff0d8", ""},
                                              {"not_yet", "#d9edf7", ""},
                                              {"amended", "#fcf3cf", ""},
                                              {"partly_repealed", "#fdebd0", ""},
                                              {"repealed", "#f5b7b1", ""},
                                              {"expired", "#d7dbdd", ""},
                                              {"absent", "#ffffff", ""}}};
constexpr std::array<Style, 10> kRelations = {{{"repeals", "#c0392b", "bold"},
                                               {"amends", "#d68910", "bold"},
                                               {"forwards", "#2471a3", "solid"},
                                               {"based_on", "#1e8449", "solid"},
                                               {"prolongs", "#0b5345", "bold"},
                                               {"confirms", "#45b39d", "solid"},
                                               {"corrects", "#a04000", "dashed"},
                                               {"interprets", "#7d3c98", "dashed"},
                                               {"has_annex", "#5499c7", "dotted"},
                                               {"cites", "#5f6a6a", "dashed"}}};

std::string Word(const Style& style) {
  return &style == &kStandings.back() ? TrReport("not here") : StandingWord(style.name);
}

const Style& StyleOf(const GraphNode& node) {
  return node.document == 0 ? kStandings.back() : kStandings[static_cast<size_t>(node.standing)];
}
const Style& StyleOf(const GraphEdge& edge) {
  for (const Style& style : kRelations)
    if (edge.relation == style.name) return style;
  return kRelations.back();
}

// At most so many characters a line, so many lines.
std::string Wrapped(const std::string& text, const char* line_end) {
  constexpr size_t kWidth = 14, kLines = 3;
  std::string wrapped;
  size_t column = 0, lines = 1;
  for (size_t at = 0; at < text.size();) {
    size_t size = 1;
    while (at + size < text.size() && (text[at + size] & 0xc0) == 0x80) ++size;
    if (column == kWidth) {
      if (++lines > kLines) return wrapped + "…";
      wrapped += line_end;
      column = 0;
    }
    wrapped.append(text, at, size);
    at += size;
    ++column;
  }
  return wrapped;
}

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"' || (c == '\\')) quoted += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) quoted += c;
  }
  return quoted + '"';
}

// Of a document that is not here its number tells the year; "" for none.
std::string Year(const GraphNode& node) {
  if (!node.date.empty()) return node.date.substr(0, 4);
  const std::optional<NumberMatch> number = FindDocumentNumber(node.number);
  return number && number->year > 0 ? std::to_string(number->year) : "";
}

// Number, title, date and standing, a line each.
std::string Label(const GraphNode& node, const char* line_end) {
  std::string label = node.number;
  const auto add = [&](const std::string& line) {
    if (!line.empty()) label += (label.empty() ? "" : line_end) + line;
  };
  add(Wrapped(node.title, line_end));
  std::string word = Word(StyleOf(node));
  if (node.document == 0 && node.standing != Standing::kUnknown) word += " " + StandingWord(to_string(node.standing));
  if (Year(node).empty()) word += " " + TrReport("no date");
  add(node.date.empty() ? word : node.date + " " + word);
  return label;
}

// A label of DOT: its line ends are two characters that stay as they are.
std::string DotLabel(const GraphNode& node) {
  constexpr const char* kEnd = "\x01";
  std::string quoted;
  for (char c : Label(node, kEnd)) {
    if (c == '\x01')
      quoted += "\\n";
    else if (c == '"' || c == '\\')
      quoted.append("\\").push_back(c);
    else if (static_cast<unsigned char>(c) >= 0x20)
      quoted += c;
  }
  return '"' + quoted + '"';
}

// Years in a row, and documents of a year above each other.
std::string DotYears(const CitationGraph& graph) {
  std::map<std::string, std::vector<size_t>> years;
  for (size_t i = 0; i < graph.nodes.size(); ++i)
    if (const std::string year = Year(graph.nodes[i]); !year.empty()) years[year].push_back(i);
  std::string text, before;
  for (const auto& [year, nodes] : years) {
    text += "  y" + year + " [label=\"" + year + "\", shape=plaintext, fontsize=16];\n  { rank=same; y" + year + ";";
    for (size_t node : nodes) text += " n" + std::to_string(node) + ";";
    text += " }\n";
    if (!before.empty()) text += "  y" + before + " -> y" + year + " [style=invis, weight=100];\n";
    before = year;
  }
  return text;
}

std::string DotLegend(bool pale) {
  std::string text = "  subgraph cluster_legend {\n    label=" + Quoted(TrReport("Legend")) +
                     "; fontsize=14; style=rounded; color=\"#999999\";\n    legend [shape=plaintext, style=\"\", "
                     "label=<<table border=\"0\" "
                     "cellspacing=\"2\">";
  for (const Style& style : kStandings)
    text += std::string("<tr><td border=\"1\" bgcolor=\"") + style.color + "\"" +
            (&style == &kStandings.back() ? " style=\"dashed\"" : "") + ">" + EscapedMarkup(Word(style)) + "</td></tr>";
  text += "<tr><td border=\"3\">" + EscapedMarkup(TrReport("the document asked for")) + "</td></tr>";
  for (const Style& style : kRelations)
    text += std::string("<tr><td><font color=\"") + style.color + "\">→ " + EscapedMarkup(TrReport(style.name)) +
            "</font></td></tr>";
  if (pale)
    text +=
        "<tr><td>" + EscapedMarkup(TrReport("Many lines: those that end or change nothing are pale")) + "</td></tr>";
  return text + "</table>>];\n  }\n";
}

}  // namespace

std::string GraphAsDot(const CitationGraph& graph) {
  std::string text =
      "digraph references {\n  rankdir=LR; newrank=true; nodesep=0.15; ranksep=0.6; splines=true; labelloc=t; "
      "fontsize=18; fontname=\"Noto Sans CJK SC\";\n  node [shape=box, "
      "style=\"filled,rounded\", fontsize=10, fontname=\"Noto Sans CJK SC\", margin=\"0.08,0.04\"];\n  edge "
      "[fontsize=9, "
      "fontname=\"Noto Sans CJK SC\"];\n";
  if (!graph.nodes.empty()) {
    const GraphNode& first = graph.nodes.front();
    std::string title = TrReport("What {} cites and what cites it; standings on {}",
                                 {NameOf(first.number, first.number.empty() ? first.title : "", ""), graph.at});
    if (graph.cut) title += TrReport(" (only {} documents are shown)", {std::to_string(graph.nodes.size())});
    text += "  label=" + Quoted(title) + ";\n";
  }
  for (size_t i = 0; i < graph.nodes.size(); ++i) {
    const GraphNode& node = graph.nodes[i];
    text += "  n" + std::to_string(i) + " [label=" + DotLabel(node) + ", fillcolor=\"" + StyleOf(node).color + '"';
    if (node.document == 0) text += ", style=\"dashed,rounded\"";
    if (i == 0) text += ", penwidth=2.5";
    text += "];\n";
  }
  text += DotYears(graph);
  // Many lines beside each other are let through by what lies below; those that end or change a document stay strong.
  constexpr size_t kMany = 150;
  const bool many = graph.edges.size() > kMany;
  for (const GraphEdge& edge : graph.edges) {
    const Style& style = StyleOf(edge);
    const char* const veil = many && std::string_view(style.line) != "bold" ? "66" : "";
    // Lines do not decide where documents of a known year stand; what is cited without one stands left of what cites it.
    const bool dated = !Year(graph.nodes[edge.from]).empty() && !Year(graph.nodes[edge.to]).empty();
    const size_t tail = dated ? edge.from : edge.to, head = dated ? edge.to : edge.from;
    text += "  n" + std::to_string(tail) + " -> n" + std::to_string(head) + " [color=\"" + style.color + veil +
            "\", style=" + style.line + ", tooltip=" + Quoted(TrReport(edge.relation) + " " + edge.path) +
            (dated ? ", constraint=false" : ", dir=back") + "];\n";
  }
  return text + DotLegend(many) + "}\n";
}

std::string GraphAsMermaid(const CitationGraph& graph) {
  std::string text = "flowchart LR\n";
  for (size_t i = 0; i < graph.nodes.size(); ++i) {
    std::string label = EscapedMarkup(Label(graph.nodes[i], "\n"), "<br>", " ");
    text += "  n" + std::to_string(i) + "[\"" + label + "\"]:::" + StyleOf(graph.nodes[i]).name + '\n';
  }
  for (const GraphEdge& edge : graph.edges)
    text += "  n" + std::to_string(edge.from) + " -->|" + EscapedMarkup(TrReport(edge.relation)) + "| n" +
            std::to_string(edge.to) + '\n';
  for (const Style& style : kStandings)
    text += std::string("  classDef ") + style.name + " fill:" + style.color + ",stroke:#666\n";
  return text;
}

std::string GraphAsGraphml(const CitationGraph& graph) {
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char* key : {"number", "title", "date", "standing"})
    text += std::string("<key id=\"") + key + "\" for=\"node\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
  for (const char* key : {"relation", "clause"})
    text += std::string("<key id=\"") + key + "\" for=\"edge\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
  text += "<graph id=\"references\" edgedefault=\"directed\">\n";
  const auto data = [](const char* key, const std::string& value) {
    return value.empty() ? "" : std::string("<data key=\"") + key + "\">" + EscapedMarkup(value, " ", " ") + "</data>";
  };
  for (size_t i = 0; i < graph.nodes.size(); ++i) {
    const GraphNode& node = graph.nodes[i];
    text += "<node id=\"n" + std::to_string(i) + "\">" + data("number", node.number) + data("title", node.title) +
            data("date", node.date) + data("standing", node.document == 0 ? "absent" : to_string(node.standing)) +
            "</node>\n";
  }
  for (const GraphEdge& edge : graph.edges)
    text += "<edge source=\"n" + std::to_string(edge.from) + "\" target=\"n" + std::to_string(edge.to) + "\">" +
            data("relation", edge.relation) + data("clause", edge.path) + "</edge>\n";
  return text + "</graph>\n</graphml>\n";
}

Result<std::string> LaidOut(const std::string& dot) {
  std::FILE* in = std::tmpfile();
  std::FILE* out = std::tmpfile();
  const auto failed = [&](Error::Kind kind, const char* reason, const char* remedy) {
    if (in != nullptr) std::fclose(in);
    if (out != nullptr) std::fclose(out);
    return std::unexpected(Error{kind, "--format svg", reason, remedy});
  };
  if (in == nullptr || out == nullptr || std::fwrite(dot.data(), 1, dot.size(), in) != dot.size() ||
      std::fflush(in) != 0)
    return failed(Error::Kind::kUnwritable, "there is no room for temporary files", "Make room.");
  std::rewind(in);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::fileno(in), STDIN_FILENO);
    ::dup2(::fileno(out), STDOUT_FILENO);
    ::execlp("dot", "dot", "-Tsvg", nullptr);
    ::_exit(127);
  }
  int status = 0;
  if (child < 0 || ::waitpid(child, &status, 0) < 0)
    return failed(Error::Kind::kUnreadable, "the program dot cannot be started", "Try again.");
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
    return failed(Error::Kind::kNotFound, "the program dot, which lays the picture out, is not installed",
                  "Install Debian's package graphviz, or take --format dot.");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return failed(Error::Kind::kUnreadable, "the program dot has failed", "Take --format dot and see what it says.");
  std::rewind(out);
  std::string svg, piece(1 << 16, '\0');
  for (size_t size; (size = std::fread(piece.data(), 1, piece.size(), out)) > 0;) svg.append(piece, 0, size);
  std::fclose(in);
  std::fclose(out);
  return svg;
}

}  // namespace liye
