// Files of earlier schema versions are brought up to date and answer as if they had been written today.
#include <gtest/gtest.h>

#include "index/fts5_tokenizer.h"
#include "index/schema.h"
#include "index/sqlite.h"
#include "tests/index/support.h"

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

// A notice with a plan, and a draft of the same plan; the third document was removed, its ids are a hole.
constexpr const char* kRows = R"sql(
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
INSERT INTO clause_text (rowid, text) SELECT id, text FROM clause;
INSERT INTO clause_character (rowid, text) SELECT id, text FROM clause;
UPDATE property SET value = 9 WHERE name = 'indexed_characters';
)sql";

void MakeVersion1(const std::string& path) {
  const auto database = Database::Open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0);
  ASSERT_TRUE(database);
  ASSERT_EQ(RegisterTokenizer((*database)->handle()), SQLITE_OK);
  for (const char* sql : {kVersion1, kRows}) {
    const Result<void> done = (*database)->Execute(sql);
    ASSERT_TRUE(done) << done.error().message();
  }
}

TEST(Migration, Version1IsRankedAsIfWrittenToday) {
  const TestFolder folder;
  const std::string path = folder.path("old.db");
  MakeVersion1(path);
  EXPECT_FALSE(KnowledgeBase::Open(path, OpenMode::kReadOnly)) << "reading changes nothing";
  const auto base = KnowledgeBase::Open(path, OpenMode::kReadWrite);
  ASSERT_TRUE(base) << base.error().message();
  EXPECT_EQ(*(*base)->database().Integer("PRAGMA user_version"), SchemaVersion());
  EXPECT_EQ(*(*base)->database().Integer("SELECT count(*) FROM clause"), 6);
  EXPECT_EQ(*(*base)->database().Integer("SELECT last FROM clause WHERE id = 2"), 4);
  EXPECT_EQ(*(*base)->Check(), std::vector<std::string>());

  SearchOptions options;
  options.explain = true;
  const auto found = (*base)->Search(*ParseQuery("管网改造"), options);
  ASSERT_TRUE(found) << found.error().message();
  EXPECT_EQ(found->total, 3u);
  ASSERT_EQ(found->hits.size(), 2u);
  for (const SearchHit& hit : found->hits) {
    EXPECT_EQ(hit.copies.size(), hit.path == "一、（一）" ? 1u : 0u);
    EXPECT_EQ(hit.parts.headings > 0, hit.path == "一、（一）");
  }
}

TEST(Migration, AMigratedFileTakesMore) {
  const TestFolder folder;
  const std::string path = folder.path("old.db");
  MakeVersion1(path);
  const auto base = KnowledgeBase::Open(path, OpenMode::kReadWrite);
  ASSERT_TRUE(base) << base.error().message();
  folder.Write("in/a.txt", NoticeText(1));
  MustIngest(**base, {folder.path("in")});
  EXPECT_GT(*(*base)->database().Integer("SELECT max(id) FROM clause"), 9);
  EXPECT_EQ((*base)->Search(*ParseQuery("管网改造"))->total, 3u);
  EXPECT_GT((*base)->Search(*ParseQuery("责任单位"))->total, 0u);
  EXPECT_EQ(*(*base)->Check(), std::vector<std::string>());
}

}  // namespace
}  // namespace liye
