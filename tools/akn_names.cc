#include "tools/akn_names.h"

#include <algorithm>
#include <cstdio>

#include "index/part_words.h"

namespace liye {
namespace {

constexpr const char* kNoDate = "0001-01-01";

std::string Joined(const std::string& above, const std::string& id) { return above.empty() ? id : above + "__" + id; }

}  // namespace

std::string IriPart(std::string_view text) {
  constexpr std::string_view kReserved = "%/?#[]@!$&'()*+,;=:\"<>\\^`{|} ";
  std::string part;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte != 0x7f && kReserved.find(c) == kReserved.npos) {
      part += c;
      continue;
    }
    char escaped[4];
    std::snprintf(escaped, sizeof escaped, "%%%02X", byte);
    part += escaped;
  }
  return part;
}

std::string DateOrNone(const std::string& date) { return date.empty() ? kNoDate : date; }

std::string WorkIri(bool act, const std::string& date, const std::string& number, const std::string& title) {
  const std::string name = IriPart(number.empty() ? title : number);
  return std::string("/akn/cn/") + (act ? "act/" : "doc/") + DateOrNone(date) + '/' + (name.empty() ? "unnamed" : name);
}

std::string WorkIri(const KnownWork& work) {
  const DocumentRecord& d = work.record;
  return WorkIri(work.has_articles, d.document_date, d.number, d.title.empty() ? d.key : d.title);
}

std::string WorkIri(const MarkedDocument& marked) { return WorkIri(KnownWork{marked.document, IsAct(marked)}); }

bool IsAct(const MarkedDocument& marked) {
  return std::any_of(marked.clauses.begin(), marked.clauses.end(),
                     [](const MarkedClause& clause) { return clause.record.kind == "article"; });
}

AknElement ElementOf(const std::string& kind) {
  if (kind == "part") return {"part", "part"};
  if (kind == "chapter") return {"chapter", "chp"};
  if (kind == "section") return {"section", "sec"};
  if (kind == "article") return {"article", "art"};
  if (kind == "item") return {"point", "point"};
  if (kind == "subitem") return {"indent", "indent"};
  if (kind.starts_with("level")) return {"level", "level"};
  return {"hcontainer", "hcontainer"};
}

AknIds::AknIds(const MarkedDocument& marked) {
  documents_[marked.document.id] = "";
  for (size_t i = 0; i < marked.roots.size(); ++i) Name(marked, marked.roots[i], "", "", i);
  for (size_t paper = 0; paper < marked.attached.size(); ++paper) {
    const MarkedDocument& attached = marked.attached[paper];
    const std::string id = "att_" + std::to_string(paper + 1);
    documents_[attached.document.id] = Fresh(id);
    for (size_t i = 0; i < attached.roots.size(); ++i) Name(attached, attached.roots[i], id, id, i);
  }
}

void AknIds::Name(const MarkedDocument& marked, size_t index, const std::string& above, const std::string& root,
                  size_t place) {
  const MarkedClause& clause = marked.clauses[index];
  const LabelNumber label = NumberOfLabel(clause.record.label);
  std::string id = ElementOf(clause.record.kind).id;
  id += '_' + std::to_string(label.number != 0 ? label.number : static_cast<uint32_t>(place + 1));
  if (label.inserted != 0) id += '-' + std::to_string(label.inserted);
  const std::string named = Fresh(Joined(clause.record.kind == "article" ? root : above, id));
  clauses_[clause.record.id] = named;
  for (size_t i = 0; i < clause.children.size(); ++i) Name(marked, clause.children[i], named, root, i);
}

std::string AknIds::Fresh(const std::string& wanted) {
  std::string id = wanted;
  for (int copy = 2; !used_.insert(id).second; ++copy) id = wanted + '-' + std::to_string(copy);
  return id;
}

}  // namespace liye
