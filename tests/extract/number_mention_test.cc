// Document numbers: what the head of a document adds to them, masks and evidence.
#include "extract/number_mention.h"

#include <gtest/gtest.h>

#include <string>

#include "corpus/read.h"

namespace liye {
namespace {

// A document of blocks made by hand, one a line, all of one role.
struct Page {
  Source source;
  Document document;
  Page(std::string text, BlockRole role) : source(MakeSource("page.txt", std::move(text))) {
    const std::string& all = source.text;
    for (size_t at = 0; at < all.size();) {
      const size_t end = std::min(all.find('\n', at), all.size());
      Block block;
      block.span = {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      block.role = role;
      document.blocks.push_back(block);
      at = end + 1;
    }
    document.span = {0, static_cast<uint32_t>(all.size())};
  }
};

struct Reading {
  std::vector<Fact> facts;
  std::vector<Mask> masks;  // of the last block
  const NumberMention& number(size_t i) const { return std::get<NumberMention>(facts.at(i).value); }
};

Reading Read(const Page& page) {
  Reading reading;
  NumberExtractor numbers;
  BlockText text;
  text.source = &page.source;
  text.document = &page.document;
  numbers.Begin(page.source, page.document);
  for (const Block& block : page.document.blocks) {
    text.block = &block;
    text.masks.clear();
    text.clean.Assign(page.source.text, block.span, page.document.noise);
    numbers.Read(text, reading.facts);
  }
  numbers.End(reading.facts);
  reading.masks = text.masks;
  return reading;
}

TEST(NumberMention, MasksWhatItFinds) {
  const Page page("按照平政〔2016〕17号办理", BlockRole::kBody);
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 1u);
  ASSERT_EQ(reading.masks.size(), 1u);
  EXPECT_EQ(reading.masks[0].kind, Mask::kNumber);
  EXPECT_EQ(reading.masks[0].fact, 0u);
  EXPECT_EQ(reading.masks[0].begin, std::string("按照").size());
  EXPECT_EQ(reading.facts[0].span.of(page.source.text), "平政〔2016〕17号");
}

TEST(NumberMention, EvidenceHoldsTheZeroWidthCharactersOfTheSource) {
  const Page page("见平政〔2016〕\u200b17号", BlockRole::kBody);
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 1u);
  EXPECT_EQ(reading.number(0).value, "平政〔2016〕17号");
  EXPECT_EQ(reading.facts[0].span.of(page.source.text), "平政〔2016〕\u200b17号");
}

TEST(NumberMention, TheDocumentsOwnNumberIsOwnWhereverItStands) {
  Page page("本通知（平政办〔2020〕3号）自发布之日起施行，平政办〔2019〕9号另行规定", BlockRole::kBody);
  page.document.number.value = "平政办〔2020〕3号";
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 2u);
  EXPECT_EQ(reading.number(0).relation, Relation::kOwn);
  EXPECT_EQ(reading.number(1).relation, Relation::kCites);
}

TEST(NumberMention, WithoutAStatedNumberTheFirstAtTheHeadIsOwn) {
  const Page page("发文字号：平水〔2020〕3号\n文号 平水〔2020〕3号\n参见平水〔2019〕1号", BlockRole::kMetadata);
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 3u);
  EXPECT_EQ(reading.number(0).relation, Relation::kOwn);
  EXPECT_EQ(reading.number(1).relation, Relation::kOwn);
  EXPECT_EQ(reading.number(2).relation, Relation::kCites);
}

TEST(NumberMention, ANumberBesideATitleAtTheHeadIsNotOwn) {
  const Page page("对《供水办法》（平政〔2010〕1号）的解读", BlockRole::kHeader);
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 1u);
  EXPECT_EQ(reading.number(0).relation, Relation::kCites);
}

TEST(NumberMention, ABareAnnouncementTakesItsIssuer) {
  Page page("2025年第41号", BlockRole::kMetadata);
  page.document.number.value = "工业和信息化部公告2025年第41号";
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 1u);
  EXPECT_EQ(reading.number(0).value, "工业和信息化部公告2025年第41号");
  EXPECT_EQ(reading.number(0).relation, Relation::kOwn);
}

TEST(NumberMention, TheIssuerComesFromTheHeadWhereTheNumberStatesNone) {
  Page page("2025年第41号", BlockRole::kHeader);
  page.document.issuing_authority.value = "中华人民共和国海关总署";
  page.document.document_type.value = "公告";
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 1u);
  EXPECT_EQ(reading.number(0).value, "海关总署公告2025年第41号");
}

TEST(NumberMention, IssuerAndSerialOnTwoLinesAreOneEvidence) {
  Page page("中华人民共和国商务部令\n2018年第2号", BlockRole::kHeader);
  page.document.number.value = "商务部令2018年第2号";
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 1u);
  EXPECT_EQ(reading.facts[0].span.of(page.source.text), "中华人民共和国商务部令\n2018年第2号");
}

TEST(NumberMention, ABareSerialInTheBodyIsNone) {
  const Page page("今年2018年第2号洪水形成", BlockRole::kBody);
  EXPECT_TRUE(Read(page).facts.empty());
}

TEST(NumberMention, ASeriesEndsWithItsClause) {
  const Page page("平政〔2014〕1号、2号；长安街3号", BlockRole::kBody);
  const Reading reading = Read(page);
  ASSERT_EQ(reading.facts.size(), 2u);
  EXPECT_EQ(reading.number(1).value, "平政〔2014〕2号");
}

TEST(NumberMention, ARangeIsNeverUnbounded) {
  const Page page("平政〔2014〕1—90000号", BlockRole::kBody);
  EXPECT_TRUE(Read(page).facts.empty());
}

TEST(NumberMention, ForgetsTheLastDocument) {
  Page first("2025年第41号", BlockRole::kMetadata);
  first.document.number.value = "海关总署公告2025年第41号";
  NumberExtractor numbers;
  numbers.Begin(first.source, first.document);
  const Page second("2024年第7号公告", BlockRole::kBody);
  numbers.Begin(second.source, second.document);
  std::vector<Fact> facts;
  BlockText text;
  text.source = &second.source;
  text.document = &second.document;
  text.block = &second.document.blocks[0];
  text.clean.Assign(second.source.text, text.block->span);
  numbers.Read(text, facts);
  ASSERT_EQ(facts.size(), 1u);
  EXPECT_EQ(std::get<NumberMention>(facts[0].value).value.find("海关"), std::string::npos);
  EXPECT_EQ(facts[0].certainty, Certainty::kDoubtful);
}

}  // namespace
}  // namespace liye
