// Eight processes that read while one ingests: no error, never half a document.
//
// Times are printed and not asserted; readers_bench measures them over a minute and a larger base.
#include "tests/index/readers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "index/sqlite.h"
#include "tests/index/support.h"

namespace liye {
namespace {

std::string Notices(unsigned seed, unsigned count, unsigned paragraphs) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) text += NoticeText(seed + i, paragraphs) + "\n";
  return text;
}

// New and changed documents, as fast as they can be read.
bool IngestRound(KnowledgeBase& base, const TestFolder& folder, unsigned round) {
  for (unsigned i = 0; i < 40; ++i)
    folder.Write("in/" + std::to_string(round % 50) + "-" + std::to_string(i) + ".txt",
                 Notices(100000 + 320 * (round % 50) + 8 * i, 8, 8 + round % 3));
  return Ingest(base, {folder.path("in")}, {.jobs = 1, .rows_per_commit = 2000}).has_value();
}

TEST(Readers, SeeWholeDocumentsWhileOthersAreWritten) {
  const TestFolder folder;
  const std::string path = folder.path("base.db");
  for (unsigned i = 0; i < 100; ++i) folder.Write("in/first-" + std::to_string(i) + ".txt", Notices(10 * i, 10, 10));
  MustIngest(*OpenNew(path), {folder.path("in")});
  const ReadersLoad load{.queries = {"安全生产", "信用建设", "台账", "300万元", "市财政局 垃圾分类",
                                     "节约用水 | 养老服务", "单位:市财政局 期限:<2021-07"}};
  const ReadersTimes idle = RunReaders(path, folder.path(), load);
  const auto before = OpenNew(path)->database().Integer("SELECT max(id) FROM clause");
  std::unique_ptr<KnowledgeBase> written;  // opened by the process that writes
  unsigned round = 0;
  const pid_t writer = StartWriter([&] {
    if (!written) written = OpenNew(path);
    return IngestRound(*written, folder, round++);
  });
  // On a slow machine the first commit may take longer than the readers read.
  const auto reader = KnowledgeBase::Open(path, OpenMode::kReadOnly);
  ASSERT_TRUE(reader);
  const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  while (*(*reader)->database().Integer("SELECT max(id) FROM clause") == *before &&
         std::chrono::steady_clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  const ReadersTimes busy = RunReaders(path, folder.path(), load);
  EXPECT_TRUE(StopWriter(writer)) << "the ingest ended early";
  EXPECT_EQ(idle.errors, std::vector<std::string>());
  EXPECT_EQ(busy.errors, std::vector<std::string>());
  ASSERT_FALSE(idle.clock.empty() || busy.clock.empty());
  PrintTimes("idle", idle);
  PrintTimes("under ingest", busy);
  const auto base = OpenNew(path);
  EXPECT_GT(*base->database().Integer("SELECT max(id) FROM clause"), *before) << "nothing was written meanwhile";
  EXPECT_EQ(*base->Check(), std::vector<std::string>());
}

}  // namespace
}  // namespace liye
