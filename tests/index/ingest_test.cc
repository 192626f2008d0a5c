#include "index/ingest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "index/sqlite.h"
#include "tests/index/support.h"

namespace liye {
namespace {

void ExpectSound(KnowledgeBase& base) {
  const auto complaints = base.Check();
  ASSERT_TRUE(complaints) << complaints.error().message();
  EXPECT_EQ(*complaints, std::vector<std::string>());
}

// What a fresh knowledge base holds after reading `paths`.
std::string Fresh(const TestFolder& folder, const std::vector<std::string>& paths, const IngestOptions& options = {}) {
  static int number = 0;
  const auto base = OpenNew(folder.path("fresh" + std::to_string(number++) + ".db"));
  MustIngest(*base, paths, options);
  ExpectSound(*base);
  return Contents(*base);
}

class IngestTest : public testing::Test {
 protected:
  void SetUp() override { base_ = OpenNew(folder_.path("test.db")); }
  IngestSummary Run(const IngestOptions& options = {}) { return MustIngest(*base_, {folder_.path("in")}, options); }
  // The database must be what a fresh one would be.
  void ExpectAsFresh() {
    ExpectSound(*base_);
    EXPECT_EQ(Contents(*base_), Fresh(folder_, {folder_.path("in")}));
  }

  TestFolder folder_;
  std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(IngestTest, PutsEveryInputIntoOneClass) {
  folder_.Write("in/a.txt", NoticeText(1));
  folder_.Write("in/b.txt", NoticeText(2));
  folder_.Write("in/copy.txt", NoticeText(1));
  folder_.Write("in/empty.txt", "");
  folder_.Write("in/blank.txt", " \n\n\t");
  IngestSummary first = MustIngest(*base_, {folder_.path("in"), folder_.path("missing")});
  EXPECT_EQ(first.found, 6u);
  EXPECT_EQ(first.added, 2u);
  EXPECT_EQ(first.duplicate, 1u);
  EXPECT_EQ(first.skipped.size(), 2u);
  ASSERT_EQ(first.failed.size(), 1u);
  EXPECT_EQ(first.failed[0].kind, Error::Kind::kNotFound);
  EXPECT_EQ(first.documents, 2u);
  EXPECT_GT(first.clauses, 10u);
  const std::string before = Contents(*base_);
  const IngestSummary second = Run();
  EXPECT_EQ(second.unchanged, 5u);
  EXPECT_EQ(second.documents, 0u);
  EXPECT_EQ(second.bytes, 0u);
  EXPECT_EQ(Contents(*base_), before);
  const IngestSummary third = Run({.trust_times = false});
  EXPECT_EQ(third.unchanged, 5u);
  EXPECT_GT(third.bytes, 0u);
  EXPECT_EQ(Contents(*base_), before);
  ExpectSound(*base_);
}

TEST_F(IngestTest, KeepsADocumentOnceWithBothOrigins) {
  folder_.Write("in/a.txt", NoticeText(1));
  folder_.Write("in/b.txt", "\n\n" + NoticeText(1));
  EXPECT_EQ(Run().known_documents, 1u);
  const DocumentRecord document = MustFind(*base_, "平政〔2011〕2号");
  const auto sources = base_->Sources(document.id);
  ASSERT_TRUE(sources);
  ASSERT_EQ(sources->size(), 2u);
  EXPECT_TRUE((*sources)[0].path.ends_with("in/a.txt"));
  EXPECT_EQ(document.path, (*sources)[0].path);
  ExpectAsFresh();
}

TEST_F(IngestTest, ReplacesChangedFiles) {
  folder_.Write("in/a.txt", NoticeText(1) + "\n" + NoticeText(2));
  folder_.Write("in/b.txt", NoticeText(3));
  Run();
  folder_.Write("in/a.txt", NoticeText(4) + "\n" + NoticeText(2, 3));
  const IngestSummary summary = Run();
  EXPECT_EQ(summary.replaced, 1u);
  EXPECT_EQ(summary.unchanged, 1u);
  EXPECT_GE(summary.removed_documents, 1u);
  EXPECT_TRUE(base_->Find("平政〔2011〕2号")->empty());
  ExpectAsFresh();
}

// A shorter version hides behind a longer one and comes back when that goes.
TEST_F(IngestTest, BringsBackAVersionThatWasHidden) {
  folder_.Write("in/a.txt", NoticeText(1, 9));
  folder_.Write("in/b.txt", NoticeText(1, 4));
  Run();
  EXPECT_TRUE(MustFind(*base_, "平政〔2011〕2号").path.ends_with("a.txt"));
  folder_.Write("in/a.txt", NoticeText(1, 2));
  Run();
  EXPECT_TRUE(MustFind(*base_, "平政〔2011〕2号").path.ends_with("b.txt"));
  ExpectAsFresh();
  folder_.Write("in/b.txt", NoticeText(7));
  Run();
  EXPECT_TRUE(MustFind(*base_, "平政〔2011〕2号").path.ends_with("a.txt"));
  ExpectAsFresh();
  folder_.Write("in/c.txt", NoticeText(1, 9));
  Run();
  folder_.Write("in/c.txt", NoticeText(8));
  Run();
  ExpectAsFresh();
}

TEST_F(IngestTest, ForgetsFilesThatAreGone) {
  folder_.Write("in/a.txt", NoticeText(1));
  folder_.Write("in/sub/b.txt", NoticeText(2));
  folder_.Write("in/c.txt", NoticeText(2));
  Run();
  std::filesystem::remove(folder_.path("in/a.txt"));
  std::filesystem::remove_all(folder_.path("in/sub"));
  EXPECT_EQ(MustIngest(*base_, {folder_.path("in/c.txt")}).gone, 0u) << "the folder was not named";
  EXPECT_EQ(Run({.keep_missing = true}).gone, 0u);
  const IngestSummary summary = Run();
  EXPECT_EQ(summary.gone, 2u);
  EXPECT_EQ(summary.removed_documents, 1u) << "the other one is in c.txt too";
  ExpectAsFresh();
}

TEST_F(IngestTest, FollowsFilesThatWereMoved) {
  folder_.Write("in/b.txt", NoticeText(1) + "\n" + NoticeText(2, 9));
  folder_.Write("in/x/c.txt", NoticeText(2, 3));
  Run();
  std::filesystem::create_directory(folder_.path("in/y"));
  std::filesystem::rename(folder_.path("in/b.txt"), folder_.path("in/y/b.txt"));
  std::filesystem::rename(folder_.path("in/x/c.txt"), folder_.path("in/a.txt"));
  const IngestSummary summary = Run();
  EXPECT_EQ(summary.gone, 2u);
  EXPECT_EQ(summary.removed_documents, 0u);
  ExpectAsFresh();
}

// A disk that is not mounted is an empty folder.
TEST_F(IngestTest, ForgetsNothingWhereNothingIsFound) {
  folder_.Write("in/a.txt", NoticeText(1));
  Run();
  std::filesystem::remove(folder_.path("in/a.txt"));
  EXPECT_EQ(Run().gone, 0u);
  EXPECT_EQ(*base_->database().Integer("SELECT count(*) FROM document"), 1);
}

// Any sequence of edits leaves what a fresh run over the final files would give.
TEST_F(IngestTest, FollowsAnySequenceOfEdits) {
  std::mt19937 random(11);
  folder_.Write("in/stays.txt", NoticeText(9));
  for (int step = 0; step < 40; ++step) {
    const auto any = [&] {
      return folder_.path("in/" + std::string(1, static_cast<char>('a' + random() % 5)) + ".txt");
    };
    if (random() % 3 == 0) std::filesystem::remove(any());
    std::error_code absent;
    if (random() % 3 == 0) std::filesystem::rename(any(), any(), absent);
    for (int edit = 0; edit < 3; ++edit) {
      std::string text;
      for (unsigned i = random() % 3 + 1; i > 0; --i) text += NoticeText(random() % 4, random() % 4 + 1) + "\n";
      folder_.Write("in/" + std::string(1, static_cast<char>('a' + random() % 5)) + ".txt", text);
    }
    Run({.trust_times = false});
  }
  ExpectAsFresh();
}

TEST_F(IngestTest, DependsNeitherOnOrderNorOnThreads) {
  std::vector<std::string> paths;
  std::mt19937 random(5);
  for (unsigned i = 0; i < 24; ++i)
    paths.push_back(folder_.Write("in/" + std::to_string(i) + ".txt",
                                  NoticeText(i % 15, 2 + i % 5) + "\n" + NoticeText(random() % 20)));
  const std::string expected = Fresh(folder_, paths, {.jobs = 1});
  for (unsigned jobs : {1u, 2u, 5u}) {
    std::shuffle(paths.begin(), paths.end(), random);
    EXPECT_EQ(Fresh(folder_, paths, {.jobs = jobs, .rows_per_commit = 10 * jobs}), expected) << jobs;
  }
  // In several runs, too.
  for (const std::string& path : paths) MustIngest(*base_, {path});
  EXPECT_EQ(Contents(*base_), expected);
}

TEST_F(IngestTest, JoinsTheSegmentsOfAFirstLoad) {
  for (unsigned i = 0; i < 30; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i));
  Run({.rows_per_commit = 20});
  for (const std::string table : {"clause_text", "clause_heading"}) {
    const auto segments = base_->database().Integer("SELECT count(DISTINCT segid) FROM " + table + "_idx");
    EXPECT_EQ(segments.value_or(0), 1) << table;
  }
  ExpectSound(*base_);
}

TEST_F(IngestTest, KeepsTheIndexSmallWhenDocumentsChangeAgainAndAgain) {
  constexpr unsigned kFiles = 60, kClauses = 400;
  for (unsigned i = 0; i < kFiles; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i, kClauses));
  Run({});
  const std::string size = "SELECT sum(length(block)) FROM clause_text_data";
  const int64_t fresh = *base_->database().Integer(size);
  for (unsigned round = 1; round <= 30; ++round) {
    for (unsigned i = round % 10; i < kFiles; i += 10)
      folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i + 100 * round, kClauses));
    Run({});
  }
  EXPECT_LT(*base_->database().Integer("SELECT count(DISTINCT segid) FROM clause_text_idx"), 12);
  EXPECT_LT(*base_->database().Integer(size), 3 * fresh);
  ExpectSound(*base_);
}

