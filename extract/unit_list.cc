#include "extract/unit_list.h"

#include <algorithm>
#include <array>

#include "corpus/lexicon.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestItem = 120;   // bytes of one unit's name
constexpr size_t kLongestRun = 1200;   // bytes of a list in running text
constexpr size_t kMostItems = 150;
constexpr size_t kLongestLooseName = 36;

struct ListWords {
  WordSet links, openings, cuts, roles;
  static const ListWords& Get() {
    static const ListWords& words = *new ListWords;
    return words;
  }
  ListWords() {
    for (const LexiconRow& row : Lexicon("duty_words")) {
      if (row.size() < 2) continue;
      if (row[1] == "link") links.Add(row[0], 0);
      if (row[1] == "opening") openings.Add(row[0], 0);
      if (row[1] == "cut") cuts.Add(row[0], 0);
      if (row[1] == "role_lead") roles.Add(row[0], static_cast<uint32_t>(Role::kLead));
      if (row[1] == "role_responsible") roles.Add(row[0], static_cast<uint32_t>(Role::kResponsible));
      if (row[1] == "role_cooperating") roles.Add(row[0], static_cast<uint32_t>(Role::kCooperating));
      if (row[1] == "role_supervising") roles.Add(row[0], static_cast<uint32_t>(Role::kSupervising));
    }
  }
};

// Longest first: 以及 before 及.
constexpr std::string_view kConjunctions[] = {"以及", "或者", "和", "与", "及", "或", "并", "暨"};

constexpr std::string_view kSingleLevels = "省市县区州盟旗乡镇";

bool IsBareLevel(std::string_view name) {
  if (name.starts_with("各")) name.remove_prefix(3);
  if (const size_t bracket = name.find('('); bracket != name.npos) name = name.substr(0, bracket);
  static constexpr std::string_view kCharacters = "省市县区州盟旗乡镇街道自治直辖计划单列民族";
  for (size_t i = 0; i < name.size(); i += CharLength(name[i]))
    if (kCharacters.find(name.substr(i, CharLength(name[i]))) == kCharacters.npos) return false;
  return !name.empty();
}

std::string FullWidthBrackets(std::string_view name) {
  std::string wide;
  for (char c : name) {
    if (c == '(') wide += "（";
    else if (c == ')') wide += "）";
    else if (c == ',') wide += "，";
    else wide += c;
  }
  return wide;
}

size_t ConjunctionAt(std::string_view text, size_t at) {
  for (std::string_view word : kConjunctions)
    if (HasAt(text, at, word)) return word.size();
  return 0;
}

// 等 that ends a list, and not 等 in 高等学校, 中等职业.
bool EndsListAt(std::string_view text, size_t begin, size_t at) {
  if (!HasAt(text, at, "等") || at <= begin) return false;
  const std::string_view before = text.substr(CharBefore(text, at), at - CharBefore(text, at));
  return before != "高" && before != "中" && before != "初" && before != "同" && before != "平" && before != "对";
}

// Bytes of 等有关部门和单位, 等9个部门 at `at`; `tail` is what it says the listed ones are.
size_t EtCeteraLength(std::string_view text, size_t at, std::string* tail) {
  if (!HasAt(text, at, "等")) return 0;
  size_t i = at + 3;
  static constexpr std::string_view kFillers[] = {"有关", "相关", "其他", "多个", "市级", "省级", "各", "个", "家", "市直", "省直", "市", "行政", "主管",
                                                  "职能", "成员", "责任", "中央", "国家", "行业", "配合", "政府"};
  for (bool more = true; more;) {
    more = false;
    while (i < text.size() && (IsDigit(CharAt(text, i)) || std::string_view("一二三四五六七八九十").find(text.substr(i, CharLength(text[i]))) != std::string_view::npos))
      i += CharLength(text[i]), more = true;
    for (std::string_view filler : kFillers)
      if (HasAt(text, i, filler)) i += filler.size(), more = true;
  }
  static constexpr std::string_view kNouns[] = {"部门和单位", "部门(单位)", "部门及单位", "部门、单位", "部门单位", "单位和部门", "部门", "单位", "机构", "机关", "企业"};
  for (std::string_view noun : kNouns) {
    if (!HasAt(text, i, noun)) continue;
    if (tail) {
      std::string_view words = text.substr(at + 3, i - at - 3);
      *tail = (words.find("行政") != words.npos ? "行政" : "") + std::string(words.find("主管") != words.npos ? "主管" : "") +
              std::string(noun.starts_with("部门") ? "部门" : noun);
    }
    return i + noun.size() - at;
  }
  return 3;
}

