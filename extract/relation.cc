#include "extract/relation.h"

#include <algorithm>

#include "extract/bare_name.h"
#include "extract/pattern.h"
#include "extract/relation_head.h"
#include "extract/relation_item.h"
#include "extract/relation_list.h"
#include "extract/relation_reason.h"
#include "extract/relation_repeal.h"
#include "extract/relation_row.h"
#include "extract/relation_verb.h"
#include "extract/words.h"
#include "parser/clean_text.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character
constexpr size_t kReach = 240;

// All of these are asked of the text right behind a list of references.
const Pattern kIssued(
    "relation.issued",
    R"(^(?:现(?:将其|予以?|正式|全文|公开|重新|一并)*(?:印发|转发|公布|发布|颁布|下达|下发)|)"
    R"((?:印发|转发|下发|发|批转)给?你(?:们|单位|部|省|市|区|县|局|委|厅|院)|予以?(?:印发|公布|发布|转发|公告)))",
    "this document carries the list: the act itself",
    {"现印发给你们", "转发你单位", "现予公布", "予以公布", "印发给你们"}, {"印发以来", "现将有关", "予以支持"});

const Pattern kIssuedNext("relation.issued_next", R"(^。现(?:将其|予以?)?(?:印发|转发|公布|发布|下发|下达))",
                          "the next sentence carries the list", {"。现印发给你们", "。现予印发"},
                          {"。现就有关事项通知如下"});

const Pattern kSentAfter("relation.sent_after", R"(^[^。;《》]{0,40}?(?:印发|转发|公布|发布|下发|下达|颁布|公告))",
                         "现将 … 印发", {"印发给你们", "等文件一并转发", "(试行)予以公布"}, {"纳入年度计划"});

const Pattern kChangedAfter(
    "relation.changed_after",
    R"(^[^。;《》]{0,60}?(?:(?:进行|作|做|作出|予以)(?:了|出|如下|以下|相应|适当|部分)*(?:修改|修订|修正|补充|调整)|)"
    R"((?:修改|修订|调整|更名|变更)为|改为))",
    "对 or 将 … changed", {"作如下修改", "第三条修改为", "进行了修订", "中的“工商局”改为“市场监管局”"},
    {"进行宣传", "纳入考核"});

const Pattern kPartAfter("relation.part_after",
                         R"(^[”"]?(?:中的?)?(?:第[^,。;《》]{1,15}[条款项章]|附件|附表|标题|名称|增加|新增|删去|删除))",
                         "a part of what this document amends", {"第三条第一款", "附件2", "增加一条", "中第七条"},
                         {"的规定", "已经印发"});

const Pattern kListChanged("relation.list_changed", R"(^等[^,。;《》]{1,20}(?:修订|修改)(?:[(,]|$))",
                           "the end of a list of what is revised", {"等12项地方标准修订(附件1)"},
                           {"等3项标准的修订工作"});

const Pattern kStandardsAfter("relation.standards_after", R"(^(?:等\d*项|\d+项)[^,。;:《》()]{0,20}(?:标准|规范|规程))",
                              "so many standards, named by the first", {"等586项行业标准", "1项石化行业标准修改单"},
                              {"等标准", "3项任务"});

const Pattern kSheetAfter("relation.sheet_after",
                          R"(^(?:等\d*项|\d+项)?[^,。;:《》()]{0,20}(?:标准|规范)(?:第\d+号)?修改(?:通知)?单)",
                          "an amendment to the standard", {"等3项通信行业标准修改单", "国家标准第1号修改单"},
                          {"等3项标准,修改单另发", "的修改"});

const Pattern kGuideAfter(
    "relation.guide_after",
    R"(^(?:等[^,。;《》]{0,12})?(?:精神|要求)?为[^,。;《》]{0,4}(?:指导|依据|遵循|准|引领|统领|纲领|指南|指引|基础))",
    "以 … 为指导", {"为指导", "等文件精神为根本遵循", "为行动纲领"}, {"作为附件"});

const Pattern kCarriedOutAfter("relation.carried_out_after",
                               R"(^(?:等[^,。;《》]{0,8})?的?(?:贯彻|落实|落地(?:落实|见效|生根)))",
                               "behind it that it is carried out", {"的贯彻落实", "等文件落实", "落地见效"},
                               {"的宣传"});

const Pattern kTaskAfter("relation.task_after",
                         R"(^(?:所?(?:提出|确定|明确|部署|规定))的[^。;《》]{0,60}(?:任务|目标|要求))",
                         "完成《…》提出的任务: it is carried out", {"提出的2020年建成的建设任务", "确定的各项目标"},
                         {"提出的修订", "的任务"});

