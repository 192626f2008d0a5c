#include "tools/show_json.h"

#include "tools/json_object.h"

namespace liye {
namespace {

class Writer {
 public:
  std::string Write(const MarkedDocument& marked) {
    json_.Begin();
    PutDocument(marked);
    return json_.End();
  }

 private:
  void PutDocument(const MarkedDocument& marked) {
    const DocumentRecord& d = marked.document;
    json_.Put("id", static_cast<uint64_t>(d.id));
    json_.Put("key", d.key);
    json_.Put("document_number", d.number);
    json_.Put("title", d.title);
    json_.Put("issuing_authority", d.issuing_authority);
    json_.Put("document_date", d.document_date);
    json_.Put("document_type", d.document_type);
    json_.Put("primary_recipients", d.primary_recipients);
    json_.Put("signatory", d.signatory);
    json_.Put("classification", d.classification);
    json_.Put("urgency", d.urgency);
    json_.Put("effective_date", d.effective_date);
    json_.Put("cc_recipients", d.cc_recipients);
    json_.Put("printing_office", d.printing_office);
    json_.Put("printing_date", d.printing_date);
    json_.Put("subject_terms", d.subject_terms);
    PutValidity(marked);
    PutMarks("marks", marked.whole);
    json_.PutAll("sources", marked.sources, [this](const SourceRecord& source) {
      json_.Put("file", source.path);
      json_.Put("media_type", source.media_type);
      json_.Put("encoding", source.encoding);
      json_.Put("hash", source.hash);
      json_.Put(source.span);
    });
    const auto put_clause = [this, &marked](size_t index) { PutClause(marked, marked.clauses[index]); };
    json_.PutAll("clauses", marked.roots, put_clause);
    json_.PutAll("references", marked.references, [this](const CitedWork& reference) {
      json_.PutStrings("relations", reference.relations);
      PutCited(reference);
    });
    json_.PutAll("attached", marked.attached, [this](const MarkedDocument& paper) { PutDocument(paper); });
  }

  void PutCited(const CitedWork& reference) {
    const bool here = reference.target != 0;
    json_.Put("number", reference.number);
    json_.Put("title", reference.title);
    json_.Put("in_knowledge_base", here);
    if (!here) return;
    json_.Put("target_id", static_cast<uint64_t>(reference.target));
    json_.Put("target_key", reference.key);
    json_.Put("standing", to_string(reference.standing));
  }

  void PutReason(const ValidityReason& reason) {
    json_.Put("relation", to_string(reason.kind));
    json_.Put("from", reason.day);
    json_.Put("part", reason.part);
    json_.Put("document_id", static_cast<uint64_t>(reason.document));
    json_.Put("number", reason.number);
    json_.Put("title", reason.title);
    json_.Put("date", reason.date);
    json_.Put("path", reason.path);
    json_.Put("evidence", reason.evidence);
  }

  void PutValidity(const MarkedDocument& marked) {
    const auto put = [this](const ValidityReason& reason) { PutReason(reason); };
    json_.PutObject("validity", [&] {
      json_.Put("standing", to_string(marked.validity.standing));
      json_.Put("at", marked.at);
      json_.PutAll("reasons", marked.validity.reasons, put);
      json_.PutAll("to_come", marked.validity.to_come, put);
    });
  }

  void PutMarks(const char* key, const std::vector<ClauseMark>& marks) {
    json_.PutAll(key, marks, [this](const ClauseMark& mark) {
      PutReason(mark.reason);
      json_.Put("rest", mark.rest);
      json_.Put("to_come", mark.to_come);
    });
  }

  void PutCitation(const MarkedDocument& marked, const PlacedMention& mention) {
    const CitationRecord& citation = marked.citations[mention.citation];
    json_.Put("relation", citation.relation);
    json_.Put("evidence", citation.evidence);
    json_.Put("part", mention.part);
    PutCited(marked.references[mention.reference]);
    json_.Put("resolved_by", citation.resolved_by);
    json_.Put("certainty", citation.certainty);
    json_.Put(citation.span);
  }

  void PutFact(const ClauseFact& fact) {
    json_.Put("evidence", fact.evidence);
    if (fact.kind == ClauseFact::Kind::kDuty) {
      json_.Put("unit", fact.value);
      json_.Put("role", fact.tag);
      json_.Put("task", fact.task);
      json_.Put("deadline", fact.deadline);
    } else {
      json_.Put("value", fact.value);
      json_.Put(fact.kind == ClauseFact::Kind::kDeadline ? "kind" : "bound", fact.tag);
    }
    if (fact.kind == ClauseFact::Kind::kAmount) {
      json_.Put("currency", fact.currency);
      json_.Put("per", fact.per);
    } else {
      json_.Put("due_date", fact.due_date);
    }
    json_.Put("certainty", fact.certainty);
    json_.Put(fact.span);
  }

  void PutFacts(const char* key, const MarkedClause& clause, ClauseFact::Kind kind) {
    std::vector<const ClauseFact*> facts;
    for (const ClauseFact& fact : clause.facts)
      if (fact.kind == kind) facts.push_back(&fact);
    json_.PutAll(key, facts, [this](const ClauseFact* fact) { PutFact(*fact); });
  }

  void PutClause(const MarkedDocument& marked, const MarkedClause& clause) {
    const ClauseRecord& c = clause.record;
    json_.Put("kind", c.kind);
    json_.Put("label", c.label);
    json_.Put("heading", c.heading);
    json_.Put("path", c.path);
    json_.Put("depth", static_cast<uint64_t>(c.depth));
    json_.Put(c.span);
    json_.Put("text", c.text);
    PutMarks("marks", clause.marks);
    std::vector<const PlacedMention*> mentions;
    for (const PlacedMention& mention : clause.mentions)
      if (!mention.is_own()) mentions.push_back(&mention);
    json_.PutAll("citations", mentions, [&](const PlacedMention* mention) { PutCitation(marked, *mention); });
    PutFacts("deadlines", clause, ClauseFact::Kind::kDeadline);
    PutFacts("amounts", clause, ClauseFact::Kind::kAmount);
    PutFacts("duties", clause, ClauseFact::Kind::kDuty);
    json_.PutAll("children", clause.children, [&](size_t child) { PutClause(marked, marked.clauses[child]); });
  }

  JsonObject json_;
};

}  // namespace

std::string DocumentAsJson(const MarkedDocument& marked) { return Writer().Write(marked); }

}  // namespace liye