// 单位, 企业, 部门 without a word that says which; 两个以上单位.
bool IsGeneric(std::string_view name) {
  for (std::string_view word : {"单位", "企业", "部门", "机构", "机关", "银行", "公司", "中心", "学校", "高校", "社区", "主体", "集团", "医院", "组织", "团体"})
    if (name == word) return true;
  for (std::string_view word : {"两个", "一个", "多个", "两家", "一家", "多家", "几个", "若干", "哪个", "哪家", "不同", "由"})
    if (name.starts_with(word)) return true;
  return false;
}

// 各有关部门和单位 is one: bytes of 和单位 behind the collective [begin, end).
size_t AlsoUnitsLength(std::string_view text, size_t begin, size_t end) {
  const std::string_view name = text.substr(begin, end - begin);
  if (name.find("有关") == name.npos && name.find("相关") == name.npos && !name.starts_with("各")) return 0;
  for (std::string_view more : {"和单位", "及单位", "、单位", "或单位", "和部门", "或部门", "、部门", "和机构", "(单位)", "和组织"})
    if (HasAt(text, end, more)) return more.size();
  return 0;
}

}  // namespace

size_t LinkLengthBefore(std::string_view text, size_t floor, size_t end) {
  const WordSet& links = ListWords::Get().links;
  size_t at = end;
  for (WordSet::Hit hit; at > floor && (hit = links.LongestBefore(text.substr(floor, at - floor), at - floor));) at -= hit.size;
  return end - at;
}

size_t LinkLengthAt(std::string_view text, size_t at) {
  const WordSet& links = ListWords::Get().links;
  size_t i = at;
  for (WordSet::Hit hit; (hit = links.LongestAt(text, i));) i += hit.size;
  return i - at;
}

void UnitListReader::Begin(std::string_view own_place) {
  own_place_ = own_place;
  level_.clear();
}

bool UnitListReader::IsWhole(std::string_view name) const {
  return UnitNames::Get().StandsAlone(name) || (!own_place_.empty() && name.starts_with(own_place_));
}

// 甲和乙 → 甲 | 乙 where both are units; 发展和改革委员会 and 各有关部门和单位 stay whole.
void UnitListReader::SplitConjunctions(std::string_view text, const Piece& piece, std::vector<Piece>& pieces) const {
  const UnitNames& names = UnitNames::Get();
  size_t begin = piece.begin;
  for (size_t i = piece.begin; i < piece.end; i += CharLength(text[i])) {
    const size_t length = ConjunctionAt(text, i);
    if (length == 0 || i == begin || i + length >= piece.end) continue;
    const std::string_view left = text.substr(begin, i - begin);
    std::string_view right = text.substr(i + length, piece.end - i - length);
    const UnitClass left_class = names.Classify(left, UnitContext::kList);
    if (left_class == UnitClass::kNoUnit && !IsBareLevel(left)) continue;
    const bool collective = left.find("有关") != left.npos || left.find("相关") != left.npos || left.starts_with("各");
    if (collective && left_class == UnitClass::kCollective && (right == "单位" || right == "部门" || right == "机构" || right == "组织")) continue;
    if (left_class == UnitClass::kStem) {
      const std::string_view stem = left.substr(names.PlaceLength(left));
      const size_t next = names.StemAt(right, 0);
      if (next == 0 || names.IsStem(std::string(stem) + "和" + std::string(right.substr(0, next)))) continue;
      if (!right.substr(next).ends_with("部门") && !right.substr(next).starts_with("等")) continue;
    }
    const UnitClass right_class = names.Classify(right, UnitContext::kList);
    bool more = right_class != UnitClass::kNoUnit || IsBareLevel(right);
    for (size_t k = 0; !more && k < right.size(); k += CharLength(right[k]))
      more = ConjunctionAt(right, k) > 0 && names.Classify(right.substr(0, k), UnitContext::kList) != UnitClass::kNoUnit;
    if (!more) continue;
    pieces.push_back({begin, i, std::nullopt});
    begin = i + length;
    i = begin - CharLength(text[begin]) < begin ? begin - 1 : begin;
    while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) --i;
  }
  pieces.push_back({begin, piece.end, piece.role, piece.mark_only});
}

