#include "extract/unit_list_words.h"

#include <algorithm>

#include "corpus/lexicon.h"
#include "extract/fact.h"
#include "extract/unit_name.h"
#include "parser/utf8.h"

namespace liye {

const ListWords& ListWords::Get() {
  static const ListWords& words = *new ListWords;
  return words;
}

ListWords::ListWords() {
  for (const LexiconRow& row : Lexicon("duty_words")) {
    if (row.size() < 2) continue;
    if (row[1] == "link") links.Add(row[0], 0);
    if (row[1] == "opening") openings.Add(row[0], 0);
    if (row[1] == "bad_start") bad_starts.Add(row[0], 0);
    if (row[1] == "inserted") inserted.Add(row[0], 0);
    if (row[1] == "basis") basis.Add(row[0], 0);
    if (row[1] == "zeal") zeal.Add(row[0], 0);
    if (row[1] == "deed") deeds.Add(row[0], 0);
    if (row[1] == "carrier") carriers.Add(row[0], 1);
    if (row[1] == "no_carrier") carriers.Add(row[0], 0);
    if (row[1] == "cut") cuts.Add(row[0], 0);
    if (row[1] == "role_lead") roles.Add(row[0], static_cast<uint32_t>(Role::kLead));
    if (row[1] == "role_responsible") roles.Add(row[0], static_cast<uint32_t>(Role::kResponsible));
    if (row[1] == "role_cooperating") roles.Add(row[0], static_cast<uint32_t>(Role::kCooperating));
    if (row[1] == "role_supervising") roles.Add(row[0], static_cast<uint32_t>(Role::kSupervising));
  }
}

bool IsBareLevel(std::string_view name) {
  if (name == "城市" || name == "设区的市") return true;  // 城市、县人民政府
  if (name.starts_with("各")) name.remove_prefix(3);
  if (const size_t bracket = name.find('('); bracket != name.npos) name = name.substr(0, bracket);
  static constexpr std::string_view kCharacters = "省市县区州盟旗乡镇街道自治直辖管计划单列民族";
  for (size_t i = 0; i < name.size(); i += CharLength(name[i]))
    if (kCharacters.find(name.substr(i, CharLength(name[i]))) == kCharacters.npos) return false;
  return !name.empty();
}

size_t ConjunctionAt(std::string_view text, size_t at) {
  for (std::string_view word : kConjunctions)
    if (HasAt(text, at, word)) return word.size();
  return 0;
}

size_t EtCeteraLength(std::string_view text, size_t at, std::string* tail) {
  if (!HasAt(text, at, "等")) return 0;
  size_t i = at + 3;
  static constexpr std::string_view kFillers[] = {"有关", "相关", "其他", "多个", "市级", "省级", "各",   "个",
                                                  "家",   "市直", "省直", "市",   "行政", "主管", "管理", "职能",
                                                  "成员", "责任", "中央", "国家", "行业", "配合", "政府"};
  for (bool more = true; more;) {
    more = false;
    while (i < text.size() && (IsDigit(CharAt(text, i)) ||
                               std::string_view("一二三四五六七八九十").find(text.substr(i, CharLength(text[i]))) !=
                                   std::string_view::npos))
      i += CharLength(text[i]), more = true;
    for (std::string_view filler : kFillers)
      if (HasAt(text, i, filler)) i += filler.size(), more = true;
  }
  static constexpr std::string_view kNouns[] = {"部门和单位", "部门(单位)", "部门及单位", "部门、单位",
                                                "部门单位",   "单位和部门", "部门",       "单位",
                                                "机构",       "机关",       "企业"};
  for (std::string_view noun : kNouns) {
    if (!HasAt(text, i, noun)) continue;
    if (tail) {
      const std::string_view words = text.substr(at + 3, i - at - 3);
      tail->clear();
      for (std::string_view word : {"行政", "管理", "主管"})
        if (words.find(word) != words.npos) *tail += word;
      *tail += noun.starts_with("部门") ? "部门" : noun;
    }
    return i + noun.size() - at;
  }
  return 3;
}

bool EndsStemAt(std::string_view text, size_t at) {
  return HasAt(text, at, "、") || HasAt(text, at, "等") || ConjunctionAt(text, at) > 0;
}

size_t UnknownStemLength(std::string_view text, size_t at) {
  constexpr size_t kLongestStem = 33, kFarthest = 300;
  size_t end = at;
  while (end < text.size() && end - at <= kLongestStem && IsHan(CharAt(text, end)) && !HasAt(text, end, "等"))
    end += CharLength(text[end]);
  if (end - at < 6 || end - at > kLongestStem || (!HasAt(text, end, "、") && !HasAt(text, end, "等"))) return 0;
  size_t i = end;
  for (; i < text.size() && i - at < kFarthest && !HasAt(text, i, "等"); i += CharLength(text[i]))
    if (!IsHan(CharAt(text, i)) && !HasAt(text, i, "、")) return 0;
  if (!HasAt(text, i, "等")) return 0;
  std::string tail;
  return EtCeteraLength(text, i, &tail) > std::string_view("等").size() && tail.ends_with("部门") ? end - at : 0;
}

bool IsGenericName(std::string_view name) {
  for (std::string_view word : {"单位", "企业", "部门", "机构", "机关", "银行", "公司", "中心", "学校", "高校", "社区",
                                "主体", "集团", "医院", "组织", "团体"})
    if (name == word) return true;
  for (std::string_view word : {"两个", "一个", "多个", "两家", "一家", "多家", "几个", "若干", "哪个", "哪家", "不同",
                                "由", "下列", "以下", "上述"})
    if (name.starts_with(word)) return true;
  return false;
}

size_t AlsoUnitsLength(std::string_view text, size_t begin, size_t end) {
  const std::string_view name = text.substr(begin, end - begin);
  if (name.find("有关") == name.npos && name.find("相关") == name.npos && !name.starts_with("各")) return 0;
  const bool two = (name.starts_with("有关") || name.starts_with("相关")) &&
                   HasAt(text, end, "和单位");  // 相关部门和单位: two, unless it says 各
  if (two) return 0;
  for (std::string_view more :
       {"和单位", "及单位", "、单位", "或单位", "和部门", "或部门", "、部门", "和机构", "(单位)", "和组织"})
    if (HasAt(text, end, more)) return more.size();
  return 0;
}

size_t TheirsLength(std::string_view text, size_t at) {
  constexpr std::string_view kTheirs = "其";
  if (!HasAt(text, at, kTheirs)) return 0;
  for (std::string_view other : {"他", "它", "余", "中", "委托", "授权", "指定", "设立", "确定"})
    if (HasAt(text, at + kTheirs.size(), other)) return 0;
  return kTheirs.size();
}

size_t LinkLengthBefore(std::string_view text, size_t floor, size_t end) {
  const WordSet& links = ListWords::Get().links;
  size_t at = end;
  for (WordSet::Hit hit; at > floor && (hit = links.LongestBefore(text.substr(floor, at - floor), at - floor));)
    at -= hit.size;
  return end - at;
}

size_t LinkLengthAt(std::string_view text, size_t at) {
  const WordSet& links = ListWords::Get().links;
  size_t i = at;
  for (WordSet::Hit hit; (hit = links.LongestAt(text, i));) i += hit.size;
  return i - at;
}

}  // namespace liye
