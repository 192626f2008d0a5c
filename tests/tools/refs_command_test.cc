// liye refs as a graph, liye gaps and liye status from outside.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/run.h"

namespace liye {
namespace {

class RefsCommandTest : public ::testing::Test {
 protected:
  RefsCommandTest() {
    const RunResult made = Liye({"ingest", LIYE_SOURCE_DIR "/corpus/samples", "--db", folder_ / "base.db"});
    EXPECT_EQ(made.status, 0) << made.err;
  }
  RunResult Ask(const std::string& command, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {command, "--db", folder_ / "base.db"});
    return Liye(arguments);
  }
  RunResult Graph(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"平政办〔2012〕18号", "--at", "2018-01-01", "--depth", "2"});
    return Ask("refs", arguments);
  }
  const TemporaryFolder folder_;
};

TEST_F(RefsCommandTest, GraphsSayRelationsAndStandings) {
  const RunResult dot = Graph({"--format", "dot"});
  EXPECT_EQ(dot.status, 0) << dot.err;
  EXPECT_TRUE(dot.out.starts_with("digraph references {")) << dot.out;
  EXPECT_NE(dot.out.find("2012-03-16 已修改\""), std::string::npos) << dot.out;
  EXPECT_NE(dot.out.find("y2012 -> y2015 [style=invis"), std::string::npos) << "time runs from left to right";
  const RunResult mermaid = Graph({"--format", "mermaid"});
  EXPECT_TRUE(mermaid.out.starts_with("flowchart LR\n  n0[\"平政办〔2012〕18号<br>")) << mermaid.out;
  EXPECT_NE(mermaid.out.find("-->|修改| n"), std::string::npos) << mermaid.out;
  EXPECT_EQ(mermaid.out.find("not here"), std::string::npos) << "a class is one word";
}

TEST_F(RefsCommandTest, GraphmlIsXml) {
  const std::string file = folder_ / "graph.xml";
  ASSERT_EQ(Graph({"--format", "graphml", "--output", file}).status, 0);
  const RunResult read = RunProgram(
      {"python3", "-c",
       "import sys, xml.etree.ElementTree as E; n = '{http://graphml.graphdrawing.org/xmlns}'; g = E.parse(sys.argv[1])"
       ".getroot().find(n + 'graph'); ids = {x.get('id') for x in g.findall(n + 'node')}; e = g.findall(n + 'edge'); "
       "print(len(ids) > 3, all(x.get('source') in ids and x.get('target') in ids for x in e), len(e) > 2)",
       file});
  EXPECT_EQ(read.out, "True True True\n") << read.err;
}

TEST_F(RefsCommandTest, SvgIsLaidOutByGraphviz) {
  if (std::system("command -v dot > /dev/null 2>&1") != 0) GTEST_SKIP() << "skipped: graphviz is not installed";
  const RunResult svg = Graph({"--format", "svg"});
  EXPECT_EQ(svg.status, 0) << svg.err;
  EXPECT_NE(svg.out.find("<svg"), std::string::npos);
  EXPECT_NE(svg.out.find("图例"), std::string::npos);
  EXPECT_NE(svg.out.find("平政办〔2015〕33号"), std::string::npos);
}

TEST_F(RefsCommandTest, SaysThatDotIsNotInstalled) {
  const RunResult result = Liye({"refs", "平政办〔2012〕18号", "--format", "svg", "--db", folder_ / "base.db"},
                                {{"PATH", folder_ / "nothing"}});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("Install Debian's package graphviz, or take --format dot."), std::string::npos)
      << result.err;
}

TEST_F(RefsCommandTest, SaysWhatIsWrong) {
  EXPECT_NE(Ask("refs", {"平政办〔2012〕18号", "--depth", "2"}).err.find("--depth: it is for graphs."),
            std::string::npos);
  EXPECT_NE(Graph({"--format", "dot", "--limit", "2"}).err.find("Only 2 documents are shown"), std::string::npos);
  EXPECT_EQ(Ask("refs", {"平政办〔2012〕18号", "--at", "soon", "--format", "dot"}).status, 2);
}

