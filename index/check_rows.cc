#include "index/check_rows.h"

#include <string>

#include "index/findings.h"

namespace liye {
namespace {

constexpr const char* kRepair = "Run `liye repair`.";
constexpr const char* kReread = "Read its file again with `liye ingest --reread`.";

// A question about rows. Its first column names what is wrong, the others fill the holes of the sentence.
struct Rule {
  const char* sql;
  const char* reason;
  const char* remedy;
};

// A text is at most three times as long as its file (a byte that is no character becomes U+FFFD), and as long as the
// file when that is valid UTF-8 and not HTML. Files without a hash are left out: they wait to be read again, and places
// are still those of what stood in them before.
constexpr Rule kRules[] = {
    {R"sql(
SELECT d.key, coalesce(n.clauses, 0), d.last_clause - d.first_clause + 1
FROM document d LEFT JOIN (SELECT document, count(*) AS clauses, min(id) AS first, max(id) AS last
                           FROM clause GROUP BY document) n ON n.document = d.id
WHERE n.clauses IS NOT d.last_clause - d.first_clause + 1 OR n.first <> d.first_clause OR n.last <> d.last_clause)sql",
     "{} of its {} clauses are there", kReread},
    {R"sql(
SELECT d.key, coalesce(c.path, c.ordinal) FROM clause c JOIN document d ON d.id = c.document
WHERE c.ordinal <> c.id - d.first_clause
   OR (c.parent IS NOT NULL AND (c.parent < d.first_clause OR c.parent >= c.id)) OR (c.parent IS NULL) <> (c.ordinal = 0))sql",
     "the clause {} stands in a wrong place of its document", kReread},
    {R"sql(
SELECT d.key, s.path FROM document d JOIN source s ON s.id = d.source
WHERE d.start < 0 OR d."end" < d.start
   OR (s.hash IS NOT NULL AND d."end" > s.byte_size *
       iif(s.replaced = 0 AND s.encoding = 'UTF-8' AND s.media_type <> 'text/html', 1, 3)))sql",
     "it ends behind the end of its file {}", kReread},
    {R"sql(
SELECT d.key, coalesce(c.path, c.ordinal), c.start, c."end" FROM clause c JOIN document d ON d.id = c.document
WHERE c.start < d.start OR c."end" > d."end" OR c."end" < c.start)sql",
     "the clause {} (bytes {} to {}) stands outside its document", kReread},
    {R"sql(
SELECT 'clause_rank', first_clause
FROM (SELECT first_clause, length(data) AS size, lag(first_clause + length(data) / 10, 1, 1) OVER (ORDER BY first_clause)
             AS behind_last FROM clause_rank)
WHERE first_clause <> behind_last OR size = 0 OR size % 10 <> 0)sql",
     "the row {} does not begin where the one before it ends, or is not whole", kRepair},
};

// Facts of every table, with the span of a duty's task beside that of its evidence.
struct FactTable {
  const char* name;
  const char* start;
  const char* end;
};
constexpr FactTable kFacts[] = {{"citation", "start", "end"},
                                {"deadline", "start", "end"},
                                {"amount", "start", "end"},
                                {"duty", "start", "end"},
                                {"duty", "scope_start", "scope_end"}};
constexpr const char* kFactReason = "the {} “{}” stands outside its document";

std::string FactSql(const FactTable& fact) {
  const std::string start = std::string("f.\"") + fact.start + '"', end = std::string("f.\"") + fact.end + '"';
  return "SELECT d.key, '" + std::string(fact.name) + "', f.text FROM " + fact.name +
         " f JOIN clause c ON c.id = f.clause JOIN document d ON d.id = c.document WHERE " + start + " < d.start OR " +
         end + " > d.\"end\" OR " + end + " < " + start;
}

void Ask(Database& database, const std::string& sql, const char* reason, const char* remedy,
         std::vector<Error>& problems) {
  Findings findings(reason, remedy);
  Statement rows = database.Query(sql);
  while (rows.Next()) findings.Add(rows);
  findings.Say(database.path(), problems);
  if (!rows.ok()) problems.push_back(rows.error());
}

}  // namespace

void CheckRows(Database& database, std::vector<Error>& problems) {
  for (const Rule& rule : kRules) Ask(database, rule.sql, rule.reason, rule.remedy, problems);
  for (const FactTable& fact : kFacts) Ask(database, FactSql(fact), kFactReason, kReread, problems);
}

}  // namespace liye
