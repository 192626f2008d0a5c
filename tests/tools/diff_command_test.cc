// liye diff from outside: every format, files and documents of a knowledge base, what it says when something is wrong.
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/run.h"

namespace liye {
namespace {

constexpr const char* kOld =
    "平川市困难群众补助办法\n"
    "第一条 为保障困难群众基本生活，制定本办法。\n"
    "第二条 补助标准为每人每月500元。\n"
    "第三条 申请人应当提交书面申请。\n"
    "第四条 市民政局负责审核<初审>。\n"
    "第五条 附表如下：\n"
    "县区\t人数\n"
    "清源县\t120\n";
constexpr const char* kNew =
    "平川市困难群众补助办法\n"
    "第一条 为保障困难群众基本生活,制定本办法。\n"
    "第二条 补助标准为每人每月800元。\n"
    "第三条 补助资金列入年度预算。\n"
    "第四条 申请人应当提交书面申请。\n"
    "第五条 附表如下：\n"
    "县区\t人数\n"
    "清源县\t150\n";

std::string ReadFile(const std::string& path) {
  std::ostringstream all;
  all << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(all).str();
}

class DiffCommandTest : public ::testing::Test {
 protected:
  RunResult Diff(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"diff", old_, new_});
    return Liye(arguments);
  }
  const TemporaryFolder folder_;
  const std::string old_ = folder_.Write("old.txt", kOld), new_ = folder_.Write("new.txt", kNew);
};

TEST_F(DiffCommandTest, TableInTwoColumnsNeedsNoKnowledgeBase) {
  const RunResult result = Diff({});
  EXPECT_EQ(result.status, 0) << result.err;
  EXPECT_TRUE(result.out.starts_with("[-删去的文字-]　{+增加的文字+}\n\n变动     │ 修改前")) << result.out;
  for (const char* line :
       {"         │ 平川市困难群众补助办法  (old.txt)                │ 平川市困难群众补助办法  (new.txt)\n",
        "修改     │ 第二条 补助标准为每人每月[-500-]元。             │ 第二条 补助标准为每人每月{+800+}元。\n",
        "新增     │                                                  │ 第三条 补助资金列入年度预算。\n",
        "条序变动 │ [-第三条-] 申请人应当提交书面申请。              │ {+第四条+} 申请人应当提交书面申请。\n",
        "删除     │ 第四条 市民政局负责审核<初审>。                  │\n",
        "修改     │ 清源县 ｜ [-120-]                                │ 清源县 ｜ {+150+}\n",
        "另有 4 处相同，未列出。\n"})
    EXPECT_NE(result.out.find(line), std::string::npos) << line << result.out;
  EXPECT_EQ(result.err, "liye: 2 changed, 1 added, 1 removed, 0 moved, 1 renumbered, 4 the same.\n");
}

TEST_F(DiffCommandTest, ColoursStandInThePlaceOfBrackets) {
  const RunResult result = Liye({"--color", "always", "diff", old_, new_});
  EXPECT_NE(result.out.find("每人每月\x1b[31;9m500\x1b[0m元。"), std::string::npos) << result.out;
  EXPECT_NE(result.out.find("每人每月\x1b[32;1m800\x1b[0m元。"), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find("[-"), std::string::npos);
}

TEST_F(DiffCommandTest, AllShowsWhatIsTheSame) {
  const RunResult result = Diff({"--all", "--lang", "en"});
  EXPECT_NE(result.out.find("unchanged             │ 第一条 "), std::string::npos) << result.out;
  EXPECT_EQ(result.out.find("not shown"), std::string::npos);
  EXPECT_NE(result.out.find("added to the text"), std::string::npos);
}

