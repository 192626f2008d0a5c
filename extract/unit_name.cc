#include "extract/unit_name.h"

#include <algorithm>

#include "corpus/lexicon.h"
#include "extract/duty_sentence_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestName = 40;       // characters
constexpr size_t kLongestExtension = 18;  // characters that may follow one ending up to the next

// Values in the sets of stems and modifiers.
enum StemKind : uint32_t { kPlainStem, kVerbStem, kModifier, kFirstModifier };
// Values in the set of persons.
enum PersonKind : uint32_t { kPerson, kNoPerson };

constexpr size_t kLevel = 3;  // bytes of 市, 省, 县

UnitClass ClassOf(std::string_view word) {
  if (word == "department") return UnitClass::kDepartment;
  if (word == "government") return UnitClass::kGovernment;
  if (word == "region") return UnitClass::kRegion;
  if (word == "zone") return UnitClass::kZone;
  if (word == "company") return UnitClass::kCompany;
  if (word == "body") return UnitClass::kBody;
  if (word == "collective") return UnitClass::kCollective;
  return UnitClass::kNoUnit;
}

bool IsNameCharacter(char32_t c) {
  return IsHan(c) || IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' ' || c == '-' ||
         c == U'—' || c == U'·';
}

bool IsLevelAt(std::string_view text, size_t at) {
  switch (ThreeBytes(text, at)) {
    case ThreeBytesOf("市"):
    case ThreeBytesOf("省"):
    case ThreeBytesOf("县"):
    case ThreeBytesOf("区"):
    case ThreeBytesOf("州"):
    case ThreeBytesOf("盟"):
    case ThreeBytesOf("旗"): return true;
    default: return false;
  }
}

bool IsLevel(std::string_view word) { return word.size() == kLevel && IsLevelAt(word, 0); }

bool IsWeak(UnitClass c) { return c == UnitClass::kRegion || c == UnitClass::kZone; }

}  // namespace

bool EndsListAt(std::string_view text, size_t begin, size_t at) {
  if (!HasAt(text, at, "等") || at <= begin) return false;
  const std::string_view before = text.substr(CharBefore(text, at), at - CharBefore(text, at));
  return before != "高" && before != "中" && before != "初" && before != "同" && before != "平" && before != "对";
}

// 市、县 behind 各 or 有关 and before 人民政府: levels below in one word.
static size_t AllLevelsLength(std::string_view text, size_t at) {
  size_t i = at + (HasAt(text, at, "各") ? 3 : 6);
  for (int levels = 0;; ++levels) {
    if (!IsLevelAt(text, i)) return 0;
    i += kLevel;
    const bool government = HasAt(text, i, "人民政府") || HasAt(text, i, "政府");
    if (government) return levels > 0 ? i - at : 0;
    if (!HasAt(text, i, "、")) return 0;
    i += std::string_view("、").size();
  }
}

size_t AllProvincesLength(std::string_view text, size_t at) {
  constexpr std::string_view kProvinces = "各省、自治区、直辖市";
  constexpr std::string_view kAllOrgans = "中央和国家机关";
  if (HasAt(text, at, kAllOrgans)) return kAllOrgans.size();
  if (!HasAt(text, at, kProvinces))
    return HasAt(text, at, "各") || HasAt(text, at, "有关") ? AllLevelsLength(text, at) : 0;
  size_t end = at + kProvinces.size();
  for (bool more = true; more;) {
    more = false;
    for (std::string_view other : {"计划单列市", "新疆生产建设兵团", "副省级城市"})
      for (std::string_view joint : {"、", "及", "和", "以及", "与"})
        if (HasAt(text, end, joint) && HasAt(text, end + joint.size(), other))
          end += joint.size() + other.size(), more = true;
  }
  return end - at;
}

