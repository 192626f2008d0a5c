// ingest, search, show, duties, refs, status and stats from outside, on the sample documents.
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

#include "tests/support/run.h"

namespace liye {
namespace {

constexpr char kSamples[] = LIYE_SOURCE_DIR "/corpus/samples";

// One knowledge base of all samples for the tests that only read.
class SampleBase : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const RunResult result = Liye({"ingest", kSamples, "--db", Path()});
    ASSERT_EQ(result.status, 0) << result.err;
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }
  static std::string Path() { return *folder_ / "samples.db"; }

  static RunResult Ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", Path()});
    return Liye(arguments);
  }

  static std::vector<rapidjson::Document> AskJson(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    const RunResult result = Ask(arguments);
    EXPECT_EQ(result.status, 0) << result.err;
    std::vector<rapidjson::Document> rows;
    for (const std::string& line : Lines(result.out)) {
      rapidjson::Document row;
      EXPECT_FALSE(row.Parse(line.c_str()).HasParseError()) << line;
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  static inline TemporaryFolder* folder_ = nullptr;
};

std::string Text(const rapidjson::Value& row, const char* key) {
  return row[key].IsString() ? row[key].GetString() : "";
}

TEST_F(SampleBase, SearchFindsEveryClauseThatHoldsTheWords) {
  const auto rows = AskJson({"search", "海绵城市", "--limit", "1000"});
  ASSERT_FALSE(rows.empty());
  for (const auto& row : rows)
    EXPECT_NE(Text(row, "snippet").find("海绵城市"), std::string::npos) << Text(row, "snippet");
}

TEST_F(SampleBase, SearchHighlightsOnlyWhenTold) {
  EXPECT_EQ(Ask({"search", "海绵城市"}).out.find('\033'), std::string::npos);
  const RunResult colored = Liye({"--color", "always", "search", "海绵城市", "--db", Path()});
  EXPECT_NE(colored.out.find("\033[1;31m海绵城市\033[0m"), std::string::npos) << colored.out;
}

TEST_F(SampleBase, SearchFiltersByTypeAndYear) {
  const auto rows = AskJson({"search", "资金", "--type", "通知", "--year", "2017..2018", "--limit", "1000"});
  ASSERT_FALSE(rows.empty());
  for (const auto& row : rows) {
    EXPECT_EQ(Text(row, "document_type"), "通知");
    EXPECT_GE(Text(row, "document_date"), "2017");
    EXPECT_LT(Text(row, "document_date"), "2019");
  }
}

TEST_F(SampleBase, SearchPagesWithoutOverlap) {
  const auto key = [](const rapidjson::Document& row) {
    return Text(row, "document") + Text(row, "path") + Text(row, "snippet");
  };
  const auto first = AskJson({"search", "资金", "--limit", "5"});
  const auto second = AskJson({"search", "资金", "--limit", "5", "--offset", "5"});
  ASSERT_EQ(first.size(), 5u);
  ASSERT_EQ(second.size(), 5u);
  for (const auto& a : first)
    for (const auto& b : second) EXPECT_NE(key(a), key(b));
}

TEST_F(SampleBase, NothingFoundIsSaidAndCounted) {
  const RunResult result = Ask({"search", "并不存在的词语"});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_NE(result.err.find("并不存在的词语"), std::string::npos);
}

TEST_F(SampleBase, ShowFindsANumberInAnyForm) {
  for (const char* form : {"平政办〔2019〕12号", "平政办[2019]12号", "平政办(2019) 12 号", "平政办【2019】第12号"}) {
    const RunResult result = Ask({"show", form});
    EXPECT_EQ(result.status, 0) << form << result.err;
    EXPECT_NE(result.out.find("平政办〔2019〕12号"), std::string::npos) << result.out;
  }
  const RunResult absent = Ask({"show", "平政办〔1999〕1号"});
  EXPECT_EQ(absent.status, 1);
  EXPECT_NE(absent.err.find("does not mean that it does not exist"), std::string::npos) << absent.err;
}

TEST_F(SampleBase, DutiesOfAUnitShowWholeTasks) {
  const auto rows = AskJson({"duties", "--unit", "财政局"});
  ASSERT_GT(rows.size(), 5u);
  bool other_unit = false;
  for (const auto& row : rows) {
    const std::string units = Text(row, "lead") + '|' + Text(row, "responsible") + '|' + Text(row, "cooperating") +
                              '|' + Text(row, "supervising");
    EXPECT_NE(units.find("财政局"), std::string::npos) << units;
    other_unit |= units.find("、") != std::string::npos;
  }
  EXPECT_TRUE(other_unit);
}

TEST_F(SampleBase, DutiesAreFilteredByDay) {
  const auto rows = AskJson({"duties", "--due-after", "2018-01-01", "--due-before", "2018-12-31"});
  ASSERT_FALSE(rows.empty());
  for (const auto& row : rows) {
    const auto& deadlines = row["deadlines"].GetArray();
    EXPECT_TRUE(std::any_of(deadlines.Begin(), deadlines.End(), [](const auto& deadline) {
      if (deadline["kind"] == "recurring") return true;
      const std::string day = Text(deadline, "due_date");
      return day >= "2018-01-01" && day <= "2018-12-31";
    }));
  }
}

// The chain of the samples: 2012 measures, amended 2015, repealed and replaced 2019.
TEST_F(SampleBase, TheRepealedAreListedWithTheirReasons) {
  std::set<std::string> repealed;
  for (const auto& row : AskJson({"status", "--superseded"}))
    if (Text(row, "relation") == "repeals") repealed.insert(Text(row, "title") + " by " + Text(row, "by_number"));
  EXPECT_TRUE(repealed.contains("平川市科技创新专项资金管理办法 by 平政办〔2019〕12号"));
  EXPECT_TRUE(repealed.contains(
      "平川市人民政府办公室关于修改平川市科技创新专项资金管理办法部分条款的通知 by 平政办〔2019〕12号"));
}

TEST_F(SampleBase, StatusGivesTheReason) {
  const RunResult repealed = Ask({"status", "平政办〔2012〕18号", "--lang", "en"});
  EXPECT_EQ(repealed.status, 0) << repealed.err;
  EXPECT_NE(repealed.out.find("repealed"), std::string::npos) << repealed.out;
  EXPECT_NE(repealed.out.find("平政办〔2019〕12号"), std::string::npos) << repealed.out;
  // It states a term of five years.
  const RunResult standing = Ask({"status", "平政办〔2019〕12号", "--lang", "en", "--at", "2024-02-29"});
  EXPECT_NE(standing.out.find("Standing on 2024-02-29: in force"), std::string::npos) << standing.out;
  EXPECT_NE(Ask({"status", "平政办〔2019〕12号", "--lang", "en", "--at", "2024-03-01"}).out.find(": expired"),
            std::string::npos);
}

TEST_F(SampleBase, RefsGoBothWays) {
  bool in = false, out = false;
  for (const auto& row : AskJson({"refs", "平政办〔2015〕33号"})) {
    in |= Text(row, "direction") == "in" && Text(row, "number") == "平政办〔2019〕12号" &&
          Text(row, "relation") == "repeals";
    out |= Text(row, "direction") == "out" && Text(row, "relation") == "amends";
  }
  EXPECT_TRUE(in);
  EXPECT_TRUE(out);
}

TEST_F(SampleBase, StatsCount) {
  uint64_t sources = 0, files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kSamples)) files += entry.is_regular_file();
  for (const auto& row : AskJson({"stats"}))
    if (Text(row, "name") == "sources") sources = row["count"].GetUint64();
  EXPECT_EQ(sources, files);
}

