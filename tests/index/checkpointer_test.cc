// Checkpoints beside the writer: what was committed arrives in the file, and the log stays below its bound.
#include "index/checkpointer.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include "tests/index/support.h"

namespace liye {
namespace {

constexpr int64_t kMegabyte = int64_t{1} << 20;

class CheckpointerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    database_ = *Database::Open(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 1000);
    ASSERT_TRUE(database_->Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE t (bytes BLOB)"));
  }
  // Commits some megabytes of other bytes each time.
  void Write(int megabytes) {
    ASSERT_TRUE(database_->Run("INSERT INTO t VALUES (randomblob(?1))", megabytes * kMegabyte));
  }
  int64_t Size(const std::string& suffix) { return static_cast<int64_t>(std::filesystem::file_size(path_ + suffix)); }

  const TestFolder folder_;
  const std::string path_ = folder_.path("base.db");
  std::unique_ptr<Database> database_;
};

TEST_F(CheckpointerTest, BringsCommitsIntoTheFile) {
  const Checkpointer checkpointer(*database_);
  Write(8);
  for (int i = 0; i < 1000 && Size("") < 8 * kMegabyte; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_GE(Size(""), 8 * kMegabyte);
}

TEST_F(CheckpointerTest, KeepsTheLogBelowItsBound) {
  const Checkpointer checkpointer(*database_);
  for (int i = 0; i < 50; ++i) Write(16);
  EXPECT_LT(Size("-wal"), 400 * kMegabyte);
  EXPECT_EQ(*database_->Integer("SELECT count(*) FROM t"), 50);
}

TEST_F(CheckpointerTest, GivesSqliteItsOwnCheckpointsBack) {
  {
    const Checkpointer checkpointer(*database_);
  }
  Write(8);
  EXPECT_GE(Size(""), 8 * kMegabyte);
}

TEST_F(CheckpointerTest, LeavesADatabaseWithoutAFileAlone) {
  const auto memory = Database::Open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, 0);
  const Checkpointer checkpointer(**memory);
  EXPECT_TRUE((*memory)->Execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
}

}  // namespace
}  // namespace liye