TEST_F(DiffCommandTest, RowsForPrograms) {
  const RunResult csv = Diff({"--format", "csv"});
  EXPECT_EQ(csv.out,
            "change,old_label,old_path,old_text,new_label,new_path,new_text\r\n"
            "changed,第二条,第二条,补助标准为每人每月500元。,第二条,第二条,补助标准为每人每月800元。\r\n"
            "added,,,,第三条,第三条,补助资金列入年度预算。\r\n"
            "renumbered,第三条,第三条,申请人应当提交书面申请。,第四条,第四条,申请人应当提交书面申请。\r\n"
            "removed,第四条,第四条,市民政局负责审核<初审>。,,,\r\n"
            "changed,,第五条,清源县\t120,,第五条,清源县\t150\r\n");
  const std::vector<std::string> lines = Lines(Diff({"--format", "jsonl"}).out);
  ASSERT_EQ(lines.size(), 5u);
  rapidjson::Document row;
  row.Parse(lines[0].c_str());
  ASSERT_TRUE(row.IsObject());
  EXPECT_STREQ(row["change"][0].GetString(), "changed");
  const std::string old_text = row["old_text"].GetString(), new_text = row["new_text"].GetString();
  const auto words = [&](const char* key, const std::string& text) {
    const auto& span = row[key][0];
    return text.substr(span[0].GetUint(), span[1].GetUint() - span[0].GetUint());
  };
  EXPECT_EQ(words("deleted", old_text), "500");
  EXPECT_EQ(words("inserted", new_text), "800");
  row.Parse(lines[1].c_str());
  EXPECT_TRUE(row["old_text"].IsNull());
  EXPECT_STREQ(row["new_label"].GetString(), "第三条");
}

TEST_F(DiffCommandTest, PagesForPeople) {
  const RunResult md = Diff({"--format", "md"});
  EXPECT_TRUE(md.out.starts_with("| 变动 | 修改前<br>平川市困难群众补助办法  (old.txt) |")) << md.out;
  EXPECT_NE(md.out.find(
                "| 修改 | 第二条 补助标准为每人每月<del>500</del>元。 | 第二条 补助标准为每人每月<ins>800</ins>元。 |"),
            std::string::npos)
      << md.out;
  EXPECT_NE(md.out.find("\n另有 4 处相同，未列出。\n"), std::string::npos);
  const RunResult html = Diff({"--format", "html"});
  EXPECT_TRUE(html.out.starts_with("<!DOCTYPE html>")) << html.out;
  EXPECT_TRUE(html.out.ends_with("</html>\n"));
  EXPECT_NE(html.out.find("每人每月<del>500</del>元。</td><td>第二条 补助标准为每人每月<ins>800</ins>元。"),
            std::string::npos);
  EXPECT_NE(html.out.find("审核&lt;初审&gt;。"), std::string::npos);
  EXPECT_EQ(html.out.find("<script"), std::string::npos);
}

TEST_F(DiffCommandTest, TextDocument) {
  const std::string file = folder_ / "list.docx";
  EXPECT_EQ(Diff({"--format", "docx", "--output", file}).status, 0);
  const RunResult text = RunProgram({"python3", LIYE_SOURCE_DIR "/tests/tools/read_docx.py", file});
  EXPECT_EQ(text.out,
            "repeated lying\n新旧对照表\n"
            "变动|修改前 平川市困难群众补助办法  (old.txt)|修改后 平川市困难群众补助办法  (new.txt)\n"
            "修改|第二条 补助标准为每人每月500元。|第二条 补助标准为每人每月800元。\n"
            "新增||第三条 补助资金列入年度预算。\n"
            "条序变动|第三条 申请人应当提交书面申请。|第四条 申请人应当提交书面申请。\n"
            "删除|第四条 市民政局负责审核<初审>。|\n"
            "修改|清源县 ｜ 120|清源县 ｜ 150\n"
            "另有 4 处相同，未列出。\n")
      << text.err;
  const RunResult xml =
      RunProgram({"python3", "-c",
                  "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read('word/document.xml').decode())", file});
  const size_t deleted = xml.out.find("w:strike"), inserted = xml.out.find("w:u ");
  EXPECT_LT(deleted, xml.out.find(">500<")) << xml.out;
  EXPECT_LT(inserted, xml.out.find(">800<")) << xml.out;
}

TEST_F(DiffCommandTest, OutputFileIsWrittenWhole) {
  const std::string file = folder_ / "list.html";
  const RunResult result = Diff({"--format", "html", "--output", file});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, "");
  EXPECT_TRUE(ReadFile(file).ends_with("</html>\n"));
}

