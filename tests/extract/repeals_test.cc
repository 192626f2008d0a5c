// What repeals what, against what two readers say of real laws and titles (tests/judged).
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/ascii.h"
#include "corpus/read.h"
#include "extract/extract.h"
#include "parser/parse.h"

namespace liye {
namespace {

const std::filesystem::path kRoot = LIYE_SOURCE_DIR;
const std::filesystem::path kShared = kRoot / ".." / "shared";

std::vector<std::vector<std::string>> ReadRows(const std::filesystem::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::vector<std::string>& row = rows.emplace_back();
    for (std::string_view field : SplitAt(line, "\t")) row.emplace_back(field);
  }
  return rows;
}

std::string Plain(std::string text) {
  for (std::string_view blank : {" ", "　", "\n", "\r", "第"})
    for (size_t at; (at = text.find(blank)) != text.npos;) text.erase(at, blank.size());
  for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"<", "〈"}, {">", "〉"}})
    for (size_t at; (at = text.find(from)) != text.npos;) text.replace(at, from.size(), to);
  return text;
}

// Titles and numbers that a source repeals; numbers that stand beside a title are left to it.
struct Repeals {
  std::set<std::string> titles, numbers;
};
Repeals RepealsOf(const Source& source) {
  Repeals repeals;
  Extractor extractor;
  for (const Document& document : Parse(source))
    for (const Fact& fact : extractor.Extract(source, document)) {
      if (const auto* title = std::get_if<TitleMention>(&fact.value))
        if (title->relation == Relation::kRepeals) repeals.titles.insert(Plain(title->value));
      if (const auto* number = std::get_if<NumberMention>(&fact.value))
        if (number->relation == Relation::kRepeals) repeals.numbers.insert(Plain(number->value));
    }
  return repeals;
}

std::string Digits(const std::string& text) {
  std::string digits;
  for (char c : text)
    if (c >= '0' && c <= '9') digits += c;
  return digits;
}

TEST(RepealsJudged, SentencesOfLaws) {
  if (!std::filesystem::exists(kShared / "laws")) GTEST_SKIP() << "skipped: ../shared/laws is absent";
  std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>> judged;  // titles, serials beside them
  for (const auto& row : ReadRows(kRoot / "tests/judged/repeals_in_laws.tsv")) {
    judged[row[0]].first.insert(Plain(row[2]));
    if (!row[3].empty()) judged[row[0]].second.insert(Digits(row[3]));
  }
  ASSERT_EQ(judged.size(), 40u);
  size_t all = 0, found = 0, invented = 0;
  std::string wrong;
  for (const auto& [file, targets] : judged) {
    const auto source = ReadSource(kShared / "laws" / file);
    ASSERT_TRUE(source) << file;
    const Repeals repeals = RepealsOf(*source);
    for (const std::string& title : targets.first) {
      ++all;
      const bool has = repeals.titles.contains(title);
      found += has;
      if (!has) wrong += "\n  missed " + file + ' ' + title;
    }
    for (const std::string& title : repeals.titles)
      if (!targets.first.contains(title)) ++invented, wrong += "\n  invented " + file + ' ' + title;
    for (const std::string& number : repeals.numbers)
      if (!targets.second.contains(Digits(number))) ++invented, wrong += "\n  invented " + file + ' ' + number;
  }
  EXPECT_GE(static_cast<double>(found), 0.97 * static_cast<double>(all)) << wrong;
  EXPECT_LE(static_cast<double>(invented), 0.02 * static_cast<double>(all)) << wrong;
  std::printf("laws: %zu of %zu targets, %zu invented%s\n", found, all, invented, wrong.c_str());
}

TEST(RepealsJudged, Titles) {
  std::ifstream file(kShared / "data/titles.tsv");
  if (!file) GTEST_SKIP() << "skipped: ../shared/data/titles.tsv is absent";
  std::vector<std::string> titles;
  for (std::string line; std::getline(file, line);) titles.emplace_back(SplitAt(line, "\t").at(1));
  std::map<size_t, std::set<std::string>> judged;
  for (const auto& row : ReadRows(kRoot / "tests/judged/repeals_in_titles.tsv")) {
    std::set<std::string>& targets = judged[std::stoul(row[0])];
    if (row[1] != "none") targets.insert(Plain(row[2]));
  }
  ASSERT_EQ(judged.size(), 60u);
  size_t all = 0, found = 0, invented = 0;
  std::string wrong;
  for (const auto& [row, targets] : judged) {
    Source source;
    source.text = titles.at(row) + "\n\n各市、县人民政府：\n\n现就有关事项通知如下。\n";
    Repeals repeals = RepealsOf(source);
    repeals.titles.merge(repeals.numbers);
    all += targets.size();
    for (const std::string& target : targets) {
      found += repeals.titles.contains(target);
      if (!repeals.titles.contains(target)) wrong += "\n  missed " + titles.at(row);
    }
    for (const std::string& target : repeals.titles)
      if (!targets.contains(target)) ++invented, wrong += "\n  invented " + target + " in " + titles.at(row);
  }
  EXPECT_GE(static_cast<double>(found), 0.97 * static_cast<double>(all)) << wrong;
  EXPECT_LE(static_cast<double>(invented), 0.02 * static_cast<double>(all)) << wrong;
  std::printf("titles: %zu of %zu targets, %zu invented%s\n", found, all, invented, wrong.c_str());
}

}  // namespace
}  // namespace liye
