#include "index/tokenizer.h"

#include <gtest/gtest.h>

#include "index/scan.h"

namespace liye {
namespace {

std::string Tokens(std::string_view text, TokenizeFor purpose = TokenizeFor::kIndex) {
  std::string tokens;
  Tokenize(text, purpose, [&](std::string_view token, size_t start, size_t end) {
    if (!tokens.empty()) tokens += ' ';
    tokens.append(token).append("@").append(std::to_string(start)).append("-").append(std::to_string(end));
    return true;
  });
  return tokens;
}

TEST(Tokenizer, GivesOverlappingPairsAndTheLastCharacter) {
  EXPECT_EQ(Tokens("信息公开"), "信息@0-6 息公@3-9 公开@6-12 开@9-12");
  EXPECT_EQ(Tokens("水"), "水@0-3");
  EXPECT_EQ(Tokens(""), "");
}

TEST(Tokenizer, EndsRunsAtMarksAndWords) {
  EXPECT_EQ(Tokens("政府、机关"), "政府@0-6 府@3-6 机关@9-15 关@12-15");
  EXPECT_EQ(Tokens("平政〔2021〕5号"), "平政@0-6 政@3-6 2021@9-13 5@16-17 号@17-20");
  EXPECT_EQ(Tokens("PM2.5值"), "pm2@0-3 5@4-5 值@5-8");
}

TEST(Tokenizer, TakesSpacesInsideHanTextForNothing) {
  EXPECT_EQ(Tokens("信 息"), "信息@0-7 息@4-7");
  EXPECT_EQ(Tokens("信　息"), "信息@0-9 息@6-9");
  EXPECT_EQ(Tokens("信\n息"), "信@0-3 息@4-7");  // another paragraph
  EXPECT_EQ(Tokens("a b"), "a@0-1 b@2-3");
}

TEST(Tokenizer, LeavesOutTheLastCharacterOfAPhrase) {
  EXPECT_EQ(Tokens("信息公开", TokenizeFor::kPhrase), "信息@0-6 息公@3-9 公开@6-12");
  EXPECT_EQ(Tokens("信息，", TokenizeFor::kPhrase), "信息@0-6");
  EXPECT_EQ(Tokens("5号", TokenizeFor::kPhrase), "5@0-1 号@1-4");
  EXPECT_EQ(Tokens("政府 2021", TokenizeFor::kPhrase), "政府@0-6 府@3-6 2021@7-11");
}

TEST(Tokenizer, CutsEndlessWords) {
  const std::string word(1000, 'x');
  size_t bytes = 0, tokens = 0;
  Tokenize(word, TokenizeFor::kIndex, [&](std::string_view token, size_t, size_t) {
    EXPECT_LE(token.size(), kLongestWord);
    bytes += token.size();
    ++tokens;
    return true;
  });
  EXPECT_EQ(bytes, word.size());
  EXPECT_EQ(tokens, (word.size() + kLongestWord - 1) / kLongestWord);
}

TEST(Tokenizer, KnowsTheShapeOfAPhrase) {
  EXPECT_TRUE(ShapeOf("，。").empty);
  EXPECT_TRUE(ShapeOf("水").single_han);
  EXPECT_TRUE(ShapeOf("（水）").single_han);
  EXPECT_FALSE(ShapeOf("5号").single_han);
  EXPECT_TRUE(ShapeOf("5号").ends_in_single_han);
  EXPECT_TRUE(ShapeOf("政府，水").ends_in_single_han);
  EXPECT_FALSE(ShapeOf("政府").ends_in_single_han);
  EXPECT_FALSE(ShapeOf("水5").ends_in_single_han);
}

TEST(Scan, SaysWhatAMatchIs) {
  EXPECT_TRUE(PhraseScanner("政府信息").Matches("省政府信息网"));
  EXPECT_TRUE(PhraseScanner("政府信息").Matches("政 府\u3000信息"));
  EXPECT_TRUE(PhraseScanner("政府，信息").Matches("政府、信息"));
  EXPECT_FALSE(PhraseScanner("政府信息").Matches("政府、信息"));
  EXPECT_FALSE(PhraseScanner("政府，信息").Matches("政府信息"));
  EXPECT_TRUE(PhraseScanner("平政2021 5号").Matches("（平政〔2021〕5号）"));
  EXPECT_FALSE(PhraseScanner("017").Matches("2017年"));
  EXPECT_TRUE(PhraseScanner("PM2.5").Matches("细颗粒物（ｐｍ２．５）"));
  EXPECT_FALSE(PhraseScanner("，").Matches("，"));
}

TEST(Scan, FindsEveryPlace) {
  std::vector<Span> found;
  PhraseScanner("水水").Find(UnitsOf("水水水水，水水"), found);
  EXPECT_EQ(found, (std::vector<Span>{{0, 6}, {6, 12}, {15, 21}}));
}

}  // namespace
}  // namespace liye