const Pattern kActAfter("relation.act_after", R"(^的?(?:[^,。;《》]{0,6})?(?:办法|细则|规定|条例|意见|方案|计划|办法))",
                        "实施《…》办法: an act that carries another one out", {"办法", "的实施意见", "的若干规定"},
                        {"以来"});

const Pattern kNoticeAfter(
    "relation.notice_after",
    R"(^(?:的|等[^,。;《》]{0,12}的)?(?:紧急|补充)?(?:通知|公告|通告|决定|意见|函|令|批复|命令))",
    "关于印发《…》的通知", {"的通知", "等三个文件的通知"}, {"以来,"});

// What a sentence may say, by the characters it holds; spares patterns that cannot match.
enum Hint : uint32_t { kEnds = 1, kIssues = 2, kChanges = 4, kCarriesOut = 8 };

// The hints of `text` up to where its sentence ends, and that place.
uint32_t ReadHints(std::string_view text, size_t& end) {
  uint32_t hints = 0;
  size_t i = 0;
  for (; i < text.size(); i += GlyphLength(text, i)) {
    const unsigned char lead = text[i];
    if (lead == ';' || lead == '!' || lead == '?') break;
    if (lead < 0xe3 || lead > 0xe9 || i + 2 >= text.size()) continue;
    const std::string_view glyph = text.substr(i, kGlyph);
    if (glyph == "。") break;
    if (glyph == "废" || glyph == "失" || glyph == "停" || glyph == "不" || glyph == "终" || glyph == "撤" ||
        glyph == "止" || glyph == "替" || glyph == "取")
      hints |= kEnds;
    else if (glyph == "现" || glyph == "予" || glyph == "你")
      hints |= kIssues;
    else if (glyph == "修" || glyph == "改")
      hints |= kChanges;
    else if (glyph == "贯" || glyph == "落")
      hints |= kCarriesOut;
  }
  end = std::min(i, text.size());
  return hints;
}

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

// Where the clause begins that ends at `at`: behind , ; : 。 or an open bracket.
size_t SegmentBegin(std::string_view text, size_t left, size_t at) {
  const size_t limit = at > left + kReach ? at - kReach : left;
  size_t i = at;
  while (i > limit) {
    const std::string_view glyph = GlyphBefore(text, i);
    if (glyph == ")") {
      const size_t open = text.rfind('(', i - 1);
      if (open == text.npos || open < limit) break;
      i = open;
      continue;
    }
    const bool joined = glyph == "," && JoinsOn(text.substr(i));  // 落实法律法规要求，以及《…》
    if (!joined && std::string_view(",;:。!?(").find(glyph) != std::string_view::npos) break;
    i -= glyph.size();
  }
  return i;
}

bool MatchesAt(const Pattern& pattern, std::string_view text, size_t& length) {
  re2::StringPiece groups[1];
  if (!pattern.MatchAt(text, 0, groups)) return false;
  length = groups[0].size();
  return true;
}

bool MatchesAt(const Pattern& pattern, std::string_view text) {
  size_t length = 0;
  return MatchesAt(pattern, text, length);
}

bool HasAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
}

// 《…》已经市政府同意，现印发给你们: whether the sentence goes on to issue what it began with.
bool IsIssuedAfter(std::string_view behind) {
  constexpr size_t kFarthest = 100 * kGlyph;
  for (size_t i = 0; i < std::min(behind.size(), kFarthest); i += GlyphLength(behind, i)) {
    const std::string_view glyph = GlyphAt(behind, i);
    if (glyph == "将" || glyph == "《" || glyph == "》") return false;
    const bool may = glyph == "现" || glyph == "予" || glyph == "印" || glyph == "转" || glyph == "下" ||
                     glyph == "发" || glyph == "批";
    if (may && MatchesAt(kIssued, behind.substr(i))) return true;
  }
  return false;
}

// 《…》已经国务院同意，请认真贯彻落实.
bool IsApprovedToCarryOut(std::string_view behind) {
  constexpr size_t kLongestApprover = 30 * kGlyph;
  if (!behind.starts_with("已") && !behind.starts_with("经")) return false;
  size_t agreed = behind.find("同意");
  if (agreed == behind.npos) agreed = behind.find("批准");
  if (agreed == behind.npos || agreed > kLongestApprover) return false;
  const size_t asks = behind.find("请", agreed);
  return asks != behind.npos && HasAny(behind.substr(asks), {"贯彻", "落实", "遵照执行"});
}

