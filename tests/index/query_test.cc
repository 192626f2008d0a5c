#include "index/query.h"

#include <gtest/gtest.h>

#include <string>

#include "index/match_expression.h"

namespace liye {
namespace {

// The tree as text: AND(a b), OR(a b), NOT(a b).
std::string Tree(const Query& query) {
  if (query.kind == Query::Kind::kPhrase) return query.phrase;
  std::string tree = query.kind == Query::Kind::kAnd ? "AND(" : query.kind == Query::Kind::kOr ? "OR(" : "NOT(";
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
  for (const char* quoted : {"\"信息 公开\"", "“信息 公开”", "「信息 公开」", "『信息 公开』"})
    EXPECT_EQ(Parsed(quoted), "信息 公开") << quoted;
}

TEST(Query, LeavesTitlesAndNumbersWhole) {
  EXPECT_EQ(Parsed("各县（市、区）人民政府"), "各县（市、区）人民政府");
  EXPECT_EQ(Parsed("平政〔2021〕5号"), "平政〔2021〕5号");
  EXPECT_EQ(Parsed("关于“十三五”规划"), "关于“十三五”规划");
  EXPECT_EQ(Parsed("2016-2018年"), "2016-2018年");
  EXPECT_EQ(Parsed("政府,信息"), "政府,信息");
  EXPECT_EQ(Parsed("ORACLE NOTE"), "AND(ORACLE NOTE)");
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

TEST(Query, TakesAnyBytes) {
  for (const char* text : {"\xff", "\xe5\xb9", "“\xff", "-\xff(", "\"\"\"", "|||", "- - -", "((水)"})
    (void)ParseQuery(text);
  EXPECT_FALSE(ParseQuery(std::string_view("\0", 1)));
}

TEST(MatchExpression, QuotesEverything) {
  const auto expression = [](std::string_view text) { return MatchExpression(*ParseQuery(text)); };
  EXPECT_EQ(expression("信息 公开|网站"), "((\"信息\" AND \"公开\") OR \"网站\")");
  EXPECT_EQ(expression("5号 -(水)"), "(\"5号\" * NOT \"水\" *)");
  EXPECT_EQ(expression("a\"b:c^*d"), "\"a,b:c^*d\"");
  EXPECT_TRUE(IsOneCharacter(*ParseQuery("「水」")));
  EXPECT_FALSE(IsOneCharacter(*ParseQuery("水 土")));
}

TEST(Query, GivesThePhrasesToHighlight) {
  const Result<Query> query = ParseQuery("(信息|数据) 公开 -保密");
  ASSERT_TRUE(query);
  EXPECT_EQ(PositivePhrases(*query), (std::vector<std::string_view>{"信息", "数据", "公开"}));
}

}  // namespace
}  // namespace liye
