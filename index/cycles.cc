#include "index/cycles.h"

#include <algorithm>

namespace liye {
namespace {

class Finder {
 public:
  Finder(uint32_t nodes, std::span<const NodeEdge> edges)
      : edges_(edges), first_(nodes + 1), order_(nodes), low_(nodes), on_path_(nodes), circle_(nodes) {
    for (uint32_t node = 0; node <= nodes; ++node)
      first_[node] =
          static_cast<size_t>(std::lower_bound(edges.begin(), edges.end(), NodeEdge{node, 0}) - edges.begin());
  }

  std::vector<uint32_t> Run() {
    for (uint32_t node = 0; node < order_.size(); ++node)
      if (order_[node] == 0) Walk(node);
    return std::move(circle_);
  }

 private:
  struct Step {
    uint32_t node;
    size_t edge;
  };

  void Enter(uint32_t node) {
    order_[node] = low_[node] = ++count_;
    on_path_[node] = true;
    path_.push_back(node);
    steps_.push_back({node, first_[node]});
  }

  void Walk(uint32_t start) {
    Enter(start);
    while (!steps_.empty()) {
      Step& step = steps_.back();
      if (step.edge < first_[step.node + 1]) {
        const uint32_t next = edges_[step.edge++].second;
        if (order_[next] == 0)
          Enter(next);
        else if (on_path_[next])
          low_[step.node] = std::min(low_[step.node], order_[next]);
        continue;
      }
      const uint32_t node = step.node;
      steps_.pop_back();
      if (!steps_.empty()) low_[steps_.back().node] = std::min(low_[steps_.back().node], low_[node]);
      if (low_[node] == order_[node]) Close(node);
    }
  }

  // What lies on the path from `node` on reaches each other.
  void Close(uint32_t node) {
    const bool circle = path_.back() != node;
    circles_ += circle;
    for (uint32_t member = node + 1; member != node;) {
      member = path_.back();
      path_.pop_back();
      on_path_[member] = false;
      circle_[member] = circle ? circles_ : 0;
    }
  }

  std::span<const NodeEdge> edges_;
  std::vector<size_t> first_;  // edge of each node
  std::vector<uint32_t> order_, low_;
  std::vector<char> on_path_;
  std::vector<uint32_t> circle_, path_;
  std::vector<Step> steps_;
  uint32_t count_ = 0, circles_ = 0;
};

}  // namespace

std::vector<uint32_t> CirclesOf(uint32_t nodes, std::span<const NodeEdge> edges) { return Finder(nodes, edges).Run(); }

}  // namespace liye
