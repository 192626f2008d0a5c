// Documents, clauses and facts as JSON lines: the data contract of `liye extract`.
//
// One object a line in the order of the text, keys in English, offsets in bytes of
// Source.text; docs/facts.schema.json says which keys each type has. The writer serves one
// source; it holds views into it.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdio>
#include <string>
#include <vector>

#include "corpus/source.h"
#include "extract/fact.h"
#include "parser/document.h"

namespace liye {

// 1-based line numbers of offsets in a text.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  uint32_t line_of(uint32_t offset) const;

 private:
  std::vector<uint32_t> starts_;
};

class FactJsonWriter {
 public:
  // `source` must outlive the writer; lines go to `out`.
  FactJsonWriter(const Source& source, std::FILE* out);
  ~FactJsonWriter();

  // Writes the document, its clauses and `facts` (of that document, in order), in the order
  // of the text; without the document or the clauses where they are not wanted.
  void Write(const Document& document, const std::vector<Fact>& facts, bool with_document = true,
             bool with_clauses = true);

 private:
  using Json = rapidjson::Writer<rapidjson::StringBuffer>;

  void WriteDocument(const Document& document);
  void WriteClause(const Clause& clause);
  void WriteFact(const Document& document, const Fact& fact);
  void Value(const NumberMention& mention);
  void Value(const TitleMention& mention);
  void Value(const Deadline& deadline);
  void Value(const Amount& amount);
  void Value(const Duty& duty);

  void Begin(const char* type, Span span);
  void End();
  void PutPlain(std::string_view text);  // that needs no escape
  void PutKey(std::string_view key);
  void Put(std::string_view key, std::string_view text);
  void PutOrNull(std::string_view key, std::string_view text);
  void PutIfAny(std::string_view key, const Element& element);
  void Flush();

  const Source& source_;
  std::FILE* out_;
  LineIndex lines_;
  rapidjson::StringBuffer buffer_;
  Json json_;
};

}  // namespace liye
