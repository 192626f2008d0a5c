// Standing on a day: golden pages, what sentences say, and that it does not depend on the order of ingestion.
#include "index/validity.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "corpus/lexicon.h"
#include "extract/pattern.h"
#include "index/validity_words.h"
#include "tests/index/support.h"
#include "tests/support/golden.h"

namespace liye {
namespace {

std::string Render(const Validity& validity) {
  std::string text = to_string(validity.standing);
  if (validity.reasons.empty() && validity.standing != Standing::kNotYet) return text;
  const ValidityReason& reason =
      validity.standing == Standing::kNotYet ? validity.to_come.front() : validity.reasons.front();
  if (reason.kind == ValidityReason::Kind::kTrial) return text;
  text += std::string(", ") + to_string(reason.kind);
  using Kind = ValidityReason::Kind;
  bool other = false;
  for (const Kind kind : {Kind::kRepeals, Kind::kAmends, Kind::kProlongs, Kind::kConfirms, Kind::kCorrects})
    other = other || reason.kind == kind;
  for (const std::string& more :
       {reason.day, other ? (reason.number.empty() ? reason.title : reason.number) : "", reason.part})
    if (!more.empty()) text += ' ' + more;
  return text;
}

TEST(Validity, EveryGoldenPage) {
  const auto cases = ReadGoldenCases(LIYE_SOURCE_DIR "/tests/rows/validity.txt");
  ASSERT_GE(cases.size(), 7u);
  for (const GoldenCase& page : cases) {
    const TestFolder folder;
    size_t count = 0;
    for (size_t at = 0; at <= page.text.size(); ++count) {
      const size_t end = std::min(page.text.find("%%\n", at), page.text.size());
      folder.Write("in/" + std::to_string(count) + ".txt", page.text.substr(at, end - at));
      at = end + 3;
    }
    const auto base = OpenNew(folder.path("base.db"));
    MustIngest(*base, {folder.path("in")});
    ValidityReader reader(base->database());
    for (const std::string& line : page.expected) {
      const size_t space = line.find(' '), colon = line.find(": ");
      ASSERT_NE(colon, line.npos) << line;
      const std::string name = line.substr(space + 1, colon - space - 1);
      const auto validity = reader.Of(MustFind(*base, name).id, *ParseDay(line.substr(0, space)));
      ASSERT_TRUE(validity) << validity.error().message();
      EXPECT_EQ(Render(*validity), line.substr(colon + 2)) << page.title << ' ' << line;
    }
  }
}

TEST(ValidityWords, EveryExampleOfTheLexicon) {
  for (const LexiconRow& row : Lexicon("self_words")) {
    const std::string sentence(row[1]);
    EXPECT_TRUE(SpeaksOfItself("第一款。" + sentence + "。", sentence.substr(sentence.size() - 9))) << sentence;
  }
}

TEST(ValidityWords, PatternsMatchTheirExamples) {
  bool found = false;
  for (const Pattern* pattern : Pattern::All()) {
    found = found || pattern->name().starts_with("validity.");
    re2::StringPiece groups[1];
    for (std::string_view example : pattern->examples()) EXPECT_TRUE(pattern->Find(example, 0, groups)) << example;
    for (std::string_view miss : pattern->near_misses()) EXPECT_FALSE(pattern->Find(miss, 0, groups)) << miss;
  }
  EXPECT_TRUE(found);
}

TEST(ValidityWords, TermsOfOtherThingsAreNotItsOwn) {
  EXPECT_FALSE(SpeaksOfItself("许可证有效期5年。", "有效期5年"));
  EXPECT_FALSE(SpeaksOfItself("申请人的资料应当留存五年。", "五年"));
  EXPECT_TRUE(SpeaksOfItself("有效期5年，自发布之日起施行。", "有效期5年"));
  EXPECT_TRUE(SpeaksOfItself("本 办 法 有效期 5年。", "有效期5年"));
  EXPECT_FALSE(SpeaksOfItself("", "有效期5年"));
  EXPECT_FALSE(SpeaksOfItself("本通知所称居住证有效期1年，本通知自发布之日起施行。", "有效期1年"));
  EXPECT_FALSE(SpeaksOfItself("自本通知施行之日起，限行措施执行期3年。", "执行期3年"));
  EXPECT_TRUE(SpeaksOfItself("本办法自发布之日起施行，有效期5年。", "有效期5年"));
  EXPECT_EQ(EndedMark("关于印发《规范性文件（废止）目录》的通知"), "");
  EXPECT_EQ(EndedMark("关于广告管理的通知（已废止）"), "（已废止）");
  EXPECT_EQ(TrialMark("关于废止《暂行办法》的决定"), "");
  EXPECT_EQ(TrialMark("关于试行弹性上班的批复"), "");
  EXPECT_EQ(TrialMark("平川市停车管理暂行办法"), "暂行");
}

// The standings of all documents, told by what does not depend on rows.
std::string Table(KnowledgeBase& base) {
  std::vector<std::string> lines;
  ValidityReader reader(base.database());
  const auto all = base.List();
  for (const DocumentRecord& document : *all)
    for (const char* day : {"2000-01-01", "2017-06-30", "2026-01-01"}) {
      const auto validity = reader.Of(document.id, *ParseDay(day));
      EXPECT_TRUE(validity);
      std::string line = document.key + ' ' + day + ' ' + to_string(validity->standing);
      for (const ValidityReason& reason : validity->reasons)
        line += '|' + std::string(to_string(reason.kind)) + reason.day + reason.part + reason.number + reason.title +
                reason.path + reason.evidence;
      lines.push_back(line);
    }
  std::sort(lines.begin(), lines.end());
  std::string table;
  for (const std::string& line : lines) table += line + '\n';
  return table;
}

// Ingests the files in random portions, in a random order, each time another.
void ExpectOneTable(const std::vector<std::string>& files, int rounds) {
  std::string wanted;
  std::mt19937 random(3);
  for (int round = 0; round < rounds; ++round) {
    const TestFolder folder;
    const auto base = OpenNew(folder.path("base.db"));
    std::vector<std::string> order = files;
    if (round > 0) std::shuffle(order.begin(), order.end(), random);
    for (size_t at = 0; at < order.size();) {
      const size_t end = round == 0 ? order.size() : std::min(order.size(), at + 1 + random() % (files.size() / 4 + 1));
      MustIngest(*base, std::vector<std::string>(order.begin() + static_cast<long>(at),
                                                 order.begin() + static_cast<long>(end)));
      at = end;
    }
    const std::string table = Table(*base);
    if (round == 0) wanted = table;
    ASSERT_EQ(table, wanted) << "round " << round;
  }
  EXPECT_NE(wanted.find("takes_effect"), std::string::npos);
}

std::vector<std::string> FilesOf(const std::filesystem::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(Validity, TheOrderOfIngestionChangesNothing) { ExpectOneTable(FilesOf(LIYE_SOURCE_DIR "/corpus/samples"), 6); }

TEST(ValidityShared, TheOrderOfIngestionOf300DocumentsChangesNothing) {
  const std::filesystem::path shared = LIYE_SOURCE_DIR "/../shared";
  if (!std::filesystem::exists(shared / "policy")) GTEST_SKIP() << "skipped: ../shared/policy is absent";
  std::vector<std::string> files = FilesOf(shared / "policy");
  for (const std::string& more : FilesOf(shared / "texts")) files.push_back(more);
  std::mt19937 random(300);
  std::shuffle(files.begin(), files.end(), random);
  files.resize(std::min<size_t>(files.size(), 300));
  ExpectOneTable(files, 3);
}

}  // namespace
}  // namespace liye
