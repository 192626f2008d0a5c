#include "parser/document_number.h"

#include <span>
#include <string>

#include "parser/clean_text.h"
#include "parser/find.h"
#include "parser/number_issuer.h"
#include "parser/numeral.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr std::string_view kHao = "号";

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

constexpr std::string_view kOpenYear[] = {"〔", "(", "〈", "{", "「"};
constexpr std::string_view kCloseYear[] = {"〕", ")", "〉", "}", "」"};

std::string_view EndsWithAny(std::string_view text, size_t at, std::span<const std::string_view> words) {
  for (std::string_view word : words)
    if (EndsAt(text, at, word)) return word;
  return {};
}

// Start of the digits before `at`, blanks between them allowed: 2 0 1 6.
size_t SpacedDigitsStart(std::string_view text, size_t at) {
  size_t start = at;
  while (at > 0 && (IsDigit(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == ' '))
    if (text[--at] != ' ') start = at;
  return start;
}

std::string WithoutBlanks(std::string_view text) {
  std::string bare(text);
  std::erase(bare, ' ');
  return bare;
}

// Reads backwards from `at`: a year in brackets that ends there, one of them missing at most. Moves `at` before it.
int BracketedYearBefore(std::string_view text, size_t& at) {
  const std::string_view close = EndsWithAny(text, at, kCloseYear);
  size_t i = at - close.size();
  if (close.empty() && EndsAt(text, i, " ")) --i;
  if (EndsAt(text, i, "年")) i -= 3;
  const size_t start = SpacedDigitsStart(text, i);
  const std::string digits = WithoutBlanks(text.substr(start, i - start));
  const std::string_view open = EndsWithAny(text, start, kOpenYear);
  if (open.empty() ? close.empty() || close == ")" || digits.size() != 4 || start == 0 : close.empty() && open != "〔")
    return 0;
  if (digits.size() != 4 && digits.size() != 2) return 0;
  const int year = FullYear(digits);
  if (!PlausibleYear(year)) return 0;
  at = start - open.size();
  return year;
}

// 平政2016 45号, 平政办2016第45号: without brackets only where a code certainly ends before the year.
int BareYearBefore(std::string_view text, size_t& at) {
  size_t i = at;
  if (EndsAt(text, i, " "))
    --i;
  else if (!HasAt(text, i, "第"))
    return 0;
  if (DigitsBefore(text, i) != 4) return 0;
  const int year = FullYear(text.substr(i - 4, 4));
  constexpr std::string_view kCodeEnds[] = {"政", "发", "办", "函", "字"};
  constexpr std::string_view kWords[] = {"开发", "研发", "批发", "颁发", "出发", "突发"};
  if (!PlausibleYear(year) || EndsWithAny(text, i - 4, kCodeEnds).empty() || !EndsWithAny(text, i - 4, kWords).empty())
    return 0;
  at = i - 4;
  return year;
}

// The serial before 号 at `hao`, Arabic or (after 第) Chinese. Returns its start, or npos.
size_t SerialStart(std::string_view text, size_t hao) {
  const size_t spaced = SpacedDigitsStart(text, hao);
  const bool after_year = !EndsWithAny(text, EndsAt(text, spaced, "第") ? spaced - 3 : spaced, kCloseYear).empty();
  const size_t start = after_year ? spaced : hao - DigitsBefore(text, hao);
  if (start < hao)
    return hao - start <= 2 * 5 && WithoutBlanks(text.substr(start, hao - start)).size() <= 5 ? start
                                                                                              : std::string_view::npos;
  size_t first = hao;
  while (first > 0) {
    const size_t before = CharBefore(text, first);
    if (NumeralLength(text.substr(before, first - before)) == 0) break;
    first = before;
  }
  return first < hao && EndsAt(text, first, "第") ? first : std::string_view::npos;
}

std::string Canonical(const NumberMatch& match, std::string_view issuer, std::string_view word) {
  const std::string serial = std::to_string(match.serial);
  const std::string year = match.year ? std::to_string(match.year) : "";
  if (match.form == NumberForm::kBracketed)
    return std::string(issuer) + (match.year ? "〔" + year + "〕" : "") + serial + std::string(kHao);
  std::string value = JoinIssuers(issuer);
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

// XX〔2023〕5号, ×政发〔2023〕5号, 某政发〔2023〕5号, 〇〇〔2023〕5号: a sign stands for the code or a part of it.
bool IsTemplate(std::string_view text, size_t start, std::string_view code) {
  for (std::string_view sign : {"某", "〇", "X"})
    if (code.find(sign) != code.npos) return true;
  constexpr std::string_view kSigns[] = {"×", "*", "□", "■", "△", "_", "…", "X", "x"};
  if (!EndsWithAny(text, start, kSigns).empty()) return true;
  const unsigned char last = start > 0 ? text[start - 1] : 0;
  return code.empty() && last >= 'A' && last <= 'Z';
}

// Bracketed: code〔year〕serial号. An order word before the bracket makes it an order.
bool MatchBracketed(std::string_view text, size_t before_bracket, NumberMatch& match) {
  std::string_view word = OrderWordBefore(text, before_bracket);
  if (!word.empty()) {  // 渝府令〔2022〕3号, 平国土公告〔2013〕17号: issuer codes that end so
    const size_t end = before_bracket - word.size();
    const size_t begin = IssuerStart(text, end, true);
    if (end - begin <= 2 * 3 || !LooksLikeOffice(text.substr(begin, end - begin))) word = {};
  }
  const size_t name_end = before_bracket - word.size();
  size_t start = IssuerStart(text, name_end, !word.empty());
  if (word.empty()) start = CodeStart(text, start, name_end);
  if (start == name_end && word == "令") return false;
  match.begin = start;
  match.code = text.substr(start, name_end - start);
  match.form = word.empty() ? NumberForm::kBracketed : word == "令" ? NumberForm::kOrder : NumberForm::kAnnouncement;
  match.elided = match.code.empty();
  if (IsTemplate(text, start, match.code) || NamesNoIssuer(match.code)) return false;
  match.value = Canonical(match, match.code, word);
  return true;
}

// Orders and announcements: issuer 令 [year年] 第serial号, issuer year年第serial号, issuer第serial号令.
bool MatchOrder(std::string_view text, Parts parts, NumberMatch& match) {
  std::string_view word = OrderWordBefore(text, parts.head_end);
  size_t name_end = parts.head_end - word.size();
  if (word.empty()) {
    const std::string_view after = OrderWordAt(text, match.end);
    if (!after.empty() && parts.ordinal && (match.year == 0 || after == "令")) {  // 国务院第291号令
      word = after;
      match.end += after.size();
    } else if (match.year == 0 || !parts.ordinal || HasAt(text, match.end, "台风")) {
      return false;
    }
  }
  size_t start = IssuerStart(text, name_end, true);
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
  const auto serial = ParseNumeral(WithoutBlanks(text.substr(parts.serial_begin, hao - parts.serial_begin)));
  if (!serial || *serial == 0) return std::nullopt;
  match.serial = *serial;
  size_t at = parts.serial_begin;
  if (EndsAt(text, at, "第")) {
    at -= 3;
    parts.ordinal = true;
  }
  const size_t after_year = at;
  match.year = BracketedYearBefore(text, at);
  if (match.year == 0) match.year = BareYearBefore(text, at);
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
