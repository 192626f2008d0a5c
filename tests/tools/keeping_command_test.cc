// check, repair, backup, export and import from outside.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/support/run.h"

namespace liye {
namespace {

constexpr char kSamples[] = LIYE_SOURCE_DIR "/corpus/samples";

class Keeping : public testing::Test {
 protected:
  Keeping() { EXPECT_EQ(Liye({"ingest", kSamples, "--db", base_}).status, 0); }

  // Changes the file behind the program's back.
  void Harm(const char* sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(base_.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }

  const TemporaryFolder folder_;
  const std::string base_ = folder_ / "base.db";
};

TEST_F(Keeping, CheckSaysThatAllIsWell) {
  const RunResult result = Liye({"check", "--db", base_});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, base_ + ": no problem was found.\n");
  EXPECT_EQ(result.err, "");
}

TEST_F(Keeping, CheckSaysEachProblemInALineOfTheUsersLanguage) {
  Harm(
      "UPDATE clause SET text = '别的文字' WHERE id = 5; UPDATE deadline SET \"end\" = 99999999 WHERE clause IN "
      "(SELECT clause FROM deadline LIMIT 1); DROP INDEX duty_unit; DELETE FROM unit WHERE id = 1; "
      "UPDATE clause SET last = id + 1, text_key = 5 WHERE id = 6; UPDATE document SET identity_hash = 0 WHERE id = 3; "
      "UPDATE clause_rank SET first_clause = 2");
  const RunResult english = Liye({"check", "--db", base_});
  EXPECT_EQ(english.status, 1);
  EXPECT_NE(
      english.out.find("clause_text: the full-text index does not agree with the stored text. Run `liye repair`."),
      std::string::npos)
      << english.out;
  const RunResult chinese = Liye({"check", "--db", base_}, {{"LANG", "zh_CN.UTF-8"}});
  for (const char* words : {"the last clause below", "the text_key of", "what clause_rank holds of",
                            "its identity_hash", "clause_rank: the row 2 does not begin"})
    EXPECT_NE(english.out.find(words), std::string::npos) << words << "\n" << english.out;
  EXPECT_EQ(Lines(chinese.out).size(), Lines(english.out).size());
  EXPECT_NE(chinese.out.find("全文索引与所存文字不一致。请运行 `liye repair`。"), std::string::npos) << chinese.out;
  for (const char* word : {"the ", "its ", "stands", "missing", "begin", "agree", "more"})
    EXPECT_EQ(chinese.out.find(word), std::string::npos) << chinese.out;
}

TEST_F(Keeping, CheckNamesWhatIsNoKnowledgeBase) {
  const RunResult absent = Liye({"check", "--db", folder_ / "absent.db"});
  EXPECT_EQ(absent.status, 2);
  EXPECT_NE(absent.err.find("there is no such knowledge base"), std::string::npos) << absent.err;
  const RunResult junk = Liye({"check", "--db", folder_.Write("junk.db", std::string(5000, 'x'))});
  EXPECT_EQ(junk.status, 2);
  EXPECT_NE(junk.err.find("not an SQLite database at all"), std::string::npos) << junk.err;
}

TEST_F(Keeping, RepairMendsWhatCheckFinds) {
  const std::string before = Liye({"search", "资金", "--db", base_, "--limit", "100"}).out;
  Harm(
      "DELETE FROM clause_text_idx; DELETE FROM clause_text_data WHERE id > 10; DROP INDEX duty_unit; "
      "DROP VIEW document_status");
  EXPECT_EQ(Liye({"check", "--db", base_}).status, 1);
  const RunResult repaired = Liye({"repair", "--db", base_});
  EXPECT_EQ(repaired.status, 0) << repaired.out << repaired.err;
  EXPECT_NE(repaired.out.find(" clauses were indexed again"), std::string::npos) << repaired.out;
  EXPECT_EQ(Lines(repaired.out).back(), base_ + ": no problem was found.");
  EXPECT_EQ(Liye({"check", "--db", base_}).status, 0);
  EXPECT_EQ(Liye({"search", "资金", "--db", base_, "--limit", "100"}).out, before);
}

TEST_F(Keeping, RepairSaysWhatOnlyTheFilesCanMend) {
  Harm("DELETE FROM clause WHERE id = 5");
  const RunResult repaired = Liye({"repair", "--db", base_});
  EXPECT_EQ(repaired.status, 1);
  EXPECT_NE(repaired.out.find("Read its file again with `liye ingest --reread`."), std::string::npos) << repaired.out;
}

TEST_F(Keeping, BackupAnswersAsTheOriginal) {
  const std::string copy = folder_ / "copy.db";
  const RunResult made = Liye({"backup", copy, "--db", base_});
  EXPECT_EQ(made.status, 0) << made.err;
  EXPECT_NE(made.out.find(" MB were copied to " + copy), std::string::npos) << made.out;
  EXPECT_EQ(Liye({"check", "--db", copy}).status, 0);
  EXPECT_EQ(Liye({"search", "资金", "--db", copy}).out, Liye({"search", "资金", "--db", base_}).out);
  const std::string notes = folder_.Write("notes.txt", "mine");
  const RunResult refused = Liye({"backup", notes, "--db", base_});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("it exists and is not a knowledge base. Name another file, or remove it first."),
            std::string::npos)
      << refused.err;
}

TEST_F(Keeping, ExportAndImportGiveAnEqualBase) {
  const std::string file = folder_ / "all.jsonl", again = folder_ / "again.db";
  const RunResult exported = Liye({"export", file, "--db", base_});
  EXPECT_EQ(exported.status, 0) << exported.err;
  const RunResult imported = Liye({"import", file, "--db", again});
  EXPECT_EQ(imported.status, 0) << imported.err;
  EXPECT_TRUE(imported.out.starts_with(again + ": 76 documents, 731 clauses, 1402 facts.")) << imported.out;
  EXPECT_EQ(Liye({"export", "--db", again}).out, Liye({"export", "--db", base_}).out);
  EXPECT_EQ(Liye({"search", "资金", "--db", again}).out, Liye({"search", "资金", "--db", base_}).out);
  EXPECT_EQ(Liye({"check", "--db", again}).status, 0);
  EXPECT_EQ(Liye({"export", file, "--db", base_}).status, 0) << "an earlier export is replaced";
}

TEST_F(Keeping, ImportNamesTheLineInTheUsersLanguage) {
  const std::string file = folder_.Write("bad.jsonl", "{\"type\":\"liye-export\",\"format\":1,\"schema\":1}\n{}\n");
  const RunResult english = Liye({"import", file, "--db", folder_ / "new.db"});
  EXPECT_EQ(english.status, 2);
  EXPECT_EQ(english.err,
            "liye: " + file + ": line 2 has no type that is known here. Export it again with `liye export`.\n");
  const RunResult chinese = Liye({"import", file, "--db", folder_ / "new.db"}, {{"LANG", "zh_CN.UTF-8"}});
  EXPECT_EQ(chinese.err, "liye: " + file + "：第 2 行的类型无法识别。请用 `liye export` 重新导出。\n");
  EXPECT_EQ(Liye({"import", folder_ / "absent", "--db", folder_ / "new.db"}).status, 2);
  const RunResult refused = Liye({"export", folder_.Write("notes.txt", "mine"), "--db", base_});
  EXPECT_EQ(refused.status, 2);
  EXPECT_NE(refused.err.find("it exists and is not an export"), std::string::npos) << refused.err;
}

}  // namespace
}  // namespace liye
