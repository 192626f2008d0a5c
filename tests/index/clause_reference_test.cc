// From words to clauses: what is named, what is below it, what is not there.
#include "index/clause_reference.h"

#include <gtest/gtest.h>

#include "index/part_words.h"
#include "index/sqlite.h"
#include "tests/index/support.h"

namespace liye {
namespace {

// 附件1 | 第12条 | 第3-5条: unit by its rank, numbers.
std::string Render(const std::vector<NamedPart>& parts) {
  constexpr const char* kUnits[] = {"附件", "编", "章", "节", "条", "款", "项", "目"};
  std::string text;
  for (const NamedPart& part : parts) {
    if (!text.empty()) text += " | ";
    for (const PartStep& step : part) {
      text += kUnits[static_cast<size_t>(step.unit)] + std::to_string(step.first);
      if (step.last != step.first) text += '-' + std::to_string(step.last);
      if (step.inserted != 0) text += '.' + std::to_string(step.inserted);
    }
  }
  return text;
}

TEST(PartWords, AreReadIntoSteps) {
  const std::pair<const char*, const char*> cases[] = {{"第十二条第二款第（三）项", "条12款2项3"},
                                                       {"第 十二 条第２款第(3)项", "条12款2项3"},
                                                       {"第三条、第五条", "条3 | 条5"},
                                                       {"第三、五条", "条3 | 条5"},
                                                       {"第十二条至第十五条", "条12-15"},
                                                       {"第三至五条", "条3-5"},
                                                       {"第三条第一款、第二款和第五条", "条3款1 | 条3款2 | 条5"},
                                                       {"第三条第（一）、（三）项", "条3项1 | 条3项3"},
                                                       {"第三条第（一）项至第（三）项", "条3项1-3"},
                                                       {"第三条第二款至第五条", "条3款2 | 条4-5"},
                                                       {"第十二条之一", "条12.1"},
                                                       {"第二章、第五条", "章2 | 条5"},
                                                       {"第二章第五条、第六条", "章2条5 | 章2条6"},
                                                       {"附件1", "附件1"},
                                                       {"附件", "附件0"},
                                                       {"附件1、2", "附件1 | 附件2"},
                                                       {"附件2第三条", "附件2条3"},
                                                       {"第一百零五条第2项第3目", "条105项2目3"},
                                                       {"第三条自2020年起废止", "条3"},
                                                       {"有关条款", ""},
                                                       {"第", ""},
                                                       {"", ""}};
  for (const auto& [words, steps] : cases) EXPECT_EQ(Render(ReadParts(words)), steps) << words;
}

TEST(PartWords, LabelsHaveNumbers) {
  EXPECT_EQ(NumberOfLabel("第 十二 条").number, 12u);
  EXPECT_EQ(NumberOfLabel("第十二条之二").inserted, 2u);
  for (const char* label : {"（三）", "(3)", "三、", "3.", "③", "附件3", "附 件 三", "第三章"})
    EXPECT_EQ(NumberOfLabel(label).number, 3u) << label;
  EXPECT_EQ(NumberOfLabel("附件").number, 0u);
}

class ClauseReferenceTest : public ::testing::Test {
 protected:
  void Read(const std::string& text) {
    MustIngest(*base_, {folder_.Write("in/" + std::to_string(++files_) + ".txt", text)});
  }
  // The paths of what was found with what is below: "第三条+第二款 第五条"; -第九条 for what is not there.
  std::string Find(const std::string& document, const std::string& part) {
    const auto found = FindClauses(base_->database(), MustFind(*base_, document).id, part);
    EXPECT_TRUE(found);
    std::string text;
    for (size_t i = 0; i < found->clauses.size(); ++i) {
      Statement row = base_->database().Query(
          "SELECT coalesce(c.path, d.title), d.title FROM clause c JOIN document d ON d.id = c.document WHERE c.id = "
          "?1",
          found->clauses[i]);
      EXPECT_TRUE(row.Next());
      text += (text.empty() ? "" : " ") + row.string(0);
      if (!found->rests[i].empty()) text += '+' + found->rests[i];
    }
    if (!found->missing.empty()) text += '-' + found->missing;
    return text;
  }

