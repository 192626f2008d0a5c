// The worksheet of a cleanup: golden pages, circles, what titles say.
#include "index/cleanup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "corpus/lexicon.h"
#include "extract/pattern.h"
#include "index/cleanup_words.h"
#include "index/cycles.h"
#include "tests/index/support.h"
#include "tests/support/golden.h"

namespace liye {
namespace {

std::string Render(const CleanupRow& row) {
  std::string text = to_string(row.proposal);
  for (const CleanupReason& reason : row.reasons) {
    text += std::string("; ") + to_string(reason.code);
    for (const std::string& more : {reason.number.empty() ? reason.title : reason.number, reason.part, reason.day})
      if (!more.empty()) text += ' ' + more;
  }
  if (row.dependents > 0) text += "; after " + std::to_string(row.dependents);
  if (row.duties + row.deadlines > 0)
    text += "; falls " + std::to_string(row.duties) + '+' + std::to_string(row.deadlines);
  return text;
}

// Rows of all documents by row id, in words.
std::map<int64_t, std::string> Worksheet(KnowledgeBase& base, const CleanupOptions& options) {
  std::map<int64_t, std::string> rows;
  const Result<void> done = ReadCleanup(base.database(), options, [&](const CleanupRow& row) -> Result<void> {
    EXPECT_TRUE(rows.emplace(row.document, Render(row)).second) << "one row a document";
    EXPECT_TRUE(row.reasons.empty() || row.proposal == ProposalFor(row.reasons.front().code));
    return {};
  });
  EXPECT_TRUE(done) << done.error().message();
  return rows;
}

CleanupOptions AtNewYear() {
  CleanupOptions options;
  options.at = *ParseDay("2026-01-01");
  return options;
}

TEST(Cleanup, EveryGoldenPage) {
  const auto cases = ReadGoldenCases(LIYE_SOURCE_DIR "/tests/rows/cleanup.txt");
  ASSERT_GE(cases.size(), 9u);
  for (const GoldenCase& page : cases) {
    const TestFolder folder;
    size_t count = 0;
    for (size_t at = 0; at <= page.text.size(); ++count) {
      const size_t end = std::min(page.text.find("%%\n", at), page.text.size());
      folder.Write("in/" + std::to_string(count) + ".txt", page.text.substr(at, end - at));
      at = end + 3;
    }
    const auto base = OpenNew(folder.path("base.db"));
    MustIngest(*base, {folder.path("in")});
    const auto rows = Worksheet(*base, AtNewYear());
    for (const std::string& line : page.expected) {
      const size_t colon = line.find(": ");
      ASSERT_NE(colon, line.npos) << line;
      const auto row = rows.find(MustFind(*base, line.substr(0, colon)).id);
      ASSERT_NE(row, rows.end()) << page.title << ' ' << line;
      EXPECT_EQ(row->second, line.substr(colon + 2)) << page.title << ' ' << line.substr(0, colon);
    }
  }
}

TEST(Cleanup, TheHorizonAndTheIssuer) {
  const TestFolder folder;
  folder.Write(
      "in/a.txt",
      "平川市人民政府关于奖补的通知\n平政〔2022〕4号\n各县（市、区）人民政府：\n一、本通知有效期至2027年6月30日。\n"
      "2022年1月1日\n");
  folder.Write(
      "in/b.txt",
      "岚海市人民政府关于奖补的通知\n岚政〔2022〕4号\n各县（市、区）人民政府：\n一、发放奖补。\n2022年1月1日\n");
  const auto base = OpenNew(folder.path("base.db"));
  MustIngest(*base, {folder.path("in")});
  CleanupOptions options = AtNewYear();
  options.issuer = "平川市";
  auto rows = Worksheet(*base, options);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows.begin()->second, "keep");
  options.horizon = 18;
  EXPECT_EQ(Worksheet(*base, options).begin()->second, "amend; expires_soon 2027-06-30");
  options.horizon = 17;
  EXPECT_EQ(Worksheet(*base, options).begin()->second, "keep");
}

TEST(Cleanup, PeriodsOfTitles) {
  EXPECT_EQ(PeriodOfTitle("平川市制造业三年行动计划（2018—2020年）").last_year, 2020);
  EXPECT_EQ(PeriodOfTitle("平川市“十二五”规划").last_year, 2015);
  EXPECT_EQ(PeriodOfTitle("平川市第十四个五年规划").last_year, 0) << "it names no plan by number and years";
  EXPECT_EQ(PeriodOfTitle("关于做好2016年度目标考核工作的通知").last_year, 2016);
  EXPECT_EQ(PeriodOfTitle("平川市供水办法（2016年修订）").last_year, 0);
  EXPECT_EQ(PeriodOfTitle("平川市供水办法").last_year, 0);
}

TEST(Cleanup, EveryExampleOfTheLexicon) {
  for (const LexiconRow& row : Lexicon("single_acts")) {
    EXPECT_NE(row[1].find(row[0]), row[1].npos) << row[1];
    EXPECT_EQ(MatterOfTitle(std::string(row[1]) + "和有关事项的管理办法"), 0u) << row[1];
  }
  EXPECT_EQ(MatterOfTitle("平川市城市供水管理办法（试行）"), MatterOfTitle("平川市城市供水管理办法"));
  EXPECT_EQ(MatterOfTitle("平川市城市供水管理暂行办法"), MatterOfTitle("平川市城市供水管理办法"));
  EXPECT_EQ(MatterOfTitle("关于印发平川市城市供水管理办法（修订）的通知"),
            MatterOfTitle("关于印发平川市城市供水管理办法的通知"));
  EXPECT_NE(MatterOfTitle("平川市城市排水管理办法"), MatterOfTitle("平川市城市供水管理办法"));
  EXPECT_EQ(MatterOfTitle("通知"), 0u);
}

// Against the definition: two nodes are on one circle when each leads to the other.
TEST(Cycles, AreWhatLeadsToEachOther) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const auto nodes = static_cast<uint32_t>(1 + random() % 9);
    std::vector<NodeEdge> edges;
    for (size_t i = random() % 14; i > 0; --i)
      edges.emplace_back(static_cast<uint32_t>(random() % nodes), static_cast<uint32_t>(random() % nodes));
    std::sort(edges.begin(), edges.end());
    std::vector<std::vector<bool>> leads(nodes, std::vector<bool>(nodes));
    for (const auto& [from, to] : edges) leads[from][to] = true;
    for (uint32_t k = 0; k < nodes; ++k)
      for (uint32_t i = 0; i < nodes; ++i)
        for (uint32_t j = 0; j < nodes; ++j)
          if (leads[i][k] && leads[k][j]) leads[i][j] = true;
    const auto circles = CirclesOf(nodes, edges);
    for (uint32_t i = 0; i < nodes; ++i) {
      bool on_circle = false;
      for (uint32_t j = 0; j < nodes; ++j) {
        if (i == j) continue;
        const bool both = leads[i][j] && leads[j][i];
        on_circle = on_circle || both;
        EXPECT_EQ(both, circles[i] != 0 && circles[i] == circles[j]);
      }
      EXPECT_EQ(circles[i] != 0, on_circle);
    }
  }
}

}  // namespace
}  // namespace liye
