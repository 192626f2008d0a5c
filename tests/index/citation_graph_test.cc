// Documents around a document.
#include "index/citation_graph.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/index/support.h"

namespace liye {
namespace {

const std::string& NameOfNode(const GraphNode& node) { return node.number.empty() ? node.title : node.number; }

std::string Render(const CitationGraph& graph) {
  std::vector<std::string> lines;
  for (const GraphNode& node : graph.nodes)
    lines.push_back(std::to_string(node.steps) + ' ' + NameOfNode(node) + (node.document == 0 ? " absent" : "") + ' ' +
                    to_string(node.standing));
  for (const GraphEdge& edge : graph.edges)
    lines.push_back(NameOfNode(graph.nodes[edge.from]) + " -" + edge.relation + "-> " +
                    NameOfNode(graph.nodes[edge.to]));
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

class GraphTest : public ::testing::Test {
 protected:
  GraphTest() : base_(OpenNew(folder_.path("base.db"))) {
    std::vector<MadeDocument> documents = {
        MadeDocument("平政〔2010〕1号", "平川市人民政府关于供水工作的意见", "平川市人民政府", "2010-01-02"),
        MadeDocument("平政〔2015〕2号", "平川市人民政府关于节水工作的意见", "平川市人民政府", "2015-01-02"),
        MadeDocument("平政〔2018〕3号", "平川市人民政府关于水务工作的意见", "平川市人民政府", "2018-01-02")};
    documents[1].Clause("一、", "根据").CitesNumber(Relation::kBasedOn, "平政〔2010〕1号");
    documents[1].CitesNumber(Relation::kCites, "平政〔2010〕1号").CitesNumber(Relation::kBasedOn, "中江政〔2014〕9号");
    documents[2].Clause("一、", "废止").CitesNumber(Relation::kRepeals, "平政〔2015〕2号");
    documents[2].CitesNumber(Relation::kBasedOn, "中江政〔2014〕9号");
    Store(*base_, documents);
  }
  CitationGraph Around(const char* number, GraphDirection direction, size_t depth, size_t most = 100) {
    const auto graph =
        GraphAround(base_->database(), MustFind(*base_, number).id, direction, depth, most, *ParseDay("2020-01-01"));
    EXPECT_TRUE(graph) << graph.error().message();
    return *graph;
  }
  const TestFolder folder_;
  const std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(GraphTest, OneStepBothWays) {
  EXPECT_EQ(Render(Around("平政〔2015〕2号", GraphDirection::kBoth, 1)),
            "0 平政〔2015〕2号 repealed\n"
            "1 中江政〔2014〕9号 absent unknown\n"
            "1 平政〔2010〕1号 unknown\n"
            "1 平政〔2018〕3号 unknown\n"
            "平政〔2015〕2号 -based_on-> 中江政〔2014〕9号\n"
            "平政〔2015〕2号 -based_on-> 平政〔2010〕1号\n"
            "平政〔2018〕3号 -repeals-> 平政〔2015〕2号\n");
}

TEST_F(GraphTest, OneWayStepByStep) {
  EXPECT_EQ(Render(Around("平政〔2010〕1号", GraphDirection::kCiting, 1)),
            "0 平政〔2010〕1号 unknown\n1 平政〔2015〕2号 repealed\n平政〔2015〕2号 -based_on-> 平政〔2010〕1号\n");
  const CitationGraph two = Around("平政〔2010〕1号", GraphDirection::kCiting, 2);
  EXPECT_EQ(two.nodes.size(), 3u);
  EXPECT_EQ(two.nodes.back().steps, 2u);
  const CitationGraph all = Around("平政〔2010〕1号", GraphDirection::kBoth, 9);
  EXPECT_EQ(all.nodes.size(), 4u) << "what is not here is one node for all that cite it";
  EXPECT_EQ(all.edges.size(), 4u);
}

TEST_F(GraphTest, SaysThatItIsCut) {
  const CitationGraph cut = Around("平政〔2015〕2号", GraphDirection::kBoth, 3, 2);
  EXPECT_EQ(cut.nodes.size(), 2u);
  EXPECT_TRUE(cut.cut);
  for (const GraphEdge& edge : cut.edges) EXPECT_TRUE(edge.from < 2 && edge.to < 2);
  EXPECT_FALSE(Around("平政〔2015〕2号", GraphDirection::kBoth, 3, 4).cut);
}

}  // namespace
}  // namespace liye
