#include "index/query.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "index/match_expression.h"

namespace liye {
namespace {

// The tree as text: AND(a b), OR(a b), NOT(a b), NEAR10(a b), DOCUMENT(number), 年份[2015-01-01 2021-01-01].
std::string Tree(const Query& query) {
  std::string tree;
  switch (query.kind) {
    case Query::Kind::kPhrase: return query.phrase;
    case Query::Kind::kField:
      return std::string(FieldLabel(query.field.field)) + "[" +
             (query.field.from.empty() && query.field.to.empty() ? query.field.value
                                                                 : query.field.from + " " + query.field.to) +
             "]";
    case Query::Kind::kDocument: return "DOCUMENT(" + query.phrase + ")";
    case Query::Kind::kAnd: tree = "AND("; break;
    case Query::Kind::kOr: tree = "OR("; break;
    case Query::Kind::kNot: tree = "NOT("; break;
    case Query::Kind::kNear: tree = "NEAR" + std::to_string(query.distance) + "("; break;
  }
  for (size_t i = 0; i < query.children.size(); ++i) tree += (i > 0 ? " " : "") + Tree(query.children[i]);
  return tree + ")";
}

std::string Parsed(std::string_view text) {
  const Result<Query> query = ParseQuery(text);
  return query ? Tree(*query) : query.error().message();
}

TEST(Query, ReadsWordsPhrasesAndOperators) {
  EXPECT_EQ(Parsed("信息公开"), "信息公开");
  EXPECT_EQ(Parsed("信息 公开"), "AND(信息 公开)");
  EXPECT_EQ(Parsed("　信息　公开　"), "AND(信息 公开)");
  EXPECT_EQ(Parsed("信息 AND 公开"), "AND(信息 公开)");
  EXPECT_EQ(Parsed("信息|公开"), "OR(信息 公开)");
  EXPECT_EQ(Parsed("信息 OR 公开 网站"), "OR(信息 AND(公开 网站))");
  EXPECT_EQ(Parsed("信息 -公开"), "NOT(信息 公开)");
  EXPECT_EQ(Parsed("-公开 信息 NOT 网站"), "NOT(信息 OR(公开 网站))");
  EXPECT_EQ(Parsed("(信息|数据) 公开"), "AND(OR(信息 数据) 公开)");
  EXPECT_EQ(Parsed("（信息｜数据）公开"), "AND(OR(信息 数据) 公开)");
  EXPECT_EQ(Parsed("信息 AND NOT公开 NOT“网站” OR（数据）"), "OR(NOT(AND(信息 NOT公开) 网站) 数据)");
  for (const char* quoted : {"\"信息 公开\"", "“信息 公开”", "「信息 公开」", "『信息 公开』"})
    EXPECT_EQ(Parsed(quoted), "信息 公开") << quoted;
}

TEST(Query, LeavesTitlesAndNumbersWhole) {
  EXPECT_EQ(Parsed("各县（市、区）人民政府"), "各县（市、区）人民政府");
  EXPECT_EQ(Parsed("平政〔2021〕5号 废止"), "AND(平政〔2021〕5号 废止)");
  EXPECT_EQ(Parsed("关于“十三五”规划"), "关于“十三五”规划");
  EXPECT_EQ(Parsed("2016-2018年"), "2016-2018年");
  EXPECT_EQ(Parsed("政府,信息"), "政府,信息");
  EXPECT_EQ(Parsed("ORACLE NOTE"), "AND(ORACLE NOTE)");
}

TEST(Query, TakesAnyUnicodeSpace) {
  for (const char* space : {" ", "\t", "\n", "\u00a0", "\u1680", "\u2003", "\u2009", "\u200b", "\u2028", "\u202f",
                            "\u205f", "\u3000", "\ufeff"})
    EXPECT_EQ(Parsed(std::string("信息") + space + "公开"), "AND(信息 公开)");
}

TEST(Query, ReadsNear) {
  EXPECT_EQ(Parsed("NEAR(资金 补助, 5)"), "NEAR5(资金 补助)");
  EXPECT_EQ(Parsed("NEAR（资金 “财政 补助”，5）"), "NEAR5(资金 财政 补助)");
  EXPECT_EQ(Parsed("NEAR(资金 补助)"), "NEAR10(资金 补助)");
  EXPECT_EQ(Parsed("资金 NEAR/3 补助"), "NEAR3(资金 补助)");
  EXPECT_EQ(Parsed("资金 NEAR 补助 水"), "AND(NEAR10(资金 补助) 水)");
  EXPECT_EQ(Parsed("资金 NEAR/3 补助 NEAR/4 水"), "AND(NEAR3(资金 补助) NEAR4(补助 水))");
  EXPECT_EQ(Parsed("-NEAR(甲方 乙方) 合同"), "NOT(合同 NEAR10(甲方 乙方))");
  EXPECT_EQ(Parsed("NEAR(资金 、)"), "资金");
  EXPECT_EQ(Parsed("NEARBY near"), "AND(NEARBY near)");
  EXPECT_EQ(Parsed("水 NEAR（资金 补助）"), "AND(水 NEAR10(资金 补助))");
}

TEST(Query, ReadsFields) {
  EXPECT_EQ(Parsed("单位:市财政局 资金"), "AND(单位[市财政局] 资金)");
  EXPECT_EQ(Parsed("UNIT：市财政局"), "单位[市财政局]");
  EXPECT_EQ(Parsed("提及:市财政局"), "OR(市财政局 单位[市财政局])");
  EXPECT_EQ(Parsed("文号:平政办[2019] 12号"), "AND(文号[平政办[2019]] 12号)");
  EXPECT_EQ(Parsed("文号:\"平政办[2019] 12号\""), "文号[平政办〔2019〕12号 ]");
  EXPECT_EQ(Parsed("number:平政办(2019)12号"), "文号[平政办〔2019〕12号 ]");
  EXPECT_EQ(Parsed("文号:平政办"), "文号[平政办]");
  EXPECT_EQ(Parsed("标题:智慧城市 类型:意见|发文机关:平川市人民政府"),
            "OR(AND(标题[智慧城市] 类型[意见]) 发文机关[平川市人民政府])");
  EXPECT_EQ(Parsed("引用:《平川市科技创新专项资金管理办法》"), "引用[《平川市科技创新专项资金管理办法》]");
  EXPECT_EQ(Parsed("水 -(状态:已废止)"), "NOT(水 状态[repealed ])");
  EXPECT_EQ(Parsed("status:现行有效"), "状态[in_force ]");
  EXPECT_EQ(Parsed("状态:已失效"), "状态[repealed ]");
}

TEST(Query, ReadsYearsAndDays) {
  EXPECT_EQ(Parsed("年份:2015..2020"), "年份[2015-01-01 2021-01-01]");
  for (const char* year : {"年份:2017", "year:2017年", "年份：＝２０１７", "年份:2017-2017", "年份:2017~2017"})
    EXPECT_EQ(Parsed(year), "年份[2017-01-01 2018-01-01]") << year;
  EXPECT_EQ(Parsed("期限:2018年6月底"), "期限[2018-06-30 2018-07-01]");
  EXPECT_EQ(Parsed("期限:<=2018年底"), "期限[ 2019-01-01]");
  for (const char* day : {"期限:2018年6月底前", "期限:2018年6月末之前", "期限:2018年6月30日前", "期限:2018-06-30以前"})
    EXPECT_EQ(Parsed(day), "期限[ 2018-07-01]") << day;
  EXPECT_EQ(Parsed("期限:2018-01至2018-06"), "期限[2018-01-01 2018-07-01]");
  EXPECT_EQ(Parsed("年份:2015..9999"), "年份[2015-01-01 9999-12-32]");
  EXPECT_EQ(Parsed("期限:9999-12-31"), "期限[9999-12-31 9999-12-32]");
  EXPECT_EQ(Parsed("年份:..2020"), "年份[ 2021-01-01]");
  EXPECT_EQ(Parsed("年份:>2015"), "年份[2016-01-01 ]");
  EXPECT_EQ(Parsed("期限:<2018-07"), "期限[ 2018-07-01]");
  EXPECT_EQ(Parsed("期限:≤2018-07"), "期限[ 2018-08-01]");
  EXPECT_EQ(Parsed("due:>2018-12"), "期限[2019-01-01 ]");
  EXPECT_EQ(Parsed("期限:>= 2018年2月28日"), "期限[2018-02-28 ]");
  EXPECT_EQ(Parsed("期限:2018/2/28"), "期限[2018-02-28 2018-03-01]");
  EXPECT_EQ(Parsed("期限:2018-01..2018-06-15"), "期限[2018-01-01 2018-06-16]");
}

TEST(Query, ReadsAmounts) {
  for (const char* amount : {"金额:>=100万", "金额:>=100万元", "金额：≥１００万", "amount:>= 1000000",
                             "金额:>=1,000,000元", "金额:>=一百万元"})
    EXPECT_EQ(Parsed(amount), "金额[1000000 ]") << amount;
  EXPECT_EQ(Parsed("金额:50万..1.5亿"), "金额[500000 150000000]");
  EXPECT_EQ(Parsed("金额:300"), "金额[300 300]");
  for (const char* amount : {"金额:50..200万", "金额:50万-200万", "金额:50万至200万元", "金额:50～200万"})
    EXPECT_EQ(Parsed(amount), "金额[500000 2000000]") << amount;
  EXPECT_EQ(Parsed("金额:50元..200万"), "金额[50 2000000]");
  EXPECT_EQ(Parsed("金额:≥ 100万"), "金额[1000000 ]");
  EXPECT_EQ(ParseQuery("金额:1万..2万美元")->field.currency, "USD");
  EXPECT_TRUE(ParseQuery("金额:>1万")->field.above);
  EXPECT_FALSE(ParseQuery("金额:<1万")->field.up_to);
  EXPECT_EQ(ParseQuery("金额:>=1万美元")->field.currency, "USD");
}

TEST(Query, TakesOtherColonsAsText) {
  for (const char* text : {"13:00", "http://www.example.gov.cn/a?b=c", "责任单位：市财政局", "主送：各县", "单位"})
    EXPECT_EQ(Parsed(text), text);
  EXPECT_EQ(Parsed("“单位:市财政局”"), "单位:市财政局");
}

TEST(Query, SaysWhichValueIsWrong) {
  const std::string literally = ". Put what is to be found literally between quotation marks.";
  EXPECT_EQ(Parsed("水 金额:>=abc"),
            "水 金额:>=abc: character 6 is where an amount such as >=100万 or 50万..200万 should "
            "stand" +
                literally);
  const auto place = [](std::string_view text) {
    const std::string message = Parsed(text);
    const size_t at = message.find(": character ");
    return at == message.npos ? message : message.substr(at + 12, message.find(" should stand") - at - 12);
  };
  EXPECT_EQ(place("年份:2015..二零"), "4 is where a year such as 2017 or 2015..2020");
  EXPECT_EQ(place("年份:2015-07"), "4 is where a year such as 2017 or 2015..2020");
  EXPECT_EQ(place("期限:<2018-13"), "4 is where a day, month or year such as <2018-07 or 2018-01..2018-06");
  EXPECT_EQ(place("期限:2018年6月前"), "4 is where a day, month or year such as <2018-07 or 2018-01..2018-06");
  EXPECT_EQ(place("年份:2018年底"), "4 is where a year such as 2017 or 2015..2020");
  EXPECT_EQ(place("期限:2018-02-30"), "4 is where a day, month or year such as <2018-07 or 2018-01..2018-06");
  const std::string year = "4 is where a year such as 2017 or 2015..2020",
                    amount = "4 is where an amount such as >=100万 or 50万..200万";
  EXPECT_EQ(place("年份:2020..2015"), year);
  EXPECT_EQ(place("年份:-5..99999999999"), year);
  EXPECT_EQ(place("期限:0000-00"), "4 is where a day, month or year such as <2018-07 or 2018-01..2018-06");
  EXPECT_EQ(place("金额:200万..50万"), amount);
  EXPECT_EQ(place("金额:1万欧元..2万美元"), amount);
  EXPECT_EQ(place("金额:>=1e999"), amount);
  EXPECT_EQ(place("金额:.."), amount);
  EXPECT_EQ(place("单位:>= 市财政局"), "4 is where the value of a field");
  EXPECT_EQ(place("状态:很好"), "4 is where 现行有效 or 已废止");
  EXPECT_EQ(place("单位: 市财政局"), "4 is where the value of a field");
  EXPECT_EQ(place("标题:，"), "4 is where the value of a field");
  EXPECT_EQ(place("NEAR(甲 乙, 很近)"), "11 is where the distance of NEAR");
  EXPECT_EQ(place("甲 NEAR/x 乙"), "3 is where the distance of NEAR");
  EXPECT_EQ(Parsed("NEAR(甲 乙"),
            "NEAR(甲 乙: character 1 is an opening parenthesis without a closing one" + literally);
  for (const char* text :
       {"NEAR(单位:市财政局 资金)", "NEAR(-补助 资金)", "NEAR(资金 OR 补助)", "NEAR(资金 NEAR(水 土))",
        "NEAR(资金 (水))", "资金 NEAR -补助", "资金 NEAR/5 NOT 补助", "资金 NEAR AND 补助"})
    EXPECT_NE(Parsed(text).find("is where NEAR needs a word or a phrase"), std::string::npos) << text;
  EXPECT_EQ(place("资金 NEAR ， 补助"),
            "9 is where NEAR needs a word or a phrase. Put what is to be found literally between quotation marks.");
  EXPECT_EQ(place("NEAR/5 补助"),
            "1 is where NEAR needs a word or a phrase. Put what is to be found literally between quotation marks.");
  EXPECT_EQ(Parsed("(甲 乙) NEAR 丙"),
            "(甲 乙) NEAR 丙: character 1 is where NEAR needs a word or a phrase" + literally);
}

TEST(Query, KnowsADocumentNumberInAnyForm) {
  for (const char* text : {"平政办〔2019〕12号", "平政办[2019]12号", "平政办(2019) 12 号", "平政办【2019】第12号",
                           " 平政办﹝2019﹞12号 ", "平政办〔2019〕12"})
    EXPECT_EQ(Parsed(text), "DOCUMENT(平政办〔2019〕12号)") << text;
  EXPECT_EQ(Parsed("国务院令第291号"), "DOCUMENT(国务院令第291号)");
  EXPECT_EQ(Parsed("“平政办〔2019〕12号”"), "平政办〔2019〕12号");
  EXPECT_EQ(Parsed("\"平政办〔2019〕12号\""), "平政办〔2019〕12号");
  EXPECT_EQ(Parsed("资金 文号:平政办〔2019〕12号"), "AND(资金 文号[平政办〔2019〕12号 ])");
  EXPECT_EQ(Parsed("资金 引用:平政办〔2019〕12号"), "AND(资金 引用[平政办〔2019〕12号 ])");
  for (const char* text : {"5号", "2019年12号", "第12号", "2017"})
    EXPECT_EQ(ParseQuery(text)->kind, Query::Kind::kPhrase) << text;
}

// What is written back reads as the same tree.
TEST(Query, IsWrittenBack) {
  for (const char* text :
       {"信息 公开|网站 -保密", "(信息|数据) “公开 目录”", "NEAR(资金 “a\"b”, 3) 单位:市财政局",
        "金额:\">= 100万\" 期限:<2018-07", "水 -(提及:市财政局)", "提及:“市 财政局”", "平政办[2019]12号",
        "「“引号”」 -(甲 乙)", "平政办〔2019〕 AND 12号", "平政办〔2019〕12号 ，", "(甲 乙) 丙 -丁 | -(戊|己) 庚",
        "(甲 -乙) -丙", "甲,乙 NEAR/3 丙 NEAR 丁 戊", "(市（发改委 ) 甲", "＂a”」』\"＂ 甲",
        "市财政局 | 单位:“市财政局”"}) {
    const Query query = *ParseQuery(text);
    EXPECT_EQ(Parsed(QueryText(query)), Tree(query)) << QueryText(query);
  }
  EXPECT_EQ(QueryText(*ParseQuery("单位：市财政局 (水 OR 土) NOT 火")), "单位:市财政局 (水 | 土) -火");
  EXPECT_EQ(QueryText(*ParseQuery("水 -(甲|乙) | 土 - 丙")), "水 -甲 -乙 | 土 -丙");
  EXPECT_EQ(QueryText(*ParseQuery("市（发改委")), "市（发改委 ");
  EXPECT_EQ(QueryText(*ParseQuery("甲,乙 NEAR 丙")), "甲,乙 NEAR/10 丙");
  EXPECT_EQ(QueryText(*ParseQuery("“市发改委” | 单位:市发改委")), "“市发改委” | 单位:市发改委");
  EXPECT_EQ(QueryText(*ParseQuery("资金 mention:市财政局")), "资金 提及:市财政局");
}

TEST(Query, DropsWhatHoldsNoCharacter) {
  EXPECT_EQ(Parsed("信息 ， 公开"), "AND(信息 公开)");
  EXPECT_EQ(Parsed("信息 \"\""), "信息");
}

TEST(Query, SaysWhatIsWrongAndWhere) {
  const std::string literally = ". Put what is to be found literally between quotation marks.";
  EXPECT_EQ(Parsed("“信息"), "“信息: character 1 is a quotation mark that is not closed" + literally);
  EXPECT_EQ(Parsed("水 (信息"), "水 (信息: character 3 is an opening parenthesis without a closing one" + literally);
  EXPECT_EQ(Parsed("水 )"), "水 ): character 3 is a closing parenthesis without an opening one" + literally);
  EXPECT_EQ(Parsed("水 -"), "水 -: character 3 is an operator with nothing behind it" + literally);
  EXPECT_EQ(Parsed("水 OR"), "水 OR: character 5 is where a word is missing" + literally);
  EXPECT_EQ(Parsed("()"), "(): character 2 is where a word is missing" + literally);
  for (const char* text : {"水 AND", "水 NOT OR 土", "水 -|土", "(水 OR AND)", "水 NEAR | 土"})
    EXPECT_NE(Parsed(text).find("is an operator with nothing behind it"), std::string::npos) << text;
  EXPECT_EQ(Parsed("(水 OR)"), "(水 OR): character 6 is where a word is missing" + literally);
  EXPECT_EQ(Parsed(" "), " : it holds no word to look for. Type at least one letter, digit or Chinese character.");
  EXPECT_EQ(Parsed("-水"), "-水: it only says what must not occur. Add a word that has to occur.");
  EXPECT_EQ(Parsed("，"), "，: it holds no word to look for. Type at least one letter, digit or Chinese character.");
  EXPECT_EQ(ParseQuery("（").error().kind, Error::Kind::kBadQuery);
}

TEST(Query, BoundsWhatAPersonCanAsk) {
  std::string deep(1000, '(');
  EXPECT_EQ(ParseQuery(deep + "水" + std::string(1000, ')')).error().kind, Error::Kind::kBadQuery);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "水 ";
  EXPECT_EQ(ParseQuery(many).error().kind, Error::Kind::kBadQuery);
}

// Writing back adds neither parentheses nor words, since both are bounded.
TEST(Query, WritesBackTheDeepestAndTheLongest) {
  std::string deep, chain = "甲";
  for (int i = 0; i < 10; ++i) deep += "水 | 土 -(火 | 木) -(";
  deep += "甲 NEAR 乙 NEAR 丙" + std::string(10, ')');
  for (int i = 1; i < 64; ++i) chain += " NEAR/3 乙";
  for (const std::string& text : {deep, chain, "水 -" + chain.substr(0, chain.size() - 11)}) {
    const auto query = ParseQuery(text);
    ASSERT_TRUE(query) << text;
    EXPECT_EQ(Parsed(QueryText(*query)), Tree(*query));
  }
}

TEST(Query, TakesAnyBytes) {
  for (const char* text : {"\xff", "\xe5\xb9", "“\xff", "-\xff(", "\"\"\"", "|||", "- - -", "((水)"})
    (void)ParseQuery(text);
  EXPECT_FALSE(ParseQuery(std::string_view("\0", 1)));
  EXPECT_EQ(Parsed("\xe5\xb9水 \xff号"), "AND(\uFFFD水 \uFFFD号)");
}

TEST(MatchExpression, QuotesEverything) {
  const auto expression = [](std::string_view text) { return MatchExpression(*ParseQuery(text)); };
  EXPECT_EQ(expression("信息 公开|网站"), "((\"信息\" AND \"公开\") OR \"网站\")");
  EXPECT_EQ(expression("5号 -(水)"), "(\"5号\" * NOT \"水\" *)");
  EXPECT_EQ(expression("a\"b:c^*d"), "\"a,b:c^*d\"");
  EXPECT_EQ(OneCharacter(*ParseQuery("「水」")), U'水');
  EXPECT_FALSE(OneCharacter(*ParseQuery("水 土")));
}

// A Han word has no token for its last character: one token less between it and what follows than there are
// characters, unless all phrases are given that token.
TEST(MatchExpression, CountsTheDistanceInCharacters) {
  const auto expression = [](std::string_view text) { return MatchExpression(*ParseQuery(text)); };
  EXPECT_EQ(expression("NEAR(资金 补助, 5)"), "NEAR(\"资金\" \"补助\", 6)");
  EXPECT_EQ(expression("NEAR(水 5号, 5)"), "NEAR(\"水\" * \"5号\" *, 5)");
  EXPECT_EQ(expression("NEAR(资金 PPP, 5)"), "NEAR(\"资金\" + \"金\" * \"PPP\", 5)");
}

TEST(QueryTokens, AreThoseOfThePage) {
  std::ifstream page(LIYE_SOURCE_DIR "/tests/index/query_tokens.txt");
  const std::string arrow = " → ";
  int count = 0;
  for (std::string line; std::getline(page, line);) {
    const size_t at = line.find(arrow);
    if (line.starts_with('#') || at == line.npos) continue;
    std::string tokens;
    for (const QueryToken& token : Query(Query::Kind::kPhrase, line.substr(0, at), {}).tokens)
      tokens +=
          (tokens.empty() ? "" : " ") + token.text + '@' + std::to_string(token.position) + (token.prefix ? "*" : "");
    EXPECT_EQ(tokens, line.substr(at + arrow.size())) << line;
    ++count;
  }
  EXPECT_GT(count, 10);
}

TEST(Query, GivesThePhrasesToHighlight) {
  const Result<Query> query = ParseQuery("(信息|数据) 公开 -保密");
  ASSERT_TRUE(query);
  EXPECT_EQ(PositivePhrases(*query), (std::vector<std::string_view>{"信息", "数据", "公开"}));
  const Result<Query> unit = ParseQuery("单位:市财政局 资金");
  ASSERT_TRUE(unit);
  EXPECT_EQ(PositivePhrases(*unit), (std::vector<std::string_view>{"市财政局", "资金"}));
}

}  // namespace
}  // namespace liye
