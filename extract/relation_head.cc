#include "extract/relation_head.h"

#include <algorithm>

#include "extract/pattern.h"
#include "extract/relation_list.h"
#include "extract/words.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character
constexpr size_t kLongestHead = 100 * kGlyph;

const Pattern kListHead("relation.list_head", R"((?:下列|以下|如下|目录|清单)[^。;]*[::]?$)", "an enumeration follows",
                        {"决定废止下列文件:", "废止的规范性文件目录"}, {"下列行为。由市政府处理"});

const Pattern kHeadOfActs(
    "relation.head_of_acts",
    R"(^(?:[^,。;:《》()]{0,20}?(?:政府|办公厅|办公室|委员会|局|厅|委))?(?:决定|宣布|予以|应予|已经?|现)*(?:废止|失效|停止执行|作废|修改|修订)(?:(?:和|与|及|或|或者|、|以及)(?:决定|宣布|予以)*(?:废止|失效|停止执行|作废|修改|修订))*)"
    R"((?:的[^,。;:《》()]{0,20}(?:文件|法规|规章|规定|办法|通知|政策|标准)|[^,。;:《》()]{0,20}(?:文件|法规|规章|政策|标准)\(?)"
    R"((?:共|计)*[0-9一二三四五六七八九十百]+[件个部项]\)?)(?:\([^()]*\))?[::]?$)",
    "a heading that names the acts below it",
    {"废止的规范性文件(1件)", "市政府决定废止的行政规范性文件", "决定予以废止的市政府文件", "宣布失效文件(3件)",
     "废止文件3件"},
    {"废止的规范性文件已经公布", "关于废止文件的说明", "废止文件"});

const Pattern kHeadOfOneWord(
    "relation.head_of_one_word",
    R"(^(?:决定|宣布|予以)*(?:废止|失效|作废|停止执行|修改)(?:类|部分|的)?(?:\(?(?:共|计)*[0-9一二三四五六七八九十百]+[件个部项]\)?)?[::]?$)",
    "a heading of one word above what is repealed or amended", {"废止", "修改(2件):", "宣布失效"},
    {"废止办法", "修改条款"});

const Pattern kMixed(
    "relation.head_of_several",
    R"((?:废止|失效|停止执行|作废)的?(?:[0-9]+[件个部项])?(?:、|和|及|与|或|或者|以及|,)(?:并|对|决定|予以|宣布)*(?:修改|修订|保留|继续有效)|)"
    R"((?:修改|修订)的?(?:[0-9]+[件个部项])?(?:、|和|及|与|或|或者|以及|,)(?:并|对|决定|予以|宣布)*(?:废止|失效|停止执行|作废))",
    "what is repealed and what is amended, told together", {"废止1件、修改1件", "修改和废止"},
    {"修改后的规定。废止", "根据修订后的要求,废止"});

const Pattern kAnnounced(
    "relation.announced",
    R"((?:[0-9一二三四五六七八九十百]+[件个部项]|下列|以下|上述|附件|附表|下表|目录|部分)[^。;]*(?:予以废止|宣布失效|停止执行|废止|失效)[^。;,]{0,4}。?$|)"
    R"((?:决定|现将?|予以|宣布)(?:废止|失效|停止执行)(?:下列|以下|附件|附表|下表)?(?:所列|中)?(?:的?[0-9一二三四五六七八九十百]+[件个部项])?[^,。;《》]{0,20}。?$)",
    "so many acts are repealed; a table names them", {"决定对2件规范性文件予以废止。", "决定废止2件规范性文件。"},
    {"决定对2件规范性文件予以修改。", "加强管理"});

bool HasAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

bool Finds(const Pattern& pattern, std::string_view text) {
  re2::StringPiece groups[1];
  return pattern.Find(text, 0, groups);
}

// What is only meant, asked or told in general: 拟废止, 继续有效, 有下列情形之一, 关于废止…的说明.
bool IsNoAct(std::string_view text) {
  if (HasAny(text, {"拟", "建议", "不予", "暂不", "继续有效", "继续执行", "继续实施", "保留", "情形", "之一"}))
    return true;
  while (text.ends_with(":") || text.ends_with("。")) text.remove_suffix(GlyphBefore(text, text.size()).size());
  for (std::string_view word : {"说明", "解读", "起草", "意见稿"})
    if (text.ends_with(word)) return true;
  return false;
}

