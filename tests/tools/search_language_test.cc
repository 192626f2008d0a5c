// The search language from outside: fields, document numbers, other names, what to ask instead.
#include <gtest/gtest.h>

#include "tests/support/run.h"

namespace liye {
namespace {

constexpr const char* kNotice =
    "平川市人民政府关于海绵城市建设的意见\n平政〔2016〕3号\n一、目标。建设海绵城市，改善水环境。\n"
    "二、资金。安排专项补助300万元。（责任单位：市发展改革委、市水利局）\n三、进度。市发改委2017年6月底前验收。\n"
    "平川市人民政府\n2016年8月9日\n";

class SearchLanguage : public testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("texts/a.txt", kNotice);
    ASSERT_EQ(Liye({"ingest", folder_ / "texts", "--db", folder_ / "base.db"}).status, 0);
  }
  RunResult Search(std::vector<std::string> arguments, const Environment& environment = {}) {
    arguments.insert(arguments.begin(), "search");
    arguments.insert(arguments.end(), {"--db", folder_ / "base.db"});
    return Liye(arguments, environment);
  }
  size_t Rows(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    return Lines(Search(arguments).out).size();
  }

  TemporaryFolder folder_;
};

TEST_F(SearchLanguage, TakesFieldsAsWordsOfTheCommand) {
  EXPECT_EQ(Rows({"单位:市水利局", "金额:>=100万"}), 1u);
  EXPECT_EQ(Rows({"单位:市水利局 金额:>300万"}), 0u);
  EXPECT_EQ(Rows({"年份:2016", "期限:<2017-07 -补助"}), 1u);
}

TEST_F(SearchLanguage, ExplainsNoScoreWhereNoWordIsScored) {
  for (const char* query : {"年份:2016", "水"}) {
    const RunResult result = Search({query, "--explain", "--lang", "en"});
    EXPECT_NE(result.out.find("not scored"), std::string::npos) << result.out;
    EXPECT_EQ(result.out.find("score 0"), std::string::npos) << result.out;
  }
}

TEST_F(SearchLanguage, LeadsToADocumentByItsNumber) {
  const RunResult result = Search({"平政(2016)", "3", "号"});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_NE(result.out.find("平政〔2016〕3号"), std::string::npos) << result.out;
}

TEST_F(SearchLanguage, FindsOtherNamesUnlessToldNotTo) {
  EXPECT_EQ(Rows({"市发改委"}), 2u);
  EXPECT_EQ(Rows({"市发改委", "--exact-units"}), 1u);
}

TEST_F(SearchLanguage, SaysWhatToAskInstead) {
  const RunResult result = Search({"海棉城市"});
  EXPECT_EQ(result.status, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_NE(result.err.find("Did you mean 海绵城市 (2 clauses)?"), std::string::npos) << result.err;
  const RunResult filtered = Search({"海绵城市", "--type", "通知"});
  EXPECT_NE(filtered.err.find("Without the options that filter: 2 clauses."), std::string::npos) << filtered.err;
  const RunResult chinese = Search({"补助 量子"}, {{"LANG", "zh_CN.UTF-8"}});
  EXPECT_NE(chinese.err.find("没有任何条款符合 量子。"), std::string::npos) << chinese.err;
  EXPECT_NE(chinese.err.find("不限 量子：补助（1 条）。"), std::string::npos) << chinese.err;
}

TEST_F(SearchLanguage, SaysWhichValueIsWrong) {
  const RunResult english = Search({"水", "金额:>=abc"});
  EXPECT_EQ(english.status, 2);
  EXPECT_NE(english.err.find("character 6 is where an amount such as >=100万 or 50万..200万 should stand"),
            std::string::npos)
      << english.err;
  const RunResult chinese = Search({"水", "状态:很好"}, {{"LANG", "zh_CN.UTF-8"}});
  EXPECT_NE(chinese.err.find("第 6 个字符是应写“现行有效”或“已废止”的地方"), std::string::npos) << chinese.err;
}

}  // namespace
}  // namespace liye