size_t NameBracketLength(std::string_view text, size_t at) {
  constexpr size_t kMost = 24;  // bytes between the brackets
  const bool square = HasAt(text, at, "〔");
  if ((!square && !HasAt(text, at, "(")) || at == 0) return 0;
  const size_t mark = square ? 3 : 1;
  const size_t close = text.substr(at, kMost + 2 * mark).find(square ? "〕" : ")");
  if (close == text.npos || close < mark + 3) return 0;
  const std::string_view before = text.substr(CharBefore(text, at), at - CharBefore(text, at));
  const std::string_view inside = text.substr(at + mark, close - mark);
  static constexpr std::string_view kHeads[] = {"县", "市", "区", "省", "镇", "乡", "州", "旗", "村", "盟", "街", "道"};
  static constexpr std::string_view kParts[] = {
      "县", "市", "区",     "省",     "镇",   "乡",         "州", "旗",     "盟",     "街道",   "街",
      "办", "地", "自治区", "直辖市", "社区", "场",         "处", "居",     "自治县", "自治州", "地区",
      "局", "委", "管委会", "功能区", "园区", "街道办事处", "村", "自治旗", "特区",   "林区"};
  if (std::find(std::begin(kHeads), std::end(kHeads), before) != std::end(kHeads)) {
    std::string_view rest = inside;
    while (!rest.empty()) {
      size_t stop = std::min({rest.find("、"), rest.find(','), rest.find("和"), rest.size()});
      if (std::find(std::begin(kParts), std::end(kParts), rest.substr(0, stop)) == std::end(kParts)) return 0;
      rest.remove_prefix(stop);
      if (!rest.empty()) rest.remove_prefix(rest[0] == ',' ? 1 : 3);
    }
    return close + mark;
  }
  static constexpr std::string_view kOffices[] = {"室", "厅", "局",     "部门", "单位", "委",
                                                  "办", "部", "部、委", "处",   "院"};
  static constexpr std::string_view kOfficeHeads[] = {"厅", "室", "门", "位", "委", "局", "办", "部", "会"};
  const bool office = std::find(std::begin(kOfficeHeads), std::end(kOfficeHeads), before) != std::end(kOfficeHeads) &&
                      std::find(std::begin(kOffices), std::end(kOffices), inside) != std::end(kOffices);
  return office ? close + mark : 0;
}

size_t NameBracketLengthBefore(std::string_view text, size_t end) {
  constexpr size_t kMost = 26;
  const bool square = text.substr(0, end).ends_with("〕");
  if (!square && !text.substr(0, end).ends_with(")")) return 0;
  const size_t low = end > kMost ? end - kMost : 0;
  const size_t open = text.substr(low, end - low).rfind(square ? "〔" : "(");
  if (open == std::string_view::npos) return 0;
  return NameBracketLength(text, low + open) == end - low - open ? end - low - open : 0;
}

// “三强产业” in the name of a body: bytes of the quoted words at `at`, or 0.
static size_t QuotedLength(std::string_view text, size_t at) {
  constexpr size_t kMost = 36;
  if (!HasAt(text, at, "“")) return 0;
  const size_t close = text.substr(at, kMost).find("”");
  return close == text.npos ? 0 : close + std::string_view("”").size();
}

const UnitNames& UnitNames::Get() {
  static const UnitNames& names = *new UnitNames;
  return names;
}

UnitNames::UnitNames() {
  for (const LexiconRow& row : Lexicon("unit_suffixes")) {
    if (row.size() < 3) continue;
    suffixes_.Add(row[0], static_cast<uint32_t>(suffix_rows_.size()));
    suffix_rows_.push_back({ClassOf(row[1]), row[2] == "list", row.size() > 3 ? row[3] : std::string_view()});
  }
  for (const LexiconRow& row : Lexicon("department_stems")) {
    if (row.size() < 2) continue;
    if (row[1] == "stem") stems_.Add(row[0], kPlainStem);
    if (row[1] == "verb") stems_.Add(row[0], kVerbStem);
    if (row[1] == "modifier") modifiers_.Add(row[0], kModifier);
    if (row[1] == "first") modifiers_.Add(row[0], kFirstModifier);
  }
  for (const LexiconRow& row : Lexicon("region_names"))
    for (std::string_view name : row) regions_.Add(name, 0);
  for (const LexiconRow& row : Lexicon("level_false_friends")) false_levels_.Add(row[0], 0);
  for (const LexiconRow& row : Lexicon("duty_words")) {
    if (row.size() < 2) continue;
    if (row[1] == "person") persons_.Add(row[0], kPerson);
    if (row[1] == "not_person") persons_.Add(row[0], kNoPerson);
    if (row[1] == "verb") verbs_.Add(row[0], 0);
    if (row[1] == "actor_verb") actor_verbs_.Add(row[0], 0);
    if (row[1] == "alone") alone_.Add(row[0], 0);
  }
}

bool UnitNames::PersonAt(std::string_view text, size_t at) const {
  const WordSet::Hit hit = persons_.LongestAt(text, at);
  return hit && hit.value == kPerson;
}

UnitEnding UnitNames::EndingAt(std::string_view text, size_t end) const {
  const WordSet::Hit hit = suffixes_.LongestBefore(text, end);
  if (!hit) return {};
  const Suffix& row = suffix_rows_[hit.value];
  if (end < text.size()) {
    const std::string_view next = text.substr(end, CharLength(text[end]));
    if (row.not_before.find(next) != row.not_before.npos && !actor_verbs_.LongestAt(text, end)) return {};
    if (PersonAt(text, end)) return {};
  }
  return {row.unit_class, hit.size, row.list_only};
}

