// A user's list of what collective units stand for.
#include "index/collective_units.h"

#include <gtest/gtest.h>

#include "index/task.h"
#include "tests/index/support.h"

namespace liye {
namespace {

TEST(CollectiveUnits, AreToldByTheirNamesHoweverWritten) {
  const TestFolder folder;
  const auto units =
      CollectiveUnits::Read(folder.Write("members.tsv",
                                         "\xEF\xBB\xBF# 统称\t成员\t地区\r\n"
                                         "各县（市、区）人民政府|各县区政府\t甲县人民政府| 乙区人民政府 |\r\n"
                                         "\r\n"
                                         "各有关部门\t市财政局\t郑州\n"
                                         "各有关部门\t市教育局|市商务局\t洛阳\n"));
  ASSERT_TRUE(units) << units.error().message();
  const std::vector<std::string> all = {"甲县人民政府", "乙区人民政府"};
  for (const char* name : {"各县（市、区）人民政府", "各县(市、区)政府", "各县市区人民政府", "各县区人民政府"}) {
    ASSERT_NE(units->Members(name, "郑州"), nullptr) << name;
    EXPECT_EQ(*units->Members(name, "郑州"), all);
  }
  EXPECT_EQ(*units->Members("各有关部门", "郑州"), std::vector<std::string>{"市财政局"});
  EXPECT_EQ(units->Members("各有关部门", "洛阳")->size(), 2u);
  EXPECT_EQ(units->Members("各有关部门", "开封"), nullptr);
  EXPECT_EQ(units->Members("市财政局", "郑州"), nullptr);
}

TEST(CollectiveUnits, SaysWhatIsWrongWithTheFile) {
  const TestFolder folder;
  const auto wrong = CollectiveUnits::Read(folder.Write("wrong.tsv", "各有关部门\t市财政局\n各县区 甲县\n"));
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().message().find("line 2 names no members"), std::string::npos) << wrong.error().message();
  EXPECT_FALSE(CollectiveUnits::Read(folder.Write("nameless.tsv", "|各县区\t甲县\n")));
  const auto absent = CollectiveUnits::Read(folder.path("absent.tsv"));
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().kind, Error::Kind::kNotFound);
}

TEST(CollectiveUnits, MembersStandInTheirPlaceAndAreFound) {
  const TestFolder folder;
  folder.Write("in/a.txt",
               "郑州市人民政府关于加强绿化的通知\n郑政〔2017〕6号\n各县（市、区）人民政府：\n现通知如下。\n"
               "一、完善绿化。（责任单位：各县（市、区）人民政府，市园林局，金水区人民政府）\n2017年1月20日\n");
  const auto base = OpenNew(folder.path("base.db"));
  MustIngest(*base, {folder.path("in")});
  const auto units =
      CollectiveUnits::Read(folder.Write("members.tsv", "各县（市、区）人民政府\t中牟县人民政府|金水区人民政府\n"));
  ASSERT_TRUE(units);
  const auto responsible = [&](const TaskFilters& filters) {
    std::string all;
    EXPECT_TRUE(ForEachTask(base->database(), filters, [&](const TaskRecord& task) {
      all += task.units_of("responsible") + '\n';
      return true;
    }));
    return all;
  };
  EXPECT_EQ(responsible({}), "各县（市、区）人民政府、市园林局、金水区人民政府\n");
  EXPECT_EQ(responsible({.collective = &*units}), "中牟县人民政府、市园林局、金水区人民政府\n");
  EXPECT_EQ(responsible({.unit = "中牟县政府", .collective = &*units}), "中牟县人民政府、市园林局、金水区人民政府\n");
  EXPECT_EQ(responsible({.unit = "中牟县政府"}), "");
}

}  // namespace
}  // namespace liye
