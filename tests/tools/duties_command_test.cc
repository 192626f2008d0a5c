// liye duties from outside: rows, filters, formats, and what it says when asked wrongly.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "tests/support/run.h"

namespace liye {
namespace {

const std::filesystem::path kShared = std::filesystem::path(LIYE_SOURCE_DIR) / ".." / "shared";

constexpr char kNotice[] = R"(平川市人民政府关于加强绿化的通知
平政〔2017〕6号
各县（市、区）人民政府：
现就有关工作通知如下。
一、完善道路绿化。2017年6月底前完成，投入500万元。（牵头单位：市园林局；责任单位：市发展改革委）
二、制定实施细则。自本通知印发之日起15个工作日内完成。（责任单位：市商务局）
三、拨付资金。验收合格之日起10日内完成。（责任单位：市财政局）
2017年1月20日
)";

class DutiesCommandTest : public ::testing::Test {
 protected:
  DutiesCommandTest() {
    folder_.Write("in/a.txt", kNotice);
    const RunResult made = Liye({"ingest", folder_ / "in", "--db", Path()});
    EXPECT_EQ(made.status, 0) << made.err;
  }
  std::string Path() const { return folder_ / "base.db"; }
  RunResult Ask(std::vector<std::string> arguments, const Environment& environment = {}) const {
    arguments.insert(arguments.begin(), {"duties", "--db", Path()});
    return Liye(arguments, environment);
  }

