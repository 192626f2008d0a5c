#include "index/suggest.h"

#include <gtest/gtest.h>

#include "index/near_miss.h"
#include "tests/index/support.h"

namespace liye {
namespace {

TEST(NearMiss, IsOneEditAway) {
  const auto length = [](std::u32string_view text) { return NearMissLength(text, U"海绵城市"); };
  EXPECT_EQ(length(U"海棉城市建设"), 4u);
  EXPECT_EQ(length(U"海城市建设"), 3u);
  EXPECT_EQ(length(U"海绵化城市"), 5u);
  EXPECT_EQ(length(U"绵海城市"), 4u);
  EXPECT_EQ(length(U"海绵城事"), 4u);
  EXPECT_EQ(length(U"深绵城市"), 4u);
  EXPECT_EQ(length(U"海绵城市"), 0u);
  EXPECT_EQ(length(U"海棉城事"), 0u);
  EXPECT_EQ(length(U"海"), 0u);
  EXPECT_EQ(length(U""), 0u);
  EXPECT_EQ(NearMissLength(U"城市", U"市城"), 2u);
  EXPECT_EQ(NearMissLength(U"城墙", U"城市"), 0u);
}

class SuggestTest : public testing::Test {
 protected:
  void SetUp() override {
    base_ = OpenNew(folder_.path("test.db"));
    folder_.Write("n/a.txt",
                  "平川市人民政府关于海绵城市建设的意见\n平政〔2016〕3号\n一、目标。建设海绵城市，改善水环境。\n"
                  "二、资金。安排专项补助。（责任单位：市水利局）\n三、规划。编制智慧园区和城市的规划。\n"
                  "平川市人民政府\n2016年8月9日\n");
    MustIngest(*base_, {folder_.path("n")});
  }

  // One line for each suggestion, as "nowhere 甲" or "miss 甲 → 乙 3".
  std::string Suggested(std::string_view text, const SearchOptions& options = {}) {
    constexpr const char* kNames[] = {"nowhere", "miss", "apart", "without", "filters"};
    const Query query = *ParseQuery(text);
    EXPECT_EQ(base_->Search(query, options)->total, 0u) << text;
    const auto suggestions = Suggest(*base_, query, options);
    EXPECT_TRUE(suggestions);
    std::string lines;
    for (const Suggestion& suggestion : *suggestions) {
      lines += std::string(kNames[static_cast<int>(suggestion.kind)]) + ' ' + suggestion.term;
      if (!suggestion.query.empty()) lines += " → " + suggestion.query + ' ' + std::to_string(suggestion.hits);
      lines += '\n';
      if (suggestion.query.empty()) continue;
      SearchOptions again = options;
      if (suggestion.kind == Suggestion::Kind::kFilters) again.filters = {};
      EXPECT_EQ(base_->Search(*ParseQuery(suggestion.query), again)->total, suggestion.hits) << suggestion.query;
    }
    return lines;
  }

  TestFolder folder_;
  std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(SuggestTest, NamesWordsAnEditAway) {
  EXPECT_EQ(Suggested("海棉城市"), "nowhere 海棉城市\nmiss 海棉城市 → 海绵城市 2\n");
  EXPECT_EQ(Suggested("单位:市水力局"), "nowhere 单位:市水力局\nmiss 单位:市水力局 → 单位:市水利局 1\n");
}

TEST_F(SuggestTest, KnowsAUnitBehindAColon) {
  EXPECT_EQ(Suggested("牵头单位：市水利局"), "nowhere 牵头单位：市水利局\nmiss 牵头单位：市水利局 → 单位:市水利局 1\n");
  EXPECT_EQ(Suggested("责任:「市水利局」"),
            "nowhere 责任:「市水利局」\nmiss 责任:「市水利局」 → 单位:“市水利局” 1\n"
            "apart 责任:「市水利局」 → 责任 市 水利局 1\n");
}

TEST_F(SuggestTest, NamesTheTermThatEmptiesTheResult) {
  EXPECT_EQ(Suggested("补助 量子"), "nowhere 量子\nwithout 量子 → 补助 1\n");
  EXPECT_EQ(Suggested("补助 规划"), "without 补助 → 规划 1\nwithout 规划 → 补助 1\n");
  EXPECT_EQ(Suggested("补助 年份:2011"), "nowhere 年份:2011\nwithout 年份:2011 → 补助 1\n");
  EXPECT_EQ(Suggested("补助 -安排"), "without -(安排) → 补助 1\n");
  EXPECT_EQ(Suggested("补助 规划 水环境 目标"), "without 规划 水环境 目标 → 补助 1\n");
}

TEST_F(SuggestTest, TakesALongWordApart) {
  EXPECT_EQ(Suggested("智慧城市规划"), "nowhere 智慧城市规划\napart 智慧城市规划 → 智慧 城市 规划 1\n");
}

TEST_F(SuggestTest, KeepsTheCharactersOfAnUnknownWordTogether) {
  EXPECT_EQ(Suggested("补助专项"), "nowhere 补助专项\napart 补助专项 → 补助 专项 1\n");
}

// Quoted for the sake of a character without width, 发改委 has no other names: it is counted as it would be found.
TEST_F(SuggestTest, CountsWhatItSays) {
  folder_.Write("n/b.txt",
                "平川市人民政府关于节水的通知\n平政〔2017〕4号\n一、水价。市内由市发展改革委定价。\n2017年8月9日\n");
  MustIngest(*base_, {folder_.path("n")});
  EXPECT_EQ(Suggested("“市内发改委\ufeff”"), "nowhere “市内发改委\ufeff”\n");
  EXPECT_EQ(Suggested("“市内发改委”"), "nowhere “市内发改委”\napart “市内发改委” → 市内 发改委 1\n");
}

TEST_F(SuggestTest, NamesTheFilters) {
  SearchOptions options;
  options.filters.document_type = "通知";
  EXPECT_EQ(Suggested("补助", options), "filters  → 补助 1\n");
}

}  // namespace
}  // namespace liye
