// liye units from outside: the list, a search, decisions, and what it says when asked wrongly.
#include <gtest/gtest.h>

#include "tests/support/run.h"

namespace liye {
namespace {

constexpr char kNotice[] =
    "郑州市人民政府关于加强绿化的通知\n郑政〔2017〕6号\n各县（市、区）人民政府：\n现通知如下。\n"
    "一、完善绿化。（责任单位：市环保局、市枢纽办）\n二、制定细则。（责任单位：市环境保护局）\n"
    "三、公布名单。（责任单位：市交通枢纽中心）\n2017年1月20日\n";
constexpr char kOther[] =
    "洛阳市人民政府关于加强绿化的通知\n洛政〔2017〕6号\n各县（市、区）人民政府：\n现通知如下。\n"
    "一、完善绿化。（责任单位：市枢纽办）\n2017年2月20日\n";

class UnitsCommandTest : public ::testing::Test {
 protected:
  UnitsCommandTest() {
    folder_.Write("in/a.txt", kNotice);
    folder_.Write("in/b.txt", kOther);
    EXPECT_EQ(Liye({"ingest", folder_ / "in", "--db", folder_ / "base.db"}).status, 0);
  }
  RunResult Ask(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"units", "--db", folder_ / "base.db"});
    return Liye(arguments);
  }
  const TemporaryFolder folder_;
};

TEST_F(UnitsCommandTest, ListsOfficesWithTheirNames) {
  const RunResult all = Ask({"--format", "csv"});
  EXPECT_EQ(all.status, 0) << all.err;
  EXPECT_TRUE(all.out.starts_with("unit,place,other_names,duties,documents,first,last,now\r\n")) << all.out;
  EXPECT_NE(all.out.find("市环保局,郑州,市环境保护局,2,1,2017-01-20,2017-01-20,市生态环境局\r\n"), std::string::npos)
      << all.out;
  EXPECT_NE(all.out.find("市枢纽办,洛阳,"), std::string::npos) << all.out;
  for (const char* region : {"洛阳", "洛阳市"})
    EXPECT_EQ(Lines(Ask({"--region", region, "--format", "csv"}).out),
              (std::vector<std::string>{"unit,place,other_names,duties,documents,first,last,now\r",
                                        "市枢纽办,洛阳,,1,1,2017-02-20,2017-02-20,\r"}));
  EXPECT_NE(
      Ask({"--region", "开封"}).err.find("No document of 开封 names a unit here. Documents of these do: 洛阳, 郑州"),
      std::string::npos);
  const RunResult one = Ask({"--limit", "1"});
  EXPECT_NE(one.err.find("1 of 4 units are shown"), std::string::npos) << one.err;
}

TEST_F(UnitsCommandTest, SearchesByAnyNameAndNamesNearOnes) {
  EXPECT_NE(Ask({"郑州市环境保护局"}).out.find("市环保局"), std::string::npos);
  const RunResult near = Ask({"市环宝局"});
  EXPECT_EQ(near.status, 1);
  EXPECT_EQ(near.out, "");
  EXPECT_NE(near.err.find("Written almost like it: 市环保局"), std::string::npos) << near.err;
}

TEST_F(UnitsCommandTest, MergesSplitsAndForgets) {
  const RunResult unclear = Ask({"--merge", "市枢纽办", "--into", "市交通枢纽中心"});
  EXPECT_EQ(unclear.status, 2);
  EXPECT_NE(unclear.err.find("stands in documents of 洛阳, 郑州"), std::string::npos) << unclear.err;
  const RunResult merged = Ask({"--merge", "市枢纽办", "--into", "市交通枢纽中心", "--region", "郑州"});
  EXPECT_EQ(merged.status, 0) << merged.err;
  EXPECT_NE(Ask({"市枢纽办", "--format", "csv"}).out.find("市交通枢纽中心,郑州,市枢纽办,2,1,"), std::string::npos);
  const RunResult duties =
      Liye({"duties", "--db", folder_ / "base.db", "--unit", "市枢纽办", "--format", "csv", "--group", "unit"});
  EXPECT_NE(duties.out.find("公布名单"), std::string::npos) << duties.out;
  EXPECT_EQ(Ask({"--split", "市环境保护局"}).status, 0);
  EXPECT_EQ(Ask({"--decisions", "--format", "csv"}).out,
            "region,name,decision,office\r\n郑州,市枢纽办,counts_as,市交通枢纽中心\r\n郑州,市环境保护局,own,\r\n");
  EXPECT_EQ(Lines(Ask({"--decisions", "--region", "洛阳"}).out).size(), 0u);
  EXPECT_EQ(Ask({"--split", "市环境保护局 "}).status, 0);
  EXPECT_EQ(Lines(Ask({"--decisions", "--format", "csv"}).out).size(), 3u) << "spelled as documents do";
  EXPECT_EQ(Ask({"--forget", "市环境保护局"}).status, 0);
  EXPECT_EQ(Ask({"--forget", "市环境保护局"}).status, 1);
}

TEST_F(UnitsCommandTest, SaysWhatIsWrong) {
  const struct {
    std::vector<std::string> arguments;
    const char* sentence;
  } cases[] = {
      {{"--merge", "市枢纽办"}, "--merge 市枢纽办: it does not say with what. Name the other unit with --into."},
      {{"--into", "市枢纽办"}, "Give --merge as well."},
      {{"市枢纽办", "--split", "市环保局"}, "it does one thing at a time"},
      {{"--split", "、"}, "this is no name of a unit"},
      {{"--split", "郑州市环境保护局"}, "No document writes 郑州市环境保护局. What is meant may be 市环保局."},
      {{"--split", "市枢扭办"}, "Written almost like it: 市枢纽办"},
      {{"--merge", "市环保局", "--into", "乱写的名字"},
       "No document of this knowledge base makes 乱写的名字 answerable"},
      {{"--split", ""}, "--split does not take this value: it is empty."},
      {{""}, "does not take this value: it is empty."},
      {{"--split", "市环保局", "--region", "开封"}, "stands in documents of 郑州"},
  };
  for (const auto& each : cases) {
    const RunResult result = Ask(each.arguments);
    EXPECT_EQ(result.status, 2) << result.err;
    EXPECT_NE(result.err.find(each.sentence), std::string::npos) << result.err;
  }
  EXPECT_EQ(Ask({"--decisions"}).status, 1);
}

}  // namespace
}  // namespace liye
