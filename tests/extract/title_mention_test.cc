// Titles: brackets, endings, short names, masks, titles over two blocks.
#include "extract/title_mention.h"

#include <gtest/gtest.h>

#include <string>

#include "corpus/read.h"
#include "extract/number_mention.h"
#include "extract/title_bracket.h"
#include "extract/title_ending.h"

namespace liye {
namespace {

struct Page {
  Source source;
  Document document;
  explicit Page(std::string text) : source(MakeSource("page.txt", std::move(text))) {
    const std::string& all = source.text;
    for (size_t at = 0; at < all.size();) {
      const size_t end = std::min(all.find('\n', at), all.size());
      Block block;
      block.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      document.blocks.push_back(block);
      at = end + 1;
    }
    document.span = {0, static_cast<uint32_t>(all.size())};
  }
};

struct Reading {
  std::vector<Fact> facts;
  std::vector<std::vector<Mask>> masks;  // a block
  std::vector<TitleMention> titles() const {
    std::vector<TitleMention> found;
    for (const Fact& fact : facts)
      if (const auto* title = std::get_if<TitleMention>(&fact.value)) found.push_back(*title);
    return found;
  }
};

Reading Read(const Page& page) {
  Reading reading;
  NumberExtractor numbers;
  TitleExtractor titles;
  BlockText text;
  text.source = &page.source;
  text.document = &page.document;
  numbers.Begin(page.source, page.document);
  titles.Begin(page.source, page.document);
  for (const Block& block : page.document.blocks) {
    text.block = &block;
    text.masks.clear();
    text.clean.Assign(page.source.text, block.span, page.document.noise);
    numbers.Read(text, reading.facts);
    titles.Read(text, reading.facts);
    reading.masks.push_back(text.masks);
  }
  numbers.End(reading.facts);
  titles.End(reading.facts);
  return reading;
}

TEST(TitleEnding, TellsTheKindByTheLongestEnding) {
  EXPECT_EQ(KindOfTitle("平川市供水管理办法"), TitleKind::kOfficial);
  EXPECT_EQ(KindOfTitle("水样采集方法"), TitleKind::kOpen);
  EXPECT_EQ(KindOfTitle("取水许可申请表"), TitleKind::kForm);
  EXPECT_EQ(KindOfTitle("用水统计报表制度"), TitleKind::kOfficial);
  EXPECT_EQ(KindOfTitle("权责清单"), TitleKind::kOfficial);
  EXPECT_EQ(KindOfTitle("缴款通知单"), TitleKind::kForm);
  EXPECT_EQ(KindOfTitle("安全合格证"), TitleKind::kCertificate);
  EXPECT_EQ(KindOfTitle("水费代收合同"), TitleKind::kContract);
  EXPECT_EQ(KindOfTitle("平川日报"), TitleKind::kWork);
  EXPECT_EQ(KindOfTitle("情况通报"), TitleKind::kOfficial);
}

TEST(TitleEnding, LeavesEditionsOut) {
  EXPECT_EQ(WithoutEdition("节水行动方案(2021—2023年)"), "节水行动方案");
  EXPECT_EQ(WithoutEdition("管理办法(试行)(2020年修订版)"), "管理办法");
  EXPECT_EQ(WithoutEdition("节水技术指南2.0版"), "节水技术指南");
  EXPECT_EQ(WithoutEdition("(试行)"), "(试行)");
  EXPECT_EQ(KindOfTitle("申报表(第一版)"), TitleKind::kForm);
}

TEST(TitleEnding, AboutMakesADocument) {
  EXPECT_EQ(KindOfTitle("关于平川市地下水若干事"), TitleKind::kOfficial);
  EXPECT_EQ(KindOfTitle("关于爱情"), TitleKind::kOpen);
}

TEST(TitleBracket, MatchesNestedAndBearsMissingOnes) {
  const std::string_view nested = "见《关于印发《甲》的通知》。";
  TitleBracket bracket = NextTitle(nested, 0);
  EXPECT_EQ(nested.substr(bracket.begin, bracket.end - bracket.begin), "《关于印发《甲》的通知》");
  const std::string_view broken = "见《甲和《乙》。";
  bracket = NextTitle(broken, 0);
  EXPECT_EQ(broken.substr(bracket.begin, bracket.end - bracket.begin), "《乙》");
  EXPECT_EQ(NextTitle("见《甲", 0).end, 0u);
  EXPECT_EQ(NextTitle("见甲》", 0).end, 0u);
}

TEST(TitleBracket, ManyOpenBracketsCostLittle) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "《";
  EXPECT_EQ(NextTitle(text, 0).end, 0u);
}

TEST(TitleBracket, RemarksBearYearsInMixedBrackets) {
  const std::string_view text = "(平人〔2021)73号)等";
  EXPECT_EQ(text.substr(0, RemarkEnd(text, 0)), "(平人〔2021)73号)");
  const std::string_view plain = "(2021)号";
  EXPECT_EQ(plain.substr(0, RemarkEnd(plain, 0)), "(2021)");
}

TEST(TitleMention, KeepsThePunctuationOfTheSource) {
  const Page page("按照《平川市节水方案（2021—2023年）》办理");
  const auto titles = Read(page).titles();
  ASSERT_EQ(titles.size(), 1u);
  EXPECT_EQ(titles[0].value, "平川市节水方案（2021—2023年）");
}

TEST(TitleMention, MasksWhatNamesNoDocumentToo) {
  const Page page("填写《2021年用水申请表》");
  const Reading reading = Read(page);
  EXPECT_TRUE(reading.facts.empty());
  ASSERT_EQ(reading.masks[0].size(), 1u);
  EXPECT_EQ(reading.masks[0][0].kind, Mask::kTitle);
  EXPECT_EQ(reading.masks[0][0].fact, kNoFact);
}

TEST(TitleMention, ReadsATitleOverTwoBlocksOnce) {
  const Page page("关于印发《平川市节约用水\n管理办法》的通知，按照《平川市供水办法》执行");
  const Reading reading = Read(page);
  const auto titles = reading.titles();
  ASSERT_EQ(titles.size(), 2u);
  EXPECT_EQ(titles[0].value, "平川市节约用水管理办法");
  EXPECT_EQ(titles[1].value, "平川市供水办法");
  ASSERT_EQ(reading.masks[0].size(), 1u);
  EXPECT_EQ(reading.masks[0][0].end, std::string("关于印发《平川市节约用水").size());
}

TEST(TitleMention, ANumberBeforeATitleIsNotItsOwnWhenItIsTheDocuments) {
  Page page("平政〔2020〕1号《平川市供水办法》解读");
  page.document.number.value = "平政〔2020〕1号";
  const auto titles = Read(page).titles();
  ASSERT_EQ(titles.size(), 1u);
  EXPECT_EQ(titles[0].number, "");
}

TEST(TitleMention, TheOwnTitleAtTheHeadIsOwn) {
  Page page("《平川市水利局关于开展节水检查的通知》\n《平川市供水办法》");
  page.document.blocks[0].role = BlockRole::kHeader;
  page.document.title.value = "平川市水利局关于开展节水检查的通知";
  const auto titles = Read(page).titles();
  ASSERT_EQ(titles.size(), 2u);
  EXPECT_EQ(titles[0].relation, Relation::kOwn);
  EXPECT_EQ(titles[1].relation, Relation::kCites);
}

TEST(TitleMention, TheNumberOfAShortNameHasTheFullTitle) {
  const Page page("《平川市供水办法》（以下简称《办法》）已修订。《办法》（平政〔2010〕1号）第三条适用。");
  const Reading reading = Read(page);
  for (const Fact& fact : reading.facts)
    if (const auto* number = std::get_if<NumberMention>(&fact.value)) {
      EXPECT_EQ(number->title, "平川市供水办法");
    }
}

// Would take minutes if any step looked at all titles for each title.
TEST(TitleMention, ABlockOfManyTitlesCostsLittle) {
  std::string text = "根据";
  for (int i = 0; i < 50000; ++i) text += "《甲办法》（平政〔2010〕1号，以下简称《办法》）、";
  const Reading reading = Read(Page(text));
  EXPECT_EQ(reading.facts.size(), 150000u);
}

TEST(Abbreviations, TheLatestDefinitionBeforeAUseCounts) {
  Abbreviations names;
  names.Define("办法", "甲办法", 10);
  names.Define("办法", "乙办法", 50);
  EXPECT_EQ(names.Resolve("办法", 5), "甲办法");
  EXPECT_EQ(names.Resolve("办法", 20), "甲办法");
  EXPECT_EQ(names.Resolve("办法", 60), "乙办法");
  EXPECT_EQ(names.Resolve("规定", 60), "");
  names.Clear();
  EXPECT_EQ(names.Resolve("办法", 20), "");
}

TEST(Abbreviations, LawsAreKnownByTheirShortNamesOnceNamed) {
  Abbreviations names;
  names.Name("中华人民共和国水法", 10);
  EXPECT_EQ(names.Resolve("水法", 20), "中华人民共和国水法");
  EXPECT_EQ(names.Resolve("水法", 5), "");
}

TEST(Abbreviations, ReadsBareShortNames) {
  EXPECT_EQ(BareShortName("以下简称水法"), "水法");
  EXPECT_EQ(BareShortName("国发〔2016〕1号,以下简称“十条”"), "十条");
  EXPECT_EQ(BareShortName("名称见附件"), "");
  EXPECT_EQ(BareShortName("以下简称《办法》"), "");
}

}  // namespace
}  // namespace liye
