// One office or another: pairs judged by hand from real documents, and the examples of the lexicons.
#include "index/unit_identity.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "corpus/ascii.h"
#include "corpus/lexicon.h"
#include "index/unit_place.h"
#include "index/unit_place_words.h"

namespace liye {
namespace {

struct Pair {
  std::string one, other, region, verdict;
  int year = 0;
};

std::vector<Pair> ReadPairs(const std::string& path) {
  std::vector<Pair> pairs;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream fields(line);
    std::string context;
    Pair pair;
    std::getline(fields, pair.one, '\t');
    std::getline(fields, pair.other, '\t');
    std::getline(fields, context, '\t');
    std::getline(fields, pair.verdict, '\t');
    if (const size_t space = context.find(' '); space != context.npos) {
      pair.region = context.substr(0, space);
      pair.year = std::stoi(context.substr(space + 1));
    }
    pairs.push_back(pair);
  }
  return pairs;
}

void HoldFloors(const std::string& path) {
  int alike = 0, joined = 0;
  std::string missed;
  for (const Pair& pair : ReadPairs(path)) {
    const UnitRelation relation = CompareUnits(pair.one, pair.other, pair.region, pair.year);
    const std::string name = pair.one + " | " + pair.other + " " + pair.region;
    if (pair.verdict == "no") {
      EXPECT_EQ(relation, UnitRelation::kOther) << name;
      continue;
    }
    ++alike;
    const bool right = relation == (pair.verdict == "yes" ? UnitRelation::kSame : UnitRelation::kSuccessor);
    joined += right;
    if (!right)
      missed += "\n  " + name + " " + pair.verdict + ": " + UnitKey(pair.one, pair.region) + " " +
                UnitKey(pair.other, pair.region);
  }
  EXPECT_GE(joined, alike * 0.95) << joined << " of " << alike << " joined, not:" << missed;
  if (joined < alike) std::printf("%d of %d joined, not:%s\n", joined, alike, missed.c_str());
}

TEST(UnitPairs, OfRealDocuments) { HoldFloors(LIYE_SOURCE_DIR "/tests/index/unit_pairs.tsv"); }

TEST(UnitPairsShared, OfTheGold) {
  const std::string path = LIYE_SOURCE_DIR "/../shared/gold/unit_pairs.tsv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "skipped: " << path << " is absent";
  HoldFloors(path);
}

// Calls visit(one, other) for each example "one=other" of a list parted by spaces.
template <typename Visit>
void ForEachExample(std::string_view list, char between, Visit&& visit) {
  std::istringstream examples{std::string(list)};
  for (std::string example; examples >> example;) {
    const size_t at = example.find(between);
    ASSERT_NE(at, example.npos) << example;
    visit(example.substr(0, at), example.substr(at + 1));
  }
}

TEST(UnitIdentity, EveryExampleOfTheLexicons) {
  int count = 0;
  const auto expect = [&](std::string_view list, char between, const char* region, UnitRelation relation) {
    ForEachExample(list, between, [&](const std::string& one, const std::string& other) {
      EXPECT_EQ(CompareUnits(one, other, region), relation)
          << one << ' ' << other << ' ' << UnitKey(one, region) << ' ' << UnitKey(other, region);
      ++count;
    });
  };
  for (const LexiconRow& row : Lexicon("central_units")) expect(row[1], '=', "国家", UnitRelation::kSame);
  for (const char* names : {"vertical_units", "county_peoples"})
    for (const LexiconRow& row : Lexicon(names)) expect(row[1], '=', "", UnitRelation::kSame);
  for (const LexiconRow& row : Lexicon("zone_names")) expect(row[1], '=', "", UnitRelation::kSame);
  for (const LexiconRow& row : Lexicon("unit_names")) expect(row[2], '=', "", UnitRelation::kSame);
  for (const LexiconRow& row : Lexicon("unit_reforms"))
    expect(row[4], '>', row[2] == "central" ? "国家" : "", UnitRelation::kSuccessor);
  EXPECT_GT(count, 400);
}

TEST(UnitPlace, IsReadFromTheNameOrTheRegion) {
  struct Case {
    const char *name, *region, *place, *office;
  };
  for (const Case& c : {Case{"市财政局", "郑州", "郑州", "财政局"},
                        Case{"郑州市财政局", "", "郑州", "财政局"},
                        Case{"市财政局（青岛）", "郑州", "青岛", "财政局"},
                        Case{"省财政厅", "郑州", "河南", "财政厅"},
                        Case{"市政府金融办", "郑州", "郑州", "金融办"},
                        Case{"市政府办公厅", "郑州", "郑州", "政府办公厅"},
                        Case{"济南市历下区政府", "济南", "济南/历下区", "政府"},
                        Case{"历下区政府", "济南", "济南/历下区", "政府"},
                        Case{"区财政局", "济南/历下区", "济南/历下区", "财政局"},
                        Case{"市财政局", "济南/历下区", "济南", "财政局"},
                        Case{"财政局", "济南/历下区", "济南/历下区", "财政局"},
                        Case{"省财政厅", "济南/历下区", "山东", "财政厅"},
                        Case{"县财政局", "中牟县", "中牟县", "财政局"},
                        Case{"市财政局", "中牟县", "?市", "财政局"},
                        Case{"市财政局", "平川市", "平川市", "财政局"},
                        Case{"平川市财政局", "平川市", "平川市", "财政局"},
                        Case{"管城回族区教育局", "郑州", "郑州/管城区", "教育局"},
                        Case{"金水区", "郑州", "郑州/金水区", "政府"},
                        Case{"新密市财政局", "郑州", "新密市", "财政局"},
                        Case{"新密市", "郑州", "新密市", "政府"},
                        Case{"市社区服务中心", "郑州", "郑州", "社区服务中心"},
                        Case{"产业集聚区", "郑州", "郑州", "产业集聚区"},
                        Case{"相关区政府", "郑州", "郑州", "相关区政府"},
                        Case{"市内五区政府", "郑州", "郑州", "内五区政府"},
                        Case{"省军区政治部", "郑州", "河南", "军区政治部"},
                        Case{"市综试区办", "郑州", "郑州", "综试区办"},
                        Case{"试点地区政府办公厅（室）", "", "", "试点地区政府办公厅室"},
                        Case{"省直管县（市）政府", "河南", "河南", "直管县市政府"},
                        Case{"二七区", "郑州", "郑州/二七区", "政府"},
                        Case{"中央网信办", "郑州", "国家", "中央网信办"},
                        Case{"萧山区政府", "杭州", "杭州/萧山区", "政府"},
                        Case{"海港区教育局", "秦皇岛", "秦皇岛/海港区", "教育局"},
                        Case{"市南区政府", "青岛", "青岛/市南区", "政府"},
                        Case{"市区联动办", "郑州", "郑州", "区联动办"},
                        Case{"吉林市财政局", "吉林市", "吉林市", "财政局"},
                        Case{"市财政局", "吉林市", "吉林市", "财政局"},
                        Case{"中牟县人民政府", "郑州", "中牟县", "政府"},
                        Case{"国家发展改革委", "郑州", "国家", "发展改革委"},
                        Case{"市教委", "上海", "上海", "教委"},
                        Case{"市场监管局", "郑州", "郑州", "市场监管局"},
                        Case{"县教育局", "", "?县", "教育局"},
                        Case{"财政局", "郑州", "郑州", "财政局"},
                        Case{"", "郑州", "郑州", ""},
                        Case{"各县（市、区）", "郑州", "郑州", "各县市区"},
                        Case{"各县（市、区）政府", "郑州", "郑州", "各县市区政府"}}) {
    const UnitPlace unit = PlaceOfUnit(c.name, c.region);
    EXPECT_EQ(unit.place, c.place) << c.name;
    EXPECT_EQ(unit.office, c.office) << c.name;
  }
}

TEST(UnitPlace, EveryExampleOfTheLexicons) {
  for (const LexiconRow& row : Lexicon("no_ministries"))
    for (std::string_view name : SplitAt(row[1], " ")) EXPECT_FALSE(IsMinistry(name)) << name;
  for (const LexiconRow& row : Lexicon("no_places"))
    for (std::string_view name : SplitAt(row[2], " ")) EXPECT_TRUE(IsNoPlace(name)) << name;
  for (const LexiconRow& row : Lexicon("zone_places"))
    EXPECT_EQ(RegionOf(std::string(row[0]) + "管理委员会"), row[1]) << row[0];
}

TEST(Units, MinistriesAreOfTheCentreWhereverTheyAreNamed) {
  for (const char* region : {"郑州", "", "中牟县", "国家"})
    for (const auto& [name, key] : std::vector<std::pair<const char*, const char*>>{
             {"教育部", "国家/教育部"}, {"财政部", "国家/财政部"}, {"住房城乡建设部", "国家/住建部"}})
      EXPECT_EQ(UnitKey(name, region), key) << region;
  EXPECT_EQ(CompareUnits("住房和城乡建设部", "住建部", "郑州"), UnitRelation::kSame);
  EXPECT_EQ(CompareUnits("金水区", "金水区人民政府", "郑州"), UnitRelation::kSame);
  EXPECT_EQ(SuccessorOf("河南银保监局", "河南", 2019), "河南金融监管局");
  EXPECT_EQ(SuccessorOf("省扶贫办", "河南", 2019), "省农业农村厅");
  EXPECT_EQ(SuccessorOf("市扶贫办", "郑州", 2019), "市农业农村局");
}

TEST(UnitPlace, RegionOfAnIssuer) {
  EXPECT_EQ(RegionOf("郑州市人民政府办公厅"), "郑州");
  EXPECT_EQ(RegionOf("河南省人民政府"), "河南");
  EXPECT_EQ(RegionOf("国务院办公厅"), "国家");
  EXPECT_EQ(RegionOf("工业和信息化部"), "国家");
  EXPECT_EQ(RegionOf("工业和信息化部办公厅"), "国家");
  EXPECT_EQ(RegionOf("中共郑州市委办公厅"), "郑州");
  EXPECT_EQ(RegionOf("江西省新余市人民政府"), "新余");
  EXPECT_EQ(RegionOf("郑州市二七区人民政府"), "郑州/二七区");
  EXPECT_EQ(RegionOf("平川市人民政府"), "平川市");
  EXPECT_EQ(RegionOf("河南省平川市临河区教育局"), "平川市/临河区");
  EXPECT_EQ(RegionOf("中牟县人民政府"), "中牟县");
  for (const auto& [issuer, region] :
       std::vector<std::pair<const char*, const char*>>{{"中共郑州市委、郑州市人民政府", "郑州"},
                                                        {"上海市财政局、上海市国家税务局、上海市地方税务局", "上海"},
                                                        {"郑州市财政局 洛阳市财政局", "郑州"},
                                                        {"工业和信息化部、国家发展改革委", "国家"},
                                                        {"自然资源部矿产资源保护监督司", "国家"},
                                                        {"卫生部新闻办公室", "国家"},
                                                        {"中央网信办秘书局", "国家"},
                                                        {"中共中央办公厅", "国家"},
                                                        {"最高人民法院", "国家"},
                                                        {"市委宣传部", ""},
                                                        {"南部县人民政府", "南部县"},
                                                        {"西部大开发办公室", ""},
                                                        {"防汛抗旱指挥部", ""},
                                                        {"国家税务总局河南省税务局", "河南"},
                                                        {"中国人民银行郑州中心支行", "郑州"},
                                                        {"中国（河南）自由贸易试验区工作办公室", "河南"},
                                                        {"中国证监会", "国家"},
                                                        {"吉林省吉林市人民政府", "吉林市"},
                                                        {"吉林市人民政府", "吉林市"},
                                                        {"吉林省人民政府", "吉林"},
                                                        {"青海省海南藏族自治州人民政府", "海南州"},
                                                        {"海南藏族自治州人民政府", "海南州"},
                                                        {"海南省人民政府", "海南"},
                                                        {"上海市浦东新区人民政府", "上海/浦东新区"},
                                                        {"浦东新区人民政府", "上海/浦东新区"},
                                                        {"郑东新区管委会", "郑州"},
                                                        {"香港特别行政区政府", "香港"},
                                                        {"神农架林区人民政府", "神农架"},
                                                        {"大都市圈办公室", ""},
                                                        {"社区服务中心", ""},
                                                        {"郑州市城区办公室", "郑州"},
                                                        {"郑州市园区建设办公室", "郑州"},
                                                        {"河南省住房和城市建设厅", "河南"},
                                                        {"河南省新密市人民政府", "新密市"},
                                                        {"青岛市市南区人民政府", "青岛/市南区"}})
    EXPECT_EQ(RegionOf(issuer), region) << issuer;
  EXPECT_EQ(RegionOf("城市管理局"), "");
  EXPECT_EQ(RegionOf("农村市场管理局"), "");
  EXPECT_EQ(RegionOf(""), "");
}

TEST(SuccessorOf, TakesTheReformsBehindTheYear) {
  EXPECT_EQ(SuccessorOf("市国土资源局", "郑州", 2017), "市自然资源和规划局");
  EXPECT_EQ(SuccessorOf("郑州市环保局", "郑州", 2017), "郑州市生态环境局");
  EXPECT_EQ(SuccessorOf("市政府金融办", "郑州", 2017, 2020), "市地方金融监督管理局");
  EXPECT_EQ(SuccessorOf("市环保局", "郑州", 2020), "")
      << "the name was out of date then, but nothing has changed since";
  EXPECT_EQ(SuccessorOf("市财政局", "郑州", 2010), "");
  EXPECT_EQ(SuccessorOf("银监会", "国家", 2017), "国家金融监督管理总局") << "by two reforms";
  EXPECT_EQ(SuccessorOf("银监会", "国家", 2017, 2019), "中国银行保险监督管理委员会");
  EXPECT_EQ(SuccessorOf("市卫生局", "郑州", 2012), "市卫生健康委员会");
  EXPECT_EQ(SuccessorOf("市水务局", "郑州", 2017), "") << "ended in some places only";
  EXPECT_EQ(SuccessorOf("", "", 2017), "");
}

// Any bytes are a name.
TEST(UnitIdentity, IsTotal) {
  for (const char* name : {"", "市", "省", "（", "市（", "（）", "局（）", "\xff\xfe", "市\xff局", "人民政府",
                           "区区区区", "国家", "中国中国", "国家税务总局国家税务总局", "各", "管理局", "办公室"}) {
    for (const char* region : {"", "郑州", "国家", "火星"}) {
      EXPECT_EQ(CompareUnits(name, name, region), UnitRelation::kSame) << name;
      (void)SuccessorOf(name, region, 2017);
    }
  }
}

}  // namespace
}  // namespace liye
