#include "index/validity_words.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/lexicon.h"
#include "extract/pattern.h"

namespace liye {
namespace {

constexpr size_t kHan = 3;         // bytes
constexpr size_t kFarthest = 240;  // bytes behind a mention that may name a part

// No other verb stands between: 自2020年1月1日起施行,《…》同时废止 is about the document itself.
const Pattern kEndingDay(
    "validity.ending_day",
    R"((?:自|从|于)([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日(?:起|开始)?[，,]?(?:同时|一并|予以|即行)*(?:废止|停止|失效))",
    "the day from which another document ends",
    {"自2020年1月1日起废止", "于2018年12月31日停止执行", "自2019年3月1日起，予以废止"},
    {"自2020年1月1日起施行，《办法》同时废止", "2020年1月1日印发的《办法》废止"});

std::string WithoutBlanks(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "　";
  std::string plain;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(kIdeographicSpace)) {
      at += kIdeographicSpace.size() - 1;
    } else if (!IsAsciiSpace(text[at]) || text[at] == '\n') {
      plain += text[at];
    }
  }
  return plain;
}

// The sentence around `at`.
std::string_view SentenceAt(std::string_view text, size_t at) {
  size_t begin = 0, end = text.size();
  for (std::string_view mark : {"。", "；", ";", "\n", "！"}) {
    const size_t before = at == 0 ? text.npos : text.rfind(mark, at - 1), behind = text.find(mark, at);
    if (before != text.npos && before < at) begin = std::max(begin, before + mark.size());
    if (behind != text.npos) end = std::min(end, behind);
  }
  return text.substr(begin, end - begin);
}

// The byte behind 本办法 or 本实施办法 when `text` begins with it; 0 otherwise.
size_t SelfLength(std::string_view text) {
  constexpr std::string_view kThis = "本";
  if (!text.starts_with(kThis)) return 0;
  for (std::string_view front : {"", "实施", "暂行", "试行", "管理", "若干"})
    for (const LexiconRow& row : Lexicon("self_words")) {
      const std::string_view rest = text.substr(kThis.size());
      if (rest.starts_with(front) && rest.substr(front.size()).starts_with(row[0]))
        return kThis.size() + front.size() + row[0].size();
    }
  return 0;
}

// What stands behind 本办法 where the sentence is about the document: not 本办法规定的许可证, 本通知所称.
bool IsSubject(std::string_view behind, std::string_view words) {
  const size_t at = behind.find(words);
  const std::string_view between = behind.substr(0, at == behind.npos ? behind.size() : at);
  for (std::string_view other :
       {"规定", "所称", "所指", "中", "核发", "取得", "施行之日", "发布之日", "印发之日", "证"})
    if (between.starts_with(other) || (other == "证" && between.find(other) != between.npos)) return false;
  return true;
}

// Whether the part of a sentence up to a comma has the document as its subject; `words` may stand in it.
bool HasSelfAsSubject(std::string_view part, std::string_view words) {
  for (size_t at = 0; at < part.size(); ++at) {
    const size_t length = SelfLength(part.substr(at));
    if (length == 0) continue;
    const std::string_view before = part.substr(0, at);
    bool object = false;
    for (std::string_view word : {"依照", "按照", "按", "根据", "依据", "自", "从", "违反", "与"})
      object = object || before.ends_with(word);
    if (!object && IsSubject(part.substr(at + length), words)) return true;
  }
  return false;
}

bool InQuotes(std::string_view text, size_t at) {
  int depth = 0;
  for (const auto& [mark, step] : {std::pair<std::string_view, int>{"“", 1}, {"”", -1}})
    for (size_t found = text.find(mark); found != text.npos && found < at; found = text.find(mark, found + mark.size()))
      depth += step;
  return depth > 0;
}

}  // namespace

bool SpeaksOfItself(std::string_view clause, std::string_view words) {
  const std::string plain = WithoutBlanks(clause), wanted = WithoutBlanks(words);
  const size_t at = plain.find(wanted);
  if (at == plain.npos || wanted.empty() || InQuotes(plain, at)) return false;
  const std::string_view sentence = SentenceAt(plain, at);
  // Its parts between commas, up to the one that holds the words.
  bool self_before = false;
  for (std::string_view rest = sentence; !rest.empty();) {
    constexpr std::string_view kComma = "，";
    const size_t end = std::min(rest.find(kComma), rest.size());
    const std::string_view part = rest.substr(0, end);
    const bool holds = part.find(wanted) != part.npos || wanted.starts_with(part) || part.ends_with(wanted);
    const bool self = HasSelfAsSubject(part, wanted);
    if (holds && self) return true;
    // 本办法自发布之日起施行，有效期5年: the subject goes on; 有效期5年，自发布之日起施行 has none.
    const bool bare = part.starts_with("有效期") || part.starts_with("试行") || part.starts_with("执行期") ||
                      part.starts_with("自") || part.starts_with("暂定") || part.starts_with("期限");
    if (holds && bare && (self_before || part.data() == sentence.data())) return true;
    self_before = self_before || self;
    rest = end < rest.size() ? rest.substr(end + kComma.size()) : std::string_view();
  }
  return false;
}

