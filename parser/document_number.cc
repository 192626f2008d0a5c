#include "parser/document_number.h"

#include <algorithm>
#include <array>
#include <bitset>

#include "corpus/lexicon.h"
#include "parser/clean_text.h"
#include "parser/find.h"
#include "parser/numeral.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr std::string_view kHao = "号";
constexpr std::string_view kRepublic = "中华人民共和国";
constexpr size_t kLongestIssuer = 40 * 3;  // bytes; joint issuers make long ones

// Words that make a numbered order or announcement of what stands before them.
constexpr std::string_view kOrderWords[] = {"令", "公告", "通告", "布告"};

// What stands right before `at`: number of ASCII digits.
size_t DigitsBefore(std::string_view text, size_t at) {
  size_t n = 0;
  while (n < at && IsDigit(static_cast<unsigned char>(text[at - n - 1]))) ++n;
  return n;
}

bool EndsAt(std::string_view text, size_t at, std::string_view word) {
  return at >= word.size() && text.substr(at - word.size(), word.size()) == word;
}

std::string_view OrderWordBefore(std::string_view text, size_t at) {
  for (std::string_view word : kOrderWords)
    if (EndsAt(text, at, word)) return word;
  return {};
}

std::string_view OrderWordAt(std::string_view text, size_t at) {
  for (std::string_view word : kOrderWords)
    if (HasAt(text, at, word)) return word;
  return {};
}

// Start of the run of Chinese characters that ends at `at`; joint issuers may be joined by 、.
size_t RunStart(std::string_view text, size_t at, bool joint) {
  size_t start = at;
  while (start > 0 && at - start < kLongestIssuer) {
    const size_t before = CharBefore(text, start);
    const char32_t c = CharAt(text, before);
    if (!IsHan(c) && !(joint && (c == U'、' || c == U'·'))) break;
    start = before;
  }
  while (start < at && !IsHan(CharAt(text, start))) start += CharLength(text[start]);
  return start;
}

constexpr size_t kBuckets = 1024;

struct Stop {
  std::string_view word;
  bool at_start_only;
  bool keep;      // 对外贸易: begins a name although 对 is a stop
  size_t bucket;  // of its first character
};

const std::vector<Stop>& Stops() {
  static const std::vector<Stop> stops = [] {
    std::vector<Stop> list;
    for (const LexiconRow& row : Lexicon("number_stops"))
      if (row.size() >= 2) list.push_back({row[0], row[1] == "start", row[1] == "keep", CharAt(row[0], 0) % kBuckets});
    return list;
  }();
  return stops;
}

// Cuts the words that lead to a number (根据, 通知, 号和) off the run [start, end).
size_t CutStops(std::string_view text, size_t start, size_t end) {
  std::bitset<kBuckets> held;  // characters of the run: most stops begin with none of them
  for (size_t i = start; i < end; i += CharLength(text[i])) held[CharAt(text, i) % kBuckets] = true;
  for (const Stop& stop : Stops()) {
    if (stop.at_start_only || stop.keep || !held[stop.bucket]) continue;
    const std::string_view run = text.substr(start, end - start);
    const size_t found = run.rfind(stop.word);
    if (found != run.npos) start += found + stop.word.size();
  }
  // 2003年12月20日国务院令: what the digits of a date leave behind.
  if (start > 0 && IsDigit(static_cast<unsigned char>(text[start - 1])))
    for (std::string_view unit : {"年", "月", "日"})
      if (start < end && HasAt(text, start, unit)) start += unit.size();
  for (const Stop& stop : Stops())  // 和〔2014〕10号: the code is left out
    if (stop.at_start_only && text.substr(start, end - start) == stop.word) return end;
  if (start == 0) return start;
  for (const Stop& stop : Stops())
    if (stop.keep && HasAt(text, start, stop.word)) return start;
  for (const Stop& stop : Stops())
    if (stop.at_start_only && HasAt(text, start, stop.word) && start + stop.word.size() <= end)
      return start + stop.word.size();
  return start;
}

// 原国家安全监管总局: a former office; but 原州, 原平, 原阳 are places.
size_t CutFormer(std::string_view text, size_t start, size_t end) {
  constexpr std::string_view kFormer = "原";
  if (!HasAt(text, start, kFormer) || end - start < 9) return start;
  for (std::string_view place : {"原州", "原平", "原阳"})
    if (HasAt(text, start, place)) return start;
  return start + kFormer.size();
}