// Separators at the top level, brackets passed over; blanks of the source where both sides are units.
void UnitListReader::SplitPieces(std::string_view text, size_t begin, size_t end, std::span<const Gap> gaps, std::vector<Piece>& pieces) const {
  const UnitNames& names = UnitNames::Get();
  size_t start = begin;
  auto gap = std::lower_bound(gaps.begin(), gaps.end(), begin + 1, [](const Gap& g, size_t at) { return g.at < at; });
  const auto close = [&](size_t at, size_t next) {
    if (at > start && pieces.size() < kMostItems) pieces.push_back({start, at, std::nullopt});
    start = next;
  };
  for (size_t i = begin; i < end;) {
    if (gap != gaps.end() && gap->at == i) {
      const std::string_view left = text.substr(start, i - start);
      const std::string_view right = text.substr(i, std::min<size_t>(end - i, 90));
      const bool unit = left.size() > 6 && names.Classify(left, UnitContext::kSentence) != UnitClass::kNoUnit && !left.ends_with("委");
      const bool marked = names.PlaceLength(right) > 0 || IsWhole(right);
      if (unit && (marked || (!gap->line_break && names.EndOfName(text, i, end) > i))) close(i, i);
      ++gap;
    }
    const char c = text[i];
    if (i == start && HasAt(text, i, "各省、自治区、直辖市")) {
      i += std::string_view("各省、自治区、直辖市").size();
      continue;
    }
    if (c == '(') {
      const size_t partner = text.substr(i, end - i).find(')');
      i = partner == std::string_view::npos ? i + 1 : i + partner + 1;
      while (gap != gaps.end() && gap->at < i) ++gap;
      continue;
    }
    const size_t length = CharLength(text[i]);
    if (c == ',' || c == ';' || c == '/' || c == '|' || c == '\\' || HasAt(text, i, "、") || HasAt(text, i, "。")) close(i, i + length);
    i += length;
  }
  close(end, end);
}

// Cuts what stands around a name in a list. False when nothing is left and no role mark either.
bool UnitListReader::TrimPiece(std::string_view text, Piece& piece) {
  const ListWords& words = ListWords::Get();
  const auto view = [&] { return text.substr(piece.begin, piece.end - piece.begin); };
  while (piece.begin < piece.end && (!IsHan(CharAt(text, piece.begin)) && !(text[piece.begin] >= 'A' && text[piece.begin] <= 'z')) &&
         CharAt(text, piece.begin) != U'“')
    piece.begin += CharLength(text[piece.begin]);
  for (bool again = true; again && piece.begin < piece.end;) {
    again = false;
    if (text[piece.end - 1] == ')' && NameBracketLengthBefore(text, piece.end) == 0) {
      const size_t open = view().rfind('(');
      if (open == std::string_view::npos) break;
      const std::string_view inside = view().substr(open + 1);
      if (inside.starts_with("牵头") || inside.starts_with("主办")) piece.role = Role::kLead;
      if (inside.starts_with("配合") || inside.starts_with("协办")) piece.role = Role::kCooperating;
      piece.end = piece.begin + open;
      again = true;
      continue;
    }
    if (const WordSet::Hit role = words.roles.LongestBefore(view(), view().size())) {
      if (!piece.role) piece.role = static_cast<Role>(role.value);
      piece.end -= role.size;
      piece.end -= LinkLengthBefore(text, piece.begin, piece.end);
      again = true;
    }
  }
  for (size_t i = piece.begin; i < piece.end; i += CharLength(text[i])) {
    if (!EndsListAt(text, piece.begin, i)) continue;
    EtCeteraLength(text.substr(0, piece.end), i, &tail_);
    piece.end = i;
    break;
  }
  for (WordSet::Hit hit; (hit = words.openings.LongestAt(view(), 0)) && hit.size < view().size();) piece.begin += hit.size;
  for (std::string_view word : {"以及", "或者", "及", "和", "与", "或"})
    if (view().starts_with(word) && UnitNames::Get().Classify(view().substr(word.size()), UnitContext::kList) != UnitClass::kNoUnit &&
        !UnitNames::Get().StartsWithRegionName(view()))
      piece.begin += word.size();
  piece.mark_only = piece.begin >= piece.end;
  return !piece.mark_only || piece.role.has_value();
}