UnitClass UnitNames::Classify(std::string_view name, UnitContext context) const {
  if (name.empty()) return UnitClass::kNoUnit;
  const UnitEnding ending = EndingAt(name, name.size());
  if (ending.unit_class == UnitClass::kNoUnit) {
    if (ending.size > 0) return UnitClass::kNoUnit;  // 全部, 主办
    const size_t place = PlaceLength(name);
    return place < name.size() && IsStem(name.substr(place)) ? UnitClass::kStem : UnitClass::kNoUnit;
  }
  if (context == UnitContext::kSentence && ending.list_only) return UnitClass::kNoUnit;
  const size_t own = name.size() - ending.size;
  if (own == 0 && ending.size <= 3) return UnitClass::kNoUnit;
  if (own == 0 && ending.size <= 6 && context == UnitContext::kSentence &&
      ending.unit_class != UnitClass::kGovernment && ending.unit_class != UnitClass::kDepartment &&
      ending.unit_class != UnitClass::kRegion && ending.unit_class != UnitClass::kBody)
    return UnitClass::kNoUnit;
  if (context == UnitContext::kSentence && ending.unit_class == UnitClass::kRegion && ending.size == 3 && own < 6 &&
      !name.starts_with("各"))
    return UnitClass::kNoUnit;
  return ending.unit_class;
}

size_t UnitNames::EndOfName(std::string_view text, size_t at, size_t limit) const {
  limit = std::min(limit, text.size());
  size_t best = at, weak = at, characters = 0, since_best = 0;
  for (size_t i = at + AllProvincesLength(text, at); i < limit && characters < kLongestName; ++characters) {
    if (text[i] == '(' || HasAt(text, i, "〔")) {
      const size_t bracket = i > at ? NameBracketLength(text, i) : 0;
      if (bracket == 0 || i + bracket > limit) break;
      if (best == i) best += bracket;
      i += bracket;
      if (best == i) continue;
    } else if (const size_t quoted = QuotedLength(text.substr(0, limit), i)) {
      i += quoted;
      continue;
    } else {
      if (!IsNameCharacter(CharAt(text, i)) || EndsListAt(text, at, i)) break;
      if (i > at &&
          (HasAt(text, i, "也要") || HasAt(text, i, "应当") || HasAt(text, i, "必须") || HasAt(text, i, "应该")))
        break;
      if (i > at && (HasAt(text, i, "或在") || HasAt(text, i, "和在"))) break;  // 人才或在企业任职的人
      if (i > at && HasAt(text, i, "由") && !text.substr(0, i).ends_with("自")) break;
      if (i > at && HasAt(text, i, "向") && VerbAt(text, i) && !text.substr(0, i).ends_with("方")) break;
      i += CharLength(text[i]);
    }
    if (best != at && ++since_best > kLongestExtension) break;
    if (i - at == 3 && IsLevel(text.substr(at, 3)) &&
        (HasAt(text, i, "和") || HasAt(text, i, "或") || HasAt(text, i, "与") || HasAt(text, i, "及")))
      return at;
    const UnitEnding ending = EndingAt(text, i);
    if (ending.unit_class == UnitClass::kNoUnit) {
      if (suffixes_.LongestBefore(text, i) && i < limit && PersonAt(text, i) &&
          Classify(text.substr(at, i - at), UnitContext::kSentence) != UnitClass::kNoUnit)
        return at;
      continue;
    }
    const std::string_view so_far = text.substr(0, best);
    const bool office = so_far.ends_with("局") || so_far.ends_with("厅") || so_far.ends_with("委") ||
                        so_far.ends_with("办") || so_far.ends_with("部");
    if (ending.list_only && ending.unit_class != UnitClass::kZone && (best == at || !office)) continue;
    if (best != at && ending.unit_class == UnitClass::kRegion && i > best + ending.size && !VerbAt(text, best) &&
        HasBranches(text, best))
      continue;
    if (best != at && i - ending.size >= best) {  // an ending that takes the last one in goes on with it: 管委|会
      if (!IsNameMatter(text.substr(best, i - best)) && !IsBranch(text, at, best, i, ending)) {
        if (HasAt(text, best, "的") || HasAt(text, best, "所在地的")) {
          best = at;  // 批准设立该派出机关的|人民政府
        } else {
          break;
        }
      }
    }
    if (weak != at && VerbAt(text, weak) && !IsNameMatter(text.substr(weak, i - weak))) return weak;
    if (IsWeak(ending.unit_class) && best == at) {
      if (i - at > 3) weak = i;
      continue;
    }
    if (i - at == ending.size && ending.size <= 3) continue;
    best = i;
    since_best = 0;
  }
  size_t end = best != at ? best : weak;
  if (best == at && weak != at && !MayEndHere(text, weak)) return at;
  if (end != at) end += DescriptionLength(text, end, limit);
  return end != at && Classify(text.substr(at, end - at), UnitContext::kList) != UnitClass::kNoUnit ? end : at;
}

