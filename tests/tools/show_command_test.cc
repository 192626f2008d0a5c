// liye show from outside: every format, marks in place, numbers behind mentions, wrong input.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/support/run.h"
#include "tools/show_text.h"

namespace liye {
namespace {

constexpr const char* kPaper = R"(平川市人民政府关于印发平川市停车管理办法的通知
平政〔2012〕8号
各县（市、区）人民政府：
根据《中江省道路交通条例》，现将《平川市停车管理办法》印发给你们，请认真贯彻执行。
2012年3月1日

平川市停车管理办法

第一条 为加强停车管理，根据《平川市人民政府关于城市
管理的意见》（平政〔2010〕3号）第二条，制定本办法。
第二条 停车场应当：
（一）明码标价；
（二）保持整洁，每年投入不少于5万元。
第三条 违反本办法第二条的，由市城管局责令改正。
逾期不改正的，处以二百元罚款。
第四条 收费按照《平川市物价局关于停车收费的通知》（平价〔2009〕7号）和平政〔2010〕3号文件执行。
第五条 P&R停车场由市城管局管理，本办法自2012年5月1日起施行。
)";
constexpr const char* kRepeal = R"(平川市人民政府关于停车收费有关问题的通知
平政〔2019〕3号
各县（市、区）人民政府：
一、《平川市停车管理办法》（平政〔2012〕8号）第三条第二款、第四条自2019年7月1日起停止执行。
二、《平川市停车管理办法》（平政〔2012〕8号）第九条同时废止。
2019年6月2日
)";
constexpr const char* kAmendment = R"(平川市人民政府关于修改《平川市停车管理办法》第二条第（二）项的决定
平政〔2020〕4号
各县（市、区）人民政府：
决定修改《平川市停车管理办法》（平政〔2012〕8号）第二条第（二）项。
2020年6月2日
)";
constexpr const char* kOpinion = R"(平川市人民政府关于城市管理的意见
平政〔2010〕3号
各县（市、区）人民政府：
一、加强领导。
二、加大投入。
2010年6月2日
)";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return std::move(all).str();
}

class ShowCommandTest : public ::testing::Test {
 protected:
  ShowCommandTest() {
    folder_.Write("in/a.txt", kPaper);
    folder_.Write("in/b.txt", kRepeal);
    folder_.Write("in/c.txt", kAmendment);
    folder_.Write("in/d.txt", kOpinion);
    EXPECT_EQ(Liye({"ingest", folder_ / "in", "--db", folder_ / "base.db"}).status, 0);
  }
  RunResult Show(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "show");
    arguments.insert(arguments.end(), {"--db", folder_ / "base.db"});
    return Liye(arguments);
  }
  std::string Shown(std::vector<std::string> arguments) const {
    const RunResult result = Show(std::move(arguments));
    EXPECT_EQ(result.status, 0) << result.err;
    return result.out;
  }
  const TemporaryFolder folder_;
};

void ExpectHas(const std::string& text, const std::string& words) {
  EXPECT_NE(text.find(words), std::string::npos) << words << "\nis not in\n" << text;
}
void ExpectHasNot(const std::string& text, const std::string& words) {
  EXPECT_EQ(text.find(words), std::string::npos) << words << "\nis in\n" << text;
}

TEST_F(ShowCommandTest, AWorkThatIsNotHereIsOneHoweverItIsNamed) {
  folder_.Write(
      "in/e.txt",
      "平川市人民政府关于清理文件的通知\n平政〔2021〕7号\n各县（市、区）人民政府：\n"
      "一、《平川市公共浴室管理办法》执行中的问题，另行研究。\n"
      "二、《平川市公共浴室管理办法》（平政〔2001〕3号）自2021年6月1日起废止。\n三、平政〔2001〕3号文件所附表格停用。\n"
      "2021年5月1日\n");
  ASSERT_EQ(Liye({"ingest", folder_ / "in", "--db", folder_ / "base.db"}).status, 0);
  const RunResult shown = Show({"平政〔2021〕7号", "--at", "2022-01-01"});
  EXPECT_NE(shown.out.find("[1] 引用、废止  平政〔2001〕3号  《平川市公共浴室管理办法》"), std::string::npos)
      << shown.out;
  EXPECT_NE(shown.out.find("不在库 已废止"), std::string::npos) << shown.out;
  EXPECT_EQ(shown.out.find("[2]"), std::string::npos) << shown.out;
}