size_t UnitListReader::ReadWhole(std::string_view text, size_t begin, size_t end, ListKind kind, std::span<const Gap> gaps,
                                 std::vector<ListedUnit>& units) {
  const UnitNames& names = UnitNames::Get();
  const size_t first = units.size();
  size_t rejected = 0;
  pieces_.clear();
  split_.clear();
  tail_.clear();
  SplitPieces(text, begin, end, gaps, pieces_);
  for (Piece& piece : pieces_)
    if (TrimPiece(text, piece)) {
      if (piece.mark_only) split_.push_back(piece);
      else SplitConjunctions(text, piece, split_);
    }
  std::optional<Role> role;
  std::vector<std::pair<Piece, UnitClass>> kept;
  for (auto piece = split_.rbegin(); piece != split_.rend(); ++piece) {  // a mark holds for the items before it
    if (piece->role) role = piece->role;
    if (piece->mark_only) continue;
    piece->role = role;
  }
  for (const Piece& piece : split_) {
    if (piece.mark_only) continue;
    const std::string_view name = text.substr(piece.begin, piece.end - piece.begin);
    UnitClass c = name.size() > kLongestItem ? UnitClass::kNoUnit : names.Classify(name, UnitContext::kList);
    if (c == UnitClass::kNoUnit && IsBareLevel(name)) c = UnitClass::kRegion;
    if (c == UnitClass::kNoUnit && kind == ListKind::kLoose && name.size() <= kLongestLooseName && name.size() >= 9 && !names.PersonAt(text, piece.begin)) {
      bool han = true;
      for (size_t i = 0; i < name.size(); i += CharLength(name[i])) han &= IsHan(CharAt(name, i));
      const size_t last = CharBefore(name, name.size());
      const bool sentence = name.find("的") != name.npos || names.VerbAt(name, 0) || name.substr(last) == "成" || name.substr(last) == "前" || name.substr(last) == "人" || name.substr(last) == "长" || name.substr(last) == "任";
      if (han && !sentence) c = UnitClass::kCompany;
    }
    if (c == UnitClass::kNoUnit) {
      ++rejected;
      continue;
    }
    units.push_back({piece.begin, piece.end, c, std::string(name), piece.role});
  }
  PutBack(units, first);
  return rejected;
}

