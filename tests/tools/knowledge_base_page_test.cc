// docs/knowledge-base.md against the program: it names every column of every table and view, its
// ten questions have the answers that it shows, and its ways of opening a base work.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <map>

#include "tests/support/run.h"

namespace liye {
namespace {

using Columns = std::map<std::string, std::vector<std::string>>;  // by table or view

struct Fenced {
  std::string heading, language, text;  // the last heading above; what stands behind the opening fence; the lines
};

// The page, read once: its tables of columns and its blocks of code.
struct Page {
  Columns columns;
  std::vector<Fenced> blocks;
};

// "`kind` | what it is |" in a row of a table of columns → kind.
std::string ColumnOf(const std::string& line) { return line.substr(3, line.find('`', 3) - 3); }

Page ReadPage() {
  std::ifstream file(LIYE_SOURCE_DIR "/docs/knowledge-base.md");
  Page page;
  std::string part, heading;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) page.blocks.push_back({heading, line.substr(3), ""});
    } else if (inside) {
      page.blocks.back().text += line + '\n';
    } else if (line.starts_with("## ")) {
      part = line.substr(3);
    } else if (line.starts_with("### ")) {
      heading = line.substr(4);
    } else if (line.starts_with("| `") && (part == "Tables" || part == "Views")) {
      page.columns[heading].push_back(ColumnOf(line));
    }
  }
  return page;
}

class KnowledgeBasePage : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    ASSERT_EQ(Liye({"ingest", "--db", *folder_ / "liye.db", LIYE_SOURCE_DIR "/corpus/samples"}).status, 0);
  }
  static void TearDownTestSuite() {
    delete folder_;
    folder_ = nullptr;
  }

  void SetUp() override {
    ASSERT_EQ(sqlite3_open((*folder_ / "liye.db").c_str(), &handle_), SQLITE_OK);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 1, nullptr);
    ASSERT_EQ(sqlite3_load_extension(handle_, LIYE_EXTENSION, nullptr, nullptr), SQLITE_OK);
  }
  void TearDown() override { sqlite3_close(handle_); }

  // The rows as the shell prints them: columns parted by |, NULL as nothing.
  std::string Ask(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return sqlite3_errmsg(handle_);
    std::string rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
        rows += (column == 0 ? "" : "|") + std::string(text == nullptr ? "" : text);
      }
      rows += '\n';
    }
    sqlite3_finalize(statement);
    return rows;
  }

  // `block` with the extension that was built here in place of the one that the page names.
  static std::string Here(std::string block) {
    const std::string named = "/usr/lib/liye/liye_fts5", built = LIYE_EXTENSION;
    for (size_t at = 0; (at = block.find(named, at)) != block.npos; at += built.size())
      block.replace(at, named.size(), built);
    return block;
  }
  static RunResult RunHere(const std::string& command) {
    return RunProgram({"sh", "-c", "cd '" + folder_->path().string() + "' && " + command + " 2>&1"});
  }

  static TemporaryFolder* folder_;
  sqlite3* handle_ = nullptr;
};
TemporaryFolder* KnowledgeBasePage::folder_ = nullptr;

TEST_F(KnowledgeBasePage, NamesEveryColumn) {
  Columns schema;
  for (const std::string& row :
       Lines(Ask("SELECT l.name, c.name FROM pragma_table_list l JOIN pragma_table_info(l.name) "
                 "c WHERE l.schema = 'main' AND l.type <> 'shadow' AND l.name NOT LIKE "
                 "'sqlite_%' ORDER BY l.name, c.cid")))
    schema[row.substr(0, row.find('|'))].push_back(row.substr(row.find('|') + 1));
  const Page page = ReadPage();
  for (const auto& [name, columns] : schema) {
    const auto named = page.columns.find(name);
    if (named == page.columns.end())
      ADD_FAILURE() << "the page lacks " << name;
    else
      EXPECT_EQ(named->second, columns) << name;
  }
  for (const auto& [name, columns] : page.columns) EXPECT_TRUE(schema.contains(name)) << name << " is in the page only";
  EXPECT_GE(schema.size(), 15u);
}

TEST_F(KnowledgeBasePage, AnswersItsQuestions) {
  const Page page = ReadPage();
  int questions = 0;
  for (size_t i = 0; i + 1 < page.blocks.size(); ++i) {
    if (page.blocks[i].language != "sql") continue;
    ++questions;
    ASSERT_EQ(page.blocks[i + 1].language, "text") << page.blocks[i].heading;
    EXPECT_FALSE(page.blocks[i + 1].text.empty()) << page.blocks[i].heading;
    EXPECT_EQ(Ask(page.blocks[i].text), page.blocks[i + 1].text) << page.blocks[i].heading;
  }
  EXPECT_EQ(questions, 10);
}

#if defined(__SANITIZE_ADDRESS__)
#define SKIP_WITH_SANITIZERS GTEST_SKIP() << "skipped: a program without sanitizers cannot load an extension with them"
#else
#define SKIP_WITH_SANITIZERS static_cast<void>(0)
#endif

TEST_F(KnowledgeBasePage, OpensInTheShell) {
  SKIP_WITH_SANITIZERS;
  if (RunHere("sqlite3 --version").status != 0) GTEST_SKIP() << "skipped: sqlite3 is not installed";
  int commands = 0;
  for (const Fenced& block : ReadPage().blocks) {
    if (block.language != "console") continue;
    const std::vector<std::string> lines = Lines(block.text);
    for (size_t i = 0; i + 1 < lines.size(); i += 2, ++commands) {
      ASSERT_TRUE(lines[i].starts_with("$ ")) << lines[i];
      EXPECT_EQ(RunHere(Here(lines[i].substr(2))).out, lines[i + 1] + '\n') << lines[i];
    }
  }
  EXPECT_EQ(commands, 2);
}

TEST_F(KnowledgeBasePage, OpensInPython) {
  SKIP_WITH_SANITIZERS;
  std::string python;
  for (const char* candidate : {"/usr/bin/python3", "python3"})
    if (RunHere(std::string(candidate) +
                " -c \"import sqlite3; sqlite3.connect(':memory:').enable_load_extension(True)\"")
            .status == 0)
      python = candidate;
  if (python.empty()) GTEST_SKIP() << "skipped: no Python here whose sqlite3 can load extensions";
  const Page page = ReadPage();
  const auto program = std::find_if(page.blocks.begin(), page.blocks.end(),
                                    [](const Fenced& block) { return block.language == "python"; });
  ASSERT_NE(program, page.blocks.end());
  folder_->Write("page.py", Here(program->text));
  const RunResult result = RunHere("PYTHONIOENCODING=utf-8 " + python + " page.py");
  EXPECT_EQ(result.status, 0) << result.out;
  EXPECT_EQ(Lines(result.out).size(), 3u) << result.out;
  EXPECT_NE(result.out.find("营商环境"), std::string::npos) << result.out;
}

}  // namespace
}  // namespace liye
