#include "corpus/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "support.h"

namespace liye {
namespace {

// Reads `text` as the user's lexicon "sample". The rows are views that die with the next call.
std::vector<LexiconRow> Rows(const std::string& text) {
  const TemporaryFolder folder;
  folder.Write("sample.tsv", text);
  EXPECT_TRUE(SetLexiconFolder(folder.path()));
  return Lexicon("sample");
}

TEST(Lexicon, RowsAreLinesAndFieldsStandBetweenTabs) {
  EXPECT_EQ(Rows("平政\t平川市人民政府\n平政办\t平川市人民政府办公厅\n"),
            (std::vector<LexiconRow>{{"平政", "平川市人民政府"}, {"平政办", "平川市人民政府办公厅"}}));
}

TEST(Lexicon, CommentsAndEmptyLinesMeanNothing) {
  EXPECT_EQ(Rows("# code\tissuer\n\n平政\t平川市\n# 注\n\n"), (std::vector<LexiconRow>{{"平政", "平川市"}}));
  EXPECT_EQ(Rows("平#政\t#1\n"), (std::vector<LexiconRow>{{"平#政", "#1"}})) << "only at the beginning of a line";
  EXPECT_TRUE(Rows("# nothing else").empty());
  EXPECT_TRUE(Rows("").empty());
}

TEST(Lexicon, LinesMayEndAsInWindowsOrNotAtAll) {
  EXPECT_EQ(Rows("# code\r\n平政\t平川市\r\n\r\n平政办\t\r\n末"),
            (std::vector<LexiconRow>{{"平政", "平川市"}, {"平政办", ""}, {"末"}}));
}

TEST(Lexicon, MissingFieldsAreAbsentAndEmptyOnesAreEmpty) {
  EXPECT_EQ(Rows("a\t\tc\nd\n\te\n"), (std::vector<LexiconRow>{{"a", "", "c"}, {"d"}, {"", "e"}}));
}

TEST(Lexicon, AnUnknownNameHasNoRows) { EXPECT_TRUE(Lexicon("no-such-lexicon").empty()); }

TEST(Lexicon, EveryOneCompiledInSaysWhatItsColumnsAreAndHasRows) {
  const TemporaryFolder empty;
  ASSERT_TRUE(SetLexiconFolder(empty.path()));
  const std::vector<std::string_view> names = LexiconNames();
  EXPECT_FALSE(names.empty());
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  for (const std::string_view name : names) EXPECT_FALSE(Lexicon(name).empty()) << name;
}

TEST(Lexicon, AFileOfTheUserReplacesTheOneCompiledInWhole) {
  ASSERT_FALSE(LexiconNames().empty());
  const std::string name(LexiconNames().front());
  const TemporaryFolder folder;
  folder.Write(name + ".tsv", "# mine\n平川市\n");
  ASSERT_TRUE(SetLexiconFolder(folder.path()));
  EXPECT_EQ(Lexicon(name), (std::vector<LexiconRow>{{"平川市"}}));
  ASSERT_GT(LexiconNames().size(), 1u);
  EXPECT_FALSE(Lexicon(LexiconNames().back()).empty()) << "the others stay";
}

TEST(Lexicon, AFolderThatIsNoneIsRefused) {
  const TemporaryFolder folder;
  const Result<void> missing = SetLexiconFolder(folder / "missing");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, Error::Kind::kNotFound);
  EXPECT_FALSE(SetLexiconFolder(folder.Write("file.tsv", "a")));
}

}  // namespace
}  // namespace liye