TEST_F(RefsCommandTest, StatusDependsOnTheDay) {
  const auto status = [&](const std::string& day) {
    const RunResult result = Ask("status", {"平政办〔2012〕18号", "--at", day, "--format", "jsonl"});
    EXPECT_EQ(result.status, 0) << result.err;
    const size_t at = result.out.find("\"status\":\"") + 10;
    return result.out.substr(at, result.out.find('"', at) - at);
  };
  EXPECT_EQ(status("2012-01-01"), "not_yet");
  EXPECT_EQ(status("2014-01-01"), "unknown");
  EXPECT_EQ(status("2018-01-01"), "amended");
  EXPECT_EQ(status("2019-02-28"), "amended");
  EXPECT_EQ(status("2019-03-01"), "repealed");
  EXPECT_EQ(Ask("status", {"平政办〔2012〕18号", "--at", "2018-02-30"}).status, 2);
  const RunResult ended = Ask("status", {"--superseded", "--at", "2018-01-01", "--format", "csv"});
  EXPECT_EQ(ended.out.find("平政办〔2012〕18号,"), std::string::npos) << "it still held";
  EXPECT_NE(Ask("status", {"--superseded", "--format", "csv"}).out.find("平政办〔2012〕18号,"), std::string::npos);
}

TEST_F(RefsCommandTest, GapsListsMissingNumbers) {
  const RunResult gaps = Ask("gaps", {"--issuer", "平政办", "--year", "2018", "--format", "csv"});
  EXPECT_EQ(gaps.status, 0) << gaps.err;
  EXPECT_TRUE(gaps.out.starts_with("issuer,code,year,held,missing,serials,cited\r\n平川市人民政府办公室,平政办,2018,"))
      << gaps.out;
  const RunResult none = Ask("gaps", {"--issuer", "外星"});
  EXPECT_EQ(none.status, 1);
  EXPECT_NE(none.err.find("No document that answers to this bears a number."), std::string::npos) << none.err;
}

// Documents that are not here: what others say of them.
TEST_F(RefsCommandTest, ADocumentKnownOnlyByBeingCited) {
  folder_.Write("in/a.txt",
                "平川市人民政府关于清理文件的通知\n平政〔2021〕77号\n各县（市、区）人民政府：\n"
                "一、《平川市公共浴室管理办法》（平政〔2001〕3号）第五条执行中的问题，另行研究。\n"
                "二、《平川市公共浴室管理办法》（平政〔2001〕3号）自2021年6月1日起废止。\n2021年5月1日\n");
  ASSERT_EQ(Ask("ingest", {folder_ / "in"}).status, 0);
  const RunResult status = Ask("status", {"平政[2001]3号", "--at", "2022-01-01"});
  EXPECT_EQ(status.status, 0) << status.err;
  EXPECT_NE(status.out.find("已废止"), std::string::npos) << status.out;
  EXPECT_NE(status.out.find("库中没有这份文件，以上仅据库中文件的 2 处提及。"), std::string::npos) << status.out;
  EXPECT_NE(status.err.find("No document of 平政 numbered in 2001 is here."), std::string::npos) << status.err;
  EXPECT_NE(Ask("status", {"平川市公共浴室管理办法", "--at", "2021-05-31"}).out.find("未知"), std::string::npos);
  const RunResult refs = Ask("refs", {"平政〔2001〕3号", "--format", "csv"});
  EXPECT_EQ(Lines(refs.out).size(), 3u) << refs.out;
  EXPECT_NE(refs.out.find(",第五条,"), std::string::npos) << refs.out;
  const RunResult absent = Ask("status", {"平政〔2021〕999号"});
  EXPECT_EQ(absent.status, 1);
  EXPECT_NE(absent.err.find("documents numbered in 2021 are here, up to 平政〔2021〕77号."), std::string::npos)
      << absent.err;
}

TEST_F(RefsCommandTest, ATitleThatSeveralDocumentsBear) {
  const RunResult status = Ask("status", {"平川市科技创新专项资金管理办法", "--at", "2020-01-01"});
  EXPECT_EQ(status.status, 0) << status.err;
  size_t told = 0;
  for (size_t at = 0; (at = status.out.find("2020-01-01 的效力", at)) != std::string::npos; ++at) ++told;
  EXPECT_EQ(told, 2u) << status.out;
}

TEST_F(RefsCommandTest, ANoticeHasItsPapersAsAnnexes) {
  const RunResult refs = Ask("refs", {"平政办〔2012〕18号", "--format", "csv", "--direction", "out"});
  EXPECT_NE(refs.out.find("out,has_annex,"), std::string::npos) << refs.out;
  const RunResult graph = Ask("refs", {"平政〔2016〕15号", "--format", "graphml"});
  EXPECT_EQ(graph.status, 0) << graph.err;
}

}  // namespace
}  // namespace liye
