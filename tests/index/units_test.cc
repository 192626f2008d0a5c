// Decisions on which names are one office: what they join and part, where they hold, and that nothing wears them away.
#include "index/units.h"

#include <gtest/gtest.h>

#include "index/offices.h"
#include "tests/index/support.h"

namespace liye {
namespace {

std::string Notice(const std::string& city, const std::string& number, const std::string& day,
                   const std::vector<std::string>& units) {
  std::string text =
      city + "人民政府关于加强绿化的通知\n" + number + "\n各县（市、区）人民政府：\n现就有关工作通知如下。\n";
  const char* const labels[] = {"一", "二", "三", "四", "五"};
  for (size_t i = 0; i < units.size(); ++i)
    text += std::string(labels[i]) + "、完善第" + labels[i] + "类道路绿化。（责任单位：" + units[i] + "）\n";
  return text + day + "\n";
}

class UnitsTest : public ::testing::Test {
 protected:
  UnitsTest() : base_(OpenNew(folder_.path("base.db"))) {
    folder_.Write("in/a.txt", Notice("郑州市", "郑政〔2017〕6号", "2017年1月20日",
                                     {"市枢纽办", "市交通枢纽中心", "市旅游局", "市政府枢纽办"}));
    folder_.Write("in/b.txt", Notice("洛阳市", "洛政〔2017〕6号", "2017年1月20日", {"市枢纽办", "市交通枢纽中心"}));
    MustIngest(*base_, {folder_.path("in")});
  }
  Units Load() {
    auto units = Units::Load(base_->database());
    EXPECT_TRUE(units) << units.error().message();
    return *std::move(units);
  }
  UnitRelation Compare(const char* one, const char* other, const char* region = "郑州") {
    return Load().Compare(one, other, region);
  }
  Database& database() { return base_->database(); }

