#include "parser/number_issuer.h"

#include <gtest/gtest.h>

#include <string>

namespace liye {
namespace {

// The code of a number that ends `text`, offices in front of it left out.
std::string Code(std::string_view text) {
  return std::string(text.substr(CodeStart(text, IssuerStart(text, text.size(), false), text.size())));
}

TEST(NumberIssuer, JoinsIssuersThatRunTogether) {
  EXPECT_EQ(JoinIssuers("国家密码管理局中华人民共和国公安部"), "国家密码管理局、公安部");
  EXPECT_EQ(JoinIssuers("财政部海关总署税务总局"), "财政部、海关总署、税务总局");
  EXPECT_EQ(JoinIssuers("平川市财政局平川市水利局"), "平川市财政局、平川市水利局");
  EXPECT_EQ(JoinIssuers("中国人民银行中国银行保险监督管理委员会"), "中国人民银行、中国银行保险监督管理委员会");
}

TEST(NumberIssuer, LeavesOneOfficeOne) {
  for (const char* office :
       {"国务院", "国家税务总局", "国家税务总局平川市税务局", "工业和信息化部", "中国人民银行", "国家市场监管总局",
        "国务院国有资产监督管理委员会", "人力资源社会保障部", "最高人民法院", "国家发展改革委、商务部"})
    EXPECT_EQ(JoinIssuers(office), office);
}

TEST(NumberIssuer, CutsOfficesAndWordsOffACode) {
  EXPECT_EQ(Code("按照省人民政府江政发"), "江政发");
  EXPECT_EQ(Code("市财政局平财"), "平财");
  EXPECT_EQ(Code("公安部公通字"), "公通字");
  EXPECT_EQ(Code("通知中江省水利厅江水"), "江水");
  for (const char* code : {"工信部联原", "人社部发", "县委办发", "市府办", "平国土公告", "环办评函", "国办发"})
    EXPECT_EQ(Code(code), code);
}

TEST(NumberIssuer, KnowsWhatIsNoCode) {
  EXPECT_TRUE(NamesNoIssuer("建议"));
  EXPECT_TRUE(NamesNoIssuer("答复提案"));
  EXPECT_FALSE(NamesNoIssuer("平政办"));
}

}  // namespace
}  // namespace liye
