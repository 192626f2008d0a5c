// Whose a paragraph behind a list of items is.
#include "parser/item_list.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "corpus/read.h"
#include "parser/parse.h"

namespace liye {
namespace {

// The label of the clause that holds the paragraph which begins with `words`: "-" for none.
std::string HolderOf(std::string_view text, std::string_view words) {
  const Source source = MakeSource("a.txt", std::string(text));
  for (const Document& document : Parse(source))
    for (const Block& block : document.blocks)
      if (block.span.of(source.text).starts_with(words))
        return block.clause == kNone
                   ? "-"
                   : std::string(document.clauses[static_cast<size_t>(block.clause)].label.of(source.text));
  return "no paragraph begins so";
}

constexpr std::string_view kArticle =
    "第七条　申请用水许可应当提交下列材料：\n（一）申请书；\n（二）用水方案。\n"
    "申请材料齐全的，由市水务局在十日内作出决定。\n不予许可的，应当说明理由并告知申请人。\n第八条　许可有效期三年。\n";

TEST(ItemList, AnArticleGoesOnBehindItsItems) {
  EXPECT_EQ(HolderOf(kArticle, "申请材料齐全的"), "第七条");
  EXPECT_EQ(HolderOf(kArticle, "不予许可的"), "第七条");
  EXPECT_EQ(HolderOf(kArticle, "用水方案"), "（二）");
}

TEST(ItemList, TheParagraphBehindTheItemsIsTheNextOfItsArticle) {
  const Source source = MakeSource("a.txt", std::string(kArticle));
  const std::vector<Document> documents = Parse(source);
  ASSERT_EQ(documents.size(), 1u);
  std::vector<int> ordinals;
  for (const Block& block : documents[0].blocks) ordinals.push_back(block.paragraph);
  EXPECT_EQ(ordinals, (std::vector<int>{1, 1, 1, 2, 3, 1}));
}

TEST(ItemList, AParagraphBetweenTwoItemsIsTheFirstOnes) {
  EXPECT_EQ(
      HolderOf(
          "第七条　申请人应当：\n（一）提交申请书；\n（二）提交用水方案。\n用水方案由具备资质的单位编制，费用自理。\n"
          "（三）缴纳费用。\n第八条　许可有效期三年。\n",
          "用水方案由"),
      "（二）");
}

TEST(ItemList, TextBelowAHeadingStaysWithIt) {
  constexpr std::string_view text =
      "一、保障措施\n（一）加强领导\n各区要成立专班，定期研究工作中的问题。\n（二）加强督查\n"
      "市政府督查室要定期通报各区工作进展情况。\n二、实施步骤\n（一）准备阶段。\n";
  EXPECT_EQ(HolderOf(text, "市政府督查室"), "（二）");
}

TEST(ItemList, WhereEarlierItemsOwnParagraphsTheLastDoesToo) {
  constexpr std::string_view text =
      "二、有关要求\n1.各区要按时报送月度统计数据。\n逾期不报的，由市统计局予以通报批评。\n2.市统计局要做好数据审核。\n"
      "审核中发现问题的，应当及时反馈有关单位。\n三、其他事项\n";
  EXPECT_EQ(HolderOf(text, "审核中发现"), "2.");
}

TEST(ItemList, AFieldBelowAnItemIsTheItems) {
  constexpr std::string_view text =
      "二、重点任务\n1.各区要新建公园三处以上。\n2."
      "市城管局要改造绿道二十公里。\n责任单位：市城管局、市园林局，各区人民政府。\n"
      "三、其他事项\n";
  EXPECT_EQ(HolderOf(text, "责任单位"), "2.");
}

TEST(ItemList, AParagraphBehindItemsThatSayAllClosesTheDocument) {
  constexpr std::string_view text =
      "三、强化支持\n（五）落实补贴。对吸纳就业的企业给予补贴。（市人社局负责）\n四、落实责任\n"
      "（六）明确分工。各部门按照职责推进各项工作。（各有关部门负责）\n（七）加强宣传。各区要宣传政策和典型。（各区负责"
      "）\n"
      "各区贯彻落实本意见的情况，要及时报送市人社局。\n平川市人民政府\n2018年11月16日\n";
  EXPECT_EQ(HolderOf(text, "各区贯彻落实"), "-");
}

TEST(ItemList, RunInHeadingsInTheMiddleKeepTheirText) {
  constexpr std::string_view text =
      "一、加强管理\n（一）落实补贴。对吸纳就业的企业给予补贴。\n（二）明确分工。各部门按照职责推进工作。\n"
      "市人社局要会同有关部门定期开展检查工作。\n二、加强宣传\n";
  EXPECT_EQ(HolderOf(text, "市人社局要"), "（二）");
}

}  // namespace
}  // namespace liye
