// liye search from outside: pages, counts, formats, on a draft, its forwarded copy and the samples.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <set>

#include "tests/support/run.h"

namespace liye {
namespace {

class SearchCommand : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const std::string rule = "各部门应当建立<节水>台账，每季度向市水利局 & 市财政局报送用水情况。";
    folder_->Write("texts/draft.txt",
                   "平川市节水办法（征求意见稿）\n\n第一条 为了节约用水，制定本办法。\n第二条 " + rule + "\n");
    folder_->Write("texts/final.txt",
                   "平川市节水办法\n\n第一条 为了节约用水，根据条例，制定本办法。\n第二条 " + rule + "\n");
    const RunResult result =
        Liye({"ingest", *folder_ / "texts", LIYE_SOURCE_DIR "/corpus/samples", "--db", *folder_ / "base.db"});
    ASSERT_EQ(result.status, 0) << result.err;
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  static RunResult Ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "search");
    arguments.insert(arguments.end(), {"--db", *folder_ / "base.db", "--lang", "en"});
    return Liye(arguments);
  }
  static std::vector<rapidjson::Document> Json(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "jsonl"});
    std::vector<rapidjson::Document> rows;
    for (const std::string& line : Lines(Ask(arguments).out)) {
      rows.emplace_back();
      EXPECT_FALSE(rows.back().Parse(line.c_str()).HasParseError()) << line;
    }
    return rows;
  }

 private:
  static inline TemporaryFolder* folder_ = nullptr;
};

std::string Clause(const rapidjson::Document& row) {
  return std::string(row["document"].GetString()) + (row["path"].IsString() ? row["path"].GetString() : "");
}

TEST_F(SearchCommand, CursorsLeadThroughAllHits) {
  for (const char* order : {"relevance", "date", "oldest", "number"}) {
    std::vector<std::string> whole, paged, page;
    for (const auto& row : Json({"资金", "--sort", order, "--limit", "1000"})) whole.push_back(Clause(row));
    ASSERT_GT(whole.size(), 20u);
    std::string cursor;
    for (;;) {
      std::vector<std::string> arguments = {"资金", "--sort", order, "--limit", "7"};
      if (!cursor.empty()) arguments.insert(arguments.end(), {"--after", cursor});
      const auto rows = Json(arguments);
      if (rows.empty()) break;
      for (const auto& row : rows) paged.push_back(Clause(row));
      cursor = rows.back()["cursor"].GetString();
    }
    EXPECT_EQ(paged, whole) << order;
  }
}

TEST_F(SearchCommand, SaysWhatFollowsAndWhatIsNoCursor) {
  const RunResult first = Ask({"资金", "--limit", "1"});
  const size_t at = first.out.find("--after ");
  ASSERT_NE(at, std::string::npos) << first.out;
  std::string cursor = first.out.substr(at + 8);
  cursor.pop_back();
  EXPECT_EQ(Ask({"资金", "--after", cursor}).status, 0);
  const RunResult wrong = Ask({"资金", "--after", "third"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_NE(wrong.err.find("third"), std::string::npos) << wrong.err;
  const auto all = Json({"资金", "--limit", "1000"});
  const RunResult beyond = Ask({"资金", "--after", all.back()["cursor"].GetString()});
  EXPECT_EQ(beyond.status, 1);
  EXPECT_NE(beyond.err.find("behind this cursor"), std::string::npos) << beyond.err;
}

TEST_F(SearchCommand, ACopyIsNamedBesideItsTwin) {
  const auto rows = Json({"报送用水情况"});
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["copy_count"].GetInt(), 1);
  EXPECT_NE(std::string(rows[0]["copies"].GetString()).find("第二条"), std::string::npos);
  EXPECT_NE(Ask({"报送用水情况"}).out.find("The same text elsewhere (1): "), std::string::npos);
  EXPECT_EQ(Ask({"报送用水情况", "--count"}).out,
            "2 clauses in 2 documents; 1 of the clauses repeat the text of another\n");
}

TEST_F(SearchCommand, HtmlIsEscapedAndMarked) {
  const RunResult result = Ask({"台账 报送", "--format", "html"});
  EXPECT_NE(result.out.find("&lt;节水&gt;<mark>台账</mark>"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("市水利局&amp;市财政局<mark>报送</mark>"), std::string::npos) << result.out;
  for (const std::string& line : Lines(result.out)) {
    EXPECT_TRUE(line.starts_with("<article ")) << line;
    EXPECT_TRUE(line.ends_with("</article>")) << line;
  }
}

TEST_F(SearchCommand, HighlightsAreExactInJson) {
  for (const auto& row : Json({"资金", "--limit", "1000"})) {
    const std::string snippet = row["snippet"].GetString(), highlights = row["highlights"].GetString();
    for (size_t at = 0; at < highlights.size();) {
      size_t dash = highlights.find('-', at), space = std::min(highlights.find(' ', at), highlights.size());
      const size_t start = std::stoul(highlights.substr(at)), end = std::stoul(highlights.substr(dash + 1));
      EXPECT_EQ(snippet.substr(start, end - start), "资金");
      at = space + 1;
    }
  }
}

TEST_F(SearchCommand, FacetsAndCountAgree) {
  const auto count = Json({"资金", "--count"});
  ASSERT_EQ(count.size(), 1u);
  std::set<std::string> facets;
  int64_t types = 0;
  for (const auto& row : Json({"资金", "--facets"})) {
    facets.insert(row["facet"].GetString());
    if (std::string(row["facet"].GetString()) == "type") types += row["clauses"].GetInt64();
  }
  EXPECT_EQ(facets, (std::set<std::string>{"type", "issuer", "year", "unit", "standing"}));
  EXPECT_EQ(types, count[0]["clauses"].GetInt64());
  const RunResult none = Ask({"并不存在的词语", "--count"});
  EXPECT_EQ(none.status, 1);
  EXPECT_TRUE(none.out.starts_with("0 clauses in 0 documents")) << none.out;
}

TEST_F(SearchCommand, ExplainGivesThePartsOfTheScore) {
  for (const auto& row : Json({"资金", "--explain"})) {
    const double sum =
        row["score_text"].GetDouble() + row["score_headings"].GetDouble() + row["score_title"].GetDouble();
    EXPECT_NEAR(row["score"].GetDouble(), sum * row["factor_standing"].GetDouble() * row["factor_newness"].GetDouble(),
                1e-3 * sum);
  }
  EXPECT_NE(Ask({"资金", "--explain"}).out.find("× standing "), std::string::npos);
}

}  // namespace
}  // namespace liye
