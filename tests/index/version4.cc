#include "tests/index/version4.h"

#include <gtest/gtest.h>

#include "index/fts5_tokenizer.h"
#include "index/sqlite.h"
#include "tests/index/version3.h"

namespace liye {
namespace {

// Parts were read of repeals and amendments only.
constexpr const char* kVersion4 = R"sql(
CREATE TABLE unit_decision (
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  office TEXT NOT NULL,
  PRIMARY KEY (region, name, office)
) STRICT, WITHOUT ROWID;
ALTER TABLE citation ADD COLUMN part TEXT;
PRAGMA user_version = 4;
)sql";

}  // namespace

void MakeVersion4Of(const std::string& today, const std::string& path) {
  MakeVersion3Of(today, path);
  const auto database = Database::Open(path, SQLITE_OPEN_READWRITE, 0);
  ASSERT_TRUE(database);
  ASSERT_EQ(RegisterTokenizer((*database)->handle()), SQLITE_OK);
  const Result<void> done = (*database)->Execute(kVersion4);
  ASSERT_TRUE(done) << done.error().message();
}

}  // namespace liye
