#include "index/clause_reference.h"

#include <algorithm>
#include <span>

#include "index/fold.h"
#include "index/part_words.h"
#include "index/sqlite.h"

namespace liye {
namespace {

struct Node {
  int64_t id = 0, parent = 0, last = 0;
  std::string kind, path;
  uint32_t depth = 0;
  LabelNumber label;
};

struct Sheet {  // an attached document
  int64_t id = 0, clause = 0;
  std::string label;
  bool is_bare = false;  // nothing but its label
  bool is_annex() const { return label.starts_with("附"); }
};

// What was found of one named part.
struct Found {
  std::vector<int64_t> clauses;
  std::string rest;
};

Result<std::vector<Node>> ReadNodes(Database& database, int64_t document) {
  Statement rows = database.Query(
      "SELECT c.id, c.parent, c.last, c.kind, c.depth, c.label, c.path FROM document d JOIN clause c "
      "ON c.id BETWEEN d.first_clause AND d.last_clause WHERE d.id = ?1 AND c.ordinal > 0 ORDER BY c.id",
      document);
  std::vector<Node> nodes;
  while (rows.Next())
    nodes.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.string(3), rows.string(6),
                     static_cast<uint32_t>(rows.integer(4)), NumberOfLabel(rows.text(5))});
  if (!rows.ok()) return std::unexpected(rows.error());
  return nodes;
}

bool IsOfUnit(const Node& node, PartUnit unit, bool levels) {
  switch (unit) {
    case PartUnit::kPart: return node.kind == "part";
    case PartUnit::kChapter: return node.kind == "chapter";
    case PartUnit::kSection: return node.kind == "section";
    case PartUnit::kArticle: return node.kind == (levels ? "level1" : "article");
    case PartUnit::kItem:
    case PartUnit::kSubitem:
      return node.kind == "item" || node.kind == "subitem" || (node.kind.starts_with("level") && node.kind != "level1");
    case PartUnit::kAnnex:
    case PartUnit::kParagraph: break;
  }
  return false;
}

bool HasNumber(const Node& node, const PartStep& step) {
  if (step.first != step.last) return node.label.number >= step.first && node.label.number <= step.last;
  return node.label.number == step.first && node.label.inserted == step.inserted;
}

// Follows the steps of one part through the clauses of one document.
class Follower {
 public:
  Follower(Database& database, const std::vector<Node>& nodes, bool levels)
      : database_(database), nodes_(nodes), levels_(levels) {}

  Result<Found> Follow(std::span<const PartStep> steps) {
    std::vector<const Node*> here;
    std::string rest;
    uint32_t paragraph = 0;
    for (const PartStep& step : steps) {
      const bool inner = step.unit >= PartUnit::kParagraph;
      std::vector<const Node*> next =
          inner && !rest.empty() && paragraph == 0 ? std::vector<const Node*>() : Below(here, step);
      if (step.unit == PartUnit::kItem && next.size() > 1 && step.first == step.last && here.size() == 1) {
        Result<std::vector<const Node*>> of_paragraph = OfParagraph(*here.front(), next, paragraph);
        if (!of_paragraph) return std::unexpected(of_paragraph.error());
        next = *std::move(of_paragraph);
      }
      if (next.empty() && (!inner || here.empty())) return Found{};
      if (next.empty()) {
        rest += step.words;
        paragraph = step.unit == PartUnit::kParagraph && step.first == step.last ? step.first : 0;
        continue;
      }
      here = std::move(next);
      rest.clear();
      paragraph = 0;
    }
    Found found;
    for (const Node* node : here) found.clauses.push_back(node->id);
    found.rest = std::move(rest);
    return found;
  }