TEST_F(ShowCommandTest, MarksStandUnderTheirClauses) {
  const std::string text = Shown({"平川市停车管理办法", "--at", "2021-01-01"});
  ExpectHas(text, "效力  部分废止（截至2021-01-01）\n〔第九条 已废止：平政〔2019〕3号 二，自2019-06-02起〕\n");
  ExpectHas(text, "\n第三条\n〔第二款 已废止：平政〔2019〕3号 一，自2019-07-01起〕\n违反本办法第二条的");
  ExpectHas(text, "\n第四条\n〔已废止：平政〔2019〕3号 一，自2019-07-01起〕\n收费");
  ExpectHas(text, "\n  （二）\n  〔已修改：平政〔2020〕4号，自2020-06-02起〕\n  保持整洁");
  ExpectHas(text, "\n第一条　为加强停车管理");
  ExpectHas(text, "\n施行日期  2012-05-01\n");
}

TEST_F(ShowCommandTest, MarksAreThoseOfTheDay) {
  const std::string before = Shown({"平川市停车管理办法", "--at", "2019-01-01"});
  ExpectHas(before, "〔将废止：平政〔2019〕3号 一，自2019-07-01起〕");
  ExpectHasNot(before, "已废止");
  const std::string between = Shown({"平川市停车管理办法", "--at", "2019-06-30"});
  ExpectHas(between, "〔第九条 已废止：");
  ExpectHas(between, "第四条\n〔将废止：");
  ExpectHas(Shown({"平川市停车管理办法", "--at", "2019-07-01"}), "第四条\n〔已废止：");
}

TEST_F(ShowCommandTest, AnEnvelopeTellsWhatBecameOfItsPaper) {
  const std::string text = Shown({"平政〔2012〕8号", "--at", "2021-01-01"});
  ExpectHas(text, "〔第三条第二款、第四条 已废止：平政〔2019〕3号 一，自2019-07-01起〕\n");
  ExpectHas(text, "所附文件  #");
}

TEST_F(ShowCommandTest, MentionsHaveNumbersThatLeadToAList) {
  const std::string text = Shown({"平川市停车管理办法", "--at", "2021-01-01"});
  ExpectHas(text, "《平川市人民政府关于城市管理的意见》（平政〔2010〕3号）[1]第二条");
  ExpectHas(text, "（平价〔2009〕7号）[2]和平政〔2010〕3号[1]文件");
  const std::string list = text.substr(text.find("\n引用文件\n"));
  ExpectHas(list, "\n[1] 依据  平政〔2010〕3号  《平川市人民政府关于城市管理的意见》  2010-06-02  #");
  ExpectHas(list, "  未知\n[2] 依据  平价〔2009〕7号  《平川市物价局关于停车收费的通知》  不在库\n");
  ExpectHasNot(list, "[3]");
  ExpectHas(Shown({"平政〔2019〕3号", "--at", "2021-01-01"}), "部分废止\n");
}

TEST_F(ShowCommandTest, WordsMayBeEnglish) {
  const std::string text = Shown({"平川市停车管理办法", "--at", "2021-01-01", "--lang", "en"});
  ExpectHas(text, "〔repealed by 平政〔2019〕3号 一, from 2019-07-01〕");
  ExpectHas(text, "\nReferences\n[1] based_on");
}

