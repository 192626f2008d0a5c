// What provinces publish: their document numbers and titles, each as a document of one line.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/read.h"
#include "extract/extract.h"
#include "parser/parse.h"

namespace liye {
namespace {

const std::filesystem::path kRoot = LIYE_SOURCE_DIR;

// Fields of the rows under the heading; nullopt where there is no such file.
std::optional<std::vector<std::vector<std::string>>> ReadTable(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string>& row = rows.emplace_back();
    for (size_t at = 0; at <= line.size();) {
      const size_t end = std::min(line.find('\t', at), line.size());
      row.push_back(line.substr(at, end - at));
      at = end + 1;
    }
  }
  return rows;
}

void Replace(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size()) text.replace(at, from.size(), to);
}

bool AllDigits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

// The words that a cut cell has in front of the code: 的通知平政办〔2009〕28号.
std::string WithoutLeadingWords(std::string code) {
  for (std::string_view word : {"通知", "通告", "批复", "废止", "按照", "按", "人民政府"})
    if (const size_t at = code.rfind(word); at != code.npos) code.erase(0, at + word.size());
  return code;
}

// The canonical form of a cell, by means that the parser does not use: 发文字号：平政 [2013] 9 → 平政〔2013〕9号.
// Empty where the cell holds no number of that form.
std::string Canonical(std::string cell) {
  for (std::string_view blank : {" ", "　", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xc2\xa0"}) Replace(cell, blank, "");
  for (std::string_view open : {"[", "【", "（", "(", "［", "﹝"}) Replace(cell, open, "〔");
  for (std::string_view close : {"]", "】", "）", ")", "］", "﹞"}) Replace(cell, close, "〕");
  for (std::string_view label : {"发文字号：", "发文字号:"})
    if (cell.starts_with(label)) cell.erase(0, label.size());
  if (cell.ends_with("号")) cell.resize(cell.size() - 3);
  const size_t open = cell.find("〔"), close = cell.find("〕");
  if (open == cell.npos || close == cell.npos || close < open) {  // 省政府令第219号, 税务总局公告2015年第41号
    const size_t ordinal = cell.rfind("第");
    if (ordinal == cell.npos || !AllDigits(cell.substr(ordinal + 3))) return {};
    return cell + "号";
  }
  const std::string year = cell.substr(open + 3, close - open - 3);
  std::string serial = cell.substr(close + 3);
  if (serial.starts_with("第")) serial.erase(0, 3);
  if (!AllDigits(year) || !AllDigits(serial)) return {};
  return WithoutLeadingWords(cell.substr(0, open)) + "〔" + year + "〕" + std::to_string(std::stoi(serial)) + "号";
}

// Class of a cell for the report: digits as 9, the code as 字.
std::string ClassOf(const std::string& cell) {
  std::string form;
  for (size_t i = 0; i < cell.size();) {
    const size_t length = (cell[i] & 0x80) == 0 ? 1 : (cell[i] & 0xe0) == 0xc0 ? 2 : 3;
    std::string glyph = cell.substr(i, length);
    i += length;
    static const std::string_view kKept = "〔〕[]()（）【】第号年令：";
    if (length == 1 && glyph[0] >= '0' && glyph[0] <= '9')
      glyph = "9";
    else if (length == 3 && glyph >= "一" && kKept.find(glyph) == kKept.npos)
      glyph = "字";
    if (!form.ends_with(glyph) || glyph.size() == 1) form += glyph;
  }
  return form;
}

TEST(Published, NumbersAreReadInCanonicalForm) {
  const auto path = kRoot / "../shared/data/document_numbers.tsv";
  const auto rows = ReadTable(path);
  if (!rows) GTEST_SKIP() << "no " << path;
  Extractor extractor;
  int numbered = 0, right = 0;
  std::map<std::string, std::pair<int, std::string>> wrong;  // by class: how many, one of them
  for (const auto& row : *rows) {
    const std::string& cell = row.back();
    const std::string want = Canonical(cell);
    if (want.empty()) continue;
    ++numbered;
    const Source source = MakeSource("cell.txt", cell + "\n");
    bool found = false;
    for (const Document& document : Parse(source))
      for (const Fact& fact : extractor.Extract(source, document))
        if (const auto* number = std::get_if<NumberMention>(&fact.value)) found |= number->value == want;
    right += found;
    if (found) continue;
    auto& entry = wrong[ClassOf(cell)];
    ++entry.first;
    entry.second = cell + " → " + want;
  }
  for (const auto& [form, entry] : wrong) std::cout << entry.first << "\t" << form << "\t" << entry.second << "\n";
  EXPECT_GT(numbered, 10000);
  EXPECT_GE(right, numbered * 0.995);
}

// What two readers say (tests/judged/titles.tsv) against document_type.
TEST(Published, TitlesHaveTheTypeThatReadersRead) {
  const auto path = kRoot / "../shared/data/titles.tsv";
  const auto titles = ReadTable(path);
  const auto judged = ReadTable(kRoot / "tests/judged/titles.tsv");
  ASSERT_TRUE(judged);
  if (!titles) GTEST_SKIP() << "no " << path;
  int typed = 0, right = 0;
  for (const auto& row : *judged) {
    ASSERT_EQ(row.size(), 4u);
    const size_t number = std::stoul(row[0]);
    ASSERT_LE(number, titles->size());
    const std::string want = row[3] == "-" ? "" : row[3];
    const Source source = MakeSource("title.txt", (*titles)[number - 1].at(1) + "\n");
    const std::vector<Document> documents = Parse(source);
    const std::string type = documents.empty() ? "" : documents.front().document_type.value;
    typed += !want.empty();
    right += !want.empty() && type == want;
    if (type != want) std::cout << "row " << number << ": " << want << " read as " << type << "\n";
  }
  EXPECT_GT(typed, 200);
  EXPECT_GE(right, typed * 0.99);
}

}  // namespace
}  // namespace liye
