#include "parser/line_kind.h"

#include <algorithm>
#include <unordered_map>

#include "corpus/lexicon.h"
#include "parser/document_number.h"
#include "parser/find.h"
#include "parser/label.h"
#include "parser/numeral.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr uint32_t kLongestNumberLine = 260;
constexpr uint32_t kLongestTitleLine = 260;

const std::unordered_map<std::string_view, std::string_view>& MetadataLabels() {
  static const std::unordered_map<std::string_view, std::string_view> labels = [] {
    std::unordered_map<std::string_view, std::string_view> map;
    for (const LexiconRow& row : Lexicon("metadata_labels"))
      if (row.size() >= 2) map.emplace(row[0], row[1]);
    return map;
  }();
  return labels;
}

// Position of the first colon in the line's first bytes, or npos; `width` is its length.
size_t EarlyColon(std::string_view line, size_t within, size_t& width) {
  const std::string_view head = line.substr(0, within);
  const size_t half = head.find(':'), full = Find(head, "：");
  width = half < full ? 1 : 3;
  return std::min(half, full);
}

// 第704号, (第704号): the number of an order whose title stands on the line above. Empty when the line is none.
std::string_view ReadBareNumber(std::string_view clean) {
  if (clean.starts_with("(") && clean.ends_with(")")) clean = clean.substr(1, clean.size() - 2);
  if (!clean.starts_with("第") || !clean.ends_with("号") || clean.size() < 7) return {};
  return ParseNumeral(clean.substr(3, clean.size() - 6)) ? clean : std::string_view();
}

struct ChromeWords {
  struct Word {
    std::string_view word;
    bool whole;
  };
  std::vector<std::string_view> inside;
  std::unordered_map<char32_t, std::vector<Word>> firsts;  // the others, by their first character
};

const ChromeWords& Chrome() {
  static const ChromeWords chrome = [] {
    ChromeWords words;
    for (std::string_view mark : {">", ">>", "|"}) words.firsts[mark[0]].push_back({mark, true});
    for (const LexiconRow& row : Lexicon("page_chrome")) {
      if (row.size() < 2) continue;
      if (row[1] == "in")
        words.inside.push_back(row[0]);
      else
        words.firsts[CharAt(row[0], 0)].push_back({row[0], row[1] == "whole"});
    }
    return words;
  }();
  return chrome;
}

// The last of several names joined by 、 or ，.
std::string_view LastName(std::string_view names) {
  size_t at = 0;
  for (std::string_view mark : {"、", "，", ",", "　", " "})
    if (const size_t found = names.rfind(mark); found != names.npos) at = std::max(at, found + mark.size());
  return names.substr(at);
}

}  // namespace

std::optional<NumberLine> ReadNumberLine(Reading& reading, Span line) {
  const std::string_view raw = line.of(reading.text);
  if (raw.size() < 7 || raw.size() > kLongestNumberLine || raw.ends_with("。")) return {};
  if (!Contains(raw.substr(0, 180), "号")) return {};
  if (Contains(raw, "，") || Contains(raw, "。") || Contains(raw, "《")) return {};
  std::string_view clean = reading.Clean(line);
  size_t skip = 0;
  if (clean.starts_with("(")) skip = 1;
  if (const auto bare = ReadBareNumber(clean); !bare.empty()) {
    NumberLine order;
    order.value = bare;
    order.elided = true;
    order.span = reading.clean.source_span(bare);
    return order;
  }
  const auto match = FindDocumentNumber(clean.substr(skip));
  if (!match || match->begin != 0) return {};
  if (skip == 1 && !match->elided && !clean.ends_with(")")) return {};
  NumberLine result;
  result.value = match->value;
  result.elided = match->elided;
  if (match->elided && !Contains(match->value, "第")) return {};
  result.span = reading.clean.source_span(skip, skip + match->end);
  size_t rest = skip + match->end;
  while (rest < clean.size() && (clean[rest] == ')' || clean[rest] == ' ')) ++rest;
  if (clean.substr(rest).starts_with("签发人")) {
    const size_t colon = clean.find(':', rest);
    if (colon == clean.npos) return {};
    result.signatory = reading.clean.source_span(colon + 1, clean.size());
    return result;
  }
  if (rest == clean.size()) return result;
  if (clean[rest] == '(') ++rest;
  const auto date = ParseDateAt(clean.substr(rest));
  if (!date) return {};
  size_t end = rest + date->length;
  while (end < clean.size() && clean[end] == ')') ++end;
  if (end != clean.size()) return {};
  result.date = date->date;
  result.date_span = reading.clean.source_span(rest, rest + date->length);
  return result;
}

