#include "index/evaluate_field.h"

#include <utility>
#include <vector>

#include "index/fold.h"
#include "index/title_key.h"

namespace liye {
namespace {

// Rows of two columns, first and last clause, or of one, a clause.
Result<ClauseSet> ReadClauses(Statement& rows) {
  ClauseSet clauses;
  while (rows.Next()) clauses.AddRange(rows.integer(0), rows.integer(rows.columns() - 1));
  if (!rows.ok()) return std::unexpected(rows.error());
  return clauses;
}

template <typename... Values>
Result<ClauseSet> Clauses(Database& database, std::string_view sql, const Values&... values) {
  Statement rows = database.Query(sql, values...);
  return ReadClauses(rows);
}

// All clauses of the documents `d` for which the condition holds.
template <typename... Values>
Result<ClauseSet> OfDocuments(Database& database, std::string_view condition, const Values&... values) {
  return Clauses(database,
                 std::string("SELECT d.first_clause, d.last_clause FROM document d LEFT JOIN document e ON e.id = "
                             "d.parent WHERE ")
                     .append(condition),
                 values...);
}

// The folded names of a unit or an issuer: as typed, and its other ones.
std::vector<std::string> FoldedNames(const FieldTerm& term) {
  std::vector<std::string> names = {FoldedKey(term.value)};
  for (const std::string& name : term.other_names) names.push_back(FoldedKey(name));
  return names;
}

// The sets that `find` gives for each name as one.
template <typename Find>
Result<ClauseSet> OfAnyName(const FieldTerm& term, Find&& find) {
  ClauseSet all;
  for (const std::string& name : FoldedNames(term)) {
    const Result<ClauseSet> found = find(name);
    if (!found) return found;
    all.UniteWith(*found);
  }
  return all;
}

Result<ClauseSet> OfUnit(Database& database, const FieldTerm& term) {
  return OfAnyName(term, [&](const std::string& name) {
    return Clauses(database,
                   "SELECT clause FROM duty WHERE unit IN (SELECT id FROM unit WHERE instr(liye_fold(name), ?1) > 0)",
                   name);
  });
}

Result<ClauseSet> OfIssuer(Database& database, const FieldTerm& term) {
  return OfAnyName(term, [&](const std::string& name) {
    return OfDocuments(database, "instr(liye_fold(coalesce(d.issuing_authority, e.issuing_authority)), ?1) > 0", name);
  });
}

// 文号: a whole number, else a part of one: 平政办 finds all of this issuer's.
Result<ClauseSet> OfNumber(Database& database, const FieldTerm& term) {
  if (!term.from.empty()) return OfDocuments(database, "coalesce(d.number, e.number) = ?1", term.from);
  return OfDocuments(database, "instr(liye_fold(coalesce(d.number, e.number)), ?1) > 0", FoldedKey(term.value));
}

// Sums as the table has them, one number or two as 100000..500000; those overlap the bounds that are asked for.
Result<ClauseSet> OfAmount(Database& database, const FieldTerm& term) {
  constexpr std::string_view kSql = R"sql(
SELECT clause FROM (
  SELECT clause, CAST(value AS REAL) AS least,
         CAST(iif(instr(value, '..') > 0, substr(value, instr(value, '..') + 2), value) AS REAL) AS most
  FROM amount WHERE coalesce(currency, 'CNY') = ?1)
WHERE (?2 IS NULL OR most > CAST(?2 AS REAL) OR (most = CAST(?2 AS REAL) AND NOT ?3))
  AND (?4 IS NULL OR least < CAST(?4 AS REAL) OR (least = CAST(?4 AS REAL) AND ?5)))sql";
  return Clauses(database, kSql, term.currency, term.from, term.above, term.to, term.up_to);
}

// 引用: clauses that mention the number, the title, or a document that bears it; a title no one mentions whole may be a
// part of one.
Result<ClauseSet> OfCitation(Database& database, const FieldTerm& term) {
  if (!term.from.empty())
    return Clauses(database, R"sql(
SELECT clause FROM citation WHERE number = ?1 AND relation <> 'own'
UNION SELECT r.clause FROM document d JOIN citation r ON r.target = d.id
WHERE r.relation <> 'own' AND (d.number = ?1 OR d.parent IN (SELECT id FROM document WHERE number = ?1)))sql",
                   term.from);
  const TitleKey key = TitleKeyOf(term.value);
  if (key.hash != 0) {
    Result<ClauseSet> whole = Clauses(database, R"sql(
SELECT clause FROM citation WHERE title_key = ?1 AND relation <> 'own'
UNION SELECT r.clause FROM document d JOIN citation r ON r.target = d.id
WHERE r.relation <> 'own' AND d.title_key = ?1)sql",
                                      key.hash);
    if (!whole || !whole->empty()) return whole;
  }
  return Clauses(database,
                 "SELECT clause FROM citation WHERE relation <> 'own' AND (instr(liye_fold(title), ?1) > 0 OR "
                 "instr(liye_fold(number), ?1) > 0)",
                 FoldedKey(term.value));
}

Result<ClauseSet> OfStatus(Database& database, const FieldTerm& term) {
  return OfDocuments(
      database, "(d.id IN (SELECT document FROM treatment WHERE relation = 'repeals')) = (?1 = 'repealed')", term.from);
}

}  // namespace

Result<ClauseSet> ClausesOfField(Database& database, const FieldTerm& term) {
  switch (term.field) {
    case QueryField::kUnit:
    case QueryField::kMention: return OfUnit(database, term);
    case QueryField::kNumber: return OfNumber(database, term);
    case QueryField::kTitle: return OfDocuments(database, "instr(liye_fold(d.title), ?1) > 0", FoldedKey(term.value));
    case QueryField::kType: return OfDocuments(database, "liye_fold(d.document_type) = ?1", FoldedKey(term.value));
    case QueryField::kIssuer: return OfIssuer(database, term);
    case QueryField::kYear:
      return OfDocuments(database,
                         "(?1 IS NULL OR d.document_date >= ?1) AND (?2 IS NULL OR d.document_date < ?2) AND "
                         "d.document_date IS NOT NULL",
                         term.from, term.to);
    case QueryField::kAmount: return OfAmount(database, term);
    case QueryField::kDue:
      return Clauses(database,
                     "SELECT clause FROM deadline WHERE due_date >= coalesce(?1, '') AND "
                     "due_date < coalesce(?2, '9999-99')",
                     term.from, term.to);
    case QueryField::kStatus: return OfStatus(database, term);
    case QueryField::kCites: return OfCitation(database, term);
  }
  return ClauseSet();
}

Result<ClauseSet> DocumentsOfNumber(Database& database, const std::string& number) {
  return Clauses(database, "SELECT first_clause FROM document WHERE number = ?1", number);
}

}  // namespace liye