bool IsItem(const BlockText& block) { return block.block->opens_clause || LabelLength(block.text()) > 0; }

// 建议市政府:废止《甲》, 拟报市政府审定,废止《甲》: the clause whose mark at `mark` stands right before another one; empty
// where it gives grounds or says that the matter was decided.
std::string_view ClauseBefore(std::string_view text, size_t left, size_t mark) {
  if (text[mark] != ',' && text[mark] != ':') return {};
  const size_t begin = SegmentBegin(text, left, mark);
  const std::string_view clause = text.substr(begin, mark - begin);
  return HasAny(clause, {"根据", "按照", "依据", "同意", "批准", "决定", "通过", "研究"}) ? std::string_view() : clause;
}

bool IsBasedOnBefore(std::string_view text) {
  size_t length = 0;
  return RelationVerbBefore(text, text.size(), length) == RelationVerb::kBasedOn;
}

bool IsHead(const BlockText& block) {
  return block.block->role == BlockRole::kHeader || block.block->role == BlockRole::kMetadata ||
         block.block->role == BlockRole::kChrome;
}

}  // namespace

void RelationReader::Begin(const Document& document) {
  inherited_ = announced_ = suspended_ = Relation::kCites;
  list_parent_ = kNone;
  title_.clear();
  announces_ = document.document_type.value == "公告" || document.number.value.find("公告") != std::string::npos;
  const std::string& title = document.title.value;
  if (!HasAny(title, {"印发", "发布", "公布", "转发"})) return;
  CleanText clean;
  clean.Assign(title, {0, static_cast<uint32_t>(title.size())});
  title_ = clean.text();
}

void RelationReader::Pass(const BlockText& block) {
  const std::string_view text = block.text();
  if (text.empty() || IsAnnexMark(text) || IsColumnRow(text)) return;
  if (block.is_cell()) {
    if (IsHeadingRow(block) && IsAboutValidity(text))
      inherited_ = ListHeadRelation(text), announced_ = Relation::kCites;
    return;
  }
  const Relation head = ListHeadRelation(text);
  if (head == Relation::kCites && inherited_ != Relation::kCites && IsItem(block) && IsBareItem(text)) return;
  if (inherited_ != Relation::kCites) suspended_ = inherited_;
  if (suspended_ != Relation::kCites && IsAboutValidity(text) && !SaysHowToChange(text)) suspended_ = Relation::kCites;
  inherited_ = head;
  announced_ = AnnouncedRelation(text);
}

// Whether `block` belongs to an item beside the last one of the list.
bool RelationReader::IsSibling(const BlockText& block) const {
  const auto& clauses = block.document->clauses;
  const size_t clause = static_cast<size_t>(block.block->clause);
  return block.block->clause != kNone && clause < clauses.size() && clauses[clause].parent == list_parent_;
}

bool RelationReader::NamedByTitle(std::string_view text, const Reference& reference) const {
  const std::string_view name = text.substr(reference.title_begin, reference.title_end - reference.title_begin);
  return !name.empty() && title_.find(name) != title_.npos;
}

Relation RelationReader::Inherited(const BlockText& block, std::span<const Reference> references) const {
  const std::string_view text = block.text();
  const Reference& first = references.front();
  const Relation above = inherited_ == Relation::kCites ? announced_ : inherited_;
  if (!block.is_cell()) {
    if (above == Relation::kCites && suspended_ == Relation::kCites) return Relation::kCites;
    if (!BeginsWithName(text, first)) return Relation::kCites;
    if (inherited_ != Relation::kCites) return inherited_;
    // A sentence is no heading, and a line that is no item parts a list: then only a plain name is an item.
    if (!IsPlainItem(text, first, references.back())) return Relation::kCites;
    if (announced_ != Relation::kCites && IsItem(block)) return announced_;
    return IsSibling(block) ? suspended_ : Relation::kCites;
  }
  const Relation relation = RowVerdict(block).value_or(above);
  if (relation == Relation::kCites || StandsInReasonColumn(block)) return Relation::kCites;
  const bool reason = TellsReason(text.substr(0, first.begin), text.substr(std::min(first.end, text.size())));
  return reason ? Relation::kCites : relation;
}

