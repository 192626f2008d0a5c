// liye cleanup from outside: every format, filters, what it says when something is wrong.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/run.h"

namespace liye {
namespace {

constexpr const char* kRules =
    "平川市人民政府关于印发平川市供水管理办法的通知\n平政〔2010〕5号\n各县（市、区）人民政府：\n"
    "现将《平川市供水管理办法》印发给你们，请认真贯彻执行。\n2010年3月1日\n平川市供水管理办法\n"
    "第一条 为加强供水管理，制定本办法。\n第二条 市水利局负责供水监督检查，每年12月底前报送情况。\n";
constexpr const char* kRepeal =
    "平川市人民政府关于废止部分文件的通知\n平政〔2019〕3号\n各县（市、区）人民政府：\n"
    "一、《平川市人民政府关于印发平川市供水管理办法的通知》（平政〔2010〕5号）自本通知印发之日起废止。\n2019年4月2日\n";
constexpr const char* kDependent =
    "平川市人民政府关于加强二次供水的意见\n平政〔2015〕9号\n各县（市、区）人民政府：\n"
    "一、根据《平川市供水管理办法》（平政〔2010〕5号），提出如下意见。\n2015年5月1日\n";
constexpr const char* kTerm =
    "平川市水利局关于节水补贴的通知\n平水〔2022〕3号\n各单位：\n一、发放补贴。\n二、本通知有效期至2026年6月30日。\n"
    "2022年1月1日\n";

class CleanupCommandTest : public ::testing::Test {
 protected:
  CleanupCommandTest() {
    int count = 0;
    for (const char* text : {kRules, kRepeal, kDependent, kTerm})
      folder_.Write("in/" + std::to_string(count++) + ".txt", text);
    EXPECT_EQ(Liye({"ingest", folder_ / "in", "--db", folder_ / "base.db"}).status, 0);
  }
  RunResult Ask(std::vector<std::string> arguments, const Environment& environment = {}) const {
    arguments.insert(arguments.begin(), {"cleanup", "--db", folder_ / "base.db", "--at", "2026-01-01"});
    return Liye(arguments, environment);
  }
  std::string Read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  const TemporaryFolder folder_;
};

bool Has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST_F(CleanupCommandTest, ATableSaysWhatAndWhy) {
  const RunResult table = Ask({});
  EXPECT_EQ(table.status, 0) << table.err;
  for (const char* words :
       {"清理意见", "已被废止 2019-04-02", "有效期将满", "依据均已废止或失效", "1 项职责，1 个时限"})
    EXPECT_TRUE(Has(table.out, words)) << words << table.out;
  EXPECT_TRUE(Has(table.err, "Proposals: keep 1, amend 1, repeal 2, declare lapsed 0.")) << table.err;
  EXPECT_TRUE(Has(Ask({}, {{"LANG", "zh_CN.UTF-8"}}).err, "清理意见：保留 1，修改 1，废止 2，宣布失效 0。"));
}

TEST_F(CleanupCommandTest, RowsForPrograms) {
  const RunResult csv = Ask({"--format", "csv"});
  const auto lines = Lines(csv.out);
  ASSERT_GE(lines.size(), 5u) << csv.err;
  EXPECT_TRUE(lines[0].starts_with(
      "number,title,document_date,issuing_authority,document_type,standing,expires,proposal,reasons,"))
      << lines[0];
  EXPECT_TRUE(Has(csv.out, ",repealed,,repeal,\"已被废止 2019-04-02：平政〔2019〕3号")) << csv.out;
  EXPECT_TRUE(Has(csv.out, ",in_force,2026-06-30,amend,")) << csv.out;
  const RunResult json = Ask({"--format", "jsonl"});
  EXPECT_EQ(Lines(json.out).size(), 4u);
  const RunResult read =
      RunProgram({"python3", "-c",
                  "import sys, json\nrows = {r['number']: r for r in map(json.loads, sys.argv[1].splitlines())}\n"
                  "old, new = rows['平政〔2010〕5号'], rows['平政〔2015〕9号']\n"
                  "print(old['proposal'], old['reasons'][0]['code'], old['reasons'][0]['number'], old['dependents'], "
                  "old['first_dependents'][0]['number'], old['duties'], old['deadlines'])\n"
                  "print(new['proposal'], [r['code'] for r in new['reasons']], new['reasons'][0]['path'])",
                  json.out},
                 {{"PYTHONIOENCODING", "utf-8"}});
  EXPECT_EQ(read.out, "repeal repealed 平政〔2019〕3号 1 平政〔2015〕9号 1 1\nrepeal ['bases_gone'] 一、\n")
      << read.err;
}

TEST_F(CleanupCommandTest, PagesForPeople) {
  const RunResult html = Ask({"--format", "html", "--output", folder_ / "sheet.html"});
  EXPECT_EQ(html.status, 0) << html.err;
  EXPECT_EQ(html.out, "");
  const std::string page = Read("sheet.html");
  EXPECT_TRUE(Has(page, "<h1>规范性文件清理表（2026-01-01）</h1>"));
  EXPECT_TRUE(Has(page, "<td class=\"proposal\">废止</td>"));
  EXPECT_TRUE(Has(page, "<q>“《平川市供水管理办法》”</q>")) << page;
  EXPECT_FALSE(Has(page, "<script"));
  const RunResult links = RunProgram(
      {"python3", "-c",
       "import sys, re\np = open(sys.argv[1], encoding='utf-8').read()\nids = re.findall(r' id=\"([^\"]*)\"', p)\n"
       "print(len(ids) == len(set(ids)), all(h in ids for h in re.findall(r'href=\"#([^\"]*)\"', p)))",
       folder_ / "sheet.html"});
  EXPECT_EQ(links.out, "True True\n") << links.err;
  EXPECT_TRUE(Ask({"--format", "md"}).out.starts_with("| 文号 |"));
}

TEST_F(CleanupCommandTest, OfficeFiles) {
  ASSERT_EQ(Ask({"--format", "docx", "--output", folder_ / "sheet.docx"}).status, 0);
  const RunResult text = RunProgram({"python3", LIYE_SOURCE_DIR "/tests/tools/read_docx.py", folder_ / "sheet.docx"});
  const auto lines = Lines(text.out);
  ASSERT_GE(lines.size(), 7u) << text.err;
  EXPECT_EQ(lines[0], "repeated lying");
  EXPECT_EQ(lines[2], "序号|文件|效力|清理意见|理由及依据|以其为依据的文件|随之落空的任务（已识别）");
  EXPECT_TRUE(Has(text.out, "|已废止|废止|已被废止 2019-04-02：平政〔2019〕3号")) << text.out;
  ASSERT_EQ(Ask({"--format", "xlsx", "--output", folder_ / "sheet.xlsx"}).status, 0);
  const RunResult book =
      RunProgram({"python3", LIYE_SOURCE_DIR "/tests/tools/read_workbook.py", folder_ / "sheet.xlsx", "1"});
  const auto rows = Lines(book.out);
  ASSERT_EQ(rows.size(), 7u) << book.err;
  EXPECT_EQ(rows[0], "清理意见|汇总");
  EXPECT_EQ(rows[1], "frozen filters");
  EXPECT_EQ(rows[2],
            "序号|文号|标题|发文机关|文种|日期|效力|有效至|清理意见|理由代码|理由及依据|以其为依据的文件|"
            "随之落空的任务（已识别）|决定|文件");
  EXPECT_TRUE(Has(book.out, "|40238|已废止|")) << "days are days: " << book.out;
  const RunResult sum =
      RunProgram({"python3", LIYE_SOURCE_DIR "/tests/tools/read_workbook.py", folder_ / "sheet.xlsx", "2"});
  EXPECT_TRUE(Has(sum.out, "废止|2")) << sum.out;
  const RunResult none = Ask({"--format", "xlsx"});
  EXPECT_EQ(none.status, 2);
  EXPECT_TRUE(Has(none.err, "--output list.xlsx")) << none.err;
}

TEST_F(CleanupCommandTest, EndsOfTermsAsACalendar) {
  const RunResult calendar = Ask({"--format", "ics"});
  EXPECT_EQ(calendar.status, 0) << calendar.err;
  EXPECT_TRUE(calendar.out.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_TRUE(Has(calendar.out, "DTSTART;VALUE=DATE:20260630\r\nDTEND;VALUE=DATE:20260701\r\n")) << calendar.out;
  EXPECT_TRUE(Has(calendar.out, "SUMMARY:有效期届满：平水〔2022〕3号")) << calendar.out;
  EXPECT_TRUE(calendar.out.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  const auto uid = [](const std::string& text) { return text.substr(text.find("UID:"), 30); };
  EXPECT_EQ(uid(calendar.out), uid(Ask({"--format", "ics", "--issuer", "水利局"}).out)) << "it replaces itself";
  const RunResult soon = Ask({"--format", "ics", "--horizon", "3", "--output", folder_ / "ends.ics"});
  EXPECT_EQ(soon.status, 2);
  EXPECT_TRUE(Has(soon.err, "none of these documents has a term that ends later")) << soon.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "ends.ics"));
}

TEST_F(CleanupCommandTest, FiltersAndWhatIsWrong) {
  EXPECT_EQ(Lines(Ask({"--format", "jsonl", "--issuer", "水利局"}).out).size(), 1u);
  EXPECT_EQ(Lines(Ask({"--format", "jsonl", "--proposal", "repeal"}).out).size(), 2u);
  EXPECT_EQ(Lines(Ask({"--format", "jsonl", "--reason", "bases_gone,expires_soon"}).out).size(), 2u);
  const RunResult nothing = Ask({"--issuer", "岚海市"});
  EXPECT_EQ(nothing.status, 1);
  EXPECT_TRUE(Has(nothing.err, "No document of this knowledge base is among these.")) << nothing.err;
  for (const auto& wrong : std::vector<std::vector<std::string>>{{"--proposal", "burn"},
                                                                 {"--reason", "because"},
                                                                 {"--horizon", "0"},
                                                                 {"--issuer", ""},
                                                                 {"--format", "pdf"},
                                                                 {"--output", folder_ / "no/such/folder.csv"}})
    EXPECT_EQ(Ask(wrong).status, 2) << wrong[0] << ' ' << wrong[1];
  EXPECT_EQ(Liye({"cleanup", "--db", folder_ / "base.db", "--at", "soon"}).status, 2);
}

}  // namespace
}  // namespace liye