size_t UnitListReader::ReadForward(std::string_view text, size_t at, size_t limit, std::vector<ListedUnit>& units) {
  const UnitNames& names = UnitNames::Get();
  limit = std::min({limit, text.size(), at + kLongestRun});
  const size_t first = units.size();
  tail_.clear();
  size_t i = at, end = at, comma = 0, units_at_comma = 0;
  bool stem_last = false;
  while (units.size() - first < kMostItems) {
    if (HasAt(text, i, "其") && i > at) i += 3;
    for (std::string_view word : {"委托", "授权", "指定"})
      if (i > at && HasAt(text, i, word)) i += word.size();
    size_t stop = names.EndOfName(text, i, limit);
    UnitClass c = stop > i ? names.Classify(text.substr(i, stop - i), UnitContext::kList) : UnitClass::kNoUnit;
    stem_last = false;
    if (c == UnitClass::kNoUnit || c == UnitClass::kStem) {  // 市发改、农业部门; 市财政; 市、县
      std::string_view ahead = text.substr(i, std::min<size_t>(limit - i, 60));
      ahead = ahead.substr(0, std::min({ahead.find("、"), ahead.find(','), ahead.size()}));
      const size_t place = names.PlaceLength(ahead);
      const size_t stem = names.StemAt(text.substr(0, limit), i + place);
      stop = stem > 0 ? i + place + stem : i;
      if (stem == 0) {
        stop = i;
        for (std::string_view level : {"自治区", "直辖市", "省", "市", "县", "区"})
          if (HasAt(text, i, level) && (HasAt(text, i + level.size(), "、") || (i > at && names.VerbAt(text, i + level.size())))) {
            stop = i + level.size();
            break;
          }
        c = UnitClass::kRegion;
      } else {
        c = UnitClass::kStem;
        const bool goes_on = HasAt(text, stop, "、") || HasAt(text, stop, "等") || HasAt(text, stop, "和") || HasAt(text, stop, "及");
        if (!goes_on && place == 0) stop = i;
        stem_last = !goes_on;
      }
      if (stop == i) break;
    }
    if (c == UnitClass::kCollective) stop += AlsoUnitsLength(text, i, stop);
    units.push_back({i, stop, c, std::string(text.substr(i, stop - i)), std::nullopt});
    end = stop;
    if (EndsListAt(text, i, end)) end += EtCeteraLength(text.substr(0, limit), end, &tail_);
    i = end;
    if (NameBracketLength(text, i) == 0 && HasAt(text, i, "(")) {  // 市绿化市容局(以下简称…)和…
      const size_t partner = text.substr(i, std::min<size_t>(limit - i, 90)).find(')');
      if (partner != std::string_view::npos && (HasAt(text, i + 1, "以下") || HasAt(text, i + 1, "简称"))) i += partner + 1, end = i;
    }
    size_t separator = HasAt(text, i, "、") ? 3 : HasAt(text, i, ",") ? 1 : ConjunctionAt(text, i);
    if (separator == 0 || i + separator >= limit) break;
    if (separator == 1) {
      if (names.EndOfName(text, i + 1, limit) == i + 1) break;
      comma = i;
      units_at_comma = units.size();
    }
    if (separator == 3 && HasAt(text, i, "及时")) break;
    i += separator;
  }
  if (units.size() == first) return at;
  // A list that goes on behind a comma must be the subject of what follows, not the next sentence.
  if (comma > 0 && units.size() > units_at_comma && (HasAt(text, end, "要") || HasAt(text, end, "应") || HasAt(text, end, "的") || HasAt(text, end, "负责") || names.VerbAt(text, end) == 0)) {
    units.resize(units_at_comma);
    end = comma;
  }
  // Bare stems at the end name nothing unless they carry a level (市财政).
  while (units.size() > first && units.back().unit_class == UnitClass::kStem && !stem_last && tail_.empty()) units.pop_back();
  const bool bare = units.size() == first + 1 && units.back().unit_class == UnitClass::kStem && names.PlaceLength(units.back().name) == 0;
  if (units.size() == first || bare || (units.size() == first + 1 && IsGeneric(units.back().name))) {
    units.resize(first);
    return at;
  }
  PutBack(units, first);
  return end;
}

namespace {

// Where the text of a list that ends at `end` can begin at most: the last mark of punctuation that no name holds.
size_t RunBegin(std::string_view text, size_t floor, size_t end) {
  size_t i = end;
  while (i > floor && end - i < kLongestRun) {
    const size_t before = CharBefore(text, i);
    const char32_t c = CharAt(text, before);
    if (c == ')') {
      size_t bracket = NameBracketLengthBefore(text, i);
      if (bracket == 0) {
        const size_t open = text.substr(0, i).rfind('(');
        if (open != text.npos && open > floor && i - open < 90 && (HasAt(text, open + 1, "以下") || HasAt(text, open + 1, "简称"))) bracket = i - open;
      }
      if (bracket == 0) return i;
      i -= bracket;
      continue;
    }
    const bool name = IsHan(c) || IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' || c == '-' || c == U'、' || c == U'·';
    if (!name) return i;
    i = before;
  }
  return i;
}

bool HasConjunctionBefore(std::string_view text, size_t at) {
  return std::any_of(std::begin(kConjunctions), std::end(kConjunctions), [&](std::string_view word) { return text.substr(0, at).ends_with(word); });
}

// The name at the left edge of a list, without the words of the sentence before it.
size_t TrimLeftEdge(std::string_view text, size_t begin, size_t end) {
  const UnitNames& names = UnitNames::Get();
  const ListWords& words = ListWords::Get();
  for (size_t i = begin; i < end; i += CharLength(text[i]))
    if (const WordSet::Hit cut = words.cuts.LongestAt(text, i); cut && i + cut.size < end) begin = i + cut.size;
  for (WordSet::Hit hit; (hit = words.openings.LongestAt(text, begin)) && begin + hit.size < end;) begin += hit.size;
  for (size_t i = begin + 3; i + 6 < end; i += CharLength(text[i])) {
    const std::string_view tail = text.substr(i, end - i);
    if (HasAt(text, i, "的")) {
      const std::string_view rest = tail.substr(3);
      const UnitClass c = names.Classify(rest, UnitContext::kSentence);
      if (c != UnitClass::kNoUnit && c != UnitClass::kCollective && names.PlaceLength(rest) > 0) return TrimLeftEdge(text, i + 3, end);
    }
    const size_t place = names.PlaceLength(tail);
    if (place == 0 || place > 3) continue;
    if (names.PlaceLength(text.substr(begin, end - begin)) >= i - begin + place || names.StandsAlone(text.substr(begin, end - begin))) break;
    const size_t stem = names.StemAt(text, i + place);
    const size_t after = i + place + stem;
    if (stem > 0 && after < end && names.EndingAt(text.substr(0, end), end).size == end - after) return i;
  }
  return begin;
}

}  // namespace

