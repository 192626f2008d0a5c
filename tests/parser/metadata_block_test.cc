// The metadata block of real web pages, read once more in the plainest way and compared with what Parse finds.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "corpus/read.h"
#include "parser/parse.h"

namespace liye {
namespace {

std::string Replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& words) {
  for (const auto& [word, with] : words)
    for (size_t at = text.find(word); at != text.npos; at = text.find(word, at + with.size()))
      text.replace(at, word.size(), with);
  return text;
}

std::string WithoutBlanks(std::string text) {
  return Replaced(std::move(text), {{" ", ""}, {"\t", ""}, {"\r", ""}, {"　", ""}, {"\xc2\xa0", ""}});
}

// The fields of the block: a line holds a label and its colon, the line below its value.
std::map<std::string, std::string> ReadBlock(const std::string& text) {
  constexpr int kFirstLines = 40;
  std::map<std::string, std::string> fields;
  std::istringstream stream(text);
  std::string label;
  std::string line;
  for (int i = 0; i < kFirstLines && std::getline(stream, line); ++i) {
    line = WithoutBlanks(line);
    const bool is_label = line.ends_with("：") && line.size() <= 18;
    if (!label.empty() && !is_label) fields.emplace(label, line);
    label = is_label ? line.substr(0, line.size() - 3) : "";
  }
  return fields;
}

std::string PlainNumber(std::string number) {
  return Replaced(std::move(number), {{"﹝", "〔"},
                                      {"﹞", "〕"},
                                      {"【", "〔"},
                                      {"】", "〕"},
                                      {"［", "〔"},
                                      {"］", "〕"},
                                      {"[", "〔"},
                                      {"]", "〕"},
                                      {"中华人民共和国", ""},
                                      {"（", ""},
                                      {"）", ""}});
}

// A number that a scraper left whole: it has the brackets of its year, or is that of an announcement.
bool IsWhole(const std::string& number) {
  return number.ends_with("号") && (number.find("〔") != number.npos || number.find("第") != number.npos);
}

std::string PlainTitle(const std::string& title) { return Replaced(title, {{"—", "-"}, {"－", "-"}}); }

struct Share {
  int right = 0, all = 0;
  std::string wrong;
  void Count(bool is_right, const std::string& path, const std::string& want, const std::string& found) {
    right += is_right;
    ++all;
    if (!is_right) wrong += path + ": " + want + " / " + found + "\n";
  }
  void Expect(const char* field) const {
    EXPECT_GE(right * 100, all * 99) << field << ": " << right << " of " << all << "\n" << wrong;
  }
};

TEST(MetadataBlock, OfRealPagesIsReadAsItStands) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(LIYE_SOURCE_DIR) / "../shared/policy/miit";
  if (!fs::exists(folder)) GTEST_SKIP() << "no ../shared beside the sources";
  Share number, issuer, date, title;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto source = ReadSource(entry.path().string());
    ASSERT_TRUE(source) << entry.path();
    auto fields = ReadBlock(source->text);
    if (fields.size() < 3) continue;
    const std::string path = entry.path().filename().string();
    const std::vector<Document> documents = Parse(*source);
    ASSERT_FALSE(documents.empty()) << path;
    const Document& found = documents[0];
    const std::string wanted_title = PlainTitle(fields["标题"]), found_title = PlainTitle(found.title.value);
    // A field may repeat title and number; an announcement's bare number takes its issuer.
    if (const std::string wanted = PlainNumber(fields["发文字号"]); IsWhole(wanted))
      number.Count(
          !found.number.value.empty() && (wanted.ends_with(found.number.value) ||
                                          (wanted.find("〔") == wanted.npos && found.number.value.ends_with(wanted))),
          path, wanted, found.number.value);
    // The section that put the page up stands for the office which the title names.
    if (const std::string wanted = Replaced(fields["发文机关"], {{"、", ""}}); !wanted.empty()) {
      const std::string name = Replaced(found.issuing_authority.value, {{"、", ""}});
      issuer.Count(!name.empty() && (name.ends_with(wanted) || wanted_title.starts_with(name)), path, wanted, name);
    }
    if (!fields["成文日期"].empty())
      date.Count(found.document_date.value == fields["成文日期"], path, fields["成文日期"], found.document_date.value);
    if (!wanted_title.empty())
      title.Count(!found_title.empty() && wanted_title.starts_with(found_title), path, wanted_title, found_title);
  }
  EXPECT_GT(title.all, 50);
  number.Expect("number");
  issuer.Expect("issuer");
  date.Expect("date");
  title.Expect("title");
}

}  // namespace
}  // namespace liye
