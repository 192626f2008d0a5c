// What becomes of clauses between two versions: a golden page, and what must hold for any two texts.
#include "index/clause_diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "corpus/read.h"
#include "index/compared_document.h"
#include "index/word_diff.h"
#include "parser/parse.h"
#include "tests/index/support.h"
#include "tests/support/golden.h"

namespace liye {
namespace {

std::vector<DiffClause> ClausesOf(const std::string& text) {
  Source source;
  source.text = text;
  std::vector<DiffClause> clauses;
  for (const Document& document : Parse(source)) {
    const PreparedDocument prepared = Prepare(source, document, {});
    AppendClauses(prepared, clauses);
    for (const PreparedDocument& part : prepared.attached) AppendClauses(part, clauses);
  }
  return clauses;
}

std::string Shown(const std::string& text, const std::vector<WordRun>& runs, const char* open, const char* close) {
  std::string shown;
  for (const WordRun& run : runs) {
    std::string words(run.span.of(text));
    for (const auto& [from, to] : {std::pair{"\n", "⏎"}, {"\t", "｜"}})
      for (size_t at; (at = words.find(from)) != words.npos;) words.replace(at, 1, to);
    // What parts cells and paragraphs stands outside of the marks.
    std::string behind;
    for (const char* mark : {"⏎", "｜"})
      if (run.changed && words.ends_with(mark)) {
        behind = mark;
        words.resize(words.size() - behind.size());
      }
    shown += run.changed ? open + words + close + behind : words;
  }
  return shown;
}

std::string LabelOf(const DiffClause& clause) { return clause.label.empty() ? "-" : clause.label; }

std::string Render(const ClauseChange& change, const std::vector<DiffClause>& before,
                   const std::vector<DiffClause>& after) {
  const auto whole = [](const DiffClause& clause) {
    return LabelOf(clause) + " | " +
           Shown(clause.text, {{{0, static_cast<uint32_t>(clause.text.size())}, false}}, "", "");
  };
  if (change.added()) return "added " + whole(after[change.after]);
  if (change.removed()) return "removed " + whole(before[change.before]);
  std::string line;
  for (const auto& [holds, name] :
       {std::pair{change.changed, "changed"}, {change.moved, "moved"}, {change.renumbered, "renumbered"}})
    if (holds) line += (line.empty() ? "" : "+") + std::string(name);
  const DiffClause &old_one = before[change.before], &new_one = after[change.after];
  line += ' ' + LabelOf(old_one);
  if (change.renumbered) line += " -> " + LabelOf(new_one);
  if (!change.changed) return line;
  const WordDiff words = CompareWords(old_one.text, new_one.text);
  return line + " | " + Shown(old_one.text, words.before, "[-", "-]") + " => " +
         Shown(new_one.text, words.after, "{+", "+}");
}

TEST(ClauseDiff, GoldenPage) {
  const auto cases = ReadGoldenCases(LIYE_SOURCE_DIR "/tests/rows/diffs.txt");
  ASSERT_GE(cases.size(), 20u);
  for (const GoldenCase& golden : cases) {
    const size_t part = golden.text.find("%%\n");
    ASSERT_NE(part, std::string::npos) << golden.title;
    const auto before = ClausesOf(golden.text.substr(0, part)), after = ClausesOf(golden.text.substr(part + 3));
    const auto changes = CompareClauses(before, after);
    std::vector<std::string> found;
    for (const ClauseChange& change : changes)
      if (!change.same()) found.push_back(Render(change, before, after));
    found.push_back("same " + std::to_string(CountChanges(changes).same));
    EXPECT_EQ(found, golden.expected) << golden.title << " (line " << golden.line << ")";
  }
}

// Two versions of a text made by chance: sentences are changed, taken out, put in and moved.
class ClauseDiffProperty : public ::testing::TestWithParam<unsigned> {
 protected:
  std::string Sentence() {
    static constexpr const char* kWords[] = {"市财政局", "各县（市、区）", "应当", "每年",   "组织",   "检查", "补助",
                                             "5万元",    "企业",           "项目", "不得",   "拖延",   "办理", "公示",
                                             "验收",     "10日内",         "报告", "水务局", "节水型", "。",   "，"};
    std::string sentence;
    for (unsigned words = 4 + random_() % 14; words > 0; --words) sentence += kWords[random_() % std::size(kWords)];
    return sentence;
  }
  DiffClause Clause(size_t number) {
    const std::string label = "第" + std::to_string(number) + "条";
    return {label, "", label, random_() % 9 == 0 ? "" : Sentence(), 1};
  }
  std::vector<DiffClause> Version() {
    std::vector<DiffClause> clauses;
    const size_t count = random_() % 40;
    for (size_t i = 0; i < count; ++i) clauses.push_back(Clause(i + 1));
    return clauses;
  }
  std::vector<DiffClause> Amended(std::vector<DiffClause> clauses) {
    for (unsigned edits = random_() % 12; edits > 0 && !clauses.empty(); --edits) {
      const size_t at = random_() % clauses.size();
      const auto place = clauses.begin() + static_cast<std::ptrdiff_t>(at);
      switch (random_() % 4) {
        case 0: clauses[at].text += Sentence(); break;
        case 1: clauses.erase(place); break;
        case 2: clauses.insert(place, Clause(900 + at)); break;
        default: std::swap(clauses[at], clauses[random_() % clauses.size()]);
      }
    }
    return clauses;
  }
  std::mt19937 random_{GetParam()};
};

TEST_P(ClauseDiffProperty, EveryClauseHasOneRow) {
  const auto before = Version(), after = random_() % 5 == 0 ? Version() : Amended(before);
  std::multiset<size_t> old_ones, new_ones;
  size_t last = 0;
  for (const ClauseChange& change : CompareClauses(before, after)) {
    if (!change.added()) old_ones.insert(change.before);
    if (change.removed()) continue;
    new_ones.insert(change.after);
    EXPECT_GE(change.after, last);
    last = change.after;
  }
  EXPECT_EQ(old_ones.size(), before.size());
  EXPECT_EQ(new_ones.size(), after.size());
  EXPECT_EQ(std::set(old_ones.begin(), old_ones.end()).size(), before.size());
  EXPECT_EQ(std::set(new_ones.begin(), new_ones.end()).size(), after.size());
}

TEST_P(ClauseDiffProperty, NothingDiffersFromItself) {
  const auto version = Version();
  const auto changes = CompareClauses(version, version);
  EXPECT_TRUE(CountChanges(changes).all_same());
  for (const ClauseChange& change : changes) EXPECT_EQ(change.before, change.after);
}

TEST_P(ClauseDiffProperty, ToExchangeTheTwoExchangesAddedAndRemoved) {
  const auto before = Version(), after = Amended(before);
  const auto pairs = [](const std::vector<ClauseChange>& changes, bool exchanged) {
    std::set<std::pair<size_t, size_t>> found;
    for (const ClauseChange& c : changes)
      found.insert(exchanged ? std::pair(c.after, c.before) : std::pair(c.before, c.after));
    return found;
  };
  const auto there = CompareClauses(before, after), back = CompareClauses(after, before);
  EXPECT_EQ(pairs(there, false), pairs(back, true));
  const ClauseCounts one = CountChanges(there), other = CountChanges(back);
  EXPECT_EQ(one.added, other.removed);
  EXPECT_EQ(one.removed, other.added);
  EXPECT_EQ(one.changed, other.changed);
  EXPECT_EQ(one.moved, other.moved);
}

INSTANTIATE_TEST_SUITE_P(Seeds, ClauseDiffProperty, ::testing::Range(0u, 200u));

TEST(ClauseDiff, EmptySides) {
  EXPECT_TRUE(CompareClauses({}, {}).empty());
  const std::vector<DiffClause> one = {{"第一条", "", "第一条", "文字", 1}};
  EXPECT_TRUE(CompareClauses({}, one)[0].added());
  EXPECT_TRUE(CompareClauses(one, {})[0].removed());
}

// Clauses that are all changed, and a table of rows that are nearly alike: each must find its own in the other.
TEST(ClauseDiff, FindsEachOfMany) {
  std::vector<DiffClause> before, after(50, DiffClause{"", "", "", "新建泵站一座", 1});  // so that places do not agree
  for (size_t i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    const std::string words = "平川市第" + number + "号水库由" + std::to_string(i * 7919 % 10007) + "号管理站巡查";
    before.push_back({"", "", "", words + "，每月一次", 1});
    after.push_back({"", "", "", words + "，每旬一次", 1});
  }
  const ClauseCounts counts = CountChanges(CompareClauses(before, after));
  EXPECT_EQ(counts.changed, 3000u);
  EXPECT_EQ(counts.added, 50u);
  EXPECT_EQ(counts.moved + counts.removed, 0u);
}

// Every character stands in most of the rows; only their places tell which is which.
TEST(ClauseDiff, RowsOfALongTableAreFoundByTheirPlace) {
  std::vector<DiffClause> before, after(2, DiffClause{"", "", "", "合计", 1});
  for (size_t i = 0; i < 3000; ++i) {
    const std::string row = std::to_string(i % 7) + "\t巡查\t" + std::to_string(i % 5);
    before.push_back({"", "", "", row + "次", 1});
    after.push_back({"", "", "", row + "回", 1});
  }
  const ClauseCounts counts = CountChanges(CompareClauses(before, after));
  EXPECT_EQ(counts.changed, 3000u);
}

TEST(ClauseDiff, RowsThatAreAllEqualKeepTheirOrder) {
  const std::vector<DiffClause> many(2000, DiffClause{"", "", "", "（略）", 1});
  std::vector<DiffClause> fewer(many.begin(), many.end() - 3);
  fewer[1000].text = "第1000行";
  const ClauseCounts counts = CountChanges(CompareClauses(many, fewer));
  EXPECT_EQ(counts.same, 1996u);
  EXPECT_EQ(counts.moved, 0u);
}

}  // namespace
}  // namespace liye
