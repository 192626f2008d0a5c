#include "index/snippet.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "index/fold.h"

namespace liye {
namespace {

// The snippet with its highlights in square brackets.
std::string Marked(const Snippet& snippet) {
  std::string marked;
  size_t at = 0;
  for (Span span : snippet.highlights) {
    marked.append(snippet.text, at, span.start - at).append("[").append(span.of(snippet.text)).append("]");
    at = span.end;
  }
  return marked.append(snippet.text, at);
}

bool IsUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    int length = 0;
    if (DecodeUtf8(text, at, length) == 0xfffd && length == 1) return false;
    at += static_cast<size_t>(length);
  }
  return true;
}

TEST(Snippet, ShowsAShortTextWhole) {
  EXPECT_EQ(Marked(MakeSnippet("加强信息公开。", {"信息"}, 60)), "加强[信息]公开。");
  EXPECT_EQ(Marked(MakeSnippet("", {"信息"}, 60)), "");
  EXPECT_EQ(Marked(MakeSnippet("加强管理。", {"信息"}, 60)), "加强管理。");
}

TEST(Snippet, BeginsAndEndsAtMarks) {
  const std::string text = "第一句话说的是别的事情。推进政务信息公开，完善考核办法，落实各项责任。第三句话又是别的。";
  EXPECT_EQ(Marked(MakeSnippet(text, {"信息"}, 24)), "…推进政务[信息]公开，完善考核办法，落实各项责任。…");
}

TEST(Snippet, PrefersThePlaceWithAllWords) {
  const std::string text = "信息。一二三四五六七八九十，一二三四五六七八九十，一二三四五六七八九十。公开的信息在此。";
  EXPECT_EQ(Marked(MakeSnippet(text, {"信息", "公开"}, 12)), "…[公开]的[信息]在此。");
}

TEST(Snippet, FindsFoldedAndSpacedMatches) {
  EXPECT_EQ(Marked(MakeSnippet("關於信 息公開，（ＰＭ２．５）", {"信息公开", "pm2.5"}, 60)),
            "關於[信 息公開]，（[ＰＭ２．５]）");
}

TEST(Snippet, IsOneLine) { EXPECT_EQ(Marked(MakeSnippet("甲\n乙\t丙", {"乙"}, 60)), "甲 [乙] 丙"); }

TEST(Snippet, JoinsOverlappingMatches) {
  EXPECT_EQ(Highlights("政府信息公开", {"政府信息", "信息公开"}), (std::vector<Span>{{0, 18}}));
}

// Whatever the text: valid UTF-8, highlights in order and inside, and one at least where there is a match.
TEST(Snippet, IsSoundForAnyText) {
  const std::vector<std::string> pieces = {"信息", "公开", "，", "。",   "a",  "Ａ",     "1", " ",
                                           "\n",   "\t",   "、", "政府", "😀", "\u200b", "é"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t i = random() % 60; i > 0; --i) text += pieces[random() % pieces.size()];
    const std::vector<std::string_view> phrases = {"信息", "政府公开", "a1"};
    const Snippet snippet = MakeSnippet(text, phrases, static_cast<uint32_t>(random() % 30));
    uint32_t last = 0;
    for (Span span : snippet.highlights) {
      ASSERT_LE(last, span.start);
      ASSERT_LT(span.start, span.end);
      ASSERT_LE(span.end, snippet.text.size());
      last = span.end;
    }
    ASSERT_TRUE(IsUtf8(snippet.text)) << text;
    ASSERT_EQ(Highlights(text, phrases).empty(), snippet.highlights.empty()) << text;
  }
}

}  // namespace
}  // namespace liye