std::optional<Date> ReadDateLine(Reading& reading, Span line) {
  if (line.size() < 8 || line.size() > 400) return {};
  const std::string_view raw = line.of(reading.text);
  switch (CharAt(raw, 0)) {
    case '1':
    case '2':
    case '(':
    case U'１':
    case U'２':
    case U'（':
    case U'一':
    case U'二':
    case U'两': break;
    default: return {};
  }
  std::string_view clean = reading.Clean(line);
  if (clean.starts_with("(")) clean.remove_prefix(1);
  const auto match = ParseDateAt(clean);
  if (!match) return {};
  std::string_view rest = clean.substr(match->length);
  if (rest.starts_with(")")) rest.remove_prefix(1);
  if (rest.empty() || rest == "印发" || rest == "印" || rest == "印制") return match->date;
  return {};
}

std::optional<MetadataLine> ReadMetadataLine(std::string_view text, Span line) {
  constexpr size_t kWithin = 48;
  size_t width = 0;
  const std::string_view raw = line.of(text);
  const size_t colon = EarlyColon(raw, kWithin, width);
  if (colon == raw.npos || colon < 6) return {};
  char label[kWithin];
  size_t length = 0;
  for (size_t i = 0; i < colon; i += CharLength(raw[i])) {
    const char32_t c = CharAt(raw, i);
    if (IsBlank(c) || c == '*' || c == U'【' || c == U'】' || c == '[') continue;
    for (size_t k = 0; k < CharLength(raw[i]) && i + k < colon; ++k) label[length++] = raw[i + k];
  }
  const auto found = MetadataLabels().find(std::string_view(label, length));
  if (found == MetadataLabels().end()) return {};
  return MetadataLine{found->second,
                      TrimSpan(text, {line.start + static_cast<uint32_t>(colon + width), line.end}, true)};
}

bool EndsSentence(std::string_view line) {
  if (line.empty()) return false;
  const size_t at = CharBefore(line, line.size());
  switch (CharAt(line, at)) {
    case ';':
    case '!':
    case '?':
    case U'。':
    case U'；':
    case U'！':
    case U'？': return true;
    case U'”':
    case U'）':
    case U'」':
    case '"':
    case ')': return line.substr(0, at).ends_with("。");
    default: return false;
  }
}

bool EndsWithColon(std::string_view line) {
  return line.ends_with("：") || line.ends_with(":") || line.ends_with("﹕");
}

bool IsRecipients(std::string_view line) {
  constexpr size_t kLongest = 900;
  if (line.size() < 7 || line.size() > kLongest || !EndsWithColon(line)) return false;
  for (std::string_view word : {"。", "如下", "以下", "下列", "；", "附件", "第", "现将", "为了", "根据", "内容",
                                "包括", "联系", "单位：", "说明"})
    if (Contains(line.substr(0, line.size() - 1), word)) return false;
  std::string_view name = line.substr(0, line.size() - (line.ends_with(":") ? 1 : 3));
  if (name.size() < 6) return false;
  if (Contains(name, "：") || Contains(name, ":")) return false;
  if (name.starts_with("各") || name.starts_with("尊敬的") || name.starts_with("你")) return true;
  for (std::string_view person : {"代表", "委员", "同志", "先生", "女士", "人", "员", "主席", "主任", "院士", "教授"})
    if (name.ends_with(person)) return name.size() < 90;
  return IsOfficeName(WithoutLastBrackets(LastName(name)));
}