  const TestFolder folder_;
  std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(UnitsTest, AMergeJoinsAllNamesOfTheOfficeInItsRegion) {
  EXPECT_EQ(Compare("市枢纽办", "市交通枢纽中心"), UnitRelation::kOther);
  EXPECT_EQ(*MergeUnits(database(), {"郑州", "市枢纽办", "市交通枢纽中心"}), UnitChange::kDone);
  EXPECT_EQ(Compare("市枢纽办", "市交通枢纽中心"), UnitRelation::kSame);
  EXPECT_EQ(Compare("市政府枢纽办", "郑州市交通枢纽中心"), UnitRelation::kSame) << "names that the rules join go along";
  EXPECT_EQ(Compare("市枢纽办", "市交通枢纽中心", "洛阳"), UnitRelation::kOther) << "another city";
  EXPECT_EQ(*MergeUnits(database(), {"郑州", "市交通枢纽中心", "市枢纽办"}), UnitChange::kAlready);
}

TEST_F(UnitsTest, ASplitPartsWhatTheRulesJoinOrTakesBackAMerge) {
  EXPECT_EQ(Compare("市枢纽办", "市政府枢纽办"), UnitRelation::kSame);
  EXPECT_EQ(*SplitUnit(database(), "郑州", "市政府枢纽办"), UnitChange::kDone);
  EXPECT_EQ(*SplitUnit(database(), "郑州", "市政府枢纽办"), UnitChange::kAlready);
  EXPECT_EQ(Compare("市枢纽办", "市政府枢纽办"), UnitRelation::kOther);
  EXPECT_EQ(Compare("市枢纽办", "市政府枢纽办", "洛阳"), UnitRelation::kSame);
  EXPECT_EQ(*MergeUnits(database(), {"郑州", "市政府枢纽办", "市交通枢纽中心"}), UnitChange::kDone);
  EXPECT_EQ(Compare("市政府枢纽办", "市交通枢纽中心"), UnitRelation::kSame);
  EXPECT_EQ(Compare("市枢纽办", "市交通枢纽中心"), UnitRelation::kOther);
  EXPECT_EQ(*SplitUnit(database(), "郑州", "市政府枢纽办"), UnitChange::kDone) << "takes the merge back";
  EXPECT_EQ(Compare("市政府枢纽办", "市交通枢纽中心"), UnitRelation::kOther);
  EXPECT_EQ(*ForgetUnit(database(), "郑州", "市政府枢纽办"), 1u);
  EXPECT_EQ(*ForgetUnit(database(), "郑州", "市政府枢纽办"), 0u);
  EXPECT_EQ(Compare("市枢纽办", "市政府枢纽办"), UnitRelation::kSame);
}

TEST_F(UnitsTest, DecisionsFollowEachOther) {
  EXPECT_EQ(*MergeUnits(database(), {"郑州", "市甲办", "市乙办"}), UnitChange::kDone);
  EXPECT_EQ(*MergeUnits(database(), {"郑州", "市乙办", "市环保局"}), UnitChange::kDone);
  EXPECT_EQ(Compare("市甲办", "市环保局"), UnitRelation::kSame);
  EXPECT_EQ(Compare("市甲办", "市生态环境局"), UnitRelation::kSuccessor);
  EXPECT_EQ(Load().Successor("市甲办", "郑州", 2017), "市生态环境局");
  EXPECT_EQ(*SplitUnit(database(), "郑州", "市环保局"), UnitChange::kDone);
  EXPECT_EQ(Load().Successor("市环保局", "郑州", 2017), "") << "of a unit of its own nothing is known";
}

TEST_F(UnitsTest, DecisionsOutliveEveryIngestAndAnExport) {
  ASSERT_EQ(*MergeUnits(database(), {"郑州", "市枢纽办", "市交通枢纽中心"}), UnitChange::kDone);
  ASSERT_EQ(*SplitUnit(database(), "", "某某办"), UnitChange::kDone);
  const std::vector<UnitDecision> decided = Load().decisions();
  ASSERT_EQ(decided.size(), 2u);
  EXPECT_EQ(decided[0], (UnitDecision{"", "某某办", "某某办"}));
  folder_.Write("in/a.txt", Notice("郑州市", "郑政〔2017〕6号", "2017年1月20日", {"市财政局"}));
  MustIngest(*base_, {folder_.path("in")});
  EXPECT_EQ(Load().decisions(), decided) << "no document names it any more";
  folder_.Write("in/a.txt", Notice("郑州市", "郑政〔2017〕6号", "2017年1月20日", {"市枢纽办", "市交通枢纽中心"}));
  MustIngest(*base_, {folder_.path("in")});
  EXPECT_EQ(Compare("市枢纽办", "市交通枢纽中心"), UnitRelation::kSame);
  EXPECT_EQ(*base_->Check(), std::vector<std::string>());
}

TEST_F(UnitsTest, TheSuccessorIsTheOneThatDocumentsOfTheRegionName) {
  const std::string usual = Load().Successor("市旅游局", "郑州", 2017);
  EXPECT_EQ(usual, "市文化和旅游局");
  folder_.Write("in/c.txt", Notice("洛阳市", "洛政〔2020〕8号", "2020年1月20日", {"市文化广电和旅游局"}));
  MustIngest(*base_, {folder_.path("in")});
  EXPECT_EQ(Load().Successor("市旅游局", "郑州", 2017), usual) << "another city";
  folder_.Write("in/e.txt", Notice("郑州市", "郑政〔2016〕8号", "2016年1月20日", {"市文化广电旅游体育局"}));
  MustIngest(*base_, {folder_.path("in")});
  EXPECT_EQ(Load().Successor("市旅游局", "郑州", 2017), usual) << "it was there before the reform";
  folder_.Write("in/d.txt", Notice("郑州市", "郑政〔2020〕8号", "2020年1月20日", {"市文化广电和旅游局"}));
  MustIngest(*base_, {folder_.path("in")});
  EXPECT_EQ(Load().Successor("市旅游局", "郑州", 2017), "市文化广电和旅游局");
}

TEST_F(UnitsTest, OfficesHaveAllTheirNames) {
  const Units units = Load();
  const auto offices = Offices(database(), units);
  ASSERT_TRUE(offices) << offices.error().message();
  const auto found = FindOffices(*offices, units, "郑州市枢纽办");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].place, "郑州");
  EXPECT_EQ(found[0].duties, 2u);
  EXPECT_EQ(found[0].documents, 1u);
  EXPECT_EQ(found[0].names.size(), 2u);
  EXPECT_EQ(found[0].first, "2017-01-20");
  EXPECT_EQ(FindOffices(*offices, units, "枢纽").size(), 4u) << "two of each city";
  EXPECT_TRUE(FindOffices(*offices, units, "市财政局").empty());
  EXPECT_EQ(NearOffices(*offices, "市旅油局", 3), std::vector<std::string>{"市旅游局"});
}

}  // namespace
}  // namespace liye
