#include "tools/akn_meta.h"

#include "tools/base.h"
#include "tools/message.h"
#include "tools/show_words.h"

namespace liye {
namespace {

class Meta {
 public:
  Meta(const MarkedDocument& marked, const AknIds& ids, std::string prefix, XmlText& xml)
      : marked_(marked), document_(marked.document), ids_(ids), prefix_(std::move(prefix)), xml_(xml) {}

  void Write() {
    NumberModifiers();
    xml_.Open("meta");
    WriteIdentification();
    if (!document_.printing_date.empty())
      xml_.Empty("publication", "date", document_.printing_date, "name", "printing", "showAs",
                 document_.printing_office);
    WriteLifecycle();
    WriteAnalysis();
    WriteReferences();
    xml_.Close();
  }

 private:
  std::string Id(const char* name, size_t number = 0) const {
    return prefix_ + name + (number == 0 ? "" : '_' + std::to_string(number));
  }

  // Documents that repeal or amend this one.
  void NumberModifiers() {
    for (const auto* reasons : {&marked_.validity.reasons, &marked_.validity.to_come})
      for (const ValidityReason& reason : *reasons)
        if (IsModification(reason) && marked_.works.contains(reason.document))
          modifiers_.emplace(reason.document, modifiers_.size() + 1);
  }

  static bool IsModification(const ValidityReason& reason) {
    return reason.kind == ValidityReason::Kind::kRepeals || reason.kind == ValidityReason::Kind::kAmends;
  }

  void WriteLevel(const char* level, const std::string& iri, const std::string& suffix, const std::string& date,
                  const char* date_name, const std::string& author) {
    xml_.Open(level);
    xml_.Empty("FRBRthis", "value", iri + "/!main" + suffix);
    xml_.Empty("FRBRuri", "value", iri + suffix);
    xml_.Empty("FRBRdate", "date", date, "name", date_name);
    xml_.Empty("FRBRauthor", "href", author);
  }

  void WriteIdentification() {
    const std::string work = WorkIri(marked_), date = DateOrNone(document_.document_date);
    const std::string expression = work + "/zho@" + (document_.document_date.empty() ? "" : date);
    const std::string issuer = '#' + Id("issuer"), own = '#' + Id("liye");
    xml_.Open("identification");
    xml_.Put("source", own);
    WriteLevel("FRBRWork", work, "", date, document_.document_date.empty() ? "unknown" : "issued", issuer);
    xml_.Empty("FRBRcountry", "value", "cn");
    if (!document_.document_type.empty()) xml_.Empty("FRBRsubtype", "value", document_.document_type);
    if (!document_.number.empty()) xml_.Empty("FRBRnumber", "value", document_.number);
    if (!document_.title.empty()) xml_.Empty("FRBRname", "value", document_.title);
    xml_.Close();
    WriteLevel("FRBRExpression", expression, "", date, "expression", issuer);
    xml_.Empty("FRBRlanguage", "language", "zho");
    xml_.Close();
    WriteLevel("FRBRManifestation", expression, ".xml", marked_.at, "as_of", own);
    xml_.Empty("FRBRformat", "value", "application/xml");
    xml_.Close();
    xml_.Close();
  }

  // The standard knows three kinds of event; the others say theirs in our attribute.
  void WriteEvent(const ValidityReason& reason) {
    if (reason.day.empty()) return;
    const auto modifier = modifiers_.find(reason.document);
    const bool modification = IsModification(reason) && modifier != modifiers_.end();
    if (IsModification(reason) && !modification) return;
    xml_.Open("eventRef");
    xml_.PutAll("eId", Id("evt", ++events_), "date", reason.day, "source",
                '#' + (modification ? Id("passive", modifier->second) : Id("original")));
    if (modification) xml_.Put("type", reason.kind == ValidityReason::Kind::kRepeals ? "repeal" : "amendment");
    xml_.Put("liye:relation", to_string(reason.kind));
    if (!reason.part.empty()) xml_.Put("liye:part", reason.part);
    xml_.Close();
  }

