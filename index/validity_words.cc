#include "index/validity_words.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/lexicon.h"
#include "extract/pattern.h"
#include "index/blanks.h"
#include "index/workday.h"

namespace liye {
namespace {

// No other verb stands between: 自2020年1月1日起施行,《…》同时废止 is about the document itself.
const Pattern kEndingDay(
    "validity.ending_day",
    R"((?:自|从|于)([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日(?:起|开始)?[，,]?(?:《[^》]*》(?:[（(][^）)]*[）)])?[^，,。；;《]{0,30})?(?:同时|一并|予以|即行)*(?:废止|停止|失效|不再执行|不再施行|不再有效|不再适用))",
    "the day from which another document ends",
    {"自2022年8月1日起，《办法》（平政〔2010〕1号）第七条停止执行", "自2020年1月1日起废止", "于2018年12月31日停止执行",
     "自2019年3月1日起，予以废止"},
    {"自2020年1月1日起施行，《办法》同时废止", "2020年1月1日印发的《办法》废止"});

const Pattern kEndedFrom(
    "validity.ended_from",
    R"((?:废止|停止执行)[^。；;]*[，,]自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起(?:施行|生效|执行|不再执行|停止执行))",
    "the day from which a repeal counts", {"决定废止《办法》，自2020年7月1日起施行"},
    {"自2020年7月1日起施行，《办法》同时废止", "本办法自2020年7月1日起施行"});
// 现发布《…》，自2022年1月1日起施行，原《…》同时废止; 《…关于修改〈…〉的决定》现予公布，自2021年5月1日起施行.
const Pattern kIssuedFrom(
    "validity.issued_from",
    R"((?:自|从)([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起(?:施行|执行|实施|生效)[。，,]?.{0,200}?同时(?:废止|停止|失效)|(?:公布|发布|印发)[，,]自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起(?:施行|执行|实施|生效))",
    "the day from which what a sentence issues counts",
    {"自2022年1月1日起施行，原《办法》同时废止", "现予公布，自2021年5月1日起施行"},
    {"自2022年1月1日起施行", "现予公布"});
const Pattern kRowDay("validity.row_day", R"(^[^\n。；;《]{0,12}?([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日)",
                      "the next cell of a table has the day", {"｜2024年12月31日", "2024年12月31日"},
                      {"。2024年12月31日"});
const Pattern kListEnding(
    "validity.list_ending",
    R"((?:下列|以下|附件|所列|目录)[^。；;]{0,60}(?:自|从|于)([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日(?:起|开始)?[^。；;]{0,8}(?:废止|停止|失效|不再执行|不再施行|不再有效)|(?:自|从)([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起[，,]?(?:废止|停止执行)?[^。；;]{0,12}(?:下列|以下|附件))",
    "the day from which what a list names ends",
    {"以下文件自2020年7月1日起废止", "决定对附件所列规范性文件自2020年7月1日起予以废止",
     "自2020年7月1日起废止下列文件"},
    {"以下文件予以废止", "本办法自2020年7月1日起施行"});
const Pattern kProlongedUntil(
    "validity.prolonged_until",
    R"((?:延长|延续|顺延|续延|延期|展期|继续|有效期)[^。；;《》]{0,16}(?:至|到|截止日期为)([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?)",
    "the last day of a longer term",
    {"有效期延长至2027年12月31日", "延期执行到2025年6月", "继续实施至2025年底", "继续执行，有效期至2024年12月31日",
     "有效期截止日期为2027年3月31日"},
    {"延长2年", "自2021年1月1日至2022年1月1日"});
const Pattern kTermAnew(
    "validity.term_anew",
    R"(自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起[^。；;《》]{0,12}?(?:有效期(?:限)?|施行|实施|执行)[，,]?(?:有效期(?:限)?)?(?:为)?([0-9]{1,2}|[一二三四五六七八九十两])年)",
    "a term that begins again",
    {"自2022年5月2日起继续施行5年", "自2022年4月1日起施行，有效期五年", "自2022年5月2日起有效期5年"},
    {"自2022年5月2日起延长5年"});
const Pattern kProlongedBy(
    "validity.prolonged_by",
    R"((?:延长|延续|顺延|延期|展期)[^。；;《》0-9一二三四五六七八九十两]{0,10}([0-9]{1,2}|[一二三四五六七八九十两])年)",
    "years that a term is longer", {"有效期延长五年", "延续2年", "延长有效期3年"}, {"延长至2027年"});
const Pattern kTermBefore(
    "validity.term_before",
    R"((?:有效期|施行期|试行期|执行期|实施期)(?:限)?(?:为|是|:|：)?(?:[0-9一二三四五六七八九十两]+年)?[，,]?$)",
    "a term follows", {"本办法有效期", "试行期限为", "有效期5年，"}, {"申报期为"});
const Pattern kTermBehind("validity.term_behind", R"(^止?(?:期间)?(?:施行|试行|执行|实施|有效))",
                          "a term stands before", {"止施行", "有效"}, {"止受理申报"});

int YearsOf(std::string_view digits) {
  constexpr std::string_view kNumerals = "一二三四五六七八九十";
  if (digits == "两") return 2;
  if (const size_t at = kNumerals.find(digits); at != kNumerals.npos) return static_cast<int>(at / 3) + 1;
  return std::atoi(std::string(digits).c_str());
}

// The last day of the month, or of the year where no month is given.
std::string LastDay(const re2::StringPiece (&date)[4]) {
  const auto number = [](const re2::StringPiece& text) { return std::atoi(std::string(text).c_str()); };
  const std::chrono::year year{number(date[1])};
  const std::chrono::month month{date[2].empty() ? 12u : static_cast<unsigned>(number(date[2]))};
  if (!month.ok()) return {};
  const std::chrono::day last = std::chrono::year_month_day_last(year, std::chrono::month_day_last(month)).day();
  const std::chrono::day day = date[3].empty() ? last : std::chrono::day{static_cast<unsigned>(number(date[3]))};
  return day > last ? std::string() : FormatDay(std::chrono::sys_days(year / month / day));
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
                      part.starts_with("自") || part.starts_with("暂定") || part.starts_with("期限") ||
                      part.starts_with("至") || part.starts_with("施行至") || part.starts_with("执行至") ||
                      part.starts_with("实施至") || part.starts_with("截止");
    if (holds && bare && (self_before || part.data() == sentence.data())) return true;
    // 自2020年2月1日起施行，有效期5年: a sentence without a subject is about the document.
    self_before = self_before || self ||
                  (part.data() == sentence.data() && part.starts_with("自") &&
                   (part.ends_with("施行") || part.ends_with("执行") || part.ends_with("实施")));
    rest = end < rest.size() ? rest.substr(end + kComma.size()) : std::string_view();
  }
  return false;
}

bool IsTermOfValidity(std::string_view clause, std::string_view words) {
  const std::string plain = WithoutBlanks(clause), wanted = WithoutBlanks(words);
  const size_t at = plain.find(wanted);
  if (at == plain.npos || wanted.empty()) return false;
  re2::StringPiece groups[1];
  const std::string_view sentence = SentenceAt(plain, at);
  const size_t begin = static_cast<size_t>(sentence.data() - plain.data());
  return kTermBefore.Find(std::string_view(plain).substr(begin, at - begin), 0, groups) ||
         kTermBehind.Find(std::string_view(plain).substr(at + wanted.size()), 0, groups);
}

Prolongation ProlongationIn(std::string_view clause, std::string_view evidence) {
  const std::string plain = WithoutBlanks(clause), wanted = WithoutBlanks(evidence);
  const size_t at = wanted.empty() ? plain.npos : plain.find(wanted);
  // The title of a notice says that it prolongs, its text until when.
  const std::string_view behind = std::string_view(plain).substr(at == plain.npos ? 0 : at + wanted.size());
  Prolongation longer;
  re2::StringPiece date[4], anew[5], years[2];
  if (kProlongedUntil.Find(behind, 0, date)) longer.until = LastDay(date);
  if (longer.until.empty() && kTermAnew.Find(behind, 0, anew)) {
    const re2::StringPiece start[4] = {anew[0], anew[1], anew[2], anew[3]};
    if (const std::optional<Day> first = ParseDay(LastDay(start)))
      longer.until = FormatDay(AddMonths(*first, 12 * YearsOf(anew[4])) - std::chrono::days(1));
  }
  if (longer.until.empty() && kProlongedBy.Find(behind, 0, years)) longer.years = YearsOf(years[1]);
  if (longer.until.empty() && longer.years == 0 && at != plain.npos && kRowDay.Find(behind, 0, date))
    longer.until = LastDay(date);
  return longer;
}

std::string DayOfListEnding(std::string_view above) {
  const std::string plain = WithoutBlanks(above);
  re2::StringPiece groups[7];
  if (!kListEnding.Find(plain, 0, groups)) return {};
  const size_t first = groups[1].empty() ? 4 : 1;
  const re2::StringPiece date[4] = {groups[0], groups[first], groups[first + 1], groups[first + 2]};
  return LastDay(date);
}

std::string DayOfEnding(std::string_view clause, std::string_view evidence) {
  const std::string plain = WithoutBlanks(clause), wanted = WithoutBlanks(evidence);
  if (wanted.empty()) return {};
  // A title names it first, and the sentence below from when.
  for (size_t at = 0; (at = plain.find(wanted, at)) != plain.npos; at += wanted.size()) {
    const std::string_view sentence = SentenceAt(plain, at);
    re2::StringPiece date[4], issued[7];
    if (kEndingDay.Find(sentence, 0, date) || kEndedFrom.Find(sentence, 0, date)) return LastDay(date);
    if (!kIssuedFrom.Find(sentence, 0, issued)) continue;
    const size_t first = issued[1].empty() ? 4 : 1;
    const re2::StringPiece day[4] = {issued[0], issued[first], issued[first + 1], issued[first + 2]};
    return LastDay(day);
  }
  return {};
}

std::string EndedMark(std::string_view title) {
  for (std::string_view mark :
       {"（已废止）", "(已废止)", "（废止）", "(废止)", "（已失效）", "(已失效)", "（失效）", "(失效)", "【已废止】",
        "【已失效】", "【废止】", "【失效】", "[已废止]", "[失效]", "〔已废止〕", "〔失效〕"})
    if (title.ends_with(mark) || title.starts_with(mark)) return std::string(mark);
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
