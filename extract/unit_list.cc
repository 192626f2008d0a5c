#include "extract/unit_list.h"

#include <algorithm>

#include "extract/unit_list_words.h"
#include "extract/words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestLooseName = 36;  // bytes

}  // namespace

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
  for (size_t i = piece.begin + AllProvincesLength(text, piece.begin); i < piece.end; i += CharLength(text[i])) {
    const size_t length = ConjunctionAt(text, i);
    if (length == 0 || i == begin || i + length >= piece.end) continue;
    const std::string_view left = text.substr(begin, i - begin);
    std::string_view right = text.substr(i + length, piece.end - i - length);
    const UnitClass left_class = names.Classify(left, UnitContext::kList);
    if (left_class == UnitClass::kNoUnit && !IsBareLevel(left)) continue;
    const bool collective = left.find("有关") != left.npos || left.find("相关") != left.npos || left.starts_with("各");
    const bool two = right == "单位" && (left.starts_with("有关") || left.starts_with("相关"));
    if (collective && !two && left_class == UnitClass::kCollective &&
        (right == "单位" || right == "部门" || right == "机构" || right == "组织"))
      continue;
    if (left_class == UnitClass::kStem) {
      const std::string_view stem = left.substr(names.PlaceLength(left));
      const size_t next = names.StemAt(right, 0);
      const bool whole = names.StandsAlone(right) &&  // 市场监管和海关等部门
                         names.Classify(right, UnitContext::kList) != UnitClass::kNoUnit;
      if (next == 0 && !whole) continue;
      if (names.IsStem(std::string(stem) + "和" + std::string(right.substr(0, next)))) continue;
      if (!whole && !right.substr(next).ends_with("部门") && !right.substr(next).starts_with("等")) continue;
    }
    const UnitClass right_class = names.Classify(right, UnitContext::kList);
    bool more = right_class != UnitClass::kNoUnit || IsBareLevel(right);
    for (size_t k = 0; !more && k < right.size(); k += CharLength(right[k]))
      more =
          ConjunctionAt(right, k) > 0 && names.Classify(right.substr(0, k), UnitContext::kList) != UnitClass::kNoUnit;
    if (!more) continue;
    pieces.push_back({begin, i, std::nullopt});
    begin = i + length;
    i = begin - CharLength(text[begin]) < begin ? begin - 1 : begin;
    while (i > 0 && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80) --i;
  }
  pieces.push_back({begin, piece.end, piece.role, piece.mark_only});
}

// 临河区 政府: what stands behind such a blank belongs to the name before it.
const WordList kNameTails{"政府", "人民政府", "管委会", "管理委员会", "办公室", "委员会", "街道办", "办事处"};

// Separators at the top level, brackets passed over; blanks of the source where both sides are units.
void UnitListReader::SplitPieces(std::string_view text, size_t begin, size_t end, std::span<const Gap> gaps,
                                 std::vector<Piece>& pieces) const {
  const UnitNames& names = UnitNames::Get();
  size_t start = begin;
  auto gap = std::lower_bound(gaps.begin(), gaps.end(), begin + 1, [](const Gap& g, size_t at) { return g.at < at; });
  const auto close = [&](size_t at, size_t next) {
    if (at > start && pieces.size() < kMostListedUnits) pieces.push_back({start, at, std::nullopt});
    start = next;
  };
  for (size_t i = begin; i < end;) {
    if (gap != gaps.end() && gap->at == i) {
      const std::string_view left = text.substr(start, i - start);
      std::string_view right = text.substr(i, std::min<size_t>(end - i, 90));
      right = right.substr(0, std::min({right.find("、"), right.find(','), right.find(';'), right.size()}));
      const UnitClass c = left.size() > 6 ? names.Classify(left, UnitContext::kSentence) : UnitClass::kNoUnit;
      const bool committee = left.ends_with("市委") || left.ends_with("省委") || left.ends_with("县委") ||
                             left.ends_with("区委") || left.ends_with("州委");
      const bool unit = c != UnitClass::kNoUnit && c != UnitClass::kStem && !committee;
      const bool marked = names.PlaceLength(right) > 0 || IsWhole(right);
      const size_t tail = kNameTails.At(text, i);
      const bool tail_alone = tail && (tail == right.size() || (gap + 1 != gaps.end() && (gap + 1)->at == i + tail));
      if (unit && !tail_alone && (marked || (!gap->line_break && names.EndOfName(text, i, end) > i))) close(i, i);
      ++gap;
    }
    const char c = text[i];
    if (const size_t provinces = i == start ? AllProvincesLength(text, i) : 0) {
      i += provinces;
      continue;
    }
    if (c == '(' || HasAt(text, i, "〔")) {
      const bool square = c != '(';
      const size_t mark = square ? 3 : 1;
      const size_t partner = text.substr(i, end - i).find(square ? "〕" : ")");
      i = partner == std::string_view::npos ? i + mark : i + partner + mark;
      while (gap != gaps.end() && gap->at < i) ++gap;
      continue;
    }
    const size_t length = CharLength(text[i]);
    if (const size_t joint = EndsListAt(text, start, i) ? ConjunctionAt(text, i + length) : 0) {  // 甲等和各有关乙
      close(i, i + length + joint);
      i += length + joint;
      continue;
    }
    if (c == ',' || c == ';' || c == '/' || c == '|' || c == '\\' || HasAt(text, i, "、") || HasAt(text, i, "。"))
      close(i, i + length);
    i += length;
  }
  close(end, end);
}

