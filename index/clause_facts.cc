#include "index/clause_facts.h"

#include "index/sqlite.h"

namespace liye {
namespace {

constexpr const char* kFacts = R"sql(
SELECT 0, f.clause, f.start, f."end", f.text, f.rule, f.certainty, f.value, f.kind, f.due_date, NULL, NULL, NULL, NULL
FROM document d JOIN deadline f ON f.clause BETWEEN d.first_clause AND d.last_clause WHERE d.id = ?1
UNION ALL
SELECT 1, f.clause, f.start, f."end", f.text, f.rule, f.certainty, f.value, f.bound, NULL, f.currency, f.per, NULL, NULL
FROM document d JOIN amount f ON f.clause BETWEEN d.first_clause AND d.last_clause WHERE d.id = ?1
UNION ALL
SELECT 2, f.clause, f.start, f."end", f.text, f.rule, f.certainty, u.name, f.role, f.due_date, NULL, NULL, f.task, f.deadline
FROM document d JOIN duty f ON f.clause BETWEEN d.first_clause AND d.last_clause JOIN unit u ON u.id = f.unit WHERE d.id = ?1
ORDER BY 2, 3, 1
)sql";

}  // namespace

Result<std::vector<ClauseFact>> FactsOf(Database& database, int64_t document) {
  Statement rows = database.Query(kFacts, document);
  std::vector<ClauseFact> facts;
  while (rows.Next()) {
    ClauseFact fact;
    fact.kind = static_cast<ClauseFact::Kind>(rows.integer(0));
    fact.clause = rows.integer(1);
    fact.span = {static_cast<uint32_t>(rows.integer(2)), static_cast<uint32_t>(rows.integer(3))};
    fact.evidence = rows.string(4);
    fact.rule = rows.string(5);
    fact.certainty = rows.string(6);
    fact.value = rows.string(7);
    fact.tag = rows.string(8);
    fact.due_date = rows.string(9);
    fact.currency = rows.string(10);
    fact.per = rows.string(11);
    fact.task = rows.string(12);
    fact.deadline = rows.string(13);
    facts.push_back(std::move(fact));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return facts;
}

}  // namespace liye
