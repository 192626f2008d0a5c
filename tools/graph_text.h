// A graph of references as text: DOT for Graphviz, Mermaid, GraphML.
//
// Time runs from left to right; how a document stands is said in colour and in words, and a legend says what the lines
// mean.
#pragma once

#include <string>

#include "index/citation_graph.h"

namespace liye {

std::string GraphAsDot(const CitationGraph& graph);
std::string GraphAsMermaid(const CitationGraph& graph);
std::string GraphAsGraphml(const CitationGraph& graph);

// The SVG that Graphviz lays out of a DOT text. Errors: kNotFound when the program `dot` is not installed, kUnreadable when it
// fails.
Result<std::string> LaidOut(const std::string& dot);

}  // namespace liye
