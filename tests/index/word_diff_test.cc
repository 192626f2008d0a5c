// Which words differ: what a reader sees, and what must hold for any two texts.
#include "index/word_diff.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "corpus/utf8.h"
#include "index/diff_key.h"

namespace liye {
namespace {

std::string Side(std::string_view text, const std::vector<WordRun>& runs) {
  std::string shown;
  for (const WordRun& run : runs)
    shown += run.changed ? '[' + std::string(run.span.of(text)) + ']' : std::string(run.span.of(text));
  return shown;
}

std::string Shown(std::string_view before, std::string_view after) {
  const WordDiff diff = CompareWords(before, after);
  return Side(before, diff.before) + " => " + Side(after, diff.after);
}

TEST(WordDiff, MarksWordsNotCharacters) {
  EXPECT_EQ(Shown("处100元罚款。", "处1000元罚款。"), "处[100]元罚款。 => 处[1000]元罚款。");
  EXPECT_EQ(Shown("由市水利局负责。", "由市水务局负责。"), "由市[水利局]负责。 => 由市[水务局]负责。");
  EXPECT_EQ(Shown("增长3.5%。", "增长35%。"), "增长[3.5]%。 => 增长[35]%。");
}

TEST(WordDiff, TypographyIsNoChange) {
  EXPECT_EQ(Shown("各县（市、区）：“节水”", "各县(市、區): \"节水\""),
            "各县（市、区）：“节水” => 各县(市、區): \"节水\"");
  EXPECT_EQ(Shown("一\n二", "一二"), "一\n二 => 一二");
  EXPECT_EQ(Shown("（甲）应当每年报告，", "(甲)应当每月报告。"), "（甲）应当[每年]报告， => (甲)应当[每月]报告。");
}

TEST(WordDiff, LeavesNoCrumbsBetweenChanges) {
  EXPECT_EQ(Shown("由财政部门会同审计机关办理。", "向教育主管和卫生健康机构递交材料。"),
            "[由财政部门会同审计机关办理。] => [向教育主管和卫生健康机构递交材料。]");
  const WordDiff diff =
      CompareWords("应当在三十日以内向市人民政府提出申请。", "可以在十个工作日以内向县级主管部门提出申请。");
  EXPECT_LE(diff.before.size(), 6u);
}

TEST(WordDiff, EmptyTexts) {
  EXPECT_EQ(Shown("", ""), " => ");
  EXPECT_EQ(Shown("", "新增。"), " => [新增。]");
  EXPECT_EQ(Shown("删去。", ""), "[删去。] => ");
  EXPECT_EQ(Shown("", "，。"), " => ，。") << "marks alone are typography";
}

TEST(WordDiff, KeyKeepsTheMarksThatSaySomething) {
  EXPECT_EQ(DiffKey("１．５ 万元"), DiffKey("1.5万元"));
  EXPECT_NE(DiffKey("1.5万元"), DiffKey("15万元"));
  EXPECT_EQ(DiffKey("3—5年"), DiffKey("3~5年"));
  EXPECT_NE(DiffKey("3-5年"), DiffKey("35年"));
  EXPECT_EQ(DiffKey("1,000元"), DiffKey("1000元"));
  EXPECT_NE(DiffKey("5％"), DiffKey("5‰"));
  EXPECT_NE(DiffKey("≥10"), DiffKey("≤10"));
  EXPECT_EQ(DiffKey("<办法>"), DiffKey("《办法》"));
}

class WordDiffProperty : public ::testing::TestWithParam<unsigned> {
 protected:
  std::string Text() {
    static constexpr const char* kPieces[] = {
        "平川市", "財政局", "财政局", "（",  "(",   "1.5", "15", "%",    "。",          " ",
        "\n",     "\t",     "应当",   "，",  "条",  "第",  "十", "\xff", "𠮷",          "e\u0301",
        "㎡",     "３",     "-",      "“节", "节”", "的",  "ﬁ",  "〇",   "\u200b\u3000"};
    std::string text;
    for (unsigned pieces = random_() % 30; pieces > 0; --pieces) text += kPieces[random_() % std::size(kPieces)];
    return text;
  }
  std::mt19937 random_{GetParam()};
};

void ExpectWhole(const std::string& text, const std::vector<WordRun>& runs) {
  uint32_t end = 0;
  for (size_t i = 0; i < runs.size(); ++i) {
    EXPECT_EQ(runs[i].span.start, end);
    EXPECT_FALSE(runs[i].span.empty());
    if (i > 0) {
      EXPECT_NE(runs[i].changed, runs[i - 1].changed);
    }
    end = runs[i].span.end;
  }
  EXPECT_EQ(end, text.size());
}

// The characters that count of what is kept.
std::u32string Kept(const std::string& text, const std::vector<WordRun>& runs) {
  std::u32string kept;
  for (const KeyCharacter& character : KeyCharacters(text))
    for (const WordRun& run : runs)
      if (!run.changed && run.span.contains(character.at)) kept += character.code;
  return kept;
}

TEST_P(WordDiffProperty, RunsAreTheTextsAndWhatIsKeptIsEqual) {
  for (int round = 0; round < 20; ++round) {
    const std::string before = Text(), after = Text();
    const WordDiff diff = CompareWords(before, after);
    ExpectWhole(before, diff.before);
    ExpectWhole(after, diff.after);
    EXPECT_EQ(Kept(before, diff.before), Kept(after, diff.after)) << before << "\n=>\n" << after;
    const bool marked = diff.before.size() + diff.after.size() > 2 ||
                        (!diff.before.empty() && diff.before[0].changed) ||
                        (!diff.after.empty() && diff.after[0].changed);
    EXPECT_EQ(marked, DiffKey(before) != DiffKey(after)) << before << "\n=>\n" << after;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, WordDiffProperty, ::testing::Range(0u, 50u));

TEST(WordDiff, LongTextsAreComparedByTheWordsThatStandOnce) {
  std::string before, after;
  for (int i = 0; i < 4000; ++i) {
    before += "项目" + std::to_string(i) + "，";
    after += "项目" + std::to_string(i) + (i == 2000 ? "暂缓，" : "，");
  }
  const WordDiff diff = CompareWords(before, after);
  ASSERT_EQ(diff.after.size(), 3u);
  EXPECT_EQ(diff.after[1].span.of(after), "暂缓");
  EXPECT_EQ(diff.before.size(), 1u);
}

}  // namespace
}  // namespace liye