TEST_F(SampleBase, CsvHasAHeadAndOneLineARow) {
  const RunResult result = Ask({"search", "海绵城市", "--format", "csv"});
  EXPECT_EQ(result.status, 0);
  EXPECT_TRUE(result.out.starts_with("document,number,title,")) << result.out;
}

TEST(IngestCommand, ARerunChangesNothing) {
  const TemporaryFolder folder;
  const std::string base = folder / "base.db";
  ASSERT_EQ(Liye({"ingest", kSamples, "--db", base}).status, 0);
  const RunResult again = Liye({"ingest", kSamples, "--db", base});
  EXPECT_EQ(again.status, 0);
  EXPECT_NE(again.out.find("0 new, 0 changed"), std::string::npos) << again.out;
  EXPECT_NE(again.out.find("0 written"), std::string::npos) << again.out;
}

TEST(IngestCommand, AChangedFileIsReplaced) {
  const TemporaryFolder folder;
  const std::string base = folder / "base.db";
  const std::string notice = folder.Write("texts/notice.txt", "关于开展河道检查的通知\n\n一、检查范围。全市河道。\n");
  ASSERT_EQ(Liye({"ingest", folder / "texts", "--db", base}).status, 0);
  folder.Write("texts/notice.txt", "关于开展水库检查的通知\n\n一、检查范围。全市水库，包括塘坝。\n");
  const RunResult again = Liye({"ingest", folder / "texts", "--db", base});
  EXPECT_NE(again.out.find("1 changed"), std::string::npos) << again.out;
  EXPECT_EQ(Liye({"search", "河道", "--db", base}).status, 1);
  EXPECT_EQ(Liye({"search", "塘坝", "--db", base}).status, 0);
}

