#include "extract/unit_list.h"

#include <gtest/gtest.h>

namespace liye {
namespace {

std::string Join(const std::vector<ListedUnit>& units) {
  std::string joined;
  for (const ListedUnit& unit : units) joined += (joined.empty() ? "" : "|") + unit.name;
  return joined;
}

std::string Whole(std::string_view text, ListKind kind = ListKind::kLoose) {
  UnitListReader reader;
  reader.Begin("平川");
  std::vector<ListedUnit> units;
  reader.ReadWhole(text, 0, text.size(), kind, {}, units);
  return Join(units);
}

std::string Forward(std::string_view text, std::string_view rest) {
  UnitListReader reader;
  reader.Begin("平川");
  std::vector<ListedUnit> units;
  const size_t end = reader.ReadForward(text, 0, text.size(), units);
  EXPECT_EQ(text.substr(end), rest) << text;
  return Join(units);
}

std::string Backward(std::string_view text) {
  UnitListReader reader;
  reader.Begin("平川");
  std::vector<ListedUnit> units;
  reader.ReadBackward(text, 0, text.size(), units);
  return Join(units);
}

TEST(UnitNames, ClassifiesByEnding) {
  const UnitNames& names = UnitNames::Get();
  EXPECT_EQ(names.Classify("市财政局", UnitContext::kSentence), UnitClass::kDepartment);
  EXPECT_EQ(names.Classify("各县(市、区)", UnitContext::kSentence), UnitClass::kRegion);
  EXPECT_EQ(names.Classify("平川高新区管委会", UnitContext::kSentence), UnitClass::kGovernment);
  EXPECT_EQ(names.Classify("国网平川供电公司", UnitContext::kSentence), UnitClass::kCompany);
  EXPECT_EQ(names.Classify("各有关部门", UnitContext::kSentence), UnitClass::kCollective);
  EXPECT_EQ(names.Classify("基教处", UnitContext::kList), UnitClass::kDepartment);
  EXPECT_EQ(names.Classify("基教处", UnitContext::kSentence), UnitClass::kNoUnit);
}

TEST(UnitNames, WordsThatOnlyEndLikeOne) {
  const UnitNames& names = UnitNames::Get();
  for (std::string_view word : {"全部", "主办", "地区", "布局", "城市", "单位负责人", "局", "提高效率"})
    EXPECT_EQ(names.Classify(word, UnitContext::kSentence), UnitClass::kNoUnit) << word;
}

TEST(UnitNames, EndOfNameStopsBeforeTheVerb) {
  const UnitNames& names = UnitNames::Get();
  const auto name = [&](std::string_view text) { return text.substr(0, names.EndOfName(text, 0, text.size())); };
  EXPECT_EQ(name("市工信委组织专家论证"), "市工信委");
  EXPECT_EQ(name("市委组织部组织考察"), "市委组织部");
  EXPECT_EQ(name("国务院税务主管部门另行制定"), "国务院税务主管部门");
  EXPECT_EQ(name("市考核工作组通报"), "市考核工作组");
  EXPECT_EQ(name("县级以上地方人民政府其他有关部门做好"), "县级以上地方人民政府其他有关部门");
  EXPECT_EQ(name("市财政局局长主持"), "");
  EXPECT_EQ(name("各产业园区向市工信委提出"), "各产业园区");
}

TEST(UnitNames, PlaceThatANameBeginsWith) {
  const UnitNames& names = UnitNames::Get();
  const auto place = [&](std::string_view name) { return name.substr(0, names.PlaceLength(name)); };
  EXPECT_EQ(place("市财政局"), "市");
  EXPECT_EQ(place("平川市财政局"), "平川市");
  EXPECT_EQ(place("财政局"), "");
  EXPECT_EQ(place("市场监管局"), "");
  EXPECT_EQ(place("城市管理局"), "");
  EXPECT_EQ(place("县级以上人民政府教育部门"), "县级以上人民政府");
}

TEST(UnitList, PutsBackTheLevel) {
  EXPECT_EQ(Whole("市金融办、财政局,各县(市、区)、统计局"), "市金融办|市财政局|各县（市、区）|市统计局");
  EXPECT_EQ(Whole("财政部、教育部"), "财政部|教育部");
  EXPECT_EQ(Whole("国家发展改革委、税务总局"), "国家发展改革委|税务总局");
  EXPECT_EQ(Whole("市商务局、平川海关、金融监管总局山东监管局"), "市商务局|平川海关|金融监管总局山东监管局");
}

TEST(UnitList, PutsBackEndingsAndGovernments) {
  EXPECT_EQ(Whole("市财政、审计部门"), "市财政部门|市审计部门");
  EXPECT_EQ(Whole("市、县(市、区)人民政府"), "市人民政府|县（市、区）人民政府");
  EXPECT_EQ(Whole("清源区、石桥区政府"), "清源区政府|石桥区政府");
  EXPECT_EQ(Whole("各县(市、区)、平川高新区管委会"), "各县（市、区）|平川高新区管委会");
  EXPECT_EQ(Whole("清源区、市财政局"), "清源区|市财政局");
}

TEST(UnitList, KeepsConjunctionsOfNames) {
  EXPECT_EQ(Whole("市发展和改革委员会、市人力资源和社会保障局"), "市发展和改革委员会|市人力资源和社会保障局");
  EXPECT_EQ(Whole("市财政局和市教育局以及各区政府"), "市财政局|市教育局|各区政府");
  EXPECT_EQ(Whole("各有关部门和单位"), "各有关部门和单位");
  EXPECT_EQ(Whole("配合部门和单位"), "配合部门|配合单位");
}

TEST(UnitList, RoleMarks) {
  UnitListReader reader;
  reader.Begin("");
  std::vector<ListedUnit> units;
  const std::string_view text = "市教育局牵头,市财政局、卫生健康委配合";
  EXPECT_EQ(reader.ReadWhole(text, 0, text.size(), ListKind::kStrict, {}, units), 0u);
  ASSERT_EQ(units.size(), 3u);
  EXPECT_EQ(units[0].role, Role::kLead);
  EXPECT_EQ(units[1].role, Role::kCooperating);
  EXPECT_EQ(units[2].role, Role::kCooperating);
  EXPECT_EQ(units[2].name, "市卫生健康委");
}

TEST(UnitList, CountsWhatIsNoUnit) {
  UnitListReader reader;
  reader.Begin("");
  std::vector<ListedUnit> units;
  const std::string_view text = "2025年底前完成,市教育局负责";
  EXPECT_EQ(reader.ReadWhole(text, 0, text.size(), ListKind::kStrict, {}, units), 1u);
  EXPECT_EQ(Join(units), "市教育局");
}

TEST(UnitList, ReadsForward) {
  EXPECT_EQ(Forward("市编办、财政局等部门和单位组织实施", "组织实施"), "市编办|市财政局");
  EXPECT_EQ(Forward("省、自治区、直辖市人民政府审批", "审批"), "省人民政府|自治区人民政府|直辖市人民政府");
  EXPECT_EQ(Forward("各省、自治区、直辖市人民政府制定", "制定"), "各省、自治区、直辖市人民政府");
  EXPECT_EQ(Forward("项目所在地乡镇、街道办事处提出", "提出"), "项目所在地乡镇|项目所在地街道办事处");
  EXPECT_EQ(Forward("财政部,各部门要重视", ",各部门要重视"), "财政部");
  EXPECT_EQ(Forward("提高服务水平", "提高服务水平"), "");
}

TEST(UnitList, ReadsBackward) {
  EXPECT_EQ(Backward("具体工作由市财政局、教育局"), "市财政局|市教育局");
  EXPECT_EQ(Backward("要加强管理,同时市财政局"), "市财政局");
  EXPECT_EQ(Backward("市规划局、住建局等部门"), "市规划局|市住建局");
  EXPECT_EQ(Backward("各单位负责人"), "");
}

TEST(UnitList, TakesAnyText) {
  for (std::string_view text :
       {"", "、、,", "()", "(", ")", "等", "和和和", "市", "、市财政局", "市(", "各省、自治区、直辖市"}) {
    Whole(text);
    Backward(text);
    UnitListReader reader;
    std::vector<ListedUnit> units;
    EXPECT_LE(reader.ReadForward(text, 0, text.size(), units), text.size()) << text;
  }
}

}  // namespace
}  // namespace liye