  const TestFolder folder_;
  const std::unique_ptr<KnowledgeBase> base_ = OpenNew(folder_.path("base.db"));
  int files_ = 0;
};

constexpr const char* kRegulation = R"(平川市供水条例
第一章 总则
第一节 一般规定
第 一 条 为了加强供水管理，制定本条例。
第二条 供水单位应当：
（一）保证水质；
（二）保证水压。
用水单位应当：
（一）节约用水；
（二）按时缴费。
第二章 管理
第一节 设施
第三条 市水务局负责供水。
县水务局予以配合。
第四条 任何单位不得擅自停水。
第四条之一 停水应当提前二十四小时通知。
第五条 本条例自2018年6月1日起施行。
)";

TEST_F(ClauseReferenceTest, FindsWhatArticlesAreNamed) {
  Read(kRegulation);
  const std::string name = "平川市供水条例";
  EXPECT_EQ(Find(name, "第3条"), "第二章第一节第三条");
  EXPECT_EQ(Find(name, "第一条、第五条"), "第一章第一节第一条 第二章第一节第五条");
  EXPECT_EQ(Find(name, "第三条至第五条"),
            "第二章第一节第三条 第二章第一节第四条 第二章第一节第四条之一 第二章第一节第五条");
  EXPECT_EQ(Find(name, "第四条之一"), "第二章第一节第四条之一");
  EXPECT_EQ(Find(name, "第四条"), "第二章第一节第四条");
  EXPECT_EQ(Find(name, "第二章"), "第二章");
  EXPECT_EQ(Find(name, "第二章第一节"), "第二章第一节");
}

TEST_F(ClauseReferenceTest, ParagraphsAreWhatIsBelow) {
  Read(kRegulation);
  const std::string name = "平川市供水条例";
  EXPECT_EQ(Find(name, "第三条第二款"), "第二章第一节第三条+第二款");
  EXPECT_EQ(Find(name, "第三条第一款、第二款"), "第二章第一节第三条+第一款、第二款");
  EXPECT_EQ(Find(name, "第三条第二款、第三条"), "第二章第一节第三条") << "the whole covers its paragraph";
  EXPECT_EQ(Find(name, "第三条第二款第（一）项"), "第二章第一节第三条+第二款第（一）项");
}

TEST_F(ClauseReferenceTest, WhatIsNotThereOrNotToldApartGivesNothing) {
  Read(kRegulation);
  const std::string name = "平川市供水条例";
  EXPECT_EQ(Find(name, "第九条"), "-第九条");
  EXPECT_EQ(Find(name, "第三条、第九条"), "第二章第一节第三条-第九条");
  EXPECT_EQ(Find(name, "第一节"), "-第一节") << "there are two of them";
  EXPECT_EQ(Find(name, "有关条款"), "-有关条款");
  EXPECT_EQ(Find(name, "附件1"), "-附件1");
}

TEST_F(ClauseReferenceTest, ANoticeStandsForItsPaper) {
  Read(R"(平川市人民政府关于印发平川市停车管理办法的通知
平政〔2012〕8号
各县（市、区）人民政府：
现将《平川市停车管理办法》印发给你们，请认真贯彻执行。
附件：1.停车场名单
2012年3月1日

平川市停车管理办法

第一条 为加强停车管理，制定本办法。
第二条 停车场应当：
（一）明码标价；
（二）保持整洁。

附件1

停车场名单

一、东湖停车场
二、西山停车场
)");
  EXPECT_EQ(Find("平政〔2012〕8号", "第二条第（二）项"), "第二条（二）");
  EXPECT_EQ(Find("平川市停车管理办法", "第二条第2项"), "第二条（二）");
  EXPECT_EQ(Find("平政〔2012〕8号", "附件1"), "停车场名单") << "its label stands alone on a line above";
  EXPECT_EQ(Find("平川市停车管理办法", "附件一"), "停车场名单");
  EXPECT_EQ(Find("平政〔2012〕8号", "附件1第二条"), "二、");
}

TEST_F(ClauseReferenceTest, WithoutArticlesLevelsAreCounted) {
  Read(R"(平川市人民政府关于扶持农业发展的意见
平政〔2013〕2号
各县（市、区）人民政府：
一、加大投入
（一）增加资金。
（二）落实补贴。
二、加强领导
各级政府要高度重视。
2013年1月5日
)");
  EXPECT_EQ(Find("平政〔2013〕2号", "第一条第（二）项"), "一、（二）");
  EXPECT_EQ(Find("平政〔2013〕2号", "第二条第一款"), "二、+第一款");
  EXPECT_EQ(Find("平政〔2013〕2号", "一、（二）"), "一、（二）");
}

}  // namespace
}  // namespace liye