size_t UnitListReader::ReadBackward(std::string_view text, size_t floor, size_t end, std::vector<ListedUnit>& units) {
  const UnitNames& names = UnitNames::Get();
  const size_t first = units.size();
  tail_.clear();
  size_t stop = end;
  // The list may end in 等部门.
  for (size_t i = end; i > floor && end - i < 60;) {
    i = CharBefore(text, i);
    if (HasAt(text, i, "等") && EndsListAt(text, floor, i)) {
      if (EtCeteraLength(text.substr(0, end), i, &tail_) == end - i && (end - i > 3 || names.EndingAt(text, i).unit_class != UnitClass::kNoUnit)) stop = i;
      break;
    }
    if (!IsHan(CharAt(text, i)) && !IsDigit(CharAt(text, i))) break;
  }
  const size_t run = RunBegin(text, floor, stop);
  if (run >= stop) return end;
  pieces_.clear();
  split_.clear();
  SplitPieces(text.substr(0, stop), run, stop, {}, pieces_);
  for (size_t k = 0; k < pieces_.size(); ++k) {
    Piece piece = pieces_[k];
    const size_t edge = TrimLeftEdge(text, piece.begin, piece.end);
    if (k > 0 && edge > piece.begin && !HasConjunctionBefore(text, edge)) split_.clear();
    if (k == 0 || edge > piece.begin) piece.begin = edge;
    while (piece.end > piece.begin && text[piece.end - 1] == ')' && NameBracketLengthBefore(text, piece.end) == 0) {
      const size_t open = text.substr(0, piece.end).rfind('(');
      if (open == text.npos || open <= piece.begin) break;
      piece.end = open;
    }
    if (k == 0) {
      for (WordSet::Hit hit; (hit = ListWords::Get().openings.LongestAt(text, piece.begin)) && piece.begin + hit.size < piece.end;) piece.begin += hit.size;
    } else {
      for (std::string_view word : {"以及", "及", "和", "与"})
        if (HasAt(text, piece.begin, word)) piece.begin += word.size();
    }
    SplitConjunctions(text, piece, split_);
  }
  size_t from = split_.size();
  while (from > 0) {
    const Piece& piece = split_[from - 1];
    const std::string_view name = text.substr(piece.begin, piece.end - piece.begin);
    const bool last = from == split_.size();
    if (name.empty() || name.size() > kLongestItem) break;
    UnitClass c = names.Classify(name, last ? UnitContext::kSentence : UnitContext::kList);
    if (last && c == UnitClass::kNoUnit && split_.size() > 1) c = names.Classify(name, UnitContext::kList);
    if (c == UnitClass::kNoUnit && !last && IsBareLevel(name)) c = UnitClass::kRegion;
    if (c == UnitClass::kNoUnit) break;
    if (last && c == UnitClass::kStem && tail_.empty() && (names.PlaceLength(name) == 0 || split_.size() > 1)) break;
    if (c != UnitClass::kStem && c != UnitClass::kRegion && names.EndOfName(text.substr(0, piece.end), piece.begin, piece.end) != piece.end &&
        names.Classify(name, UnitContext::kSentence) != UnitClass::kNoUnit)
      break;
    --from;
  }
  if (from == split_.size()) return end;
  if (from + 1 == split_.size() && IsGeneric(text.substr(split_[from].begin, split_[from].end - split_[from].begin))) return end;
  for (size_t k = from; k < split_.size(); ++k) {
    const std::string_view name = text.substr(split_[k].begin, split_[k].end - split_[k].begin);
    UnitClass c = names.Classify(name, UnitContext::kList);
    if (c == UnitClass::kNoUnit) c = UnitClass::kRegion;
    units.push_back({split_[k].begin, split_[k].end, c, std::string(name), std::nullopt});
  }
  const size_t begin = split_[from].begin;
  // Behind a comma the list may go on: 各区人民政府,郑东新区、高新区管委会负责.
  if (from == 0 && begin == run && run > floor + 1 && text[run - 1] == ',') {
    const size_t left = RunBegin(text, floor, run - 1);
    std::vector<ListedUnit> before;
    std::vector<ListedUnit> here(std::make_move_iterator(units.begin() + static_cast<long>(first)), std::make_move_iterator(units.end()));
    units.resize(first);
    const std::string tail = tail_;
    const size_t start = TrimLeftEdge(text, left, run - 1);
    const std::string level = level_;
    if (left < run - 1 && names.Classify(text.substr(start, run - 1 - start), UnitContext::kSentence) != UnitClass::kNoUnit) {
      const size_t at = ReadBackward(text, floor, run - 1, units);
      if (at == run - 1 || at != start) {
        units.resize(first);
        level_ = level;
      }
    } else if (left < run - 1 && ReadWhole(text, left, run - 1, ListKind::kStrict, {}, units) != 0) {
      units.resize(first);
      level_ = level;
    }
    tail_ = tail;
    const size_t again = units.size();
    for (ListedUnit& unit : here) units.push_back(std::move(unit));
    PutBack(units, again);
    return units[first].begin;
  }
  PutBack(units, first);
  return begin;
}