// Cuts what stands around a name in a list. False when nothing is left and no role mark either.
bool UnitListReader::TrimPiece(std::string_view text, Piece& piece) {
  const ListWords& words = ListWords::Get();
  const auto view = [&] { return text.substr(piece.begin, piece.end - piece.begin); };
  while (piece.begin < piece.end &&
         (!IsHan(CharAt(text, piece.begin)) && !(text[piece.begin] >= 'A' && text[piece.begin] <= 'z')) &&
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
    if (i + EtCeteraLength(text.substr(0, piece.end), i, &tail_) >= piece.end)
      piece.end = i;  // else it is a sentence: 财政部等部门组成
    break;
  }
  for (WordSet::Hit hit; (hit = words.openings.LongestAt(view(), 0)) && hit.size < view().size();)
    piece.begin += hit.size;
  for (std::string_view word : {"以及", "或者", "及", "和", "与", "或"})
    if (view().starts_with(word) &&
        UnitNames::Get().Classify(view().substr(word.size()), UnitContext::kList) != UnitClass::kNoUnit &&
        !UnitNames::Get().StartsWithRegionName(view()))
      piece.begin += word.size();
  piece.mark_only = piece.begin >= piece.end;
  return !piece.mark_only || piece.role.has_value();
}

size_t UnitListReader::ReadWhole(std::string_view text, size_t begin, size_t end, ListKind kind,
                                 std::span<const Gap> gaps, std::vector<ListedUnit>& units) {
  const UnitNames& names = UnitNames::Get();
  const size_t first = units.size();
  size_t rejected = 0;
  pieces_.clear();
  split_.clear();
  tail_.clear();
  SplitPieces(text, begin, end, gaps, pieces_);
  for (Piece& piece : pieces_)
    if (TrimPiece(text, piece)) {
      if (piece.mark_only)
        split_.push_back(piece);
      else
        SplitConjunctions(text, piece, split_);
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
    UnitClass c = name.size() > kLongestListedName ? UnitClass::kNoUnit : names.Classify(name, UnitContext::kList);
    if (c == UnitClass::kNoUnit && IsBareLevel(name)) c = UnitClass::kRegion;
    if (c != UnitClass::kNoUnit && name.find("由") != name.npos && name.find("自由") == name.npos)
      c = UnitClass::kNoUnit;
    if (c == UnitClass::kNoUnit && kind == ListKind::kLoose && name.size() <= kLongestLooseName && name.size() >= 9 &&
        !names.PersonAt(text, piece.begin)) {
      bool han = true;
      for (size_t i = 0; i < name.size(); i += CharLength(name[i])) han &= IsHan(CharAt(name, i));
      const size_t last = CharBefore(name, name.size());
      const bool sentence = name.find("的") != name.npos || names.VerbAt(name, 0) || name.substr(last) == "成" ||
                            name.substr(last) == "前" || name.substr(last) == "人" || name.substr(last) == "长" ||
                            name.substr(last) == "任";
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
  limit = std::min({limit, text.size(), at + kLongestListRun});
  const size_t first = units.size();
  tail_.clear();
  size_t i = at, end = at, comma = 0, units_at_comma = 0;
  bool stem_last = false;
  while (units.size() - first < kMostListedUnits) {
    if (i > at && HasAt(text, i, "其") &&
        (HasAt(text, i + 3, "有关") || HasAt(text, i + 3, "相关") || HasAt(text, i + 3, "所属")))
      i += 3;
    const size_t theirs = TheirsLength(text, i);  // 由其|所在单位
    const bool of_other = theirs > 0 && names.EndOfName(text, i + theirs, limit) > i + theirs;
    if (of_other) i += theirs;
    for (std::string_view word : {"委托", "授权", "指定"})
      if (i > at && HasAt(text, i, word) && !HasAt(text, i + word.size(), "的")) i += word.size();
    if (ListWords::Get().bad_starts.LongestAt(text, i) || HasAt(text, i, "由")) break;
    size_t stop = names.EndOfName(text, i, limit);
    UnitClass c = stop > i ? names.Classify(text.substr(i, stop - i), UnitContext::kList) : UnitClass::kNoUnit;
    stem_last = false;
    if (c == UnitClass::kNoUnit || c == UnitClass::kStem) {  // 市发改、农业部门; 市财政; 市、县
      std::string_view ahead = text.substr(i, std::min<size_t>(limit - i, 60));
      ahead = ahead.substr(0, std::min({ahead.find("、"), ahead.find(','), ahead.size()}));
      const size_t place = names.PlaceLength(ahead);
      const size_t stem = names.StemAt(text.substr(0, limit), i + place);
      stop = stem > 0 ? i + place + stem : i;
      const size_t unknown = UnknownStemLength(text.substr(0, limit), i);
      if (unknown > 0 && i + unknown > stop && (stem == 0 || !EndsStemAt(text, stop))) {  // 市规划资源、水务等部门
        stop = i + unknown;
        c = UnitClass::kStem;
      } else if (stem == 0) {
        stop = i;
        for (std::string_view level : {"自治区", "直辖市", "城市", "省", "市", "县", "区", "乡", "镇"})
          if (HasAt(text, i, level) && (HasAt(text, i + level.size(), "、") || ConjunctionAt(text, i + level.size()) ||
                                        (i > at && names.VerbAt(text, i + level.size())))) {
            stop = i + level.size();
            break;
          }
        c = UnitClass::kRegion;
      } else {
        c = UnitClass::kStem;
        const bool goes_on = EndsStemAt(text, stop);
        if (!goes_on && (place == 0 || names.VerbAt(text, stop) == 0)) stop = i;
        stem_last = !goes_on;
      }
      if (stop == i) break;
    }
    if (c == UnitClass::kCollective) stop += AlsoUnitsLength(text, i, stop);
    if (const size_t each = text.substr(i, stop - i).find("的各"); each != text.npos)
      i += each + std::string_view("的").size();  // 负责学籍的|各高校
    units.push_back({i, stop, c, std::string(text.substr(i, stop - i)), std::nullopt});
    units.back().of_other = of_other;
    end = stop;
    if (EndsListAt(text, i, end)) {
      end += EtCeteraLength(text.substr(0, limit), end, &tail_);
      units.back().tail = tail_;
    }
    i = end;
    if (NameBracketLength(text, i) == 0 && HasAt(text, i, "(")) {  // 市绿化市容局(以下简称…)和…
      const size_t partner = text.substr(i, std::min<size_t>(limit - i, 90)).find(')');
      if (partner != std::string_view::npos && (HasAt(text, i + 1, "以下") || HasAt(text, i + 1, "简称")))
        i += partner + 1, end = i;
    }
    size_t separator = HasAt(text, i, "、") ? 3 : HasAt(text, i, ",") ? 1 : ConjunctionAt(text, i);
    if (separator == 0 || i + separator >= limit) break;
    if (separator == 1) {
      if (HasAt(text, i + 1, "为") || HasAt(text, i + 1, "对")) break;  // 甲等部门,为企业提供…
      if (names.EndOfName(text, i + 1, limit) == i + 1) break;
      comma = i;
      units_at_comma = units.size();
    }
    if (separator == 3 && HasAt(text, i, "及时")) break;
    i += separator;
  }
  if (units.size() == first) return at;
  // A list that goes on behind a comma must be the subject of what follows, not the next sentence.
  if (comma > 0 && units.size() > units_at_comma &&
      (HasAt(text, end, "要") || HasAt(text, end, "应") || HasAt(text, end, "的") || HasAt(text, end, "负责") ||
       names.VerbAt(text, end) == 0)) {
    units.resize(units_at_comma);
    end = comma;
  }
  // Bare stems at the end name nothing unless they carry a level (市财政).
  while (units.size() > first && units.back().unit_class == UnitClass::kStem && !stem_last && tail_.empty())
    units.pop_back();
  const bool bare = units.size() == first + 1 && tail_.empty() && units.back().unit_class == UnitClass::kStem &&
                    names.PlaceLength(units.back().name) == 0;
  if (units.size() == first || bare || (units.size() == first + 1 && IsGenericName(units.back().name))) {
    units.resize(first);
    return at;
  }
  PutBack(units, first);
  return end;
}

}  // namespace liye