TEST_F(ShowCommandTest, APageLinksAndStrikes) {
  const std::string path = folder_ / "page.html";
  EXPECT_EQ(Shown({"平政〔2012〕8号", "--format", "html", "--at", "2021-01-01", "--output", path}), "");
  const std::string page = ReadFile(path);
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n"));
  ExpectHas(page, "<section class=\"article repealed\" id=\"a1-第四条\">\n<p class=\"mark repeals\">〔已废止：平政");
  ExpectHas(page, "<section class=\"article amended\" id=\"a1-第三条\">");
  ExpectHas(page, "<p class=\"text gone\">逾期不改正的");
  ExpectHas(page, "<section class=\"item amended\" id=\"a1-第二条（二）\">\n<p class=\"mark amends\">〔已修改：");
  ExpectHas(page, "违反<a href=\"#a1-第二条\">本办法第二条</a>的");
  ExpectHas(page, "现将<a href=\"#a1-text\">《平川市停车管理办法》</a><sup><a href=\"#r2\">[2]</a></sup>印发");
  ExpectHas(page, "根据<a href=\"#r1\">《中江省道路交通条例》</a>");
  ExpectHas(page, "<li id=\"r1\">依据　《中江省道路交通条例》　<span class=\"standing absent\">不在库</span></li>");
  ExpectHas(page, "P&amp;R停车场");
  ExpectHasNot(page, "<script");
}

TEST_F(ShowCommandTest, EveryLinkOfAPageHasItsAnchor) {
  const std::string page = Shown({"平政〔2012〕8号", "--format", "html"});
  size_t links = 0;
  const std::string kLink = "href=\"#";
  for (size_t at = page.find(kLink); at != page.npos; at = page.find(kLink, at + 1), ++links) {
    const size_t begin = at + kLink.size();
    const std::string id = " id=\"" + page.substr(begin, page.find('"', begin) - begin) + '"';
    const size_t first = page.find(id);
    EXPECT_NE(first, page.npos) << id;
    EXPECT_EQ(page.find(id, first + 1), page.npos) << id << " stands twice";
  }
  EXPECT_GT(links, 12u);
}

TEST_F(ShowCommandTest, JsonIsATree) {
  rapidjson::Document json;
  json.Parse(Shown({"平政〔2012〕8号", "--format", "json", "--at", "2021-01-01"}).c_str());
  ASSERT_TRUE(json.IsObject());
  EXPECT_STREQ(json["document_number"].GetString(), "平政〔2012〕8号");
  EXPECT_STREQ(json["validity"]["standing"].GetString(), "partly_repealed");
  EXPECT_TRUE(json["signatory"].IsNull());
  EXPECT_EQ(json["sources"].Size(), 1u);
  const auto& paper = json["attached"][0];
  const auto& clauses = paper["clauses"];
  ASSERT_EQ(clauses.Size(), 6u) << "its own text and five articles";
  const auto& second = clauses[2];
  EXPECT_STREQ(second["path"].GetString(), "第二条");
  ASSERT_EQ(second["children"].Size(), 2u);
  EXPECT_STREQ(second["children"][1]["amounts"][0]["value"].GetString(), "50000");
  EXPECT_STREQ(second["children"][1]["marks"][0]["relation"].GetString(), "amends");
  const auto& third = clauses[3];
  EXPECT_STREQ(third["marks"][0]["rest"].GetString(), "第二款");
  EXPECT_FALSE(third["marks"][0]["to_come"].GetBool());
  EXPECT_EQ(third["citations"].Size(), 0u) << "of itself";
  const auto& citation = clauses[1]["citations"][0];
  EXPECT_STREQ(citation["relation"].GetString(), "based_on");
  EXPECT_STREQ(citation["part"].GetString(), "第二条");
  EXPECT_STREQ(citation["target_key"].GetString(), "平川市人民政府/平政〔2010〕3号");
  EXPECT_GT(citation["target_id"].GetInt(), 0);
}