void UnitListReader::PutBack(std::vector<ListedUnit>& units, size_t first) {
  if (first >= units.size()) return;
  PutBackRegions(units, first);
  PutBackEndings(units, first);
  PutBackPlaces(units, first);
  for (size_t k = first; k < units.size(); ++k) units[k].name = FullWidthBrackets(units[k].name);
}

// 各区、开发区国土资源部门; 省、自治区、直辖市人民政府; 郑东新区、高新区管委会: the last gives what all are.
void UnitListReader::PutBackRegions(std::vector<ListedUnit>& units, size_t first) const {
  const UnitNames& names = UnitNames::Get();
  for (size_t k = units.size(); k-- > first + 1;) {
    const std::string whole = units[k].name;
    if (units[k].unit_class == UnitClass::kRegion || units[k].unit_class == UnitClass::kZone) continue;
    size_t cut = 0;  // end of the region that the last one begins with
    UnitClass region = UnitClass::kNoUnit;
    for (size_t i = 0; i < whole.size() && i < 60;) {
      if (whole[i] == '(') {
        const size_t bracket = NameBracketLength(whole, i);
        if (bracket == 0) break;
        i += bracket;
      } else {
        i += CharLength(whole[i]);
      }
      if (i >= whole.size()) break;
      if (whole[i] == '(' && NameBracketLength(whole, i)) continue;
      const UnitEnding ending = names.EndingAt(whole, i);
      const bool level = i == 3 && kSingleLevels.find(whole.substr(0, i)) != kSingleLevels.npos;
      if (ending.unit_class == UnitClass::kRegion || ending.unit_class == UnitClass::kZone || level) {
        cut = i;
        region = level ? UnitClass::kRegion : ending.unit_class;
      } else if (cut > 0) {
        break;
      }
    }
    if (cut == 0) continue;
    const std::string_view place = std::string_view(whole).substr(0, cut), rest = std::string_view(whole).substr(cut);
    const bool committee = rest.starts_with("管委会") || rest.starts_with("管理委员会") || rest.starts_with("党工委");
    const bool government = rest.starts_with("人民政府") || rest.starts_with("政府");
    if (!committee && !government && names.StemAt(rest, 0) == 0) continue;
    for (size_t j = k; j-- > first;) {
      ListedUnit& unit = units[j];
      const bool zone = unit.unit_class == UnitClass::kZone;
      if (unit.unit_class != UnitClass::kRegion && !zone) break;
      if (units[j + 1].begin - unit.end > 6) break;
      if (committee ? !zone : (zone && government)) break;
      const bool bare = IsBareLevel(unit.name), bare_last = IsBareLevel(place);
      if (!zone && region != UnitClass::kZone && bare != bare_last) break;
      if (place == "市" || place == "省") {
        if (unit.name.starts_with("各") || (!government && unit.name != "省")) break;
      }
      unit.name += rest;
      unit.unit_class = units[k].unit_class;
    }
  }
}