void RelationReader::Read(const BlockText& block, std::span<Reference> references) {
  const std::string_view text = block.text();
  const Relation inherited = Inherited(block, references);
  const bool sibling = IsSibling(block);  // of the last item, before this one is it
  if (inherited != Relation::kCites && !block.is_cell() && block.block->clause != kNone &&
      static_cast<size_t>(block.block->clause) < block.document->clauses.size())
    list_parent_ = block.document->clauses[static_cast<size_t>(block.block->clause)].parent;
  MarkAmending(text, references);
  Relation opened = Relation::kCites;  // by words before a colon: 现决定废止以下文件:《甲》;《乙》
  for (size_t i = 0, next; i < references.size(); i = next) {
    size_t last = LastOfList(text, references, i, next);
    const std::string_view ahead = text.substr(0, references[i].begin);
    // 根据《甲》,《乙》同时废止: what the comma parts is no list.
    if (last > i && IsBasedOnBefore(ahead) && IsRepealedAfter(text.substr(std::min(references[last].end, text.size()))))
      for (size_t k = i; k < last; ++k)
        if (StartsAt(text, references[k].end, ",")) last = k, next = k + 1;
    const size_t left = i == 0 ? 0 : std::min(references[i - 1].end, references[i].begin);
    const size_t right = next == references.size() ? text.size() : references[next].begin;
    Relation relation = Govern(block, references[i], references[last].end, left, right);
    const std::string_view gap = text.substr(left, references[i].begin - left);
    const bool next_item = i > 0 && (BeginsNextItem(gap) || (references[i].named && BeginsRow(gap)));
    // 平川市人民政府批转市劳动局关于…的通知 is the name of an item.
    const bool open = relation == Relation::kCites || (relation == Relation::kForwards && references[i].named);
    if (open && inherited != Relation::kCites && (i == 0 || next_item)) relation = inherited;
    if (const Relation opens = OpenedRelation(text, left, references[i]); opens != Relation::kCites)
      opened = opens;
    else if (!next_item)
      opened = Relation::kCites;
    if (open && opened != Relation::kCites) relation = opened;
    for (size_t k = i; k < next; ++k)
      references[k].relation = references[k].amending && k > i ? Relation::kCites : relation;
    // 《甲》等3项标准和《乙》等2项标准修改单: the sheet amends what stands behind the first count only.
    const std::string_view behind = text.substr(std::min(references[last].end, text.size()));
    for (size_t k = last; k-- > i && relation == Relation::kAmends && MatchesAt(kSheetAfter, behind);) {
      if (!MatchesAt(kStandardsAfter, text.substr(std::min(references[k].end, text.size())))) continue;
      relation = Govern(block, references[i], references[k].end, left, references[k + 1].begin);
      for (size_t j = i; j <= k; ++j) references[j].relation = relation;
    }
  }
  // 二、对《甲》等2件规章予以修改, below what is repealed: another act of this document ends the list.
  const Relation own = references.front().relation;
  const bool ends = !block.is_cell() && !sibling && inherited != Relation::kCites && own != inherited &&
                    (own == Relation::kAmends || own == Relation::kRepeals);
  if (ends) inherited_ = suspended_ = Relation::kCites;
  if (inherited == Relation::kCites || ends) Pass(block);
}