// Leaves 中华人民共和国 out. Inside, after another issuer, it begins the next one, whose mark went with the white space.
std::string WithoutRepublic(std::string_view issuer) {
  std::string bare;
  for (size_t i = 0; i < issuer.size();) {
    if (HasAt(issuer, i, kRepublic)) {
      i += kRepublic.size();
      if (!bare.empty() && !bare.ends_with("、")) bare += "、";
    } else {
      bare += issuer[i++];
    }
  }
  return bare;
}

// Whether a name can be an office that publishes announcements.
bool LooksLikeOffice(std::string_view name) {
  for (std::string_view end :
       {"部", "委", "局", "署", "府", "院", "会", "行", "办", "厅", "关", "室", "司", "中心", "处"})
    if (name.ends_with(end) && name.size() > end.size()) return true;
  return false;
}

int FullYear(std::string_view digits) {
  const int year = static_cast<int>(ParseNumeral(digits).value_or(0));
  if (digits.size() != 2) return year;
  return year >= 49 ? 1900 + year : 2000 + year;
}

bool PlausibleYear(int year) { return year >= 1900 && year <= 2199; }

struct Parts {
  size_t serial_begin = 0;  // where the serial begins
  size_t head_end = 0;      // where issuer or code (with 令, 公告) ends
  int year = 0;
  bool bracketed = false;  // the year stands in brackets
  bool ordinal = false;    // the serial has 第
};

// Reads backwards from `at`: a year in brackets that ends there. Moves `at` before it.
int BracketedYearBefore(std::string_view text, size_t& at) {
  size_t i = at;
  if (EndsAt(text, i, "〕"))
    i -= 3;
  else if (i > 0 && text[i - 1] == ')')
    i -= 1;
  else
    return 0;
  if (EndsAt(text, i, "年")) i -= 3;
  const size_t digits = DigitsBefore(text, i);
  if (digits != 4 && digits != 2) return 0;
  const int year = FullYear(text.substr(i - digits, digits));
  i -= digits;
  if (EndsAt(text, i, "〔"))
    i -= 3;
  else if (i > 0 && text[i - 1] == '(')
    i -= 1;
  else
    return 0;
  if (!PlausibleYear(year)) return 0;
  at = i;
  return year;
}

// The serial before 号 at `hao`, Arabic or (after 第) Chinese. Returns its start, or npos.
size_t SerialStart(std::string_view text, size_t hao) {
  const size_t digits = DigitsBefore(text, hao);
  if (digits > 0) return digits <= 5 ? hao - digits : std::string_view::npos;
  size_t start = hao;
  while (start > 0) {
    const size_t before = CharBefore(text, start);
    if (NumeralLength(text.substr(before, start - before)) == 0) break;
    start = before;
  }
  return start < hao && EndsAt(text, start, "第") ? start : std::string_view::npos;
}

std::string Canonical(const NumberMatch& match, std::string_view issuer, std::string_view word) {
  const std::string serial = std::to_string(match.serial);
  const std::string year = match.year ? std::to_string(match.year) : "";
  if (match.form == NumberForm::kBracketed)
    return std::string(issuer) + (match.year ? "〔" + year + "〕" : "") + serial + std::string(kHao);
  std::string value = WithoutRepublic(issuer);
  value += word;
  if (match.year) value += year + "年";
  return value + "第" + serial + std::string(kHao);
}

// 号 after 号、 or 号和: the number leaves out what the one before it says.
bool FollowsNumber(std::string_view text, size_t at) {
  if (EndsAt(text, at, "第")) at -= 3;
  for (std::string_view joint : {"、", "和", "及", "与", ","})
    if (EndsAt(text, at, joint)) return EndsAt(text, at - joint.size(), kHao);
  return false;
}

// Bracketed: code〔year〕serial号. An order word before the bracket makes it an order.
bool MatchBracketed(std::string_view text, size_t before_bracket, NumberMatch& match) {
  std::string_view word = OrderWordBefore(text, before_bracket);
  if (!word.empty()) {  // 渝府令〔2022〕3号, 平国土公告〔2013〕17号: issuer codes that end so
    const size_t end = before_bracket - word.size();
    const size_t begin = CutStops(text, RunStart(text, end, true), end);
    if (end - begin <= 2 * 3 || !LooksLikeOffice(text.substr(begin, end - begin))) word = {};
  }
  const size_t name_end = before_bracket - word.size();
  size_t start = RunStart(text, name_end, !word.empty());
  start = CutFormer(text, CutStops(text, start, name_end), name_end);
  if (start == name_end && word == "令") return false;
  match.begin = start;
  match.code = text.substr(start, name_end - start);
  match.form = word.empty() ? NumberForm::kBracketed : word == "令" ? NumberForm::kOrder : NumberForm::kAnnouncement;
  match.elided = match.code.empty();
  if (match.code.find('X') != match.code.npos) return false;
  if (before_bracket > 0 && start == before_bracket) {  // XX〔2023〕5号, *〔2023〕5号: a template
    const unsigned char last = text[before_bracket - 1];
    if ((last >= 'A' && last <= 'Z') || last == '*') return false;
  }
  match.value = Canonical(match, match.code, word);
  return true;
}

