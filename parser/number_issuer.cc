#include "parser/number_issuer.h"

#include <algorithm>
#include <bitset>
#include <unordered_map>
#include <vector>

#include "corpus/lexicon.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr std::string_view kRepublic = "中华人民共和国";
constexpr size_t kLongestIssuer = 40 * 3;  // bytes; joint issuers make long ones

// Start of the run of Chinese characters that ends at `at`; joint issuers may be joined by 、.
size_t RunStart(std::string_view text, size_t at, bool joint) {
  size_t start = at;
  while (start > 0 && at - start < kLongestIssuer) {
    const size_t before = CharBefore(text, start);
    const char32_t c = CharAt(text, before);
    if (!IsHan(c) && !(joint && (c == U'、' || c == U'·'))) break;
    start = before;
  }
  return start;
}

// Behind the joints that `start` stands on.
size_t SkipJoints(std::string_view text, size_t start, size_t end) {
  while (start < end && !IsHan(CharAt(text, start))) start += CharLength(text[start]);
  return start;
}

constexpr size_t kBuckets = 1024;

struct Stop {
  std::string_view word;
  enum Where { kAny, kStart, kInner, kKeep, kNone } where;
  size_t bucket;  // of its first character
};

const std::vector<Stop>& Stops() {
  static const std::vector<Stop> stops = [] {
    std::vector<Stop> list;
    for (const LexiconRow& row : Lexicon("number_stops")) {
      if (row.size() < 2) continue;
      const Stop::Where where = row[1] == "start"   ? Stop::kStart
                                : row[1] == "inner" ? Stop::kInner
                                : row[1] == "keep"  ? Stop::kKeep
                                : row[1] == "none"  ? Stop::kNone
                                                    : Stop::kAny;
      list.push_back({row[0], where, CharAt(row[0], 0) % kBuckets});
    }
    return list;
  }();
  return stops;
}

bool BeginsKept(std::string_view text, size_t at) {
  return std::any_of(Stops().begin(), Stops().end(),
                     [&](const Stop& stop) { return stop.where == Stop::kKeep && HasAt(text, at, stop.word); });
}

// Cuts the words that lead to a number (根据, 通知, 号和) off the run [start, end).
size_t CutStops(std::string_view text, size_t start, size_t end) {
  std::bitset<kBuckets> held;  // characters of the run: most stops begin with none of them
  for (size_t i = start; i < end; i += CharLength(text[i])) held[CharAt(text, i) % kBuckets] = true;
  for (const Stop& stop : Stops()) {
    if ((stop.where != Stop::kAny && stop.where != Stop::kInner) || !held[stop.bucket]) continue;
    const std::string_view run = text.substr(start, end - start);
    const size_t found = run.rfind(stop.word);
    if (found == run.npos) continue;
    const size_t behind = start + found + stop.word.size();
    if (stop.where == Stop::kInner && behind == end) continue;
    start = BeginsKept(text, start + found) ? start + found : behind;
  }
  // 第494号令、国务院令: what the number before leaves behind.
  for (std::string_view kind : {"令、", "公告、", "文、"})
    if (HasAt(text, start, kind)) start += kind.size();
  // 2003年12月20日国务院令: what the digits of a date leave behind.
  if (start > 0 && IsDigit(static_cast<unsigned char>(text[start - 1])))
    for (std::string_view unit : {"年", "月", "日"})
      if (start < end && HasAt(text, start, unit)) start += unit.size();
  for (const Stop& stop : Stops())  // 和〔2014〕10号: the code is left out
    if (stop.where == Stop::kStart && text.substr(start, end - start) == stop.word) return end;
  if (start == 0 || BeginsKept(text, start)) return start;
  for (const Stop& stop : Stops())
    if (stop.where == Stop::kStart && HasAt(text, start, stop.word) && start + stop.word.size() <= end)
      return start + stop.word.size();
  return start;
}

// 原国家安全监管总局: a former office; but 原州区, 原平市, 原阳县 are places, and 原政发 is a code of theirs.
size_t CutFormer(std::string_view text, size_t start, size_t end) {
  constexpr std::string_view kFormer = "原";
  if (!HasAt(text, start, kFormer) || end - start < 3 * 3) return start;
  for (std::string_view place : {"原州区", "原平市", "原阳县", "原政"})
    if (HasAt(text, start, place)) return start;
  return start + kFormer.size();
}

