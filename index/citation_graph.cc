#include "index/citation_graph.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>

#include "index/sqlite.h"

namespace liye {
namespace {

constexpr const char* kNode = R"sql(
SELECT coalesce(d.number, e.number), d.title, coalesce(d.document_date, e.document_date)
FROM document d LEFT JOIN document e ON e.id = d.parent WHERE d.id = ?1
)sql";
constexpr const char* kCited = R"sql(
SELECT r.target, r.number, r.title, r.relation, c.path
FROM document d JOIN citation r ON r.clause BETWEEN d.first_clause AND d.last_clause JOIN clause c ON c.id = r.clause
WHERE d.id = ?1 AND r.relation <> 'own' AND r.paired = 0 ORDER BY r.clause, r.ordinal
)sql";
constexpr const char* kCiting = R"sql(
SELECT c.document, NULL, NULL, r.relation, c.path FROM citation r JOIN clause c ON c.id = r.clause
WHERE r.target = ?1 AND r.relation <> 'own' AND r.paired = 0 ORDER BY c.document, r.clause, r.ordinal
)sql";

// The weightiest first.
size_t Weight(const std::string& relation) {
  constexpr std::array kOrder = {"repeals",  "amends",   "prolongs",   "confirms",  "corrects",
                                 "forwards", "based_on", "interprets", "has_annex", "cites"};
  const auto place = std::find(kOrder.begin(), kOrder.end(), relation);
  return static_cast<size_t>(place - kOrder.begin());
}

constexpr const char* kPapers = R"sql(
SELECT id, NULL, NULL, 'has_annex', NULL FROM document WHERE parent = ?1 ORDER BY first_clause
)sql";
constexpr const char* kNotice = R"sql(
SELECT parent, NULL, NULL, 'has_annex', NULL FROM document WHERE id = ?1 AND parent IS NOT NULL
)sql";

class Walker {
 public:
  Walker(Database& database, size_t most, Day at)
      : node_(database, kNode),
        cited_(database, kCited),
        citing_(database, kCiting),
        papers_(database, kPapers),
        notice_(database, kNotice),
        validity_(database),
        most_(most),
        at_(at) {}

  Result<CitationGraph> Walk(int64_t document, GraphDirection direction, size_t depth) {
    size_t first = 0;
    if (Result<void> added = AddDocument(document, 0, first); !added) return std::unexpected(added.error());
    for (size_t i = 0; i < graph_.nodes.size(); ++i) {
      const int64_t id = graph_.nodes[i].document;
      if (id == 0 || graph_.nodes[i].steps >= depth) continue;
      for (const bool out : {true, false}) {
        if (direction == (out ? GraphDirection::kCiting : GraphDirection::kCited)) continue;
        for (Statement* rows : {out ? &cited_ : &citing_, out ? &papers_ : &notice_})
          if (Result<void> done = Follow(i, *rows, out); !done) return std::unexpected(done.error());
      }
    }
    for (auto& [ends, edge] : edges_) graph_.edges.push_back(std::move(edge));
    graph_.at = FormatDay(at_);
    return std::move(graph_);
  }

 private:
  struct Mention {
    int64_t document;
    std::string number, title, relation, path;
  };

  Result<void> Follow(size_t from, Statement& rows, bool out) {
    std::vector<Mention> mentions;
    rows.Reset();
    rows.Bind(graph_.nodes[from].document);
    while (rows.Next())
      mentions.push_back({rows.integer(0), rows.string(1), rows.string(2), rows.string(3), rows.string(4)});
    if (!rows.ok()) return std::unexpected(rows.error());
    for (const Mention& mention : mentions) {
      size_t other = kNone;
      const size_t steps = graph_.nodes[from].steps + 1;
      if (mention.document == 0) {
        if (Result<void> added = AddStub(mention, steps, other); !added) return added;
      } else if (Result<void> added = AddDocument(mention.document, steps, other); !added) {
        return added;
      }
      if (other != kNone && other != from) AddEdge(out ? from : other, out ? other : from, mention);
    }
    return {};
  }

  Result<void> AddDocument(int64_t id, size_t steps, size_t& place) {
    if (const auto known = documents_.find(id); known != documents_.end()) return place = known->second, Result<void>();
    if (Full()) return place = kNone, Result<void>();
    GraphNode node;
    node.document = id;
    node.steps = steps;
    node_.Reset();
    node_.Bind(id);
    if (node_.Next()) {
      node.number = node_.string(0);
      node.title = node_.string(1);
      node.date = node_.string(2);
    }
    if (!node_.ok()) return std::unexpected(node_.error());
    const Result<Validity> validity = validity_.Of(id, at_);
    if (!validity) return std::unexpected(validity.error());
    node.standing = validity->standing;
    place = graph_.nodes.size();
    documents_.emplace(id, place);
    graph_.nodes.push_back(std::move(node));
    return {};
  }

  // Known by its number, or by its title where none is given.
  Result<void> AddStub(const Mention& mention, size_t steps, size_t& place) {
    const std::string name = mention.number.empty() ? mention.title : mention.number;
    if (const auto known = stubs_.find(name); known != stubs_.end()) {
      place = known->second;
      if (graph_.nodes[place].title.empty()) graph_.nodes[place].title = mention.title;
      return {};
    }
    if (Full()) return {};
    const Result<Validity> validity = validity_.OfCited(mention.number, mention.title, at_);
    if (!validity) return std::unexpected(validity.error());
    place = graph_.nodes.size();
    stubs_.emplace(name, place);
    GraphNode node;
    node.number = mention.number;
    node.title = mention.title;
    node.steps = steps;
    node.standing = validity->standing;
    graph_.nodes.push_back(std::move(node));
    return {};
  }

  void AddEdge(size_t from, size_t to, const Mention& mention) {
    const auto [edge, fresh] = edges_.try_emplace({from, to}, GraphEdge{from, to, mention.relation, mention.path});
    if (fresh || Weight(mention.relation) >= Weight(edge->second.relation)) return;
    edge->second.relation = mention.relation;
    edge->second.path = mention.path;
  }

  bool Full() {
    graph_.cut = graph_.cut || graph_.nodes.size() >= most_;
    return graph_.nodes.size() >= most_;
  }

  static constexpr size_t kNone = SIZE_MAX;
  Statement node_, cited_, citing_, papers_, notice_;
  ValidityReader validity_;
  const size_t most_;
  const Day at_;
  CitationGraph graph_;
  std::unordered_map<int64_t, size_t> documents_;
  std::unordered_map<std::string, size_t> stubs_;
  std::map<std::pair<size_t, size_t>, GraphEdge> edges_;
};

}  // namespace

Result<CitationGraph> GraphAround(Database& database, int64_t document, GraphDirection direction, size_t depth,
                                  size_t most, Day at) {
  return Walker(database, most, at).Walk(document, direction, depth);
}

}  // namespace liye