// The relation of the list from `first` to `end`, its neighbours ending at `left` and beginning at `right`.
Relation RelationReader::Govern(const BlockText& block, const Reference& first, size_t end, size_t left,
                                size_t right) const {
  const std::string_view text = block.text();
  size_t begin = first.begin;
  std::string_view rest = end <= right ? text.substr(end, std::min(right - end, 2 * kReach)) : std::string_view();
  while (rest.starts_with("”") || rest.starts_with("\"")) rest.remove_prefix(GlyphLength(rest, 0));
  size_t stop = 0;
  const uint32_t hints = ReadHints(rest, stop);
  const std::string_view behind = rest.substr(0, stop);
  while (begin > left && HasAny(GlyphBefore(text, begin), {"“", "\"", "‘"})) begin -= GlyphBefore(text, begin).size();
  const size_t segment = SegmentBegin(text, left, begin);
  const std::string_view before = text.substr(segment, begin - segment);

  const bool to_next = right < text.size() && stop == rest.size() && right - end < 2 * kReach;
  if ((hints & kEnds) && IsRepealedAfter(behind, to_next)) {
    if (IsBasedOnBefore(before)) return Relation::kBasedOn;  // 依据《…》废止
    if (IsOnlyProposed(before)) return Relation::kCites;
    return IsPassiveBefore(before) || before.ends_with("违反") ? Relation::kCites : Relation::kRepeals;
  }
  if (hints & kChanges) {
    const bool moved = EndsWithAny(before, {"将", "对", "把"}) || HasAny(before, {"现将"});
    if (moved && MatchesAt(kChangedAfter, behind)) return Relation::kAmends;
    if (behind.starts_with("等") && MatchesAt(kListChanged, behind)) return Relation::kAmends;
  }
  if (EndsWithAny(before, {"删去", "删除"}) && MatchesAt(kPartAfter, behind)) return Relation::kAmends;
  if ((hints & kChanges) && MatchesAt(kSheetAfter, behind)) return Relation::kAmends;
  if (EndsWithAny(before, {"批准", "批准发布", "批准公布"}) && MatchesAt(kStandardsAfter, behind) &&
      (announces_ || HasAny(rest, {"现予公布", "现予以公布", "现予发布"})))
    return Relation::kForwards;
  for (size_t at = before.size(); at > 0; at -= GlyphBefore(before, at).size()) {
    size_t length = 0;
    const RelationVerb verb = RelationVerbBefore(before, at, length);
    if (verb == RelationVerb::kNone) continue;
    const std::string_view tail = before.substr(at), lead = before.substr(0, at - length);
    if (IsAttribute(tail) || MakesNoun(verb, tail)) continue;
    if (verb == RelationVerb::kBasedOn) return Relation::kBasedOn;
    if (!Reaches(tail)) continue;
    if (verb == RelationVerb::kBasedOnNext)
      return EndsWithAny(lead, {"停止", "不再"}) ? Relation::kRepeals : Relation::kBasedOn;
    if (verb == RelationVerb::kAmends) return Relation::kAmends;
    if (verb == RelationVerb::kForwards) return Relation::kForwards;
    if (verb == RelationVerb::kRepeals) {
      const bool in_part = EndsWhatItProvides(before.substr(at - length, length), behind);
      // 不废止, 拟废止, 对应当废止《…》的情形: no act of this document.
      const bool no_act = EndsWithAny(lead, {"不", "未", "没有", "应当", "需要", "可以", "有权"}) ||
                          IsOnlyProposed(lead) ||
                          (lead.empty() && segment > left && IsOnlyProposed(ClauseBefore(text, left, segment - 1)));
      return in_part || no_act ? Relation::kCites : Relation::kRepeals;
    }
    if (verb == RelationVerb::kIssue) {
      const bool about = lead.ends_with("关于");
      size_t genre = 0;
      const bool notice = MatchesAt(kNoticeAfter, behind, genre);
      const bool title_line = about && notice && (genre == behind.size() || behind[genre] == '_');
      if (title_line || (IsHead(block) && (about || notice))) return Relation::kForwards;
      if (NamedByTitle(text, first)) return Relation::kForwards;
      if (about) continue;
    }
    if (verb == RelationVerb::kCites && before.substr(at - length, length).ends_with("实施") &&
        MatchesAt(kActAfter, behind))
      return Relation::kBasedOn;
    if (verb == RelationVerb::kCites && before.substr(at - length, length).ends_with("完成") && tail.empty() &&
        MatchesAt(kTaskAfter, behind))
      return Relation::kBasedOn;
    break;
  }
  // 《…》的通知 at the head, below …关于印发; 《…》 alone in the list of attachments
  if (before.empty() && NamedByTitle(text, first) &&
      (behind.empty() ? rest.empty() : IsHead(block) && MatchesAt(kNoticeAfter, behind)))
    return Relation::kForwards;
  if (HasAny(before, {"现将"}) || before.ends_with("将")) {
    if (MatchesAt(kSentAfter, behind)) return Relation::kForwards;
  }
  if ((hints & kIssues) && IsIssuedAfter(behind)) return Relation::kForwards;
  if (rest.substr(stop).starts_with("。现") && MatchesAt(kIssuedNext, rest.substr(stop))) return Relation::kForwards;
  if (first.target) {
    static const WordList objects{"将", "把", "对", "在", "删去", "删除"};
    if (objects.Before(before, before.size()) || MatchesAt(kPartAfter, behind)) return Relation::kAmends;
    if ((hints & kChanges) && MatchesAt(kChangedAfter, behind)) return Relation::kAmends;
  }
  if (before.ends_with("以") && MatchesAt(kGuideAfter, behind)) return Relation::kBasedOn;
  if ((hints & kCarriesOut) && (MatchesAt(kCarriedOutAfter, behind) || IsApprovedToCarryOut(behind)))
    return Relation::kBasedOn;
  if (before.empty() && begin == LabelLength(text) && ChangesItself(behind)) return Relation::kAmends;
  return Relation::kCites;
}

}  // namespace liye
