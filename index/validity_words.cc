#include "index/validity_words.h"

#include <algorithm>
#include <array>

#include "corpus/ascii.h"
#include "corpus/lexicon.h"

namespace liye {
namespace {

constexpr size_t kHan = 3;         // bytes
constexpr size_t kFarthest = 240;  // bytes behind a mention that may name a part

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

bool NamesItself(std::string_view sentence) {
  constexpr std::string_view kThis = "本";
  for (size_t at = 0; (at = sentence.find(kThis, at)) != sentence.npos; at += kThis.size())
    for (const LexiconRow& row : Lexicon("self_words")) {
      const std::string_view rest = sentence.substr(at + kThis.size());
      // 本实施办法, 本暂行规定
      for (std::string_view front : {"", "实施", "暂行", "试行", "管理", "若干"})
        if (rest.starts_with(front) && rest.substr(front.size()).starts_with(row[0])) return true;
    }
  return false;
}

}  // namespace

bool SpeaksOfItself(std::string_view clause, std::string_view words) {
  const std::string plain = WithoutBlanks(clause), wanted = WithoutBlanks(words);
  const size_t at = plain.find(wanted);
  if (at == plain.npos || wanted.empty()) return false;
  const std::string_view sentence = SentenceAt(plain, at);
  if (NamesItself(sentence)) return true;
  // 有效期5年，自发布之日起施行 without a subject; not 许可证有效期5年.
  constexpr std::array<std::string_view, 4> kStarts = {"有效期", "试行期", "执行期", "自"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view start) { return sentence.starts_with(start); });
}

std::string PartAt(std::string_view behind) {
  const std::string plain = WithoutBlanks(behind.substr(0, kFarthest));
  std::string_view rest = plain;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}})
    if (rest.starts_with(open) && rest.find(close) != rest.npos) rest.remove_prefix(rest.find(close) + close.size());
  for (std::string_view word : {"》", "中的", "中", "的", "“"})
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
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
  for (size_t at = plain.find(wanted); at != plain.npos && !wanted.empty(); at = plain.find(wanted, at + 1))
    if (std::string part = PartAt(std::string_view(plain).substr(at + wanted.size())); !part.empty()) return part;
  return {};
}

std::string EndedMark(std::string_view title) {
  for (std::string_view mark :
       {"（已废止）", "(已废止)", "（废止）", "(废止)", "（已失效）", "(已失效)", "（失效）", "(失效)", "【已废止】",
        "【废止】", "【失效】", "[已废止]", "[失效]", "〔已废止〕", "〔失效〕"})
    if (title.find(mark) != title.npos) return std::string(mark);
  return {};
}

std::string TrialMark(std::string_view title) {
  for (std::string_view mark : {"（试行）", "(试行)", "暂行", "试行"})
    if (title.find(mark) != title.npos) return std::string(mark);
  return {};
}

}  // namespace liye
