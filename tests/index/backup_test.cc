// A backup is the knowledge base of one moment, whole or absent, whatever others write meanwhile.
#include "index/backup.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>

#include "index/whole_file.h"
#include "tests/index/support.h"

namespace liye {
namespace {

class BackupTest : public testing::Test {
 protected:
  BackupTest() {
    for (unsigned i = 0; i < 30; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i, 10));
    const auto base = OpenNew(path_);
    MustIngest(*base, {folder_.path("in")});
    contents_ = Contents(*base);
  }

  std::string ContentsOfCopy() const {
    const auto copy = KnowledgeBase::Open(copy_, OpenMode::kReadWrite);
    if (!copy) return copy.error().message();
    EXPECT_EQ(*(*copy)->Check(), std::vector<std::string>());
    return Contents(**copy);
  }

  const TestFolder folder_;
  const std::string path_ = folder_.path("base.db"), copy_ = folder_.path("copy.db");
  std::string contents_;
};

TEST_F(BackupTest, IsEqualAndReplacesAnEarlierOne) {
  const auto base = KnowledgeBase::Open(path_, OpenMode::kReadOnly);
  for (int round = 0; round < 2; ++round) {
    const auto made = Backup((*base)->database(), copy_);
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_EQ(made->bytes, std::filesystem::file_size(copy_));
    EXPECT_EQ(ContentsOfCopy(), contents_);
  }
  EXPECT_FALSE(std::filesystem::exists(copy_ + ".part"));
}

TEST_F(BackupTest, IsOfTheMomentWhenItBegan) {
  const auto reader = KnowledgeBase::Open(path_, OpenMode::kReadOnly);
  const auto writer = KnowledgeBase::Open(path_, OpenMode::kReadWrite);
  unsigned next = 100;
  BackupOptions options;
  options.pages_per_step = 20;
  options.progress = [&](uint64_t, uint64_t) {
    if (next < 110) {  // somebody commits between two steps
      folder_.Write("in/" + std::to_string(next) + ".txt", NoticeText(next, 10));
      ++next;
      MustIngest(**writer, {folder_.path("in")});
    }
    return true;
  };
  const auto made = Backup((*reader)->database(), copy_, options);
  ASSERT_TRUE(made) << made.error().message();
  ASSERT_GT(next, 102u) << "nothing was written meanwhile";
  EXPECT_EQ(ContentsOfCopy(), contents_);
  EXPECT_NE(Contents(**reader), contents_);
}

TEST_F(BackupTest, LeavesNothingWhenItIsStopped) {
  const auto base = KnowledgeBase::Open(path_, OpenMode::kReadOnly);
  const auto made =
      Backup((*base)->database(), copy_, {.pages_per_step = 5, .progress = [](uint64_t, uint64_t) { return false; }});
  ASSERT_TRUE(made);
  EXPECT_TRUE(made->stopped);
  EXPECT_FALSE(std::filesystem::exists(copy_));
  EXPECT_FALSE(std::filesystem::exists(copy_ + ".part"));
}

TEST_F(BackupTest, ReplacesOnlyKnowledgeBases) {
  const auto base = KnowledgeBase::Open(path_, OpenMode::kReadOnly);
  folder_.Write("copy.db", "my notes");
  EXPECT_EQ(Backup((*base)->database(), copy_).error().kind, Error::Kind::kNotOurs);
  EXPECT_EQ(std::filesystem::file_size(copy_), 8u);
  EXPECT_EQ(Backup((*base)->database(), path_).error().kind, Error::Kind::kUsage);
  EXPECT_EQ(Backup((*base)->database(), folder_.path("no/such/folder.db")).error().kind, Error::Kind::kNotFound);
  const std::string open = folder_.path("open.db");
  const auto other = OpenNew(open);
  MustIngest(*other, {folder_.path("in/1.txt")});
  ASSERT_TRUE(other->database().Execute("DELETE FROM pending; INSERT INTO unit (name) VALUES ('市水利局二处')"));
  EXPECT_EQ(Backup((*base)->database(), open).error().kind, Error::Kind::kBusy);
}

TEST_F(BackupTest, TwoDoNotMeet) {
  const auto first = WholeFile::Begin(copy_);
  ASSERT_TRUE(first);
  const auto base = KnowledgeBase::Open(path_, OpenMode::kReadOnly);
  EXPECT_EQ(Backup((*base)->database(), copy_).error().kind, Error::Kind::kBusy);
}

TEST_F(BackupTest, IsWholeOrAbsentWhenKilled) {
  std::mt19937 random(static_cast<unsigned>(std::random_device{}()));
  int absent = 0;
  for (int moment = 0; moment < 12; ++moment) {
    std::filesystem::remove(copy_);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      const auto base = KnowledgeBase::Open(path_, OpenMode::kReadOnly);
      const BackupOptions slow{.pages_per_step = 1,
                               .progress = [](uint64_t, uint64_t) { return ::usleep(1000), true; }};
      ::_exit(base && Backup((*base)->database(), copy_, slow) ? 0 : 1);
    }
    ::usleep(static_cast<useconds_t>(random() % 20000));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    absent += !std::filesystem::exists(copy_);
    if (std::filesystem::exists(copy_)) {
      ASSERT_EQ(ContentsOfCopy(), contents_);
    }
  }
  EXPECT_GT(absent, 0) << "none was killed in time";
  const auto base = KnowledgeBase::Open(path_, OpenMode::kReadOnly);
  ASSERT_TRUE(Backup((*base)->database(), copy_));
  EXPECT_EQ(ContentsOfCopy(), contents_);
}

}  // namespace
}  // namespace liye
