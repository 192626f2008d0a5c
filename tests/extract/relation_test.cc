// Relations: lists, governing words and the state between blocks, on references made by hand.
#include "extract/relation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/source.h"

namespace liye {
namespace {

// Reads blocks one after another; every 《…》 in them is a reference.
class Reader {
 public:
  explicit Reader(std::string title = "") {
    document_.title.value = std::move(title);
    relations_.Begin(document_);
  }

  std::vector<Relation> Read(const std::string& text, BlockRole role = BlockRole::kBody, int32_t table = kNone) {
    Block block;
    block.span = {0, static_cast<uint32_t>(text.size())};
    block.role = role;
    block.table = table;
    BlockText view;
    view.document = &document_;
    view.block = &block;
    view.clean.Assign(text, block.span);
    const std::string_view clean = view.text();
    std::vector<Reference> references;
    for (size_t at = clean.find("《"); at != clean.npos; at = clean.find("《", at + 3)) {
      const size_t end = clean.find("》", at) + 3;
      references.push_back({at, end, at + 3, end - 3});
    }
    if (references.empty()) {
      relations_.Pass(view);
      return {};
    }
    relations_.Read(view, references);
    std::vector<Relation> found;
    for (const Reference& reference : references) found.push_back(reference.relation);
    return found;
  }

 private:
  Document document_;
  RelationReader relations_;
};

using R = Relation;
using Rs = std::vector<Relation>;

TEST(Relation, AListSharesItsGoverningWord) {
  EXPECT_EQ(Reader().Read("按照《甲》、《乙》和省政府《丙》等文件精神"), (Rs{R::kBasedOn, R::kBasedOn, R::kBasedOn}));
  EXPECT_EQ(Reader().Read("根据《甲》第十九条和《乙》第三条的规定"), (Rs{R::kBasedOn, R::kBasedOn}));
}

TEST(Relation, AnotherVerbEndsTheList) {
  EXPECT_EQ(Reader().Read("根据《甲》和实际需要制定《乙》"), (Rs{R::kBasedOn, R::kCites}));
  EXPECT_EQ(Reader().Read("制定《甲》，落实《乙》"), (Rs{R::kCites, R::kBasedOn}));
}

TEST(Relation, TheSentenceEndsTheReach) {
  EXPECT_EQ(Reader().Read("根据有关规定。《甲》适用。《乙》同时废止。"), (Rs{R::kCites, R::kRepeals}));
}

TEST(Relation, ANearerWordBeatsAFartherOne) {
  EXPECT_EQ(Reader().Read("根据要求出台《甲》"), (Rs{R::kCites}));
  EXPECT_EQ(Reader().Read("依据省政府发布的《甲》"), (Rs{R::kBasedOn}));
}

TEST(Relation, RepealsAndTheirNearMisses) {
  EXPECT_EQ(Reader().Read("《甲》自本办法施行之日起废止"), (Rs{R::kRepeals}));
  EXPECT_EQ(Reader().Read("废止《甲》"), (Rs{R::kRepeals}));
  EXPECT_EQ(Reader().Read("《甲》废止前已受理的事项"), (Rs{R::kCites}));
  EXPECT_EQ(Reader().Read("《甲》与本办法不一致的，以本办法为准"), (Rs{R::kCites}));
  EXPECT_EQ(Reader().Read("《甲》继续有效"), (Rs{R::kCites}));
}

TEST(Relation, WhatAmendedAMemberIsNoMember) {
  EXPECT_EQ(Reader().Read("1998年3月2日市人大常委会《甲》修正的《乙》、1990年1月1日市政府发布的《丙》同时废止"),
            (Rs{R::kCites, R::kRepeals, R::kRepeals}));
}

TEST(Relation, IssuingIsForwardingOnlyAtTheHeadOrByTheTitle) {
  EXPECT_EQ(Reader().Read("市政府关于印发《甲办法》的通知", BlockRole::kHeader), (Rs{R::kForwards}));
  EXPECT_EQ(Reader().Read("市政府印发《甲办法》"), (Rs{R::kCites}));
  EXPECT_EQ(Reader("关于印发《甲办法》的通知").Read("市政府印发《甲办法》，请执行"), (Rs{R::kForwards}));
}

TEST(Relation, IssuedInTheNextSentence) {
  EXPECT_EQ(Reader().Read("我们制定了《甲》。现予印发，请执行。"), (Rs{R::kForwards}));
  EXPECT_EQ(Reader().Read("我们制定了《甲》。现就有关事项通知如下："), (Rs{R::kCites}));
}

TEST(Relation, AnEnumerationGivesItsWordToItsItems) {
  Reader reader;
  reader.Read("决定废止下列规范性文件：");
  EXPECT_EQ(reader.Read("1.《甲》"), (Rs{R::kRepeals}));
  EXPECT_EQ(reader.Read("（二）《乙》；"), (Rs{R::kRepeals}));
  reader.Read("本决定自公布之日起施行。");
  EXPECT_EQ(reader.Read("《丙》另行规定。"), (Rs{R::kCites}));
}

TEST(Relation, AnEnumerationReachesTheCellsOfATable) {
  Reader reader;
  reader.Read("宣布失效的文件目录");
  EXPECT_EQ(reader.Read("《甲》", BlockRole::kBody, 0), (Rs{R::kRepeals}));
  EXPECT_EQ(reader.Read("《乙》", BlockRole::kBody, 0), (Rs{R::kRepeals}));
}

TEST(Relation, AListOfForbiddenActsIsNoEnumeration) {
  Reader reader;
  reader.Read("下列行为应当修改：");
  EXPECT_EQ(reader.Read("1.《甲》"), (Rs{R::kCites}));
}

TEST(Relation, BearsALongSentenceBehindAList) {
  std::string text = "《甲》a";  // so that a limit in bytes falls inside a character
  for (int i = 0; i < 400; ++i) text += "节水";
  EXPECT_EQ(Reader().Read(text + "同时废止"), (Rs{R::kCites}));
}

TEST(Relation, BearsEmptyAndOverlappingReferences) {
  Document document;
  RelationReader relations;
  relations.Begin(document);
  const std::string text = "根据《甲》";
  Block block;
  block.span = {0, static_cast<uint32_t>(text.size())};
  BlockText view;
  view.document = &document;
  view.block = &block;
  view.clean.Assign(text, block.span);
  std::vector<Reference> references{{6, 15, 9, 12}, {9, 12, 0, 0}, {15, 15, 0, 0}};
  relations.Read(view, references);
  EXPECT_EQ(references[0].relation, Relation::kBasedOn);
}

}  // namespace
}  // namespace liye
