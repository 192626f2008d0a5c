// Circles in a graph whose nodes are numbered.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace liye {

// Edges from one node to another.
using NodeEdge = std::pair<uint32_t, uint32_t>;

// For each node the number of the circle that it lies on, from 1; 0 for none. An edge from a node to itself is no circle.
// `edges` in ascending order. Tarjan's algorithm, without recursion.
std::vector<uint32_t> CirclesOf(uint32_t nodes, std::span<const NodeEdge> edges);

}  // namespace liye
