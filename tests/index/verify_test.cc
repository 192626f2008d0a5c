// Drafts with planted faults: every fault is found, and nothing else alarms (tests/rows/drafts.txt).
#include "index/verify.h"

#include <gtest/gtest.h>

#include "tests/index/support.h"
#include "tests/support/golden.h"

namespace liye {
namespace {

std::string Render(const CitationCheck& check) {
  std::string line = std::string(to_string(check.verdict)) + ' ' + check.title + '|' + check.number;
  return check.correction.empty() ? line : line + " -> " + check.correction;
}

class VerifyTest : public ::testing::Test {
 protected:
  VerifyTest() : base_(OpenNew(folder_.path("base.db"))) { MustIngest(*base_, {LIYE_SOURCE_DIR "/corpus/samples"}); }
  std::vector<CitationCheck> Verify(const std::string& text) {
    Source draft;
    draft.text = text;
    const auto checks = VerifyCitations(base_->database(), draft, *ParseDay("2023-01-01"));
    EXPECT_TRUE(checks) << checks.error().message();
    return *checks;
  }
  const TestFolder folder_;
  const std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(VerifyTest, FindsEveryPlantedFaultAndNothingElse) {
  const auto cases = ReadGoldenCases(LIYE_SOURCE_DIR "/tests/rows/drafts.txt");
  ASSERT_EQ(cases.size(), 40u);
  for (const GoldenCase& draft : cases) {
    std::vector<std::string> found;
    for (const CitationCheck& check : Verify(draft.text)) found.push_back(Render(check));
    EXPECT_EQ(found, draft.expected) << draft.title << " (line " << draft.line << ")";
  }
}

TEST_F(VerifyTest, SpansAreTheCharactersOfTheDraft) {
  const std::string text =
      "根据《平川市科技创新专项资金管理办法》（平政办〔2012〕81号）和平政办〔2099〕18号，通知如下。\n";
  const auto checks = Verify(text);
  ASSERT_EQ(checks.size(), 2u);
  EXPECT_EQ(checks[0].span.of(text), "《平川市科技创新专项资金管理办法》");
  EXPECT_EQ(checks[0].verdict, CitationVerdict::kWrongNumber);
  EXPECT_EQ(checks[1].verdict, CitationVerdict::kAbsent);
  EXPECT_FALSE(IsFault(checks[1].verdict)) << "it may exist";
  EXPECT_TRUE(Verify("").empty());
}

TEST_F(VerifyTest, ArticlesThatAreNotThereOrAreRepealed) {
  folder_.Write("in/a.txt",
                "平川市人民政府关于扶持农业发展的规定\n平政〔2013〕2号\n各县（市、区）人民政府：\n"
                "第一条 加大投入。\n第二条 落实补贴。\n第三条 加强监督。\n2013年1月5日\n");
  folder_.Write("in/b.txt",
                "平川市人民政府关于调整农业补贴的通知\n平政〔2016〕7号\n各县（市、区）人民政府：\n"
                "一、《平川市人民政府关于扶持农业发展的规定》（平政〔2013〕2号）第二条停止执行。\n2016年2月1日\n");
  MustIngest(*base_, {folder_.path("in")});
  std::vector<std::string> found;
  for (const CitationCheck& check :
       Verify("各单位：\n根据《平川市人民政府关于扶持农业发展的规定》（平政〔2013〕2号）第一条，通知如下。\n"
              "一、落实《平川市人民政府关于扶持农业发展的规定》第二条。\n"
              "二、落实《平川市人民政府关于扶持农业发展的规定》第三条、第四条。\n"
              "三、落实《平川市人民政府关于扶持农业发展的规定》第三条。\n"
              "四、按平政〔2013〕2号文件第十条办理。\n"))
    found.push_back(Render(check) + " " + check.part);
  const std::string title = "平川市人民政府关于扶持农业发展的规定";
  EXPECT_EQ(found, (std::vector<std::string>{"right " + title + "|平政〔2013〕2号 第一条",
                                             "part_repealed " + title + "| -> 平政〔2016〕7号 第二条",
                                             "no_such_part " + title + "| -> 第三条 第三条、第四条",
                                             "no_such_part |平政〔2013〕2号 -> 第三条 第十条"}));
}

// The older document of one title is not here, but known to be repealed; short forms of numbers of orders.
TEST_F(VerifyTest, AnOlderOneOfTheSameTitleAndShortNumbers) {
  folder_.Write("in/a.txt",
                "平川市人民政府关于印发平川市公共浴室管理办法的通知\n平政〔2020〕18号\n各县（市、区）人民政府：\n"
                "现将《平川市公共浴室管理办法》印发给你们，请遵照执行。\n2020年1月5日\n平川市公共浴室管理办法\n"
                "第一条 为加强管理，制定本办法。\n第二条 "
                "本办法自2020年3月1日起施行。《平川市公共浴室管理办法》（平政〔2014〕25号）同时废止。\n");
  folder_.Write(
      "in/b.txt",
      "平川市人民代表大会常务委员会公告\n第29号\n《平川市公共浴场条例》已经通过，现予公布，自2021年1月1日起施行。\n"
      "2020年12月1日\n平川市公共浴场条例\n第一条 为加强管理，制定本条例。\n");
  MustIngest(*base_, {folder_.path("in")});
  std::vector<std::string> found;
  for (const CitationCheck& check :
       Verify("各单位：\n一、根据《平川市公共浴室管理办法》（平政〔2014〕25号），通知如下。\n"
              "二、落实《平川市公共浴室管理办法》（平政〔2020〕19号）。\n"))
    found.push_back(Render(check));
  EXPECT_EQ(found,
            (std::vector<std::string>{"repealed 平川市公共浴室管理办法|平政〔2014〕25号 -> 平政〔2020〕18号",
                                      "wrong_number 平川市公共浴室管理办法|平政〔2020〕19号 -> 平政〔2020〕18号"}));
}

}  // namespace
}  // namespace liye
