#include "tests/index/version1.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "index/fts5_tokenizer.h"
#include "index/sqlite.h"
#include "index/wanted_schema.h"

namespace liye {
namespace {

constexpr const char* kVersion1 = R"sql(
CREATE TABLE source (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, hash TEXT, byte_size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL, media_type TEXT, encoding TEXT, replaced INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX source_hash ON source (hash);
CREATE TABLE document (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, identity TEXT NOT NULL UNIQUE, parent
  INTEGER REFERENCES document (id) ON DELETE CASCADE, number TEXT, title TEXT, issuing_authority TEXT,
  document_date TEXT, document_type TEXT, primary_recipients TEXT, signatory TEXT, classification TEXT, urgency
  TEXT, effective_date TEXT, cc_recipients TEXT, printing_office TEXT, printing_date TEXT, subject_terms TEXT,
  title_key INTEGER, title_issuer TEXT, source INTEGER NOT NULL REFERENCES source (id), start INTEGER NOT NULL,
  "end" INTEGER NOT NULL, text_size INTEGER NOT NULL, text_hash INTEGER NOT NULL, first_clause INTEGER NOT NULL,
  last_clause INTEGER NOT NULL) STRICT;
CREATE INDEX document_parent ON document (parent) WHERE parent IS NOT NULL;
CREATE INDEX document_number ON document (number) WHERE number IS NOT NULL;
CREATE INDEX document_title ON document (title_key) WHERE title_key IS NOT NULL;
CREATE INDEX document_of_source ON document (source);
CREATE TABLE document_source (document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE, source INTEGER
  NOT NULL REFERENCES source (id) ON DELETE CASCADE, start INTEGER NOT NULL, "end" INTEGER NOT NULL, PRIMARY KEY
  (document, source, start)) STRICT, WITHOUT ROWID;
CREATE INDEX document_source_source ON document_source (source);
CREATE TABLE clause (id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  parent INTEGER, ordinal INTEGER NOT NULL, kind TEXT NOT NULL, depth INTEGER NOT NULL, label TEXT, heading TEXT,
  path TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT) STRICT;
CREATE INDEX clause_document ON clause (document);
CREATE TABLE citation (clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, relation TEXT NOT NULL, number TEXT, title TEXT, paired INTEGER NOT NULL, title_key INTEGER,
  title_issuer TEXT, target INTEGER REFERENCES document (id) ON DELETE SET NULL, resolved_by TEXT, start INTEGER
  NOT NULL, "end" INTEGER NOT NULL, text TEXT, rule TEXT, certainty TEXT NOT NULL, PRIMARY KEY (clause, ordinal))
  STRICT, WITHOUT ROWID;
CREATE INDEX citation_number ON citation (number) WHERE number IS NOT NULL;
CREATE INDEX citation_title ON citation (title_key) WHERE title_key IS NOT NULL;
CREATE INDEX citation_target ON citation (target) WHERE target IS NOT NULL;
CREATE TABLE deadline (clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL, value TEXT NOT NULL, due_date TEXT, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text
  TEXT, rule TEXT, certainty TEXT NOT NULL, PRIMARY KEY (clause, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE amount (clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE, ordinal INTEGER NOT NULL,
  value TEXT NOT NULL, currency TEXT, bound TEXT NOT NULL, per TEXT, start INTEGER NOT NULL, "end" INTEGER NOT
  NULL, text TEXT, rule TEXT, certainty TEXT NOT NULL, PRIMARY KEY (clause, ordinal)) STRICT, WITHOUT ROWID;
CREATE TABLE unit (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE duty (clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE, ordinal INTEGER NOT NULL, unit
  INTEGER NOT NULL REFERENCES unit (id), role TEXT NOT NULL, task TEXT, deadline TEXT, due_date TEXT, scope_start
  INTEGER NOT NULL, scope_end INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT, rule
  TEXT, certainty TEXT NOT NULL, PRIMARY KEY (clause, ordinal)) STRICT, WITHOUT ROWID;
CREATE INDEX duty_unit ON duty (unit);
CREATE TABLE pending (kind TEXT NOT NULL, value ANY NOT NULL, PRIMARY KEY (kind, value)) STRICT, WITHOUT ROWID;
CREATE TABLE property (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO property VALUES ('indexed_characters', 0);
CREATE VIRTUAL TABLE clause_text USING fts5 (text, content = 'clause', content_rowid = 'id', tokenize = 'liye');
CREATE VIRTUAL TABLE clause_character USING fts5 (text, content = 'clause', content_rowid = 'id', 
  tokenize = 'liye_character', detail = none, columnsize = 0);
PRAGMA application_id = 1818851685;
PRAGMA user_version = 1;
)sql";

constexpr const char* kViewsOfVersion1 = R"sql(
CREATE VIEW treatment AS
SELECT r.target AS document, r.relation, r.clause, r.ordinal
FROM citation r WHERE r.target IS NOT NULL AND r.relation IN ('repeals', 'amends') AND r.paired = 0
UNION
SELECT e.id, r.relation, r.clause, r.ordinal
FROM citation r JOIN document t ON t.id = r.target JOIN document e ON e.id = t.parent AND e.number = r.number
WHERE r.relation IN ('repeals', 'amends') AND r.paired = 0
UNION
SELECT a.id, r.relation, r.clause, r.ordinal
FROM citation r JOIN document a ON a.parent = r.target
WHERE r.relation = 'repeals' AND r.paired = 0;

CREATE VIEW document_status AS
WITH repeal AS (
  SELECT x.document, coalesce(b.number, e.number, b.title) AS repealed_by, c.path AS clause_path, r.text AS evidence,
         row_number() OVER (PARTITION BY x.document ORDER BY b.document_date DESC, b.key, r.start) AS place
  FROM treatment x JOIN citation r ON r.clause = x.clause AND r.ordinal = x.ordinal JOIN clause c ON c.id = r.clause
  JOIN document b ON b.id = c.document LEFT JOIN document e ON e.id = b.parent
  WHERE x.relation = 'repeals')
SELECT d.id AS document, d.key, d.number, d.title, d.document_date,
       iif(p.document IS NULL, 'unknown', 'repealed') AS status, p.repealed_by, p.clause_path, p.evidence
FROM document d LEFT JOIN repeal p ON p.document = d.id AND p.place = 1;

CREATE VIEW citation_graph AS
SELECT d.id AS document, d.key, coalesce(d.number, e.number) AS number, d.title, c.path AS clause_path, r.relation,
       r.number AS cited_number, r.title AS cited_title, r.target, t.key AS target_key, t.number AS target_number,
       t.title AS target_title, r.resolved_by, r.text AS evidence
FROM citation r JOIN clause c ON c.id = r.clause JOIN document d ON d.id = c.document
LEFT JOIN document e ON e.id = d.parent LEFT JOIN document t ON t.id = r.target
WHERE r.relation <> 'own' AND r.paired = 0;

CREATE VIEW responsibility_list AS
SELECT u.name AS unit, y.role, y.task, y.deadline, y.due_date, coalesce(d.number, e.number) AS number, d.title,
       d.document_date, c.path AS clause_path, c.heading, y.text AS evidence, d.key, d.id AS document, c.id AS clause,
       y.certainty
FROM duty y JOIN unit u ON u.id = y.unit JOIN clause c ON c.id = y.clause JOIN document d ON d.id = c.document
LEFT JOIN document e ON e.id = d.parent;
)sql";

// A notice with a plan, and a draft of the same plan; the third document was removed, its ids are a hole.
constexpr const char* kNoticeAndDraft = R"sql(
INSERT INTO source (id, path, hash, byte_size, modified_ns) VALUES (1, '/a.txt', 'a', 900, 1), (2, '/b.txt', 'b', 400, 1);
INSERT INTO document (id, key, identity, parent, number, title, issuing_authority, document_date, document_type, source,
  start, "end", text_size, text_hash, first_clause, last_clause) VALUES
  (1, '平川市人民政府/平政〔2021〕5号', 'number/1', NULL, '平政〔2021〕5号', '关于印发节水方案的通知', '平川市人民政府',
   '2021-03-01', '通知', 1, 0, 900, 100, 1, 1, 1),
  (2, '平川市人民政府/平政〔2021〕5号#1', 'number/1#1', 1, NULL, '节水方案', '平川市人民政府', '2021-03-01', '方案', 1, 100,
   900, 100, 2, 2, 4),
  (4, 'text/1', 'text/1', NULL, NULL, '方案（征求意见稿）', NULL, NULL, '方案', 2, 0, 400, 100, 3, 8, 9);
INSERT INTO document_source VALUES (1, 1, 0, 900), (4, 2, 0, 400);
INSERT INTO clause (id, document, parent, ordinal, kind, depth, heading, path, start, "end", text) VALUES
  (1, 1, NULL, 0, 'document', 0, '关于印发节水方案的通知', NULL, 0, 900, '关于印发节水方案的通知'),
  (2, 2, NULL, 0, 'document', 0, '节水方案', NULL, 100, 900, '节水方案'),
  (3, 2, 2, 1, 'level1', 1, '管网改造', '一、', 200, 900, '管网改造'),
  (4, 2, 3, 2, 'level2', 2, NULL, '一、（一）', 300, 900, '各县区应当在年底前完成老旧管网改造任务。'),
  (8, 4, NULL, 0, 'document', 0, '方案（征求意见稿）', NULL, 0, 400, '方案（征求意见稿）'),
  (9, 4, 8, 1, 'level1', 1, NULL, '一、', 50, 400, '各县区应当在年底前完成老旧管网改造任务');
)sql";

constexpr const char* kIndexTexts = R"sql(
INSERT INTO clause_text (rowid, text) SELECT id, text FROM clause;
INSERT INTO clause_character (rowid, text) SELECT id, text FROM clause;
UPDATE property SET value = (SELECT max(id) FROM clause) WHERE name = 'indexed_characters';
)sql";

void MustExecute(Database& database, const std::string& sql) {
  const Result<void> done = database.Execute(sql);
  ASSERT_TRUE(done) << done.error().message();
}

std::unique_ptr<Database> NewVersion1(const std::string& path) {
  auto database = Database::Open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0);
  EXPECT_TRUE(database) << path;
  EXPECT_EQ(RegisterTokenizer((*database)->handle()), SQLITE_OK);
  MustExecute(**database, "PRAGMA journal_mode = WAL");
  MustExecute(**database, kVersion1);
  MustExecute(**database, kViewsOfVersion1);
  return *std::move(database);
}

}  // namespace

void MakeVersion1(const std::string& path) {
  const auto database = NewVersion1(path);
  MustExecute(*database, std::string("BEGIN;") + kNoticeAndDraft + kIndexTexts + "COMMIT");
}

void MakeVersion1Of(const std::string& today, const std::string& path) {
  const auto database = NewVersion1(path);
  ASSERT_TRUE(database->Run("ATTACH ?1 AS today", today));
  std::string sql = "PRAGMA foreign_keys = OFF; BEGIN;";
  for (const std::string table : {"source", "document", "document_source", "clause", "citation", "deadline", "amount",
                                  "unit", "duty", "pending"}) {
    std::string columns;
    const auto names = ColumnsOf(*database, table);
    for (const std::string& column : *names) columns += (columns.empty() ? "\"" : ", \"") + column + '"';
    sql += "INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM today." + table + ';';
  }
  MustExecute(*database, sql + kIndexTexts + "COMMIT; DETACH today");
}

}  // namespace liye
