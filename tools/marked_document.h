// A document with everything that `liye show` says of it, gathered once for all formats.
//
// How it stands on a day, what repealed and amended which of its clauses, what each clause refers to and how that stands, facts, and
// the papers attached to it with their own. How it is drawn is for show_text.h, show_html.h, show_json.h and show_akn.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "corpus/span.h"
#include "index/clause_facts.h"
#include "index/knowledge_base.h"
#include "index/validity.h"

namespace liye {

// A repeal or an amendment of a clause.
struct ClauseMark {
  ValidityReason reason;
  std::string rest;      // what of the clause it touches: 第二款; "" for the whole
  bool to_come = false;  // behind the day asked for
  bool is_repeal() const { return reason.kind == ValidityReason::Kind::kRepeals; }
};

// A document that is cited, once however often it is.
struct CitedWork {
  std::vector<std::string> relations;      // to_string(Relation), in the order of the text
  std::string number, title, date;         // of the cited document where it is here, else as cited
  std::string key;                         // "" when it is not here
  int64_t target = 0;                      // 0 when it is not here
  Standing standing = Standing::kUnknown;  // of one that is not here: what documents here say of it
};

struct PlacedMention {
  Span span;             // in the clause's text; empty where it only marks the place behind another mention
  size_t reference = 0;  // index in `references`, kOwn for a part of this document
  int64_t clause = 0;    // row id of the clause that is meant, when it is known
  std::string part;      // 第十二条 behind the mention
  size_t citation = 0;   // index in `citations`, kOwn for a part of this document
  static constexpr size_t kOwn = SIZE_MAX;
  bool placed = true;     // false: the text does not have it, as a line above a law's text that tells its history
  bool repeated = false;  // the one before at this place means the same
  bool is_own() const { return reference == kOwn; }
};

struct MarkedClause {
  ClauseRecord record;
  std::vector<ClauseMark> marks;
  std::vector<PlacedMention> mentions;  // by their place, not overlapping; then those without a place
  std::vector<ClauseFact> facts;
  std::vector<size_t> children;                       // indices in `clauses`
  bool is_repealed() const;                           // the whole of it, on the day
  bool is_amended() const;                            // or repealed in part
  bool is_paragraph_repealed(uint32_t number) const;  // 款, counted from 1
};

// A document that is named here: cited, repealing, amending.
struct KnownWork {
  DocumentRecord record;
  bool has_articles = false;
};

struct MarkedDocument {
  DocumentRecord document;
  std::vector<SourceRecord> sources;
  std::string at;  // the day
  Validity validity;
  std::vector<ClauseMark> whole;  // that touch the document, or a part that is no clause of it
  std::vector<CitationRecord> citations;
  std::vector<CitedWork> references;
  std::vector<MarkedClause> clauses;
  std::vector<size_t> roots;  // clauses that stand below no other
  std::vector<MarkedDocument> attached;
  std::map<int64_t, KnownWork> works;  // by row id
};

// Errors are those of the database.
Result<MarkedDocument> MarkDocument(KnowledgeBase& base, const DocumentRecord& document, Day at);

}  // namespace liye
