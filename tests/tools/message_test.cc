// Every sentence the program says has its Chinese, with the same holes.
#include "tools/message.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "corpus/lexicon.h"

namespace liye {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return std::move(all).str();
}

// Adjacent string literals as one text, \" as ".
std::string Unquote(const std::string& literals) {
  std::string text, piece;
  re2::StringPiece rest(literals);
  static const RE2 literal(R"lit("((?:[^"\\]|\\.)*)")lit");
  while (RE2::FindAndConsume(&rest, literal, &piece)) text += piece;
  RE2::GlobalReplace(&text, R"(\\")", "\"");
  return text;
}

// What the sources of the program say: the arguments of Tr, TrReport and the like, the reasons and remedies of errors,
// and what a check finds.
std::map<std::string, std::string> Sentences() {
  static const RE2 said(
      R"re((?:\b(?:Tr|TrReport|PrintElement)\(|AddSubcommand\(app, "\w+",|\bFindings \w+\{)\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re");
  static const RE2 error(
      R"re(Error\s*\{\s*Error::Kind::\w+,[^;{}]*?,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)(?:,\s*((?:"(?:[^"\\]|\\.)*"\s*)*))?\})re");
  static const RE2 finding(R"re([,{]\s*((?:"(?:[^"\\]|\\.)*"\s*)+),\s*k(?:Repair|Reread|Restore)\b)re");
  std::map<std::string, std::string> sentences;
  for (const char* folder : {"corpus", "index", "tools"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(LIYE_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".cc") continue;
      const std::string text = ReadFile(entry.path());
      const std::string where = entry.path().filename();
      std::string first, second;
      for (re2::StringPiece rest(text); RE2::FindAndConsume(&rest, said, &first);) sentences[Unquote(first)] = where;
      for (re2::StringPiece rest(text); RE2::FindAndConsume(&rest, finding, &first);) sentences[Unquote(first)] = where;
      for (re2::StringPiece rest(text); RE2::FindAndConsume(&rest, error, &first, &second);) {
        sentences[Unquote(first)] = where;
        sentences[Unquote(second)] = where;
      }
    }
  }
  sentences.erase("");
  return sentences;
}

size_t Holes(std::string_view text) {
  size_t holes = 0;
  for (size_t at = 0; (at = text.find("{}", at)) != text.npos; at += 2) ++holes;
  return holes;
}

TEST(Message, EverySentenceHasItsChinese) {
  std::set<std::string> known;
  for (const LexiconRow& row : Lexicon("messages")) known.insert(std::string(row[0]));
  const std::map<std::string, std::string> sentences = Sentences();
  EXPECT_GT(sentences.size(), 60u);
  for (const auto& [sentence, where] : sentences)
    EXPECT_TRUE(known.contains(sentence)) << where << " says without Chinese: " << sentence;
}

TEST(Message, RowsAreWholeAndKeepTheirHoles) {
  std::set<std::string_view> seen;
  for (const LexiconRow& row : Lexicon("messages")) {
    ASSERT_EQ(row.size(), 2u) << row[0];
    EXPECT_FALSE(row[1].empty()) << row[0];
    EXPECT_EQ(Holes(row[0]), Holes(row[1])) << row[0];
    EXPECT_TRUE(seen.insert(row[0]).second) << row[0] << " stands twice";
  }
}

TEST(Message, SpeaksTheLanguageItWasTold) {
  SetMessageLanguage(Language::kChinese);
  EXPECT_EQ(Tr("{} documents", {"3"}), "3 件");
  EXPECT_EQ(Describe({Error::Kind::kUsage, "x", "this is no day", "Write it as 2017-06-30."}),
            "x：这不是日期。请写成 2017-06-30。");
  SetMessageLanguage(Language::kEnglish);
  EXPECT_EQ(Tr("{} documents", {"3"}), "3 documents");
  EXPECT_EQ(Describe({Error::Kind::kUsage, "x", "this is no day", "Write it as 2017-06-30."}),
            "x: this is no day. Write it as 2017-06-30.");
}

}  // namespace
}  // namespace liye