  const TemporaryFolder folder_;
};

TEST_F(DutiesCommandTest, SaysHowEachDayWasReached) {
  const RunResult chinese = Ask({"--format", "csv"});
  EXPECT_EQ(chinese.status, 0) << chinese.err;
  EXPECT_NE(chinese.out.find("2017-02-15,成文日期2017-01-20起15个工作日,"), std::string::npos) << chinese.out;
  EXPECT_NE(chinese.out.find("待“验收合格”起算10日"), std::string::npos) << chinese.out;
  const RunResult english = Ask({"--format", "csv", "--lang", "en"});
  EXPECT_NE(english.out.find("from document date 2017-01-20: 15 working days"), std::string::npos) << english.out;
  EXPECT_NE(english.out.find("waits for: 验收合格; 10 days from then"), std::string::npos) << english.out;
}

TEST_F(DutiesCommandTest, NamesTheOfficeOfToday) {
  folder_.Write("more/b.txt",
                "平川市人民政府关于排查的通知\n平政〔2017〕9号\n各县（市、区）人民政府：\n一、开展排查。（责任单位：市"
                "环保局）\n2017年1月20日\n");
  ASSERT_EQ(Liye({"ingest", folder_ / "more", "--db", Path()}).status, 0);
  EXPECT_NE(Ask({"--today", "--format", "csv"}).out.find("市环保局（今市生态环境局）"), std::string::npos);
  EXPECT_NE(Ask({"--today", "--format", "csv", "--lang", "en"}).out.find("市环保局 (now 市生态环境局)"),
            std::string::npos);
  EXPECT_EQ(Ask({"--format", "csv"}).out.find("市生态环境局"), std::string::npos);
}

TEST_F(DutiesCommandTest, SortsAndGroups) {
  const auto column = [&](std::vector<std::string> arguments, size_t which) {
    arguments.insert(arguments.end(), {"--format", "csv"});
    std::string values;
    const auto lines = Lines(Ask(arguments).out);
    for (size_t i = 1; i < lines.size(); ++i) {
      std::istringstream fields(lines[i]);
      std::string field;
      for (size_t k = 0; k <= which; ++k) std::getline(fields, field, ',');
      values += field + ' ';
    }
    return values;
  };
  EXPECT_EQ(column({"--sort", "date"}, 0), "制定实施细则 完善道路绿化 拨付资金 ");
  EXPECT_EQ(column({"--group", "month"}, 0), "2017-02 2017-06 无日期 ");
  EXPECT_EQ(column({"--group", "month"}, 1), "制定实施细则 完善道路绿化 拨付资金 ");
  EXPECT_EQ(column({"--group", "unit"}, 0), "市园林局 市发展改革委 市商务局 市财政局 ");
  EXPECT_EQ(column({"--group", "document", "--limit", "1"}, 1), "完善道路绿化 ");
}

TEST_F(DutiesCommandTest, WritesCalendarsAndMarkdown) {
  const RunResult calendar = Ask({"--format", "ics", "--group", "unit"});
  EXPECT_TRUE(calendar.out.starts_with("BEGIN:VCALENDAR\r\n")) << calendar.out.substr(0, 40);
  EXPECT_TRUE(calendar.out.ends_with("END:VCALENDAR\r\n"));
  EXPECT_EQ(Lines(calendar.out).size(), Lines(Ask({"--format", "ics"}).out).size()) << "each event once";
  EXPECT_NE(calendar.err.find("1 deadlines have no day and are not in the calendar."), std::string::npos);
  EXPECT_TRUE(Ask({"--format", "md"}).out.starts_with("| 重点任务 | 牵头单位 |"));
  EXPECT_EQ(Ask({"--format", "ics", "--unit", "市外星人局"}).out, "") << "no calendar without events";
}

// Names of sheets, then the cells of one sheet, as a program of its own reads them.
std::vector<std::string> Workbook(const std::string& file, const std::string& sheet) {
  const RunResult read = RunProgram({"python3", LIYE_SOURCE_DIR "/tests/tools/read_workbook.py", file, sheet});
  EXPECT_EQ(read.status, 0) << read.err;
  return Lines(read.out);
}

TEST_F(DutiesCommandTest, SaysWhatChangedSinceAnEarlierListOrADay) {
  std::filesystem::copy_file(Path(), folder_ / "before.db");
  std::string later = kNotice;
  later.replace(later.find("2017年6月"), std::string("2017年6月").size(), "2017年9月");
  folder_.Write("in/a.txt", later);
  ASSERT_EQ(Liye({"ingest", folder_ / "in", "--db", Path()}).status, 0);
  const RunResult rows = Ask({"--since", folder_ / "before.db", "--format", "csv"});
  EXPECT_EQ(rows.status, 0) << rows.err;
  EXPECT_TRUE(rows.out.starts_with("change,before,task,lead,")) << rows.out;
  EXPECT_NE(rows.out.find("\n变更,完成时限：2017年6月底前,完善道路绿化,"), std::string::npos) << rows.out;
  EXPECT_EQ(Lines(rows.out).size(), 2u) << rows.out;
  const RunResult json = Ask({"--since", folder_ / "before.db", "--format", "jsonl"});
  EXPECT_NE(json.out.find(R"("change":"changed","before":{"deadline":"2017年6月底前"})"), std::string::npos)
      << json.out;
  for (const char* format : {"html", "md", "table"})
    EXPECT_NE(Ask({"--since", folder_ / "before.db", "--format", format}).out.find("变更"), std::string::npos)
        << format;
  for (const char* format : {"xlsx", "docx"})
    EXPECT_EQ(Ask({"--since", folder_ / "before.db", "--format", format, "--output", folder_ / "list"}).status, 0);
  const RunResult text = RunProgram({"python3", LIYE_SOURCE_DIR "/tests/tools/read_docx.py", folder_ / "list"});
  EXPECT_NE(text.out.find("\n1|变更 完成时限：2017年6月底前|完善道路绿化|"), std::string::npos) << text.out << text.err;
  const RunResult same = Ask({"--since", Path()});
  EXPECT_EQ(same.status, 1);
  EXPECT_NE(same.err.find("No task that answers to this has changed since"), std::string::npos) << same.err;
  EXPECT_NE(Ask({"--since", "2016-12-31", "--format", "csv"}).out.find("\n新增,,完善道路绿化"), std::string::npos);
  EXPECT_NE(Ask({"--since", "2017-06-30"}).err.find("No task that answers to this has changed since 2017-06-30."),
            std::string::npos);
  EXPECT_NE(Ask({"--since", "2017/6/31"}).err.find("Write it as 2017-06-30."), std::string::npos);
  EXPECT_NE(Ask({"--since", ""}).err.find("--since does not take this value: it is empty."), std::string::npos);
  const RunResult wrong = Ask({"--since", "yesterday"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_NE(wrong.err.find("yesterday: it is neither a knowledge base nor a day."), std::string::npos) << wrong.err;
}

TEST_F(DutiesCommandTest, ACalendarTakesOutWhatIsGone) {
  std::filesystem::copy_file(Path(), folder_ / "before.db");
  folder_.Write(
      "in/a.txt",
      "平川市人民政府关于加强绿化的通知\n平政〔2017〕6号\n一、制定实施细则。（责任单位：市商务局）\n2017年1月20日\n");
  ASSERT_EQ(Liye({"ingest", folder_ / "in", "--db", Path()}).status, 0);
  const RunResult calendar = Ask({"--since", folder_ / "before.db", "--format", "ics"});
  EXPECT_EQ(calendar.status, 0) << calendar.err;
  EXPECT_NE(calendar.out.find("STATUS:CANCELLED"), std::string::npos) << calendar.out;
}

TEST_F(DutiesCommandTest, AMovedDeadlineKeepsItsEvent) {
  std::filesystem::copy_file(Path(), folder_ / "before.db");
  std::string later = kNotice;
  later.replace(later.find("2017年6月"), std::string("2017年6月").size(), "2017年9月");
  later.replace(later.find("制定实施细则"), std::string("制定").size(), "修订");
  folder_.Write("in/a.txt", later);
  const auto uid_of = [](const std::string& calendar, const std::string& summary) {
    const size_t at = calendar.find("SUMMARY:" + summary), uid = calendar.rfind("UID:", at);
    return at == std::string::npos ? "" : calendar.substr(uid, calendar.find('\r', uid) - uid);
  };
  const std::string before = Ask({"--format", "ics"}).out;
  ASSERT_EQ(Liye({"ingest", folder_ / "in", "--db", Path()}).status, 0);
  const std::string changed = Ask({"--since", folder_ / "before.db", "--format", "ics"}).out;
  EXPECT_EQ(uid_of(before, "完善道路绿化"), uid_of(changed, "完善道路绿化"));
  EXPECT_NE(changed.find("DTSTART;VALUE=DATE:20170930"), std::string::npos) << changed;
  // The reworded task has another event; the old one is taken out.
  EXPECT_NE(uid_of(changed, "修订实施细则"), "");
  EXPECT_NE(changed.find(uid_of(before, "制定实施细则")), std::string::npos) << changed;
  EXPECT_NE(changed.find("STATUS:CANCELLED"), std::string::npos);
  EXPECT_EQ(changed.find("STATUS:CANCELLED"), changed.rfind("STATUS:CANCELLED")) << "one event";
}

TEST_F(DutiesCommandTest, TasksOfTwoKnowledgeBasesAreNotTakenForOneDocuments) {
  const std::string other = folder_ / "other.db";
  folder_.Write("other/b.txt",
                "平川市人民政府关于排查的通知\n平政〔2017〕9号\n一、开展排查。（责任单位：市环保局）\n2017年1月20日\n");
  ASSERT_EQ(Liye({"ingest", folder_ / "other", "--db", other}).status, 0);
  const RunResult rows = Ask({"--since", other, "--group", "document", "--format", "csv"});
  EXPECT_NE(rows.out.find("\n平政〔2017〕9号 平川市人民政府关于排查的通知,取消,"), std::string::npos) << rows.out;
  const std::string file = folder_ / "list.xlsx";
  ASSERT_EQ(Ask({"--since", other, "--format", "xlsx", "--output", file}).status, 0);
  EXPECT_EQ(Workbook(file, "2").size(), 5u) << "both documents are sources";
}

TEST_F(DutiesCommandTest, PutsMembersInThePlaceOfCollectiveUnits) {
  folder_.Write("more/b.txt",
                "平川市人民政府关于排查的通知\n平政〔2017〕9号\n各县（市、区）人民政府：\n一、开展排查。（责任单位：各"
                "县（市、区）"
                "人民政府）\n2017年1月20日\n");
  ASSERT_EQ(Liye({"ingest", folder_ / "more", "--db", Path()}).status, 0);
  const std::string members = folder_.Write("members.tsv", "各县（市、区）人民政府\t临河区人民政府|河东县人民政府\n");
  const RunResult json = Ask({"--unit", "河东县政府", "--members", members, "--format", "jsonl"});
  EXPECT_NE(json.out.find(R"("unit":"河东县人民政府","role":"responsible","collective":"各县（市、区）人民政府")"),
            std::string::npos)
      << json.out << json.err;
  EXPECT_EQ(Ask({"--members", members + "x"}).status, 2);
  EXPECT_NE(Ask({"--members", folder_.Write("none.tsv", "各局委\t市财政局\n")}).err.find("No unit of"),
            std::string::npos);
}

TEST_F(DutiesCommandTest, WritesATextDocument) {
  const std::string file = folder_ / "list.docx";
  const RunResult made = Ask({"--format", "docx", "--output", file});
  EXPECT_EQ(made.status, 0) << made.err;
  EXPECT_EQ(made.out, "");
  const auto read = [&] {
    const RunResult result = RunProgram({"python3", LIYE_SOURCE_DIR "/tests/tools/read_docx.py", file});
    EXPECT_EQ(result.status, 0) << result.err;
    return Lines(result.out);
  };
  const auto lines = read();
  ASSERT_EQ(lines.size(), 6u);
  EXPECT_EQ(lines[0], "repeated lying");
  EXPECT_EQ(lines[1], "责任清单");
  EXPECT_EQ(lines[2], "序号|重点任务|牵头单位|责任单位|配合单位|完成时限|来源");
  EXPECT_EQ(lines[3], "1|完善道路绿化|市园林局|市发展改革委||2017年6月底前|平政〔2017〕6号 一、");
  EXPECT_EQ(lines[4], "2|制定实施细则||市商务局||自本通知印发之日起15个工作日内 （2017-02-15）|平政〔2017〕6号 二、");
  EXPECT_EQ(std::filesystem::exists(file + ".part.xml"), false);
  EXPECT_EQ(Ask({"--format", "docx", "--output", file, "--group", "unit"}).status, 0);
  const auto grouped = read();
  ASSERT_EQ(grouped.size(), 11u);
  EXPECT_EQ(grouped[3], "市园林局");
}

TEST_F(DutiesCommandTest, WritesAWorkbook) {
  const std::string file = folder_ / "list.xlsx";
  const RunResult made = Ask({"--format", "xlsx", "--output", file});
  EXPECT_EQ(made.status, 0) << made.err;
  EXPECT_EQ(made.out, "");
  const auto lines = Workbook(file, "1");
  ASSERT_EQ(lines.size(), 6u);
  EXPECT_EQ(lines[0], "责任清单|来源文件");
  EXPECT_EQ(lines[1], "frozen filters");
  EXPECT_TRUE(lines[2].starts_with("序号|重点任务|牵头单位|责任单位|")) << lines[2];
  // 2017-06-30 is day 42916 of the calendar of spreadsheets.
  EXPECT_TRUE(lines[3].starts_with("1|完善道路绿化|市园林局|市发展改革委|||2017年6月底前|42916|")) << lines[3];
  EXPECT_NE(lines[4].find("|42781|成文日期2017-01-20起15个工作日|"), std::string::npos) << lines[4];
  const auto sources = Workbook(file, "2");
  ASSERT_EQ(sources.size(), 4u);
  EXPECT_TRUE(sources[3].starts_with("1|平政〔2017〕6号|平川市人民政府关于加强绿化的通知|平川市人民政府|42755||3|"))
      << sources[3];
  EXPECT_EQ(Ask({"--format", "xlsx", "--output", file, "--group", "unit"}).status, 0);
  EXPECT_EQ(Workbook(file, "1")[0], "市园林局|市发展改革委|市商务局|市财政局|来源文件");
}

TEST_F(DutiesCommandTest, WritesAPageWithItsEvidence) {
  folder_.Write("more/b.txt",
                "平川市人民政府关于<b>排查</"
                "b>的通知\n平政〔2017〕9号\n各县（市、区）人民政府：\n一、开展<script>alert(1)</script>排查。"
                "（责任单位：市环保局）\n2017年1月20日\n");
  ASSERT_EQ(Liye({"ingest", folder_ / "more", "--db", Path()}).status, 0);
  const RunResult page = Ask({"--format", "html"});
  EXPECT_EQ(page.status, 0) << page.err;
  EXPECT_TRUE(page.out.starts_with("<!DOCTYPE html>\n<html lang=\"zh-CN\">")) << page.out.substr(0, 60);
  EXPECT_TRUE(page.out.ends_with("</html>\n"));
  EXPECT_EQ(page.out.find("<script>"), std::string::npos) << "all text is escaped";
  for (const char* outside : {"http:", "https:", "src=", "@import", "url("})
    EXPECT_EQ(page.out.find(outside), std::string::npos) << outside << " stands in the page";
  for (int row = 1; row <= 4; ++row) {
    const std::string n = std::to_string(row);
    EXPECT_NE(page.out.find("<tr id=\"t" + n + "\">"), std::string::npos) << n;
    EXPECT_NE(page.out.find("href=\"#e" + n + "\""), std::string::npos) << n;
    EXPECT_NE(page.out.find("<li id=\"e" + n + "\"><a href=\"#t" + n + "\">"), std::string::npos) << n;
  }
  EXPECT_NE(page.out.find("<p>制定实施细则。自本通知印发之日起15个工作日内完成。（责任单位：市商务局）</p>"),
            std::string::npos)
      << page.out;
  EXPECT_NE(Ask({"--format", "html", "--group", "unit"})
                .out.find("<tr class=\"group\"><th colspan=\"10\">市财政局</th></tr>"),
            std::string::npos);
}

// Spreadsheets tell sheets apart without regard to case.
TEST_F(DutiesCommandTest, SheetsOfNamesThatDifferInCaseAreTwo) {
  for (const auto& [word, kind] : {std::pair{"PPP", "甲"}, std::pair{"ppp", "乙"}})
    folder_.Write(
        std::string("more/") + kind + ".txt",
        "平川市人民政府关于进一步推进全市" + std::string(word) + "项目规范有序健康发展切实加强" + kind +
            "类项目管理的通知\n各县（市、区）人民政府：\n一、开展排查。（责任单位：市环保局）\n2017年1月20日\n");
  ASSERT_EQ(Liye({"ingest", folder_ / "more", "--db", Path()}).status, 0);
  const std::string file = folder_ / "list.xlsx";
  const RunResult made = Ask({"--format", "xlsx", "--group", "document", "--output", file});
  EXPECT_EQ(made.status, 0) << made.err;
  EXPECT_EQ(made.err, "");
  const std::string names = Workbook(file, "1")[0];
  EXPECT_EQ(std::count(names.begin(), names.end(), '|'), 3) << names;
}

TEST_F(DutiesCommandTest, AnOutputFileIsWholeOrAsItWas) {
  const std::string file = folder_.Write("list.csv", "what was there");
  EXPECT_EQ(Ask({"--unit", "市外星人局", "--format", "csv", "--output", file}).status, 1);
  std::ifstream before(file);
  std::string text;
  std::getline(before, text);
  EXPECT_EQ(text, "what was there");
  EXPECT_EQ(Ask({"--format", "csv", "--bom", "--output", file}).status, 0);
  std::ifstream after(file);
  std::getline(after, text);
  EXPECT_EQ(text.substr(0, 11), "\xEF\xBB\xBFtask,lea");
  EXPECT_FALSE(std::filesystem::exists(file + ".part"));
  const RunResult folder = Ask({"--output", folder_.path()});
  EXPECT_EQ(folder.status, 2);
  EXPECT_NE(folder.err.find("it is a folder. Name a file."), std::string::npos) << folder.err;
  EXPECT_NE(Ask({"--output", folder_ / "absent/list.csv"}).err.find("its folder does not exist"), std::string::npos);
  const RunResult database = Ask({"--format", "csv", "--output", Path()});
  EXPECT_EQ(database.status, 2);
  EXPECT_NE(database.err.find("it is a database, which a list must not replace"), std::string::npos) << database.err;
  EXPECT_EQ(Ask({}).status, 0) << "the knowledge base is as it was";
  std::filesystem::create_symlink(file, folder_.path() / "link.csv");
  EXPECT_EQ(Ask({"--format", "csv", "--output", folder_ / "link.csv"}).status, 0);
  EXPECT_TRUE(std::filesystem::is_symlink(folder_.path() / "link.csv"));
  EXPECT_NE(Ask({"--output", "/dev/null"}).err.find("it is no file"), std::string::npos);
  const RunResult terminal = Ask({"--format", "xlsx"});
  EXPECT_EQ(terminal.status, 2);
  EXPECT_NE(terminal.err.find("Say where to with --output list.xlsx."), std::string::npos) << terminal.err;
  EXPECT_NE(Ask({"--format", "docx"}).err.find("Say where to with --output list.docx."), std::string::npos);
}

TEST_F(DutiesCommandTest, Filters) {
  const auto tasks = [&](const std::vector<std::string>& arguments) {
    std::vector<std::string> all = arguments;
    all.insert(all.end(), {"--format", "csv"});
    const RunResult result = Ask(all);
    return Lines(result.out).size() - (result.out.empty() ? 0 : 1);
  };
  EXPECT_EQ(tasks({}), 3u);
  EXPECT_EQ(tasks({"--unit", "市发改委"}), 1u);
  EXPECT_EQ(tasks({"--with-amount"}), 1u);
  EXPECT_EQ(tasks({"--overdue"}), 2u);
  EXPECT_EQ(tasks({"--overdue", "--at", "2017-03-01"}), 1u);
  EXPECT_EQ(tasks({"--role", "lead"}), 1u);
  EXPECT_EQ(tasks({"--due-after", "2017-02-15", "--due-before", "2017-02-15"}), 1u);
}

TEST_F(DutiesCommandTest, SaysWhatIsWrong) {
  for (const char* flag : {"--due-after", "--due-before"}) {
    const RunResult result = Ask({flag, "2017-02-30"});
    EXPECT_EQ(result.status, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.err.find("2017-02-30: this is no day. Write it as 2017-02-28."), std::string::npos) << result.err;
  }
  EXPECT_NE(Ask({"--at", "2017-03-01"}).err.find("Give --overdue as well."), std::string::npos);
  EXPECT_EQ(Ask({"--status", "good"}).status, 2);
  EXPECT_NE(Ask({"--unit", "（）"}).err.find("this is no name of a unit"), std::string::npos);
  EXPECT_NE(Ask({"--unit", "市财政局", "--format", "ics"}).err.find("none of these tasks has a deadline with a day"),
            std::string::npos);
  const RunResult none = Ask({"--unit", "市外星人局"});
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(none.out, "");
  EXPECT_NE(none.err.find("makes 市外星人局 answerable"), std::string::npos) << none.err;
  EXPECT_NE(Ask({"--unit", "市园材局"}).err.find("Written almost like it: 市园林局"), std::string::npos);
  EXPECT_EQ(Ask({"--unit", "市园林局", "--due-after", "2030-01-01"}).err.find("answerable"), std::string::npos)
      << "the unit is known";
  EXPECT_NE(Ask({"--document", "平政〔2017〕7号"}).err.find("Written almost like it: 平政〔2017〕6号"),
            std::string::npos);
  EXPECT_NE(Ask({"--document", "关于加强绿话的通知"}).err.find("平川市人民政府关于加强绿化的通知"), std::string::npos);
  EXPECT_NE(Ask({"--due-before", "2017/6/31"}).err.find("Write it as 2017-06-30."), std::string::npos);
  EXPECT_NE(Ask({"--due-before", "tomorrow"}).err.find("Write it like 2017-06-30."), std::string::npos);
}

// The page names every key, and names none that is not there.
TEST_F(DutiesCommandTest, EveryJsonKeyIsDocumented) {
  std::ifstream file(LIYE_SOURCE_DIR "/docs/duties.md");
  std::stringstream page;
  page << file.rdbuf();
  const std::string table = page.str().substr(page.str().find("## JSON lines"));
  const RunResult result = Ask({"--format", "jsonl"});
  const auto lines = Lines(result.out);
  ASSERT_EQ(lines.size(), 3u);
  rapidjson::Document task;
  ASSERT_FALSE(task.Parse(lines[0].c_str()).HasParseError()) << lines[0];
  const auto expect = [&](const rapidjson::Value& object) {
    for (const auto& member : object.GetObject())
      EXPECT_NE(table.find('`' + std::string(member.name.GetString()) + '`'), std::string::npos)
          << member.name.GetString();
  };
  expect(task);
  for (const char* list : {"units", "deadlines", "amounts"}) {
    ASSERT_TRUE(task.HasMember(list));
    ASSERT_FALSE(task[list].Empty()) << list;
    expect(task[list][0]);
  }
  const std::string text = kNotice;
  const auto& unit = task["units"][0];
  EXPECT_EQ(text.substr(unit["start"].GetUint(), unit["end"].GetUint() - unit["start"].GetUint()), "市园林局");
}

// Rows against rows built from the gold records by a script of its own.
TEST(DutyRowsShared, AgreeWithGold) {
  if (!std::filesystem::exists(kShared / "gold" / "GUIDE.md"))
    GTEST_SKIP() << "skipped: the real texts and their gold are not beside this checkout (../shared/gold)";
  const TemporaryFolder folder;
  const std::string base = folder / "base.db";
  ASSERT_EQ(Liye({"ingest", kShared / "texts", "--db", base}).status, 0);
  const RunResult rows = Liye({"duties", "--db", base, "--status", "any", "--format", "jsonl"});
  ASSERT_EQ(rows.status, 0) << rows.err;
  std::vector<std::string> score = {"python3", LIYE_SOURCE_DIR "/tests/rows/score_rows.py", kShared / "texts",
                                    folder.Write("rows.jsonl", rows.out)};
  for (const auto& entry : std::filesystem::directory_iterator(kShared / "gold"))
    if (entry.path().extension() == ".jsonl") score.push_back(entry.path());
  const RunResult scored = RunProgram(score, {{"PYTHONDONTWRITEBYTECODE", "1"}});
  ASSERT_EQ(scored.status, 0) << scored.err;
  rapidjson::Document figures;
  ASSERT_FALSE(figures.Parse(scored.out.c_str()).HasParseError()) << scored.out;
  EXPECT_GE(figures["rows"].GetInt(), 250);
  EXPECT_GE(figures["share"].GetDouble(), 0.9) << scored.out;
}

}  // namespace
}  // namespace liye
