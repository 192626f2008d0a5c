#include "index/prepare_references.h"

#include <optional>
#include <string>

#include "index/reference_words.h"

namespace liye {

void ReadReferences(PreparedDocument& document) {
  std::optional<ReferenceReader> reader;
  uint32_t read = 0;  // the clause of `reader`
  for (PreparedFact& fact : document.facts) {
    const bool number = fact.kind == PreparedFact::Kind::kNumber;
    if ((!number && fact.kind != PreparedFact::Kind::kTitle) || fact.tag == to_string(Relation::kOwn)) continue;
    if (!reader || read != fact.clause) {
      std::string headings, texts;
      for (int32_t above = static_cast<int32_t>(fact.clause); above >= 0;) {
        const PreparedClause& clause = document.clauses[static_cast<size_t>(above)];
        headings += clause.heading + '\n';
        if (static_cast<uint32_t>(above) != fact.clause) texts.append(HeadOfList(clause.text)).append("\n");
        above = clause.parent;
      }
      reader.emplace(document.title, headings, texts, document.clauses[fact.clause].text);
      read = fact.clause;
    }
    const ReferenceWords words = reader->Next(fact.text, number ? std::string_view() : fact.other, fact.tag);
    fact.part = words.part;
    fact.edition = words.edition;
    fact.tag = words.relation;
  }
}

}  // namespace liye
