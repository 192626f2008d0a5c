// Documents around one document: what they cite and what cites them, step by step.
//
// A reference that resolves to nothing here leads to a node that is known only by its number or title, and by what is said of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/validity.h"

namespace liye {

class Database;

struct GraphNode {
  int64_t document = 0;  // 0 when it is known only by being cited
  std::string number, title, date;
  Standing standing = Standing::kUnknown;
  size_t steps = 0;  // from the first
};

struct GraphEdge {
  size_t from, to;       // places in CitationGraph::nodes: the citing document, the cited one
  std::string relation;  // the weightiest of all mentions: repeals, amends, …, cites
  std::string path;      // of the clause of that mention
};

struct CitationGraph {
  std::vector<GraphNode> nodes;  // the one asked for first, then by steps
  std::vector<GraphEdge> edges;  // each pair once, a document never to itself
  bool cut = false;              // there would be more than `most` nodes
  std::string at;                // ISO, the day of the standings
};

enum class GraphDirection : uint8_t { kBoth, kCited, kCiting };

// Up to `depth` steps and `most` nodes; standings as of `at`. A notice and what it prints are nodes of their own,
// joined by has_annex.
Result<CitationGraph> GraphAround(Database& database, int64_t document, GraphDirection direction, size_t depth,
                                  size_t most, Day at);

}  // namespace liye
