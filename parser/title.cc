#include "parser/title.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "corpus/lexicon.h"
#include "parser/find.h"
#include "parser/utf8.h"

namespace liye {
namespace {

struct GenreWord {
  std::string_view word;
  Genre genre;
};

char32_t LastChar(std::string_view text) { return CharAt(text, CharBefore(text, text.size())); }

// By their last character; longest words first, so that 行动计划 wins over 计划.
const std::unordered_map<char32_t, std::vector<GenreWord>>& GenreWords() {
  static const std::unordered_map<char32_t, std::vector<GenreWord>> words = [] {
    std::unordered_map<char32_t, std::vector<GenreWord>> map;
    for (const LexiconRow& row : Lexicon("genres")) {
      if (row.size() < 3) continue;
      const GenreKind kind = row[2] == "own"    ? GenreKind::kOwn
                             : row[2] == "list" ? GenreKind::kList
                                                : GenreKind::kAttached;
      map[LastChar(row[0])].push_back({row[0], {row[1], kind}});
    }
    for (auto& [last, list] : map)
      std::stable_sort(list.begin(), list.end(),
                       [](const auto& a, const auto& b) { return a.word.size() > b.word.size(); });
    return map;
  }();
  return words;
}

// By their last character.
const std::unordered_map<char32_t, std::vector<std::string_view>>& OfficeEndings() {
  static const std::unordered_map<char32_t, std::vector<std::string_view>> endings = [] {
    std::unordered_map<char32_t, std::vector<std::string_view>> map;
    for (const LexiconRow& row : Lexicon("office_endings"))
      if (!row.empty()) map[LastChar(row[0])].push_back(row[0]);
    return map;
  }();
  return endings;
}

// 令 and 法 also end ordinary words: the name of an issuer or of the state has to stand before them.
bool IsOrderTitle(std::string_view title) {
  if (!title.ends_with("令") || title.size() > 150) return false;
  const std::string_view name = title.substr(0, title.size() - 3);
  return IsOfficeName(name) || name.ends_with("主席") || name.ends_with("命");
}

bool IsLawTitle(std::string_view title) {
  return title.ends_with("法") && title.starts_with("中华人民共和国") && title.size() > 24 && !Contains(title, "，");
}

std::vector<uint64_t> PairsOf(std::string_view text) {
  std::vector<uint64_t> pairs;
  char32_t last = 0;
  for (size_t i = 0; i < text.size(); i += CharLength(text[i])) {
    const char32_t c = CharAt(text, i);
    if (!IsHan(c) && !IsDigit(c)) continue;
    if (last != 0) pairs.push_back(uint64_t{last} << 32 | c);
    last = c;
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// 平川市人民政府第12次常务会议纪要 → 平川市人民政府.
std::string IssuerOfMinutes(std::string_view title) {
  constexpr std::string_view kMinutes = "会议纪要";
  if (!title.ends_with(kMinutes)) return {};
  title.remove_suffix(kMinutes.size());
  for (std::string_view word : {"常务", "办公", "专题", "全体"})
    if (title.ends_with(word)) title.remove_suffix(word.size());
  if (title.ends_with("次"))
    title = title.substr(0, title.rfind("第") == title.npos ? title.size() : title.rfind("第"));
  return IsOfficeName(title) ? std::string(title) : std::string();
}

}  // namespace

std::string_view WithoutLastBrackets(std::string_view title) {
  if (title.ends_with("号")) {  // …公告2022年第10号
    size_t at = title.size() - 3;
    while (at > 0 && IsDigit(static_cast<unsigned char>(title[at - 1]))) --at;
    if (at >= 3 && title.substr(at - 3, 3) == "第") {
      at -= 3;
      if (at >= 7 && title.substr(at - 3, 3) == "年") at -= 7;
      if (at > 0) title = title.substr(0, at);
    }
  }
  while (true) {
    std::string_view open;
    if (title.ends_with("）"))
      open = "（";
    else if (title.ends_with(")"))
      open = "(";
    else if (title.starts_with("《") && title.ends_with("》") && Find(title, "》") == title.size() - 3)
      return title.substr(3, title.size() - 6);
    else
      return title;
    size_t at = std::max(title.rfind("（") == title.npos ? 0 : title.rfind("（"),
                         title.rfind('(') == title.npos ? 0 : title.rfind('('));
    if (at == 0) return title;
    title = title.substr(0, at);
  }
}

Genre GenreOf(std::string_view title) {
  title = WithoutLastBrackets(title);
  if (const auto words = GenreWords().find(LastChar(title)); words != GenreWords().end()) {
    for (const GenreWord& entry : words->second) {
      if (!title.ends_with(entry.word)) continue;
      if (entry.word == "令") return IsOrderTitle(title) ? entry.genre : Genre{};
      return entry.genre;
    }
  }
  if (IsLawTitle(title)) return {"法", GenreKind::kAttached};
  return {};
}

bool IsOfficeName(std::string_view name) {
  constexpr size_t kLongest = 150;
  if (name.size() < 6 || name.size() > kLongest) return false;
  const auto endings = OfficeEndings().find(LastChar(name));
  if (endings == OfficeEndings().end() ||
      std::none_of(endings->second.begin(), endings->second.end(),
                   [name](std::string_view ending) { return name.ends_with(ending); }))
    return false;
  for (std::string_view mark : {"，", "。", "；", "：", "《", ",", "“"})
    if (name.find(mark) != name.npos) return false;
  return true;
}

std::string IssuerOfTitle(std::string_view title) {
  constexpr std::string_view kRepublic = "中华人民共和国";
  const size_t about = Find(title, "关于");
  if (about != title.npos && about > 0) {
    std::string_view name = title.substr(0, about);
    if (const size_t print = Find(name, "转发"); print != name.npos) name = name.substr(0, print);
    if (const size_t print = Find(name, "印发"); print != name.npos) name = name.substr(0, print);
    return IsOfficeName(name) ? std::string(name) : std::string();
  }
  for (std::string_view word : {"转发", "印发"})
    if (const size_t at = Find(title, word);
        at != title.npos && at > 0 && about == title.npos && IsOfficeName(title.substr(0, at)))
      return std::string(title.substr(0, at));
  title = WithoutLastBrackets(title);
  if (std::string name = IssuerOfMinutes(title); !name.empty()) return name;
  for (std::string_view word : {"令", "公告", "通告"}) {
    if (!title.ends_with(word)) continue;
    std::string name(title.substr(0, title.size() - word.size()));
    if (!IsOfficeName(name)) continue;
    if (name.starts_with(kRepublic)) name.erase(0, kRepublic.size());
    return name;
  }
  return {};
}

double Likeness(std::string_view a, std::string_view b) {
  const std::vector<uint64_t> x = PairsOf(a), y = PairsOf(b);
  if (x.empty() || y.empty()) return a == b ? 1.0 : 0.0;
  size_t common = 0;
  for (size_t i = 0, k = 0; i < x.size() && k < y.size();) {
    if (x[i] == y[k])
      ++common, ++i, ++k;
    else if (x[i] < y[k])
      ++i;
    else
      ++k;
  }
  return 2.0 * common / (x.size() + y.size());
}

}  // namespace liye
