// liye extract and liye text, from outside.
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <filesystem>
#include <map>

#include "corpus/read.h"
#include "tests/support/run.h"

namespace liye {
namespace {

constexpr char kNotice[] =
    "平川市人民政府办公室\n关于加强河道管理的通知\n\n平政办〔2021〕5号 2021年3月1日\n\n各县（市、区）人民政府：\n\n"
    "一、加强巡查。由市水利局牵头，市财政局配合，2021年6月底前完成，补助不超过300万元。\n";

std::vector<rapidjson::Document> ParseLines(const std::string& text) {
  std::vector<rapidjson::Document> objects;
  for (const std::string& line : Lines(text)) {
    rapidjson::Document object;
    object.Parse(line.c_str());
    EXPECT_FALSE(object.HasParseError()) << line;
    objects.push_back(std::move(object));
  }
  return objects;
}

// Independent of the program: White_Space of the Unicode Character Database.
std::string Bare(std::string_view text) {
  std::string bare;
  for (int32_t i = 0, size = static_cast<int32_t>(text.size()); i < size;) {
    const int32_t start = i;
    UChar32 c;
    U8_NEXT_OR_FFFD(text.data(), i, size, c);
    if (!u_isUWhiteSpace(c) && !(c >= 0x1c && c <= 0x1f)) bare.append(text.substr(start, i - start));
  }
  return bare;
}

TEST(ExtractCommand, PrintsEveryKindInTheOrderOfTheText) {
  const TemporaryFolder folder;
  const RunResult result = Liye({"extract", folder.Write("notice.txt", kNotice), "--format", "jsonl"});
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(result.err, "");
  std::map<std::string, int> kinds;
  uint32_t last = 0;
  for (const rapidjson::Document& line : ParseLines(result.out)) {
    ++kinds[line["type"].GetString()];
    EXPECT_GE(line["start"].GetUint(), last);
    last = line["start"].GetUint();
  }
  const std::map<std::string, int> expected = {{"document", 1}, {"clause", 1}, {"document_number", 1},
                                               {"deadline", 1}, {"amount", 1}, {"duty", 2}};
  EXPECT_EQ(kinds, expected) << result.out;
}

TEST(ExtractCommand, TypeChoosesLines) {
  const TemporaryFolder folder;
  const RunResult result =
      Liye({"extract", folder.Write("notice.txt", kNotice), "--format", "jsonl", "--type", "amount,deadline"});
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_EQ(Lines(result.out).size(), 2u) << result.out;
}

TEST(ExtractCommand, MissingPathIsNamedAndTheRestIsDone) {
  const TemporaryFolder folder;
  const RunResult result =
      Liye({"extract", folder / "absent.txt", folder.Write("notice.txt", kNotice), "--format", "jsonl"});
  EXPECT_EQ(result.status, 1);
  EXPECT_NE(result.err.find("absent.txt"), std::string::npos) << result.err;
  EXPECT_FALSE(result.out.empty());
}

TEST(ExtractCommand, NothingReadIsWrongUsage) {
  const TemporaryFolder folder;
  const RunResult result = Liye({"extract", folder / "absent.txt"});
  EXPECT_EQ(result.status, 2);
  EXPECT_EQ(result.out, "");
}

TEST(TextCommand, PrintsAValidFileByteForByte) {
  const TemporaryFolder folder;
  const std::string bytes = "\xef\xbb\xbf平川市\r\n一、总则\r\n";
  const RunResult result = Liye({"text", folder.Write("bom.txt", bytes)});
  EXPECT_EQ(result.status, 0);
  EXPECT_EQ(result.out, bytes);
}

TEST(TextCommand, UnreadablePathIsExplained) {
  const TemporaryFolder folder;
  const RunResult result = Liye({"text", folder.path().string()});
  EXPECT_EQ(result.status, 2);
  EXPECT_NE(result.err.find(folder.path().string()), std::string::npos) << result.err;
}

// The evidence of every fact is what stands between its offsets, white space removed: over
// all real texts, each document type and both web pages and plain text.
TEST(ExtractCommand, EvidenceIsTheTextBetweenTheOffsets) {
  const std::filesystem::path shared = std::filesystem::path(LIYE_SOURCE_DIR) / ".." / "shared";
  if (!std::filesystem::exists(shared / "texts"))
    GTEST_SKIP() << "skipped: the real texts are not beside this checkout (../shared/texts)";
  const RunResult result = Liye({"extract", shared / "texts", shared / "policy", shared / "laws", "--format", "jsonl"});
  ASSERT_EQ(result.status, 0) << result.err;
  std::map<std::string, std::string> texts;
  size_t facts = 0;
  for (const rapidjson::Document& line : ParseLines(result.out)) {
    const std::string file = line["file"].GetString();
    if (!texts.contains(file)) texts[file] = ReadSource(file)->text;
    const std::string& text = texts[file];
    const uint32_t start = line["start"].GetUint(), end = line["end"].GetUint();
    ASSERT_LE(start, end);
    ASSERT_LE(end, text.size());
    if (!line.HasMember("text")) continue;
    ++facts;
    ASSERT_LT(start, end);
    ASSERT_EQ(line["text"].GetString(), Bare(std::string_view(text).substr(start, end - start)))
        << file << '@' << start;
  }
  EXPECT_GT(facts, 5000u);
}

}  // namespace
}  // namespace liye
