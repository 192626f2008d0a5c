#include "index/schema.h"

#include <array>
#include <string>

#include "index/character_posting.h"
#include "index/clause_rank.h"
#include "index/reference_words.h"

namespace liye {
namespace {

// Version 1. `start` and `end` are byte offsets in the text of document.source, what `liye text FILE` prints.
//
// Facts are kept in the order of their clause, without a rowid: that is the order in which they are
// written and read, and it makes deleting a clause cheap. The clauses of a document are its
// ids first_clause to last_clause, so that a clause's document is found without reading the clause.
constexpr const char* kTables = R"sql(
CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  hash TEXT,                -- of the bytes; NULL until all its documents are written
  byte_size INTEGER NOT NULL,
  modified_ns INTEGER NOT NULL,
  media_type TEXT,
  encoding TEXT,
  replaced INTEGER NOT NULL DEFAULT 0  -- invalid sequences that became U+FFFD
) STRICT;
CREATE INDEX source_hash ON source (hash);

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,       -- issuer/number, else issuer/title/date, else text/hash
  identity TEXT NOT NULL UNIQUE,  -- what makes two texts versions of one document
  parent INTEGER REFERENCES document (id) ON DELETE CASCADE,  -- the envelope of an attached document
  number TEXT,
  title TEXT,
  issuing_authority TEXT,
  document_date TEXT,
  document_type TEXT,
  primary_recipients TEXT,
  signatory TEXT,
  classification TEXT,
  urgency TEXT,
  effective_date TEXT,
  cc_recipients TEXT,
  printing_office TEXT,
  printing_date TEXT,
  subject_terms TEXT,
  title_key INTEGER,   -- hash of the folded title without the issuer in front; NULL without a title
  title_issuer TEXT,   -- the folded issuer in front of the title, else the issuing authority
  source INTEGER NOT NULL REFERENCES source (id),  -- whose text this is
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text_size INTEGER NOT NULL,  -- of all clauses; with text_hash it decides between versions
  text_hash INTEGER NOT NULL,
  first_clause INTEGER NOT NULL,
  last_clause INTEGER NOT NULL
) STRICT;
CREATE INDEX document_parent ON document (parent) WHERE parent IS NOT NULL;
CREATE INDEX document_number ON document (number) WHERE number IS NOT NULL;
CREATE INDEX document_title ON document (title_key) WHERE title_key IS NOT NULL;
CREATE INDEX document_of_source ON document (source);

