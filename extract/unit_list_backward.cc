// Lists of units that end at a place of running text.
#include <algorithm>

#include "extract/unit_list.h"
#include "extract/unit_list_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

// What makes an object of the units behind a comma: 对撤销登记的社会团体,….
constexpr std::string_view kPrepositions[] = {"对", "向", "为", "给", "从", "把", "将", "在", "经"};

// What makes a body just set up, or its seat, of the unit behind a comma: 成立领导小组,…; 办公室设在甲,….
constexpr std::string_view kFounding[] = {"成立", "设立", "组建", "建立", "设在", "设于"};

constexpr size_t kLongestQuote = 36;  // bytes of a name in quotes inside a unit's name

bool IsShortStem(std::string_view name) {
  if (name.size() < 6 || name.size() > 24 || UnitNames::Get().VerbAt(name, 0)) return false;
  for (size_t i = 0; i < name.size(); i += CharLength(name[i]))
    if (!IsHan(CharAt(name, i)) || HasAt(name, i, "的") || HasAt(name, i, "由") || HasAt(name, i, "对")) return false;
  return true;
}

// Where the text of a list that ends at `end` can begin at most: the last mark of punctuation that no name holds.
size_t RunBegin(std::string_view text, size_t floor, size_t end) {
  size_t i = end;
  while (i > floor && end - i < kLongestListRun) {
    const size_t before = CharBefore(text, i);
    const char32_t c = CharAt(text, before);
    if (c == ')' || c == U'〕') {
      size_t bracket = NameBracketLengthBefore(text, i);
      if (bracket == 0) {
        const size_t open = text.substr(0, i).rfind('(');
        if (open != text.npos && open > floor && i - open < 90 &&
            (HasAt(text, open + 1, "以下") || HasAt(text, open + 1, "简称")))
          bracket = i - open;
      }
      if (bracket == 0) return i;
      i -= bracket;
      continue;
    }
    if (c == U'”') {  // “三强产业”协调机制牵头部门
      const size_t open = text.substr(0, before).rfind("“");
      if (open == text.npos || open <= floor || before - open > kLongestQuote || i == end) return i;
      i = open;
      continue;
    }
    const bool name = IsHan(c) || IsDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == ' ' ||
                      c == '-' || c == U'、' || c == U'·';
    if (!name) return i;
    i = before;
  }
  return i;
}

bool HasConjunctionBefore(std::string_view text, size_t at) {
  return std::any_of(std::begin(kConjunctions), std::end(kConjunctions),
                     [&](std::string_view word) { return text.substr(0, at).ends_with(word); });
}