bool IsChrome(std::string_view text, Span line) {
  constexpr uint32_t kLongest = 600;
  if (line.size() > kLongest) return false;
  const ChromeWords& words = Chrome();
  const std::string_view raw = line.of(text);
  const bool inside =
      std::any_of(words.inside.begin(), words.inside.end(), [&](std::string_view word) { return Contains(raw, word); });
  if (inside) return true;
  if (!words.firsts.contains(CharAt(text, SkipBlanks(text, line.start, line.end)))) return false;
  const std::string bare = Squeeze(text, line);
  const auto found = words.firsts.find(CharAt(bare, 0));
  return found != words.firsts.end() && std::any_of(found->second.begin(), found->second.end(), [&](const auto& entry) {
           return entry.whole ? bare == entry.word : bare.starts_with(entry.word);
         });
}

bool IsPublished(Reading& reading, Span line) {
  const std::string_view raw = line.of(reading.text);
  if (raw.size() < 10 || raw.size() > 240 || (raw[0] != '1' && raw[0] != '2') || Contains(raw, "。")) return false;
  const std::string_view clean = reading.Clean(line);
  const auto date = ParseDateAt(clean);
  if (!date || date->length == clean.size()) return false;
  const std::string_view rest = clean.substr(date->length);
  for (std::string_view word : {"来源", "浏览", "字体", "作者", "编辑", "字号"})
    if (Contains(rest, word)) return true;
  size_t at = rest.find(':');
  return at != rest.npos && at > 0 && at <= 3 && IsDigit(static_cast<unsigned char>(rest[at - 1])) &&
         at + 1 < rest.size() && IsDigit(static_cast<unsigned char>(rest[at + 1]));
}

bool IsCode(std::string_view line) {
  const auto first = static_cast<unsigned char>(line.empty() ? 0 : line.front());
  if (first >= 0x80 || first == '<' || IsDigit(first) || Contains(line, "://")) return false;
  if (line.starts_with("#include") || line.starts_with("//")) return true;
  const bool opens = line.ends_with("{") || line.ends_with("):") || line.ends_with(");") || line.ends_with("}");
  return opens || Contains(line, " = ") || Contains(line, "();");
}

bool IsBodyLine(std::string_view text, const Line& line) {
  const std::string_view raw = line.span.of(text);
  if (line.is(kNoiseLine)) return false;
  if (raw.size() >= 90 && (EndsSentence(raw) || Contains(raw, "。"))) return true;
  if (raw.size() >= 300 && Contains(raw, "，") && !EndsWithColon(raw)) return true;
  const Label label = ParseLabel(text, line.span.start, line.span.end);
  return (label && label.style != LabelStyle::kAnnex && label.style != LabelStyle::kArabic) ||
         (raw.size() > 30 && EndsSentence(raw));
}

bool MayBeTitlePart(Reading& reading, const Line& line) {
  const std::string_view raw = line.span.of(reading.text);
  if (line.is(kNoiseLine) || line.is(kTabRow) || line.is(kPipeRow) || line.is(kCellLine)) return false;
  if (raw.size() > kLongestTitleLine || raw.size() < 3) return false;
  if (EndsSentence(raw) || EndsWithColon(raw) || raw.ends_with("，") || raw.ends_with("、")) return false;
  if (Contains(raw, "。") || Contains(raw, "：") || Contains(raw, "；")) return false;
  if (ParseLabel(reading.text, line.span.start, line.span.end)) return false;
  for (std::string_view word : {"抄送", "主题词", "依据", "根据", "按照", "为贯彻", "为深入", "为了"})
    if (raw.starts_with(word)) return false;
  return !ReadDateLine(reading, line.span);
}

}  // namespace liye