// 市财政、审计部门 → 市财政部门; 公安、交通等部门; 县级以上人民政府教育、卫生行政部门.
void UnitListReader::PutBackEndings(std::vector<ListedUnit>& units, size_t first) const {
  const UnitNames& names = UnitNames::Get();
  std::string ending = tail_;
  for (size_t k = units.size(); k-- > first;) {
    ListedUnit& unit = units[k];
    if (unit.unit_class == UnitClass::kStem) {
      if (!ending.empty()) unit.name += ending;
      continue;
    }
    ending.clear();
    const std::string_view bare = std::string_view(unit.name).substr(names.PlaceLength(unit.name));
    const size_t stem = names.StemAt(bare, 0);
    if (stem > 0 && stem < bare.size()) ending = bare.substr(stem);
    else if (stem == 0 && unit.unit_class == UnitClass::kCollective) ending = "部门";
  }
  // 配合部门和单位 → 配合单位; 项目所在地乡镇、街道办事处 → 项目所在地街道办事处.
  for (size_t k = first + 1; k < units.size(); ++k) {
    const std::string& before = units[k - 1].name;
    if (units[k].name == "单位" && before.ends_with("部门")) units[k].name = before.substr(0, before.size() - 6) + "单位";
    const size_t seat = before.find("所在地");
    const bool local = units[k].unit_class == UnitClass::kGovernment || units[k].unit_class == UnitClass::kRegion;
    if (seat != before.npos && local && names.PlaceLength(units[k].name) == 0 && !IsWhole(units[k].name))
      units[k].name = before.substr(0, seat + 9) + units[k].name;
  }
}

void UnitListReader::PutBackPlaces(std::vector<ListedUnit>& units, size_t first) {
  const UnitNames& names = UnitNames::Get();
  static constexpr std::string_view kPartyOffices[] = {"组织部", "宣传部", "统战部", "政法委", "网信办", "老干部局", "政研室"};
  std::string government;  // 县级以上人民政府, for 教育部门 behind it
  bool party = false;
  for (size_t k = first; k < units.size(); ++k) {
    ListedUnit& unit = units[k];
    const bool office = unit.unit_class == UnitClass::kDepartment || unit.unit_class == UnitClass::kStem;
    const bool collective = unit.unit_class == UnitClass::kCollective || unit.unit_class == UnitClass::kStem;
    if (IsWhole(unit.name)) {
      if (own_place_.empty() || !unit.name.starts_with(own_place_)) continue;
      const std::string city = own_place_ + "市";
      if (office && unit.name.starts_with(city) && unit.name.size() > city.size()) level_ = city;
      continue;
    }
    const size_t place = names.PlaceLength(unit.name);
    if (place > 0) {
      const std::string_view head = std::string_view(unit.name).substr(0, place);
      if (head.ends_with("人民政府") || head == "国务院") {
        government = head;
      } else if ((office || unit.unit_class == UnitClass::kGovernment || unit.unit_class == UnitClass::kCollective) && place < unit.name.size() &&
                 IsBareLevel(head.substr(CharBefore(head, head.size())))) {
        level_ = head;
        party = HasAt(unit.name, place, "委");
      }
      continue;
    }
    if (names.StemAt(unit.name, 0) > 0 && collective && !government.empty()) {
      unit.name = government + unit.name;
    } else if (unit.unit_class == UnitClass::kDepartment || (collective && names.StemAt(unit.name, 0) > 0)) {
      const bool of_party = party && std::find(std::begin(kPartyOffices), std::end(kPartyOffices), unit.name) != std::end(kPartyOffices);
      if (!level_.empty()) unit.name = level_ + (of_party ? "委" : "") + unit.name;
    }
  }
}

}  // namespace liye