std::string PartAt(std::string_view behind) {
  const std::string plain = WithoutBlanks(behind.substr(0, kFarthest));
  std::string_view rest = plain;
  for (bool more = true; more;) {
    more = false;
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}})
      if (rest.starts_with(open) && rest.find(close) != rest.npos) {
        rest.remove_prefix(rest.find(close) + close.size());
        more = true;
      }
    for (std::string_view word : {"》", "中的", "中", "的", "“", "文件", "文", "令", "公告", "通告"})
      if (rest.starts_with(word)) {
        rest.remove_prefix(word.size());
        more = true;
      }
  }
  for (std::string_view some : {"有关条款", "相关条款", "部分条款", "有关内容", "相关内容", "部分内容"})
    if (rest.starts_with(some)) return std::string(some);
  for (std::string_view sheet : {"附件", "附表"})
    if (rest.starts_with(sheet)) {
      constexpr std::string_view kNumber = "一二三四五六七八九十0123456789";
      size_t end = sheet.size();
      while (end < rest.size()) {
        const size_t size = static_cast<unsigned char>(rest[end]) < 0x80 ? 1 : kHan;
        if (kNumber.find(rest.substr(end, size)) == kNumber.npos) break;
        end += size;
      }
      return std::string(rest.substr(0, end));
    }
  if (!rest.starts_with("第")) return {};
  // 第十二条第二款第（三）项、第十五条: as long as it counts parts.
  constexpr std::string_view kPart = "第一二三四五六七八九十百零〇条款项目章节编（）()、和至之0123456789";
  size_t last = 0;
  for (size_t end = 0; end < rest.size();) {
    const size_t size = static_cast<unsigned char>(rest[end]) < 0x80 ? 1 : kHan;
    const std::string_view character = rest.substr(end, size);
    if (kPart.find(character) == kPart.npos) break;
    end += size;
    for (std::string_view unit : {"条", "款", "项", "目", "章", "节", "编", "）", ")"})
      if (character == unit) last = end;
  }
  return std::string(rest.substr(0, last));
}

std::string PartBehind(std::string_view clause, std::string_view evidence) {
  const std::string plain = WithoutBlanks(clause), wanted = WithoutBlanks(evidence);
  const size_t at = plain.find(wanted);
  if (at == plain.npos || wanted.empty() || plain.find(wanted, at + 1) != plain.npos) return {};
  return PartAt(std::string_view(plain).substr(at + wanted.size()));
}

std::string DayOfEnding(std::string_view clause, std::string_view evidence) {
  const std::string plain = WithoutBlanks(clause), wanted = WithoutBlanks(evidence);
  const size_t at = plain.find(wanted);
  if (at == plain.npos || wanted.empty()) return {};
  const std::string_view sentence = SentenceAt(plain, at);
  re2::StringPiece groups[4];
  if (!kEndingDay.Find(sentence, 0, groups)) return {};
  const auto number = [](const re2::StringPiece& digits) { return std::atoi(std::string(digits).c_str()); };
  const int year = number(groups[1]), month = number(groups[2]), day = number(groups[3]);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  return text;
}

std::string EndedMark(std::string_view title) {
  for (std::string_view mark :
       {"（已废止）", "(已废止)", "（废止）", "(废止)", "（已失效）", "(已失效)", "（失效）", "(失效)", "【已废止】",
        "【废止】", "【失效】", "[已废止]", "[失效]", "〔已废止〕", "〔失效〕"})
    if (title.ends_with(mark)) return std::string(mark);
  return {};
}

std::string TrialMark(std::string_view title) {
  for (std::string_view other : {"废止", "修改", "修订", "失效"})
    if (title.find(other) != title.npos) return {};
  for (std::string_view mark : {"（试行）", "(试行)"})
    if (title.ends_with(mark) || title.find(std::string(mark) + "》") != title.npos ||
        title.find(std::string(mark) + "的通知") != title.npos)
      return std::string(mark);
  for (std::string_view mark : {"暂行", "试行"})
    for (std::string_view genre : {"办法", "规定", "条例", "细则", "标准", "规则", "规程", "制度", "意见"})
      if (title.find(std::string(mark).append(genre)) != title.npos) return std::string(mark);
  return {};
}

}  // namespace liye
