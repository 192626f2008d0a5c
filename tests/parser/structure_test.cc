// What holds for every text: real ones, pieces of them, random bytes.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "corpus/read.h"
#include "parser/parse.h"
#include "tests/parser/structure_check.h"

namespace liye {
namespace {

std::vector<std::string> Texts() {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  std::error_code failed;
  for (const char* folder : {"texts", "policy", "laws"})
    for (fs::recursive_directory_iterator it(fs::path(LIYE_SOURCE_DIR) / "../shared" / folder, failed), end;
         !failed && it != end; it.increment(failed))
      if (it->is_regular_file()) paths.push_back(it->path().string());
  for (fs::recursive_directory_iterator it(fs::path(LIYE_SOURCE_DIR) / "corpus/samples", failed), end;
       !failed && it != end; it.increment(failed))
    if (it->is_regular_file()) paths.push_back(it->path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string Report(const Source& source) {
  std::string report;
  for (const std::string& broken : BrokenRules(source, Parse(source))) report += broken + "; ";
  return report;
}

TEST(Structure, HoldsForEveryRealText) {
  const std::vector<std::string> paths = Texts();
  if (paths.empty()) GTEST_SKIP() << "no texts beside the source";
  for (const std::string& path : paths) {
    const auto source = ReadSource(path);
    ASSERT_TRUE(source) << path;
    EXPECT_EQ(Report(*source), "") << path;
  }
}

TEST(Structure, HoldsForPiecesOfRealTexts) {
  const std::vector<std::string> paths = Texts();
  if (paths.empty()) GTEST_SKIP() << "no texts beside the source";
  std::mt19937 random(20240115);
  for (int round = 0; round < 600; ++round) {
    const auto source = ReadSource(paths[random() % paths.size()]);
    ASSERT_TRUE(source);
    std::string text;
    for (int piece = 0; piece < 3 && !source->text.empty(); ++piece) {
      const size_t start = random() % source->text.size();
      text += source->text.substr(start, random() % 4000);
      if (random() % 3 == 0) text += "\n";
    }
    EXPECT_EQ(Report(MakeSource("piece.txt", text)), "") << "round " << round;
  }
}

TEST(Structure, HoldsForRandomWords) {
  const std::vector<std::string> words = {"第", "一",   "条",     "、",       "（", "）",   "1",
                                          ".",  "附件", "：",     "\n",       "\n", " ",    "　",
                                          "。", "关于", "的通知", "〔2017〕", "号", "平政", "2017年3月7日",
                                          "令", "#",    "**",     "|",        "\t", "---",  "抄送",
                                          "《", "》",   "各县：", "印发",     "——", "<b>",  "\xe2\x80\x8b",
                                          "①",  "；"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (size_t n = random() % 120; n > 0; --n) text += words[random() % words.size()];
    EXPECT_EQ(Report(MakeSource("words.txt", text)), "") << text;
  }
}

TEST(Structure, HoldsForRandomBytes) {
  std::mt19937 random(11);
  for (int round = 0; round < 1000; ++round) {
    std::string bytes(random() % 600, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    EXPECT_EQ(Report(MakeSource("bytes.txt", bytes)), "") << "round " << round;
  }
}

TEST(Structure, ABlankTextHasNoDocuments) {
  EXPECT_TRUE(Parse(MakeSource("a.txt", "")).empty());
  EXPECT_TRUE(Parse(MakeSource("a.txt", " \n\t\r\n")).empty());
  EXPECT_EQ(Parse(MakeSource("a.txt", "x")).size(), 1u);
}

TEST(Structure, RolesKeepWhatIsNotTheBodyApart) {
  const Source source = MakeSource("a.txt",
                                   "当前位置：首页\n平川市水务局关于节水的通知\n平水〔2020〕1号\n各区水务局：\n现就节水"
                                   "工作通知如下。\n平川市水务局\n2020年1月5日\n"
                                   "抄送：市政府办公室。\n扫一扫在手机打开当前页\n");
  const std::vector<Document> documents = Parse(source);
  ASSERT_EQ(documents.size(), 1u);
  std::vector<BlockRole> roles;
  for (const Block& block : documents[0].blocks) roles.push_back(block.role);
  using enum BlockRole;
  EXPECT_EQ(roles,
            (std::vector<BlockRole>{kChrome, kHeader, kHeader, kHeader, kBody, kSignature, kSignature, kImprint}));
}

TEST(Structure, ADocumentEndsAboveWhatThePagePutsBelowIt) {
  const std::string text = "一、检查内容\n重点检查消防设施。\n（此件公开发布）";
  const Source source = MakeSource("a.txt", text + "\n\n扫一扫在手机打开当前页\n市政府网站\n-->\n");
  const std::vector<Document> documents = Parse(source);
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].span.end, text.size());
  EXPECT_EQ(documents[0].clauses.back().span.end, text.size());
}

TEST(Structure, KnowsTheKindOfAClauseFromItsPlace) {
  const Source source = MakeSource("a.txt", "第一章 总则\n第一条 内容如下：\n（一）甲：\n1.乙。\n一、丙\n（一）丁\n");
  const std::vector<Document> documents = Parse(source);
  ASSERT_EQ(documents.size(), 1u);
  std::vector<std::string> kinds;
  for (const Clause& clause : documents[0].clauses) kinds.push_back(to_string(clause.kind));
  ASSERT_EQ(kinds.size(), 6u);
  EXPECT_EQ(kinds[0], "chapter");
  EXPECT_EQ(kinds[1], "article");
  EXPECT_EQ(kinds[2], "item");
  EXPECT_EQ(kinds[3], "subitem");
}

TEST(Structure, CountsTheParagraphsOfAnArticle) {
  const Source source =
      MakeSource("a.txt", "第一条 甲应当依法办理。\n乙应当协助办理有关事项。\n丙负责监督检查工作。\n第二条 丁。\n");
  const std::vector<Document> documents = Parse(source);
  ASSERT_EQ(documents.size(), 1u);
  std::vector<int> ordinals;
  for (const Block& block : documents[0].blocks) ordinals.push_back(block.paragraph);
  EXPECT_EQ(ordinals, (std::vector<int>{1, 2, 3, 1}));
}

}  // namespace
}  // namespace liye
