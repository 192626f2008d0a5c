#include "extract/relation_item.h"

#include <algorithm>

#include "extract/bare_name.h"
#include "extract/pattern.h"
#include "extract/relation_head.h"
#include "extract/relation_list.h"
#include "extract/relation_reason.h"
#include "parser/number_issuer.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character

const Pattern kOwnChange(
    "relation.own_change",
    R"(^(?:中?的?第[^,。;:《》“规]{1,30}(?:中的?)?(?:“[^”]{1,60}”(?:(?:、|和)“[^”]{1,60}”)*(?:一词|字样|的表述)?)?(?:统一|分别|均)*)"
    R"((?:修改为|改为|删去|删除|作为第|后增加|中?增加|予以删去|予以删除)|(?:删去|删除|增加)[第一二三四五六七八九十“0-9]))",
    "the item itself changes the document it begins with",
    {"删去第十二条", "第七条修改为:", "第十条第一款中的“市经委”修改为“市工信局”", "增加一条"},
    {"第七条由市政府解释", "第七条规定,将收费标准修改为", "修改为"});

}  // namespace

bool IsPlainItem(std::string_view text, const Reference& first, const Reference& last) {
  const size_t label = LabelLength(text);
  const std::string_view before = text.substr(label, first.begin - label);
  std::string_view behind = text.substr(std::min(last.end, text.size()));
  if (behind.starts_with(")")) behind.remove_prefix(1);
  return (before.empty() || before == "(" || first.named || IsBareName(before)) &&
         (behind.empty() || behind == ";" || behind == "。" || behind == ",");
}

bool SaysHowToChange(std::string_view text) {
  text.remove_prefix(LabelLength(text));
  for (std::string_view word : {"将", "把", "删去", "删除", "增加", "第"})
    if (text.starts_with(word)) return true;
  return false;
}

bool ChangesItself(std::string_view behind) {
  re2::StringPiece groups[1];
  return kOwnChange.MatchAt(behind, 0, groups);
}

bool IsColumnRow(std::string_view text) {
  constexpr std::string_view kSerial = "序号";
  constexpr size_t kLongest = 24 * kGlyph;
  if (!text.starts_with(kSerial) || text.size() > kLongest || text.find_first_of(",;:") != text.npos) return false;
  for (std::string_view column : {"名称", "文号", "字号", "标题"})
    if (text.find(column) != text.npos && text.find("〔") == text.npos) return true;
  return false;
}

bool BeginsRow(std::string_view gap) {
  const size_t digits = std::min(gap.find_first_not_of("0123456789"), gap.size());
  return digits > 0 && (digits == gap.size() || LooksLikeOffice(gap.substr(digits)));
}

Relation OpenedRelation(std::string_view text, size_t left, const Reference& first) {
  if (first.begin <= left) return Relation::kCites;
  const size_t colon = text.substr(0, first.begin).rfind(':');
  if (colon == text.npos || colon < left) return Relation::kCites;
  const size_t behind = colon + 1;
  Reference shifted = first;
  shifted.begin -= behind, shifted.end -= behind;
  if (!BeginsWithName(text.substr(behind), shifted)) return Relation::kCites;
  const std::string_view head = text.substr(left, behind - left);
  for (std::string_view word :
       {"应当", "按照以下", "按照下列", "依照以下", "依照下列"})  // how acts are repealed in general
    if (head.find(word) != head.npos) return Relation::kCites;
  return ListHeadRelation(head);
}

}  // namespace liye
