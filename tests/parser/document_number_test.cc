#include "parser/document_number.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace liye {
namespace {

// begin..end of the first number and its value: "根据|平政〔2017〕6号| → 平政〔2017〕6号".
std::string First(std::string_view clean) {
  const auto match = FindDocumentNumber(clean);
  if (!match) return "none";
  return std::string(clean.substr(match->begin, match->end - match->begin)) + (match->elided ? " … " : " → ") +
         match->value;
}

TEST(DocumentNumber, StopsBeforeTheWordsThatLeadToIt) {
  EXPECT_EQ(First("根据平政〔2017〕6号文件"), "平政〔2017〕6号 → 平政〔2017〕6号");
  EXPECT_EQ(First("按照《关于收费的通知》(中江财〔2016〕17号)和"), "中江财〔2016〕17号 → 中江财〔2016〕17号");
  EXPECT_EQ(First("关于做好统计的通知平统字〔2025〕3号"), "平统字〔2025〕3号 → 平统字〔2025〕3号");
  EXPECT_EQ(First("现将国发(2016)3号转发"), "国发(2016)3号 → 国发〔2016〕3号");
  EXPECT_EQ(First("经2003年12月20日国务院令第396号修订"), "国务院令第396号 → 国务院令第396号");
  EXPECT_EQ(First("原国家安全监管总局令第3号第32条"), "国家安全监管总局令第3号 → 国家安全监管总局令第3号");
}

TEST(DocumentNumber, WritesOrdersAndAnnouncementsAlike) {
  EXPECT_EQ(First("中华人民共和国国务院令第291号"), "中华人民共和国国务院令第291号 → 国务院令第291号");
  EXPECT_EQ(First("国务院令(第704号)"), "国务院令(第704号 → 国务院令第704号");
  EXPECT_EQ(First("国务院第291号令公布"), "国务院第291号令 → 国务院令第291号");
  EXPECT_EQ(First("中华人民共和国主席令第十二号"), "中华人民共和国主席令第十二号 → 主席令第12号");
  EXPECT_EQ(First("省政府令165号"), "省政府令165号 → 省政府令第165号");
  EXPECT_EQ(First("商务部令2018年第2号"), "商务部令2018年第2号 → 商务部令2018年第2号");
  EXPECT_EQ(First("海关总署2010年第47号公告"), "海关总署2010年第47号 → 海关总署2010年第47号");
  EXPECT_EQ(First("中国人民银行公告〔2018〕第1号"), "中国人民银行公告〔2018〕第1号 → 中国人民银行公告2018年第1号");
  EXPECT_EQ(First("国家网信办、中华人民共和国公安部令第19号"),
            "国家网信办、中华人民共和国公安部令第19号 → 国家网信办、公安部令第19号");
}

TEST(DocumentNumber, MarksWhatIsLeftOut) {
  EXPECT_EQ(First("和2011年第55号"), "2011年第55号 … 2011年第55号");
  EXPECT_EQ(First("和〔2014〕10号"), "〔2014〕10号 … 〔2014〕10号");
  const std::string_view text = "国发〔2016〕17号、18号";
  const auto second = FindDocumentNumber(text, text.find("、"));
  ASSERT_TRUE(second);
  EXPECT_TRUE(second->elided);
  EXPECT_EQ(second->serial, 18u);
}

TEST(DocumentNumber, RefusesTemplatesAddressesAndOtherNumbers) {
  for (const char* text :
       {"XX〔2023〕3号", "平政〔2023〕X号", "中山路18号", "京(2017)不动产权第0000001号", "2016年第22号台风", "第3号",
        "G107号线", "京ICP备12345678号", "平政〔20233〕6号", "平政〔〕6号"})
    EXPECT_EQ(First(text), "none") << text;
}

TEST(DocumentNumber, CanonicalFormOfWhatPeopleType) {
  EXPECT_EQ(CanonicalDocumentNumber("平政办 [2016] 45 号"), "平政办〔2016〕45号");
  EXPECT_EQ(CanonicalDocumentNumber("平政办【2016】45号"), "平政办〔2016〕45号");
  EXPECT_EQ(CanonicalDocumentNumber("平政办﹝2016﹞第45号"), "平政办〔2016〕45号");
  EXPECT_EQ(CanonicalDocumentNumber("发文字号：平政办（2016）45号"), "平政办〔2016〕45号");
  EXPECT_EQ(CanonicalDocumentNumber("平政办〔２０１６〕４５号"), "平政办〔2016〕45号");
  EXPECT_EQ(CanonicalDocumentNumber("平政办〔96〕45号"), "平政办〔1996〕45号");
  EXPECT_EQ(CanonicalDocumentNumber("平府令〔2022〕3号"), "平府令〔2022〕3号");
  EXPECT_EQ(CanonicalDocumentNumber("平国土公告〔2013〕17号"), "平国土公告〔2013〕17号");
  EXPECT_EQ(CanonicalDocumentNumber("平政\xe2\x80\x8b〔2020〕11号"), "平政〔2020〕11号");
  for (const char* text : {"", "平政办", "2016", "〔2016〕45号", "根据平政〔2016〕45号", "平政〔2016〕45号、46号"})
    EXPECT_EQ(CanonicalDocumentNumber(text), std::nullopt) << text;
}

TEST(DocumentNumber, CanonicalFormIsItsOwn) {
  for (const char* text : {"平政〔2016〕45号", "国务院令第291号", "商务部令2018年第2号", "海关总署公告2016年第8号",
                           "海关总署2010年第47号"})
    EXPECT_EQ(CanonicalDocumentNumber(text), text);
}

// Practically all numbers that provinces publish have a canonical form.
TEST(DocumentNumber, ReadsWhatProvincesPublish) {
  const std::filesystem::path path = std::filesystem::path(LIYE_SOURCE_DIR) / "../shared/data/document_numbers.tsv";
  std::ifstream file(path);
  if (!file) GTEST_SKIP() << "no " << path;
  int all = 0, read = 0;
  std::string row;
  std::getline(file, row);
  while (std::getline(file, row)) {
    ++all;
    read += CanonicalDocumentNumber(row.substr(row.rfind('\t') + 1)).has_value();
  }
  EXPECT_GT(all, 10000);
  EXPECT_GT(read, all * 0.997);
}

}  // namespace
}  // namespace liye