TEST_F(DiffCommandTest, SaysThatNothingDiffers) {
  const std::string copy = folder_.Write("copy.txt", kOld);
  const RunResult result = Liye({"diff", old_, copy});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.err, "liye: No difference: 8 clauses are the same.\n");
  EXPECT_EQ(result.out, "两个版本没有差异（标点、括号、全半角、繁简、空格、换行不计）。\n");
  EXPECT_EQ(Lines(Liye({"diff", old_, copy, "--format", "csv"}).out).size(), 1u) << "the head of the columns";
}

TEST_F(DiffCommandTest, DocumentsOfAKnowledgeBaseWithTheirPapers) {
  const std::string base = folder_ / "base.db";
  ASSERT_EQ(Liye({"ingest", LIYE_SOURCE_DIR "/corpus/samples", "--db", base}).status, 0);
  const RunResult both = Liye({"diff", "平政办[2012]18号", "平政办〔2019〕12号", "--db", base});
  EXPECT_EQ(both.status, 0) << both.err;
  EXPECT_NE(both.out.find("平政办〔2012〕18号  平川市人民政府办公室"), std::string::npos);
  EXPECT_NE(both.out.find("条序变动 │ [-第四章-] 附则"), std::string::npos) << "the attached paper follows" << both.out;
  const std::string file = LIYE_SOURCE_DIR "/corpus/samples/2012-pzb-18-innovation-fund-measures.txt";
  EXPECT_NE(Liye({"diff", "平政办〔2012〕18号", file, "--db", base}).err.find("No difference"), std::string::npos);
  EXPECT_NE(Liye({"diff", file, file + "#1"}).err.find("No difference"), std::string::npos);
  const RunResult paper = Liye({"diff", file, file + "#管理办法", "--format", "csv"});
  EXPECT_NE(paper.err.find("0 changed, 0 added, 6 removed"), std::string::npos) << paper.err;
  EXPECT_EQ(Liye({"diff", file, "平政办〔2099〕1号", "--db", base}).status, 1);
}

TEST_F(DiffCommandTest, AsksWhichDocumentOfAFile) {
  const std::string gazette = LIYE_SOURCE_DIR "/corpus/samples/2016-pz-gazette-issue-3.txt";
  const RunResult result = Liye({"diff", gazette, old_});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find("holds 6 documents. Name one of them as FILE#1 or FILE#TITLE:\n  #1  平政〔2016〕14号"),
            std::string::npos)
      << result.err;
  EXPECT_EQ(Liye({"diff", gazette + "#2", gazette + "#表彰2015年度"}).err.find("No difference"), 6u);
  EXPECT_EQ(Liye({"diff", gazette + "#7", old_}).status, 2);
  EXPECT_NE(Liye({"diff", gazette + "#通知", old_}).err.find("none or several documents that 通知 names"),
            std::string::npos);
}

TEST_F(DiffCommandTest, NamesWhatIsWrong) {
  EXPECT_EQ(Liye({"diff", old_}).status, 2) << "one side only";
  EXPECT_EQ(Diff({"--format", "xlsx"}).status, 2);
  const RunResult docx = Diff({"--format", "docx"});
  EXPECT_EQ(docx.status, 2);
  EXPECT_NE(docx.err.find("--output"), std::string::npos) << docx.err;
  const RunResult absent = Liye({"diff", old_, folder_ / "absent.txt", "--db", folder_ / "absent.db"});
  EXPECT_EQ(absent.status, 2);
  EXPECT_NE(absent.err.find("no file has this name, and there is no knowledge base"), std::string::npos) << absent.err;
  EXPECT_FALSE(std::filesystem::exists(folder_ / "absent.db"));
  EXPECT_EQ(Liye({"diff", folder_.path(), new_}).status, 2) << "a folder";
  EXPECT_EQ(Liye({"diff", folder_.Write("empty.txt", " \n"), new_}).status, 2);
  EXPECT_EQ(Diff({"--output", folder_ / "no/such/list"}).status, 2);
}

}  // namespace
}  // namespace liye
