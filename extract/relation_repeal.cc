#include "extract/relation_repeal.h"

#include <algorithm>

#include "extract/pattern.h"
#include "extract/relation_verb.h"
#include "extract/words.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character

const Pattern kRepealedAfter(
    "relation.repealed_after",
    R"(^(?:中?的?(?:有关|相关|部分)(?:条款|规定|内容)|中?的?(?:关于|有关|涉及)[^,。;《》]{1,24}?的(?:规定|条款|内容|部分|要求))?)"
    R"((?:中?的?第[0-9一二三四五六七八九十百零条款项章节、和至第()]{1,40}[条款项章节)](?:中?的?(?:有关|关于|涉及)[^,。;《》]{0,30}?的?(?:规定|条款|内容|部分))?)?(?:(?:等|[0-9一二三四五六七八九十百两]+[件个部项])[^,。;《》]{0,24}?)?(?:公告|通告|令|文件|文)?(?:的?(?:规定|通知|意见|办法|决定|附件\d*(?:(?:、|和|及)附件\d+)*)(?:\([^()]*\))?)?(?:以本[^,。;《》]{1,10}为准)?)"
    R"((?:,?(?:已经?)?(?:现|自[^,。;《》]{1,30}?(?:起|日)|从[^,。;《》]{1,30}?起|于[^,。;《》]{1,20}?(?:日|月|年|底)起?))?,?)"
    R"((?:已经|已|同时|同步|即行|即|予以|均|一并|全部|一律|也|亦|相应|正式|自行|自动|自然|宣布|到期|期满|后)*)"
    R"((?:废止|失效|停止执行|停止施行|停止使用|停止适用|不再执行|不再施行|不再有效|不再适用|作废|终止执行|终止施行|终止实施|自行终止|)"
    R"(予以撤销|[被由]本[^,。;《》]{1,12}(?:代替|替代|取代)|(?:执行|施行|实施)(?:至|到)[^,。;《》]{1,20}止))",
    "the list ceases to hold",
    {"同时废止",
     "3件省政府规章予以废止",
     "三部规章,予以废止",
     "自2018年1月1日起失效",
     "等3件文件予以废止",
     "的通知(平政〔2010〕1号)同时停止执行",
     "公告同时废止",
     "到期后自动失效",
     "同时作废",
     "附件1、附件3废止",
     "第一条关于收费的规定同时废止",
     "已于2019年1月1日废止",
     "以本通知为准,不再执行",
     "执行至2020年6月30日止",
     "被本办法代替",
     "宣布失效",
     "不再适用",
     "第三条、第五条第二款第(三)项停止执行",
     "中第九条同时废止",
     "有关条款同时废止",
     "中关于电价的规定停止执行"},
    {"与本办法不一致的,以本办法为准", "继续有效", "施行后,原规定废止", "已于2019年施行,同时废止", "有效期至2025年止",
     "撤销许可", "被新办法代替"});

bool HasAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

// ,停止执行市政府: whether the last clause of `gap` holds a verb whose object is the reference behind it.
bool RepealsNext(std::string_view gap, size_t clause) {
  for (size_t at = gap.size(); at > clause; at -= GlyphBefore(gap, at).size()) {
    size_t length = 0;
    if (RelationVerbBefore(gap, at, length) == RelationVerb::kRepeals) return Reaches(gap.substr(at));
  }
  return false;
}

}  // namespace

bool IsRepealedAfter(std::string_view behind, bool to_next) {
  re2::StringPiece groups[1];
  if (!kRepealedAfter.MatchAt(behind, 0, groups)) return false;
  const size_t length = groups[0].size();
  const size_t comma = behind.rfind(',');
  if (to_next && comma != behind.npos && comma < length && RepealsNext(behind, comma)) return false;
  // 自2020年1月1日起执行至2022年12月31日止: how long it holds, not that it ends.
  const std::string_view words = behind.substr(0, length);
  if (words.ends_with("止") && !words.ends_with("废止") && !words.ends_with("终止") && HasAny(words, {"自", "从"}))
    return false;
  const std::string_view rest = behind.substr(length);
  for (std::string_view word : {"前", "后", "的", "时", "之", "或者修改"})  // 废止前, 废止的: no act of this document
    if (rest.starts_with(word)) return false;
  // 予以撤销登记, 作废票据: what ends is another thing.
  const bool needs_end = words.ends_with("撤销") || words.ends_with("作废");
  return !needs_end || rest.empty() || GlyphAt(rest, 0).size() == 1 || rest.starts_with("、") || rest.starts_with("”");
}

bool IsOnlyProposed(std::string_view before) {
  if (before.starts_with("经")) return false;  // 经报请市政府同意决定废止: what was asked for is done
  if (HasAny(before, {"提请", "报请", "建议", "提议"})) return true;
  constexpr std::string_view kMeans = "拟";
  for (size_t at = before.find(kMeans); at != before.npos; at = before.find(kMeans, at + kMeans.size())) {
    const std::string_view next = GlyphAt(before, at + kMeans.size()), last = at ? GlyphBefore(before, at) : "";
    const bool drafts = next == "定" || next == "订" || next == "制" || next == "稿" || next == "写";
    if (!drafts && last != "模" && last != "虚" && last != "草") return true;
  }
  return false;
}

bool EndsWhatItProvides(std::string_view verb, std::string_view behind) {
  if (verb.find("不再") != verb.npos) return behind.starts_with("中");
  if (!verb.ends_with("撤销")) return false;
  if (behind.starts_with("第")) return HasAny(behind.substr(0, 20 * kGlyph), {"规定", "设定", "确定"});
  for (std::string_view word : {"的", "中", "所", "规定", "设", "确定", "批", "核", "授予", "认定", "项下"})
    if (behind.starts_with(word)) return true;
  return false;
}

}  // namespace liye