CREATE TABLE document_source (   -- every place where a document was found
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, source, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_source_source ON document_source (source);

CREATE TABLE clause (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  parent INTEGER,              -- clause above; NULL for the document's own text
  ordinal INTEGER NOT NULL,    -- 0: the document's own text (title, opening, signature)
  kind TEXT NOT NULL,
  depth INTEGER NOT NULL,
  label TEXT,
  heading TEXT,
  path TEXT,                   -- 二、（三）5.
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT                    -- without the label and the clauses below it
) STRICT;
CREATE INDEX clause_document ON clause (document);

CREATE TABLE citation (        -- mentions of numbers and titles; relation own: the document's own number
  clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,          -- number or title: what the evidence is
  relation TEXT NOT NULL,
  number TEXT,
  title TEXT,
  paired INTEGER NOT NULL,     -- 1: the number beside a title that has a row of its own
  title_key INTEGER,
  title_issuer TEXT,
  target INTEGER REFERENCES document (id) ON DELETE SET NULL,
  resolved_by TEXT,            -- number, title, number+title
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT,
  rule TEXT,
  certainty TEXT NOT NULL,
  PRIMARY KEY (clause, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_number ON citation (number) WHERE number IS NOT NULL;
CREATE INDEX citation_title ON citation (title_key) WHERE title_key IS NOT NULL;
CREATE INDEX citation_target ON citation (target) WHERE target IS NOT NULL;

CREATE TABLE deadline (
  clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  due_date TEXT,               -- the day, or the last day of a window
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT,
  rule TEXT,
  certainty TEXT NOT NULL,
  PRIMARY KEY (clause, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE amount (
  clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,
  currency TEXT,
  bound TEXT NOT NULL,
  per TEXT,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT,
  rule TEXT,
  certainty TEXT NOT NULL,
  PRIMARY KEY (clause, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE duty (
  clause INTEGER NOT NULL REFERENCES clause (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  unit INTEGER NOT NULL REFERENCES unit (id),
  role TEXT NOT NULL,
  task TEXT,
  deadline TEXT,               -- the deadlines of the same task, as the text has them
  due_date TEXT,               -- the earliest of them that is a day
  scope_start INTEGER NOT NULL,  -- the clause or table row that holds the task
  scope_end INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT,
  rule TEXT,
  certainty TEXT NOT NULL,
  PRIMARY KEY (clause, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_unit ON duty (unit);

CREATE TABLE pending (         -- what the next resolution of references has to look at again
  kind TEXT NOT NULL,          -- document (id), number, title (title_key)
  value ANY NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE property (        -- indexed_characters: clauses up to this id are in clause_character
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO property VALUES ('indexed_characters', 0);

CREATE VIRTUAL TABLE clause_text USING fts5 (text, content = 'clause', content_rowid = 'id', tokenize = 'liye');
CREATE VIRTUAL TABLE clause_character USING fts5 (
  text, content = 'clause', content_rowid = 'id', tokenize = 'liye_character', detail = none, columnsize = 0);
)sql";

constexpr const char* kViews = R"sql(
CREATE VIEW treatment AS      -- what a repeal or an amendment touches
SELECT r.target AS document, r.relation, r.part, r.clause, r.ordinal
FROM citation r WHERE r.target IS NOT NULL AND r.relation IN ('repeals', 'amends') AND r.paired = 0
UNION                         -- named by its number: the notice that printed it goes too
SELECT e.id, r.relation, r.part, r.clause, r.ordinal
FROM citation r JOIN document t ON t.id = r.target JOIN document e ON e.id = t.parent AND e.number = r.number
WHERE r.relation IN ('repeals', 'amends') AND r.paired = 0
UNION                         -- what a repealed notice printed goes with it
SELECT a.id, r.relation, r.part, r.clause, r.ordinal
FROM citation r JOIN document a ON a.parent = r.target
WHERE r.relation = 'repeals' AND r.paired = 0;

CREATE VIEW document_status AS
WITH repeal AS (
  SELECT x.document, coalesce(b.number, e.number, b.title) AS repealed_by, c.path AS clause_path, r.text AS evidence,
         row_number() OVER (PARTITION BY x.document ORDER BY b.document_date DESC, b.key, r.start) AS place
  FROM treatment x JOIN citation r ON r.clause = x.clause AND r.ordinal = x.ordinal JOIN clause c ON c.id = r.clause
  JOIN document b ON b.id = c.document LEFT JOIN document e ON e.id = b.parent
  WHERE x.relation = 'repeals' AND x.part IS NULL)
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

// Version 2: what ranking needs. Titles and headings that have clauses below them are indexed once each.
constexpr const char* kRanking = R"sql(
ALTER TABLE document ADD COLUMN identity_hash INTEGER NOT NULL DEFAULT 0;  -- names it in cursors and settles ties
ALTER TABLE clause ADD COLUMN last INTEGER NOT NULL DEFAULT 0;  -- the last clause below it, or itself
ALTER TABLE clause ADD COLUMN text_key INTEGER;  -- hash of the folded text without marks; NULL for a short one
CREATE INDEX document_rank ON document (first_clause, last_clause, document_date, identity_hash);
CREATE INDEX citation_repeal ON citation (target, number) WHERE relation = 'repeals' AND target IS NOT NULL;

CREATE TABLE clause_rank (       -- see index/clause_rank.h
  first_clause INTEGER PRIMARY KEY,
  data BLOB NOT NULL           -- 10 bytes a clause: tokens, clauses below it, text_key
) STRICT;

CREATE VIEW clause_above AS SELECT id, heading FROM clause WHERE heading IS NOT NULL AND last > id;
CREATE VIRTUAL TABLE clause_heading USING fts5 (
  heading, content = 'clause_above', content_rowid = 'id', tokenize = 'liye', columnsize = 0);
)sql";

// Version 3: single characters have posting lists instead of a full-text table, written with their clauses.
constexpr const char* kCharacters = R"sql(
DROP TABLE clause_character;
DROP TABLE property;
CREATE TABLE character_posting (  -- see index/character_posting.h
  character INTEGER NOT NULL,    -- folded code point
  first_clause INTEGER NOT NULL,
  last_clause INTEGER NOT NULL,
  clauses BLOB NOT NULL,         -- varints: differences from first_clause to the last
  PRIMARY KEY (character, first_clause)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_due ON deadline (due_date) WHERE due_date IS NOT NULL;
)sql";

// Version 4: what the user has said of units, named and not numbered, so that it outlives every document; and which
// part of another document a repeal or an amendment touches.
constexpr const char* kDecisionsAndParts = R"sql(
CREATE TABLE unit_decision (     -- see index/units.h
  region TEXT NOT NULL,          -- of the issuers in whose documents it holds; ?: of those that do not tell it
  name TEXT NOT NULL,
  office TEXT NOT NULL,          -- a name of the office that it counts as; the same name: an office of its own
  PRIMARY KEY (region, name, office)
) STRICT, WITHOUT ROWID;
ALTER TABLE citation ADD COLUMN part TEXT;  -- of the document that is meant: 第十二条第二款; NULL for the whole
)sql";

// Version 5: what stands around mentions, and how copies of a document differ.
constexpr const char* kReferences = R"sql(
ALTER TABLE citation ADD COLUMN edition TEXT;  -- the year of the edition of a law that is cited; NULL for none
CREATE INDEX citation_treatment ON citation (target)
WHERE target IS NOT NULL AND relation IN ('repeals', 'amends', 'prolongs', 'confirms', 'corrects');
ALTER TABLE document_source ADD COLUMN text_hash INTEGER;  -- of what stands there; NULL when it was read before version 5
UPDATE document_source SET text_hash = (SELECT text_hash FROM document d WHERE d.id = document_source.document)
WHERE (SELECT d.source = document_source.source AND d.start = document_source.start FROM document d
       WHERE d.id = document_source.document);
)sql";

// What leads to a version from the one before: SQL, and what has to be worked out from the texts.
struct Migration {
  const char* sql;
  Result<void> (*fill)(Database& database);
};
constexpr std::array<Migration, 5> kMigrations = {{{kTables, nullptr},
                                                   {kRanking, RebuildRanks},
                                                   {kCharacters, RebuildCharacters},
                                                   {kDecisionsAndParts, nullptr},
                                                   {kReferences, RebuildReferences}}};

Result<void> CheckOwner(Database& database, int64_t& version) {
  const Result<int64_t> application = database.Integer("PRAGMA application_id");
  if (!application) return std::unexpected(application.error());
  const Result<int64_t> found = database.Integer("PRAGMA user_version");
  if (!found) return std::unexpected(found.error());
  const Result<int64_t> objects = database.Integer("SELECT count(*) FROM sqlite_schema");
  if (!objects) return std::unexpected(objects.error());
  version = *found;
  const bool fresh = *application == 0 && *found == 0 && *objects == 0;
  if (*application != kApplicationId && !fresh)
    return std::unexpected(Error{Error::Kind::kNotOurs, database.path(), "it is an SQLite database of another program",
                                 "Name a file made by `liye ingest`, or one that does not exist yet."});
  if (version > SchemaVersion())
    return std::unexpected(Error{Error::Kind::kNewerSchema, database.path(),
                                 "it was written by a newer liye (schema " + std::to_string(version) +
                                     ", this one reads " + std::to_string(SchemaVersion()) + ")",
                                 "Upgrade liye."});
  return {};
}

Result<void> Migrate(Database& database, int64_t version) {
  for (size_t step = static_cast<size_t>(version); step < kMigrations.size(); ++step) {
    if (Result<void> done = database.Execute(kMigrations[step].sql); !done) return done;
    if (kMigrations[step].fill == nullptr) continue;
    if (Result<void> done = kMigrations[step].fill(database); !done) return done;
  }
  for (const char* view : {"treatment", "document_status", "citation_graph", "responsibility_list"})
    if (Result<void> done = database.Execute(std::string("DROP VIEW IF EXISTS ") + view); !done) return done;
  if (Result<void> done = database.Execute(kViews); !done) return done;
  return database.Execute("PRAGMA application_id = " + std::to_string(kApplicationId) +
                          "; PRAGMA user_version = " + std::to_string(SchemaVersion()));
}

}  // namespace

int64_t SchemaVersion() { return static_cast<int64_t>(kMigrations.size()); }

Result<void> MigrateSchema(Database& database) {
  int64_t version = 0;
  if (Result<void> ours = CheckOwner(database, version); !ours) return ours;
  if (version == SchemaVersion()) return {};
  if (Result<void> begun = database.Execute("BEGIN IMMEDIATE"); !begun) return begun;
  Result<void> ours = CheckOwner(database, version);  // somebody may have been quicker
  if (ours && version < SchemaVersion()) ours = Migrate(database, version);
  if (ours) ours = database.Execute("COMMIT");
  if (!ours) (void)database.Execute("ROLLBACK");
  return ours;
}

Result<void> CheckSchema(Database& database) {
  int64_t version = 0;
  if (Result<void> ours = CheckOwner(database, version); !ours) return ours;
  if (version == SchemaVersion()) return {};
  return std::unexpected(Error{Error::Kind::kNotOurs, database.path(),
                               version == 0 ? "it is an empty database" : "it was written by an older liye",
                               "Run `liye ingest` on it once."});
}

}  // namespace liye
