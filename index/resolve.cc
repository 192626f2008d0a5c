#include "index/resolve.h"

namespace liye {
namespace {

// Mentions to look at again: those of new documents, and those of others that name a number
// or title which a new or removed document bears. An own number refers to nothing.
constexpr const char* kCollect = R"sql(
CREATE TEMP TABLE IF NOT EXISTS open_citation (
  clause INTEGER, ordinal INTEGER, document INTEGER, family INTEGER, document_date TEXT, issuer TEXT, relation TEXT,
  number TEXT, title TEXT, title_key INTEGER, title_issuer TEXT, PRIMARY KEY (clause, ordinal)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS candidate (
  clause INTEGER, ordinal INTEGER, target INTEGER, score INTEGER, issuer TEXT, target_date TEXT, target_key TEXT);
DELETE FROM open_citation;
DELETE FROM candidate;
INSERT OR IGNORE INTO open_citation
SELECT r.clause, r.ordinal, d.id, coalesce(d.parent, d.id), d.document_date, d.title_issuer, r.relation, r.number,
       r.title, r.title_key, r.title_issuer
FROM pending p JOIN document d ON d.id = p.value JOIN citation r ON r.clause BETWEEN d.first_clause AND d.last_clause
WHERE p.kind = 'document' AND r.relation <> 'own';
INSERT OR IGNORE INTO open_citation
SELECT r.clause, r.ordinal, d.id, coalesce(d.parent, d.id), d.document_date, d.title_issuer, r.relation, r.number,
       r.title, r.title_key, r.title_issuer
FROM pending p JOIN citation r ON r.number = p.value JOIN clause c ON c.id = r.clause
JOIN document d ON d.id = c.document WHERE p.kind = 'number' AND r.relation <> 'own';
INSERT OR IGNORE INTO open_citation
SELECT r.clause, r.ordinal, d.id, coalesce(d.parent, d.id), d.document_date, d.title_issuer, r.relation, r.number,
       r.title, r.title_key, r.title_issuer
FROM pending p JOIN citation r ON r.title_key = p.value JOIN clause c ON c.id = r.clause
JOIN document d ON d.id = c.document WHERE p.kind = 'title' AND r.relation <> 'own';
)sql";

// A document with the number; better when its title is the one given, best the attached document that bears the
// title. Two cities may share a code: then the one of the citing document's region, known by its first three
// characters.
constexpr const char* kByNumber = R"sql(
INSERT INTO candidate
SELECT o.clause, o.ordinal, t.id,
       100 + iif(t.title_key = o.title_key, 20, 0)
           + iif(substr(t.title_issuer, 1, 3) = substr(coalesce(o.title_issuer, o.issuer), 1, 3), 1, 0),
       coalesce(t.title_issuer, ''), coalesce(t.document_date, ''), t.key
FROM open_citation o JOIN document t ON t.number = o.number
WHERE t.id <> o.document AND NOT (t.id = o.family AND o.relation IN ('repeals', 'amends'));
INSERT INTO candidate
SELECT o.clause, o.ordinal, a.id, 130, coalesce(a.title_issuer, ''), coalesce(a.document_date, ''), a.key
FROM open_citation o JOIN document t ON t.number = o.number JOIN document a ON a.parent = t.id
WHERE a.title_key = o.title_key AND NOT (t.id = o.family AND o.relation IN ('repeals', 'amends'));
)sql";

// A document with the title, for mentions without a number and documents that bear none. An issuer given in front of
// the title must be the document's. What is repealed or amended is another, earlier document. Better: attached to the
// same notice (4), of the same issuer (2), dated no later than the mention (1). A title without an issuer means a
// document of another region only when it is a law, long, or names the region itself (平川市…办法).
constexpr const char* kByTitle = R"sql(
INSERT INTO candidate
SELECT o.clause, o.ordinal, t.id,
       -10 + iif(coalesce(t.parent, t.id) = o.family, 4, 0)
           + iif(t.title_issuer = coalesce(o.title_issuer, o.issuer), 2, 0)
           + iif(t.document_date <= o.document_date, 1, 0),
       coalesce(t.title_issuer, ''), coalesce(t.document_date, ''), t.key
FROM open_citation o JOIN document t ON t.title_key = o.title_key
WHERE t.id <> o.document
  AND (o.number IS NULL OR (t.number IS NULL AND NOT EXISTS (
         SELECT 1 FROM document e WHERE e.id = t.parent AND e.number <> o.number)))
  AND (o.title_issuer IS NULL OR t.title_issuer IS NULL
       OR instr(t.title_issuer, o.title_issuer) > 0 OR instr(o.title_issuer, t.title_issuer) > 0)
  AND (o.title_issuer IS NOT NULL OR t.title_issuer IS NULL OR coalesce(t.parent, t.id) = o.family
       OR substr(t.title_issuer, 1, 3) = substr(o.issuer, 1, 3)
       OR length(o.title) >= 12 OR o.title GLOB '*条例' OR (o.title GLOB '*法' AND o.title NOT GLOB '*办法')
       OR substr(o.title, 3, 3) GLOB '*[省市县区州盟旗]*')
  AND NOT (o.relation IN ('repeals', 'amends')
           AND (coalesce(t.parent, t.id) = o.family OR t.document_date > o.document_date));
)sql";

// The best candidate, the latest of equals. Equal ones of different issuers make the mention ambiguous: it stays open.
constexpr const char* kDecide = R"sql(
UPDATE citation SET target = NULL, resolved_by = NULL
FROM open_citation o
WHERE citation.clause = o.clause AND citation.ordinal = o.ordinal AND citation.resolved_by IS NOT NULL;
UPDATE citation SET target = w.target,
       resolved_by = CASE WHEN w.score < 0 THEN 'title' WHEN w.score < 120 THEN 'number' ELSE 'number+title' END
FROM (
  SELECT clause, ordinal, target, score,
         row_number() OVER (PARTITION BY clause, ordinal ORDER BY score DESC, target_date DESC, target_key) AS place,
         min(issuer) OVER equals = max(issuer) OVER equals AS clear
  FROM candidate
  WINDOW equals AS (PARTITION BY clause, ordinal, score)
) w
WHERE citation.clause = w.clause AND citation.ordinal = w.ordinal AND w.place = 1 AND w.clear;
DELETE FROM pending;
DELETE FROM open_citation;
DELETE FROM candidate;
)sql";

}  // namespace

Result<void> ResolveCitations(Database& database) {
  for (const char* step : {kCollect, kByNumber, kByTitle, kDecide})
    if (Result<void> done = database.Execute(step); !done) return done;
  return {};
}

}  // namespace liye
