// kill -9 at any moment of an ingestion: the database opens, is sound, and a rerun completes it.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>

#include "tests/index/support.h"

namespace liye {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMoments = 20;

// Ingests in a process of its own and kills it after `delay`, unless it is done before.
void IngestAndKill(const std::string& database, const std::string& folder, std::chrono::microseconds delay) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto base = KnowledgeBase::Open(database, OpenMode::kCreate);
    const bool done = base && Ingest(**base, {folder}, {.jobs = 2, .rows_per_commit = 100});
    ::_exit(done ? 0 : 1);
  }
  ::usleep(static_cast<useconds_t>(delay.count()));
  ::kill(child, SIGKILL);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the ingestion itself failed";
}

// Documents without all of their clauses, or facts without a clause, would be half a document.
void ExpectWholeDocuments(KnowledgeBase& base) {
  const auto complaints = base.Check();
  ASSERT_TRUE(complaints) << complaints.error().message();
  EXPECT_EQ(*complaints, std::vector<std::string>());
  const auto documents = base.List();
  ASSERT_TRUE(documents);
  for (const DocumentRecord& document : *documents) {
    const auto clauses = base.Clauses(document.id);
    ASSERT_TRUE(clauses);
    ASSERT_EQ(clauses->size(), document.clauses) << document.key;
  }
}

TEST(Kill, LeavesASoundDatabaseThatARerunCompletes) {
  const TestFolder folder;
  for (unsigned i = 0; i < 120; ++i) {
    std::string text;
    for (unsigned k = 0; k < 4; ++k) text += NoticeText(4 * i + k, 8) + "\n";
    folder.Write("in/" + std::to_string(i) + ".txt", text);
  }
  const auto start = Clock::now();
  const auto whole = OpenNew(folder.path("whole.db"));
  MustIngest(*whole, {folder.path("in")});
  const auto duration = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
  const std::string expected = Contents(*whole);
  std::mt19937 random(static_cast<unsigned>(Clock::now().time_since_epoch().count()));
  for (int moment = 0; moment < kMoments; ++moment) {
    const std::string database = folder.path("killed.db");
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(database + suffix);
    const std::chrono::microseconds delay(random() % static_cast<unsigned long>(duration.count() + 1));
    IngestAndKill(database, folder.path("in"), delay);
    if (HasFatalFailure()) return;
    const auto base = OpenNew(database);
    ExpectWholeDocuments(*base);
    MustIngest(*base, {folder.path("in")});
    ExpectWholeDocuments(*base);
    ASSERT_EQ(Contents(*base), expected) << "killed after " << delay.count() << " µs";
  }
}

}  // namespace
}  // namespace liye
