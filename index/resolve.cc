#include "index/resolve.h"

#include <sqlite3.h>

#include <string>
#include <string_view>
#include <utility>

#include "corpus/utf8.h"
#include "index/likeness.h"
#include "index/reference_words.h"

namespace liye {
namespace {

// Mentions to look at again: those of new documents, and those of others that name a number
// or title which a new or removed document bears. An own number refers to nothing.
constexpr const char* kCollect = R"sql(
CREATE TEMP TABLE IF NOT EXISTS open_citation (
  clause INTEGER, ordinal INTEGER, document INTEGER, family INTEGER, document_date TEXT, issuer TEXT, relation TEXT,
  number TEXT, title TEXT, title_key INTEGER, title_issuer TEXT, edition TEXT, PRIMARY KEY (clause, ordinal)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS candidate (
  clause INTEGER, ordinal INTEGER, target INTEGER, score INTEGER, issuer TEXT, target_date TEXT, target_key TEXT);
DELETE FROM open_citation;
DELETE FROM candidate;
INSERT OR IGNORE INTO open_citation
SELECT r.clause, r.ordinal, d.id, coalesce(d.parent, d.id), d.document_date, d.title_issuer, r.relation, r.number,
       r.title, r.title_key, r.title_issuer, r.edition
FROM pending p JOIN document d ON d.id = p.value JOIN citation r ON r.clause BETWEEN d.first_clause AND d.last_clause
WHERE p.kind = 'document' AND r.relation <> 'own';
INSERT OR IGNORE INTO open_citation
SELECT r.clause, r.ordinal, d.id, coalesce(d.parent, d.id), d.document_date, d.title_issuer, r.relation, r.number,
       r.title, r.title_key, r.title_issuer, r.edition
FROM pending p JOIN citation r ON r.number = p.value JOIN clause c ON c.id = r.clause
JOIN document d ON d.id = c.document WHERE p.kind = 'number' AND r.relation <> 'own';
INSERT OR IGNORE INTO open_citation
SELECT r.clause, r.ordinal, d.id, coalesce(d.parent, d.id), d.document_date, d.title_issuer, r.relation, r.number,
       r.title, r.title_key, r.title_issuer, r.edition
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
WHERE t.id <> o.document AND NOT (t.id = o.family AND o.relation IN ('repeals', 'amends', 'prolongs'));
INSERT INTO candidate
SELECT o.clause, o.ordinal, a.id, 130, coalesce(a.title_issuer, ''), coalesce(a.document_date, ''), a.key
FROM open_citation o JOIN document t ON t.number = o.number JOIN document a ON a.parent = t.id
WHERE a.title_key = o.title_key AND NOT (t.id = o.family AND o.relation IN ('repeals', 'amends', 'prolongs'));
)sql";

// A document with the title, for mentions without a number and documents that bear none. An issuer given in front of
// the title must be the document's. What is repealed or amended is another, earlier document. Better: attached to the
// same notice (4), of the same issuer (2), dated no later than the mention (1), and of the edition that is named (8): a
// mention of another edition than those that are here means none of them. A title without an issuer means a
// document of another region only when it is a law, long, or names the region itself (平川市…办法).
constexpr const char* kByTitle = R"sql(
INSERT INTO candidate
SELECT o.clause, o.ordinal, t.id,
       -10 + iif(coalesce(t.parent, t.id) = o.family, 4, 0)
           + iif(t.title_issuer = coalesce(o.title_issuer, o.issuer), 2, 0)
           + iif(t.document_date <= o.document_date, 1, 0)
           + iif(o.edition IS NOT NULL AND o.edition = liye_edition(t.title, t.document_date), 8, 0),
       coalesce(t.title_issuer, ''), coalesce(t.document_date, ''), t.key
FROM open_citation o JOIN document t ON t.title_key = o.title_key LEFT JOIN document e ON e.id = t.parent
WHERE t.id <> o.document
  AND (o.number IS NULL OR (t.number IS NULL AND e.number IS NULL) OR o.number = e.number)
  AND NOT (o.edition IS NOT NULL AND coalesce(liye_edition(t.title, t.document_date), o.edition) <> o.edition)
  AND (o.title_issuer IS NULL OR t.title_issuer IS NULL
       OR instr(t.title_issuer, o.title_issuer) > 0 OR instr(o.title_issuer, t.title_issuer) > 0)
  AND (o.title_issuer IS NOT NULL OR t.title_issuer IS NULL OR coalesce(t.parent, t.id) = o.family
       OR substr(t.title_issuer, 1, 3) = substr(o.issuer, 1, 3)
       OR length(o.title) >= 12 OR o.title GLOB '*条例' OR (o.title GLOB '*法' AND o.title NOT GLOB '*办法')
       OR substr(o.title, 3, 3) GLOB '*[省市县区州盟旗]*')
  AND NOT (o.relation IN ('repeals', 'amends', 'prolongs')
           AND (coalesce(t.parent, t.id) = o.family OR coalesce(t.document_date > o.document_date, 0)));
)sql";

// A title with a number that differs in one character from that of a document with this title: a slip of the pen, or of the
// scanner. Weaker than a document with the number and the title, stronger than one with the number and another title.
constexpr const char* kByNearNumber = R"sql(
INSERT INTO candidate
SELECT o.clause, o.ordinal, t.id, 110, coalesce(t.title_issuer, ''), coalesce(t.document_date, ''), t.key
FROM open_citation o JOIN document t ON t.title_key = o.title_key LEFT JOIN document e ON e.id = t.parent
WHERE t.id <> o.document AND o.number IS NOT NULL AND liye_is_slip(o.number, coalesce(t.number, e.number))
  AND (o.title_issuer IS NULL OR t.title_issuer IS NULL
       OR instr(t.title_issuer, o.title_issuer) > 0 OR instr(o.title_issuer, t.title_issuer) > 0)
  AND NOT (o.relation IN ('repeals', 'amends', 'prolongs') AND coalesce(t.parent, t.id) = o.family);
)sql";