TEST_F(IngestTest, StopsBetweenDocumentsAndGoesOn) {
  for (unsigned i = 0; i < 40; ++i)
    folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(2 * i) + "\n" + NoticeText(2 * i + 1));
  std::atomic<bool> stop{false};
  IngestOptions options;
  options.stop = &stop;
  options.progress = [&](const IngestProgress&) { stop = true; };
  IngestSummary summary = Run(options);
  const uint64_t first_documents = summary.documents;
  EXPECT_TRUE(summary.stopped || summary.remaining == 0);
  stop = true;
  options.progress = nullptr;
  const auto fresh = OpenNew(folder_.path("stopped.db"));
  summary = MustIngest(*fresh, {folder_.path("in")}, options);
  EXPECT_TRUE(summary.stopped);
  EXPECT_EQ(summary.remaining, 40u);
  ExpectSound(*base_);
  const IngestSummary rest = Run();
  EXPECT_FALSE(rest.stopped);
  EXPECT_EQ(first_documents + rest.documents, 80u);
  ExpectAsFresh();
}

TEST_F(IngestTest, StopsInTheMiddleOfAFile) {
  std::string text;
  for (unsigned i = 0; i < 3000; ++i) text += NoticeText(i, 3) + "\n";
  folder_.Write("in/gazette.txt", text);
  std::atomic<bool> stop{false};
  IngestOptions options{.rows_per_commit = 50};
  options.stop = &stop;
  options.progress = [&](const IngestProgress& progress) { stop = progress.documents > 10; };
  const IngestSummary summary = Run(options);
  ExpectSound(*base_);
  if (summary.stopped) {
    EXPECT_EQ(summary.remaining, 1u);
    EXPECT_GT(summary.documents, 10u);
    EXPECT_EQ(base_->Stats()->documents, summary.documents) << "finished documents are kept";
  }
  Run();
  EXPECT_EQ(base_->Stats()->documents, 3000u);
  ExpectAsFresh();
}

