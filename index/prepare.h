// A parsed document as rows that only wait to be bound.
//
// Turns Document and Facts into plain values, the attached documents into documents of their
// own, and works out what identifies each. Runs on the threads that parse, so that the one
// writer has nothing to compute. The result owns its text and outlives the Source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/source.h"
#include "extract/fact.h"
#include "index/character_posting.h"
#include "index/title_key.h"
#include "parser/document.h"

namespace liye {

struct PreparedClause {
  int32_t parent = -1;  // index in PreparedDocument.clauses
  const char* kind = "document";
  uint32_t depth = 0;
  std::string label, heading, path, text;
  Span span;
  uint32_t last = 0;      // index of the last clause below it, or its own
  uint32_t tokens = 0;    // of the text, in the full-text index
  uint64_t text_key = 0;  // see TextMeasure
};

struct PreparedFact {
  enum class Kind : uint8_t { kNumber, kTitle, kDeadline, kAmount, kDuty } kind = Kind::kNumber;
  uint32_t clause = 0;   // index in PreparedDocument.clauses
  uint32_t ordinal = 0;  // in the document's facts
  Span span;
  std::string text;  // the evidence without white space
  std::string_view rule;
  const char* certainty = "sure";
  // What the columns of the kind's table are called; see schema.cc.
  std::string value;     // citation: number; duty: unit
  std::string other;     // citation: title; deadline: due_date; amount: per; duty: task
  std::string_view tag;  // relation, kind, bound, role; a literal
  std::string currency;
  std::string deadline, due_date;  // of a duty
  Span scope;                      // of a duty
  bool paired = false;
  std::string part, edition;  // of a citation; see reference_words.h
  TitleKey title_key;
};

struct PreparedDocument {
  std::string key, identity;  // see schema.cc
  uint64_t identity_hash = 0;
  std::string number, title, issuing_authority, document_date, document_type, primary_recipients;
  std::string signatory, classification, urgency, effective_date, cc_recipients, printing_office, printing_date;
  std::string subject_terms;
  TitleKey title_key;
  Span span;
  uint64_t text_size = 0;
  uint64_t text_hash = 0;
  std::vector<PreparedClause> clauses;  // the first is the document's own text
  std::vector<PreparedFact> facts;      // by clause, then by place
  CharacterLists characters;            // of the clauses
  std::vector<PreparedDocument> attached;
};

PreparedDocument Prepare(const Source& source, const Document& document, const std::vector<Fact>& facts);

// About what it occupies in memory.
size_t BytesOf(const PreparedDocument& document);

}  // namespace liye
