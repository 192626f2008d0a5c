// What OCR and scrapers do to a text may lose facts but must not invent any.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <map>
#include <random>

#include "corpus/read.h"
#include "extract/extract.h"
#include "parser/clean_text.h"
#include "parser/parse.h"
#include "parser/utf8.h"

namespace liye {
namespace {

using Random = std::mt19937;

struct ValueOf {
  std::string operator()(const NumberMention& m) const { return m.value; }
  std::string operator()(const TitleMention& m) const { return m.value; }
  std::string operator()(const Deadline& d) const { return d.value; }
  std::string operator()(const Amount& a) const { return a.value + a.currency + ' ' + to_string(a.bound); }
  std::string operator()(const Duty& d) const { return d.unit + ' ' + to_string(d.role); }
};

// How often each value is found; marks are folded, since noise may change their width.
std::map<std::string, int> FactsOf(std::string text) {
  const Source source = MakeSource("noise.txt", std::move(text));
  std::map<std::string, int> facts;
  Extractor extractor;
  for (const Document& document : Parse(source)) {
    for (const Fact& fact : extractor.Extract(source, document)) {
      const std::string value = std::visit(ValueOf{}, fact.value);
      CleanText folded;
      folded.Assign(value, {0, static_cast<uint32_t>(value.size())});
      ++facts[KindName(fact) + (' ' + std::string(folded.text()))];
    }
  }
  return facts;
}

bool IsTable(std::string_view line) { return line.find('|') != line.npos || line.find('\t') != line.npos; }

std::string MapLines(const std::string& text, const std::function<std::string(std::string_view, size_t)>& change) {
  std::string out;
  size_t number = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out += change(std::string_view(text).substr(at, end - at), number++) + '\n';
    at = end + 1;
  }
  return out;
}

// A blank behind one in sixteen Chinese characters.
std::string WithBlanks(const std::string& text, Random& random) {
  std::string out;
  for (size_t i = 0; i < text.size(); i += CharLength(text[i])) {
    out += text.substr(i, CharLength(text[i]));
    if (IsHan(CharAt(text, i)) && random() % 16 == 0) out += ' ';
  }
  return out;
}

std::string WithHalfWidthMarks(const std::string& text, Random&) {
  std::string out = text;
  for (const auto& [wide, narrow] :
       std::map<std::string, std::string>{{"，", ","}, {"：", ":"}, {"；", ";"}, {"（", "("}, {"）", ")"}})
    for (size_t at = 0; (at = out.find(wide, at)) != out.npos; ++at) out.replace(at, wide.size(), narrow);
  return out;
}

// Lines of 36 to 40 characters, as a page has them; they end inside words, names and numbers.
std::string WithLineBreaks(const std::string& text, Random& random) {
  const size_t width = 36 + random() % 5;
  return MapLines(text, [width](std::string_view line, size_t) {
    std::string out;
    size_t characters = 0;
    for (size_t i = 0; i < line.size(); i += CharLength(line[i])) {
      if (characters == width && !IsTable(line)) out += '\n', characters = 0;
      out += line.substr(i, CharLength(line[i]));
      ++characters;
    }
    return out;
  });
}

std::string WithPageNumbers(const std::string& text, Random& random) {
  const size_t lines = 20 + random() % 10;
  return MapLines(text, [lines](std::string_view line, size_t number) {
    const std::string page = std::to_string(number / lines + 1);
    return std::string(line) + (number % lines == lines - 1 ? "\n\n— " + page + " —\n" : "");
  });
}

// A Latin scrap on a line of its own, as stamps and seals leave it.
std::string WithLatinScraps(const std::string& text, Random& random) {
  static constexpr const char* kScraps[] = {"Il", "ff", "OO", "^", "lJ", "~ ."};
  return MapLines(text, [&](std::string_view line, size_t) {
    return std::string(line) +
           (line.empty() && random() % 4 == 0 ? std::string("\n") + kScraps[random() % 6] + "\n" : "");
  });
}

std::string WithMarkdown(const std::string& text, Random&) {
  return MapLines(text, [](std::string_view line, size_t) {
    const bool heading = line.size() < 90 && (line.starts_with("一、") || line.starts_with("二、") ||
                                              line.starts_with("三、") || line.starts_with("四、"));
    return heading ? "**" + std::string(line) + "**" : std::string(line);
  });
}

class Noise : public testing::Test {
 protected:
  // Applies `noise` to every plain sample and holds what is found against what is found without.
  static void Expect(std::string (*noise)(const std::string&, Random&), double most_lost) {
    int all = 0, lost = 0;
    for (const auto& entry : std::filesystem::directory_iterator(LIYE_SOURCE_DIR "/corpus/samples")) {
      if (entry.path().extension() != ".txt") continue;
      const Result<Source> source = ReadSource(entry.path());
      ASSERT_TRUE(source) << entry.path();
      const std::map<std::string, int> clean = FactsOf(source->text);
      for (const auto& [fact, count] : clean) all += 3 * count;
      for (uint32_t seed = 1; seed <= 3; ++seed) {
        Random random(seed);
        std::map<std::string, int> left = clean;
        for (const auto& [fact, count] : FactsOf(noise(source->text, random))) {
          const auto known = left.find(fact);
          EXPECT_TRUE(known != left.end() && known->second >= count)
              << entry.path().filename() << ", seed " << seed << ": " << fact << " is invented";
          if (known != left.end()) known->second -= count;
        }
        for (const auto& [fact, count] : left) lost += std::max(0, count);
      }
    }
    EXPECT_GT(all, 1000);
    EXPECT_LE(lost, all * most_lost);
  }
};

TEST_F(Noise, BlanksBetweenCharacters) { Expect(WithBlanks, 0.02); }
TEST_F(Noise, HalfWidthMarks) { Expect(WithHalfWidthMarks, 0.0); }
TEST_F(Noise, LinesBrokenAnywhere) { Expect(WithLineBreaks, 0.02); }
TEST_F(Noise, PageNumbers) { Expect(WithPageNumbers, 0.02); }
TEST_F(Noise, LatinScraps) { Expect(WithLatinScraps, 0.02); }
TEST_F(Noise, MarkdownMarks) { Expect(WithMarkdown, 0.0); }

}  // namespace
}  // namespace liye
