// Files of earlier schema versions are brought up to date and answer as if they had been written today.
#include <gtest/gtest.h>

#include <map>

#include "index/schema.h"
#include "index/sqlite.h"
#include "index/wanted_schema.h"
#include "tests/index/support.h"
#include "tests/index/version1.h"
#include "tests/index/version2.h"
#include "tests/index/version3.h"
#include "tests/index/version4.h"

namespace liye {
namespace {

constexpr char kSamples[] = LIYE_SOURCE_DIR "/corpus/samples";

// What makes a file of each earlier version that holds what the knowledge base at `today` holds.
using Make = void (*)(const std::string& today, const std::string& path);
const std::map<int64_t, Make> kEarlier = {
    {1, MakeVersion1Of}, {2, MakeVersion2Of}, {3, MakeVersion3Of}, {4, MakeVersion4Of}};

TEST(Migration, EveryEarlierVersionHasItsFiles) {
  for (int64_t version = 1; version < SchemaVersion(); ++version)
    EXPECT_TRUE(kEarlier.contains(version)) << "write files of version " << version << " beside version1.h";
}

std::string Answers(KnowledgeBase& base) {
  std::string answers;
  for (const char* words : {"资金", "管理", "市", "责任 单位", "2018年 -通知"}) {
    const auto found = base.Search(*ParseQuery(words), {.limit = 300});
    EXPECT_TRUE(found) << found.error().message();
    for (const SearchHit& hit : found->hits)
      answers += hit.key + '|' + hit.path + '|' + std::to_string(hit.score) + '|' + std::to_string(hit.copy_count) +
                 '|' + hit.status + '\n';
  }
  return answers;
}

TEST(Migration, AnEarlierFileEqualsOneWrittenToday) {
  const TestFolder folder;
  const auto today = OpenNew(folder.path("today.db"));
  MustIngest(*today, {kSamples});
  for (const auto& [version, make] : kEarlier) {
    const std::string path = folder.path(std::to_string(version) + ".db");
    make(today->path(), path);
    const auto base = KnowledgeBase::Open(path, OpenMode::kReadWrite);
    ASSERT_TRUE(base) << base.error().message();
    EXPECT_EQ(*(*base)->database().Integer("PRAGMA user_version"), SchemaVersion());
    EXPECT_EQ(*(*base)->Check(), std::vector<std::string>());
    EXPECT_EQ(Contents(**base), Contents(*today));
    EXPECT_EQ(KeptForRanking(**base), KeptForRanking(*today));
    EXPECT_EQ(Answers(**base), Answers(*today));
    const auto wanted = WantedSchema();
    for (const SchemaObject& object : *wanted) {
      if (object.kind != SchemaObject::Kind::kTable) continue;
      EXPECT_EQ(*ColumnsOf((*base)->database(), object.name), *ColumnsOf(today->database(), object.name));
    }
    const IngestSummary again = MustIngest(**base, {kSamples});
    EXPECT_EQ(again.unchanged, again.found) << "its files are known";
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

// Ids of clauses that were removed from the end are not used again, and leave no gap in clause_rank.
TEST(Migration, IdsThatWereUsedBeforeStayUsed) {
  const TestFolder folder;
  const std::string path = folder.path("old.db");
  MakeVersion1(path);
  {
    const auto database = Database::Open(path, SQLITE_OPEN_READWRITE, 0);
    ASSERT_TRUE((*database)->Execute("UPDATE property SET value = 12 WHERE name = 'indexed_characters'"));
  }
  const auto base = KnowledgeBase::Open(path, OpenMode::kReadWrite);
  ASSERT_TRUE(base) << base.error().message();
  folder.Write("in/a.txt", NoticeText(1));
  MustIngest(**base, {folder.path("in")});
  EXPECT_EQ(*(*base)->database().Integer("SELECT min(id) FROM clause WHERE id > 9"), 13);
  EXPECT_EQ(*(*base)->Check(), std::vector<std::string>());
}

}  // namespace
}  // namespace liye