TEST_F(IngestTest, TellsItsProgress) {
  for (unsigned i = 0; i < 5; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i));
  IngestProgress last;
  IngestOptions options;
  options.progress = [&](const IngestProgress& progress) {
    EXPECT_GE(progress.files, last.files);
    EXPECT_GE(progress.bytes, last.bytes);
    EXPECT_LE(progress.files, progress.total_files);
    EXPECT_LE(progress.bytes, progress.total_bytes);
    last = progress;
  };
  Run(options);
  EXPECT_EQ(last.files, 5u);
  EXPECT_EQ(last.bytes, last.total_bytes);
}

TEST_F(IngestTest, CountsWhatTheCollectionHolds) {
  for (unsigned i = 0; i < 5; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i));
  const IngestSummary summary = Run();
  const auto figures = base_->Stats();
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->sources, 5u);
  EXPECT_EQ(figures->documents, 5u);
  EXPECT_EQ(figures->clauses, summary.clauses);
  EXPECT_EQ(
      figures->document_numbers + figures->document_titles + figures->deadlines + figures->amounts + figures->duties,
      summary.facts);
  EXPECT_EQ(figures->years.size(), 5u);
  EXPECT_EQ(figures->issuers, (std::vector<std::pair<std::string, uint64_t>>{{"平川市人民政府", 5}}));
}

}  // namespace
}  // namespace liye
