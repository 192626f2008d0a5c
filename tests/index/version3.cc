#include "tests/index/version3.h"

#include <gtest/gtest.h>

#include "index/fts5_tokenizer.h"
#include "index/sqlite.h"
#include "tests/index/version2.h"

namespace liye {
namespace {

constexpr const char* kVersion3 = R"sql(
DROP TABLE clause_character;
DROP TABLE property;
CREATE TABLE character_posting (
  character INTEGER NOT NULL,
  first_clause INTEGER NOT NULL,
  last_clause INTEGER NOT NULL,
  clauses BLOB NOT NULL,
  PRIMARY KEY (character, first_clause)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_due ON deadline (due_date) WHERE due_date IS NOT NULL;
PRAGMA user_version = 3;
)sql";

constexpr const char* kFill = R"sql(
BEGIN;
INSERT INTO character_posting SELECT * FROM today.character_posting;
COMMIT;
DETACH today;
)sql";

}  // namespace

void MakeVersion3Of(const std::string& today, const std::string& path) {
  MakeVersion2Of(today, path);
  const auto database = Database::Open(path, SQLITE_OPEN_READWRITE, 0);
  ASSERT_TRUE(database);
  ASSERT_EQ(RegisterTokenizer((*database)->handle()), SQLITE_OK);
  Result<void> done = (*database)->Execute(kVersion3);
  ASSERT_TRUE(done) << done.error().message();
  ASSERT_TRUE((*database)->Run("ATTACH ?1 AS today", today));
  done = (*database)->Execute(kFill);
  ASSERT_TRUE(done) << done.error().message();
}

}  // namespace liye