  void WriteLifecycle() {
    xml_.Open("lifecycle");
    xml_.Put("source", '#' + Id("liye"));
    xml_.Empty("eventRef", "eId", Id("evt", ++events_), "date", DateOrNone(document_.document_date), "source",
               '#' + Id("original"), "type", "generation");
    for (const auto* reasons : {&marked_.validity.reasons, &marked_.validity.to_come})
      for (const ValidityReason& reason : *reasons) WriteEvent(reason);
    xml_.Close();
  }

  // What modified which clause. How an amendment changes the words is not known: a substitution.
  void WriteAnalysis() {
    bool begun = false;
    size_t number = 0;
    for (const MarkedClause& clause : marked_.clauses)
      for (const ClauseMark& mark : clause.marks) {
        if (!begun) {
          xml_.Open("analysis");
          xml_.Put("source", '#' + Id("liye"));
          xml_.Open("passiveModifications");
          begun = true;
        }
        const std::string id = Id("pmod", ++number);
        xml_.Open("textualMod");
        xml_.PutAll("eId", id, "type", mark.is_repeal() ? "repeal" : "substitution");
        if (!mark.reason.day.empty()) xml_.Put("liye:from", mark.reason.day);
        xml_.Empty("source", "eId", id + "__source_1", "href", WorkIri(marked_.works.at(mark.reason.document)));
        xml_.Open("destination");
        xml_.PutAll("eId", id + "__destination_1", "href", '#' + ids_.clause(clause.record.id));
        if (!mark.rest.empty()) xml_.Put("liye:part", mark.rest);
        xml_.Close();
        xml_.Close();
      }
    if (!begun) return;
    xml_.Close();
    xml_.Close();
  }

  void WriteReferences() {
    const std::string& issuer = document_.issuing_authority;
    xml_.Open("references");
    xml_.Put("source", '#' + Id("liye"));
    xml_.Empty("original", "eId", Id("original"), "href", WorkIri(marked_), "showAs", TitleOf(document_));
    for (const auto& [id, number] : modifiers_) {
      const KnownWork& work = marked_.works.at(id);
      xml_.Empty("passiveRef", "eId", Id("passive", number), "href", WorkIri(work), "showAs",
                 NameOf(work.record.number, work.record.title, work.record.document_date));
    }
    for (size_t i = 0; i < marked_.references.size(); ++i) {
      const CitedWork& reference = marked_.references[i];
      std::string relations;
      for (const std::string& relation : reference.relations) relations += (relations.empty() ? "" : " ") + relation;
      xml_.Open("activeRef");
      xml_.PutAll("eId", Id("active", i + 1), "href", IriOf(marked_, reference), "showAs", NameOf(reference),
                  "liye:relation", relations);
      if (reference.target != 0) xml_.Put("liye:standing", to_string(reference.standing));
      xml_.Close();
    }
    xml_.Empty("TLCOrganization", "eId", Id("issuer"), "href",
               "/akn/ontology/organization/cn/" + (issuer.empty() ? "unknown" : IriPart(issuer)), "showAs",
               issuer.empty() ? TrReport("(unknown)") : issuer);
    xml_.Empty("TLCObject", "eId", Id("liye"), "href", "/akn/ontology/object/cn/liye", "showAs", "liye " LIYE_VERSION);
    xml_.Close();
  }

  const MarkedDocument& marked_;
  const DocumentRecord& document_;
  const AknIds& ids_;
  const std::string prefix_;
  XmlText& xml_;
  std::map<int64_t, size_t> modifiers_;
  size_t events_ = 0;
};

}  // namespace

std::string IriOf(const MarkedDocument& marked, const CitedWork& reference) {
  if (const auto work = marked.works.find(reference.target); work != marked.works.end()) return WorkIri(work->second);
  return WorkIri(false, "", reference.number, reference.title);
}

void WriteAknMeta(const MarkedDocument& marked, const AknIds& ids, const std::string& prefix, XmlText& xml) {
  Meta(marked, ids, prefix, xml).Write();
}

}  // namespace liye