// A number that means one document beside a title that means another of the same issuer: nobody can tell which.
constexpr const char* kDisagreeing = R"sql(
INSERT INTO candidate
SELECT o.clause, o.ordinal, t.id, c.score, '?' || t.key, coalesce(t.document_date, ''), t.key
FROM open_citation o
JOIN (SELECT clause, ordinal, max(score) AS score, target FROM candidate GROUP BY clause, ordinal) c
  ON c.clause = o.clause AND c.ordinal = o.ordinal AND c.score IN (100, 101)
JOIN document n ON n.id = c.target JOIN document t ON t.title_key = o.title_key
WHERE o.number IS NOT NULL AND length(o.title) >= 8 AND t.id <> o.document AND t.id <> n.id AND t.title_issuer = n.title_issuer
  AND coalesce(t.parent, t.id) <> coalesce(n.parent, n.id) AND coalesce(t.parent, t.id) <> o.family
  AND instr(liye_fold(n.title), liye_fold(o.title)) = 0 AND instr(liye_fold(o.title), liye_fold(n.title)) = 0;
)sql";

// The best candidate, the latest of equals. Equal ones of different issuers, and several numbers that differ from the given
// one in one character, make the mention ambiguous: it stays open.
constexpr const char* kDecide = R"sql(
UPDATE citation SET target = NULL, resolved_by = NULL
FROM open_citation o
WHERE citation.clause = o.clause AND citation.ordinal = o.ordinal AND citation.resolved_by IS NOT NULL;
UPDATE citation SET target = iif(w.clear, w.target, NULL),
       resolved_by = CASE WHEN NOT w.clear THEN 'ambiguous' WHEN w.score < 0 THEN 'title' WHEN w.score < 110 THEN 'number'
                          WHEN w.score < 120 THEN 'title~number' ELSE 'number+title' END
FROM (
  SELECT clause, ordinal, target, score,
         row_number() OVER (PARTITION BY clause, ordinal ORDER BY score DESC, target_date DESC, target_key) AS place,
         min(issuer) OVER equals = max(issuer) OVER equals
           AND (score <> 110 OR min(target_key) OVER equals = max(target_key) OVER equals) AS clear
  FROM candidate
  WINDOW equals AS (PARTITION BY clause, ordinal, score)
) w
WHERE citation.clause = w.clause AND citation.ordinal = w.ordinal AND w.place = 1;
DELETE FROM pending;
DELETE FROM open_citation;
DELETE FROM candidate;
)sql";

std::string_view TextOf(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  return text == nullptr ? std::string_view() : std::string_view(text, static_cast<size_t>(sqlite3_value_bytes(value)));
}

// liye_is_slip(number, number): whether they differ in one character or in two that have changed places.
void IsSlip(sqlite3_context* context, int, sqlite3_value** values) {
  const std::string_view one = TextOf(values[0]), other = TextOf(values[1]);
  const size_t difference = one.size() > other.size() ? one.size() - other.size() : other.size() - one.size();
  constexpr size_t kHan = 3;  // bytes
  const bool may = !one.empty() && !other.empty() && one != other && difference <= kHan;
  sqlite3_result_int(context, may && EditDistance(CodePoints(one), CodePoints(other), 1) == 1);
}

// liye_edition(title, date): the year of an edition, as the title names it, else that of the date; NULL for none.
void Edition(sqlite3_context* context, int, sqlite3_value** values) {
  constexpr size_t kYear = 4;
  const std::string named = EditionOfTitle(TextOf(values[0]));
  const std::string_view year = named.empty() ? TextOf(values[1]).substr(0, kYear) : std::string_view(named);
  if (year.empty()) return sqlite3_result_null(context);
  sqlite3_result_text(context, year.data(), static_cast<int>(year.size()), SQLITE_TRANSIENT);
}

// Once: SQLite replaces no function while a statement runs.
Result<void> AddFunctions(Database& database) {
  const Result<int64_t> known =
      database.Integer("SELECT count(*) FROM pragma_function_list WHERE name = 'liye_is_slip'");
  if (!known) return std::unexpected(known.error());
  if (*known > 0) return {};
  constexpr int kPure = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
  for (const auto& [name, function] : {std::pair{"liye_is_slip", &IsSlip}, std::pair{"liye_edition", &Edition}})
    if (const int code =
            sqlite3_create_function_v2(database.handle(), name, 2, kPure, nullptr, function, nullptr, nullptr, nullptr);
        code != SQLITE_OK)
      return std::unexpected(database.ErrorFor(code, sqlite3_errmsg(database.handle())));
  return {};
}

}  // namespace

Result<void> ResolveCitations(Database& database) {
  if (Result<void> added = AddFunctions(database); !added) return added;
  for (const char* step : {kCollect, kByNumber, kByTitle, kByNearNumber, kDisagreeing, kDecide})
    if (Result<void> done = database.Execute(step); !done) return done;
  return {};
}

}  // namespace liye
