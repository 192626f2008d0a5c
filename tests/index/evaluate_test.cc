#include "index/evaluate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "index/scan.h"
#include "tests/index/support.h"

namespace liye {
namespace {

using Ids = std::set<int64_t>;

Ids IdsOf(const ClauseSet& clauses) {
  Ids ids;
  clauses.ForEach(0, INT64_MAX, [&](int64_t clause) { ids.insert(clause); });
  return ids;
}

TEST(ClauseSet, DoesWhatASetDoes) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    ClauseSet a, b;
    Ids as, bs;
    for (int i = 0; i < 8; ++i) {
      const int64_t first = random() % 500, last = first + random() % 130;
      ClauseSet& set = i % 2 ? a : b;
      set.AddRange(first, last);
      for (int64_t id = first; id <= last; ++id) (i % 2 ? as : bs).insert(id);
    }
    ASSERT_EQ(IdsOf(a), as);
    ASSERT_EQ(a.Count(), as.size());
    ClauseSet both = a, either = a, rest = a;
    both.IntersectWith(b);
    either.UniteWith(b);
    rest.Subtract(b);
    Ids expected_both, expected_rest, expected_either = as;
    expected_either.insert(bs.begin(), bs.end());
    for (int64_t id : as) (bs.contains(id) ? expected_both : expected_rest).insert(id);
    ASSERT_EQ(IdsOf(both), expected_both);
    ASSERT_EQ(IdsOf(either), expected_either);
    ASSERT_EQ(IdsOf(rest), expected_rest);
    for (int64_t id = 0; id < 700; ++id) ASSERT_EQ(a.Contains(id), as.contains(id));
    Ids some;
    a.ForEach(100, 164, [&](int64_t id) { some.insert(id); });
    ASSERT_EQ(some, Ids(as.lower_bound(100), as.lower_bound(164)));
  }
}

TEST(ClauseSet, TakesAnyNumbers) {
  ClauseSet set;
  set.AddRange(-5, 1);
  set.AddRange(9, 3);
  set.Add(INT64_MAX);
  EXPECT_EQ(IdsOf(set), (Ids{0, 1}));
  EXPECT_FALSE(set.Contains(-1));
  EXPECT_FALSE(set.Contains(INT64_MAX));
  EXPECT_FALSE(set.empty());
  EXPECT_TRUE(ClauseSet().empty());
}

constexpr const char* kPlan =
    "平川市人民政府办公室关于印发智慧城市建设方案的通知\n平政办〔2019〕12号\n各县（市、区）人民政府：\n"
    "现将《智慧城市建设方案》印发给你们。《平川市信息化管理办法》（平政办〔2012〕18号）同时废止。\n"
    "一、建设平台。2019年6月底前建成数据平台，安排专项资金300万元。（责任单位：市发展改革委、市财政局）\n"
    "二、开放数据。2019年12月31日前开放数据。补助不低于50万元。（责任单位：市大数据局）\n"
    "三、加强宣传。由市财政局会同有关部门落实经费100万元到500万元。\n"
    "四、其他。市发改委指导各县，专项工作经费另行安排。\n"
    "平川市人民政府办公室\n2019年5月6日\n";
constexpr const char* kMeasures =
    "平川市信息化管理办法\n平政办〔2012〕18号\n"
    "第一条 为加强信息化管理，制定本办法。\n第二条 数据平台由市大数据局负责管理。\n2012年3月1日\n";
constexpr const char* kOpinion =
    "中江省人民政府关于推进节水工作的意见\n中政〔2016〕3号\n各市人民政府：\n"
    "一、水价改革。省发展和改革委员会牵头，2017年底前完成。\n二、资金。安排资金1.2亿元。\n"
    "中江省人民政府\n2016年8月9日\n";

class EvaluateTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.Write("n/plan.txt", kPlan);
    folder_.Write("n/measures.txt", kMeasures);
    folder_.Write("n/opinion.txt", kOpinion);
    base_ = OpenNew(folder_.path("test.db"));
    MustIngest(*base_, {folder_.path("n")});
  }

  // The paths of the clauses found, 0 for a document's own text, with the year of the document: "2019 一、".
  std::string Ask(std::string_view text, SearchOptions options = {}) {
    const Result<Query> query = ParseQuery(text);
    if (!query) return query.error().message();
    options.limit = UINT64_MAX;
    const auto result = base_->Search(*query, options);
    if (!result) return result.error().message();
    EXPECT_EQ(result->total, result->hits.size());
    std::vector<std::string> places;
    for (const SearchHit& hit : result->hits)
      places.push_back(hit.document_date.substr(0, 4) + ' ' + (hit.path.empty() ? "0" : hit.path));
    std::sort(places.begin(), places.end());
    std::string all;
    for (const std::string& place : places) all += (all.empty() ? "" : " ") + place;
    return all;
  }

  TestFolder folder_;
  std::unique_ptr<KnowledgeBase> base_;
};