 private:
  // Those that the step names below `above`, or in the document when that is empty. Of several with one number the outermost;
  // none when that does not tell them apart. Items count directly below their article, one paragraph after another.
  std::vector<const Node*> Below(const std::vector<const Node*>& above, const PartStep& step) const {
    std::vector<const Node*> named;
    for (const Node& node : nodes_) {
      if (!IsOfUnit(node, step.unit, levels_) || !HasNumber(node, step)) continue;
      const bool inner = step.unit >= PartUnit::kParagraph;
      const bool inside = above.empty() || std::any_of(above.begin(), above.end(), [&](const Node* outer) {
                            return inner ? node.parent == outer->id : node.id > outer->id && node.id <= outer->last;
                          });
      if (inside) named.push_back(&node);
    }
    if (named.empty() || step.first != step.last) return named;
    uint32_t depth = named.front()->depth;
    for (const Node* node : named) depth = std::min(depth, node->depth);
    std::erase_if(named, [&](const Node* node) { return node->depth != depth; });
    const bool may_repeat = step.unit == PartUnit::kItem && above.size() == 1;
    if (named.size() > 1 && !may_repeat) named.clear();
    return named;
  }

  // An article may count items anew in each of its paragraphs: the lines that end with a colon, in turn, lead to them.
  Result<std::vector<const Node*>> OfParagraph(const Node& article, const std::vector<const Node*>& same,
                                               uint32_t paragraph) {
    Statement row = database_.Query("SELECT text FROM clause WHERE id = ?1", article.id);
    std::vector<uint32_t> leading;  // paragraphs that introduce items
    if (row.Next()) {
      std::string_view text = row.text(0);
      for (uint32_t line = 1; !text.empty(); ++line) {
        const size_t end = std::min(text.find('\n'), text.size());
        const std::string_view words = text.substr(0, end);
        if (words.ends_with("：") || words.ends_with(":")) leading.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
      }
    }
    if (!row.ok()) return std::unexpected(row.error());
    const auto found = std::find(leading.begin(), leading.end(), paragraph);
    if (leading.size() != same.size() || found == leading.end()) return std::vector<const Node*>();
    return std::vector<const Node*>{same[static_cast<size_t>(found - leading.begin())]};
  }

  Database& database_;
  const std::vector<Node>& nodes_;
  const bool levels_;  // 第二条 stands for 二、
};

class Finder {
 public:
  Finder(Database& database, int64_t document) : database_(database), document_(document) {}

  Result<ClauseReference> Find(std::string_view part) {
    ClauseReference reference;
    if (Result<void> done = ReadSheets(); !done) return std::unexpected(done.error());
    const std::vector<NamedPart> parts = ReadParts(part);
    for (const NamedPart& named : parts) {
      const Result<Found> found = FindOne(named);
      if (!found) return std::unexpected(found.error());
      Add(*found, named, reference);
    }
    if (parts.empty())
      if (Result<void> done = FindPath(part, reference); !done) return std::unexpected(done.error());
    return reference;
  }

 private:
  Result<void> ReadSheets() {
    Statement rows = database_.Query(
        "SELECT a.id, a.first_clause, c.label, c.heading IS NULL AND a.first_clause = a.last_clause, d.parent FROM "
        "document d "
        "JOIN document a ON a.parent = coalesce(d.parent, d.id) "
        "JOIN clause c ON c.id = a.first_clause WHERE d.id = ?1 ORDER BY a.id",
        document_);
    std::string waiting;  // 附件1 alone on a page: the label of what follows
    bool is_paper = false;
    while (rows.Next()) {
      is_paper = !rows.is_null(4);
      const std::string label = rows.is_null(2) ? waiting : rows.string(2);
      waiting = rows.integer(3) != 0 && rows.text(2).starts_with("附") ? label : "";
      if (!sheets_.empty() && sheets_.back().is_bare && rows.is_null(2)) sheets_.pop_back();
      sheets_.push_back({rows.integer(0), rows.integer(1), label, !waiting.empty()});
    }
    if (!rows.ok()) return std::unexpected(rows.error());
    if (is_paper) return {};
    std::vector<int64_t> papers;
    for (const Sheet& sheet : sheets_)
      if (!sheet.is_annex() || sheets_.size() == 1) papers.push_back(sheet.id);
    if (papers.size() == 1) paper_ = papers.front();
    return {};
  }