// The name at the left edge of a list, without the words of the sentence before it.
size_t TrimLeftEdge(std::string_view text, size_t begin, size_t end) {
  const UnitNames& names = UnitNames::Get();
  const ListWords& words = ListWords::Get();
  for (size_t i = begin; i < end; i += CharLength(text[i]))
    if (const WordSet::Hit cut = words.cuts.LongestAt(text, i);
        cut && i + cut.size < end && !HasAt(text, i + cut.size, "的"))
      begin = i + cut.size;
  for (bool again = true; again;) {
    again = false;
    const WordSet::Hit opening = words.openings.LongestAt(text, begin), carrier = words.carriers.LongestAt(text, begin);
    const size_t step = opening ? opening.size : carrier.value ? carrier.size : 0;
    if (step > 0 && begin + step < end) begin += step, again = true;
  }
  for (size_t i = begin + 3; i + 6 < end; i += CharLength(text[i])) {
    if (!HasAt(text, i, "的")) continue;
    const std::string_view rest = text.substr(i + 3, end - i - 3);
    const UnitClass c = names.Classify(rest, UnitContext::kSentence);
    if (c != UnitClass::kNoUnit && c != UnitClass::kCollective && names.PlaceLength(rest) > 0)
      return TrimLeftEdge(text, i + 3, end);
  }
  for (size_t i = begin + 3; i + 6 < end; i += CharLength(text[i])) {
    const std::string_view tail = text.substr(i, end - i);
    const size_t place = names.PlaceLength(tail);
    if (place == 0 || place > 3) continue;
    if (names.PlaceLength(text.substr(begin, end - begin)) >= i - begin + place ||
        names.StandsAlone(text.substr(begin, end - begin)))
      break;
    const size_t stem = names.StemAt(text, i + place);
    const size_t after = i + place + stem;
    if (stem > 0 && after == end && text.substr(0, i).ends_with("组织")) return i;  // 市发改委组织|市规划、土地等部门
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
      if (EtCeteraLength(text.substr(0, end), i, &tail_) == end - i &&
          (end - i > 3 || names.EndingAt(text, i).unit_class != UnitClass::kNoUnit))
        stop = i;
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
      for (WordSet::Hit hit;
           (hit = ListWords::Get().openings.LongestAt(text, piece.begin)) && piece.begin + hit.size < piece.end;)
        piece.begin += hit.size;
    } else {
      for (std::string_view word : {"以及", "及", "和", "与"})
        if (HasAt(text, piece.begin, word)) piece.begin += word.size();
    }
    const size_t before = split_.size();
    SplitConjunctions(text, piece, split_);
    for (size_t n = before; n < split_.size(); ++n)  // 公安、民政等部门以及居民委员会
      for (size_t i = split_[n].begin; i < split_[n].end; i += CharLength(text[i]))
        if (EndsListAt(text, split_[n].begin, i) && n + 1 < split_.size()) {
          split_[n].end = i;
          if (tail_.empty()) tail_ = "部门";
        }
  }
  size_t from = split_.size();
  while (from > 0) {
    Piece& piece = split_[from - 1];
    constexpr std::string_view kCities = "城市";  // 报城市、县人民政府
    if (from < split_.size() && text.substr(piece.begin, piece.end - piece.begin).ends_with(kCities))
      piece.begin = piece.end - kCities.size();
    const std::string_view name = text.substr(piece.begin, piece.end - piece.begin);
    const bool last = from == split_.size();
    if (name.empty() || name.size() > kLongestListedName || ListWords::Get().bad_starts.LongestAt(name, 0)) break;
    UnitClass c = names.Classify(name, last ? UnitContext::kSentence : UnitContext::kList);
    if (last && c == UnitClass::kNoUnit && split_.size() > 1) c = names.Classify(name, UnitContext::kList);
    if (c == UnitClass::kNoUnit && !last && IsBareLevel(name)) c = UnitClass::kRegion;
    if (c == UnitClass::kNoUnit && !tail_.empty() && IsShortStem(name)) c = UnitClass::kStem;
    if (c == UnitClass::kNoUnit) break;
    if (last && c == UnitClass::kStem && tail_.empty() && (names.PlaceLength(name) == 0 || split_.size() > 1)) break;
    const size_t own_end = names.EndOfName(text.substr(0, piece.end), piece.begin, piece.end);
    if (c != UnitClass::kStem && c != UnitClass::kRegion && own_end != piece.end &&
        own_end + AlsoUnitsLength(text, piece.begin, own_end) != piece.end &&
        names.Classify(name, UnitContext::kSentence) != UnitClass::kNoUnit)
      break;
    --from;
  }
  if (from == split_.size()) return end;
  if (from + 1 == split_.size() &&
      IsGenericName(text.substr(split_[from].begin, split_[from].end - split_[from].begin)))
    return end;
  for (size_t k = from; k < split_.size(); ++k) {
    const std::string_view name = text.substr(split_[k].begin, split_[k].end - split_[k].begin);
    UnitClass c = names.Classify(name, UnitContext::kList);
    if (c == UnitClass::kNoUnit) c = IsBareLevel(name) ? UnitClass::kRegion : UnitClass::kStem;
    units.push_back({split_[k].begin, split_[k].end, c, std::string(name), std::nullopt});
    if (EndsListAt(text, split_[k].begin, split_[k].end))
      EtCeteraLength(text.substr(0, end), split_[k].end, &units.back().tail);
  }
  const size_t begin = split_[from].begin;
  // Behind a comma the list may go on: 各区人民政府,郑东新区、高新区管委会负责.
  const bool opens_run = begin == run || ConjunctionAt(text, run) == begin - run;  // ,以及丙负责
  if (from == 0 && opens_run && run > floor + 1 && text[run - 1] == ',') {
    const size_t left = RunBegin(text, floor, run - 1);
    std::vector<ListedUnit> before;
    std::vector<ListedUnit> here(std::make_move_iterator(units.begin() + static_cast<long>(first)),
                                 std::make_move_iterator(units.end()));
    units.resize(first);
    const std::string tail = tail_;
    const size_t start = TrimLeftEdge(text, left, run - 1);
    const std::string level = level_;
    const bool set_up = std::any_of(std::begin(kFounding), std::end(kFounding),
                                    [&](std::string_view word) { return text.substr(0, start).ends_with(word); });
    const bool object = set_up || std::any_of(std::begin(kPrepositions), std::end(kPrepositions),
                                              [&](std::string_view word) { return HasAt(text, left, word); });
    if (left < run - 1 && !object &&
        names.Classify(text.substr(start, run - 1 - start), UnitContext::kSentence) != UnitClass::kNoUnit) {
      const size_t at = ReadBackward(text, floor, run - 1, units);
      if (at == run - 1 || at > start) {
        units.resize(first);
        level_ = level;
      }
    } else if (left < run - 1 && !object && ReadWhole(text, left, run - 1, ListKind::kStrict, {}, units) != 0) {
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

}  // namespace liye
