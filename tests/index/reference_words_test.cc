// What stands around mentions: golden pages, parts, editions, examples of patterns.
#include "index/reference_words.h"

#include <gtest/gtest.h>

#include "index/sqlite.h"
#include "tests/index/support.h"
#include "tests/support/golden.h"

namespace liye {
namespace {

TEST(ReferenceWords, EveryGoldenPage) {
  const auto cases = ReadGoldenCases(LIYE_SOURCE_DIR "/tests/rows/references.txt");
  ASSERT_GE(cases.size(), 12u);
  for (const GoldenCase& page : cases) {
    const TestFolder folder;
    folder.Write("in/page.txt", page.text);
    const auto base = OpenNew(folder.path("base.db"));
    MustIngest(*base, {folder.path("in")});
    std::vector<std::string> found;
    Statement rows = base->database().Query(
        "SELECT r.text, r.relation, r.part, r.edition FROM citation r WHERE r.relation <> 'own' AND r.paired = 0 "
        "ORDER BY r.clause, r.ordinal");
    while (rows.Next()) {
      std::string line = rows.string(0) + " → " + rows.string(1);
      if (!rows.text(2).empty()) line += " part=" + rows.string(2);
      if (!rows.text(3).empty()) line += " edition=" + rows.string(3);
      found.push_back(line);
    }
    EXPECT_EQ(found, page.expected) << page.title;
  }
}

TEST(ReferenceWords, ThePartBehindAMention) {
  EXPECT_EQ(PartAt("（平政〔2010〕1号）第十二条第二款第（三）项废止。"), "第十二条第二款第（三）项");
  EXPECT_EQ(PartAt("第三条、第五条同时废止"), "第三条、第五条");
  EXPECT_EQ(PartAt("同时废止"), "");
  EXPECT_EQ(PartAt("第一批名单"), "");
  EXPECT_EQ(PartAt("文件（见附件）第三条废止"), "第三条");
  EXPECT_EQ(PartAt("）的附件1废止"), "");
  EXPECT_EQ(PartAt("的附件1废止"), "附件1");
  EXPECT_EQ(PartAt("有关条款同时废止"), "有关条款");
  EXPECT_EQ(PartAt(""), "");
}

TEST(ReferenceWords, EachMentionHasItsOwnSurroundings) {
  ReferenceReader reader("关于清理文件的通知", "", "", "《办法》第三条废止。《办法》第五条修改为：……。《办法》废止。");
  EXPECT_EQ(reader.Next("《办法》", "办法", "repeals").part, "第三条");
  EXPECT_EQ(reader.Next("《办法》", "办法", "amends").part, "第五条");
  EXPECT_EQ(reader.Next("《办法》", "办法", "repeals").part, "");
  EXPECT_EQ(reader.Next("", "", "cites").part, "");
  EXPECT_EQ(reader.Next("《规定》", "规定", "cites").relation, "cites");
}

TEST(ReferenceWords, EditionsOfTitles) {
  EXPECT_EQ(EditionOfTitle("平川市供水条例（2021年修正）"), "2021");
  EXPECT_EQ(EditionOfTitle("中华人民共和国供水法(2015)"), "2015");
  EXPECT_EQ(EditionOfTitle("平川市供水条例(2021-11-25)"), "2021");
  EXPECT_EQ(EditionOfTitle("平川市供水专项规划（2017）"), "") << "the paper itself";
  EXPECT_EQ(EditionOfTitle("平川市供水办法（试行）"), "");
}

}  // namespace
}  // namespace liye