  Result<Found> FindOne(const NamedPart& named) {
    if (named.front().unit == PartUnit::kAnnex) return FindAnnex(named);
    for (bool levels : {false, true})
      for (const int64_t document : {document_, paper_}) {
        if (document == 0) continue;
        Result<Found> found = FindIn(document, named, levels);
        if (!found || !found->clauses.empty()) return found;
      }
    return Found{};
  }

  Result<Found> FindIn(int64_t document, std::span<const PartStep> steps, bool levels) {
    const Result<std::vector<Node>> nodes = ReadNodes(database_, document);
    if (!nodes) return std::unexpected(nodes.error());
    const bool articles =
        std::any_of(nodes->begin(), nodes->end(), [](const Node& node) { return node.kind == "article"; });
    if (levels && articles) return Found{};
    return Follower(database_, *nodes, levels).Follow(steps);
  }

  // An annex whose label bears no number is the first, as long as it is the only one.
  Result<Found> FindAnnex(const NamedPart& named) {
    std::vector<const Sheet*> annexes;
    for (const Sheet& sheet : sheets_)
      if (sheet.is_annex()) annexes.push_back(&sheet);
    const PartStep& step = named.front();
    Found found;
    for (const Sheet* sheet : annexes) {
      uint32_t number = NumberOfLabel(sheet->label).number;
      if (number == 0 && annexes.size() == 1) number = 1;
      const bool meant = step.first == 0 ? annexes.size() == 1 : number >= step.first && number <= step.last;
      if (!meant) continue;
      if (named.size() == 1) {
        found.clauses.push_back(sheet->clause);
        continue;
      }
      for (bool levels : {false, true}) {
        Result<Found> inside = FindIn(sheet->id, std::span(named).subspan(1), levels);
        if (!inside || !inside->clauses.empty()) return inside;
      }
    }
    return found;
  }

  Result<void> FindPath(std::string_view path, ClauseReference& reference) {
    const std::string wanted = FoldedKey(path);
    for (const int64_t document : {document_, paper_}) {
      if (document == 0 || wanted.empty() || !reference.clauses.empty()) continue;
      const Result<std::vector<Node>> nodes = ReadNodes(database_, document);
      if (!nodes) return std::unexpected(nodes.error());
      for (const Node& node : *nodes)
        if (FoldedKey(node.path) == wanted) reference.clauses.push_back(node.id);
      if (reference.clauses.size() > 1) reference.clauses.clear();
    }
    reference.rests.resize(reference.clauses.size());
    if (reference.clauses.empty()) reference.missing = path;
    return {};
  }

  static void Append(std::string& list, const std::string& words) {
    if (words.empty()) return;
    if (!list.empty()) list += "、";
    list += words;
  }

  static void Add(const Found& found, const NamedPart& named, ClauseReference& reference) {
    std::string words;
    for (const PartStep& step : named) words += step.words;
    if (found.clauses.empty()) Append(reference.missing, words);
    bool told = false;
    for (const int64_t clause : found.clauses) {
      const auto known = std::find(reference.clauses.begin(), reference.clauses.end(), clause);
      if (known == reference.clauses.end()) {
        reference.clauses.push_back(clause);
        reference.rests.push_back(found.rest);
      } else {  // the whole covers its parts
        std::string& rest = reference.rests[static_cast<size_t>(known - reference.clauses.begin())];
        if (found.rest.empty())
          rest.clear();
        else if (!rest.empty())
          Append(rest, found.rest);
      }
      if (!told) Append(reference.rest, found.rest);
      told = true;
    }
  }

  Database& database_;
  const int64_t document_;
  int64_t paper_ = 0;  // that the notice prints
  std::vector<Sheet> sheets_;
};

}  // namespace

Result<ClauseReference> FindClauses(Database& database, int64_t document, std::string_view part) {
  return Finder(database, document).Find(part);
}

}  // namespace liye
