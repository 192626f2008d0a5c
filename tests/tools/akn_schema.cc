#include "tests/tools/akn_schema.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <re2/re2.h>

#include <map>
#include <memory>
#include <set>

#include "corpus/ascii.h"

namespace liye {
namespace {

constexpr const char* kNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

// Names of children, each with a blank behind it. HIER is any element of the hierarchy, BLOCK a block, INLINE an inline element; a
// * in `text` says that text may stand between them.
struct Model {
  const char* children;
  const char* attributes;  // that must be there
  const char* optional;
  bool text = false;
};

constexpr const char* kHier = "(?:part|chapter|section|article|paragraph|point|indent|level|hcontainer) ";
constexpr const char* kLevelModel = "(?:num )?(?:heading )?(?:content |(?:intro )?(?:HIER)+)";
constexpr const char* kLevelModelOptions = "status";

const std::map<std::string, Model>& Models() {
  static const std::map<std::string, Model> models = {
      {"akomaNtoso", {"(?:act|doc) ", "", ""}},
      {"act", {"meta (?:preface )?body (?:attachments )?", "name", ""}},
      {"doc", {"meta (?:preface )?mainBody (?:attachments )?", "name", ""}},
      {"meta", {"identification (?:publication )?(?:lifecycle )?(?:analysis )?(?:references )?", "", ""}},
      {"identification", {"FRBRWork FRBRExpression FRBRManifestation ", "source", ""}},
      {"FRBRWork",
       {"FRBRthis (?:FRBRuri )+(?:FRBRdate )+(?:FRBRauthor )+FRBRcountry (?:FRBRsubtype )?(?:FRBRnumber )*(?:FRBRname "
        ")*",
        "", ""}},
      {"FRBRExpression", {"FRBRthis (?:FRBRuri )+(?:FRBRdate )+(?:FRBRauthor )+(?:FRBRlanguage )+", "", ""}},
      {"FRBRManifestation", {"FRBRthis (?:FRBRuri )+(?:FRBRdate )+(?:FRBRauthor )+(?:FRBRformat )?", "", ""}},
      {"FRBRthis", {"", "value", ""}},
      {"FRBRuri", {"", "value", ""}},
      {"FRBRdate", {"", "date name", ""}},
      {"FRBRauthor", {"", "href", ""}},
      {"FRBRcountry", {"", "value", ""}},
      {"FRBRsubtype", {"", "value", ""}},
      {"FRBRnumber", {"", "value", ""}},
      {"FRBRname", {"", "value", ""}},
      {"FRBRlanguage", {"", "language", ""}},
      {"FRBRformat", {"", "value", ""}},
      {"publication", {"", "date name showAs", ""}},
      {"lifecycle", {"(?:eventRef )+", "source", ""}},
      {"eventRef", {"", "eId date source", "type"}},
      {"analysis", {"passiveModifications ", "source", ""}},
      {"passiveModifications", {"(?:textualMod )+", "", ""}},
      {"textualMod", {"(?:source )+(?:destination )+", "eId type", ""}},
      {"source", {"", "eId href", ""}},
      {"destination", {"", "eId href", ""}},
      {"references", {"(?:(?:original|passiveRef|activeRef|TLCOrganization|TLCObject) )+", "source", ""}},
      {"original", {"", "eId href showAs", ""}},
      {"passiveRef", {"", "eId href showAs", ""}},
      {"activeRef", {"", "eId href showAs", ""}},
      {"TLCOrganization", {"", "eId href showAs", ""}},
      {"TLCObject", {"", "eId href showAs", ""}},
      {"preface", {"(?:BLOCK)+", "", ""}},
      {"body", {"(?:HIER)+", "", ""}},
      {"mainBody", {"(?:HIER|BLOCK)+", "", ""}},
      {"part", {kLevelModel, "eId", kLevelModelOptions}},
      {"chapter", {kLevelModel, "eId", kLevelModelOptions}},
      {"section", {kLevelModel, "eId", kLevelModelOptions}},
      {"article", {kLevelModel, "eId", kLevelModelOptions}},
      {"paragraph", {kLevelModel, "eId", kLevelModelOptions}},
      {"point", {kLevelModel, "eId", kLevelModelOptions}},
      {"indent", {kLevelModel, "eId", kLevelModelOptions}},
      {"level", {kLevelModel, "eId", kLevelModelOptions}},
      {"hcontainer", {kLevelModel, "eId name", kLevelModelOptions}},
      {"num", {"", "", "", true}},
      {"heading", {"(?:INLINE)*", "", "", true}},
      {"intro", {"(?:BLOCK)+", "", ""}},
      {"content", {"(?:BLOCK)+", "", ""}},
      {"p", {"(?:INLINE)*", "", "", true}},
      {"docTitle", {"(?:INLINE)*", "", "", true}},
      {"docNumber", {"(?:INLINE)*", "", "", true}},
      {"ref", {"", "href", "", true}},
      {"table", {"(?:tr )+", "", ""}},
      {"tr", {"(?:td )+", "", ""}},
      {"td", {"(?:BLOCK)+", "", ""}},
      {"attachments", {"(?:attachment )+", "", ""}},
      {"attachment", {"(?:act|doc) ", "eId", ""}}};
  return models;
}

std::string Expanded(std::string pattern) {
  const auto replace = [&](const std::string& name, const std::string& with) {
    for (size_t at = 0; (at = pattern.find(name, at)) != pattern.npos; at += with.size())
      pattern.replace(at, name.size(), with);
  };
  replace("HIER", kHier);
  replace("BLOCK", "(?:p|table) ");
  replace("INLINE", "(?:ref|docTitle|docNumber) ");
  return pattern;
}

std::string NameOf(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }

std::string ContentOf(const xmlNode* node) {
  xmlChar* const content = xmlNodeGetContent(const_cast<xmlNode*>(node));
  std::string text = content == nullptr ? "" : reinterpret_cast<const char*>(content);
  xmlFree(content);
  return text;
}

std::string WithoutSpace(const std::string& text) {
  std::string kept;
  for (const char c : text)
    if (!IsAsciiSpace(c)) kept += c;
  return kept;
}

std::set<std::string> Words(const std::string& text) {
  std::set<std::string> words;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    words.insert(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

class Checker {
 public:
  std::vector<std::string> Check(const xmlNode* root) {
    Visit(root);
    for (const std::string& reference : references_)
      if (!ids_.contains(reference)) problems_.push_back('#' + reference + " leads nowhere");
    return std::move(problems_);
  }

 private:
  void Complain(const xmlNode* node, const std::string& what) { problems_.push_back(NameOf(node) + ": " + what); }

  void Visit(const xmlNode* node) {
    const auto model = Models().find(NameOf(node));
    if (model == Models().end()) return Complain(node, "no element that is known");
    if (node->ns == nullptr || std::string(reinterpret_cast<const char*>(node->ns->href)) != kNamespace)
      Complain(node, "not in the namespace");
    VisitAttributes(node, model->second);
    std::string children;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) {
        children += NameOf(child) + ' ';
        Visit(child);
      } else if (!model->second.text && !WithoutSpace(ContentOf(child)).empty()) {
        Complain(node, "has text: " + ContentOf(child));
      }
    }
    if (!RE2::FullMatch(children, Expanded(model->second.children)))
      Complain(node, "has the children " + children + "instead of " + model->second.children);
  }

  void VisitAttributes(const xmlNode* node, const Model& model) {
    std::set<std::string> missing = Words(model.attributes);
    const std::set<std::string> optional = Words(model.optional);
    for (const xmlAttr* each = node->properties; each != nullptr; each = each->next) {
      if (each->ns != nullptr) continue;  // ours
      const std::string name = reinterpret_cast<const char*>(each->name);
      const std::string value = ContentOf(reinterpret_cast<const xmlNode*>(each));
      if (missing.erase(name) == 0 && !optional.contains(name)) Complain(node, "has the attribute " + name);
      VisitValue(node, name, value);
    }
    for (const std::string& name : missing) Complain(node, "lacks the attribute " + name);
  }

  void VisitValue(const xmlNode* node, const std::string& name, const std::string& value) {
    static const RE2 kId(
        R"((?:att_[0-9]+__)?(?:[a-z]+_[0-9]+(?:-[0-9]+)*(?:__)?)+|(?:att_[0-9]+__)?(?:original|issuer|liye))");
    static const RE2 kDate("[0-9]{4}-[0-9]{2}-[0-9]{2}"), kIri(R"(#[^\s]+|/akn/[^\s<>"{}|\\^`#?]+)");
    if (value.empty() && name != "showAs") Complain(node, "has an empty " + name);
    if (name == "eId" && (!RE2::FullMatch(value, kId) || value.ends_with("_"))) Complain(node, "has the id " + value);
    if (name == "eId" && !ids_.insert(value).second) Complain(node, value + " stands twice");
    if (name == "date" && !RE2::FullMatch(value, kDate)) Complain(node, "has the date " + value);
    const bool refers = name == "href" || name == "source";
    if (refers && !RE2::FullMatch(value, kIri)) Complain(node, "refers to " + value);
    if (refers && value.starts_with('#')) references_.insert(value.substr(1));
    const std::map<std::string, std::set<std::string>> kTypes = {
        {"eventRef", {"generation", "amendment", "repeal"}},
        {"textualMod", {"repeal", "substitution", "insertion", "replacement"}}};
    if (name == "type" && !kTypes.at(NameOf(node)).contains(value)) Complain(node, "has the type " + value);
    if (name == "status" && value != "removed") Complain(node, "has the status " + value);
  }

  std::vector<std::string> problems_;
  std::set<std::string> ids_, references_;
};

using Tree = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

Tree Parsed(const std::string& xml) {
  return Tree(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "akn.xml", nullptr,
                            XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE),
              xmlFreeDoc);
}

void AddText(const xmlNode* node, bool inside, std::string& text) {
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    const bool opens = child->type == XML_ELEMENT_NODE &&
                       (NameOf(child) == "preface" || NameOf(child) == "body" || NameOf(child) == "mainBody");
    if (child->type == XML_ELEMENT_NODE) AddText(child, inside || opens, text);
    if (child->type == XML_TEXT_NODE && inside) text += WithoutSpace(ContentOf(child));
  }
}

}  // namespace

std::vector<std::string> AknProblems(const std::string& xml) {
  const Tree tree = Parsed(xml);
  if (tree == nullptr) return {"it is not well-formed"};
  return Checker().Check(xmlDocGetRootElement(tree.get()));
}

std::string AknText(const std::string& xml) {
  const Tree tree = Parsed(xml);
  std::string text;
  if (tree != nullptr) AddText(xmlDocGetRootElement(tree.get()), false, text);
  return text;
}

}  // namespace liye
