// liye deadlines from outside: by month, recurring ones each time, as a chart, and what it says when asked wrongly.
#include <gtest/gtest.h>
#include <libxml/parser.h>

#include <algorithm>
#include <memory>

#include "tests/support/run.h"

namespace liye {
namespace {

constexpr char kNotice[] = R"(平川市人民政府关于加强绿化的通知
平政〔2017〕6号
各县（市、区）人民政府：
现就有关工作通知如下。
一、完善道路绿化。2017年6月底前完成。（牵头单位：市园林局；责任单位：市发展改革委）
二、制定甲&乙细则。自本通知印发之日起15个工作日内完成。（责任单位：市商务局）
三、报送进度。每月28日前，由市统计局负责汇总进度。
四、拨付资金。验收合格之日起10日内完成。（责任单位：市财政局）
2017年1月20日
)";

class DeadlinesCommandTest : public ::testing::Test {
 protected:
  DeadlinesCommandTest() {
    folder_.Write("in/a.txt", kNotice);
    EXPECT_EQ(Liye({"ingest", folder_ / "in", "--db", Path()}).status, 0);
  }
  std::string Path() const { return folder_ / "base.db"; }
  RunResult Ask(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"deadlines", "--db", Path()});
    return Liye(arguments);
  }

  const TemporaryFolder folder_;
};

TEST_F(DeadlinesCommandTest, ListsEachDayOfAWindow) {
  const RunResult result = Ask({"--from", "2017-02-01", "--to", "2017-06-30", "--format", "csv"});
  EXPECT_EQ(result.status, 0) << result.err;
  std::string days;
  const auto lines = Lines(result.out);
  for (size_t i = 1; i < lines.size(); ++i) days += lines[i].substr(0, lines[i].find(',', 8)) + ' ';
  EXPECT_EQ(days,
            "2017-02,2017-02-15 2017-02,2017-02-28 2017-03,2017-03-28 2017-04,2017-04-28 2017-05,2017-05-28 "
            "2017-06,2017-06-28 2017-06,2017-06-30 ");
  EXPECT_NE(lines.back().find("完善道路绿化,市园林局,2017年6月底前"), std::string::npos) << lines.back();
}

TEST_F(DeadlinesCommandTest, SaysAMonthOnceToPeople) {
  const auto lines = Lines(Ask({"--from", "2017-02-01", "--to", "2017-02-28"}).out);
  ASSERT_GE(lines.size(), 4u);
  EXPECT_TRUE(lines[2].starts_with("2017-02  2017-02-15")) << lines[2];
  EXPECT_NE(std::find_if(lines.begin(), lines.end(),
                         [](const std::string& line) { return line.starts_with("         2017-02-28"); }),
            lines.end());
}

TEST_F(DeadlinesCommandTest, DrawsAChart) {
  const std::string file = folder_ / "chart.svg";
  const RunResult made = Ask({"--from", "2017-01-01", "--to", "2017-12-31", "--format", "svg", "--output", file});
  EXPECT_EQ(made.status, 0) << made.err;
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> chart(xmlReadFile(file.c_str(), nullptr, XML_PARSE_NONET),
                                                         xmlFreeDoc);
  ASSERT_NE(chart, nullptr) << "it is well-formed XML";
  EXPECT_STREQ(reinterpret_cast<const char*>(xmlDocGetRootElement(chart.get())->name), "svg");
  const RunResult text = Ask({"--from", "2017-01-01", "--to", "2017-12-31", "--format", "svg"});
  for (const char* part :
       {"制定甲&amp;乙细则", "2017-06</text>", ">06-30</text>", ">2项</text>", "市园林局", ">已过</text>"})
    EXPECT_NE(text.out.find(part), std::string::npos) << part;
}

TEST_F(DeadlinesCommandTest, SaysWhatIsWrong) {
  const RunResult nothing = Ask({"--from", "1999-01-01"});
  EXPECT_EQ(nothing.status, 1);
  EXPECT_EQ(nothing.out, "");
  EXPECT_NE(nothing.err.find("Nothing falls due from 1999-01-01 to 2000-01-01."), std::string::npos) << nothing.err;
  EXPECT_NE(Ask({"--from", "soon"}).err.find("soon: this is no day. Write it like 2017-06-30."), std::string::npos);
  EXPECT_NE(Ask({"--from", "2018-01-01", "--to", "2017-01-01"}).err.find("2017-01-01: it lies before 2018-01-01."),
            std::string::npos);
}

}  // namespace
}  // namespace liye