// Whether the name that ends at `end` is of a firm that has branches in other places.
bool UnitNames::HasBranches(std::string_view text, size_t end) const {
  const std::string_view name = text.substr(0, end);
  return name.ends_with("银行") || name.ends_with("公司") || name.ends_with("农发行") || name.ends_with("国开行");
}

// Whether the name of a region can end at `end` of running text: a mark, a conjunction, a verb behind it.
bool UnitNames::MayEndHere(std::string_view text, size_t end) const {
  if (end >= text.size() || !IsHan(CharAt(text, end)) || VerbAt(text, end) || suffixes_.LongestAt(text, end))
    return true;
  for (std::string_view word :
       {"和", "与", "及", "以及", "或", "等", "参加", "主", "两级", "先", "自", "可", "应", "要", "也", "均", "都"})
    if (HasAt(text, end, word)) return true;
  return false;
}

size_t UnitNames::StemAt(std::string_view text, size_t at) const { return stems_.LongestAt(text, at).size; }

bool UnitNames::IsStem(std::string_view text) const { return stems_.Contains(text); }

bool UnitNames::IsNameMatter(std::string_view text) const {
  if (const WordSet::Hit verb = stems_.LongestAt(text, 0); verb && verb.value == kVerbStem) {
    const WordSet::Hit suffix = suffixes_.LongestAt(text, verb.size);
    if (!suffix || verb.size + suffix.size != text.size()) return false;
    const UnitClass c = suffix_rows_[suffix.value].unit_class;
    return c == UnitClass::kDepartment || c == UnitClass::kBody;
  }
  for (size_t i = 0; i < text.size();) {
    const WordSet::Hit stem = stems_.LongestAt(text, i), modifier = modifiers_.LongestAt(text, i),
                       region = regions_.LongestAt(text, i), suffix = suffixes_.LongestAt(text, i);
    const bool misplaced = modifier.value == kFirstModifier && i > 0;
    const size_t step =
        std::max({stem.size, misplaced ? 0 : modifier.size, region.size, suffix.size, NameBracketLength(text, i)});
    if (step == 0) return false;
    i += step;
  }
  return true;
}

size_t UnitNames::PlaceLength(std::string_view name) const {
  constexpr size_t kFarthestLevel = 18;  // bytes before 市 in 平川市财政局, 自治州
  if (false_levels_.LongestAt(name, 0)) return 0;
  if (const size_t government = name.find("人民政府"); government != name.npos) {
    const size_t end = government + std::string_view("人民政府").size();
    if (end < name.size() && StemAt(name, end) && !HasAt(name, end, "办公")) return end;
  }
  if (name.starts_with("国务院") && StemAt(name, 9)) return 9;
  if (IsLevelAt(name, 0) && name.size() > kLevel) {
    if (const size_t bracket = NameBracketLength(name, kLevel)) return kLevel + bracket;
    if (IsLevelAt(name, kLevel) && StemAt(name, 2 * kLevel) && !StemAt(name, kLevel)) return 2 * kLevel;  // 区县财政局
    return HasAt(name, kLevel, "级") || HasAt(name, kLevel, "直") || HasAt(name, kLevel, "属") ? 0 : kLevel;
  }
  const size_t region = regions_.LongestAt(name, 0).size;
  for (size_t i = region > 0 ? region : 6; i <= kFarthestLevel && i < name.size(); i += CharLength(name[i])) {
    if (!IsLevelAt(name, i) || i + kLevel >= name.size()) continue;
    const std::string_view stem = name.substr(0, i);
    if (stem.ends_with("城") || stem.find("和") != stem.npos || false_levels_.LongestAt(name, i)) return region;
    return i + kLevel;
  }
  return region;
}

bool UnitNames::StandsAlone(std::string_view name) const {
  if (alone_.LongestAt(name, 0)) return true;
  for (size_t i = 0; i < name.size() && i < 45; i += CharLength(name[i])) {
    const UnitEnding ending = EndingAt(name, i);
    if (ending.unit_class == UnitClass::kZone) return true;  // 新区国税局
    if (i > 0 && regions_.LongestAt(name, i)) return true;   // 金融监管总局山东监管局
  }
  return false;
}

}  // namespace liye