TEST_F(EvaluateTest, FindsByUnit) {
  EXPECT_EQ(Ask("单位:市财政局"), "2019 一、 2019 三、");
  EXPECT_EQ(Ask("unit：市财政局 资金"), "2019 一、");
  EXPECT_EQ(Ask("单位:市发改委"), "2019 一、");
  EXPECT_EQ(Ask("单位:“市发改委”"), "");
  EXPECT_EQ(Ask("单位:市发改委", {.exact_units = true}), "");
  EXPECT_EQ(Ask("提及:市发改委"), "2019 一、 2019 四、");
  EXPECT_EQ(Ask("市发改委"), "2019 一、 2019 四、");
  EXPECT_EQ(Ask("市发改委", {.exact_units = true}), "2019 四、");
  EXPECT_EQ(Ask("“市发改委”"), "2019 四、");
}

TEST_F(EvaluateTest, FindsByDocument) {
  EXPECT_EQ(Ask("类型:意见"), "2016 0 2016 一、 2016 二、");
  EXPECT_EQ(Ask("发文机关:中江省 资金"), "2016 二、");
  EXPECT_EQ(Ask("标题:信息化 数据平台"), Ask("文号:平政办[2012]18号 数据平台"));
  EXPECT_EQ(Ask("number:中政 资金"), "2016 二、");
  EXPECT_EQ(Ask("年份:2015..2018 资金"), "2016 二、");
  EXPECT_EQ(Ask("年份:>=2019 资金"), "2019 一、");
  EXPECT_EQ(Ask("年份:2001"), "");
}

TEST_F(EvaluateTest, FindsByAmount) {
  EXPECT_EQ(Ask("金额:>=300万"), "2016 二、 2019 一、 2019 三、");
  EXPECT_EQ(Ask("金额:>300万"), "2016 二、 2019 三、");  // 100万元到500万元 reaches beyond
  EXPECT_EQ(Ask("金额:<=50万"), "2019 二、");
  EXPECT_EQ(Ask("金额:<50万"), "");
  EXPECT_EQ(Ask("金额:1.2亿"), "2016 二、");
  EXPECT_EQ(Ask("金额:200万..250万"), "2019 三、");
  EXPECT_EQ(Ask("金额:>=1美元"), "");
}

TEST_F(EvaluateTest, FindsByDeadline) {
  EXPECT_EQ(Ask("期限:<2019-07"), "2016 一、 2019 一、");
  EXPECT_EQ(Ask("期限:<2019-06"), "2016 一、");
  EXPECT_EQ(Ask("期限:2019-06"), "2019 一、");
  EXPECT_EQ(Ask("due:>2019-06"), "2019 二、");
}

TEST_F(EvaluateTest, FindsByStandingAndCitation) {
  EXPECT_EQ(Ask("状态:已废止 数据平台"), "2012 第二条");
  EXPECT_EQ(Ask("状态:现行有效 数据平台"), "2019 一、");
  EXPECT_EQ(Ask("引用:平政办[2012]18号"), "2019 0");
  EXPECT_EQ(Ask("引用:《平川市信息化管理办法》"), "2019 0");
  EXPECT_EQ(Ask("cites:信息化"), "2019 0");
  EXPECT_EQ(Ask("引用:平政办〔2012〕19号"), "");
}

TEST_F(EvaluateTest, CombinesFieldsAndWords) {
  EXPECT_EQ(Ask("单位:市财政局 | 水价"), "2016 一、 2019 一、 2019 三、");
  EXPECT_EQ(Ask("数据 -单位:市财政局 年份:2019"), Ask("年份:2019 数据 -市财政局"));
  EXPECT_EQ(Ask("(水价 | 单位:市大数据局) -期限:2017"), "2012 第二条 2019 二、");
  EXPECT_EQ(Ask("金额:>=1万 -(资金 | 经费)"), "2019 二、");
  EXPECT_EQ(Ask("单位:市财政局 没有的词"), "");
}