// What the words of `text` do to acts; kCites when they do nothing or several things.
Relation DeedOf(std::string_view text) {
  const bool repeals = HasAny(text, {"废止", "失效", "停止执行", "作废"});
  const bool amends = !repeals && HasAny(text, {"修改", "修订"});
  if ((!repeals && !amends) || IsNoAct(text) || Finds(kMixed, text)) return Relation::kCites;
  return repeals ? Relation::kRepeals : Relation::kAmends;
}

// 附件2:, 一、: what stands in front of the words of a heading.
std::string_view WithoutLabel(std::string_view text) {
  constexpr std::string_view kAnnex = "附件";
  if (text.starts_with(kAnnex)) {
    text.remove_prefix(kAnnex.size());
    while (!text.empty() && text[0] >= '0' && text[0] <= '9') text.remove_prefix(1);
    if (text.starts_with(":")) text.remove_prefix(1);
  }
  text.remove_prefix(LabelLength(text));
  return text;
}

// The last sentence of `text`; empty when it is too long for a heading.
std::string_view LastSentence(std::string_view text) {
  constexpr std::string_view kStop = "。";
  const size_t end = text.ends_with(kStop) ? text.size() - kStop.size() : text.size();
  const size_t far = text.size() > kLongestHead + kStop.size() ? text.size() - kLongestHead - kStop.size() : 0;
  const size_t stop = text.substr(far, end - far).rfind(kStop);
  if (stop != text.npos) return text.substr(far + stop + kStop.size());
  return text.size() > kLongestHead ? std::string_view() : text;
}

// Whether a character of a word for what becomes of acts occurs: a cheap look at every block before the words are.
bool MayTell(std::string_view text) {
  for (size_t i = 0; i + kGlyph <= text.size(); i += GlyphLength(text, i)) {
    const std::string_view glyph = text.substr(i, kGlyph);
    if (glyph == "废" || glyph == "失" || glyph == "停" || glyph == "作" || glyph == "修" || glyph == "有" ||
        glyph == "保" || glyph == "继")
      return true;
  }
  return false;
}

bool NamesActs(std::string_view text) {
  return HasAny(text, {"文件", "法规", "规章", "规定", "办法", "通知", "政策", "标准"});
}

}  // namespace

bool IsAnnexMark(std::string_view text) { return text.starts_with("附件") && WithoutLabel(text).empty(); }

bool IsAboutValidity(std::string_view text) {
  return MayTell(text) && HasAny(text, {"废止", "失效", "停止执行", "作废", "修改", "修订", "有效", "保留", "继续"});
}

Relation ListHeadRelation(std::string_view text) {
  const bool opens = text.ends_with(":");
  if (!opens && (text.size() > kLongestHead || text.ends_with("。") || text.ends_with(";") || text.ends_with(",")))
    return Relation::kCites;
  const std::string_view tail = LastSentence(text);
  if (!MayTell(tail)) return Relation::kCites;
  const Relation deed = DeedOf(tail);
  if (deed == Relation::kCites) return deed;
  const std::string_view words = WithoutLabel(tail);
  re2::StringPiece groups[1];
  if (kHeadOfOneWord.MatchAt(words, 0, groups)) return deed;
  if (!NamesActs(tail)) return Relation::kCites;
  return Finds(kListHead, tail) || kHeadOfActs.MatchAt(words, 0, groups) ? deed : Relation::kCites;
}

Relation AnnouncedRelation(std::string_view text) {
  if (!text.ends_with("。")) return Relation::kCites;
  const std::string_view tail = LastSentence(text);
  if (!MayTell(tail) || !NamesActs(tail)) return Relation::kCites;
  if (DeedOf(tail) != Relation::kRepeals || !Finds(kAnnounced, tail)) return Relation::kCites;
  return Relation::kRepeals;
}

}  // namespace liye
