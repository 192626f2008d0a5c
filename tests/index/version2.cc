#include "tests/index/version2.h"

#include <gtest/gtest.h>

#include "index/fts5_tokenizer.h"
#include "index/sqlite.h"
#include "tests/index/version1.h"

namespace liye {
namespace {

constexpr const char* kVersion2 = R"sql(
ALTER TABLE document ADD COLUMN identity_hash INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clause ADD COLUMN last INTEGER NOT NULL DEFAULT 0;
ALTER TABLE clause ADD COLUMN text_key INTEGER;
CREATE INDEX document_rank ON document (first_clause, last_clause, document_date, identity_hash);
CREATE INDEX citation_repeal ON citation (target, number) WHERE relation = 'repeals' AND target IS NOT NULL;
CREATE TABLE clause_rank (first_clause INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE VIEW clause_above AS SELECT id, heading FROM clause WHERE heading IS NOT NULL AND last > id;
CREATE VIRTUAL TABLE clause_heading USING fts5 (
  heading, content = 'clause_above', content_rowid = 'id', tokenize = 'liye', columnsize = 0);
PRAGMA user_version = 2;
)sql";

constexpr const char* kFill = R"sql(
BEGIN;
UPDATE document SET identity_hash = (SELECT t.identity_hash FROM today.document t WHERE t.id = document.id);
UPDATE clause SET last = (SELECT t.last FROM today.clause t WHERE t.id = clause.id),
                  text_key = (SELECT t.text_key FROM today.clause t WHERE t.id = clause.id);
INSERT INTO clause_rank SELECT * FROM today.clause_rank;
INSERT INTO clause_heading (clause_heading) VALUES ('rebuild');
COMMIT;
DETACH today;
)sql";

}  // namespace

void MakeVersion2Of(const std::string& today, const std::string& path) {
  MakeVersion1Of(today, path);
  const auto database = Database::Open(path, SQLITE_OPEN_READWRITE, 0);
  ASSERT_TRUE(database);
  ASSERT_EQ(RegisterTokenizer((*database)->handle()), SQLITE_OK);
  Result<void> done = (*database)->Execute(kVersion2);
  ASSERT_TRUE(done) << done.error().message();
  ASSERT_TRUE((*database)->Run("ATTACH ?1 AS today", today));
  done = (*database)->Execute(kFill);
  ASSERT_TRUE(done) << done.error().message();
}

}  // namespace liye