// National offices by their first character.
const std::unordered_map<char32_t, std::vector<std::string_view>>& NationalOffices() {
  static const std::unordered_map<char32_t, std::vector<std::string_view>> offices = [] {
    std::unordered_map<char32_t, std::vector<std::string_view>> map;
    for (const LexiconRow& row : Lexicon("national_offices"))
      if (!row.empty()) map[CharAt(row[0], 0)].push_back(row[0]);
    return map;
  }();
  return offices;
}

// Length of the longest national office, or beginning of the names of some, at `at`.
size_t NationalOfficeAt(std::string_view text, size_t at) {
  const auto offices = NationalOffices().find(CharAt(text, at));
  if (offices == NationalOffices().end()) return 0;
  size_t longest = 0;
  for (std::string_view office : offices->second)
    if (HasAt(text, at, office)) longest = std::max(longest, office.size());
  return longest;
}

// The place that `name` begins with: 平川市 of 平川市财政局. Empty when it begins with none.
std::string_view PlaceOf(std::string_view name) {
  constexpr size_t kLongest = 6 * 3;
  for (size_t i = 6; i <= std::min(name.size(), kLongest + 3); i += 3)
    for (std::string_view unit : {"省", "市", "县", "区", "州", "盟"})
      if (name.substr(i - 3, 3) == unit) return name.substr(0, i);
  return {};
}

}  // namespace

size_t IssuerStart(std::string_view text, size_t end, bool joint) {
  const size_t run = SkipJoints(text, RunStart(text, end, joint), end);
  return CutFormer(text, SkipJoints(text, CutStops(text, run, end), end), end);
}

size_t CodeStart(std::string_view text, size_t start, size_t end) {
  constexpr size_t kShortestCode = 2 * 3, kShortestOffice = 3 * 3;
  // Words that no code holds.
  for (std::string_view office : {"人民政府", "办公厅", "办公室", "委员会", "管理局", "总局", "兵团", "国务院"}) {
    const std::string_view run = text.substr(start, end - start);
    const size_t found = run.rfind(office);
    if (found != run.npos && run.size() - found - office.size() >= kShortestCode) start += found + office.size();
  }
  const std::string_view run = text.substr(start, end - start);
  // 市财政局平财, 中江省水利厅江水: an office of a level or place in front, which a code never names.
  constexpr std::string_view kLevels[] = {"省", "市", "县", "区", "州", "盟", "国家"};
  const bool levelled = !PlaceOf(run).empty() || std::any_of(std::begin(kLevels), std::end(kLevels),
                                                             [&](std::string_view l) { return run.starts_with(l); });
  for (std::string_view kind : {"局", "厅", "委"}) {
    const size_t found = levelled ? run.rfind(kind) : run.npos;
    if (found != run.npos && found + kind.size() >= kShortestOffice &&
        run.size() - found - kind.size() >= kShortestCode)
      return start + found + kind.size();
  }
  // 公安部公通字.
  const size_t national = NationalOfficeAt(text, start);
  if (national >= kShortestOffice && LooksLikeOffice(run.substr(0, national)) && run.size() >= national + kShortestCode)
    return start + national;
  return start;
}

bool NamesNoIssuer(std::string_view code) {
  return std::any_of(Stops().begin(), Stops().end(),
                     [code](const Stop& stop) { return stop.where == Stop::kNone && code.ends_with(stop.word); });
}

bool LooksLikeOffice(std::string_view name) {
  for (std::string_view end :
       {"部", "委", "局", "署", "府", "院", "会", "行", "办", "厅", "关", "室", "司", "中心", "处"})
    if (name.ends_with(end) && name.size() > end.size()) return true;
  return false;
}

std::string JoinIssuers(std::string_view issuers) {
  constexpr std::string_view kJoint = "、";
  const std::string_view place = PlaceOf(issuers);
  std::string joined;
  for (size_t i = 0; i < issuers.size();) {
    const bool republic = HasAt(issuers, i, kRepublic);
    const std::string_view rest = issuers.substr(i);
    // 国家税务总局平川市税务局 is one office.
    const bool local = !place.empty() && rest.starts_with(place) && !joined.ends_with("总局");
    const bool begins = republic || local || NationalOfficeAt(issuers, i) > 0;
    if (begins && !joined.empty() && !joined.ends_with(kJoint) && (republic || LooksLikeOffice(joined)))
      joined += kJoint;
    if (republic) {
      i += kRepublic.size();
      continue;
    }
    const size_t length = std::max<size_t>(begins ? NationalOfficeAt(issuers, i) : 0, CharLength(issuers[i]));
    joined += issuers.substr(i, length);
    i += length;
  }
  return joined;
}

}  // namespace liye
