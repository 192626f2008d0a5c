// liye verify from outside: rows, exit status, what it says.
#include <gtest/gtest.h>

#include "tests/support/run.h"

namespace liye {
namespace {

class VerifyCommandTest : public ::testing::Test {
 protected:
  VerifyCommandTest() {
    EXPECT_EQ(Liye({"ingest", LIYE_SOURCE_DIR "/corpus/samples", "--db", folder_ / "base.db"}).status, 0);
  }
  RunResult Verify(const std::string& text, std::vector<std::string> arguments = {}) const {
    arguments.insert(arguments.begin(), {"verify", folder_.Write("draft.txt", text), "--db", folder_ / "base.db"});
    return Liye(arguments);
  }
  const TemporaryFolder folder_;
};

TEST_F(VerifyCommandTest, NamesWhatIsWrongAndWhatIsRight) {
  const RunResult result = Verify(
      "平川市财政局关于检查的通知\n平财〔2022〕8号\n各单位：\n根据《平川市科技创新专项资金管理办法》（平政办〔2012〕18"
      "号），通知如下。\n"
      "一、落实《平川市人民政府关于加快推进海绵城市建设的实施意见》（平政〔2016〕15号）。\n二、按平政办〔2018〕8号办理"
      "。\n",
      {"--at", "2022-12-01", "--format", "csv"});
  EXPECT_EQ(result.status, 1);
  EXPECT_TRUE(
      result.out.starts_with("line,title,number,part,verdict,correction,standing,start,end\r\n4,平川市科技创新专项资金"
                             "管理办法,平政办〔2012〕18号,,repealed,平政办〔2019〕12号,repealed,"))
      << result.out;
  EXPECT_NE(result.out.find("wrong_number,平政〔2016〕14号,"), std::string::npos) << result.out;
  EXPECT_NE(result.err.find("3 citations: 2 wrong or no longer in force, 1 not in this knowledge base."),
            std::string::npos)
      << result.err;
  const RunResult words = Verify("各单位：\n按平政办〔2018〕8号办理。\n");
  EXPECT_EQ(words.status, 0) << "what is not here may exist";
  EXPECT_NE(words.out.find("写法相近的有：平政办〔"), std::string::npos) << words.out;
}

TEST_F(VerifyCommandTest, IsContentWithARightDraft) {
  const RunResult result = Verify("各单位：\n落实平政〔2016〕14号文件。\n", {"--faults"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.out.find("无误"), std::string::npos) << "only faults were asked for";
  EXPECT_EQ(Liye({"verify", folder_ / "absent.txt", "--db", folder_ / "base.db"}).status, 2);
  EXPECT_EQ(Verify("草稿", {"--at", "soon"}).status, 2);
}

}  // namespace
}  // namespace liye
