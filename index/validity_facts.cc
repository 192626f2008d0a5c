#include "index/validity_facts.h"

#include <utility>

#include "index/due_day.h"
#include "index/validity_words.h"

namespace liye {
namespace {

constexpr const char* kDocument = R"sql(
SELECT coalesce(d.number, e.number), d.title, coalesce(d.document_date, e.document_date),
       coalesce(d.effective_date, e.effective_date), d.first_clause, d.last_clause, d.parent, e.title,
       (SELECT iif(count(*) = 1, min(a.id), 0) FROM document a WHERE a.parent = d.id)
FROM document d LEFT JOIN document e ON e.id = d.parent WHERE d.id = ?1
)sql";

constexpr const char* kTerms = R"sql(
SELECT f.kind, f.value, f.text, c.path, c.text FROM deadline f JOIN clause c ON c.id = f.clause
WHERE f.clause BETWEEN ?1 AND ?2 AND f.kind IN ('effective', 'expiry', 'window') ORDER BY f.clause, f.ordinal
)sql";

constexpr const char* kAbove = R"sql(
SELECT c.text FROM document d JOIN document o ON o.id = d.id OR o.id = d.parent
JOIN clause c ON c.id BETWEEN o.first_clause AND min(o.last_clause, iif(o.id = d.id, ?2, o.last_clause))
WHERE d.id = ?1 ORDER BY o.id <> coalesce(d.parent, 0), c.id
)sql";

}  // namespace

FactsReader::FactsReader(Database& database)
    : document_(database, kDocument), terms_(database, kTerms), above_(database, kAbove) {}

Result<DocumentFacts> FactsReader::Facts(int64_t document) {
  document_.Reset();
  document_.Bind(document);
  DocumentFacts facts;
  if (document_.Next()) {
    facts.number = document_.string(0);
    facts.title = document_.string(1);
    facts.date = document_.string(2);
    facts.effective = document_.string(3);
    facts.first_clause = document_.integer(4);
    facts.last_clause = document_.integer(5);
    facts.parent = document_.integer(6);
    facts.notice_title = document_.string(7);
    facts.paper = document_.integer(8);
  }
  if (!document_.ok()) return std::unexpected(document_.error());
  document_.Reset();
  return facts;
}

Result<std::vector<StatedTerm>> FactsReader::Terms(const DocumentFacts& facts) {
  std::vector<StatedTerm> terms;
  terms_.Reset();
  terms_.Bind(facts.first_clause, facts.last_clause);
  while (terms_.Next()) {
    const std::string_view kind = terms_.text(0);
    if (!SpeaksOfItself(terms_.text(4), terms_.text(2))) continue;
    if (kind == "window" && !IsTermOfValidity(terms_.text(4), terms_.text(2))) continue;
    StatedTerm term{kind == "expiry", terms_.string(1), terms_.string(3), terms_.string(2)};
    // 有效期自2019年3月1日至2024年2月29日 says both.
    if (const size_t slash = term.value.find('/'); kind == "window" && slash != std::string::npos) {
      StatedTerm end = term;
      end.ends = true;
      end.value = term.value.substr(slash + 1);
      term.value.erase(slash);
      terms.push_back(std::move(term));
      terms.push_back(std::move(end));
    } else if (kind != "window") {
      terms.push_back(std::move(term));
    }
  }
  if (!terms_.ok()) return std::unexpected(terms_.error());
  terms_.Reset();
  return terms;
}

Result<std::string> FactsReader::StatedDay(const DocumentFacts& facts) {
  if (!facts.effective.empty()) return facts.effective;
  const auto terms = Terms(facts);
  if (!terms) return std::unexpected(terms.error());
  for (const StatedTerm& term : *terms)
    if (!term.ends)
      if (std::string day = WorkOut(term.value, {facts.date, ""}).day; !day.empty()) return day;
  return std::string();
}

// An annex counts with the notice that it belongs to, and a notice with the one paper that it prints.
Result<std::string> FactsReader::DayOf(int64_t document) {
  const Result<DocumentFacts> facts = Facts(document);
  if (!facts) return std::unexpected(facts.error());
  Result<std::string> day = StatedDay(*facts);
  for (const int64_t other : {facts->parent, facts->paper}) {
    if (!day || !day->empty() || other == 0) continue;
    const Result<DocumentFacts> of_other = Facts(other);
    if (!of_other) return std::unexpected(of_other.error());
    day = StatedDay(*of_other);
  }
  return day && day->empty() ? facts->date : day;
}

Result<std::string> FactsReader::TextAbove(int64_t document, int64_t clause) {
  std::string text;
  above_.Reset();
  above_.Bind(document, clause);
  while (above_.Next()) text.append(above_.text(0)).append("\n");
  if (!above_.ok()) return std::unexpected(above_.error());
  return text;
}

}  // namespace liye
