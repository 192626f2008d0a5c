// Rows of the knowledge base as plain values.
//
// What KnowledgeBase answers with. Everything is copied out of the database, so records stay
// valid whatever happens to it. An empty string means that the document does not state it.
// Dates are ISO days, spans are byte ranges in the text of the document's first source (what
// `liye text FILE` prints). Names of relations, roles and kinds are those of extract/fact.h.
// In hits and citations an attached document shows its envelope's number.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/span.h"

namespace liye {

struct DocumentRecord {
  int64_t id = 0;      // row id; valid for this database file only
  std::string key;     // stable id: issuer/number, else issuer/title/date, else text/hash
  int64_t parent = 0;  // row id of the envelope (通知) that holds this attached document; 0 for none
  std::string number, title, issuing_authority, document_date, document_type, primary_recipients;
  std::string signatory, classification, urgency, effective_date, cc_recipients, printing_office, printing_date;
  std::string subject_terms;
  std::string status;  // "repealed" or "unknown"
  std::string path;    // first source it was found in
  Span span;           // in that source's text
  uint32_t clauses = 0;
};

struct ClauseRecord {
  int64_t id = 0;
  int64_t document = 0;
  int64_t parent = 0;    // row id of the clause above; 0 for the document's own text
  uint32_t ordinal = 0;  // 0 is the document's own text (title, opening, signature), then in the order of the text
  std::string kind;      // as to_string(ClauseKind); "document" for ordinal 0
  std::string label;     // 第三条, （一）
  std::string heading;
  std::string path;  // 二、（三）5.
  uint32_t depth = 0;
  Span span;         // from the label to the next clause of the same or a higher level
  std::string text;  // its own words without the label, children left out; \n between paragraphs, \t between cells
};

struct SourceRecord {
  int64_t id = 0;
  std::string path, media_type, encoding, hash;
  uint64_t byte_size = 0;
  uint64_t replaced = 0;  // invalid sequences that became U+FFFD
  Span span;              // of the document that was asked for
};

// A piece of a clause's text with the places that matched.
struct Snippet {
  std::string text;              // one line; … where something was left out
  std::vector<Span> highlights;  // byte ranges in `text`, in order, not overlapping
};

// How a score came about: (text + headings + title) × standing × newness.
struct ScoreParts {
  double text = 0;      // bm25 of the clause's own text
  double headings = 0;  // added by the headings above it
  double title = 0;     // added by the title of its document
  double standing = 1;  // factor: more than 1 when no repeal is known
  double newness = 1;   // factor: up to that of the newest document
};

// The same text in another place.
struct HitCopy {
  int64_t document = 0, clause = 0;
  std::string key, number, title, document_date;
  std::string path;  // of the clause
};

struct SearchHit {
  int64_t document = 0;
  int64_t clause = 0;
  std::string key, number, title, issuing_authority, document_date, document_type, status;
  std::string path;     // of the clause: 二、（三）5.; empty for the document's own text
  std::string heading;  // of the clause
  std::string cursor;   // to go on behind this hit
  double score = 0;     // higher is better; 0 when the order is not by relevance
  ScoreParts parts;     // of the score, when they were asked for
  Snippet snippet;
  uint64_t copy_count = 0;      // clauses with the same text that match too and are not hits of their own
  std::vector<HitCopy> copies;  // the first of them, in the order of hits
};

// How many of the clauses that match have a value; most clauses first, years ascending. "" for none.
struct Facets {
  using Counts = std::vector<std::pair<std::string, uint64_t>>;
  Counts types, issuers, years, units, standings;
};

struct SearchResult {
  std::vector<SearchHit> hits;
  uint64_t total = 0;      // clauses that match, copies counted
  uint64_t documents = 0;  // documents they stand in
  uint64_t copies = 0;     // of `total`, those whose text another one has too; counted when asked for
  bool more = false;       // hits follow behind the last
  Facets facets;           // when asked for
};

struct CitationRecord {
  int64_t document = 0, clause = 0;  // that cites
  std::string key, number, title;    // of the citing document
  std::string document_date;
  std::string path;                       // of the citing clause
  std::string relation;                   // based_on, forwards, repeals, amends, prolongs, …, cites
  std::string cited_number, cited_title;  // as given in the text
  int64_t target = 0;                     // row id of the cited document; 0 when it is not in the collection
  std::string target_key, target_number, target_title;
  std::string resolved_by;  // number, title, number+title, title~number (a slip in the number), ambiguous; or empty
  std::vector<int64_t> may_mean;  // of an ambiguous one: documents that it can mean
  std::string part, edition;      // of the cited document that are named: 第十二条; 2015
  Span span;
  std::string evidence;  // the characters of the mention, without white space
  std::string rule, certainty;
};

// A document that is known only by being cited. It has no row: when it comes in, its mentions lead to it.
struct CitedDocument {
  std::string number, title;  // as cited most often; one may be empty
  uint64_t mentions = 0;
};

struct StatusRecord {
  DocumentRecord document;
  std::string status;                   // "repealed" when a resolved 废止 says so, else "unknown"
  std::vector<CitationRecord> reasons;  // repeals first, then amendments; newest first
};

struct Statistics {
  uint64_t sources = 0, documents = 0, attached_documents = 0, clauses = 0, units = 0;
  uint64_t document_numbers = 0, document_titles = 0, deadlines = 0, amounts = 0, duties = 0;
  uint64_t resolved_citations = 0, unresolved_citations = 0, repealed_documents = 0;
  uint64_t replaced = 0;  // invalid sequences in all sources
  uint64_t source_bytes = 0, database_bytes = 0;
  std::vector<std::pair<std::string, uint64_t>> years;    // by document date, ascending; "" for no date
  std::vector<std::pair<std::string, uint64_t>> issuers;  // most documents first
  std::vector<std::pair<std::string, uint64_t>> types;    // most documents first
};

}  // namespace liye