// Orders and announcements: issuer 令 [year年] 第serial号, issuer year年第serial号, issuer第serial号令.
bool MatchOrder(std::string_view text, Parts parts, NumberMatch& match) {
  std::string_view word = OrderWordBefore(text, parts.head_end);
  size_t name_end = parts.head_end - word.size();
  if (word.empty()) {
    const std::string_view after = OrderWordAt(text, match.end);
    if (!after.empty() && parts.ordinal && match.year == 0) {  // 国务院第291号令
      word = after;
      match.end += after.size();
    } else if (match.year == 0 || !parts.ordinal || HasAt(text, match.end, "台风")) {
      return false;
    }
  }
  size_t start = RunStart(text, name_end, true);
  start = CutFormer(text, CutStops(text, start, name_end), name_end);
  const std::string_view name = text.substr(start, name_end - start);
  const bool named = word.empty() ? LooksLikeOffice(name) : !name.empty();
  if (!named && match.year == 0 && word.empty()) return false;
  if (!named) start = word.empty() || name_end == parts.head_end ? (match.year ? parts.head_end : start) : name_end;
  match.begin = start;
  match.code = named ? name : std::string_view();
  match.elided = !named;
  match.form = word == "令" ? NumberForm::kOrder : NumberForm::kAnnouncement;
  match.value = Canonical(match, match.code, word);
  return true;
}

std::optional<NumberMatch> MatchAtHao(std::string_view text, size_t hao) {
  NumberMatch match;
  match.end = hao + kHao.size();
  Parts parts;
  parts.serial_begin = SerialStart(text, hao);
  if (parts.serial_begin == std::string_view::npos) return std::nullopt;
  const auto serial = ParseNumeral(text.substr(parts.serial_begin, hao - parts.serial_begin));
  if (!serial || *serial == 0) return std::nullopt;
  match.serial = *serial;
  size_t at = parts.serial_begin;
  if (EndsAt(text, at, "第")) {
    at -= 3;
    parts.ordinal = true;
  }
  const size_t after_year = at;
  match.year = BracketedYearBefore(text, at);
  if (match.year != 0) return MatchBracketed(text, at, match) ? std::optional(match) : std::nullopt;
  if (at > 0 && text[at - 1] == '(') --at;  // 令(第704号), 公告(2018年第2号)
  if (EndsAt(text, at, "年")) {
    const size_t digits = DigitsBefore(text, at - 3);
    const int year = digits == 4 ? FullYear(text.substr(at - 7, 4)) : 0;
    if (!PlausibleYear(year)) return std::nullopt;
    match.year = year;
    at -= 7;
    if (at > 0 && text[at - 1] == '(') --at;
  }
  parts.head_end = at;
  if (MatchOrder(text, parts, match)) return match;
  if (!FollowsNumber(text, parts.serial_begin)) return std::nullopt;
  match.begin = parts.ordinal ? after_year : parts.serial_begin;
  match.elided = true;
  match.value = std::to_string(match.serial) + std::string(kHao);
  return match;
}

}  // namespace

std::optional<NumberMatch> FindDocumentNumber(std::string_view clean, size_t from) {
  for (size_t hao = Find(clean, kHao, from); hao != clean.npos; hao = Find(clean, kHao, hao + kHao.size())) {
    if (auto match = MatchAtHao(clean, hao)) return match;
  }
  return std::nullopt;
}

std::optional<std::string> CanonicalDocumentNumber(std::string_view text) {
  constexpr size_t kLongest = 400;
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  CleanText clean;
  clean.Assign(text, {0, static_cast<uint32_t>(text.size())});
  std::string number(clean.text());
  if (const size_t colon = number.find(':'); colon != number.npos) number.erase(0, colon + 1);
  std::erase(number, ' ');
  while (!number.empty() && (number.front() == '(' || number.front() == '"')) number.erase(0, 1);
  while (!number.empty() && (number.back() == ')' || number.back() == '"' || number.back() == '.') &&
         Find(number, kHao) != number.npos)
    number.pop_back();
  if (!number.empty() && IsDigit(static_cast<unsigned char>(number.back()))) number += kHao;
  const auto match = FindDocumentNumber(number);
  if (!match || match->elided || match->begin != 0 || match->end != number.size()) return std::nullopt;
  return match->value;
}

}  // namespace liye
