// What goes on with a unit's name behind a place where it could end: 省人民政府|防汛指挥机构, 政府|负责绿化的部门.
#include "extract/unit_name.h"
#include "extract/words.h"
#include "parser/utf8.h"

namespace liye {

// 保护主管部门, 防汛指挥机构 behind a government: what its department is for may be a word that no lexicon knows.
bool UnitNames::IsOwnDepartment(std::string_view text, size_t begin, size_t end) const {
  constexpr std::string_view kOwn[] = {"主管部门", "指挥机构"};
  constexpr size_t kOwnBytes = kOwn[0].size(), kLongestMatter = 24;
  const std::string_view name = text.substr(0, end);
  if (end - begin > kLongestMatter + kOwnBytes || (!name.ends_with(kOwn[0]) && !name.ends_with(kOwn[1]))) return false;
  for (size_t i = begin; i < end - kOwnBytes; i += CharLength(text[i])) {
    if (VerbAt(text, i) || !IsHan(CharAt(text, i))) return false;
    for (std::string_view word : {"的", "和", "各", "及", "其", "或", "有关", "相关"})
      if (HasAt(text, i, word)) return false;
  }
  return true;
}

// 工业和信息化部|电子第五研究所: an office of an office whose own name no lexicon knows.
bool UnitNames::IsBranch(std::string_view text, size_t at, size_t best, size_t end, const UnitEnding& ending) const {
  constexpr size_t kLongestBranch = 39;
  if (end - best > kLongestBranch || end - best <= ending.size) return false;
  const std::string_view whole = text.substr(at, best - at);
  if (ending.unit_class == UnitClass::kCompany && HasBranches(text, best)) {  // 人民银行|平川市中心支行
    const std::string_view branch = text.substr(end - ending.size, ending.size);
    return branch.ends_with("行") || branch.ends_with("分公司") || branch.ends_with("部");
  }
  const bool governs = whole.ends_with("人民政府") || whole.ends_with("地方");
  if (governs && ending.unit_class == UnitClass::kCollective)  // 县人民政府|保护主管部门
    return IsOwnDepartment(text, best, end);
  if (ending.unit_class != UnitClass::kDepartment) return false;
  const bool office = whole.ends_with("部") || whole.ends_with("局") || whole.ends_with("署") ||
                      whole.ends_with("委") || whole.ends_with("厅") || whole.ends_with("院") || whole.ends_with("办");
  if (!office || VerbAt(text, best) || PlaceLength(text.substr(best, end - best)) == 3) return false;
  for (size_t i = best; i < end - ending.size; i += CharLength(text[i]))
    if (VerbAt(text, i) >= 6 || HasAt(text, i, "作为") || HasAt(text, i, "的") || HasAt(text, i, "和") ||
        HasAt(text, i, "各"))
      return false;
  return true;
}

// 政府|根据实际需要设立的防汛指挥机构, 应急管理部门|所属的救援机构: bytes of the office that the unit before `end` has set up.
size_t UnitNames::FoundedLength(std::string_view text, size_t end, size_t limit) const {
  constexpr size_t kLongestBasis = 36, kLongestOwn = 36;
  size_t i = end;
  if (HasAt(text, i, "根据") || HasAt(text, i, "按照") || HasAt(text, i, "依法"))
    while (i < limit && i < end + kLongestBasis && IsHan(CharAt(text, i)) && !HasAt(text, i, "设立的")) i += 3;
  size_t own = 0;
  for (std::string_view word : {"设立的", "所属的", "下设的"})
    if (HasAt(text, i, word)) own = i + word.size();
  if (own == 0) return 0;
  for (i = own; i < limit && i < own + kLongestOwn && IsHan(CharAt(text, i));) {
    if (VerbAt(text, i) >= 6 && !IsStem(text.substr(i, VerbAt(text, i)))) break;
    i += CharLength(text[i]);
    const UnitEnding ending = EndingAt(text, i);
    const bool office = ending.unit_class == UnitClass::kCollective || ending.unit_class == UnitClass::kBody;
    if (office && !ending.list_only && i > own + ending.size) return i - end;
  }
  return 0;
}

// 政府负责特种设备监督管理的部门: bytes of what still belongs to the name behind `end`.
size_t UnitNames::DescriptionLength(std::string_view text, size_t end, size_t limit) const {
  constexpr size_t kLongest = 60;
  static const WordList does{"负责", "管理",   "主管",   "负有",   "承担",   "履行",  "从事",
                             "行使", "设立的", "确定的", "指定的", "委托的", "授权的"};
  if (does.At(text, end) == 0) return FoundedLength(text, end, limit);
  for (size_t i = end; i < limit && i < end + kLongest && IsHan(CharAt(text, i)); i += CharLength(text[i]))
    for (std::string_view noun : {"的部门", "的机构", "的单位", "的组织", "的机关"})
      if (HasAt(text, i, noun) && EndingAt(text, i + noun.size()).size > 0) return i + noun.size() - end;
  return 0;
}

}  // namespace liye