TEST_F(EvaluateTest, ScoresByTheWordsOnly) {
  const auto found = base_->Search(*ParseQuery("年份:2019 (数据 | 单位:市财政局) -宣传"));
  const auto words = base_->Search(*ParseQuery("数据"));
  ASSERT_TRUE(found && words);
  double last = 1e9;
  size_t scored = 0;
  for (const SearchHit& hit : found->hits) {
    EXPECT_LE(hit.score, last);
    last = hit.score;
    for (const SearchHit& same : words->hits) {
      if (same.clause != hit.clause) continue;
      EXPECT_DOUBLE_EQ(hit.score, same.score);
      ++scored;
    }
  }
  EXPECT_GT(scored, 1u);
}

TEST_F(EvaluateTest, LeadsStraightToADocument) {
  for (const char* number : {"平政办〔2012〕18号", "平政办(2012) 18号", "平政办[2012]18"})
    EXPECT_EQ(Ask(number), "2012 0") << number;
  EXPECT_EQ(Ask("“平政办〔2012〕18号”"), "2012 0 2019 0");
  EXPECT_EQ(Ask("平政办〔1999〕1号"), "");
}

// The parser of FTS5 holds a hundred symbols: what this parser lets through has to fit.
TEST_F(EvaluateTest, AsksTheDeepestAndTheLongestThatIsAllowed) {
  for (const char* field : {"", "年份:2019 "}) {
    std::string deep = field;
    for (int i = 0; i < 10; ++i) deep += "水 | 数据 资金 -(";
    deep += "平台 | 市发改委 NEAR(水 数据) -经费" + std::string(10, ')');
    EXPECT_EQ(ParseQuery(deep).has_value(), true);
    EXPECT_EQ(Ask(deep).find("SQL"), std::string::npos) << Ask(deep);
    EXPECT_EQ(ParseQuery("(" + deep + ")").has_value(), false);
    std::string broad = field;
    for (int i = 0; i < 42; ++i) broad += i % 2 ? "市发改委|" : "NEAR(市发改委 市卫计委) ";
    EXPECT_EQ(Ask(broad + "数据").find("SQL"), std::string::npos);
    EXPECT_NE(Ask(broad + "数据").find("2019"), std::string::npos);
  }
}

// Where two words stand in a text, by scanning it: characters between the end of one and the beginning of the other.
bool StandNear(std::string_view text, const std::string& one, const std::string& other, int distance) {
  const std::vector<Unit> units = UnitsOf(text);
  std::vector<Span> ones, others;
  PhraseScanner(one).Find(units, ones);
  PhraseScanner(other).Find(units, others);
  const auto place = [&](uint32_t byte) {
    return std::count_if(units.begin(), units.end(), [&](const Unit& u) { return u.id != 0 && u.span.start < byte; });
  };
  for (Span a : ones)
    for (Span b : others) {
      const Span first = a.start <= b.start ? a : b, second = a.start <= b.start ? b : a;
      if (place(second.start) - place(first.end) <= distance) return true;
    }
  return false;
}

TEST_F(EvaluateTest, MeasuresNearInCharacters) {
  struct Stored {
    int64_t id;
    std::string text;
  };
  std::vector<Stored> clauses;
  Statement rows(base_->database(), "SELECT id, text FROM clause");
  while (rows.Next()) clauses.push_back({rows.integer(0), rows.string(1)});
  const std::vector<std::string> words = {"数据",     "资金", "300", "万元", "平台",
                                          "市财政局", "2019", "建",  "号",   "底前"};
  int matches = 0;
  for (const std::string& one : words)
    for (const std::string& other : words)
      for (int distance = 0; distance < 30; ++distance) {
        if (one == other) continue;
        Ids expected, found;
        for (const Stored& clause : clauses)
          if (StandNear(clause.text, one, other, distance)) expected.insert(clause.id);
        const std::string text = "NEAR(" + one + " " + other + ", " + std::to_string(distance) + ")";
        const auto result = base_->Search(*ParseQuery(text), {.limit = UINT64_MAX, .exact_units = true});
        ASSERT_TRUE(result) << text;
        for (const SearchHit& hit : result->hits) found.insert(hit.clause);
        ASSERT_EQ(found, expected) << text;
        matches += !found.empty();
      }
  EXPECT_GT(matches, 100);
}

}  // namespace
}  // namespace liye