TEST_F(ShowCommandTest, RefusesWhatIsWrong) {
  EXPECT_EQ(Show({"平政〔2012〕8号", "--at", "soon"}).status, 2);
  EXPECT_EQ(Show({"平政〔2012〕8号", "--format", "word"}).status, 2);
  EXPECT_EQ(Show({"平政〔2012〕8号", "--format", "csv", "--at", "2019-01-01"}).status, 2) << "rows have no marks";
  EXPECT_TRUE(Shown({"平政〔2012〕8号", "--format", "csv"}).starts_with("document,path,kind,label,"));
  const RunResult absent = Show({"平政〔1999〕1号", "--output", folder_ / "none.html"});
  EXPECT_EQ(absent.status, 1);
  EXPECT_FALSE(std::ifstream(folder_ / "none.html").good()) << "nothing was found, nothing is written";
  EXPECT_EQ(Show({"平政〔2012〕8号", "--output", folder_ / "no/such/folder.html"}).status, 2);
}

// Only a terminal has them, so the command cannot be asked.
TEST(ShowText, ColoursSetMarksOff) {
  MarkedDocument marked;
  marked.clauses.resize(1);
  MarkedClause& clause = marked.clauses[0];
  clause.record.label = "第一条";
  clause.record.text = "根据《办法》执行。";
  clause.marks.resize(1);
  clause.marks[0].reason.number = "平政〔2019〕3号";
  clause.mentions.resize(1);
  clause.mentions[0].span = {6, 18};
  marked.references.resize(1);
  const std::string plain = DocumentAsText(marked, false), coloured = DocumentAsText(marked, true);
  ExpectHas(plain, "根据《办法》[1]执行。");
  ExpectHasNot(plain, "\x1b");
  ExpectHas(coloured, "\x1b[31m〔");
  ExpectHas(coloured, "《办法》\x1b[34m[1]\x1b[0m执行。");
}

using Counts = std::map<std::string, int>;

void Count(const rapidjson::Value& clauses, Counts& counts) {
  for (const auto& clause : clauses.GetArray()) {
    const auto text = [&](const char* key) { return clause[key].IsNull() ? "" : clause[key].GetString(); };
    ++counts[std::string(text("kind")) + '|' + text("path") + '|' + std::to_string(clause["start"].GetInt()) + '|' +
             text("text")];
    Count(clause["children"], counts);
  }
}

// Every row of the samples stands in the tree once, whatever its document.
TEST(ShowSamples, TheTreeHasEveryClauseOnce) {
  const TemporaryFolder folder;
  const std::string db = folder / "base.db";
  ASSERT_EQ(Liye({"ingest", LIYE_SOURCE_DIR "/corpus/samples", "--db", db}).status, 0);
  size_t rows = 0, documents = 0;
  for (int id = 1; id <= 100; ++id) {
    const std::string name = '#' + std::to_string(id);
    const RunResult lines = Liye({"show", name, "--db", db, "--format", "jsonl"});
    if (lines.status != 0) continue;
    ++documents;
    Counts wanted, found;
    for (const std::string& line : Lines(lines.out)) {
      rapidjson::Document row, list;
      row.Parse(line.c_str());
      ASSERT_TRUE(row.IsObject()) << line;
      row.AddMember("children", rapidjson::Value(rapidjson::kArrayType), row.GetAllocator());
      list.SetArray().PushBack(row.Move(), list.GetAllocator());
      Count(list, wanted);
      ++rows;
    }
    rapidjson::Document json;
    json.Parse(Liye({"show", name, "--db", db, "--format", "json"}).out.c_str());
    ASSERT_TRUE(json.IsObject()) << name;
    Count(json["clauses"], found);
    EXPECT_EQ(wanted, found) << name;
  }
  EXPECT_GT(documents, 40u);
  EXPECT_GT(rows, 400u);
}

}  // namespace
}  // namespace liye