TEST(IngestCommand, AFileThatIsGoneIsForgotten) {
  const TemporaryFolder folder;
  folder.Write("in/a.txt", "平川市人民政府关于节约用水的通知\n\n各区县：\n\n一、节约用水。\n");
  folder.Write("in/b.txt", "平川市人民政府关于道路绿化的通知\n\n各区县：\n\n一、栽种行道树。\n");
  const std::string base = folder / "base.db";
  ASSERT_EQ(Liye({"ingest", folder / "in", "--db", base}).status, 0);
  std::filesystem::remove(folder / "in/b.txt");
  const RunResult kept = Liye({"ingest", folder / "in", "--keep-missing", "--db", base});
  EXPECT_EQ(kept.out.find("gone"), std::string::npos) << kept.out;
  EXPECT_EQ(Liye({"search", "行道树", "--db", base}).status, 0);
  const RunResult again = Liye({"ingest", folder / "in", "--db", base});
  EXPECT_NE(again.out.find("  gone       files no longer in their folder: 1"), std::string::npos) << again.out;
  EXPECT_EQ(Liye({"search", "行道树", "--db", base}).status, 1);
  EXPECT_EQ(Liye({"search", "节约用水", "--db", base}).status, 0);
}

TEST(IngestCommand, EveryInputIsAccountedFor) {
  const TemporaryFolder folder;
  const std::string text = "关于开展河道检查的通知\n\n一、检查范围。全市河道。\n";
  folder.Write("texts/a.txt", text);
  folder.Write("texts/copy.txt", text);
  folder.Write("texts/picture.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\0", 12));
  const RunResult result = Liye({"ingest", folder / "texts", folder / "absent", "--db", folder / "base.db"});
  EXPECT_EQ(result.status, 1);
  EXPECT_NE(result.out.find("4 inputs"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("1 new, 0 changed, 0 unchanged, 1 copies of another, 1 skipped, 1 failed"),
            std::string::npos)
      << result.out;
  EXPECT_NE(result.err.find("absent"), std::string::npos) << result.err;
  EXPECT_NE(result.err.find("picture.png"), std::string::npos) << result.err;
}

TEST(IngestCommand, IsSilentOnStandardErrorWhenPiped) {
  const TemporaryFolder folder;
  EXPECT_EQ(Liye({"ingest", kSamples, "--db", folder / "base.db"}).err, "");
}

TEST(IngestCommand, NothingIsMadeWhenNothingIsRead) {
  const TemporaryFolder folder;
  const RunResult result = Liye({"ingest", folder / "absent", "--db", folder / "base.db"});
  EXPECT_EQ(result.status, 2);
  EXPECT_FALSE(std::filesystem::exists(folder / "base.db"));
}

// Many copies of the samples, so that a stop comes in the middle.
std::string ManyFiles(const TemporaryFolder& folder) {
  const std::string text = "关于开展河道检查的通知\n\n一、检查范围。全市河道。\n\n二、检查时间。2021年6月底前完成。\n";
  for (int i = 0; i < 3000; ++i) {
    std::string copy = text;
    copy.insert(copy.find("河道"), "第" + std::to_string(i) + "批");
    folder.Write("texts/" + std::to_string(i) + ".txt", copy);
  }
  return folder / "texts";
}

TEST(IngestCommand, CtrlCKeepsWhatIsFinishedAndARerunGoesOn) {
  const TemporaryFolder folder;
  const std::string texts = ManyFiles(folder), base = folder / "base.db";
  const pid_t child = fork();
  if (child == 0) {
    if (!std::freopen((folder / "out").c_str(), "w", stdout)) _exit(126);
    execl(LIYE_BINARY, "liye", "ingest", texts.c_str(), "--db", base.c_str(), nullptr);
    _exit(127);
  }
  while (!std::filesystem::exists(base)) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  kill(child, SIGINT);
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status)) << "ended by signal " << WTERMSIG(status);
  EXPECT_LE(WEXITSTATUS(status), 1);
  const RunResult again = Liye({"ingest", texts, "--db", base});
  EXPECT_EQ(again.status, 0) << again.err;
  const RunResult count = Liye({"search", "检查范围", "--db", base, "--limit", "1", "--lang", "en"});
  EXPECT_NE(count.out.find("3000 clauses in 3000 documents"), std::string::npos) << count.out;
}

}  // namespace
}  // namespace liye
